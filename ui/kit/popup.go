package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// PopupContent is what a popup shows: an object and what gets the keyboard, its first part when that is nil.
type PopupContent struct {
	Object fyne.CanvasObject
	Focus  fyne.Focusable
	// Height is the greatest height; 0 leaves it to the object.
	Height float32
}

// Popup is something floating above the window until Esc, a click elsewhere or Close.
type Popup struct {
	layer   *popupLayer
	c       fyne.Canvas
	gone    bool
	keep    bool   // Esc does not close it
	full    bool   // it covers the whole window
	undo    bool   // the keys for undo and redo go on to the window
	onEnter func() // what Enter does where nothing in the popup takes it
	// onCtrlEnter is what Ctrl+Enter does, onLeave what Esc does in the place of closing; nil for nothing.
	onCtrlEnter, onLeave func()
	onKey                func(*fyne.KeyEvent) bool // is offered every other key that nothing in it takes; nil for nothing
	// onEscape is what Esc does instead of closing a kept popup.
	onEscape func()
	under    fyne.Focusable // what had the keyboard before, or what stands in its place by now
	moved    bool           // it is another, see KeepFocus
	// OnClose is called once when it goes.
	OnClose func()
}

// ShowPopup shows content under (or, without room, above) an object of the window, at least width wide.
func ShowPopup(under fyne.CanvasObject, content *PopupContent, width float32) *Popup {
	c := CanvasNow(under)
	if c == nil {
		return nil
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	p := &Popup{c: c}
	size := content.Object.MinSize()
	size.Width = max(size.Width, width)
	if content.Height > 0 {
		size.Height = min(size.Height, content.Height)
	}
	win := c.Size()
	size.Height = min(size.Height, win.Height-16)
	pos := fyne.NewPos(min(at.X, win.Width-size.Width-8), at.Y+under.Size().Height+2)
	if pos.Y+size.Height > win.Height-4 {
		pos.Y = max(4, at.Y-size.Height-2)
	}
	p.show(content, fyne.NewPos(max(4, pos.X), pos.Y), size, false)
	return p
}

func (p *Popup) show(content *PopupContent, pos fyne.Position, size fyne.Size, modal bool) {
	p.layer = &popupLayer{popup: p, content: content.Object, pos: pos, size: size, least: size, modal: modal}
	p.layer.ExtendBaseWidget(p.layer)
	if p.full {
		p.stand(content)
		return
	}
	WhenUnlocked(p.c, func() { p.stand(content) })
}

// stand puts the popup over the window, unless it was closed before that could be.
func (p *Popup) stand(content *PopupContent) {
	if p.gone {
		return
	}
	p.under = p.c.Focused()
	cover(p.under, true)
	p.layer.Resize(p.c.Size())
	p.c.Overlays().Add(p.layer)
	pushModal(p.c, p)
	if content.Focus != nil {
		p.c.Focus(content.Focus)
	} else {
		FocusFirst(p.c, content.Object)
	}
}

// ShowPopupAt shows content with its top left corner at a place of the window, width wide.
func ShowPopupAt(c fyne.Canvas, pos fyne.Position, content *PopupContent, width float32) *Popup {
	p := &Popup{c: c}
	p.show(content, pos, fyne.NewSize(width, content.Object.MinSize().Height), false)
	return p
}

// Fit gives the popup the height its content needs now.
func (p *Popup) Fit() {
	if !p.Open() {
		return
	}
	p.layer.size.Height = min(p.layer.content.MinSize().Height, p.c.Size().Height-p.layer.pos.Y-8)
	p.layer.Refresh()
}

func (p *Popup) escape() {
	switch {
	case p.keep && p.onEscape != nil:
		p.onEscape()
	case p.keep:
	case p.onLeave != nil:
		p.onLeave()
	default:
		p.Close()
	}
}

// Close takes the popup away.
func (p *Popup) Close() {
	if p == nil || p.gone {
		return
	}
	p.gone = true
	popModal(p.c, p)
	p.c.Overlays().Remove(p.layer)
	if p.moved {
		p.c.Focus(p.under)
	}
	if p.under == p.c.Focused() {
		cover(p.under, false)
	}
	if p.OnClose != nil {
		p.OnClose()
	}
}

// Coverable is what is to be told that a popup stands over it while it has the keyboard, for Fyne calls neither FocusLost when one
// opens nor FocusGained when it closes.
type Coverable interface {
	Covered(on bool)
}

func cover(o fyne.Focusable, on bool) {
	if c, ok := o.(Coverable); ok {
		c.Covered(on)
	}
}

// Open reports whether the popup is still there.
func (p *Popup) Open() bool { return p != nil && !p.gone }

// popupLayer covers the window, catches clicks outside its content and draws the 1 px edge.
type popupLayer struct {
	widget.BaseWidget
	popup   *Popup
	content fyne.CanvasObject
	pos     fyne.Position
	size    fyne.Size
	least   fyne.Size // of a modal popup, which grows and shrinks with its content
	modal   bool
}

// Tapped outside closes the popup, unless it is modal.
func (l *popupLayer) Tapped(ev *fyne.PointEvent) {
	p := ev.Position
	if p.X >= l.pos.X && p.Y >= l.pos.Y && p.X < l.pos.X+l.size.Width && p.Y < l.pos.Y+l.size.Height {
		return
	}
	if !l.modal {
		l.popup.Close()
	}
}

// MouseIn keeps the pointer from reaching what lies beneath.
func (l *popupLayer) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is not used.
func (l *popupLayer) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is not used.
func (l *popupLayer) MouseOut() {}

// CreateRenderer draws veil, edge and content.
func (l *popupLayer) CreateRenderer() fyne.WidgetRenderer {
	veilRect, face := canvas.NewRectangle(look.Color(look.Clear)), draw.Rect(look.Surface)
	face.CornerRadius = look.RadiusControl
	watch := WatchPointer()
	d := &draw.Renderer{Parts: []fyne.CanvasObject{watch, veilRect, face, l.content}}
	d.Arrange = func(s fyne.Size) {
		watch.Resize(s)
		veilRect.Resize(s)
		switch {
		case l.popup.full:
			l.size, l.pos = s, fyne.Position{}
		case l.modal:
			m := l.content.MinSize().Max(l.least)
			m.Width, m.Height = min(m.Width, s.Width-32), min(m.Height, s.Height-32)
			l.size = m
			l.pos = fyne.NewPos(draw.Snap((s.Width-m.Width)/2), draw.Snap((s.Height-m.Height)*0.42))
		}
		draw.Place(face, l.pos.X-1, l.pos.Y-1, l.size.Width+2, l.size.Height+2)
		draw.Place(l.content, l.pos.X, l.pos.Y, l.size.Width, l.size.Height)
	}
	d.Repaint = func() {
		if l.modal {
			veilRect.FillColor = color.NRGBA{A: 64}
		}
		draw.Paint(face, look.Surface, look.Edge, 1)
	}
	d.Repaint()
	return d
}
