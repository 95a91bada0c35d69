package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// The screens of the window.
const (
	Home      = "home"
	Branches  = "branches"
	Members   = "members"
	Registers = "registers"
	Projects  = "projects"
	Life      = "life"
	Checkup   = "checkup"
	Districts = "districts" // of a district's data file
	Assess    = "assess"
	Ballots   = "ballots"
	Pioneer   = "pioneer"
	Papers    = "papers"
	Intake    = "intake"
	History   = "history"
	Settings  = "settings"
)

// Screen is one screen of the window. It is made when it is first opened and then kept. Its methods are called on the UI
// goroutine.
type Screen interface {
	// Object is the whole white sheet, head included; it is made once.
	Object() fyne.CanvasObject
	// Shown is called each time the screen is opened, with what it shall show (an int64 of a branch or member, a file
	// path, nil for nothing in particular). It reads the data again, and returns at once: see Desk.Read and Desk.Run.
	Shown(target any)
	// Changed is called after the data file changed while the screen is open.
	Changed()
	// Keys are the three or four keys of the screen for the status line, such as "Enter 打开".
	Keys() []string
	// Shortcuts are the screen's own keys; they hold while it is open.
	Shortcuts() []kit.Shortcut
}

// PaperOf is a target of Papers: one copy of a paper, by the number that the paper gives it.
type PaperOf struct {
	Name string
	Copy int64
	Year int // of which the paper is, 0 for the committee's own
}

// Leaver is a screen that may hold unsaved work: Leave is asked before another screen opens and calls leave when it may.
type Leaver interface{ Leave(leave func()) }

// Masker is a screen that may show a number whole because somebody asked for it; Mask masks it again, for when the window is locked.
type Masker interface{ Mask() }

// Reopener is a screen that a click on its place begins anew also while it is the one shown; others read their data again.
type Reopener interface {
	Reopen()
}

// Dropper is a screen that takes files dropped on the window.
type Dropper interface {
	Dropped(paths []string)
}

// Sectioned is a screen of several parts that the manual tells of under headings of their own.
type Sectioned interface {
	// Section is the heading for the part shown, "" for the beginning of the screen's page.
	Section() string
}

// Attacher is a screen with a place where dropped files become attachments; DroppedAt reports whether they were dropped there.
type Attacher interface {
	DroppedAt(at fyne.Position, paths []string) bool
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
	Idle    func() bool                                                  // no background work is running; nil: none ever is
	Search  func(query string) (look func(context.Context) []kit.Option) // see kit.SearchBox
	Undo    func()                                                       // Ctrl+Z where no form and no field is, and 撤销 in the status line
	Redo    func()                                                       // Ctrl+Y and Ctrl+Shift+Z, likewise
	Help    func(place string)                                           // F1 and ?
	Refresh func()                                                       // F5, before the screen is told
	Lock    func()                                                       // Ctrl+L, also over a dialog
	Dropped func(paths []string, screen func([]string))                  // files dropped on the window; screen takes them where the present one does, else nil
}
