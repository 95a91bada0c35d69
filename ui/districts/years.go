package districts

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// yearsView is the tab 历年: one figure of all committees over the years.
type yearsView struct {
	s       *Screen
	object  *fyne.Container
	body    *fyne.Container
	choice  *kit.Segments
	table   *table.Table[yearRow]
	made    int // the first year that the table was made for
	measure district.Measure
}

// yearRow is a committee, or all of them, over the years.
type yearRow struct {
	name  string
	sums  []*district.Sums
	whole bool
}

func newYearsView(s *Screen) *yearsView {
	v := &yearsView{s: s, body: container.NewStack(), measure: district.Mean}
	var words []string
	for _, m := range allMeasures() {
		words = append(words, m.Title())
	}
	v.choice = kit.NewSegments(words, 0, func(i int) {
		v.measure = allMeasures()[i]
		v.show(s.c)
	})
	v.object = kit.Border(shell.FilterBar([]fyne.CanvasObject{v.choice}, nil), nil, nil, nil, v.body)
	return v
}

func allMeasures() []district.Measure {
	return []district.Measure{district.Mean, district.Life, district.Findings, district.Covered, district.Best}
}

func (v *yearsView) show(c *district.Comparison) {
	if v.table == nil || v.made != c.Years[0] {
		v.table, v.made = table.New(v.spec(c.Years)), c.Years[0]
		v.body.Objects = []fyne.CanvasObject{kit.Border(nil, kit.Pad(text.Caption("每年的全区数只算当年有数、今年报送了的党委；没有数据包的年份空着。"), look.Gap8, look.Gap24, look.Gap8, look.Gap24), nil, nil, v.table.Object())}
	}
	var rows []yearRow
	for _, r := range c.Rows {
		rows = append(rows, yearRow{name: r.Sender.Name, sums: r.Trend})
	}
	if len(rows) > 1 {
		rows = append(rows, yearRow{name: "全区", sums: c.Trend, whole: true})
	}
	v.table.SetRows(rows)
	v.body.Refresh()
}

func (v *yearsView) spec(years []int) table.Spec[yearRow] {
	columns := []table.Column[yearRow]{{ID: "name", Title: "行业综合党委", Width: 240, Flex: true, Always: true, Lead: true, Text: func(r yearRow) string { return r.name },
		Bold: func(r yearRow) bool { return r.whole }}}
	says := func(r yearRow, i int) string {
		if r.sums[i] == nil {
			return ""
		}
		return r.sums[i].Says(v.measure)
	}
	value := func(r yearRow, i int) district.Value {
		if r.sums[i] == nil {
			return district.Value{}
		}
		return r.sums[i].Values[v.measure]
	}
	for i, y := range years {
		columns = append(columns, table.Column[yearRow]{ID: fmt.Sprint(y), Title: fmt.Sprintf("%d 年", y), Width: 136, Align: look.Right, Always: true,
			Bold: func(r yearRow) bool { return r.whole }, Text: func(r yearRow) string { return says(r, i) }})
		if i > 0 {
			columns = append(columns, table.Column[yearRow]{ID: fmt.Sprint("d", y), Title: "比上年", Width: 100, Align: look.Right, Always: true, Small: true,
				Text: func(r yearRow) string {
					words, _, ok := v.measure.Difference(value(r, i), value(r, i-1))
					if !ok && r.sums[i] != nil && r.sums[i-1] != nil {
						return "不可比"
					}
					return words
				},
				Ink: func(r yearRow) look.Token {
					if _, better, ok := v.measure.Difference(value(r, i), value(r, i-1)); ok && !better {
						return look.Warn
					}
					return look.Text2
				}})
		}
	}
	return table.Spec[yearRow]{ID: "district-years", Columns: columns, Key: func(r yearRow) string { return r.name }, Unit: "个党委", NoFoot: true}
}
