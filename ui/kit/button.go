package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	b := &Button{text: text, height: ControlHeight}
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
func (b *Button) Small() *Button { b.height = SmallHeight; b.Refresh(); return b }

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
	if b.height == SmallHeight {
		pad = 10
	}
	w := pad*2 + ceil(TextWidth(Clean(b.text), SizeBody, false))
	if b.icon != "" {
		w += GlyphButton + Gap8
	}
	if b.drop {
		w += GlyphInline + 6
	}
	return fyne.NewSize(max(w, b.wide), b.height)
}

// CreateRenderer draws ring, face, icon and words.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ring, face := newRing(), newRect(Surface)
	face.CornerRadius = RadiusControl
	icon, arrow := newIconImage(), newIconImage()
	text := newText("", SizeBody, false, Text1)
	d := &drawing{objects: []fyne.CanvasObject{ring, face, icon, text, arrow}, min: b.MinSize}
	d.layout = func(s fyne.Size) { b.layout(s, ring, face, icon, arrow, text) }
	d.refresh = func() {
		fill, stroke, ink := b.look()
		paint(face, fill, stroke, 1)
		showRing(ring, b.focused && !b.off)
		text.Text, text.Color = Clean(b.text), Color(ink)
		setIcon(icon, b.icon, ink)
		if b.drop {
			setIcon(arrow, "chevron-down", ink)
		}
	}
	d.refresh()
	return d
}

func (b *Button) layout(s fyne.Size, ring, face *canvas.Rectangle, icon, arrow *canvas.Image, text *canvas.Text) {
	placeRing(ring, s)
	place(face, 0, 0, s.Width, s.Height)
	tw := ceil(TextWidth(text.Text, SizeBody, false))
	total := tw
	if b.icon != "" && tw > 0 {
		total += GlyphButton + Gap8
	} else if b.icon != "" {
		total = GlyphButton
	}
	if b.drop {
		total += GlyphInline + 6
	}
	x := snap((s.Width - total) / 2)
	iy := snap((s.Height - GlyphButton) / 2)
	if b.icon != "" && !b.after {
		place(icon, x, iy, GlyphButton, GlyphButton)
		x += GlyphButton + Gap8
	}
	placeText(text, x, 0, tw, s.Height)
	x += tw
	if b.icon != "" && b.after {
		place(icon, x+Gap8, iy, GlyphButton, GlyphButton)
	}
	if b.drop {
		place(arrow, x+6, snap((s.Height-GlyphInline)/2), GlyphInline, GlyphInline)
	}
}

// look returns fill, border and text colour for the present state.
func (b *Button) look() (fill, stroke, ink Token) {
	if b.off {
		return Ground, Line, TextOff
	}
	switch b.kind {
	case Primary:
		switch {
		case b.pressed:
			return AccentPressed, Clear, OnAccent
		case b.hovered:
			return AccentHover, Clear, OnAccent
		}
		return Accent, Clear, OnAccent
	case Danger:
		if b.hovered {
			return BadSoft, Bad, Bad
		}
		return Surface, Bad, Bad
	case Plain:
		if b.hovered {
			return Hover, Clear, Text1
		}
		return Clear, Clear, Text1
	}
	if b.hovered {
		return Hover, Edge, Text1
	}
	return Surface, EdgeSoft, Text1
}

// IconButton is a square button that shows an icon only; Hint names it for the pointer.
type IconButton struct {
	control
	icon  string
	size  float32 // side of the square
	glyph float32
	ink   Token
}

// NewIconButton makes a button of 28 by 28 with an icon of 16; hint says what it does.
func NewIconButton(icon, hint string, act func()) *IconButton {
	b := &IconButton{icon: icon, size: SmallHeight, glyph: GlyphButton, ink: Text2}
	b.tip = hint
	b.init(b, act)
	return b
}

// In sets the colour of the icon and returns the button.
func (b *IconButton) In(t Token) *IconButton { b.ink = t; b.Refresh(); return b }

// Sized sets the side of the square and of the icon and returns the button.
func (b *IconButton) Sized(side, glyph float32) *IconButton {
	b.size, b.glyph = side, glyph
	return b
}

// SetIcon changes the icon.
func (b *IconButton) SetIcon(name string) { b.icon = name; b.Refresh() }

// CreateRenderer draws ring, ground and icon.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	ring, face, icon := newRing(), newRect(Clear), newIconImage()
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{ring, face, icon}}
	d.min = func() fyne.Size { return fyne.NewSquareSize(b.size) }
	d.layout = func(s fyne.Size) {
		place(ring, -2, -2, s.Width+4, s.Height+4)
		place(face, 0, 0, s.Width, s.Height)
		place(icon, snap((s.Width-b.glyph)/2), snap((s.Height-b.glyph)/2), b.glyph, b.glyph)
	}
	d.refresh = func() {
		ink, fill := b.ink, Clear
		if b.off {
			ink = TextOff
		} else if b.hovered && ink != OnAccent {
			fill = Hover
		}
		paint(face, fill, Clear, 0)
		showRing(ring, b.focused && !b.off)
		setIcon(icon, b.icon, ink)
	}
	d.refresh()
	return d
}

// Link is text in the link colour that acts like a button.
type Link struct {
	control
	text string
	icon string
	size float32
	ink  Token
}

// NewLink makes a link in 14.
func NewLink(text string, act func()) *Link {
	l := &Link{text: text, size: SizeBody, ink: Info}
	l.init(l, act)
	return l
}

// SmallLink makes a link in 12.
func SmallLink(text string, act func()) *Link { l := NewLink(text, act); l.size = SizeSmall; return l }

// Icon sets an icon before the text and returns the link.
func (l *Link) Icon(name string) *Link { l.icon = name; return l }

// In sets the colour and returns the link.
func (l *Link) In(t Token) *Link { l.ink = t; return l }

// SetText changes the words.
func (l *Link) SetText(s string) { l.text = s; l.Refresh() }

// CreateRenderer draws icon, words and, under the pointer or with the focus, a line.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	icon, text, line, ring := newIconImage(), newText("", l.size, false, l.ink), newRect(l.ink), newRing()
	d := &drawing{objects: []fyne.CanvasObject{ring, icon, text, line}}
	lead := func() float32 {
		if l.icon == "" {
			return 0
		}
		return GlyphInline + 4
	}
	d.min = func() fyne.Size {
		return fyne.NewSize(lead()+ceil(TextWidth(Clean(l.text), l.size, false)), LineHeight(l.size)+4)
	}
	d.layout = func(s fyne.Size) {
		place(ring, -3, -1, s.Width+6, s.Height+2)
		place(icon, 0, snap((s.Height-GlyphInline)/2), GlyphInline, GlyphInline)
		tw := ceil(TextWidth(text.Text, l.size, false))
		placeText(text, lead(), 0, tw, s.Height)
		place(line, lead(), snap((s.Height+LineHeight(l.size))/2)-2, tw, 1)
	}
	d.refresh = func() {
		ink := l.ink
		if l.off {
			ink = TextOff
		}
		text.Text, text.Color = Clean(l.text), Color(ink)
		line.FillColor = Color(ink)
		line.Hidden = !l.hovered || l.off
		showRing(ring, l.focused)
		setIcon(icon, l.icon, ink)
	}
	d.refresh()
	return d
}
