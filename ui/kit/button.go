package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

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
	menu   []Option
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

// Main reports whether it is the filled button of a screen and can be pressed.
func (b *Button) Main() bool { return b.kind == Primary && !b.off }

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

// CreateRenderer draws icon and words in the middle.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return b.pressable(b.appearance) }

func (b *Button) appearance() appearance {
	fill, stroke, ink := b.look()
	a := appearance{height: b.height, pad: 15, least: b.wide, center: true, fill: fill, stroke: stroke, radius: look.RadiusControl, ring: fyne.NewSquareSize(4)}
	if b.height == look.SmallHeight {
		a.pad = 10
	}
	icon := part{icon: b.icon, size: look.GlyphButton, gap: look.Gap8, ink: ink}
	if b.icon != "" && !b.after {
		a.parts = append(a.parts, icon)
	}
	if b.text != "" {
		a.parts = append(a.parts, part{words: b.text, size: look.SizeBody, gap: look.Gap8, ink: ink})
	}
	if b.icon != "" && b.after {
		a.parts = append(a.parts, icon)
	}
	if b.drop {
		a.parts = append(a.parts, part{icon: "chevron-down", size: look.GlyphInline, gap: 6, ink: ink})
	}
	return a
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

// Hint are the words that the button shows to who rests on it.
func (b *IconButton) Hint() string { return b.tip }

// pointerOnly is an icon button that never has the keyboard: Tab passes it by.
type pointerOnly struct {
	fyne.Widget
	button *IconButton
}

// passedByTab makes a button of 22 by 22 in a field, for what the keyboard does otherwise; hint says what it does.
func passedByTab(icon, hint string, act func()) *pointerOnly {
	b := &IconButton{icon: icon, size: 22, glyph: look.GlyphButton, ink: look.Text2}
	b.tip = hint
	p := &pointerOnly{b, b}
	b.init(p, act)
	return p
}

// Tapped acts.
func (p *pointerOnly) Tapped(ev *fyne.PointEvent) { p.button.Tapped(ev) }

// MouseIn shows the hover state and the tip.
func (p *pointerOnly) MouseIn(ev *desktop.MouseEvent) { p.button.MouseIn(ev) }

// MouseMoved has nothing to follow.
func (p *pointerOnly) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover state.
func (p *pointerOnly) MouseOut() { p.button.MouseOut() }

// Cursor is a hand.
func (p *pointerOnly) Cursor() desktop.Cursor { return p.button.Cursor() }

// In sets the colour of the icon and returns the button.
func (b *IconButton) In(t look.Token) *IconButton { b.ink = t; b.Refresh(); return b }

// Sized sets the side of the square and of the icon and returns the button.
func (b *IconButton) Sized(side, glyph float32) *IconButton {
	b.size, b.glyph = side, glyph
	return b
}

// SetIcon changes the icon.
func (b *IconButton) SetIcon(name string) { b.icon = name; b.Refresh() }

// CreateRenderer draws the icon in the middle.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer { return b.pressable(b.appearance) }

func (b *IconButton) appearance() appearance {
	ink, fill := b.ink, look.Clear
	if b.off {
		ink = look.TextOff
	} else if b.hovered && ink != look.OnAccent {
		fill = look.Hover
	}
	return appearance{height: b.size, least: b.size, center: true, fill: fill, radius: look.RadiusControl, ring: fyne.NewSquareSize(2),
		parts: []part{{icon: b.icon, size: b.glyph, ink: ink}}}
}

// Link is text in the link colour that acts like a button.
type Link struct {
	control
	text string
	icon string
	size float32
	ink  look.Token
	cut  bool
	ends bool
}

// NewLink makes a link in 14.
func NewLink(text string, act func()) *Link {
	l := &Link{text: text, size: look.SizeBody, ink: look.Info}
	l.init(l, act)
	return l
}

// Off disables the link with a reason shown when the pointer rests on it, and returns it.
func (l *Link) Off(reason string) *Link { l.tip = reason; l.Disable(); return l }

// SmallLink makes a link in 12.
func SmallLink(text string, act func()) *Link {
	l := NewLink(text, act)
	l.size = look.SizeSmall
	return l
}

// Icon sets an icon before the text and returns the link.
func (l *Link) Icon(name string) *Link { l.icon = name; l.Refresh(); return l }

// In sets the colour and returns the link.
func (l *Link) In(t look.Token) *Link { l.ink = t; l.Refresh(); return l }

// Cutting lets the words give way where there is no room for all of them, and returns the link; all stands under the pointer then.
func (l *Link) Cutting() *Link { l.cut, l.tip = true, l.text; return l }

// CuttingMiddle is Cutting for words of which the end says as much as the beginning.
func (l *Link) CuttingMiddle() *Link { l.ends = true; return l.Cutting() }

// need is the width at which nothing is cut.
func (l *Link) need() float32 {
	a := l.appearance()
	a.parts[len(a.parts)-1].cut = false
	return a.width()
}

// SetText changes the words.
func (l *Link) SetText(s string) { l.text = s; l.Refresh() }

// CreateRenderer draws icon, words and, under the pointer, a line.
func (l *Link) CreateRenderer() fyne.WidgetRenderer { return l.pressable(l.appearance) }

func (l *Link) appearance() appearance {
	ink := l.ink
	if l.off {
		ink = look.TextOff
	}
	a := appearance{height: text.LineHeight(l.size) + 4, ring: fyne.NewSize(3, 1), underline: l.hovered && !l.off}
	if l.icon != "" {
		a.parts = append(a.parts, part{icon: l.icon, size: look.GlyphInline, ink: ink})
	}
	a.parts = append(a.parts, part{words: l.text, size: l.size, gap: 4, ink: ink, cut: l.cut, ends: l.ends})
	return a
}
