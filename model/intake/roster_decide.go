package intake

import (
	"fmt"
)

// decidePerson decides what happens to a roster row, and enters what is to be written.
func (b *builder) decidePerson(r *reader, p *person) {
	row := p.row
	dec := row.Decision
	act := Action("")
	if dec != nil {
		act = dec.Action
	}
	rowIndex := len(r.sp.Rows) - 1
	if o := b.identical(p); o != nil && act != Include && act != AsNew {
		r.add(row, DuplicateInFile, Warning, -1, fmt.Sprintf("与%s完全相同，只导入一次", b.placeOf(p, o)), "不用处理")
		row.Kind, row.Skip = Skip, SkipDuplicate
		return
	}
	if act == BlankFaulty {
		b.blankFaulty(r, p)
	}
	switch {
	case row.Level() == Error:
		row.Kind = ErrorRow
		b.seen.add(p, rowIndex)
		return
	case p.leave || p.branch != nil && p.branch.leave || p.unit != nil && p.unit.leave:
		row.Kind, row.Skip = Skip, SkipLeftOut
		return
	}
	if row.Level() == Conflict { // noted while the row was read
		row.Kind = ConflictRow
		b.seen.add(p, rowIndex)
		return
	}
	if p.branch != nil && p.branch.ask {
		code, text, fix := sayAskBranch(p.branch)
		r.add(row, code, Conflict, r.branchCol, text, fix)
		row.Kind = ConflictRow
		b.seen.add(p, rowIndex)
		return
	}
	if p.unsureBranch != "" && !b.acceptsNoBranch(r, p, act) {
		row.Kind = ConflictRow
		b.seen.add(p, rowIndex)
		return
	}
	if p.left != "" && act != Accept && act != AsNew && act != UpdateExisting {
		r.add(row, TransferredOut, Conflict, r.sp.ColumnOf(LeftOn), fmt.Sprintf("这一行写有转出时间 %s，这个人已不在本党委", p.left), "不导入；确实还在的，核对后照常导入")
		row.Kind = ConflictRow
		b.seen.add(p, rowIndex)
		return
	}
	v := b.decide(r, p, act)
	b.seen.add(p, rowIndex)
	if v.code != "" {
		row.Kind = ConflictRow
		return
	}
	if v.member < 0 {
		row.Kind = New
		b.countNewOrg(p)
		b.plan.Members = append(b.plan.Members, MemberOp{Ref: p.ref, Kind: New, Member: p.m, Branch: p.branchRef(), Unit: p.unitRef()})
		return
	}
	b.compare(r, p, v.member)
}

// acceptsNoBranch reports whether the user lets a row go without a branch although it may belong to the one above.
func (b *builder) acceptsNoBranch(r *reader, p *person, act Action) bool {
	text := "这一行没有写党支部，" + p.unsureBranch
	if act == Accept || act == AsNew || act == UpdateExisting {
		r.add(p.row, BranchMissing, Warning, r.branchCol, text, "导入后不属于任何支部，可以以后再定")
		return true
	}
	r.add(p.row, BranchUnclear, Conflict, r.branchCol, text+"，不知道属于哪个支部", "填入党支部，或确认先不定支部")
	return false
}

// countNewOrg counts a row for the organisation that will be created because of it.
func (b *builder) countNewOrg(p *person) {
	if p.branch != nil && p.branch.newOrg > 0 {
		b.plan.NewOrgs[p.branch.newOrg-1].Rows++
	}
}

// branchRef is the branch of a row for applying.
func (p *person) branchRef() BranchRef {
	if p.branch == nil || p.branch.blank {
		return BranchRef{}
	}
	return p.branch.ref
}

