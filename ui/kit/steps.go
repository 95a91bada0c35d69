package kit

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Steps shows the way through a wizard: numbered circles with a word each and lines between; done steps carry a
// tick, the present one is in accent.
type Steps struct {
	widget.BaseWidget
	words   []string
	current int
}

// NewSteps makes the row with step current (from 0).
func NewSteps(words []string, current int) *Steps {
	s := &Steps{words: words, current: current}
	s.ExtendBaseWidget(s)
	return s
}

// SetCurrent moves on.
func (s *Steps) SetCurrent(i int) {
	if s.current != i {
		s.current = i
		s.Refresh()
	}
}

// Set shows other steps.
func (s *Steps) Set(words []string, current int) {
	if s.current != current || !slices.Equal(s.words, words) {
		s.words, s.current = words, current
		s.Refresh()
	}
}

const (
	stepDot  float32 = 20
	stepLine float32 = 40
)

func (s *Steps) wordWidth(i int) float32 { return ceil(TextWidth(Clean(s.words[i]), SizeBody, true)) }

// CreateRenderer draws circle, word and line for each step.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	d.min = func() fyne.Size {
		var w float32
		for i := range s.words {
			w += stepDot + Gap8 + s.wordWidth(i)
		}
		return fyne.NewSize(w+float32(len(s.words)-1)*(stepLine+2*Gap8), 24)
	}
	d.layout = func(size fyne.Size) { d.objects = s.draw(size.Height) }
	return d
}

func (s *Steps) draw(h float32) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	var x float32
	y := snap((h - stepDot) / 2)
	for i, word := range s.words {
		text := newText(word, SizeBody, i == s.current, Text2)
		if i == s.current {
			text.Color = Color(Text1)
		}
		objects = append(objects, stepCircle(i, s.current, x, y)...)
		x += stepDot + Gap8
		placeText(text, x, 0, s.wordWidth(i), h)
		objects = append(objects, text)
		x += ceil(TextWidth(text.Text, SizeBody, i == s.current)) + Gap8
		if i < len(s.words)-1 {
			line := newRect(EdgeSoft)
			place(line, x, snap(h/2), stepLine, 1)
			objects = append(objects, line)
			x += stepLine + Gap8
		}
	}
	return objects
}

// stepCircle draws one circle with its number or tick.
func stepCircle(i, current int, x, y float32) []fyne.CanvasObject {
	c := &canvas.Circle{FillColor: Color(Surface), StrokeColor: Color(Edge), StrokeWidth: 1}
	place(c, x, y, stepDot, stepDot)
	number := newText(strconv.Itoa(i+1), SizeSmall, true, Text2)
	number.Alignment = Center
	placeText(number, x, y, stepDot, stepDot)
	switch {
	case i < current:
		c.FillColor, c.StrokeWidth = Color(Pick), 0
		tick := newIconImage()
		setIcon(tick, "check", OnAccent)
		place(tick, x+4, y+4, GlyphChip, GlyphChip)
		return []fyne.CanvasObject{c, tick}
	case i == current:
		c.FillColor, c.StrokeWidth = Color(Accent), 0
		number.Color = Color(OnAccent)
	}
	return []fyne.CanvasObject{c, number}
}
