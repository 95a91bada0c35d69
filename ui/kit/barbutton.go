package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// BarButton is a quiet button of the top bar: an icon, a word or a chevron that opens a menu.
type BarButton struct {
	control
	icon, text string
	tag        string // after the word
	tone       look.Tone
	bold       bool
	least      float32 // least width of a word that gives way, 0 for one that does not
	menu       []Option
}

// NewBarButton makes it; either icon or text may be "".
func NewBarButton(icon, text string) *BarButton {
	b := &BarButton{icon: icon, text: text}
	b.init(b, nil)
	return b
}

// Bold sets the word bold.
func (b *BarButton) Bold() { b.bold = true }

// GiveWay lets the word be cut when there is less room than it needs, down to a least width of the button, and returns
// it. The whole word is its tip.
func (b *BarButton) GiveWay(least float32) *BarButton { b.least = least; return b }

// need is the width at which nothing is cut.
func (b *BarButton) need() float32 { return b.appearance().width() }

// OnTapped sets what a click does.
func (b *BarButton) OnTapped(act func()) { b.act = act }

// Set changes the word and the menu a click opens; a nil menu leaves the click as it was.
func (b *BarButton) Set(text string, menu []Option) {
	b.text, b.menu = text, menu
	if b.least > 0 {
		b.tip = text
	}
	if menu != nil {
		b.act = func() { ShowMenu(b, b.menu) }
	}
	b.Refresh()
}

// SetTag sets the tag after the word, such as a count; "" takes it away.
func (b *BarButton) SetTag(words string, tone look.Tone) {
	b.tag, b.tone = words, tone
	b.Refresh()
}

// Text is the word shown.
func (b *BarButton) Text() string { return b.text }

// CreateRenderer draws icon, word and chevron side by side.
func (b *BarButton) CreateRenderer() fyne.WidgetRenderer { return b.pressable(b.appearance) }

func (b *BarButton) appearance() appearance {
	a := appearance{height: look.SmallHeight, pad: 6, spread: 2, radius: look.RadiusControl, ring: fyne.NewSize(4, 2)}
	if b.hovered && b.act != nil {
		a.fill = look.LineSoft
	}
	ink := look.Text1
	if b.icon != "" {
		ink = look.Text2
		a.parts = append(a.parts, part{icon: b.icon, size: look.GlyphButton, ink: look.Text2})
	}
	if b.text != "" {
		a.parts = append(a.parts, part{words: b.text, size: look.SizeBody, bold: b.bold, gap: 4, ink: ink, cut: b.least > 0})
	}
	if b.tag != "" {
		a.parts = append(a.parts, part{tag: b.tag, tone: b.tone, gap: 4})
	}
	if b.menu != nil && b.icon == "" {
		a.parts = append(a.parts, part{icon: "chevron-down", size: look.GlyphInline, gap: 4, ink: look.Text2})
	}
	a.least = min(b.least, a.width())
	return a
}
