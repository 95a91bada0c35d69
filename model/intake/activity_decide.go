package intake

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// decideActivity decides what happens to a row.
func (b *builder) decideActivity(r *reader, d *activityRow, seen map[activityRowKey]earlierActivity) {
	row := d.row
	act := row.decided()
	switch {
	case row.Level() == Error:
		row.Kind = ErrorRow
		return
	case row.Level() == Conflict: // noted while the row was read
		row.Kind = ConflictRow
		return
	case d.leave || d.branch.leave || d.branch.blank:
		row.Kind, row.Skip = Skip, SkipLeftOut
		return
	case len(d.kinds) == 0: // the table's kind is asked about
		r.add(row, MissingKind, Conflict, -1, "这份表没有活动类别列", "先回答上面的问题：整表算哪一类")
		row.Kind = ConflictRow
		return
	case d.branch.ask:
		code, text, fix := sayAskBranch(d.branch)
		r.add(row, code, Conflict, r.branchCol, text, fix)
		row.Kind = ConflictRow
		return
	}
	key := activityRowKey{orgKey(d.branch.name), d.a.Date, labelsOf(d.kinds), cellvalue.Squeeze(d.a.Topic)}
	values := r.joinedValues(row)
	if o, ok := seen[key]; ok && act != AsNew && act != Include {
		if o.values == values {
			r.add(row, DuplicateInFile, Warning, -1, fmt.Sprintf("与第 %d 行是同一次活动，内容相同，只导入一次", o.ref.Row), "不用处理")
			row.Kind, row.Skip = Skip, SkipDuplicate
			return
		}
		r.add(row, DuplicateInFile, Conflict, r.sp.ColumnOf(Date), fmt.Sprintf("第 %d 行是同一支部、同一天、同一类别、同一主题的活动，两行内容不一样", o.ref.Row), "比对两行，不要的一行选“不导入”，或确认是两次活动")
		row.Kind = ConflictRow
		return
	}
	seen[key] = earlierActivity{d.ref, values}
	if d.branch.newOrg > 0 {
		b.plan.NewOrgs[d.branch.newOrg-1].Rows++
	}
	d.a.OrgID = d.branch.ref.ID
	row.Kind = Same
	for _, d.a.Kind = range d.kinds {
		if known := b.knownActivity(d, row, act); known != nil && act != AsNew {
			b.compareActivity(r, d, known)
			continue
		}
		row.Kind = New
		b.plan.Activities = append(b.plan.Activities, ActivityOp{Ref: d.ref, Kind: New, Activity: d.a, Branch: d.branch.ref})
	}
}

// joinedValues joins the row's kept values for comparing two rows of one file.
func (r *reader) joinedValues(row *Row) string {
	var s strings.Builder
	for i := range r.sp.Columns {
		if f := r.sp.Columns[i].Field; r.sp.Columns[i].Stored && f != Branch {
			s.WriteString(string(f))
			s.WriteByte(0)
			s.WriteString(row.Values[i])
			s.WriteByte(0)
		}
	}
	return s.String()
}

// knownActivity finds the known record of the same branch, day and kind whose topic does not contradict; nil when there
// is none.
func (b *builder) knownActivity(d *activityRow, row *Row, act Action) *model.Activity {
	if d.a.OrgID == 0 {
		return nil
	}
	var open *model.Activity
	for _, i := range b.index.activities[activityKey{d.a.OrgID, d.a.Date, d.a.Kind}] {
		k := &b.known.Activities[i]
		if act == UpdateExisting && k.ID == row.Decision.Member || cellvalue.Squeeze(k.Topic) == cellvalue.Squeeze(d.a.Topic) {
			return k
		}
		if k.Topic == "" || d.a.Topic == "" {
			open = k
		}
	}
	return open
}

// compareActivity finds what a row changes in a known record under the policy.
func (b *builder) compareActivity(r *reader, d *activityRow, known *model.Activity) {
	row := d.row
	row.Match, row.MatchBy = known.ID, "name"
	op := ActivityOp{Ref: d.ref, Kind: Update, Activity: *known, Branch: d.branch.ref}
	for i := range r.sp.Columns {
		switch f := r.sp.Columns[i].Field; f {
		case FieldNone, Branch, Date, KindField:
		default:
			if field := activityFields[f]; field != nil {
				was, now := field.Text(known), field.Text(&d.a)
				if now != "" && field.Shape.Differs(was, now) && b.takes(row, f, was, now) {
					field.Copy(&op.Activity, &d.a)
					op.Changed = append(op.Changed, f)
				}
			}
		}
	}
	if d.a.To != "" && d.a.To != known.To && r.sp.ColumnOf(DateTo) < 0 && b.takes(row, DateTo, string(known.To), string(d.a.To)) {
		op.Activity.To, op.Changed = d.a.To, append(op.Changed, DateTo)
	}
	switch {
	case len(op.Changed) > 0:
		if row.Kind != New {
			row.Kind = Update
		}
		b.plan.Activities = append(b.plan.Activities, op)
	case row.Kind == Same && b.opts.Policy == SkipKnown && len(row.Kept) > 0:
		row.Kind, row.Skip = Skip, SkipPolicy
	}
}
