package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Series is one line of a line chart or one shape of a radar.
type Series struct {
	Name   string
	Values []float64
	Token  Token
	Hollow bool // hollow squares instead of dots, so that lines differ without colour
}

// LineChart shows series over labelled places, with the names at the ends of the lines.
type LineChart struct {
	widget.BaseWidget
	labels   []string
	series   []Series
	low, top float64
}

// NewLineChart makes a chart whose axis runs from low to top.
func NewLineChart(labels []string, series []Series, low, top float64) *LineChart {
	c := &LineChart{labels: labels, series: series, low: low, top: top}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws for the size it is given.
func (c *LineChart) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(220, 128) }}
	d.layout = func(s fyne.Size) { d.objects = c.draw(s) }
	return d
}

func (c *LineChart) draw(s fyne.Size) []fyne.CanvasObject {
	const left, right, foot, head = 28, 52, 22, 9
	var objects []fyne.CanvasObject
	h := s.Height - foot - head
	y := func(v float64) float32 { return head + h*float32((c.top-v)/(c.top-c.low)) }
	for i := 0; i <= 2; i++ {
		v := c.low + (c.top-c.low)*float64(i)/2
		rule, text := newRect(Line), newText(itoa(int(v)), SizeSmall, false, Text2)
		text.Alignment = Right
		place(rule, left, snap(y(v)), s.Width-left-right, 1)
		place(text, 0, snap(y(v))-9, left-6, 17)
		objects = append(objects, rule, text)
	}
	span := s.Width - left - right - 32
	x := func(i int) float32 {
		return left + 16 + span*float32(i)/float32(max(1, len(c.labels)-1))
	}
	for i, name := range c.labels {
		text := newText(name, SizeSmall, false, Text2)
		text.Alignment = Center
		place(text, x(i)-30, s.Height-foot+4, 60, 17)
		objects = append(objects, text)
	}
	for _, line := range c.series {
		var points []fyne.Position
		for i, v := range line.Values {
			points = append(points, fyne.NewPos(x(i), y(v)))
		}
		objects = append(objects, polyline(points, line.Token, false)...)
		objects = append(objects, markers(points, line)...)
		if n := len(points); n > 0 {
			name := newText(line.Name, SizeSmall, false, Text1)
			place(name, s.Width-right+8, points[n-1].Y-9, right-8, 17)
			objects = append(objects, name)
		}
	}
	return objects
}

// polyline joins points by segments 2 wide; closed joins the last with the first.
func polyline(points []fyne.Position, t Token, closed bool) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := 1; i < len(points); i++ {
		objects = append(objects, segment(points[i-1], points[i], t, 2))
	}
	if closed && len(points) > 2 {
		objects = append(objects, segment(points[len(points)-1], points[0], t, 2))
	}
	return objects
}

func segment(a, b fyne.Position, t Token, width float32) *canvas.Line {
	return &canvas.Line{Position1: a, Position2: b, StrokeColor: Color(t), StrokeWidth: width}
}

func markers(points []fyne.Position, line Series) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, p := range points {
		if line.Hollow {
			r := newRect(Surface)
			paint(r, Surface, line.Token, 2)
			place(r, p.X-3.5, p.Y-3.5, 7, 7)
			objects = append(objects, r)
			continue
		}
		c := &canvas.Circle{FillColor: Color(line.Token)}
		place(c, p.X-3.5, p.Y-3.5, 7, 7)
		objects = append(objects, c)
	}
	return objects
}

// RadarChart shows one or two series on spokes; values run from 0 to 1.
type RadarChart struct {
	widget.BaseWidget
	labels []string
	series []Series
}

// NewRadarChart makes the chart.
func NewRadarChart(labels []string, series []Series) *RadarChart {
	c := &RadarChart{labels: labels, series: series}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws for the size it is given.
func (c *RadarChart) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(160, 150) }}
	d.layout = func(s fyne.Size) { d.objects = c.draw(s) }
	return d
}

func (c *RadarChart) draw(s fyne.Size) []fyne.CanvasObject {
	n := len(c.labels)
	if n < 3 {
		return nil
	}
	mid := fyne.NewPos(s.Width/2, s.Height/2)
	radius := min(s.Width-90, s.Height-52) / 2
	at := func(i int, part float64) fyne.Position {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		return fyne.NewPos(mid.X+radius*float32(part*math.Cos(a)), mid.Y+radius*float32(part*math.Sin(a)))
	}
	var objects []fyne.CanvasObject
	for _, part := range []float64{0.5, 1} {
		for i := range n {
			objects = append(objects, segment(at(i, part), at((i+1)%n, part), Line, 1))
		}
	}
	for i, name := range c.labels {
		objects = append(objects, segment(mid, at(i, 1), Line, 1))
		text := newText(name, SizeSmall, false, Text2)
		text.Alignment = Center
		p := at(i, 1+16/float64(max(1, radius)))
		place(text, p.X-30, p.Y-9, 60, 17)
		objects = append(objects, text)
	}
	for _, shape := range c.series {
		var points []fyne.Position
		for i, v := range shape.Values {
			points = append(points, at(i, v))
		}
		objects = append(objects, polyline(points, shape.Token, true)...)
		objects = append(objects, markers(points, shape)...)
	}
	return objects
}
