package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// KeyCap shows the name of a key in a thin frame.
type KeyCap struct {
	widget.BaseWidget
	text string
	off  bool
}

// NewKeyCap makes it.
func NewKeyCap(text string) *KeyCap {
	k := &KeyCap{text: text}
	k.ExtendBaseWidget(k)
	return k
}

// SetEnabled greys it out, or back.
func (k *KeyCap) SetEnabled(on bool) { k.off = !on; k.Refresh() }

// CreateRenderer draws frame and name.
func (k *KeyCap) CreateRenderer() fyne.WidgetRenderer {
	face, text := newRect(Surface), newText(k.text, SizeSmall, false, Text2)
	face.CornerRadius = RadiusTag
	d := &drawing{objects: []fyne.CanvasObject{face, text}}
	d.min = func() fyne.Size { return fyne.NewSize(10+ceil(TextWidth(k.text, SizeSmall, false)), 18) }
	d.layout = func(s fyne.Size) {
		place(face, 0, 0, s.Width, s.Height)
		placeText(text, 5, 0, s.Width-10, s.Height)
	}
	d.refresh = func() {
		paint(face, Surface, Line, 1)
		text.Color = Color(Text2)
		if k.off {
			text.Color, face.FillColor = Color(TextOff), Color(Clear)
		}
	}
	d.refresh()
	return d
}
