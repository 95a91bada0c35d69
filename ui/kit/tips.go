package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// tipAfter is how long the pointer must rest before a tip shows.
const tipAfter = 500 * time.Millisecond

// Tips shows one tip at a time near what the pointer rests on. Stack it over everything else of a window; it lets
// every click through.
type Tips struct {
	widget.BaseWidget
	owner fyne.CanvasObject
	text  string
	shown bool
	turn  int
}

var windowTips = map[fyne.Canvas]*Tips{}

// NewTips makes the place for the tips of a window.
func NewTips(c fyne.Canvas) *Tips {
	t := &Tips{}
	t.ExtendBaseWidget(t)
	windowTips[c] = t
	return t
}

func tipSoon(owner fyne.CanvasObject, text string) {
	t := windowTips[canvasOf(owner)]
	if t == nil {
		return
	}
	t.turn++
	turn := t.turn
	t.owner, t.text = owner, text
	time.AfterFunc(tipAfter, func() {
		fyne.Do(func() {
			if t.turn == turn {
				t.shown = true
				t.Refresh()
			}
		})
	})
}

func tipAway(owner fyne.CanvasObject) {
	t := windowTips[canvasOf(owner)]
	if t == nil || t.owner != owner {
		return
	}
	t.turn++
	t.owner = nil
	if t.shown {
		t.shown = false
		t.Refresh()
	}
}

// CreateRenderer draws the tip under its owner, or above it near the bottom of the window.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer {
	face, text := newRect(Surface), newText("", SizeSmall, false, Text1)
	face.CornerRadius = RadiusTag
	d := &drawing{}
	d.layout = func(s fyne.Size) {
		d.objects = nil
		if !t.shown || t.owner == nil {
			return
		}
		text.Text = Truncate(Clean(t.text), s.Width-40, SizeSmall, false)
		w, h := ceil(TextWidth(text.Text, SizeSmall, false))+20, float32(28)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.owner)
		x, y := max(4, min(at.X, s.Width-w-4)), at.Y+t.owner.Size().Height+4
		if y+h > s.Height-4 {
			y = at.Y - h - 4
		}
		place(face, x, y, w, h)
		placeText(text, x+10, y, w-20, h)
		d.objects = []fyne.CanvasObject{face, text}
	}
	d.refresh = func() {
		paint(face, Surface, Edge, 1)
		text.Color = Color(Text1)
	}
	d.refresh()
	return d
}
