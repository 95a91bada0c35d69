package assess

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// askDates asks by which days the seven steps of the year shall be done.
func (v *stepsView) askDates() {
	year := v.s.year
	var dates office.StageDates
	v.s.writes.later(func() (err error) {
		dates, err = v.s.d.Office.StageDates(context.Background(), year)
		return err
	}, func(err error) {
		if err != nil {
			v.s.d.Fail(err)
			return
		}
		v.showDates(year, dates)
	})
}

func (v *stepsView) showDates(year int, dates office.StageDates) {
	entries, fields := map[office.StageID]*kit.Entry{}, map[office.StageID]*kit.Field{}
	var shown []fyne.CanvasObject
	for _, stage := range office.StageIDs() {
		entry := kit.NewDateEntry(v.s.d.Office.Now()).With(string(dates[stage]))
		field := kit.NewField(stage.Label(), entry)
		entry.OnChanged = func(string) { field.SetError("") }
		entries[stage], fields[stage] = entry, field
		shown = append(shown, field)
	}
	kit.ShowDialog(v.s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("%d 年度考核日程", year),
		Text: "七步各在哪一天以前办完。工作台照这些日期提醒，过了没办完的写明逾期几天。", Content: kit.FormGrid(2, shown...), Safe: "不改", Act: "按这些日期办",
		Focus: entries[office.StageIssue], OnAct: func() bool {
			given := office.StageDates{}
			for stage, entry := range entries {
				day, err := form.Day(entry.Value(), dates[stage])
				if err != nil {
					fields[stage].SetError(model.MessageOf(err))
					return false
				}
				given[stage] = day
			}
			if err := office.CheckStageDates(year, given); err != nil {
				var wrong *model.Error
				if errors.As(err, &wrong) {
					fields[office.StageID(wrong.Field)].SetError(wrong.Message)
				}
				return false
			}
			v.change("定考核日程", func(ctx context.Context, o *office.Office) (int64, error) { return o.SetStageDates(ctx, year, given) })
			return true
		}})
}
