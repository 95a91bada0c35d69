package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// OptionCards is a choice of one among two or three, side by side with room for a sentence each; one focus stop, the
// arrow keys move.
type OptionCards struct {
	control
	choices []Choice
	chosen  int
	changed func(int)
}

// NewOptionCards makes the cards, 64 high, with one chosen; changed is called with the new index.
func NewOptionCards(choices []Choice, chosen int, changed func(int)) *OptionCards {
	c := &OptionCards{choices: choices, chosen: chosen, changed: changed}
	c.init(c, nil)
	return c
}

// Chosen is the index of the chosen card.
func (c *OptionCards) Chosen() int { return c.chosen }

func (c *OptionCards) choose(i int) {
	if i < 0 || i >= len(c.choices) || i == c.chosen || c.off {
		return
	}
	c.chosen = i
	c.Refresh()
	if c.changed != nil {
		c.changed(i)
	}
}

// Tapped chooses the card under the pointer.
func (c *OptionCards) Tapped(ev *fyne.PointEvent) {
	Focus(c)
	c.choose(int(ev.Position.X / ((c.Size().Width + Gap12) / float32(len(c.choices)))))
}

// TypedKey moves the choice with the arrows.
func (c *OptionCards) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.choose(c.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		c.choose(c.chosen + 1)
	default:
		passKey(c, ev)
	}
}

// CreateRenderer draws the cards for the size it is given.
func (c *OptionCards) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(float32(len(c.choices))*180, 64) }}
	d.layout = func(s fyne.Size) {
		n := float32(len(c.choices))
		w := (s.Width - Gap12*(n-1)) / n
		d.objects = []fyne.CanvasObject{ring}
		for i, choice := range c.choices {
			x := snap(float32(i) * (w + Gap12))
			if i == c.chosen {
				place(ring, x-4, -4, w+8, s.Height+8)
			}
			d.objects = append(d.objects, drawCard(choice, i == c.chosen, x, w, s.Height)...)
		}
	}
	d.refresh = func() { showRing(ring, c.focused) }
	return d
}

func drawCard(choice Choice, chosen bool, x, w, h float32) []fyne.CanvasObject {
	face, circle, dot := newRect(Surface), &canvas.Circle{FillColor: Color(Surface), StrokeColor: Color(Edge), StrokeWidth: 1}, &canvas.Circle{FillColor: Color(OnAccent)}
	face.CornerRadius = RadiusControl
	fill := Surface
	if chosen {
		fill = Selected
		circle.FillColor, circle.StrokeWidth = Color(Accent), 0
	}
	paint(face, fill, Edge, 1)
	dot.Hidden = !chosen
	place(face, x, 0, w, h)
	place(circle, x+15, 15, 16, 16)
	place(dot, x+20, 20, 6, 6)
	name, detail := newText(choice.Text, SizeBody, chosen, Text1), newText("", SizeSmall, false, Text2)
	detail.Text = Truncate(Clean(choice.Detail), w-50, SizeSmall, false)
	placeText(name, x+41, 13, w-50, 20)
	placeText(detail, x+41, 34, w-50, 17)
	return []fyne.CanvasObject{face, circle, dot, name, detail}
}

// StepList is a way of several steps, one under the other: circle, name and a sentence, 60 apart.
type StepList struct {
	widget.BaseWidget
	steps   []Choice
	current int
}

// NewStepList makes the list with step current (from 0); Choice.Body is not used.
func NewStepList(steps []Choice, current int) *StepList {
	l := &StepList{steps: steps, current: current}
	l.ExtendBaseWidget(l)
	return l
}

// SetCurrent moves on.
func (l *StepList) SetCurrent(i int) { l.current = i; l.Refresh() }

// CreateRenderer draws circles joined by lines.
func (l *StepList) CreateRenderer() fyne.WidgetRenderer {
	const apart = 60
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(200, apart*float32(len(l.steps))-16) }}
	d.layout = func(s fyne.Size) {
		d.objects = nil
		for i, step := range l.steps {
			y := float32(i * apart)
			d.objects = append(d.objects, stepCircle(i, l.current, 2, y+2)...)
			if i < len(l.steps)-1 {
				line := newRect(EdgeSoft)
				place(line, 12, y+28, 1, 28)
				d.objects = append(d.objects, line)
			}
			name, detail := newText(step.Text, SizeBody, i == l.current, Text1), newText(step.Detail, SizeSmall, false, Text2)
			if i > l.current {
				name.Color = Color(Text2)
			}
			placeText(name, 38, y+2, s.Width-38, 20)
			placeText(detail, 38, y+23, s.Width-38, 17)
			d.objects = append(d.objects, name, detail)
		}
	}
	return d
}
