package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// StateStep is a state that a record goes through, with the day it reached it.
type StateStep struct {
	Name    string
	Date    string // "" where it is not known
	Skipped bool   // the record went past it without being in it
}

// StateSteps shows the states of a record as circles on a line, 54 high: those it was in before ticked, the present one with a
// ring of accent.
type StateSteps struct {
	widget.BaseWidget
	steps []StateStep
	now   int
}

// NewStateSteps makes the line; now is the place of the present state, -1 for none.
func NewStateSteps(steps []StateStep, now int) *StateSteps {
	s := &StateSteps{steps: steps, now: now}
	s.ExtendBaseWidget(s)
	return s
}

const (
	stateCircle float32 = 16
	stateGap    float32 = 4
)

// pitch is the distance of the circles: 84, 66 from five states on, in which a whole date has room.
func (s *StateSteps) pitch() float32 {
	if len(s.steps) > 4 {
		return 66
	}
	return 84
}

// width reaches to the end of the last name and day.
func (s *StateSteps) width() float32 {
	if len(s.steps) == 0 {
		return 0
	}
	last := s.steps[len(s.steps)-1]
	words := max(text.Width(text.Clean(last.Name), look.SizeSmall, true), text.Width(last.Date, look.SizeSmall, false))
	return s.pitch()*float32(len(s.steps)-1) + max(stateCircle, draw.Ceil(words))
}

// CreateRenderer draws circles, lines, names and days.
func (s *StateSteps) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(s.width(), 54) }}
	d.Arrange = func(fyne.Size) {
		d.Parts = nil
		for i, step := range s.steps {
			d.Parts = append(d.Parts, s.draw(i, step)...)
		}
	}
	return d
}

func (s *StateSteps) draw(i int, step StateStep) []fyne.CanvasObject {
	x := s.pitch() * float32(i)
	circle := canvas.NewCircle(look.Color(look.Surface))
	circle.StrokeColor, circle.StrokeWidth = look.Color(look.Edge), 1
	draw.Place(circle, x, 2, stateCircle, stateCircle)
	all := []fyne.CanvasObject{circle}
	ink, line := look.Text2, look.Line
	switch {
	case step.Skipped:
		line = look.Pick
	case i < s.now:
		circle.FillColor, circle.StrokeColor = look.Color(look.Pick), look.Color(look.Pick)
		tick := draw.IconImage()
		draw.SetIcon(tick, "check", look.OnAccent)
		draw.Place(tick, x+3, 5, 10, 10)
		all = append(all, tick)
		line = look.Pick
	case i == s.now:
		circle.StrokeColor, circle.StrokeWidth = look.Color(look.Accent), 5
		ink = look.AccentText
	}
	if i+1 < len(s.steps) {
		rule := draw.Rect(line)
		draw.Place(rule, x+stateCircle+stateGap, 9, s.pitch()-stateCircle-2*stateGap, 2)
		all = append(all, rule)
	}
	bold := i == s.now
	name := text.Line(text.Truncate(text.Clean(step.Name), s.pitch()-stateGap, look.SizeSmall, bold), look.SizeSmall, bold, ink)
	text.Place(name, x, 20, s.pitch(), 17)
	date := text.Line(text.Truncate(text.Clean(step.Date), s.pitch()-2, look.SizeSmall, false), look.SizeSmall, false, look.Text3)
	text.Place(date, x, 37, s.pitch(), 17)
	return append(all, name, date)
}
