package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// yearsShown is how many years stand side by side at most.
const yearsShown = 6

// yearsView is the tab 历年: what parts, categories and items came to in several years, of all branches or of one.
type yearsView struct {
	s      *Screen
	org    int64 // 0 for the mean of all
	names  []kit.Option
	table  *table.Table[office.YearLine]
	seldom bool // items are left out
}

func newYearsView(s *Screen) *yearsView { return &yearsView{s: s, seldom: true} }

// show reads the years and shows them.
func (v *yearsView) show() {
	units := v.s.facts != nil && v.s.facts.Year.Units
	if _, isUnit := model.KeyOfUnit(v.org); isUnit != units { // chosen in a group of others
		v.org = 0
	}
	o, org, group := v.s.d.Office, v.org, v.s.group
	var got *office.YearsTable
	var names []kit.Option
	v.s.head.SetButtons()
	v.s.writes.later(func() (err error) {
		if got, err = o.YearsSideBySide(context.Background(), org, group, yearsShown); err != nil {
			return err
		}
		names, err = assessedNames(o, units)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			v.s.d.Fail(err)
		case v.s.tab == yearsTab && org == v.org && group == v.s.group:
			v.names = names
			v.draw(got)
		}
	})
}

// assessedNames are the branches, or the units, to choose from.
func assessedNames(o *office.Office, units bool) (names []kit.Option, err error) {
	if units {
		rows, err := o.Units(context.Background(), false)
		for _, r := range rows {
			names = append(names, kit.Option{ID: fmt.Sprint(model.UnitKey(r.ID)), Text: r.Name})
		}
		return names, err
	}
	rows, err := o.Branches(context.Background())
	for _, r := range rows {
		if r.Org.Kind.IsBranch() {
			names = append(names, kit.Option{ID: fmt.Sprint(r.Org.ID), Text: r.Org.Name, Keys: r.Org.Initials})
		}
	}
	return names, err
}

func (v *yearsView) draw(got *office.YearsTable) {
	if len(got.Years) == 0 {
		v.s.replace(kit.NewEmptyState("还没有可以比较的年度", "考核过一个年度，它的得分就会出现在这里；两年以上才看得出变化。",
			kit.PrimaryButton("去选方案", func() { v.s.open(schemeTab) })))
		return
	}
	columns := []table.Column[office.YearLine]{{ID: "name", Title: "部分、大类和指标", Width: 260, Flex: true, Text: func(l office.YearLine) string { return spaced(l.Name) },
		Bold: func(l office.YearLine) bool { return l.Depth == 0 },
		Draw: func(l office.YearLine, c *table.Cell) {
			c.Indent = float32(l.Depth) * look.Gap20
			if l.Gone {
				c.Ink = look.Text3
			}
		}}}
	for i, y := range got.Years {
		group := fmt.Sprintf("%d 年", y.Year)
		if !y.Finalised {
			group += "（未核定）"
		}
		columns = append(columns,
			table.Column[office.YearLine]{ID: fmt.Sprint("mean", y.Year), Group: group, Title: "得分", Width: 108, Align: look.Right, RuleOff: true,
				Text: func(l office.YearLine) string { return meanText(l.Cells[i]) }, Bold: func(l office.YearLine) bool { return l.Depth == 0 },
				TipOf: func(l office.YearLine) string { return renamed(y.Year, l.Cells[i]) }, Ink: func(l office.YearLine) look.Token { return changedInk(l.Cells[i]) }},
			table.Column[office.YearLine]{ID: fmt.Sprint("rate", y.Year), Group: group, Title: "得分率", Width: 76, Align: look.Right,
				Text: func(l office.YearLine) string { return rateText(l.Cells[i]) },
				Tone: func(l office.YearLine) look.Tone { return fallen(l, i) }})
	}
	v.table = table.New(table.Spec[office.YearLine]{Columns: columns, RowHeight: look.DenseRow, NoFoot: true, Frozen: 1, Prefs: v.s.d.Prefs,
		Key: func(l office.YearLine) string { return string(l.Section) + " " + l.ID + l.Name }})
	v.table.SetRows(v.lines(got))
	which := kit.NewOptionSelect(append([]kit.Option{{ID: "0", Text: "全部" + v.s.whom() + "的平均"}}, v.names...), -1, func(o kit.Option) {
		if _, err := fmt.Sscan(o.ID, &v.org); err == nil {
			v.show()
		}
	}).Small().Wide(220)
	which.SetChosenID(fmt.Sprint(v.org))
	items := kit.NewChip("列出指标", !v.seldom, func(on bool) {
		v.seldom = !on
		v.table.SetRows(v.lines(got))
	})
	bar := shell.FilterBar([]fyne.CanvasObject{which, items}, []fyne.CanvasObject{text.Hint("方案变了的，同名的对同名，没有同名的按编号对；黄色是比上一年降了 5 个百分点以上")})
	v.s.replace(kit.Border(bar, nil, nil, nil, v.table.Object()))
}

// lines are those shown: without items unless they are asked for.
func (v *yearsView) lines(got *office.YearsTable) []office.YearLine {
	var shown []office.YearLine
	for _, l := range got.Lines {
		if l.Depth < 2 || !v.seldom {
			shown = append(shown, l)
		}
	}
	return shown
}

func meanText(c office.YearCell) string {
	switch {
	case !c.There:
		return "—"
	case c.Max == 0:
		return c.Mean.String()
	}
	return c.Mean.String() + " / " + c.Max.Short()
}

func rateText(c office.YearCell) string {
	if !c.There || c.Max == 0 {
		return ""
	}
	tenths := (c.Rate + 5) / 10
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// renamed says what a year called a line, where that differs.
func renamed(year int, c office.YearCell) string {
	if c.Name == "" {
		return ""
	}
	return fmt.Sprintf("%d 年叫“%s”", year, c.Name)
}

func changedInk(c office.YearCell) look.Token {
	if c.Name != "" {
		return look.Info
	}
	return look.Text1
}

// fall is by how much a rate must have fallen to be tinted, in hundredths of a percent.
const fall = 500

// fallen tints a rate that is clearly below that of the year before.
func fallen(l office.YearLine, i int) look.Tone {
	if i > 0 && l.Cells[i].There && l.Cells[i-1].There && l.Cells[i].Rate+fall <= l.Cells[i-1].Rate {
		return look.ToneWarn
	}
	return look.ToneNone
}
