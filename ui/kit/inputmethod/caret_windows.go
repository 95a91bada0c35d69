package inputmethod

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// FollowsCaret tells that CaretAt does something.
const FollowsCaret = true

var (
	imm32                = windows.NewLazySystemDLL("imm32.dll")
	getContext           = imm32.NewProc("ImmGetContext")
	releaseContext       = imm32.NewProc("ImmReleaseContext")
	setCompositionWindow = imm32.NewProc("ImmSetCompositionWindow")
	setCandidateWindow   = imm32.NewProc("ImmSetCandidateWindow")
)

type point struct{ x, y int32 }

type rectangle struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM: where the text that is being composed stands.
type compositionForm struct {
	style uint32
	at    point
	area  rectangle
}

// candidateForm is CANDIDATEFORM: where the list of candidates stands, and what it must not cover.
type candidateForm struct {
	index, style uint32
	at           point
	area         rectangle
}

// CaretAt tells the input method of a window where the caret is, so that what it shows stands beside it: the upper end of the
// caret and its height, in px of the canvas. Call it on the UI goroutine.
func CaretAt(win fyne.Window, at fyne.Position, height float32) {
	native, ok := win.(driver.NativeWindow)
	if !ok || setCandidateWindow.Find() != nil {
		return
	}
	x, y := win.Canvas().PixelCoordinateForPosition(at)
	_, below := win.Canvas().PixelCoordinateForPosition(at.AddXY(0, height))
	native.RunNative(func(context any) {
		w, ok := context.(driver.WindowsWindowContext)
		if !ok || w.HWND == 0 {
			return
		}
		input, _, _ := getContext.Call(w.HWND)
		if input == 0 { // no input method is on
			return
		}
		const (
			atPoint = 0x02 // CFS_POINT
			exclude = 0x80 // CFS_EXCLUDE
		)
		composing := compositionForm{style: atPoint, at: point{int32(x), int32(y)}}
		candidates := candidateForm{style: exclude, at: point{int32(x), int32(below)}, area: rectangle{int32(x), int32(y), int32(x) + 1, int32(below)}}
		_, _, _ = setCompositionWindow.Call(input, uintptr(unsafe.Pointer(&composing)))
		_, _, _ = setCandidateWindow.Call(input, uintptr(unsafe.Pointer(&candidates)))
		_, _, _ = releaseContext.Call(w.HWND, input)
	})
}
