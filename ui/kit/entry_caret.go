package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/inputmethod"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// tellCaret has the candidates of an input method stand where the caret is, where the system leaves that to the window.
func (e *Entry) tellCaret() {
	if !inputmethod.FollowsCaret || !e.active {
		return
	}
	at, canvas, ok := e.caret()
	if !ok {
		return
	}
	for _, win := range fyne.CurrentApp().Driver().AllWindows() {
		if win.Canvas() == canvas {
			inputmethod.CaretAt(win, at, text.LineHeight(look.SizeBody))
		}
	}
}

// tellCaretSoon tells it now, and once what the focus made scroll or grow is laid out.
func (e *Entry) tellCaretSoon() {
	if inputmethod.FollowsCaret {
		e.tellCaret()
		time.AfterFunc(2*relaid, func() { fyne.Do(e.tellCaret) })
	}
}

// caret is where the upper end of the caret is on the canvas of the field.
func (e *Entry) caret() (fyne.Position, fyne.Canvas, bool) {
	if e.typed == nil {
		return fyne.Position{}, nil, false
	}
	driver := fyne.CurrentApp().Driver()
	canvas := driver.CanvasForObject(e.typed)
	return driver.AbsolutePositionForObject(e.typed).Add(e.CursorPosition()), canvas, canvas != nil
}
