package kit

import (
	"fyne.io/fyne/v2"
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

func (b *BarButton) parts() (icon, text, badge, arrow float32) {
	if b.icon != "" {
		icon = GlyphButton
	}
	if b.text != "" {
		text = ceil(TextWidth(Clean(b.text), SizeBody, b.bold))
	}
	if b.badge != "" {
		badge = tagWidth(b.badge)
	}
	if b.menu != nil && b.icon == "" {
		arrow = GlyphInline
	}
	return icon, text, badge, arrow
}

// CreateRenderer draws the parts side by side.
func (b *BarButton) CreateRenderer() fyne.WidgetRenderer {
	face, ring, icon, arrow, text, badge := newRect(Clear), newRing(), newIconImage(), newIconImage(), newText("", SizeBody, false, Text1), newTagView()
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{face, ring, icon, text, badge.face, badge.text, arrow}}
	d.min = func() fyne.Size {
		i, t, g, a := b.parts()
		w := 2 * float32(6)
		for _, part := range []float32{i, t, g, a} {
			if part > 0 {
				w += part + 4
			}
		}
		return fyne.NewSize(w-4, SmallHeight)
	}
	d.layout = func(s fyne.Size) {
		place(face, -2, 0, s.Width+4, s.Height)
		place(ring, -4, -2, s.Width+8, s.Height+4)
		i, t, g, _ := b.parts()
		x := float32(6)
		if i > 0 {
			place(icon, x, snap((s.Height-i)/2), i, i)
			x += i + 4
		}
		if t > 0 {
			placeText(text, x, 0, t, s.Height)
			x += t + 4
		}
		if g > 0 {
			badge.place(x, snap((s.Height-TagHeight)/2))
			x += g + 4
		}
		place(arrow, x+1, snap((s.Height-GlyphInline)/2), GlyphInline, GlyphInline)
	}
	d.refresh = func() {
		ink, fill := Text1, Clear
		if b.icon != "" {
			ink = Text2
		}
		if b.hovered && b.act != nil {
			fill = LineSoft
		}
		face.FillColor = Color(fill)
		text.Text, text.Color = Clean(b.text), Color(ink)
		setBold(text, b.bold)
		setIcon(icon, b.icon, Text2)
		_, _, g, a := b.parts()
		badge.set(b.badge, ToneMust, false)
		badge.show(g > 0)
		if a > 0 {
			setIcon(arrow, "chevron-down", Text2)
		} else {
			setIcon(arrow, "", Text2)
		}
		showRing(ring, b.focused)
	}
	d.refresh()
	return d
}
