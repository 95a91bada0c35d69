package kit

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
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

func (s *Steps) wordWidth(i int) float32 {
	return draw.Ceil(text.Width(text.Clean(s.words[i]), look.SizeBody, true))
}

// CreateRenderer draws circle, word and line for each step.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{}
	d.Least = func() fyne.Size {
		var w float32
		for i := range s.words {
			w += stepDot + look.Gap8 + s.wordWidth(i)
		}
		return fyne.NewSize(w+float32(len(s.words)-1)*(stepLine+2*look.Gap8), 24)
	}
	d.Arrange = func(size fyne.Size) { d.Parts = s.draw(size.Height) }
	return d
}

func (s *Steps) draw(h float32) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	var x float32
	y := draw.Snap((h - stepDot) / 2)
	for i, word := range s.words {
		words2 := text.Line(word, look.SizeBody, i == s.current, look.Text2)
		if i == s.current {
			words2.Color = look.Color(look.Text1)
		}
		objects = append(objects, stepCircle(i, s.current, x, y)...)
		x += stepDot + look.Gap8
		text.Place(words2, x, 0, s.wordWidth(i), h)
		objects = append(objects, words2)
		x += draw.Ceil(text.Width(words2.Text, look.SizeBody, i == s.current)) + look.Gap8
		if i < len(s.words)-1 {
			line := draw.Rect(look.EdgeSoft)
			draw.Place(line, x, draw.Snap(h/2), stepLine, 1)
			objects = append(objects, line)
			x += stepLine + look.Gap8
		}
	}
	return objects
}

// stepCircle draws one circle with its number or tick.
func stepCircle(i, current int, x, y float32) []fyne.CanvasObject {
	c := &canvas.Circle{FillColor: look.Color(look.Surface), StrokeColor: look.Color(look.Edge), StrokeWidth: 1}
	draw.Place(c, x, y, stepDot, stepDot)
	number := text.Line(strconv.Itoa(i+1), look.SizeSmall, true, look.Text2)
	number.Alignment = look.Center
	text.Place(number, x, y, stepDot, stepDot)
	switch {
	case i < current:
		c.FillColor, c.StrokeWidth = look.Color(look.Pick), 0
		tick := draw.IconImage()
		draw.SetIcon(tick, "check", look.OnAccent)
		draw.Place(tick, x+4, y+4, look.GlyphChip, look.GlyphChip)
		return []fyne.CanvasObject{c, tick}
	case i == current:
		c.FillColor, c.StrokeWidth = look.Color(look.Accent), 0
		number.Color = look.Color(look.OnAccent)
	}
	return []fyne.CanvasObject{c, number}
}
