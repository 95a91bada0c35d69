package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// CheckState is the state of a check mark.
type CheckState int

// The states; Partly stands for some of several.
const (
	Unchecked CheckState = iota
	Checked
	Partly
)

// Check is a check box with its word.
type Check struct {
	control
	text    string
	state   CheckState
	changed func(bool)
	editing func() func() // as of an Entry
	settle  func()        // a form notes the tick; nil outside of one
}

// NewCheck makes a check box; changed is called with the new state after a click.
func NewCheck(text string, on bool, changed func(bool)) *Check {
	c := &Check{text: text, changed: changed}
	if on {
		c.state = Checked
	}
	c.init(c, func() {
		if c.editing != nil {
			defer c.editing()()
		}
		c.SetChecked(c.state != Checked)
		if c.changed != nil {
			c.changed(c.state == Checked)
		}
		if c.settle != nil {
			c.settle()
		}
	})
	return c
}

func (c *Check) onEdit(editing func() func()) { c.editing = editing }

// TypedKey ticks with Space, and with Enter outside of a dialog.
func (c *Check) TypedKey(ev *fyne.KeyEvent) { c.chooseKey(ev) }

// Checked reports whether the box is ticked.
func (c *Check) Checked() bool { return c.state == Checked }

// SetChecked changes the state without calling changed.
func (c *Check) SetChecked(on bool) {
	if on {
		c.SetState(Checked)
	} else {
		c.SetState(Unchecked)
	}
}

// SetState changes the state, Partly included, without calling changed.
func (c *Check) SetState(s CheckState) {
	if c.state != s {
		c.state = s
		c.Refresh()
	}
}

// CreateRenderer draws box and word.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	box, words, ring := NewCheckShape(), text.Line("", look.SizeBody, false, look.Text1), newRing()
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, box.Face, box.Icon, words}}
	d.Least = func() fyne.Size {
		w := CheckSize
		if c.text != "" {
			w += look.Gap8 + min(draw.Ceil(text.Width(text.Clean(c.text), look.SizeBody, false)), wordsLeast)
		}
		return fyne.NewSize(w, 24)
	}
	d.Arrange = func(s fyne.Size) {
		y := draw.Snap((s.Height - CheckSize) / 2)
		draw.Place(ring, -4, y-4, CheckSize+8, CheckSize+8)
		box.Place(0, y)
		room := s.Width - CheckSize - look.Gap8
		text.Place(words, CheckSize+look.Gap8, 0, room, s.Height)
		words.Text = text.Truncate(text.Clean(c.text), room+1, look.SizeBody, false)
		if c.text != "" {
			c.SetTip(wholeIfCut(words.Text, c.text))
		}
	}
	d.Repaint = func() {
		box.Set(c.state, c.off, c.hovered)
		showRing(ring, c.focused)
		words.Color = look.Color(inkOf(c.off))
	}
	d.Repaint()
	return d
}

func inkOf(off bool) look.Token {
	if off {
		return look.TextOff
	}
	return look.Text1
}

const CheckSize float32 = 16

// CheckShape is the box of a check, drawn in tables as well.
type CheckShape struct {
	Face *canvas.Rectangle
	Icon *canvas.Raster
}

func NewCheckShape() *CheckShape {
	v := &CheckShape{Face: draw.Rect(look.Surface), Icon: draw.IconImage()}
	v.Face.CornerRadius = look.RadiusTag
	v.Icon.Hidden = true
	return v
}

func (v *CheckShape) Place(x, y float32) {
	draw.Place(v.Face, x, y, CheckSize, CheckSize)
	draw.Place(v.Icon, x+2, y+2, look.GlyphChip, look.GlyphChip)
}

func (v *CheckShape) Set(s CheckState, off, hover bool) {
	fill, stroke, name, ink := look.Surface, look.Edge, "", look.Text2
	switch s {
	case Checked:
		fill, stroke, name, ink = look.Accent, look.Clear, "check", look.OnAccent
	case Partly:
		name = "minus"
	}
	if off {
		fill, stroke, ink = look.Ground, look.Line, look.TextOff
	} else if hover && s != Checked {
		fill = look.Hover
	}
	draw.Paint(v.Face, fill, stroke, 1)
	draw.SetIcon(v.Icon, name, ink)
}
