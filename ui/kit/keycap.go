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
	text  string
	off   bool
	large bool
}

// NewKeyCap makes it.
func NewKeyCap(text string) *KeyCap {
	k := &KeyCap{text: text}
	k.ExtendBaseWidget(k)
	return k
}

// Large makes it 24 high and bold, where it teaches the keys of a screen, and returns it.
func (k *KeyCap) Large() *KeyCap { k.large = true; return k }

// SetEnabled greys it out, or back.
func (k *KeyCap) SetEnabled(on bool) { k.off = !on; k.Refresh() }

// CreateRenderer draws frame and name.
func (k *KeyCap) CreateRenderer() fyne.WidgetRenderer {
	size, pad, least := look.SizeSmall, float32(10), fyne.NewSize(0, 18)
	if k.large {
		size, pad, least = look.SizeBody, 16, fyne.NewSize(28, 24)
	}
	face, words := draw.Rect(look.Surface), text.Line(k.text, size, k.large, look.Text2)
	face.CornerRadius = look.RadiusTag
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, words}}
	d.Least = func() fyne.Size {
		return fyne.NewSize(max(least.Width, pad+draw.Ceil(text.Width(k.text, size, k.large))), least.Height)
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(face, 0, 0, s.Width, s.Height)
		if words.Alignment = look.Left; k.large {
			words.Alignment = look.Center
		}
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
