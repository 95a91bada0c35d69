package intake

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// compareOrg finds what a row changes in a known organisation under the policy.
func (b *builder) compareOrg(l *ledgerRow, known *model.Org, parent BranchRef) {
	row, r := l.planRow(), l.reader
	op := OrgOp{Ref: l.ref, Kind: Update, Org: *known}
	for i := range r.sp.Columns {
		f := r.sp.Columns[i].Field
		if !r.sp.Columns[i].Stored || row.Values[i] == "" || row.unread(r.sp.Columns[i].Col) || f == Name || orgFields[f] == nil {
			continue
		}
		was, now := b.orgValue(known, f), b.orgValue(&l.o, f)
		if f == TermEnd && slices.Contains(b.known.PutOff[known.ID], l.o.TermEnd) {
			continue // the ledger tells the end that was put off
		}
		if now != "" && differs(f, was, now) && b.takes(row, f, was, now) {
			op.Changed = append(op.Changed, f)
			orgFields[f].Copy(&op.Org, &l.o)
		}
	}
	if was, now := known.Local, l.o.Local; r.sp.ColumnOf(Local) < 0 && now != "" && now != was && b.takes(row, Local, was, now) { // named beside the management
		op.Changed, op.Org.Local = append(op.Changed, Local), now
	}
	if !parent.IsZero() && parent.ID != known.ParentID {
		if was := b.orgValue(known, Parent); b.takes(row, Parent, was, parent.Name) {
			op.Changed = append(op.Changed, Parent)
			op.Parent, op.Org.ParentID = parent, parent.ID
		}
	}
	b.compareUnits(l, known, &op)
	b.compareUnitFacts(l, &op)
	b.comparePosts(l, known, &op)
	switch {
	case len(op.Changed) > 0:
		row.Kind = Update
		b.plan.Orgs = append(b.plan.Orgs, op)
	case b.opts.Policy == SkipKnown && len(row.Kept) > 0:
		row.Kind, row.Skip = Skip, SkipPolicy
	default:
		row.Kind = Same
	}
}

// takes enters a difference as a change, or as one that the policy leaves alone.
func (b *builder) takes(row *Row, f Field, was, now string) bool {
	c := Change{f, was, now}
	if b.opts.Policy == SkipKnown || b.opts.Policy == Fill && was != "" && !finer(f, was, now) {
		row.Kept = append(row.Kept, c)
		return false
	}
	row.Diff = append(row.Diff, c)
	return true
}

func (b *builder) compareUnits(l *ledgerRow, known *model.Org, op *OrgOp) {
	if len(l.units) == 0 {
		return
	}
	var names []string
	var dropped []int64
	for _, i := range b.index.coversOf[known.ID] {
		name := b.unitName(b.known.Covers[i].UnitID)
		names = append(names, name)
		if !slices.ContainsFunc(l.units, func(u string) bool { return orgKey(u) == name }) {
			dropped = append(dropped, b.known.Covers[i].ID)
		}
	}
	var added []UnitOp
	for _, u := range l.units {
		if !b.covers(known.ID, u) {
			added = append(added, b.unitCovered(l, u))
		}
	}
	if len(added)+len(dropped) > 0 && b.takes(l.planRow(), Units, strings.Join(names, "、"), strings.Join(l.units, "、")) {
		op.Units, op.Dropped = added, dropped
		op.Changed = append(op.Changed, Units)
	}
}

func (b *builder) comparePosts(l *ledgerRow, known *model.Org, op *OrgOp) {
	for _, f := range [...]Field{Secretary, Deputy, Board, Contact} {
		if !l.stated[f] {
			continue
		}
		var mine, was, added []PostOp
		for _, p := range l.posts {
			if dutyColumn(p.Duty) == f {
				mine = append(mine, p)
			}
		}
		var ended []int64
		for _, i := range b.index.postsOf[known.ID] {
			k := &b.known.Posts[i]
			if dutyColumn(k.Duty) != f {
				continue
			}
			was = append(was, PostOp{Name: k.Name, Duty: k.Duty})
			if !slices.ContainsFunc(mine, func(p PostOp) bool { return p.Name == k.Name && p.Duty == k.Duty }) {
				ended = append(ended, k.ID)
			}
		}
		for _, p := range mine {
			if !slices.ContainsFunc(was, func(k PostOp) bool { return p.Name == k.Name && p.Duty == k.Duty }) {
				added = append(added, p)
			}
		}
		if len(added)+len(ended) > 0 && b.takes(l.planRow(), f, postsText(was, f), postsText(mine, f)) {
			op.Posts = append(op.Posts, b.linkPosts(known.ID, known.Kind, added)...)
			op.Ended = append(op.Ended, ended...)
			op.Changed = append(op.Changed, f)
		}
	}
}

// dutyColumn is the ledger column in which a duty stands.
func dutyColumn(d model.Duty) Field {
	switch d {
	case model.Secretary:
		return Secretary
	case model.DeputySecretary:
		return Deputy
	case model.Contact:
		return Contact
	}
	return Board
}
