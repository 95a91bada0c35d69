//go:build !release

package ui

import (
	"fmt"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// frames tells, in the program's own window, when the frame that shows a change is on the screen.
type frames struct {
	win   fyne.Window
	probe *canvas.Raster
	drawn chan struct{}
}

// newFrames puts a probe over the window's content that is drawn after everything else, and waits until something has the
// keyboard.
func newFrames() *frames {
	f := &frames{win: fyne.CurrentApp().Driver().AllWindows()[0], drawn: make(chan struct{}, 1)}
	f.probe = canvas.NewRaster(func(int, int) image.Image {
		select {
		case f.drawn <- struct{}{}:
		default:
		}
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	f.probe.Resize(fyne.NewSize(1, 1))
	f.show(func() { f.win.SetContent(container.NewStack(f.win.Content(), container.NewWithoutLayout(f.probe))) })
	for focused := false; !focused; time.Sleep(20 * time.Millisecond) {
		fyne.DoAndWait(func() { focused = f.win.Canvas().Focused() != nil })
	}
	return f
}

// show does something on the UI goroutine and returns when the frame that shows it is on the screen.
func (f *frames) show(do func()) time.Time {
	fyne.DoAndWait(func() {
		select {
		case <-f.drawn:
		default:
		}
		do()
		f.probe.Refresh()
	})
	<-f.drawn
	fyne.DoAndWait(func() {}) // the buffers are swapped
	return time.Now()
}

// gridPace is the time between two turns of the wheel or two keys, of a wheel turned and a key held.
const gridPace = 30 * time.Millisecond

// GridFrames is for `make bench`: it scrolls the focused grid by the wheel down, sideways and back, goes through it by keys, and
// types marks. For each it prints the milliseconds until the frame that shows it is drawn.
func GridFrames() error {
	f := newFrames()
	var grid interface{ Wheel(dx, dy float32) }
	for began := time.Now(); grid == nil; time.Sleep(20 * time.Millisecond) { // the year is read before the grid has the keyboard
		if time.Since(began) > 10*time.Second {
			return fmt.Errorf("no grid has the keyboard")
		}
		fyne.DoAndWait(func() { grid, _ = f.win.Canvas().Focused().(interface{ Wheel(dx, dy float32) }) })
	}
	timed := func(what string, n int, pace time.Duration, do func(i int)) {
		for i := range n {
			time.Sleep(pace)
			began := time.Now()
			fmt.Printf("%s %.2f\n", what, ms(f.show(func() { do(i) }).Sub(began)))
		}
	}
	key := func(name fyne.KeyName) func(int) {
		return func(int) { f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
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
			f.win.Canvas().Focused().TypedRune(rune('1' + i/2%2))
		} else {
			key(fyne.KeyReturn)(i)
		}
	})
	return nil
}
