package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ReadOnly looks like a field that cannot be typed into: its text comes from somewhere else, which a hint says.
type ReadOnly struct {
	widget.BaseWidget
	text   string
	height float32
}

// NewReadOnly makes it 32 high.
func NewReadOnly(text string) *ReadOnly {
	r := &ReadOnly{text: text, height: ControlHeight}
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
	face, text := newRect(Ground), newText("", SizeBody, false, Text2)
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{face, text}}
	d.min = func() fyne.Size { return fyne.NewSize(48, r.height) }
	d.layout = func(s fyne.Size) {
		face.Resize(s)
		text.Text = Truncate(Clean(r.text), s.Width-22, SizeBody, false)
		placeText(text, 11, 0, s.Width-22, s.Height)
	}
	d.refresh = func() {
		paint(face, Ground, Line, 1)
		text.Color = Color(Text2)
	}
	d.refresh()
	return d
}
