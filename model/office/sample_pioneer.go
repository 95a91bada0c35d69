package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// sampleAmounts are what the members of the sample committee did in a quarter, by line; a member and quarter take one each in
// turn, so that all bands appear.
var sampleAmounts = map[string][]int64{
	"J1": {0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1}, "J2": {8, 9, 8, 10, 7, 8, 12, 8, 5}, "J3": {0}, "J4": {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
	"S1": {4, 3, 4, 2, 1, 4, 3}, "S2": {7, 5, 2, 7, 3}, "X1": {5, 4, 1, 3, 0, 5, 2, 5}, "X2": {2, 1, 0, 2, 1, 1}, "L1": {4, 3, 0, 4, 2, 1}, "L2": {2, 2, 1, 0}, "V1": {4, 2, 0, 6}, "V2": {1, 0, 1}, "V3": {1, 0, 0}, "V4": {0, 1},
}

// samplePioneer enters the first three quarters of some branches' 先锋指数; one quarter of one branch is left for the user to
// complete.
func (o *Office) samplePioneer(ctx context.Context, say func(string)) error {
	orgs, err := o.Branches(ctx)
	if err != nil {
		return err
	}
	for quarter := 1; quarter <= 3; quarter++ {
		var changes []PioneerChange
		for i, g := range orgs {
			if !g.Org.Kind.IsBranch() || i > sampleBranches {
				continue
			}
			b, err := o.PioneerBoard(ctx, SampleYear, quarter, g.Org.ID)
			if err != nil {
				return err
			}
			changes = append(changes, b.sampleQuarter()...)
		}
		why := fmt.Sprintf("填写 %s先锋指数", model.QuarterLabel(SampleYear, quarter))
		if _, err := o.SetPioneerMarks(ctx, SampleYear, quarter, changes, why); err != nil {
			return err
		}
		say(fmt.Sprintf("%s：%d 处", why, len(changes)))
	}
	for _, g := range orgs[:min(len(orgs), sampleAppraised)] {
		if err := o.sampleAppraisal(ctx, g.Org.ID); err != nil {
			return err
		}
	}
	return nil
}

// sampleAppraised is how many branches of the sample have handed in their 民主评议.
const sampleAppraised = 4

// sampleAppraisal gives the best grade to those with the highest index, as many as may have it, and 合格 to the others.
func (o *Office) sampleAppraisal(ctx context.Context, org int64) error {
	b, err := o.AppraisalBoard(ctx, SampleYear, org)
	if err != nil {
		return err
	}
	rows := slices.Clone(b.Rows)
	slices.SortStableFunc(rows, func(x, y AppraisalRow) int { return int(y.Index.Value - x.Index.Value) })
	day := model.Date("2026-11-18")
	var changes []AppraisalChange
	for i, row := range rows {
		grade := b.Rule.Grades[1]
		if i < b.Limit {
			grade = b.Rule.Grades[0]
		}
		changes = append(changes, AppraisalChange{MemberID: row.Member.ID, Grade: grade, Date: &day})
	}
	_, err = o.SetAppraisals(ctx, SampleYear, org, changes)
	return err
}

// sampleBranches is how many branches of the sample hand the index in.
const sampleBranches = 12

// sampleQuarter takes what the records give, and sampleAmounts for the rest.
func (b *PioneerBoard) sampleQuarter() (changes []PioneerChange) {
	changes = b.FromRecords()
	for i := range b.Rows {
		row := &b.Rows[i]
		for n, line := range b.Index.Lines() {
			if _, recorded := row.Proposals[line.ID]; recorded || !row.Line(line.ID).Missing {
				continue
			}
			all := sampleAmounts[line.ID]
			amount := model.Pt(all[(int(row.Member.ID)*7+n*3+b.Quarter*5)%len(all)])
			changes = append(changes, PioneerChange{row.Member.ID, line.ID, &model.PioneerMark{Amount: amount}})
		}
	}
	return changes
}
