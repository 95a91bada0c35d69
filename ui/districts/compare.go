package districts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/chart"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

type row = *district.Row

// compareView is the tab 对比: the table with its totals, and three trends.
type compareView struct {
	s      *Screen
	object *fyne.Container
	rows   *table.Table[row]
	totals *fyne.Container
	charts [3]*chart.Trend
	foot   *fyne.Container
	layout *compareLayout
}

func newCompareView(s *Screen) *compareView {
	v := &compareView{s: s, totals: kit.VBox(0), foot: container.NewStack(), layout: &compareLayout{}}
	v.rows = table.New(table.Spec[row]{ID: "district", Columns: v.columns(), Key: rowKey, NoFoot: true, Unit: "个党委", Prefs: s.d.Prefs,
		OnRow: func(r row) { s.rowChosen(r) }, OnSpot: s.spotChosen, OnClick: func(r row) { s.shut = false }, OnOpen: func(r row) { s.opened(r) }, OnPick: s.ticked,
		OnSort: func(string, bool) {}, Fit: fitCompare, OnPlace: func() { v.totals.Refresh() }})
	trends := &fyne.Container{Layout: thirds{}}
	for i, m := range district.Trends() {
		axis := func(n int64) string { return model.Points(n).Short() }
		v.charts[i] = chart.NewTrend(axis)
		title := kit.HBox(look.Gap8, text.Strong(m.Title()), text.Small(m.Unit()))
		trends.Add(kit.Border(kit.Pad(title, 0, 0, look.Gap4, 0), nil, nil, nil, v.charts[i]))
	}
	v.object = kit.Border(nil, kit.Bar(look.FooterHeight, look.Inset, true, false, v.foot), nil, nil,
		&fyne.Container{Layout: v.layout, Objects: []fyne.CanvasObject{v.rows.Object(), v.totals, kit.Pad(trends, look.Gap16, look.Gap24, look.Gap8, look.Gap24)}})
	return v
}

func rowKey(r row) string { return fmt.Sprint(r.Sender.ID) }

// widths of the columns where there is room for them, see fitCompare; the bar of the grades takes what is left.
const (
	nameWide, countWide, rateWide, findingsWide, meanWide, gradesLeast float32 = 156, 60, 84, 80, 68, 150
	bestWide                                                                   = countWide + 8
)

func (v *compareView) columns() []table.Column[row] {
	count := func(id, title string, n func(*district.Sums) int) table.Column[row] {
		return table.Column[row]{ID: id, Title: title, Width: countWide, Align: look.Right, Always: true,
			Text: func(r row) string {
				if !r.HasSums {
					return ""
				}
				return kit.Count(n(&r.Sums))
			},
			Ink:     inkOf,
			Compare: func(a, b row) int { return n(&a.Sums) - n(&b.Sums) }}
	}
	measure := func(m district.Measure, wide float32) table.Column[row] {
		return table.Column[row]{ID: string(m), Title: m.Label(), Width: wide, Align: look.Right, Always: true, Tip: m.Definition(),
			Text: func(r row) string {
				if !r.Received() {
					return ""
				}
				return m.Text(r.Sums.Values[m])
			},
			Tone: func(r row) look.Tone {
				if r.Received() && v.s.c != nil && district.Beyond(v.s.c.Limits, m, r.Sums.Values[m]) {
					return look.ToneWarn
				}
				return look.ToneNone
			},
			Compare: func(a, b row) int {
				return cmp.Or(later(a)-later(b), cmp.Compare(a.Sums.Values[m].N, b.Sums.Values[m].N))
			}}
	}
	return []table.Column[row]{
		{ID: "name", Title: "行业综合党委", Width: nameWide, Always: true, Lead: true, Text: row.Called, TipOf: func(r row) string { return r.Sender.Name + pendingLine(v.s.c, r) },
			Ink: inkOf, Compare: func(a, b row) int { return strings.Compare(a.Short, b.Short) }},
		count("branches", "支部", func(s *district.Sums) int { return s.Branches }),
		count("members", "党员", func(s *district.Sums) int { return s.Members }),
		count("units", "单位", func(s *district.Sums) int { return s.Units }),
		measure(district.Covered, rateWide), measure(district.Life, rateWide), measure(district.Findings, findingsWide), measure(district.Mean, meanWide),
		{ID: "grades", Title: "等次分布", Width: gradesLeast, Flex: true, Always: true, Text: func(r row) string { return gradesText(r) }, Small: true,
			Draw: func(r row, c *table.Cell) {
				if r.Received() {
					c.Shares, c.Counted = gradeShares(&r.Sums), true
				} else {
					c.Ink = look.Text2
				}
			}},
		measure(district.Best, bestWide),
	}
}

