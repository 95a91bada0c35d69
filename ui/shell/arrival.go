package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// arrival is a screen that was opened and has not come to rest.
type arrival struct {
	view fyne.CanvasObject
	at   time.Time
}

// atOnce is how long a screen that was opened may read before a frame without what it reads is drawn.
const atOnce = 60 * time.Millisecond

// Coming reports whether a screen was opened just now and reads what it shows: the next frame can show it whole.
func (f *Frame) Coming() bool {
	return f.arriving != nil && time.Since(f.arriving.at) < atOnce && f.hooks.Idle != nil && !f.hooks.Idle()
}

// drawn is by when a screen that read its data has drawn them and put the keyboard where it wants it.
const drawn = 200 * time.Millisecond

// Settled is told when no background work runs any more. A screen that was opened and took the keyboard nowhere gets it at its first part:
// no screen comes up without.
func (f *Frame) Settled() {
	a := f.arriving
	if a == nil {
		return
	}
	time.AfterFunc(drawn, func() {
		fyne.Do(func() {
			c := f.win.Canvas()
			if f.arriving != a || c.Overlays().Top() != nil {
				return
			}
			if f.arriving = nil; c.Focused() == nil {
				kit.FocusFirst(c, a.view)
			}
		})
	})
}
