package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// decideOrg decides what happens to a ledger row.
func (b *builder) decideOrg(l *ledgerRow, first map[string]*ledgerRow, all []*ledgerRow) {
	row, r := l.planRow(), l.reader
	act := row.decided()
	if earlier := first[l.key]; earlier != nil && l.key != "" && act != AsNew {
		b.decideSecondRow(l, earlier)
		return
	}
	if act == BlankFaulty {
		b.blankOrg(l)
	}
	if l.key != "" {
		first[l.key] = l
	}
	if l.parent != "" && circles(l, all) {
		r.add(row, ParentCircle, Error, r.sp.ColumnOf(Parent), fmt.Sprintf("上级党组织写作“%s”，顺着往上会绕回自己", l.parent), "改正上级党组织")
	}
	switch {
	case row.Level() == Error:
		row.Kind = ErrorRow
		return
	case l.leave:
		row.Kind, row.Skip = Skip, SkipLeftOut
		return
	}
	known := b.knownOrg(l, act)
	if row.Level() == Conflict {
		row.Kind = ConflictRow
		return
	}
	parent := b.parentOf(l)
	if known == nil {
		row.Kind = New
		op := OrgOp{Ref: l.ref, Kind: New, Org: l.o, Parent: parent, Posts: b.linkPosts(0, l.o.Kind, l.posts)}
		op.Org.ParentID = parent.ID
		for _, u := range l.units {
			op.Units = append(op.Units, b.unitCovered(l, u))
		}
		b.fillUnit(l, &op)
		b.plan.Orgs = append(b.plan.Orgs, op)
		return
	}
	row.Match, row.MatchBy = known.ID, "name"
	b.compareOrg(l, known, parent)
}

// decideSecondRow decides about a second row of one name: one more unit of a joint branch (the national form has a row
// for each), the same again, or a clash.
func (b *builder) decideSecondRow(l, earlier *ledgerRow) {
	row, r := l.planRow(), l.reader
	same, clash := true, false
	if r == earlier.reader {
		for i := range r.sp.Columns {
			c := &r.sp.Columns[i]
			mine, theirs := row.Values[i], earlier.planRow().Values[i]
			if !c.Stored || mine == theirs || mine == "" {
				continue
			}
			same = false
			clash = clash || c.Field != Units && c.Field != UnitKind && c.Field != UnitStaff
		}
	} else {
		clash = !slices.Equal(l.units, earlier.units)
	}
	switch {
	case same && !clash && len(l.units) > 0 && len(earlier.units) > 0 && !slices.Equal(l.units, earlier.units), !same && !clash:
		b.joinUnits(l, earlier)
		row.Kind, row.Skip = Skip, SkipJoined
	case same:
		r.add(row, DuplicateInFile, Warning, -1, fmt.Sprintf("与第 %d 行是同一个党组织，内容相同，只导入一次", earlier.ref.Row), "不用处理")
		row.Kind, row.Skip = Skip, SkipDuplicate
	default:
		r.add(row, DuplicateInFile, Conflict, r.sp.ColumnOf(Name), fmt.Sprintf("第 %d 行已有%s，两行内容不一样", earlier.ref.Row, l.o.Name), "比对两行，不要的一行选“不导入”")
		row.Kind = ConflictRow
	}
}

// joinUnits adds the units of a continuing row to the operation of the row that it continues.
func (b *builder) joinUnits(l, earlier *ledgerRow) {
	for i := range b.plan.Orgs {
		op := &b.plan.Orgs[i]
		if op.Ref != earlier.ref {
			continue
		}
		for _, u := range l.units {
			if !slices.ContainsFunc(op.Units, func(x UnitOp) bool { return orgKey(x.Unit.Name) == orgKey(u) }) && !b.covers(op.Org.ID, u) {
				op.Units = append(op.Units, b.unitCovered(l, u))
			}
		}
	}
}

// blankOrg empties the fields in error, as the user decided.
func (b *builder) blankOrg(l *ledgerRow) {
	row := l.planRow()
	for i := range row.Problems {
		q := &row.Problems[i]
		if q.Level != Error || q.Code == MissingName {
			continue
		}
		q.Level, q.Fix, q.Blank = Warning, "已选择先留空", true
		switch q.Field {
		case SetUpOn, ApprovedOn, TermStart, TermEnd:
			*orgDate(&l.o, q.Field) = ""
		}
		if c := l.reader.sp.ColumnOf(q.Field); c >= 0 {
			row.Values[c] = ""
		}
	}
}

// circles reports whether a row's superiors within the ledger lead back to it.
func circles(l *ledgerRow, all []*ledgerRow) bool {
	at := l.parent
	for range len(all) + 1 {
		if at == l.key {
			return true
		}
		i := slices.IndexFunc(all, func(x *ledgerRow) bool { return x.key == at })
		if i < 0 || all[i].parent == "" {
			return false
		}
		at = all[i].parent
	}
	return true
}

