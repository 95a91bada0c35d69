package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// OptionCards is a choice of one among two to four with room for a sentence each.
type OptionCards struct {
	oneOf
	choices []Choice
}

// NewOptionCards makes the cards, 64 high, with one chosen; changed is called with the new index.
func NewOptionCards(choices []Choice, chosen int, changed func(int)) *OptionCards {
	c := &OptionCards{choices: choices}
	c.start(c, len(choices), chosen, c.ends, changed)
	return c
}

// ends are the right ends of the cards.
func (c *OptionCards) ends() []float32 {
	ends := make([]float32, len(c.choices))
	for i := range ends {
		ends[i] = float32(i+1) * (c.Size().Width + look.Gap12) / float32(len(ends))
	}
	return ends
}

// CreateRenderer draws the cards for the size it is given.
func (c *OptionCards) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(float32(len(c.choices))*132, 64) }}
	d.Arrange = func(s fyne.Size) {
		n := float32(len(c.choices))
		w := (s.Width - look.Gap12*(n-1)) / n
		d.Parts = []fyne.CanvasObject{ring}
		for i, choice := range c.choices {
			x := draw.Snap(float32(i) * (w + look.Gap12))
			if i == c.chosen {
				draw.Place(ring, x-4, -4, w+8, s.Height+8)
			}
			d.Parts = append(d.Parts, drawCard(choice, i == c.chosen, x, w, s.Height)...)
		}
	}
	d.Repaint = func() { showRing(ring, c.focused) }
	return d
}

func drawCard(choice Choice, chosen bool, x, w, h float32) []fyne.CanvasObject {
	face, circle, dot := draw.Rect(look.Surface), &canvas.Circle{FillColor: look.Color(look.Surface), StrokeColor: look.Color(look.Edge), StrokeWidth: 1}, &canvas.Circle{FillColor: look.Color(look.OnAccent)}
	face.CornerRadius = look.RadiusControl
	fill := look.Surface
	if chosen {
		fill = look.Selected
		circle.FillColor, circle.StrokeWidth = look.Color(look.Accent), 0
	}
	draw.Paint(face, fill, look.Edge, 1)
	dot.Hidden = !chosen
	draw.Place(face, x, 0, w, h)
	draw.Place(circle, x+15, 15, 16, 16)
	draw.Place(dot, x+20, 20, 6, 6)
	name, detail := text.Line(choice.Text, look.SizeBody, chosen, look.Text1), text.Line("", look.SizeSmall, false, look.Text2)
	detail.Text = text.Truncate(text.Clean(choice.Detail), w-50, look.SizeSmall, false)
	text.Place(name, x+41, 13, w-50, 20)
	text.Place(detail, x+41, 34, w-50, 17)
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
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(200, apart*float32(len(l.steps))-16) }}
	d.Arrange = func(s fyne.Size) {
		d.Parts = nil
		for i, step := range l.steps {
			y := float32(i * apart)
			d.Parts = append(d.Parts, stepCircle(i, l.current, 2, y+2)...)
			if i < len(l.steps)-1 {
				line := draw.Rect(look.EdgeSoft)
				draw.Place(line, 12, y+28, 1, 28)
				d.Parts = append(d.Parts, line)
			}
			name, detail := text.Line(step.Text, look.SizeBody, i == l.current, look.Text1), text.Line(step.Detail, look.SizeSmall, false, look.Text2)
			if i > l.current {
				name.Color = look.Color(look.Text2)
			}
			text.Place(name, 38, y+2, s.Width-38, 20)
			text.Place(detail, 38, y+23, s.Width-38, 17)
			d.Parts = append(d.Parts, name, detail)
		}
	}
	return d
}
