// Package kittest shows widgets of the kit in a window of the test driver. It does not import the kit, so that the kit's
// own tests can use it.
package kittest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// Show puts an object into a window of the given size, in px, with the kit's theme in light colours.
func Show(t *testing.T, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	look.SetMode(look.Light)
	theme.Use(mainloop.NewApp(t))
	win := test.NewTempWindow(t, o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

// Press types keys into a widget, one after the other.
func Press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}
