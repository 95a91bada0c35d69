package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// DrawOnce has a window lay out what is new in it before the next frame is drawn. Fyne does so while it draws that frame, and a scroller that
// is laid out then asks for one more: the whole window would be drawn twice for every pane and every screen that comes. While coming reports
// that the rest of what is new is about to be there, no frame is drawn: each would cost as much as the whole one, and put that off.
func DrawOnce(w fyne.Window, coming func() bool) {
	c, ok := w.Canvas().(laidOut)
	if !ok { // of the driver of the tests
		return
	}
	waits := false // a frame does
	ahead := fyne.NewAnimation(time.Hour, func(float32) { waits = layOut(w, c, waits, coming) })
	ahead.RepeatCount = fyne.AnimationRepeatForever
	ahead.Start()
}

// laidOut is what the canvas of the real driver does around a frame.
type laidOut interface {
	CheckDirtyAndClear() bool
	EnsureMinSize() bool
	SetDirty()
}

// layOut goes before a frame; it reports whether that waits for what is coming.
func layOut(w fyne.Window, c laidOut, waits bool, coming func() bool) bool {
	switch {
	case !c.CheckDirtyAndClear() && !waits:
		return false
	case coming():
		return true
	}
	if c.EnsureMinSize() {
		w.SetFixedSize(false) // has the window keep to the least size that its content has now
	}
	c.SetDirty()
	return false
}
