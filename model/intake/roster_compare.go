package intake

// compare finds what a row changes in a known member under the policy.
func (b *builder) compare(r *reader, p *person, at int32) {
	known := &b.known.Members[at]
	next := *known
	var changed []Field
	row := p.row
	take := func(f Field) {
		was, now := b.memberValue(known, f), b.newValue(p, f)
		if now == "" || !differs(f, was, now) {
			return
		}
		change := Change{f, was, now}
		if b.opts.Policy == SkipKnown || b.opts.Policy == Fill && was != "" && !finer(f, was, now) {
			row.Kept = append(row.Kept, change)
			return
		}
		row.Diff = append(row.Diff, change)
		changed = append(changed, f)
		if field := memberFields[f]; field != nil {
			field.Copy(&next, &p.m)
		}
	}
	for i := range r.sp.Columns {
		col := &r.sp.Columns[i]
		if col.Stored && row.Values[i] != "" && !row.unread(col.Col) && !(p.unit != nil && (col.Field == WorkUnit || col.Field == Job)) {
			take(col.Field)
		}
	}
	if p.unit != nil { // unit and post may have come from one cell
		take(WorkUnit)
		take(Job)
	}
	if p.inferred && b.opts.Policy != SkipKnown && stageRank(p.m.Kind) > stageRank(known.Kind) {
		row.Diff = append(row.Diff, Change{KindField, known.Kind.Label(), p.m.Kind.Label()})
		changed, next.Kind = append(changed, KindField), p.m.Kind
	}
	reopened := known.ClosedOn != "" && b.opts.Policy != SkipKnown
	if reopened { // the user decided so
		row.Diff = append(row.Diff, Change{Status, known.Status.Label(), p.m.Status.Label()})
		changed = append(changed, Status)
		next.ClosedOn, next.ClosedWhy, next.Status = "", "", p.m.Status
	}
	switch {
	case len(row.Diff) > 0:
		row.Kind = Update
		op := MemberOp{Ref: p.ref, Kind: Update, Member: next, Changed: changed}
		for _, f := range changed {
			if f == WorkUnit {
				op.Unit = p.unitRef()
				op.Member.UnitID = op.Unit.ID
			}
			if f == Branch {
				b.countNewOrg(p)
				op.Branch = p.branchRef()
				op.Member.BranchID = op.Branch.ID
			}
		}
		b.plan.Members = append(b.plan.Members, op)
	case len(row.Kept) > 0 && b.opts.Policy == SkipKnown:
		row.Kind, row.Skip = Skip, SkipPolicy
	default:
		row.Kind = Same
	}
}

// unread reports whether a cell's value was not understood, so that it says nothing about the member.
func (r *Row) unread(col int) bool {
	for i := range r.Problems {
		if r.Problems[i].Col == col && r.Problems[i].Code == ValueUnknown {
			return true
		}
	}
	return false
}

// newValue is the row's value of a field as memberValue writes it; "" when the row says nothing about it.
func (b *builder) newValue(p *person, f Field) string {
	if f == Branch {
		if p.branch == nil || p.branch.blank {
			return ""
		}
		return p.branch.name
	}
	if f == WorkUnit {
		return p.unitRef().Name
	}
	return b.memberValue(&p.m, f)
}
