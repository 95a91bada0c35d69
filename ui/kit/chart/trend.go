package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Series is one line of a trend of many: a value for each step, of which some may be unknown.
type Series struct {
	Label  string // at its end, before End; "" for one of the others
	End    string // its last value in words; "" for no label
	Values []Point
	Chosen bool // the one looked at, in the accent with dots
	All    bool // all together, with hollow squares
}

// Point is a value in hundredths; a line is not drawn to one that is not known.
type Point struct {
	Known bool
	N     int64
}

// Trend shows one line among many over some steps, such as years.
type Trend struct {
	widget.BaseWidget
	steps  []string
	series []Series
	axis   func(int64) string
}

// NewTrend makes the chart; axis writes a value of the axis.
func NewTrend(axis func(int64) string) *Trend {
	c := &Trend{axis: axis}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what it shows. The series are drawn in their order, the last on top.
func (c *Trend) Set(steps []string, series []Series) {
	c.steps, c.series = steps, series
	c.Refresh()
}

// CreateRenderer draws for the size it is given.
func (c *Trend) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(200, 100) }}
	d.Arrange = func(s fyne.Size) { d.Parts = c.draw(s) }
	return d
}

// The room around the lines: values at the left, labels at the right, steps at the foot.
const (
	trendLeft  float32 = 36
	trendRight float32 = 84
	trendShort float32 = 34  // of labels without a name
	trendRoom  float32 = 220 // in a narrower chart they have none: the colours tell
	trendFoot  float32 = 26
	trendTop   float32 = 8
	leastApart float32 = 17 // of two labels
)

func (c *Trend) draw(s fyne.Size) []fyne.CanvasObject {
	low, high, step := c.bounds()
	floor := s.Height - trendFoot
	y := func(n int64) float32 {
		return draw.Snap(floor - (floor-trendTop)*float32(n-low)/float32(high-low))
	}
	right, named := trendRight, s.Width >= trendRoom
	if !named {
		right = trendShort
	}
	room := s.Width - trendLeft - right
	x := func(i int) float32 {
		if len(c.steps) < 2 {
			return trendLeft + room/2
		}
		return draw.Snap(trendLeft + 14 + (room-20)*float32(i)/float32(len(c.steps)-1))
	}
	var all []fyne.CanvasObject
	for n := low; step > 0 && n <= high; n += step {
		rule, value := draw.Rect(look.Line), text.Line(c.axis(n), look.SizeSmall, false, look.Text2)
		value.Alignment = look.Right
		draw.Place(rule, trendLeft, y(n), room, 1)
		text.Place(value, 0, y(n)-8, trendLeft-8, 17)
		all = append(all, rule, value)
	}
	for i, word := range c.steps {
		label := text.Line(word, look.SizeSmall, false, look.Text2)
		label.Alignment = look.Center
		text.Place(label, x(i)-30, floor+8, 60, 17)
		all = append(all, label)
	}
	for _, one := range c.series {
		all = append(all, c.line(one, x, y)...)
	}
	return append(all, c.labels(s.Width-right+6, right, named, y)...)
}

// line draws a series: the strokes between known points, then their marks.
func (c *Trend) line(one Series, x func(int) float32, y func(int64) float32) []fyne.CanvasObject {
	token, width := look.Chart4, float32(1.5)
	switch {
	case one.Chosen:
		token, width = look.Chart1, 2
	case one.All:
		token, width = look.Chart2, 2
	}
	var strokes, marks []fyne.CanvasObject
	for i, p := range one.Values {
		if !p.Known || i >= len(c.steps) {
			continue
		}
		if i > 0 && one.Values[i-1].Known {
			l := canvas.NewLine(look.Color(token))
			l.StrokeWidth = width
			l.Position1, l.Position2 = fyne.NewPos(x(i-1), y(one.Values[i-1].N)), fyne.NewPos(x(i), y(p.N))
			strokes = append(strokes, l)
		}
		switch {
		case one.Chosen:
			dot := &canvas.Circle{FillColor: look.Color(token)}
			draw.Place(dot, x(i)-4, y(p.N)-4, 8, 8)
			marks = append(marks, dot)
		case one.All:
			square := draw.Rect(look.Surface)
			draw.Paint(square, look.Surface, token, 1.5)
			draw.Place(square, x(i)-3.5, y(p.N)-3.5, 7, 7)
			marks = append(marks, square)
		}
	}
	return append(strokes, marks...)
}

// labels stand beside the ends of the series that have one, two of them at least 17 apart.
func (c *Trend) labels(left, width float32, named bool, y func(int64) float32) []fyne.CanvasObject {
	type label struct {
		words  string
		chosen bool
		at     float32
	}
	var all []label
	for _, one := range c.series {
		if n := len(one.Values); one.End != "" && n > 0 && one.Values[n-1].Known {
			words := one.End
			if named {
				words = one.Label + " " + one.End
			}
			all = append(all, label{words, one.Chosen, y(one.Values[n-1].N)})
		}
	}
	if len(all) == 2 {
		above, below := &all[0], &all[1]
		if above.at > below.at {
			above, below = below, above
		}
		if gap := leastApart - (below.at - above.at); gap > 0 {
			above.at, below.at = above.at-gap/2, below.at+gap/2
		}
	}
	var parts []fyne.CanvasObject
	for _, l := range all {
		ink := look.Text2
		if l.chosen {
			ink = look.Text1
		}
		words := text.Line(text.Truncate(l.words, width, look.SizeSmall, l.chosen), look.SizeSmall, l.chosen, ink)
		text.Place(words, left, draw.Snap(l.at-8), width, 17)
		parts = append(parts, words)
	}
	return parts
}

// bounds are the ends of the axis and the step between its rules: round numbers around all values, in at most four parts.
func (c *Trend) bounds() (low, high, step int64) {
	first := true
	for _, one := range c.series {
		for _, p := range one.Values {
			if p.Known {
				if first {
					low, high, first = p.N, p.N, false
				}
				low, high = min(low, p.N), max(high, p.N)
			}
		}
	}
	if first {
		return 0, 1, 0 // nothing is known: no axis
	}
	for unit := int64(10); ; unit *= 10 {
		for _, times := range []int64{1, 2, 5} {
			step = unit * times
			from, to := low/step*step, (high+step-1)/step*step
			if low < 0 && low%step != 0 {
				from -= step
			}
			if to == from {
				to += step
			}
			if to-from <= 4*step {
				return from, to, step
			}
		}
	}
}
