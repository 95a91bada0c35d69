package shell

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// Screen is one place of the navigation. It is made when first visited and then kept.
type Screen interface {
	// Title names the screen, for the manual and the window's title.
	Title() string
	// Content is the screen; it is asked for once.
	Content() fyne.CanvasObject
	// Shown is called each time the screen comes up and when the data changed while it is up. It must return at
	// once: reading that takes longer goes through kit.Work.
	Shown()
	// Keys are the three or four keys of this screen for the status line, parted by full-width spaces.
	Keys() string
}

// KeyUser is a screen that has keys of its own; Key reports whether it used one.
type KeyUser interface {
	Key(ev *fyne.KeyEvent) bool
}

// ShortcutUser is a screen with keys of its own that go with Ctrl and the like; they hold while it is shown.
type ShortcutUser interface {
	Shortcuts() []kit.Shortcut
}

// Keeper is a screen that may hold unsaved work; it calls leave when it may be left.
type Keeper interface {
	Leave(leave func())
}

// Dropper is a screen that takes files dropped on the window.
type Dropper interface {
	Dropped(paths []string)
}

// Leaver is a screen that must know when another one takes its place.
type Leaver interface {
	Left()
}

// Stepper is a screen that may hold a form or a review. While it does, Ctrl+Z and Ctrl+Y are about the steps there and
// never about the data file.
type Stepper interface {
	// Stepping reports whether a form or review is open.
	Stepping() bool
	// UndoStep takes the last step back and names it; "" when none is left.
	UndoStep() string
	// RedoStep does again what was undone last and names it; "" when there is none.
	RedoStep() string
}

// Settler is a screen that shows changes before they are in the data file; then is called once they are.
type Settler interface {
	Settle(then func())
}

// Place is one entry of the navigation.
type Place struct {
	ID    string
	Title string
	Icon  string
	Group string // heading above it where it changes; "" for none
	Make  func() Screen
}

// Hooks are what the frame asks of the program. Any may be nil.
type Hooks struct {
	Search   func(query string) (look func() []kit.Option) // see kit.SearchBox
	Undo     func()                                        // Ctrl+Z where no form and no field is, and 撤销 in the status line
	Redo     func()                                        // Ctrl+Y and Ctrl+Shift+Z, likewise
	Help     func(place string)                            // F1 and ?
	Refresh  func()                                        // F5, before the screen is told
	Findings func()                                        // the findings badge
	Dropped  func(paths []string)                          // files dropped where the screen takes none
}
