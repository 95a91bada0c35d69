package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// BarButton is a quiet button of the top bar: an icon, a word, a badge or a chevron that opens a menu.
type BarButton struct {
	control
	icon, text, badge string
	bold              bool
	menu              []Option
}

// NewBarButton makes it; either icon or text may be "".
func NewBarButton(icon, text string) *BarButton {
	b := &BarButton{icon: icon, text: text}
	b.init(b, nil)
	return b
}

// Bold sets the word bold.
func (b *BarButton) Bold() { b.bold = true }

// OnTapped sets what a click does.
func (b *BarButton) OnTapped(act func()) { b.act = act }

// Set changes the word and the menu a click opens; a nil menu leaves the click as it was.
func (b *BarButton) Set(text string, menu []Option) {
	b.text, b.menu = text, menu
	if menu != nil {
		b.act = func() { ShowMenu(b, b.menu) }
	}
	b.Refresh()
}

// SetBadge shows a count on the strongest fill; "" takes it away.
func (b *BarButton) SetBadge(s string) { b.badge = s; b.Refresh() }

// Text is the word shown.
func (b *BarButton) Text() string { return b.text }

func (b *BarButton) parts() (icon, words, badge, arrow float32) {
	if b.icon != "" {
		icon = look.GlyphButton
	}
	if b.text != "" {
		words = draw.Ceil(text.Width(text.Clean(b.text), look.SizeBody, b.bold))
	}
	if b.badge != "" {
		badge = tagWidth(b.badge)
	}
	if b.menu != nil && b.icon == "" {
		arrow = look.GlyphInline
	}
	return icon, words, badge, arrow
}

// CreateRenderer draws the parts side by side.
func (b *BarButton) CreateRenderer() fyne.WidgetRenderer {
	face, ring, icon, arrow, words, badge := draw.Rect(look.Clear), newRing(), draw.IconImage(), draw.IconImage(), text.Line("", look.SizeBody, false, look.Text1), NewTagShape()
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, ring, icon, words, badge.Face, badge.Word, arrow}}
	d.Least = func() fyne.Size {
		i, t, g, a := b.parts()
		w := 2 * float32(6)
		for _, part := range []float32{i, t, g, a} {
			if part > 0 {
				w += part + 4
			}
		}
		return fyne.NewSize(w-4, look.SmallHeight)
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(face, -2, 0, s.Width+4, s.Height)
		draw.Place(ring, -4, -2, s.Width+8, s.Height+4)
		i, t, g, _ := b.parts()
		x := float32(6)
		if i > 0 {
			draw.Place(icon, x, draw.Snap((s.Height-i)/2), i, i)
			x += i + 4
		}
		if t > 0 {
			text.Place(words, x, 0, t, s.Height)
			x += t + 4
		}
		if g > 0 {
			badge.Place(x, draw.Snap((s.Height-look.TagHeight)/2))
			x += g + 4
		}
		draw.Place(arrow, x+1, draw.Snap((s.Height-look.GlyphInline)/2), look.GlyphInline, look.GlyphInline)
	}
	d.Repaint = func() {
		ink, fill := look.Text1, look.Clear
		if b.icon != "" {
			ink = look.Text2
		}
		if b.hovered && b.act != nil {
			fill = look.LineSoft
		}
		face.FillColor = look.Color(fill)
		words.Text, words.Color = text.Clean(b.text), look.Color(ink)
		text.SetBold(words, b.bold)
		draw.SetIcon(icon, b.icon, look.Text2)
		_, _, g, a := b.parts()
		badge.Set(b.badge, look.ToneMust, false)
		badge.Show(g > 0)
		if a > 0 {
			draw.SetIcon(arrow, "chevron-down", look.Text2)
		} else {
			draw.SetIcon(arrow, "", look.Text2)
		}
		showRing(ring, b.focused)
	}
	d.Repaint()
	return d
}
