// Package chart draws counts: bars by class and the parts of a whole.
package chart

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Bar is one bar of a bar chart.
type Bar struct {
	Label string
	Value int
	Token look.Token
}

// Mark is a rule before a bar with a word at its top, such as 优秀 90.
type Mark struct {
	Before int // index of the bar it stands before
	Text   string
}

// Bars shows counts by class: bars with their number on top and their label beneath.
type Bars struct {
	widget.BaseWidget
	bars  []Bar
	marks []Mark
	least float32
}

// NewBars makes the chart at least 70 high.
func NewBars(bars []Bar, marks []Mark) *Bars {
	c := &Bars{bars: bars, marks: marks, least: 70}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what it shows.
func (c *Bars) Set(bars []Bar, marks []Mark) {
	c.bars, c.marks = bars, marks
	c.Refresh()
}

// CreateRenderer draws for the size it is given.
func (c *Bars) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(float32(len(c.bars))*40, c.least) }}
	d.Arrange = func(s fyne.Size) { d.Parts = c.draw(s) }
	return d
}

func (c *Bars) draw(s fyne.Size) []fyne.CanvasObject {
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
		rule, words := draw.Rect(look.EdgeSoft), text.Line(m.Text, look.SizeSmall, false, look.Text2)
		x := draw.Snap(step * float32(m.Before))
		draw.Place(rule, x, 0, 1, base)
		draw.Place(words, x+6, 0, step, 17)
		objects = append(objects, rule, words)
	}
	for i, b := range c.bars {
		x, w := draw.Snap(step*float32(i)+step*0.14), draw.Snap(step*0.72)
		h := room * float32(b.Value) / float32(most)
		bar, number, label := draw.Rect(b.Token), text.Line(strconv.Itoa(b.Value), look.SizeSmall, true, look.Text1), text.Line(b.Label, look.SizeSmall, false, look.Text2)
		number.Alignment, label.Alignment = look.Center, look.Center
		draw.Place(bar, x, draw.Snap(base-h), w, draw.Snap(h))
		draw.Place(number, x, draw.Snap(base-h)-19, w, 17)
		draw.Place(label, draw.Snap(step*float32(i)), base+5, step, 17)
		objects = append(objects, bar, number, label)
	}
	line := draw.Rect(look.Edge)
	draw.Place(line, 0, base, s.Width, 1)
	return append(objects, line)
}
