//go:build !release

package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/timing"
)

// newFrames measures the program's own window, once something in it has the keyboard.
func newFrames() *timing.Frames {
	f := timing.NewFrames(fyne.CurrentApp().Driver().AllWindows()[0])
	for focused := false; !focused; time.Sleep(20 * time.Millisecond) {
		fyne.DoAndWait(func() { focused = f.Win.Canvas().Focused() != nil })
	}
	return f
}

// gridPace is the time between two turns of the wheel or two keys, of a wheel turned and a key held.
const gridPace = 30 * time.Millisecond

// GridFrames is for `make bench`: it scrolls the focused grid by the wheel down, sideways and back, goes through it by keys, and
// types marks. For each it prints what the frame that shows it took (timing.Frames.Timed).
func GridFrames() error {
	f := newFrames()
	var grid interface{ Wheel(dx, dy float32) }
	for began := time.Now(); grid == nil; time.Sleep(20 * time.Millisecond) { // the year is read before the grid has the keyboard
		if time.Since(began) > 10*time.Second {
			return fmt.Errorf("no grid has the keyboard")
		}
		fyne.DoAndWait(func() { grid, _ = f.Win.Canvas().Focused().(interface{ Wheel(dx, dy float32) }) })
	}
	timed := func(what string, n int, pace time.Duration, do func(i int)) {
		for i := range n {
			time.Sleep(pace)
			f.Timed(what, func() { f.Show(func() { do(i) }) })
		}
	}
	key := func(name fyne.KeyName) func(int) {
		return func(int) { f.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	}
	timed("down", 60, gridPace, func(int) { grid.Wheel(0, -84) })
	timed("sideways", 40, gridPace, func(int) { grid.Wheel(-56, 0) })
	timed("back", 40, gridPace, func(int) { grid.Wheel(56, 84) })
	timed("pages", 10, gridPace, key(fyne.KeyPageDown))
	timed("pages", 10, gridPace, key(fyne.KeyPageUp))
	timed("keys", 40, gridPace, key(fyne.KeyRight))
	timed("keys", 40, gridPace, key(fyne.KeyDown))
	timed("keys", 40, gridPace, key(fyne.KeyLeft))
	timed("typed", 60, markPace/2, func(i int) {
		if i%2 == 0 {
			f.Win.Canvas().Focused().TypedRune(rune('1' + i/2%2))
		} else {
			key(fyne.KeyReturn)(i)
		}
	})
	return nil
}
