package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// control is what every clickable widget shares: pointer, keyboard focus, disabled state and the act of a click.
// The embedding type sets self and act in its constructor.
type control struct {
	widget.BaseWidget
	self    fyne.Widget
	act     func()
	hovered bool
	pressed bool
	focused bool
	off     bool
	quiet   bool // a click does not take the focus
	busy    underWay
	tip     string
}

// SetTip sets what is said when the pointer rests on the widget; "" says nothing.
func (c *control) SetTip(s string) { c.tip = s }

func (c *control) init(self fyne.Widget, act func()) {
	c.self, c.act = self, act
	c.ExtendBaseWidget(self)
}

// Tapped takes the focus and acts.
func (c *control) Tapped(*fyne.PointEvent) {
	TipAway(c.self)
	if c.off {
		return
	}
	if f, ok := c.self.(fyne.Focusable); ok && !c.quiet {
		Focus(f)
	}
	c.doAct()
}

func (c *control) doAct() {
	if !c.off && c.act != nil && c.busy == 0 {
		KeepFocus(CanvasNow(c.self), func() { c.busy.during(c.act) })
	}
}

// MouseIn shows the hover state and, after a moment, the tip.
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	if c.tip != "" {
		tipSoon(c.self, c.tip)
	}
}

// MouseMoved has nothing to follow inside the widget.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover state.
func (c *control) MouseOut() {
	if c.pressed {
		pressEnds()
	}
	c.hovered, c.pressed = false, false
	c.Refresh()
	TipAway(c.self)
}

// MouseDown shows the pressed state.
func (c *control) MouseDown(*desktop.MouseEvent) {
	NoteInput()
	pressBegins()
	c.pressed = !c.off
	c.Refresh()
}

// MouseUp ends the pressed state.
func (c *control) MouseUp(*desktop.MouseEvent) {
	c.pressed = false
	c.Refresh()
	pressEnds()
}

// Cursor is a hand over what can be clicked.
func (c *control) Cursor() desktop.Cursor {
	if c.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained shows the focus ring, and scrolls to what Tab led to out of sight.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	reveal(c.self)
}

// FocusLost takes the focus ring away.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is not used: Space comes as a key.
func (c *control) TypedRune(rune) {}

// TypedKey acts on Space and Enter and passes every other key on.
func (c *control) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace || isEnter(ev.Name) {
		c.doAct()
		return
	}
	PassKey(c.self, ev)
}

// chooseKey is TypedKey of what holds a choice: in a dialog Enter presses the main button there, Space chooses.
func (c *control) chooseKey(ev *fyne.KeyEvent) {
	if isEnter(ev.Name) && pressMain(canvasTyped(c.self)) {
		return
	}
	c.TypedKey(ev)
}

// TypedShortcut passes shortcuts on to the window.
func (c *control) TypedShortcut(s fyne.Shortcut) { PassShortcut(c.self, s) }

// Disabled reports whether the widget cannot be used.
func (c *control) Disabled() bool { return c.off }

// Disable greys the widget out.
func (c *control) Disable() { c.setOff(true) }

// Enable makes the widget usable again.
func (c *control) Enable() { c.setOff(false) }

// SetEnabled is Enable or Disable.
func (c *control) SetEnabled(on bool) { c.setOff(!on) }

func (c *control) setOff(off bool) {
	if c.off != off {
		c.off = off
		c.Refresh()
	}
}

// ring is the focus ring: 2 px of accent, 2 px off the widget.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(look.Color(look.Clear))
	r.CornerRadius = look.RadiusControl + 3
	r.Hidden = true
	return r
}

func showRing(r *canvas.Rectangle, on bool) {
	r.Hidden = !on
	draw.Paint(r, look.Clear, look.Accent, look.FocusStroke)
}

// placeRing lays the ring around a widget of size s.
func placeRing(r *canvas.Rectangle, s fyne.Size) {
	draw.Place(r, -4, -4, s.Width+8, s.Height+8)
}
