package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// StateCellHeight is the height of a StateCell.
const StateCellHeight float32 = 56

// StateFacts is what a StateCell says: a bold name with a date at its right, and under it a state with an icon and a count.
type StateFacts struct {
	Name, Date  string
	Icon, State string
	Count       string
	Tone        look.Tone // tints the cell where somebody has to do something
	Fine        bool      // the state is good
	Chosen      bool
	Last        bool // no rule at its right
}

// StateCell is one cell of a strip of states. It is pressed like a button.
type StateCell struct {
	control
	StateFacts
}

// NewStateCell makes a cell; open is called on a click.
func NewStateCell(f StateFacts, open func()) *StateCell {
	c := &StateCell{StateFacts: f}
	c.init(c, open)
	return c
}

// CreateRenderer draws the cell for the size it is given.
func (c *StateCell) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(120, StateCellHeight) }}
	d.Arrange = func(s fyne.Size) { d.Parts = append(c.draw(s), ring); placeRing(ring, s) }
	d.Repaint = func() { showRing(ring, c.focused) }
	return d
}

func (c *StateCell) draw(s fyne.Size) []fyne.CanvasObject {
	fill := c.Tone.Soft()
	if c.Tone == look.ToneNone {
		if fill = look.Surface; c.hovered {
			fill = look.Hover
		}
	}
	ground := draw.Rect(fill)
	draw.Place(ground, 0, 0, s.Width, s.Height)
	parts := []fyne.CanvasObject{ground}
	if c.Chosen {
		foot := draw.Rect(look.Accent)
		draw.Place(foot, 0, s.Height-2, s.Width, 2)
		parts = append(parts, foot)
	}
	if !c.Last {
		rule := draw.Rect(look.Line)
		draw.Place(rule, s.Width-1, 0, 1, s.Height)
		parts = append(parts, rule)
	}
	ink := look.Text2
	switch {
	case c.Tone != look.ToneNone:
		ink = c.Tone.Ink()
	case c.Fine:
		ink = look.ToneOK.Ink()
	}
	const pad = look.Gap16
	word := func(words string, size float32, bold bool, token look.Token, x, y, room float32, right bool) {
		line := text.Line("", size, bold, token)
		line.Text = text.Truncate(text.Clean(words), room, size, bold)
		if right {
			line.Alignment = look.Right
		}
		text.Place(line, x, y, room, 20)
		parts = append(parts, line)
	}
	date, count := text.Width(c.Date, look.SizeSmall, false), text.Width(c.Count, look.SizeSmall, false)
	word(c.Date, look.SizeSmall, false, look.Text2, s.Width-pad-date-2, 9, date+2, true)
	word(c.Name, look.SizeBody, true, look.Text1, pad, 9, s.Width-2*pad-date-look.Gap8, false)
	icon := draw.IconImage()
	draw.Place(icon, pad, 33, look.GlyphChip, look.GlyphChip)
	draw.SetIcon(icon, c.Icon, ink)
	parts = append(parts, icon)
	word(c.Count, look.SizeSmall, false, look.Text2, s.Width-pad-count-2, 29, count+2, true)
	word(c.State, look.SizeSmall, false, ink, pad+look.GlyphChip+6, 29, s.Width-2*pad-count-look.GlyphChip-14, false)
	return parts
}
