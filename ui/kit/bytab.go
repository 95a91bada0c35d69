package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// tabbed is when Tab went down last. Fyne moves the keyboard right after it told the widget that had it.
var tabbed time.Time

// byTab is how soon after Tab a widget has the keyboard by it.
const byTab = 200 * time.Millisecond

func noteTab(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyTab {
		tabbed = time.Now()
	}
}

// KeyDown notes that the keyboard is used, and Tab: Fyne asks nobody else while a button has the keyboard.
func (c *control) KeyDown(ev *fyne.KeyEvent) {
	NoteInput()
	noteTab(ev)
}

// KeyUp is not used.
func (c *control) KeyUp(*fyne.KeyEvent) {}

var _ desktop.Keyable = (*control)(nil)

// chooseAll selects what a field of one line holds that Tab led to, so that typing takes its place, as in the forms of the system. A date
// that waits for its day is gone on with.
func (e *Entry) chooseAll() {
	led := time.Since(tabbed) <= byTab
	tabbed = time.Time{} // it leads to one widget
	if !led || e.MultiLine || e.Text == "" || strings.HasSuffix(e.Text, "-") {
		return
	}
	e.SelectAll()
}

// SelectAll selects what the field holds, so that what is typed takes its place.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }
