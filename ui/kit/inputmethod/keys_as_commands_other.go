//go:build !windows

package inputmethod

import "fyne.io/fyne/v2"

// Allow does nothing: under X11 the input method takes keys only where text is asked for.
func Allow(fyne.Window, bool) {}