// knownOrg finds the organisation that a row is about; nil for a new one. A name that nearly is a known one becomes
// a conflict.
func (b *builder) knownOrg(l *ledgerRow, act Action) *model.Org {
	x, row := b.index, l.planRow()
	if act == UpdateExisting {
		if i, ok := x.orgAt[row.Decision.Member]; ok {
			return &b.known.Orgs[i]
		}
	}
	if i, ok := x.orgByName[l.key]; ok {
		return &b.known.Orgs[i]
	}
	if i, ok := x.orgByName[b.withoutCommittee(l.key)]; ok {
		return &b.known.Orgs[i]
	}
	if i := b.committeeNamed(l.key); i >= 0 && l.o.Kind == model.CommitteeOrg {
		return &b.known.Orgs[i]
	}
	if act == AsNew {
		return nil
	}
	if i, ok := x.orgByCore[orgCore(l.key)]; ok && i >= 0 {
		k := &b.known.Orgs[i]
		l.reader.add(row, BranchSimilar, Conflict, l.reader.sp.ColumnOf(Name), fmt.Sprintf("名称写作“%s”，已有“%s”，像是同一个", l.key, k.Name), "指定是同一个，还是另建一个")
		rv := Rival{Member: k.ID}
		for c := range l.reader.sp.Columns {
			if f := l.reader.sp.Columns[c].Field; l.reader.sp.Columns[c].Stored {
				rv.Fields = append(rv.Fields, Change{f, b.orgValue(k, f), row.Values[c]})
			}
		}
		row.Rivals = append(row.Rivals, rv)
	}
	return nil
}

// ownCommittee is how ledgers, ours too, write the committee whose ledger it is.
const ownCommittee = "本党委"

// committeeNamed finds the committee itself under a name that its own contains, or that contains its own: a ledger
// writes 民办教育行业综合党委 for 某某区民办教育行业综合党委. -1 when it is not that.
func (b *builder) committeeNamed(key string) int {
	if !strings.HasSuffix(key, "党委") && !strings.HasSuffix(key, "委员会") {
		return -1
	}
	for i := range b.known.Orgs {
		o := &b.known.Orgs[i]
		name := orgKey(o.Name)
		if o.Kind == model.CommitteeOrg && o.ParentID == 0 && (key == ownCommittee || strings.Contains(name, key) || strings.Contains(key, name)) {
			return i
		}
	}
	return -1
}

// parentOf finds the superior organisation; zero when none is named or it is not known (the committee then).
func (b *builder) parentOf(l *ledgerRow) BranchRef {
	if l.parent == "" {
		return BranchRef{}
	}
	if i, ok := b.index.orgByName[l.parent]; ok {
		return BranchRef{ID: b.known.Orgs[i].ID, Name: b.known.Orgs[i].Name}
	}
	if name := b.ledger[l.parent]; name != "" {
		return BranchRef{Name: name}
	}
	if i := b.committeeNamed(l.parent); i >= 0 {
		return BranchRef{ID: b.known.Orgs[i].ID, Name: b.known.Orgs[i].Name}
	}
	if name := orgKey(b.known.Committee.Name); l.parent == ownCommittee || name != "" && (strings.Contains(name, l.parent) || strings.Contains(l.parent, name)) || len(b.known.Orgs) == 0 && strings.HasSuffix(l.parent, "党委") {
		return BranchRef{}
	}
	l.reader.add(l.planRow(), ParentUnknown, Warning, l.reader.sp.ColumnOf(Parent), fmt.Sprintf("上级党组织“%s”不在文件里，也不在数据文件里，先放在党委下面", l.parent), "补上这个上级，或导入后调整")
	return BranchRef{}
}

// unitNamed is the known unit of a name, or a new one.
func (b *builder) unitNamed(name string) model.Unit {
	if i, ok := b.index.unitByName[orgKey(name)]; ok {
		return b.known.Units[i]
	}
	return model.Unit{Name: orgName(name), Staff: -1}
}

func (b *builder) covers(org int64, unit string) bool {
	for _, i := range b.index.coversOf[org] {
		if b.unitName(b.known.Covers[i].UnitID) == orgKey(unit) {
			return true
		}
	}
	return false
}

func (b *builder) unitName(id int64) string {
	return orgKey(b.unitCalled(id))
}

// unitCalled is the name of a known unit, "" for none.
func (b *builder) unitCalled(id int64) string {
	if i, ok := b.index.unitAt[id]; ok {
		return b.known.Units[i].Name
	}
	return ""
}

// linkPosts finds the members who hold the posts: by name within the branch, or within the whole committee for an
// organisation above the branches; only where one member has the name.
func (b *builder) linkPosts(org int64, kind model.OrgKind, posts []PostOp) []PostOp {
	out := slices.Clone(posts)
	for p := range out {
		found, n := int64(0), 0
		first, ok := b.index.memberByName[model.FoldSpelling(out[p].Name)]
		for i := first; ok && i >= 0; i = b.index.memberNext[i] {
			m := &b.known.Members[i]
			if m.ClosedOn == "" && (m.BranchID == org && org != 0 || !kind.IsBranch()) {
				found, n = m.ID, n+1
			}
		}
		if n == 1 {
			out[p].MemberID = found
		}
	}
	return out
}
