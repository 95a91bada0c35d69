package inputmethod

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

var associateContext = imm32.NewProc("ImmAssociateContextEx")

// Allow turns the input method of a window off where keys are commands, or back on: digits would go to its list of
// candidates.
func Allow(win fyne.Window, on bool) {
	native, ok := win.(driver.NativeWindow)
	if !ok || associateContext.Find() != nil {
		return
	}
	native.RunNative(func(context any) {
		if w, ok := context.(driver.WindowsWindowContext); ok && w.HWND != 0 {
			const asBefore = 0x10 // IACE_DEFAULT
			flags := uintptr(0)
			if on {
				flags = asBefore
			}
			_, _, _ = associateContext.Call(w.HWND, 0, flags)
		}
	})
}
