package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// isOpen reports whether the system gave a window that was shown. Without OpenGL 2.1 it gives none, which Fyne only
// writes down: the program would go on with nothing to see.
func isOpen(win fyne.Window) bool {
	native, ok := win.(driver.NativeWindow)
	if !ok {
		return true
	}
	given := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.WindowsWindowContext:
			given = c.HWND != 0
		case driver.X11WindowContext:
			given = c.WindowHandle != 0
		}
	})
	return given
}
