package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// tipAfter is how long the pointer must rest before a tip shows.
const tipAfter = 500 * time.Millisecond

// Tips shows one tip at a time near what the pointer rests on. Stack it over everything else of a window; it lets
// every click through.
type Tips struct {
	widget.BaseWidget
	owner fyne.CanvasObject
	part  fyne.Position // of the owner, where the tip belongs
	below float32       // height of that part
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

// TipSoon shows a tip when the pointer rests on a part of a widget, such as one cell: the tip stands under the part, which
// begins at a place of the owner and is so many px high. Another tip takes its place.
func TipSoon(owner fyne.CanvasObject, part fyne.Position, height float32, text string) {
	t := windowTips[CanvasOf(owner)]
	if t == nil {
		return
	}
	t.turn++
	turn := t.turn
	if t.shown {
		t.shown = false
		t.Refresh()
	}
	t.owner, t.part, t.below, t.text = owner, part, height, text
	time.AfterFunc(tipAfter, func() {
		fyne.Do(func() {
			if t.turn == turn {
				t.shown = true
				t.Refresh()
			}
		})
	})
}

func tipSoon(owner fyne.CanvasObject, text string) {
	TipSoon(owner, fyne.Position{}, owner.Size().Height, text)
}

// TipAway takes the tip of a widget away.
func TipAway(owner fyne.CanvasObject) {
	t := windowTips[CanvasOf(owner)]
	if t != nil && t.owner == owner {
		t.away()
	}
}

// NoTip takes away whatever tip a window shows, when what the pointer rests on goes.
func NoTip(c fyne.Canvas) {
	if t := windowTips[c]; t != nil {
		t.away()
	}
}

func (t *Tips) away() {
	t.turn++
	t.owner = nil
	if t.shown {
		t.shown = false
		t.Refresh()
	}
}

// CreateRenderer draws the tip under its owner, or above it near the bottom of the window.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer {
	face, words := draw.Rect(look.Surface), text.Line("", look.SizeSmall, false, look.Text1)
	face.CornerRadius = look.RadiusTag
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, words}} // always there: what is new to the window is not painted at once
	d.Arrange = func(s fyne.Size) {
		if !t.shown || t.owner == nil {
			words.Text = ""
			draw.Place(face, 0, 0, 0, 0)
			text.Place(words, 0, 0, 0, 0)
			return
		}
		words.Text = text.Truncate(text.Clean(t.text), s.Width-40, look.SizeSmall, false)
		w, h := draw.Ceil(text.Width(words.Text, look.SizeSmall, false))+20, float32(28)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.owner).Add(t.part)
		x, y := max(4, min(at.X, s.Width-w-4)), at.Y+t.below+4
		if y+h > s.Height-4 {
			y = at.Y - h - 4
		}
		draw.Place(face, x, y, w, h)
		text.Place(words, x+10, y, w-20, h)
	}
	d.Repaint = func() {
		draw.Paint(face, look.Surface, look.Edge, 1)
		if !t.shown {
			draw.Paint(face, look.Clear, look.Clear, 0)
		}
		words.Color = look.Color(look.Text1)
	}
	d.Repaint()
	return d
}