// pendingLine says behind a committee's name why its results may still change.
func pendingLine(c *district.Comparison, r row) string {
	if c == nil || c.Pending(r) == "" {
		return ""
	}
	return "\n" + c.Pending(r)
}

func later(r row) int {
	if r.Received() {
		return 0
	}
	return 1
}

// inkOf greys what is not of this year.
func inkOf(r row) look.Token {
	if r.Received() {
		return look.Clear
	}
	return look.Text3
}

// gradesText is the grades in words, for copying, and where there are none why.
func gradesText(r row) string {
	if !r.Received() {
		if r.HasSums {
			return "没有收到，前三列是上年数"
		}
		return "没有收到"
	}
	var parts []string
	for _, g := range r.Sums.Grades {
		parts = append(parts, fmt.Sprintf("%s %d", g.Grade, g.N))
	}
	if r.Sums.Graded == 0 {
		return "还没有定等次"
	}
	return strings.Join(parts, "，")
}

// gradeTokens are the colours of the grades, the best first.
var gradeTokens = []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}

func gradeToken(i int) look.Token { return gradeTokens[min(i, len(gradeTokens)-1)] }

func gradeShares(s *district.Sums) []table.Share {
	if s.Graded == 0 {
		return nil
	}
	shares := make([]table.Share, len(s.Grades))
	for i, g := range s.Grades {
		shares[i] = table.Share{Count: g.N, Token: gradeToken(i)}
	}
	return shares
}

// show draws everything.
func (v *compareView) show(c *district.Comparison, chosen int64) {
	v.rows.SetRows(c.Rows)
	v.rows.SetCurrent(fmt.Sprint(chosen))
	v.layout.rows = len(c.Rows)
	v.totals.Objects = nil
	if got := c.Count(district.Came, district.Undecided); got > 0 && len(c.Rows) > 1 { // of one committee alone the total says nothing
		v.totals.Add(v.total(fmt.Sprintf("%d 个党委合计", got), &c.Whole, true))
		if c.Told > 0 {
			name := fmt.Sprintf("%d 年", c.Year-1)
			if c.Told < got {
				name = fmt.Sprintf("%d 年（%d 个）", c.Year-1, c.Told)
			}
			v.totals.Add(v.total(name, &c.Before, false))
		}
	}
	v.showFoot(c)
	v.showCharts(c, chosen)
	v.object.Refresh()
}

// total is a row of the totals, its cells where the table has its columns.
func (v *compareView) total(name string, s *district.Sums, strong bool) fyne.CanvasObject {
	word := func(words string) *text.Label {
		l := text.Body(words)
		if strong {
			l = text.Strong(words)
		} else {
			l.In(look.Text2)
		}
		return l
	}
	cells := []fyne.CanvasObject{word(name).Cutting()}
	for _, n := range []int{s.Branches, s.Members, s.Units} {
		cells = append(cells, word(kit.Count(n)).Right().Cutting())
	}
	for _, m := range []district.Measure{district.Covered, district.Life, district.Findings, district.Mean} {
		cells = append(cells, word(m.Text(s.Values[m])).Right())
	}
	var shares []chart.Share
	for i, g := range s.Grades {
		if s.Graded > 0 {
			shares = append(shares, chart.Share{Name: g.Grade, Count: g.N, Token: gradeToken(i)})
		}
	}
	cells = append(cells, chart.NewProportion(shares).Counted(), word(district.Best.Text(s.Values[district.Best])).Right())
	row := &fyne.Container{Layout: totalLayout{v.rows.Span}, Objects: cells}
	ground := look.Inset
	if !strong {
		ground = look.Surface
	}
	return kit.Bar(look.ListRow, ground, strong, true, row)
}

