package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// DrawOnce has a window lay out what is new in it before the next frame is drawn. Fyne does so while it draws that frame, and a scroller that
// is laid out then asks for one more: the whole window would be drawn twice for every pane and every screen that comes.
func DrawOnce(w fyne.Window) {
	c, ok := w.Canvas().(interface {
		CheckDirtyAndClear() bool
		EnsureMinSize() bool
		SetDirty()
	})
	if !ok { // of the driver of the tests
		return
	}
	ahead := fyne.NewAnimation(time.Hour, func(float32) {
		if !c.CheckDirtyAndClear() {
			return
		}
		if c.EnsureMinSize() {
			w.SetFixedSize(false) // has the window keep to the least size that its content has now
		}
		c.SetDirty()
	})
	ahead.RepeatCount = fyne.AnimationRepeatForever
	ahead.Start()
}
