package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
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

// CreateRenderer draws a rounded ground, an optional square or icon, the words and an optional cross.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer { return c.pressable(c.appearance) }

func (c *Chip) appearance() appearance {
	fill, stroke, ink := c.look()
	a := appearance{height: look.ChipHeight, pad: 11, fill: fill, stroke: stroke, radius: look.RadiusChip, ring: fyne.NewSquareSize(4), ringRadius: look.RadiusChip + 4}
	if c.dot != look.Clear {
		a.parts = append(a.parts, part{dot: true, size: 8, ink: c.dot})
	} else if c.icon != "" {
		a.parts = append(a.parts, part{icon: c.icon, size: look.GlyphChip, ink: ink})
	}
	words := part{words: c.text, size: look.SizeSmall, gap: 4, ink: ink}
	if c.dot != look.Clear {
		words.gap = 8
	}
	a.parts = append(a.parts, words)
	if c.active {
		a.parts = append(a.parts, part{icon: "close", size: look.GlyphChip, gap: 8, ink: ink})
	}
	return a
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