// showFoot is the legend, and who is not in the totals.
func (v *compareView) showFoot(c *district.Comparison) {
	legend := kit.HBox(look.Gap16)
	for i, g := range c.Whole.Grades {
		legend.Add(kit.HBox(6, kit.Block(gradeToken(i), 8, 8), text.Small(g.Grade)))
	}
	for _, l := range []struct {
		token look.Token
		words string
	}{{look.Chart1, "选中的党委"}, {look.Chart2, "全区"}, {look.Chart4, "其他党委"}} {
		legend.Add(kit.HBox(6, kit.Block(l.token, 16, 2), text.Small(l.words)))
	}
	limits := fyne.CanvasObject(kit.Space(0, 0))
	if !v.s.d.Office.ReadOnly() {
		limits = kit.Pad(kit.SmallLink("限值", v.s.editLimits), 0, 0, 0, look.Gap16)
	}
	words := text.Small(c.TotalWords()).Right().Cutting()
	v.foot.Objects = []fyne.CanvasObject{kit.Pad(kit.Border(nil, nil, nil, container.NewCenter(limits),
		&fyne.Container{Layout: footLayout{legend, words}, Objects: []fyne.CanvasObject{kit.Sideways(legend), words}}), 0, look.Gap24, 0, look.Gap24)}
	v.foot.Refresh()
}

// showCharts draws the trends with one committee chosen.
func (v *compareView) showCharts(c *district.Comparison, chosen int64) {
	var years []string
	for _, y := range c.Years {
		years = append(years, fmt.Sprint(y))
	}
	for i, m := range district.Trends() {
		var series []chart.Series
		of := func(sums []*district.Sums) []chart.Point {
			points := make([]chart.Point, len(sums))
			for n, s := range sums {
				if s != nil {
					value := s.Values[m]
					points[n] = chart.Point{Known: value.Known, N: value.N}
				}
			}
			return points
		}
		end := func(sums []*district.Sums) string {
			if last := sums[len(sums)-1]; last != nil {
				return m.Short(last.Values[m])
			}
			return ""
		}
		for _, r := range c.Rows {
			if r.Sender.ID != chosen {
				series = append(series, chart.Series{Values: of(r.Trend)})
			}
		}
		if len(c.Rows) > 1 {
			series = append(series, chart.Series{Values: of(c.Trend), All: true, Label: "全区", End: end(c.Trend)})
		}
		if r := c.Row(chosen); r != nil {
			series = append(series, chart.Series{Values: of(r.Trend), Chosen: true, Label: cut(r.Short, 4), End: end(r.Trend)})
		}
		v.charts[i].Set(years, series)
	}
}

// rowChosen follows the keyboard and the pointer in the table.
func (s *Screen) rowChosen(r row) {
	if r.Sender.ID != s.chosen {
		s.pick(r.Sender.ID)
	}
}

// spotChosen follows a click on a figure: the pane speaks of that.
func (s *Screen) spotChosen(r row, column string) {
	s.measure = ""
	if m := district.Measure(column); slices.Contains(district.Measures(), m) {
		s.measure = m
	}
	s.branch, s.shut = "", false
	s.showPane()
}

// opened is Enter or a double click on a committee.
func (s *Screen) opened(r row) {
	s.shut = false
	s.pick(r.Sender.ID)
	if len(r.Conflicts) == 0 && r.Received() {
		s.showBranches(r)
	}
}

// ticked follows the selection: two and more committees are put side by side.
func (s *Screen) ticked(rows []row) {
	s.beside = nil
	if len(rows) > 1 {
		s.beside = rows
	}
	s.showPane()
}
