package projects

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

const (
	monthWide float32 = 34 // where there is room
	months            = 12 // in the time line
	cellPad   float32 = 2
	barHigh   float32 = 12
	lateHigh  float32 = 4
	checkSide float32 = 8
	middle            = (look.ListRow - 1) / 2
)

// monthOf counts the months up to a day from year 0.
func monthOf(day model.Date) int { return day.Year()*12 + max(1, day.Month()) - 1 }

// columns are those of the list with a time line of twelve months in it.
func (s *Screen) columns() []table.Column[row] {
	year := s.d.Office.Today().Year()
	dash := func(text string) string {
		if text == "" {
			return "—"
		}
		return text
	}
	tone := func(r row) look.Token {
		switch {
		case r.DaysLate > 0:
			return look.Bad
		case r.Group == project.ThisQuarter:
			return look.Warn
		}
		return look.Clear
	}
	all := []table.Column[row]{
		{ID: "name", Title: "项目", Width: nameWide, Flex: true, Lead: true, Always: true, Text: func(r row) string { return r.Row.Title }},
		{ID: "leader", Title: "负责人", Width: leaderWide, Text: func(r row) string { return dash(r.Values["leader"]) }, Ink: func(row) look.Token { return look.Text2 }},
		{ID: "state", Title: "状态", Width: stateWide, Text: func(r row) string { return r.State }, Ink: func(r row) look.Token {
			if r.Running() {
				return look.Text2
			}
			if r.Group == project.Over {
				return look.Text3
			}
			return look.Info
		}},
		{ID: "due", Title: "期限", Width: dueWide, Text: func(r row) string { return dash(dueText(r.Due, year)) }, Ink: tone},
	}
	for m := range months {
		all = append(all, table.Column[row]{ID: monthID(m), Title: fmt.Sprint(m + 1), Width: monthWide, Align: look.Center, Always: true, RuleOff: m%3 == 0,
			Draw: func(r row, c *table.Cell) { c.Shapes = s.shapes(&r, m) }, TipOf: func(r row) string { return said(&r, year) }})
	}
	return append(all, table.Column[row]{ID: "progress", Title: "进度", Width: progressWide, Align: look.Right, Always: true, RuleOff: true,
		Text: func(r row) string { return r.Progress() }, Ink: func(r row) look.Token {
			if r.Lagging {
				return look.Warn
			}
			return look.Clear
		}})
}

// The widths of the columns beside the time line, in px: where there is room, and at least.
const (
	nameWide, nameLeast         float32 = 156, 134
	leaderWide, stateWide       float32 = 60, 46
	dueWide                     float32 = 68
	progressWide, progressLeast float32 = 84, 66
	monthSaid, monthNumber      float32 = 30, 18 // from here on a month is called 11 月, or 11; else the quarter is enough
)

// fit keeps the whole year in view in a table so wide: the months get narrower, and where that is not enough, who answers for a project
// and its state are left to the pane.
func (s *Screen) fit(room float32) map[string]float32 {
	widths := map[string]float32{}
	month := func() float32 {
		fixed := look.Gap24 - cellPad + dueWide
		for id, w := range map[string]float32{"name": nameWide, "leader": leaderWide, "state": stateWide, "progress": progressWide} {
			if fitted, ok := widths[id]; ok {
				w = fitted
			}
			fixed += w
		}
		return min(monthWide, float32(int((room-fixed)/months)))
	}
	if month() < monthNumber {
		widths["leader"], widths["state"], widths["progress"], widths["name"] = 0, 0, progressLeast, nameLeast
	}
	if w := max(8, month()); w != s.month {
		s.month = w
		if s.Screen != nil {
			s.retitle()
		}
	}
	for m := range months {
		widths[monthID(m)] = s.month
	}
	return widths
}

func monthID(m int) string { return fmt.Sprintf("m%d", m) }

// dueText is a deadline as it fits: without the year in this year, only year and month in another.
func dueText(d model.Date, year int) string {
	if d != "" && d.Year() != year && len(d) > 7 {
		d = d[:7]
	}
	return d.In(year)
}

// retitle writes the months and quarters over the time line; quarters of another year bear it.
func (s *Screen) retitle() {
	year := s.d.Office.Today().Year()
	for m := range months {
		at := s.first + m
		quarter := []string{"一季度", "二季度", "三季度", "四季度"}[at%12/3]
		if at/12 != year {
			quarter = fmt.Sprintf("%d %s", at/12, quarter)
		}
		month := fmt.Sprint(at%12 + 1)
		switch {
		case s.month >= monthSaid:
			month += " 月"
		case s.month < monthNumber:
			month = ""
		}
		s.Table.SetTitle(monthID(m), month, quarter)
	}
}

// x is where a day stands in the time line, in px from its beginning; the end of a day known to the month is that of the month.
func (s *Screen) x(day model.Date) float32 {
	day = day.LastDay()
	last := model.Date(fmt.Sprintf("%04d-%02d", day.Year(), day.Month())).LastDay().Day()
	return (float32(monthOf(day)-s.first) + float32(day.Day())/float32(last)) * s.month
}

