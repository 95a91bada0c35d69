package ui

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// titleBar is the height that the system's title bar takes at most, in px of the screen at scale 1.
const titleBar float32 = 40

// fitScreen makes the window smaller where it opened larger than the screen, as 1340 px at a scale of 1.5 on a laptop.
// Fyne does not tell the size of the screen; glfw, with which it opens windows, does. Call it on the UI goroutine once
// the window is up.
func (w *Window) fitScreen() {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil || w.opts.Width > 0 { // a size that was asked for is kept
		return
	}
	_, _, width, height := screen.GetWorkarea()
	size := w.win.Canvas().Size()
	if fit := within(size, float32(width), float32(height), w.win.Canvas().Scale()); fit != size {
		w.win.Resize(fit)
	}
}

// within is the size, in px of the window, that does not exceed an area in px of the screen.
func within(size fyne.Size, width, height, scale float32) fyne.Size {
	if width <= 0 || height <= 0 || scale <= 0 {
		return size
	}
	return size.Min(fyne.NewSize(width/scale, height/scale-titleBar))
}
