package kit

import (
	"fyne.io/fyne/v2"
)

// Chip is one filter of a filter bar: 24 high, round ends. A suggested filter toggles; an active filter (blue, with
// ×) goes when clicked.
type Chip struct {
	control
	text    string
	chosen  bool
	active  bool // blue with a cross
	icon    string
	dot     Token
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
func (c *Chip) Dot(t Token) *Chip { c.dot = t; return c }

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
	ring, face, icon, dot, text := newRing(), newRect(Surface), newIconImage(), newRect(Clear), newText("", SizeSmall, false, Text2)
	face.CornerRadius, ring.CornerRadius = RadiusChip, RadiusChip+4
	d := &drawing{objects: []fyne.CanvasObject{ring, face, dot, icon, text}}
	lead := func() float32 {
		if c.icon != "" || c.dot != Clear {
			return 16
		}
		return 0
	}
	d.min = func() fyne.Size {
		w := 22 + lead() + ceil(TextWidth(Clean(c.text), SizeSmall, false))
		if c.active {
			w += 20
		}
		return fyne.NewSize(w, ChipHeight)
	}
	d.layout = func(s fyne.Size) {
		placeRing(ring, s)
		place(face, 0, 0, s.Width, s.Height)
		place(dot, 11, 8, 8, 8)
		tw := ceil(TextWidth(text.Text, SizeSmall, false))
		placeText(text, 11+lead(), 0, tw, s.Height)
		x := float32(10)
		if c.active {
			x = 11 + lead() + tw + 8
		}
		place(icon, x, 6, GlyphChip, GlyphChip)
	}
	d.refresh = func() {
		fill, stroke, ink := c.look()
		paint(face, fill, stroke, 1)
		showRing(ring, c.focused)
		text.Text, text.Color = Clean(c.text), Color(ink)
		dot.FillColor = Color(c.dot)
		name := c.icon
		if c.active {
			name = "close"
		}
		setIcon(icon, name, ink)
	}
	d.refresh()
	return d
}

func (c *Chip) look() (fill, stroke, ink Token) {
	switch {
	case c.off:
		return Ground, Line, TextOff
	case c.active:
		return InfoSoft, Clear, Info
	case c.chosen:
		return Pick, Clear, OnAccent
	case c.hovered:
		return Hover, EdgeSoft, Text2
	}
	return Surface, Line, Text2
}