// start is where a day begins.
func (s *Screen) start(day model.Date) float32 {
	switch day.Precision() {
	case model.ByYear:
		day += "-01-01"
	case model.ByMonth:
		day += "-01"
	}
	return s.x(day.AddDays(-1))
}

// said tells the bar in words.
func said(r *row, year int) string {
	parts := []string{r.Row.Title}
	if r.From != "" {
		parts = append(parts, r.From.In(year)+" 开始")
	}
	if r.Due != "" {
		parts = append(parts, "期限 "+r.Due.In(year))
	}
	parts = append(parts, "进度 "+r.Progress())
	if r.DaysLate > 0 {
		parts = append(parts, fmt.Sprintf("逾期 %d 天", r.DaysLate))
	}
	if r.MidLate {
		parts = append(parts, "中期检查过期")
	}
	return strings.Join(parts, "　")
}

// shapes is the part of a project's bar that lies in a month of the time line.
func (s *Screen) shapes(r *row, month int) []table.Shape {
	left, right := float32(month)*s.month, float32(month+1)*s.month
	var all []table.Shape
	add := func(x0, x1, y, h float32, fill look.Token) {
		if x0, x1 = draw.Snap(max(x0, left)), draw.Snap(min(x1, right)); x1 > x0 {
			all = append(all, table.Shape{X: x0 - left, Y: y, W: x1 - x0, H: h, Fill: fill})
		}
	}
	today := s.d.Office.Today()
	now := s.x(today)
	end := r.Due
	if done := model.Date(r.Values["done_on"]); r.Group == project.Over && done.Precision() == model.ByDay {
		end = done
	}
	if r.From != "" && end != "" && !end.Before(r.From) {
		from, to := s.start(r.From), s.x(end)
		split := from + (to-from)*r.Share()
		y := draw.Snap(middle - barHigh/2)
		if r.State == project.Applied {
			s.outline(&all, from, to, left, right, y)
		} else {
			add(from, split, y, barHigh, look.Chart2)
			add(split, to, y, barHigh, look.Chart3)
		}
	}
	point := func(x, wide, high float32, fill, stroke look.Token) {
		if x >= left && x < right {
			all = append(all, table.Shape{X: draw.Snap(min(x-left-wide/2, s.month-wide)), Y: draw.Snap(middle - high/2), W: wide, H: high, Fill: fill, Stroke: stroke})
		}
	}
	if held := model.Date(r.Values["mid_on"]); held.Precision() == model.ByDay {
		point(s.x(held), checkSide, checkSide, look.Text1, look.Surface)
	} else if due := model.Date(r.Values["mid_due"]); due != "" && r.Group != project.Over {
		ink := look.Text1
		if r.MidLate {
			ink = look.Bad
		}
		point(s.x(due), checkSide, checkSide, look.Surface, ink)
	}
	if r.Due != "" && r.Group != project.Over {
		ink := look.Text2
		if r.DaysLate > 0 {
			ink = look.Bad
			add(s.x(r.Due), now, draw.Snap(middle-lateHigh/2), lateHigh, look.Bad)
		}
		point(s.x(r.Due)-1, 2, 18, ink, look.Clear)
	}
	if now > left && now <= right {
		all = append(all, table.Shape{X: draw.Snap(now - left - 1), Y: 0, W: 1, H: look.ListRow, Fill: look.Text2})
		if r.DaysLate > 0 && s.month >= monthSaid { // else there is no room between the day and the progress
			all = append(all, table.Shape{X: draw.Snap(now-left) + look.Gap4, Y: 0, H: look.ListRow - 1, Fill: look.Bad, Words: fmt.Sprintf("逾期 %d 天", r.DaysLate)})
		}
	}
	return all
}

// outline draws the frame of a bar as far as it lies between two edges.
func (s *Screen) outline(all *[]table.Shape, from, to, left, right, y float32) {
	x0, x1 := draw.Snap(max(from, left)), draw.Snap(min(to, right))
	if x1 <= x0 {
		return
	}
	line := func(x, y, w, h float32) {
		*all = append(*all, table.Shape{X: x - left, Y: y, W: w, H: h, Fill: look.EdgeSoft})
	}
	line(x0, y, x1-x0, 1)
	line(x0, y+barHigh-1, x1-x0, 1)
	if from >= left {
		line(x0, y, 1, barHigh)
	}
	if to <= right {
		line(x1-1, y, 1, barHigh)
	}
}

// band heads a group of the list.
func (s *Screen) band(before *row, r row) *table.Band {
	if before != nil && before.Group == r.Group {
		return nil
	}
	n := s.Count(func(o row) bool { return o.Group == r.Group })
	today := s.d.Office.Today()
	end := project.QuarterEnd(today)
	switch r.Group {
	case project.Late:
		return &table.Band{Text: fmt.Sprintf("逾期 %d　到期没有结项，或者中期检查过期", n), Tone: look.ToneBad}
	case project.ThisQuarter:
		return &table.Band{Text: fmt.Sprintf("本季到期 %d　%s 以前", n, end.In(today.Year())), Tone: look.ToneWarn}
	case project.Later:
		return &table.Band{Text: fmt.Sprintf("以后到期 %d　%s 起", n, end.AddDays(1).In(today.Year()))}
	}
	return &table.Band{Text: fmt.Sprintf("已结项 %d", n)}
}
