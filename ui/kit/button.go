package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// ButtonKind says how much weight a button has.
type ButtonKind int

// The kinds. At most one Primary button is visible at a time.
const (
	Normal  ButtonKind = iota // outlined
	Primary                   // filled: the one main act
	Danger                    // outlined in vermilion: takes something away
	Plain                     // no border until the pointer is over it
)

// Button is a push button with an optional icon. Its text is verb + object + number.
type Button struct {
	control
	text   string
	icon   string
	kind   ButtonKind
	height float32
	after  bool // icon after the text
	drop   bool // chevron at the end
	wide   float32
}

// NewButton makes an outlined button of 32.
func NewButton(text string, act func()) *Button {
	b := &Button{text: text, height: look.ControlHeight}
	b.init(b, act)
	return b
}

// PrimaryButton makes the filled button of a screen.
func PrimaryButton(text string, act func()) *Button { return NewButton(text, act).Kind(Primary) }

// DangerButton makes a button that takes something away.
func DangerButton(text string, act func()) *Button { return NewButton(text, act).Kind(Danger) }

// Kind sets the weight and returns the button.
func (b *Button) Kind(k ButtonKind) *Button { b.kind = k; b.Refresh(); return b }

// Icon sets the icon before the text and returns the button.
func (b *Button) Icon(name string) *Button { b.icon = name; b.Refresh(); return b }

// IconAfter sets an icon behind the text and returns the button.
func (b *Button) IconAfter(name string) *Button { b.icon, b.after = name, true; b.Refresh(); return b }

// Small makes the button 28 high, for bars, footers and panes, and returns it.
func (b *Button) Small() *Button { b.height = look.SmallHeight; b.Refresh(); return b }

// Wide sets a least width and returns the button.
func (b *Button) Wide(w float32) *Button { b.wide = w; b.Refresh(); return b }

// Off disables the button with a reason shown when the pointer rests on it, and returns it.
func (b *Button) Off(reason string) *Button { b.tip = reason; b.Disable(); return b }

// SetText changes the words.
func (b *Button) SetText(s string) {
	if b.text != s {
		b.text = s
		b.Refresh()
	}
}

// Text returns the words.
func (b *Button) Text() string { return b.text }

// OnTapped replaces what the button does.
func (b *Button) OnTapped(act func()) { b.act = act }

// MinSize follows the words.
func (b *Button) MinSize() fyne.Size {
	pad := float32(15)
	if b.height == look.SmallHeight {
		pad = 10
	}
	w := pad*2 + draw.Ceil(text.Width(text.Clean(b.text), look.SizeBody, false))
	if b.icon != "" {
		w += look.GlyphButton + look.Gap8
	}
	if b.drop {
		w += look.GlyphInline + 6
	}
	return fyne.NewSize(max(w, b.wide), b.height)
}

// CreateRenderer draws ring, face, icon and words.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ring, face := newRing(), draw.Rect(look.Surface)
	face.CornerRadius = look.RadiusControl
	icon, arrow := draw.IconImage(), draw.IconImage()
	words := text.Line("", look.SizeBody, false, look.Text1)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, face, icon, words, arrow}, Least: b.MinSize}
	d.Arrange = func(s fyne.Size) { b.layout(s, ring, face, icon, arrow, words) }
	d.Repaint = func() {
		fill, stroke, ink := b.look()
		draw.Paint(face, fill, stroke, 1)
		showRing(ring, b.focused && !b.off)
		words.Text, words.Color = text.Clean(b.text), look.Color(ink)
		draw.SetIcon(icon, b.icon, ink)
		if b.drop {
			draw.SetIcon(arrow, "chevron-down", ink)
		}
	}
	d.Repaint()
	return d
}

func (b *Button) layout(s fyne.Size, ring, face *canvas.Rectangle, icon, arrow *canvas.Image, words *canvas.Text) {
	placeRing(ring, s)
	draw.Place(face, 0, 0, s.Width, s.Height)
	tw := draw.Ceil(text.Width(words.Text, look.SizeBody, false))
	total := tw
	if b.icon != "" && tw > 0 {
		total += look.GlyphButton + look.Gap8
	} else if b.icon != "" {
		total = look.GlyphButton
	}
	if b.drop {
		total += look.GlyphInline + 6
	}
	x := draw.Snap((s.Width - total) / 2)
	iy := draw.Snap((s.Height - look.GlyphButton) / 2)
	if b.icon != "" && !b.after {
		draw.Place(icon, x, iy, look.GlyphButton, look.GlyphButton)
		x += look.GlyphButton + look.Gap8
	}
	text.Place(words, x, 0, tw, s.Height)
	x += tw
	if b.icon != "" && b.after {
		draw.Place(icon, x+look.Gap8, iy, look.GlyphButton, look.GlyphButton)
	}
	if b.drop {
		draw.Place(arrow, x+6, draw.Snap((s.Height-look.GlyphInline)/2), look.GlyphInline, look.GlyphInline)
	}
}

