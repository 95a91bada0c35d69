package intake

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// askReasons warns of every mark to be entered that its item's method cannot give, where neither this file nor what is
// known gives a reason. It runs after all tables, because a list of reasons may stand on a sheet of its own.
func (b *builder) askReasons() {
	if b.known.NeedsReason == nil {
		return
	}
	for i := range b.plan.Scores.Marks {
		op := &b.plan.Scores.Marks[i]
		mark := model.Mark{Points: op.Points, NotApplicable: op.NA, Reason: op.Reason}
		if old, has := b.knownMark(op.Branch.ID, op.Key); has && mark.Reason == "" && old.Same(mark) { // a reason belongs to its mark
			mark.Reason = old.Reason
		}
		fit := b.known.NeedsReason(op.Key.Item, mark)
		row := b.plan.Row(op.Ref)
		if fit == "" || row == nil {
			continue
		}
		p := Problem{Code: MarkReason, Level: Warning, Col: -1, Fix: "核对分数；确实要给这个分，在“扣分理由”里写明理由",
			Text: fmt.Sprintf("%s的%s写 %s 分，%s，没有写理由", op.Key.Item, op.Key.Stage.Label(), op.Points.Short(), fit)}
		if sp, at := b.markColumn(op); at >= 0 {
			p.Col, p.Field = sp.Columns[at].Col, sp.Columns[at].Field
		}
		row.Problems = append(row.Problems, p)
	}
}

// markColumn is the column that a mark was read from, -1 when there is none.
func (b *builder) markColumn(op *MarkOp) (*SheetPlan, int) {
	for _, sp := range b.plan.Sheets {
		if sp.Index != op.Ref.Sheet {
			continue
		}
		if at := sp.ColumnOf(Field(FieldItem + op.Key.Item)); at >= 0 {
			return sp, at
		}
		return sp, sp.ColumnOf([...]Field{SelfScore, CheckScore, FinalScore}[op.Key.Stage])
	}
	return nil, -1
}
