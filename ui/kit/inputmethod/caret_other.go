//go:build !windows

package inputmethod

import "fyne.io/fyne/v2"

// FollowsCaret tells that CaretAt does something.
const FollowsCaret = false

// CaretAt does nothing: under X11 the input method's list stands below the window.
func CaretAt(fyne.Window, fyne.Position, float32) {}
