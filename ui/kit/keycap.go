package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
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
	face, words := draw.Rect(look.Surface), text.Line(k.text, look.SizeSmall, false, look.Text2)
	face.CornerRadius = look.RadiusTag
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, words}}
	d.Least = func() fyne.Size { return fyne.NewSize(10+draw.Ceil(text.Width(k.text, look.SizeSmall, false)), 18) }
	d.Arrange = func(s fyne.Size) {
		draw.Place(face, 0, 0, s.Width, s.Height)
		text.Place(words, 5, 0, s.Width-10, s.Height)
	}
	d.Repaint = func() {
		draw.Paint(face, look.Surface, look.Line, 1)
		words.Color = look.Color(look.Text2)
		if k.off {
			words.Color, face.FillColor = look.Color(look.TextOff), look.Color(look.Clear)
		}
	}
	d.Repaint()
	return d
}
