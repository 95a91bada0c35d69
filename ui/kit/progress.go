package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// ProgressLine is a thin line filled from the left; below 0 it says that work is going on without an end in sight.
type ProgressLine struct {
	widget.BaseWidget
	value  float64
	height float32
	wide   float32
	token  look.Token
}

// NewProgressLine makes a line of 6, filled from 0 to 1.
func NewProgressLine(value float64) *ProgressLine {
	p := &ProgressLine{value: value, height: 6, wide: 80, token: look.Accent}
	p.ExtendBaseWidget(p)
	return p
}

// Wide sets a least width and returns the line.
func (p *ProgressLine) Wide(w float32) *ProgressLine { p.wide = w; return p }

// In sets the colour of the filled part and returns the line.
func (p *ProgressLine) In(t look.Token) *ProgressLine { p.token = t; return p }

// Set changes how far it is filled.
func (p *ProgressLine) Set(value float64) {
	if p.value != value {
		p.value = value
		p.Refresh()
	}
}

// CreateRenderer draws track and fill.
func (p *ProgressLine) CreateRenderer() fyne.WidgetRenderer {
	track, fill := draw.Rect(look.Line), draw.Rect(p.token)
	track.CornerRadius, fill.CornerRadius = 3, 3
	d := &draw.Renderer{Parts: []fyne.CanvasObject{track, fill}}
	d.Least = func() fyne.Size { return fyne.NewSize(p.wide, p.height) }
	d.Arrange = func(s fyne.Size) {
		y := draw.Snap((s.Height - p.height) / 2)
		draw.Place(track, 0, y, s.Width, p.height)
		w := s.Width * float32(min(1, max(0, p.value)))
		if p.value < 0 {
			w = s.Width / 3
		}
		draw.Place(fill, 0, y, w, p.height)
		fill.Hidden = w < 1
	}
	d.Repaint = func() { track.FillColor, fill.FillColor = look.Color(look.Line), look.Color(p.token) }
	return d
}