// look returns fill, border and text colour for the present state.
func (b *Button) look() (fill, stroke, ink look.Token) {
	if b.off {
		return look.Ground, look.Line, look.TextOff
	}
	switch b.kind {
	case Primary:
		switch {
		case b.pressed:
			return look.AccentPressed, look.Clear, look.OnAccent
		case b.hovered:
			return look.AccentHover, look.Clear, look.OnAccent
		}
		return look.Accent, look.Clear, look.OnAccent
	case Danger:
		if b.hovered {
			return look.BadSoft, look.Bad, look.Bad
		}
		return look.Surface, look.Bad, look.Bad
	case Plain:
		if b.hovered {
			return look.Hover, look.Clear, look.Text1
		}
		return look.Clear, look.Clear, look.Text1
	}
	if b.hovered {
		return look.Hover, look.Edge, look.Text1
	}
	return look.Surface, look.EdgeSoft, look.Text1
}

// IconButton is a square button that shows an icon only; Hint names it for the pointer.
type IconButton struct {
	control
	icon  string
	size  float32 // side of the square
	glyph float32
	ink   look.Token
}

// NewIconButton makes a button of 28 by 28 with an icon of 16; hint says what it does.
func NewIconButton(icon, hint string, act func()) *IconButton {
	b := &IconButton{icon: icon, size: look.SmallHeight, glyph: look.GlyphButton, ink: look.Text2}
	b.tip = hint
	b.init(b, act)
	return b
}

// In sets the colour of the icon and returns the button.
func (b *IconButton) In(t look.Token) *IconButton { b.ink = t; b.Refresh(); return b }

// Sized sets the side of the square and of the icon and returns the button.
func (b *IconButton) Sized(side, glyph float32) *IconButton {
	b.size, b.glyph = side, glyph
	return b
}

// SetIcon changes the icon.
func (b *IconButton) SetIcon(name string) { b.icon = name; b.Refresh() }

// CreateRenderer draws ring, ground and icon.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	ring, face, icon := newRing(), draw.Rect(look.Clear), draw.IconImage()
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, face, icon}}
	d.Least = func() fyne.Size { return fyne.NewSquareSize(b.size) }
	d.Arrange = func(s fyne.Size) {
		draw.Place(ring, -2, -2, s.Width+4, s.Height+4)
		draw.Place(face, 0, 0, s.Width, s.Height)
		draw.Place(icon, draw.Snap((s.Width-b.glyph)/2), draw.Snap((s.Height-b.glyph)/2), b.glyph, b.glyph)
	}
	d.Repaint = func() {
		ink, fill := b.ink, look.Clear
		if b.off {
			ink = look.TextOff
		} else if b.hovered && ink != look.OnAccent {
			fill = look.Hover
		}
		draw.Paint(face, fill, look.Clear, 0)
		showRing(ring, b.focused && !b.off)
		draw.SetIcon(icon, b.icon, ink)
	}
	d.Repaint()
	return d
}

// Link is text in the link colour that acts like a button.
type Link struct {
	control
	text string
	icon string
	size float32
	ink  look.Token
}

// NewLink makes a link in 14.
func NewLink(text string, act func()) *Link {
	l := &Link{text: text, size: look.SizeBody, ink: look.Info}
	l.init(l, act)
	return l
}

// SmallLink makes a link in 12.
func SmallLink(text string, act func()) *Link {
	l := NewLink(text, act)
	l.size = look.SizeSmall
	return l
}

// Icon sets an icon before the text and returns the link.
func (l *Link) Icon(name string) *Link { l.icon = name; return l }

// In sets the colour and returns the link.
func (l *Link) In(t look.Token) *Link { l.ink = t; return l }

// SetText changes the words.
func (l *Link) SetText(s string) { l.text = s; l.Refresh() }

// CreateRenderer draws icon, words and, under the pointer or with the focus, a line.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	icon, words, line, ring := draw.IconImage(), text.Line("", l.size, false, l.ink), draw.Rect(l.ink), newRing()
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, icon, words, line}}
	lead := func() float32 {
		if l.icon == "" {
			return 0
		}
		return look.GlyphInline + 4
	}
	d.Least = func() fyne.Size {
		return fyne.NewSize(lead()+draw.Ceil(text.Width(text.Clean(l.text), l.size, false)), text.LineHeight(l.size)+4)
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(ring, -3, -1, s.Width+6, s.Height+2)
		draw.Place(icon, 0, draw.Snap((s.Height-look.GlyphInline)/2), look.GlyphInline, look.GlyphInline)
		tw := draw.Ceil(text.Width(words.Text, l.size, false))
		text.Place(words, lead(), 0, tw, s.Height)
		draw.Place(line, lead(), draw.Snap((s.Height+text.LineHeight(l.size))/2)-2, tw, 1)
	}
	d.Repaint = func() {
		ink := l.ink
		if l.off {
			ink = look.TextOff
		}
		words.Text, words.Color = text.Clean(l.text), look.Color(ink)
		line.FillColor = look.Color(ink)
		line.Hidden = !l.hovered || l.off
		showRing(ring, l.focused)
		draw.SetIcon(icon, l.icon, ink)
	}
	d.Repaint()
	return d
}
