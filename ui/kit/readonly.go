package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// ReadOnly looks like a field that cannot be typed into: its text comes from somewhere else, which a hint says.
type ReadOnly struct {
	widget.BaseWidget
	text   string
	height float32
}

// NewReadOnly makes it 32 high.
func NewReadOnly(text string) *ReadOnly {
	r := &ReadOnly{text: text, height: look.ControlHeight}
	r.ExtendBaseWidget(r)
	return r
}

// SetText changes the text.
func (r *ReadOnly) SetText(s string) {
	if r.text != s {
		r.text = s
		r.Refresh()
	}
}

// CreateRenderer draws the grey ground, the thin frame and the text.
func (r *ReadOnly) CreateRenderer() fyne.WidgetRenderer {
	face, words := draw.Rect(look.Ground), text.Line("", look.SizeBody, false, look.Text2)
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, words}}
	d.Least = func() fyne.Size { return fyne.NewSize(48, r.height) }
	d.Arrange = func(s fyne.Size) {
		face.Resize(s)
		words.Text = text.Truncate(text.Clean(r.text), s.Width-22, look.SizeBody, false)
		text.Place(words, 11, 0, s.Width-22, s.Height)
	}
	d.Repaint = func() {
		draw.Paint(face, look.Ground, look.Line, 1)
		words.Color = look.Color(look.Text2)
	}
	d.Repaint()
	return d
}
