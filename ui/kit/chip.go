package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Chip is one filter of a filter bar: 24 high, round ends. A suggested filter toggles; an active filter (blue, with
// ×) goes when clicked.
type Chip struct {
	control
	text    string
	chosen  bool
	active  bool // blue with a cross
	icon    string
	dot     look.Token
	changed func(bool)
}

// NewChip makes a suggested filter; changed is called with the new state after a click.
func NewChip(text string, chosen bool, changed func(bool)) *Chip {
	c := &Chip{text: text, chosen: chosen, changed: changed}
	c.init(c, func() {
		c.SetChosen(!c.chosen)
		if c.changed != nil {
			c.changed(c.chosen)
		}
	})
	return c
}

// ActiveChip makes a filter that is in force; remove is called when it is clicked.
func ActiveChip(text string, remove func()) *Chip {
	c := &Chip{text: text, active: true}
	c.init(c, remove)
	return c
}

// ActionChip makes a chip that acts, such as ＋ 筛选.
func ActionChip(text, icon string, act func()) *Chip {
	c := &Chip{text: text, icon: icon}
	c.init(c, act)
	return c
}

// Dot puts a small square of the token before the text, which names a kind, and returns the chip.
func (c *Chip) Dot(t look.Token) *Chip { c.dot = t; return c }

// SetChosen changes the state without calling changed.
func (c *Chip) SetChosen(on bool) {
	if c.chosen != on {
		c.chosen = on
		c.Refresh()
	}
}

// Chosen reports the state.
func (c *Chip) Chosen() bool { return c.chosen }

// SetText changes the words, usually their count.
func (c *Chip) SetText(s string) {
	if c.text != s {
		c.text = s
		c.Refresh()
	}
}

// CreateRenderer draws a rounded ground, an optional dot or icon, the words and an optional cross.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ring, face, icon, dot, words := newRing(), draw.Rect(look.Surface), draw.IconImage(), draw.Rect(look.Clear), text.Line("", look.SizeSmall, false, look.Text2)
	face.CornerRadius, ring.CornerRadius = look.RadiusChip, look.RadiusChip+4
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, face, dot, icon, words}}
	lead := func() float32 {
		if c.icon != "" || c.dot != look.Clear {
			return 16
		}
		return 0
	}
	d.Least = func() fyne.Size {
		w := 22 + lead() + draw.Ceil(text.Width(text.Clean(c.text), look.SizeSmall, false))
		if c.active {
			w += 20
		}
		return fyne.NewSize(w, look.ChipHeight)
	}
	d.Arrange = func(s fyne.Size) {
		placeRing(ring, s)
		draw.Place(face, 0, 0, s.Width, s.Height)
		draw.Place(dot, 11, 8, 8, 8)
		tw := draw.Ceil(text.Width(words.Text, look.SizeSmall, false))
		text.Place(words, 11+lead(), 0, tw, s.Height)
		x := float32(10)
		if c.active {
			x = 11 + lead() + tw + 8
		}
		draw.Place(icon, x, 6, look.GlyphChip, look.GlyphChip)
	}
	d.Repaint = func() {
		fill, stroke, ink := c.look()
		draw.Paint(face, fill, stroke, 1)
		showRing(ring, c.focused)
		words.Text, words.Color = text.Clean(c.text), look.Color(ink)
		dot.FillColor = look.Color(c.dot)
		name := c.icon
		if c.active {
			name = "close"
		}
		draw.SetIcon(icon, name, ink)
	}
	d.Repaint()
	return d
}

func (c *Chip) look() (fill, stroke, ink look.Token) {
	switch {
	case c.off:
		return look.Ground, look.Line, look.TextOff
	case c.active:
		return look.InfoSoft, look.Clear, look.Info
	case c.chosen:
		return look.Pick, look.Clear, look.OnAccent
	case c.hovered:
		return look.Hover, look.EdgeSoft, look.Text2
	}
	return look.Surface, look.Line, look.Text2
}
