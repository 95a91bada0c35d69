package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit/inputmethod"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Caret is where the upper end of what is typed at stands on a canvas; ok is false once nothing is typed there any more.
type Caret func() (at fyne.Position, c fyne.Canvas, ok bool)

var (
	caretsFollowed = inputmethod.FollowsCaret
	tellCaretAt    = inputmethod.CaretAt
	caretFollowed  int // counts, so that only the latest one is followed
)

// caretPause is how often it is looked whether the caret moved: by typing, scrolling, or another size of the window.
const caretPause = 200 * time.Millisecond

// FollowCaret has the candidates of an input method stand where the caret is, where the system leaves that to the window, until
// nothing is typed there any more or another caret is followed.
func FollowCaret(caret Caret) {
	if !caretsFollowed {
		return
	}
	caretFollowed++
	mine := caretFollowed
	var told fyne.Position
	var follow func()
	follow = func() {
		at, c, ok := caret()
		if !ok || mine != caretFollowed {
			return
		}
		if at != told {
			told = at
			for _, win := range fyne.CurrentApp().Driver().AllWindows() {
				if win.Canvas() == c {
					tellCaretAt(win, at, text.LineHeight(look.SizeBody))
				}
			}
		}
		time.AfterFunc(caretPause, func() { fyne.Do(follow) })
	}
	follow()
}

// followCaret follows the caret of the field while the keyboard is in it. It is not drawn yet when it gets that, and told again at
// each step of the caret.
func (e *Entry) followCaret() {
	if e.active {
		FollowCaret(func() (fyne.Position, fyne.Canvas, bool) {
			at, c, _ := e.caret()
			return at, c, e.active
		})
	}
}

// Covered follows the caret again once nothing stands over the field any more.
func (e *Entry) Covered(on bool) {
	if !on {
		e.followCaret()
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

// toEdge is Ctrl+Home and Ctrl+End, with Shift to select as far: they lead to the beginning and the end of all that is written. Fyne has
// PageUp and PageDown for that in a field, and nothing for these.
func (e *Entry) toEdge(s fyne.Shortcut) bool {
	press, ok := s.(*desktop.CustomShortcut)
	if !ok || press.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierControl {
		return false
	}
	page, ok := map[fyne.KeyName]fyne.KeyName{fyne.KeyHome: fyne.KeyPageUp, fyne.KeyEnd: fyne.KeyPageDown}[press.KeyName]
	if ok {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: page})
	}
	return ok
}
