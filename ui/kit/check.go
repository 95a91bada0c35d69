package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	settle  func() // a form notes the tick; nil outside of one
}

// NewCheck makes a check box; changed is called with the new state after a click.
func NewCheck(text string, on bool, changed func(bool)) *Check {
	c := &Check{text: text, changed: changed}
	if on {
		c.state = Checked
	}
	c.init(c, func() {
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
	box, text, ring := newCheckView(), newText("", SizeBody, false, Text1), newRing()
	d := &drawing{objects: []fyne.CanvasObject{ring, box.face, box.icon, text}}
	d.min = func() fyne.Size {
		w := checkSize
		if c.text != "" {
			w += Gap8 + ceil(TextWidth(Clean(c.text), SizeBody, false))
		}
		return fyne.NewSize(w, 24)
	}
	d.layout = func(s fyne.Size) {
		y := snap((s.Height - checkSize) / 2)
		place(ring, -4, y-4, checkSize+8, checkSize+8)
		box.place(0, y)
		placeText(text, checkSize+Gap8, 0, s.Width-checkSize-Gap8, s.Height)
	}
	d.refresh = func() {
		box.set(c.state, c.off, c.hovered)
		showRing(ring, c.focused)
		text.Text, text.Color = Clean(c.text), Color(inkOf(c.off))
	}
	d.refresh()
	return d
}

func inkOf(off bool) Token {
	if off {
		return TextOff
	}
	return Text1
}

const checkSize float32 = 16

// checkView is the box of a check, drawn in tables as well.
type checkView struct {
	face *canvas.Rectangle
	icon *canvas.Image
}

func newCheckView() *checkView {
	v := &checkView{face: newRect(Surface), icon: newIconImage()}
	v.face.CornerRadius = RadiusTag
	v.icon.Hidden = true
	return v
}

func (v *checkView) place(x, y float32) {
	place(v.face, x, y, checkSize, checkSize)
	place(v.icon, x+2, y+2, GlyphChip, GlyphChip)
}

func (v *checkView) set(s CheckState, off, hover bool) {
	fill, stroke, name, ink := Surface, Edge, "", Text2
	switch s {
	case Checked:
		fill, stroke, name, ink = Accent, Clear, "check", OnAccent
	case Partly:
		name = "minus"
	}
	if off {
		fill, stroke, ink = Ground, Line, TextOff
	} else if hover && s != Checked {
		fill = Hover
	}
	paint(v.face, fill, stroke, 1)
	setIcon(v.icon, name, ink)
}
