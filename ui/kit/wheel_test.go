package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// A notch of the wheel, which Fyne gives as 25 px, scrolls three lines wherever something scrolls.
func TestANotchOfTheWheelScrollsThreeLines(t *testing.T) {
	for name, s := range map[string]*container.Scroll{"a part": VScroll(Space(10, 2000)), "in a dialog": Scrolled(Space(10, 2000), 200)} {
		win := kittest.Show(t, s, 200, 200)
		notch(s, win)
		if s.Offset.Y != 75 {
			t.Errorf("%s: a notch scrolls %v px", name, s.Offset.Y)
		}
	}
}

// notch turns the wheel by one over the innermost thing that scrolls, as Fyne does.
func notch(s *container.Scroll, win fyne.Window) {
	var inner fyne.Scrollable = s
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if over, ok := o.(fyne.Scrollable); ok {
			inner = over
		}
		for _, part := range partsOf(o) {
			look(part)
		}
	}
	look(win.Content())
	inner.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
}
