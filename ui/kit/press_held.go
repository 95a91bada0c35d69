package kit

import (
	"fyne.io/fyne/v2/driver/desktop"
)

// held is what waits for the end of a press: while the button is down nothing may move under the pointer, for Fyne looks again at the
// release what lies there, and would take the keyboard from the field that was pressed or lose the click.
var held struct {
	down bool
	then []func()
}

// pressBegins notes that the pointer's button went down on something.
func pressBegins() {
	pressEnds() // a press before whose end went elsewhere
	held.down = true
}

// pressEnds does what waited for it.
func pressEnds() {
	then := held.then
	held.down, held.then = false, nil
	for _, do := range then {
		do()
	}
}

// whenReleased does what moves parts of the window: at once, or when the button that is down is released.
func whenReleased(do func()) {
	if held.down {
		held.then = append(held.then, do)
		return
	}
	do()
}

// MouseUp ends a press on the field.
func (e *Entry) MouseUp(m *desktop.MouseEvent) {
	e.Entry.MouseUp(m)
	pressEnds()
}
