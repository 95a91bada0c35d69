package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// adoptActs are the ways to take the marks over that the records give, each shown before it is done.
func (v *marksView) adoptActs() []kit.Option {
	all := "全部" + v.s.whom()
	return []kit.Option{
		{Text: "还没打的格，" + all, Detail: "两张表的项目都在内", Do: func() { v.planRecords(v.adoptAll(false)) }},
		{Text: all + "，打过的也换", Detail: "差异先列出来", Do: func() { v.planRecords(v.adoptAll(true)) }},
		{Text: "选中的格", Detail: "打过的也换", Do: func() { v.planRecords(v.adoptSelected()) }},
	}
}

// adoptAll wants the marks of all rows that show.
func (v *marksView) adoptAll(replace bool) office.RecordsWanted {
	want := office.RecordsWanted{Replace: replace}
	for _, sheet := range v.s.facts.Sheets {
		if v.filter == showAll || v.passed[sheet.OrgID] {
			want.Orgs = append(want.Orgs, sheet.OrgID)
		}
	}
	return want
}

// adoptSelected wants the marks of the selected cells, or of the current one.
func (v *marksView) adoptSelected() office.RecordsWanted {
	want := office.RecordsWanted{Replace: true, Items: []string{}}
	rows, columns := v.table.Range()
	if row, item, ok := v.current(); len(rows) == 0 && ok && item != nil {
		rows, columns = []markRow{row}, []string{item.ID}
	}
	for _, row := range rows {
		want.Orgs = append(want.Orgs, row.sheet.OrgID)
	}
	for _, item := range v.items(columns) {
		want.Items = append(want.Items, item.ID)
	}
	return want
}

// planRecords works out what the records would change and shows it above the grid and in the pane; nothing is written yet.
func (v *marksView) planRecords(want office.RecordsWanted) {
	if v.s.closed() || len(want.Orgs) == 0 || want.Items != nil && len(want.Items) == 0 {
		v.showFoot("先点要采用建议分的格，再按“采用建议分”")
		return
	}
	facts, year := v.s.facts, v.s.year
	v.s.writes.afterWriting(func() {
		var plan *office.PastePlan
		v.s.run(shell.Work{What: "正在按记录算分", Stop: "停止",
			Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
				now, err := o.Facts(ctx, year)
				if err != nil {
					return err
				}
				plan, err = o.PlanRecords(ctx, now, want, func(done, total int) { report("正在按记录算分", done, total) })
				return err
			},
			Done: func(err error) error {
				if err == nil && v.s.facts == facts && v.s.tab == marksTab {
					v.plan = plan
					v.showBar()
					if len(plan.Cells) > 0 {
						v.showDifferences()
					}
				}
				return err
			}})
	})
}

// showBasis says under the grid how the records come to a mark.
func (v *marksView) showBasis(c office.PastedCell) {
	words := fmt.Sprintf("%s %s：%s", model.PlainBranch(c.Sheet.Branch), c.Item.Code, c.Mark.Reason)
	left := []fyne.CanvasObject{kit.NewIcon("info", look.GlyphInline, look.Info), kit.Tipped(text.Small(words))}
	v.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, left, nil), 0, look.Gap24, 0, look.Gap24))}
	v.foot.Refresh()
}
