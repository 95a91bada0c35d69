package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// lastInput is when the keyboard or the pointer was used last in the window.
var lastInput = time.Now()

// NoteInput tells that somebody uses the window.
func NoteInput() { lastInput = time.Now() }

// LastInput is when the keyboard or the pointer was used last in the window; at first, when the program began.
func LastInput() time.Time { return lastInput }

// pointerWatch notes every move of the pointer over it: Fyne asks all that lies under the pointer for its shape, the lowest first.
// Stack it under what it watches, or it takes the shape of the pointer from a field.
type pointerWatch struct{ widget.BaseWidget }

// WatchPointer makes an object that notes the moves of the pointer over it.
func WatchPointer() fyne.CanvasObject {
	w := &pointerWatch{}
	w.ExtendBaseWidget(w)
	return w
}

// Cursor is asked for whenever the pointer moves.
func (w *pointerWatch) Cursor() desktop.Cursor {
	NoteInput()
	return desktop.DefaultCursor
}

// CreateRenderer draws nothing.
func (w *pointerWatch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Space(0, 0))
}

// watchKeys notes every key that goes to no field; the fields and grids note their own.
func watchKeys(c fyne.Canvas) {
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(func(ev *fyne.KeyEvent) {
			NoteInput()
			noteTab(ev)
			pressEnds()
		})
	}
}

// KeyDown notes that the keyboard is used, and Tab.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	NoteInput()
	noteTab(ev)
	pressEnds()
	e.Entry.KeyDown(ev)
}
