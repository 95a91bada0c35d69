//go:build !windows

package kit

import "fyne.io/fyne/v2"

// SetInputMethod does nothing: under X11 the input method takes keys only where text is asked for.
func SetInputMethod(fyne.Window, bool) {}
