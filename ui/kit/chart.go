package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ChartBar is one bar of a bar chart.
type ChartBar struct {
	Label string
	Value int
	Token Token
}

// ChartMark is a rule before a bar with a word at its top, such as 优秀 90.
type ChartMark struct {
	Before int // index of the bar it stands before
	Text   string
}

// BarChart shows counts by class: bars with their number on top and their label beneath.
type BarChart struct {
	widget.BaseWidget
	bars  []ChartBar
	marks []ChartMark
	least float32
}

// NewBarChart makes the chart at least 76 high.
func NewBarChart(bars []ChartBar, marks []ChartMark) *BarChart {
	c := &BarChart{bars: bars, marks: marks, least: 76}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what it shows.
func (c *BarChart) Set(bars []ChartBar, marks []ChartMark) {
	c.bars, c.marks = bars, marks
	c.Refresh()
}

// CreateRenderer draws for the size it is given.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(float32(len(c.bars))*40, c.least) }}
	d.layout = func(s fyne.Size) { d.objects = c.draw(s) }
	return d
}

func (c *BarChart) draw(s fyne.Size) []fyne.CanvasObject {
	const foot, top = 26, 20
	most := 1
	for _, b := range c.bars {
		most = max(most, b.Value)
	}
	var objects []fyne.CanvasObject
	step := s.Width / float32(max(1, len(c.bars)))
	base := s.Height - foot
	room := max(0, base-2*top)
	for _, m := range c.marks {
		rule, text := newRect(EdgeSoft), newText(m.Text, SizeSmall, false, Text2)
		x := snap(step * float32(m.Before))
		place(rule, x, 0, 1, base)
		place(text, x+6, 0, step, 17)
		objects = append(objects, rule, text)
	}
	for i, b := range c.bars {
		x, w := snap(step*float32(i)+step*0.14), snap(step*0.72)
		h := room * float32(b.Value) / float32(most)
		bar, number, label := newRect(b.Token), newText(itoa(b.Value), SizeSmall, true, Text1), newText(b.Label, SizeSmall, false, Text2)
		number.Alignment, label.Alignment = Center, Center
		place(bar, x, snap(base-h), w, snap(h))
		place(number, x, snap(base-h)-19, w, 17)
		place(label, snap(step*float32(i)), base+5, step, 17)
		objects = append(objects, bar, number, label)
	}
	line := newRect(Edge)
	place(line, 0, base, s.Width, 1)
	return append(objects, line)
}

// LimitBar shows a measured value against a limit: the part within in Chart3, the part over it in the tone, a tick
// at the limit.
type LimitBar struct {
	widget.BaseWidget
	value, limit   float64
	above, beneath string
	tone           Tone
	moreIsBetter   bool
}

// NewLimitBar makes the bar; above names the measured value (实有 8), beneath the limit (限值 5).
func NewLimitBar(value, limit float64, above, beneath string, tone Tone, moreIsBetter bool) *LimitBar {
	b := &LimitBar{value: value, limit: limit, above: above, beneath: beneath, tone: tone, moreIsBetter: moreIsBetter}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws for the size it is given.
func (b *LimitBar) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(160, 54) }}
	d.layout = func(s fyne.Size) { d.objects = b.draw(s) }
	return d
}

func (b *LimitBar) draw(s fyne.Size) []fyne.CanvasObject {
	scale := max(b.value, b.limit, 1) * 1.12
	at := func(v float64) float32 { return snap(s.Width * float32(v/scale)) }
	track, within, over, tick := newRect(Line), newRect(Chart3), newRect(b.tone.Mark()), newRect(Text1)
	place(track, 0, 19, s.Width, 14)
	low, high := min(b.value, b.limit), max(b.value, b.limit)
	if b.value <= b.limit {
		high = low
	}
	place(within, 0, 19, at(low), 14)
	place(over, at(low), 19, at(high)-at(low), 14)
	if b.moreIsBetter { // what is missing is the problem
		place(over, at(b.value), 19, max(0, at(b.limit)-at(b.value)), 14)
		over.FillColor = Color(b.tone.Soft())
	}
	place(tick, at(b.limit), 16, 1, 20)
	up, down := newText(b.above, SizeSmall, true, b.tone.Ink()), newText(b.beneath, SizeSmall, false, Text2)
	placeUnder := func(t fyne.CanvasObject, x, w, y float32) {
		place(t, max(0, min(x-w/2, s.Width-w)), y, w, 17)
	}
	placeUnder(up, at(b.value), ceil(TextWidth(up.Text, SizeSmall, true)), 0)
	placeUnder(down, at(b.limit), ceil(TextWidth(down.Text, SizeSmall, false)), 36)
	return []fyne.CanvasObject{track, within, over, tick, up, down}
}
