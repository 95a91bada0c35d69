package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// assessAdopt takes over the checked marks that the records give: of a branch and an item, where they are named, else of all.
func (a *app) assessAdopt(ctx context.Context, o *office.Office, year int, branch, item string, replace bool) error {
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	want, org := office.RecordsWanted{Replace: replace}, int64(0)
	if branch != "" {
		if org, err = branchNamed(f, branch); err != nil {
			return err
		}
		want.Orgs = []int64{org}
	}
	if item != "" {
		named, err := itemNamed(f, org, item)
		if err != nil {
			return err
		}
		want.Items = []string{named.ID}
	}
	plan, err := o.PlanRecords(ctx, f, want, a.progress("按记录算分"))
	if err != nil {
		return err
	}
	for _, c := range plan.Cells {
		a.say("%s\t%s\t%s → %s\t%s", c.Sheet.Branch, c.Item.Code, cmp.Or(c.Before, "空"), c.After, c.Mark.Reason)
	}
	notes := []string{plan.Label()}
	if len(plan.Cells) == 0 {
		return a.changed(0, "采用建议分", nil, notes...)
	}
	id, err := o.SetMarks(ctx, year, plan.Changes(), plan.ChangeText())
	return a.changed(id, plan.ActLabel(), err, notes...)
}

// assessYear changes the year in work, the one that commands without --year are about; without a word it only names it.
func (a *app) assessYear(ctx context.Context, o *office.Office, words []string) error {
	if len(words) == 0 {
		_, err := a.aboutYear(ctx, o, 0)
		if err == nil && a.json {
			a.print(map[string]any{})
		}
		return err
	}
	year, err := strconv.Atoi(words[0])
	if err != nil || len(words) > 1 {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess year 2027")
	}
	a.year = year
	var notes []string
	if _, err := o.Facts(ctx, year); model.CodeOf(err) == model.NotFound {
		notes = append(notes, fmt.Sprintf("%d 年度考核还没有开始；年份写错了就再换一次，没错就用 assess open 下发方案", year))
	}
	id, err := o.WorkIn(ctx, year)
	return a.changed(id, fmt.Sprintf("把在办的年度换成 %d 年度", year), err, notes...)
}
