package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
)

// wheelLines is how many of Fyne's steps of 25 px a notch of the wheel scrolls: three lines, as in other programs.
const wheelLines = 3

// VScroll scrolls an object up and down.
func VScroll(o fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(o)
	s.Content = WheelOver(s, o)
	return s
}

// WheelOver is an object as the content of what scrolls it, with the wheel as fast as in other programs.
func WheelOver(s *container.Scroll, o fyne.CanvasObject) fyne.CanvasObject {
	w := &wheel{scroll: s}
	w.ExtendBaseWidget(w)
	return container.NewStack(w, o)
}

// Wheeled scrolls by a turn of the wheel.
func Wheeled(s *container.Scroll, ev *fyne.ScrollEvent) {
	turn := *ev
	turn.Scrolled = fyne.NewDelta(ev.Scrolled.DX*wheelLines, ev.Scrolled.DY*wheelLines)
	s.Scrolled(&turn)
}

// wheel lies under what is scrolled and takes the wheel, which Fyne gives to the innermost thing under the pointer that scrolls.
type wheel struct {
	widget.BaseWidget
	scroll *container.Scroll
}

func (w *wheel) Scrolled(ev *fyne.ScrollEvent) { Wheeled(w.scroll, ev) }

func (w *wheel) CreateRenderer() fyne.WidgetRenderer { return &draw.Renderer{} }
