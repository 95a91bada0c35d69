package history

import (
	"cmp"
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// newDisclosed lists who was shown people's data whole, or took it out, and when.
// narrowed is told which of it is listed.
func newDisclosed(d *shell.Desk, narrowed func([]model.Disclosed)) *records.Screen[model.Disclosed] {
	return records.New(d, records.Spec[model.Disclosed]{
		ID: "disclosed", Unit: "次", Columns: disclosedColumns(), NoFoot: true, Narrowed: narrowed,
		Key: func(d model.Disclosed) int64 { return d.Set }, Name: func(d model.Disclosed) string { return d.What },
		Read: func(ctx context.Context, o *office.Office, _ bool) ([]model.Disclosed, func(), error) {
			all, err := o.Disclosures(ctx, "", "")
			return all, nil, err
		},
		All: "全部", Filters: disclosedFilters(func() time.Time { return d.Office.Now() }), SearchHint: "日期、内容、操作人、姓名", SearchWide: 220,
		Search: func(d model.Disclosed, words string) bool {
			return strings.Contains(strings.ToLower(model.When(d.At, moment)+"\n"+d.What+"\n"+d.Who+"\n"+d.Names), words)
		},
		Export: &records.Export[model.Disclosed]{Title: "个人信息查看和导出记录", Columns: disclosedColumns(), People: named},
		NoHit:  "没有符合条件的记录", Empty: func() *fyne.Container {
			return kit.NewEmptyState("没有人看过、导出过个人信息全号", "谁看了身份证号和电话的全号，谁导出、打印了个人信息，都记在这里", nil)
		},
		PaneWide: look.PaneForm, Pane: records.Plain(disclosedPane),
	})
}

// named says what the list tells of people: whose numbers were looked at.
func named(rows []model.Disclosed) (d office.Disclosure) {
	for _, r := range rows {
		if r.Names != "" {
			d.Persons, d.Holds = d.Persons+1, "姓名"
		}
	}
	return d
}

func disclosedColumns() []table.Column[model.Disclosed] {
	column := func(id, title string, width float32, text func(model.Disclosed) string) table.Column[model.Disclosed] {
		c := records.Column(id, title, record.Text, text)
		c.Width = width
		return c
	}
	at := column("at", "时间", 140, func(d model.Disclosed) string { return model.When(d.At, moment) })
	at.Always, at.Compare = true, func(a, b model.Disclosed) int { return cmp.Compare(a.Set, b.Set) }
	what := column("what", "内容", 200, func(d model.Disclosed) string { return d.What })
	what.Flex, what.Lead, what.Always = true, true, true
	people := column("people", "涉及的人", 128, model.Disclosed.PersonsText)
	people.Compare = func(a, b model.Disclosed) int { return cmp.Compare(a.Persons, b.Persons) }
	return []table.Column[model.Disclosed]{at, column("who", "操作人", 88, func(d model.Disclosed) string { return d.Who }), what,
		column("way", "方式", 92, func(d model.Disclosed) string { return d.Way.Label() }), people, column("whole", "证号、电话", 104, model.Disclosed.WholeText)}
}

// disclosedFilters are the days, and the ways.
func disclosedFilters(now func() time.Time) []records.Filter[model.Disclosed] {
	since := func(id, label string, first func(time.Time) time.Time) records.Filter[model.Disclosed] {
		return records.Filter[model.Disclosed]{ID: id, Group: "day", Label: label, Keep: func(d model.Disclosed) bool {
			today := now().Local()
			return !d.At.Before(first(time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.Local)))
		}}
	}
	all := []records.Filter[model.Disclosed]{
		since("today", "今天", func(day time.Time) time.Time { return day }),
		since("week", "七天内", func(day time.Time) time.Time { return day.AddDate(0, 0, -6) }),
		since("month", "本月", func(day time.Time) time.Time { return day.AddDate(0, 0, 1-day.Day()) }),
		since("year", "今年", func(day time.Time) time.Time { return day.AddDate(0, 1-int(day.Month()), 1-day.Day()) }),
	}
	for i, way := range []model.DisclosureWay{model.OnScreen, model.ToFile, model.ToPrinter, model.ByPackage} {
		all = append(all, records.Filter[model.Disclosed]{ID: string(way), Group: "way", Label: way.Label(), Apart: i == 0, Keep: func(d model.Disclosed) bool { return d.Way == way }})
	}
	return append(all, records.Filter[model.Disclosed]{ID: "whole", Group: "whole", Label: "写全的", Apart: true, Keep: func(d model.Disclosed) bool { return d.Whole }})
}

func disclosedPane(d model.Disclosed) kit.PaneSpec {
	return kit.PaneSpec{Title: d.What, Facts: d.Who + "　" + model.When(d.At, "01-02 15:04"), Body: kit.VBox(look.Gap12,
		kit.NewNote(look.ToneInfo, "", "", "看全号、导出和打印个人信息，之前都先记在这里，不能删改。全年的在“文书”里印“个人信息查看和导出记录”。"),
		form.Facts(92, "时间", model.When(d.At, "2006-01-02 15:04:05"),
			"操作人", d.Who, "方式", d.Way.Label(), "涉及的人", d.PersonsText(), "证号、电话", d.WholeText()))}
}
