package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const (
	toastTime         = 8 * time.Second // how long a toast stays
	toastRise float32 = look.FooterHeight + look.Gap12
)

// Toasts shows one toast at a time at the bottom centre of the object it covers. It lets every click through except
// on the toast itself. Stack it over the work area.
type Toasts struct {
	widget.BaseWidget
	card  *toastCard
	timer *time.Timer
	turn  int
	redo  bool // the card offers to do again what was undone
}

// NewToasts makes the place for toasts.
func NewToasts() *Toasts {
	t := &Toasts{}
	t.ExtendBaseWidget(t)
	return t
}

// Say tells what was done; act names the way back, such as 撤销, or on, such as 打开, and "" leaves it out.
func (t *Toasts) Say(text, act string, do func()) {
	icon := "arrow-right"
	if strings.HasPrefix(act, "撤销") {
		icon = "undo"
	}
	t.show(text, "check", act, icon, do)
}

// Undone tells what was undone and names the way back.
func (t *Toasts) Undone(text string, redo func()) {
	t.show(text, "check", "恢复 Ctrl+Y", "redo", redo)
	t.redo = true
}

// Edited takes a toast of Undone away: after another edit, what was undone can no longer be done again.
func (t *Toasts) Edited() {
	if t.redo {
		t.Dismiss()
	}
}

// Problem says what could not be done.
func (t *Toasts) Problem(text string) { t.show(text, "alert", "", "", nil) }

func (t *Toasts) show(text, icon, act, actIcon string, do func()) {
	if c := CanvasOf(t); IsLocked(c) {
		WhenUnlocked(c, func() { t.show(text, icon, act, actIcon, do) })
		return
	}
	t.turn++
	turn := t.turn
	t.redo = false
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
	t.card, t.redo = nil, false
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
	known := draw.Rect(look.Clear) // the window must know an object of these, or it is not told that a first toast is to be drawn
	d := &draw.Renderer{Parts: []fyne.CanvasObject{known}}
	d.Least = func() fyne.Size { return fyne.Size{} }
	d.Arrange = func(s fyne.Size) {
		known.Resize(s)
		d.Parts = []fyne.CanvasObject{known}
		if t.card != nil {
			m := t.card.MinSize()
			m.Width = min(max(m.Width, 360), s.Width-48)
			draw.Place(t.card, draw.Snap((s.Width-m.Width)/2), s.Height-m.Height-toastRise, m.Width, m.Height)
			d.Parts = append(d.Parts, t.card)
		}
	}
	return d
}

type toastCard struct {
	widget.BaseWidget
	text *text.Label
	icon string
	undo *toastButton
	shut *IconButton
}

func newToastCard(words, icon, act, actIcon string, do, shut func()) *toastCard {
	c := &toastCard{text: text.Body(words).In(look.OnAccent).Cutting(), icon: icon}
	if act != "" {
		c.undo = newToastButton(act, actIcon, do)
	}
	c.shut = NewIconButton("close", "关闭", shut).In(look.OnAccent)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer lays icon, words, the way back and the cross side by side.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	face, icon := draw.Rect(look.ToastGround), draw.IconImage()
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, icon, c.text, c.shut}}
	if c.undo != nil {
		d.Parts = append(d.Parts, c.undo)
	}
	d.Least = func() fyne.Size {
		w := 42 + draw.Ceil(text.Width(text.Clean(c.text.Text), look.SizeBody, false)) + 52
		if c.undo != nil {
			w += c.undo.MinSize().Width + 24
		}
		return fyne.NewSize(w, 40)
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(face, 0, 0, s.Width, s.Height)
		draw.Place(icon, 14, 12, look.GlyphButton, look.GlyphButton)
		end := s.Width - 32
		draw.Place(c.shut, end, 6, 28, 28)
		if c.undo != nil {
			m := c.undo.MinSize()
			end -= m.Width + 4
			draw.Place(c.undo, end, 6, m.Width, m.Height)
		}
		draw.Place(c.text, 42, 10, end-50, 20)
	}
	d.Repaint = func() {
		face.FillColor = look.Color(look.ToastGround)
		draw.SetIcon(icon, c.icon, look.OnAccent)
	}
	d.Repaint()
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
	face, icon, words := canvas.NewRectangle(look.Color(look.Clear)), draw.IconImage(), text.Line(b.text, look.SizeBody, false, look.OnAccent)
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, icon, words}}
	d.Least = func() fyne.Size {
		return fyne.NewSize(40+draw.Ceil(text.Width(text.Clean(b.text), look.SizeBody, false)), 28)
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(face, 0, 0, s.Width, s.Height)
		draw.Place(icon, 10, 7, look.GlyphInline, look.GlyphInline)
		text.Place(words, 29, 0, s.Width-34, s.Height)
	}
	d.Repaint = func() {
		stroke, width := look.Text3, float32(1)
		if b.hovered || b.focused {
			stroke, width = look.OnAccent, 1
		}
		if b.focused {
			width = look.FocusStroke
		}
		draw.Paint(face, look.Clear, stroke, width)
		draw.SetIcon(icon, b.icon, look.OnAccent)
	}
	d.Repaint()
	return d
}
