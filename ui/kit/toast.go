package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	toastTime         = 8 * time.Second // how long a toast stays
	toastRise float32 = FooterHeight + Gap12
)

// Toasts shows one toast at a time at the bottom centre of the object it covers. It lets every click through except
// on the toast itself. Stack it over the work area.
type Toasts struct {
	widget.BaseWidget
	card  *toastCard
	timer *time.Timer
	turn  int
}

// NewToasts makes the place for toasts.
func NewToasts() *Toasts {
	t := &Toasts{}
	t.ExtendBaseWidget(t)
	return t
}

// Say tells what was done; act names the way back, such as 撤销, and "" leaves it out.
func (t *Toasts) Say(text, act string, do func()) {
	t.show(text, "check", act, "undo", do)
}

// Undone tells what was undone and names the way back.
func (t *Toasts) Undone(text string, redo func()) {
	t.show(text, "check", "恢复 Ctrl+Y", "redo", redo)
}

// Problem says what could not be done.
func (t *Toasts) Problem(text string) { t.show(text, "alert", "", "", nil) }

func (t *Toasts) show(text, icon, act, actIcon string, do func()) {
	t.turn++
	turn := t.turn
	t.card = newToastCard(text, icon, act, actIcon, func() {
		t.Dismiss()
		if do != nil {
			do()
		}
	}, t.Dismiss)
	t.Refresh()
	if t.timer != nil {
		t.timer.Stop()
	}
	t.timer = time.AfterFunc(toastTime, func() {
		fyne.Do(func() {
			if turn == t.turn {
				t.Dismiss()
			}
		})
	})
}

// Dismiss takes the toast away.
func (t *Toasts) Dismiss() {
	t.card = nil
	t.Refresh()
}

// Text is what the present toast says, "" without one.
func (t *Toasts) Text() string {
	if t.card == nil {
		return ""
	}
	return t.card.text.Text
}

// CreateRenderer places the card.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	known := newRect(Clear) // the window must know an object of these, or it is not told that a first toast is to be drawn
	d := &drawing{objects: []fyne.CanvasObject{known}}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(s fyne.Size) {
		known.Resize(s)
		d.objects = []fyne.CanvasObject{known}
		if t.card != nil {
			m := t.card.MinSize()
			m.Width = min(max(m.Width, 360), s.Width-48)
			place(t.card, snap((s.Width-m.Width)/2), s.Height-m.Height-toastRise, m.Width, m.Height)
			d.objects = append(d.objects, t.card)
		}
	}
	return d
}

type toastCard struct {
	widget.BaseWidget
	text *Label
	icon string
	undo *toastButton
	shut *IconButton
}

func newToastCard(text, icon, act, actIcon string, do, shut func()) *toastCard {
	c := &toastCard{text: Body(text).In(OnAccent).Cutting(), icon: icon}
	if act != "" {
		c.undo = newToastButton(act, actIcon, do)
	}
	c.shut = NewIconButton("close", "关闭", shut).In(OnAccent)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer lays icon, words, the way back and the cross side by side.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	face, icon := newRect(ToastGround), newIconImage()
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{face, icon, c.text, c.shut}}
	if c.undo != nil {
		d.objects = append(d.objects, c.undo)
	}
	d.min = func() fyne.Size {
		w := 42 + ceil(TextWidth(Clean(c.text.Text), SizeBody, false)) + 52
		if c.undo != nil {
			w += c.undo.MinSize().Width + 24
		}
		return fyne.NewSize(w, 40)
	}
	d.layout = func(s fyne.Size) {
		place(face, 0, 0, s.Width, s.Height)
		place(icon, 14, 12, GlyphButton, GlyphButton)
		end := s.Width - 32
		place(c.shut, end, 6, 28, 28)
		if c.undo != nil {
			m := c.undo.MinSize()
			end -= m.Width + 4
			place(c.undo, end, 6, m.Width, m.Height)
		}
		place(c.text, 42, 10, end-50, 20)
	}
	d.refresh = func() {
		face.FillColor = Color(ToastGround)
		setIcon(icon, c.icon, OnAccent)
	}
	d.refresh()
	return d
}

// toastButton is the outlined button on the dark ground of a toast.
type toastButton struct {
	control
	text, icon string
}

func newToastButton(text, icon string, act func()) *toastButton {
	b := &toastButton{text: text, icon: icon}
	b.init(b, act)
	return b
}

// CreateRenderer draws a thin frame, the arrow and the words.
func (b *toastButton) CreateRenderer() fyne.WidgetRenderer {
	face, icon, text := canvas.NewRectangle(Color(Clear)), newIconImage(), newText(b.text, SizeBody, false, OnAccent)
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{face, icon, text}}
	d.min = func() fyne.Size { return fyne.NewSize(40+ceil(TextWidth(Clean(b.text), SizeBody, false)), 28) }
	d.layout = func(s fyne.Size) {
		place(face, 0, 0, s.Width, s.Height)
		place(icon, 10, 7, GlyphInline, GlyphInline)
		placeText(text, 29, 0, s.Width-34, s.Height)
	}
	d.refresh = func() {
		stroke, width := Text3, float32(1)
		if b.hovered || b.focused {
			stroke, width = OnAccent, 1
		}
		if b.focused {
			width = FocusStroke
		}
		paint(face, Clear, stroke, width)
		setIcon(icon, b.icon, OnAccent)
	}
	d.refresh()
	return d
}