// decide matches a row with the known and with earlier rows, under what the user decided.
func (b *builder) decide(r *reader, p *person, act Action) verdict {
	row := p.row
	v := verdict{member: -1}
	if act == UpdateExisting {
		if i, ok := b.index.memberAt[row.Decision.Member]; ok {
			v.member, v.by = i, "choice"
		}
	}
	if v.member < 0 {
		v = b.matchKnown(p)
	}
	if v.code != "" && act == AsNew && v.code != IDTwoNames && v.code != ClosedMember {
		v = verdict{member: -1}
	}
	if v.member >= 0 {
		row.Match, row.MatchBy = b.known.Members[v.member].ID, v.by
	}
	if v.code != "" {
		col := r.sp.ColumnOf(Name)
		r.add(row, v.code, Conflict, col, v.text, v.fix)
		for _, i := range v.rivals {
			row.Rivals = append(row.Rivals, b.rivalMember(p, i))
		}
	}
	o, code := b.clashInFile(p)
	if o == nil || code == SameName && (act == AsNew || act == UpdateExisting) {
		return v
	}
	if v.code != code {
		text, fix := b.sayClash(p, o, code)
		r.add(row, code, Conflict, r.sp.ColumnOf(Name), text, fix)
	}
	row.Rivals = append(row.Rivals, b.rivalRow(p, o))
	v.code = code
	return v
}

func (b *builder) sayClash(p *person, o *seenRow, code Code) (text, fix string) {
	switch code {
	case IDTwoNames:
		return fmt.Sprintf("%s的%s用了同一个身份证号，这一行写的是%s，一个号码只能属于一个人", b.placeOf(p, o), b.nameOf(o), p.m.Name), "对照身份证改正写错的一行，或号码先留空，或不导入"
	case DuplicateInFile:
		return fmt.Sprintf("%s已有%s，两行内容不一样", b.placeOf(p, o), p.m.Name), "比对两行，不要的一行选“不导入”"
	}
	branch := ""
	if p.branch != nil && o.branch == p.branchID {
		branch = p.branch.name
	}
	return saySameNameInFile(p.m.Name, branch, o.ref, o.sheet == p.sheet, b.plan.Sheets[o.sheet].Name)
}

func (b *builder) placeOf(p *person, o *seenRow) string {
	if o.sheet == p.sheet {
		return fmt.Sprintf("第 %d 行", o.ref.Row)
	}
	return fmt.Sprintf("工作表“%s”第 %d 行", b.plan.Sheets[o.sheet].Name, o.ref.Row)
}

func sayAskBranch(a *branchAnswer) (code Code, text, fix string) {
	if a.ofUnits {
		return BranchUnknown, fmt.Sprintf("“%s”不在这个组别考核的单位里", a.name), "在“不认识的值”里指定是哪家单位；要考核它，先在“党组织”的“单位”里登记"
	}
	if a.closed != "" {
		return BranchUnknown, fmt.Sprintf("“%s”已于 %s 撤销", a.name, a.closed), "在“不认识的值”里指定现在属于哪个支部，或重新建一个"
	}
	if a.similar != "" {
		return BranchSimilar, fmt.Sprintf("支部写作“%s”，已有“%s”，像是同一个", a.name, a.similar), "在“不认识的值”里指定是同一个，还是另建一个"
	}
	if looksLikeOrg(a.name) {
		return BranchUnknown, fmt.Sprintf("“%s”不在数据文件里", a.name), "在“不认识的值”里指定是哪个党组织，或另建一个"
	}
	return BranchUnknown, fmt.Sprintf("“%s”不像党组织的名称，不知道这些人属于哪个支部", a.name), "在“不认识的值”里指定支部"
}

// blankFaulty empties the fields whose cells are in error, as the user decided; the problems stay as warnings.
func (b *builder) blankFaulty(r *reader, p *person) {
	for i := range p.row.Problems {
		q := &p.row.Problems[i]
		if q.Level != Error || q.Code == MissingName {
			continue
		}
		q.Level, q.Blank = Warning, true
		q.Fix = "已选择先留空，以后可以在资料里补上"
		switch q.Field {
		case IDNumber:
			p.m.IDNumber, p.idOK = "", false
		case Birth, JoinDate, FullDate, LostOn, ApplyDate, ActivistDate, TargetDate:
			*memberDate(&p.m, q.Field) = ""
		}
		if c := r.sp.ColumnOf(q.Field); c >= 0 {
			p.row.Values[c] = ""
		}
	}
}
