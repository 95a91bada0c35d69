package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const datesUsage = "dates [self=2026-11-25 check=2026-12-04 …]"

// assessDates names by which days the seven steps of a year shall be done; words such as self=2026-11-25 change some of them.
func (a *app) assessDates(ctx context.Context, o *office.Office, year int, words []string) error {
	dates, err := o.StageDates(ctx, year)
	if err != nil {
		return err
	}
	for _, word := range words {
		name, day, _ := strings.Cut(word, "=")
		if !slices.Contains(office.StageIDs(), office.StageID(name)) {
			return model.Errorf(model.Usage, "没有步骤 %s；用法：shuangbaictl assess %s，步骤是 issue self check ballot finalise publish archive", name, datesUsage)
		}
		due, err := model.ParseDate(day)
		if err != nil {
			return err
		}
		dates[office.StageID(name)] = due
	}
	if len(words) > 0 {
		id, err := o.SetStageDates(ctx, year, dates)
		return a.changed(id, fmt.Sprintf("定 %d 年度考核日程", year), err)
	}
	out := map[office.StageID]model.Date{}
	for _, stage := range office.StageIDs() {
		a.say("%s\t%s", stage.Label(), dates[stage])
		out[stage] = dates[stage]
	}
	if a.json {
		a.print(map[string]any{"year": year, "dates": out})
	}
	return nil
}
