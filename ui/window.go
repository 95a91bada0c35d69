// Package ui is the window: the frame around the screens, the data file behind them, and what happens when another
// file is opened. It is the only room of the house that knows Fyne.
package ui

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/password"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// appID names the folder of the program's preferences.
const appID = "cn.shuangbai.desktop"

// Options say how the window starts.
type Options struct {
	Data    string   // data file to open; "" opens the one among Files, else the last one, or the first-run screen
	Screen  string   // screen to open first; "" is the home screen
	Files   []string // that the program was started with: a data file to open, others to import
	Width   int      // of the window; 0 is as it was closed
	Height  int      // of the window; 0 is as it was closed
	Version string
	Ready   func(*Window) // called on the UI goroutine once the first screen is drawn; nil for none
	LogFile string
	// CrashReport is the report of a crash since the last start, "" for none.
	CrashReport string
	Log         *slog.Logger
	Now         func() time.Time // the clock of the data file; nil is that of the machine

	prefs preferences // nil: those of the app
}

// Window is the one window of the program.
type Window struct {
	app    fyne.App
	win    fyne.Window
	frame  *shell.Frame
	office *office.Office // nil while no data file is open
	desk   *shell.Desk
	opts   Options
	prefs  preferences

	passwords *password.Dialogs

	years    []int         // that may be worked in, but the present one
	checking shell.Reading // for the badge of the checkup
	framing  shell.Reading // for the lines of the frame

	manual   *kit.Dialog // the manual while it is open
	undoing  bool        // an undo or redo is under way
	undoNext []func()    // those pressed meanwhile

	turn      turn                 // to write in a file that is only looked at
	starting  bool                 // the first screen is not drawn yet
	leaving   bool                 // the window is about to be closed
	backedUp  bool                 // the data file was made sure of before it is closed, or the user lets it go without
	lockAfter int                  // minutes without input, 0 for never
	lock      *password.LockScreen // nil while the window is not locked
	title     string               // of the window, while it is not locked
	firstRun  bool                 // the form for a new data file stands where the home screen will be
	closedFor *closedPlace         // work on the data file, which is closed; nil for none
	log       *slog.Logger
}

// Run opens the window and returns when it is closed, at once where another window has the data file and was brought to the front; false
// means that the system gave none, see isOpen.
func Run(opts Options) bool {
	text.ForceChinese()
	a := app.NewWithID("") // with an ID Fyne keeps preferences of its own, see preferenceFile
	theme.Still(a)
	opts.prefs = preferencesAt(preferencesPath())
	a.SetIcon(fyne.NewStaticResource("app.png", icons.App))
	first := begin(opts.prefs, opts)
	w := New(a, opts)
	go files.RemovePassing() // what a killed run left
	text.ReadFaces()         // while the data file is opened
	w.watchStart()
	if first.within(firstWait) {
		if first.inFront {
			return true
		}
		w.desk.Settle(func() {
			w.startWith(first)
			w.frame.Veil(true)
			w.win.Show() // draws at once: only the ground, while the first screen's data is read
			w.frame.Veil(false)
		}, firstWait)
	} else {
		w.waitFor(first)
		w.win.Show()
	}
	opened := isOpen(w.win)
	if opened {
		w.watchIdle()
		w.app.Run()
	}
	w.backedUp = w.backedUp || !opened // without a window nothing was changed
	w.closeOffice()
	return opened
}

// New makes the window on a Fyne app, which in tests is the test driver's.
func New(a fyne.App, opts Options) *Window {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	w := &Window{app: a, opts: opts, log: opts.Log, prefs: opts.prefs}
	if w.prefs == nil {
		w.prefs = a.Preferences()
	}
	if w.prefs.Bool(prefDark) {
		look.SetMode(look.Dark)
	}
	theme.Use(a)
	w.win = a.NewWindow("双百")
	w.win.Resize(w.startSize())
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.askToClose)
	w.frame = shell.New(w.win, shell.Hooks{Idle: func() bool { return w.desk.Idle() }, Search: w.search, Undo: w.undoLast, Redo: w.redoLast, Help: w.help, Lock: w.lockByHand, Dropped: w.dropped})
	w.desk = &shell.Desk{Window: w.win, Toasts: w.frame.Toasts, Prefs: prefs{w.prefs}, Go: w.Go, Undo: w.undo, Keys: w.frame.KeysChanged,
		Refresh: w.refreshFrame, Settled: w.frame.Settled}
	w.passwords = password.New(w.desk)
	w.desk.AskKey = w.passwords.Ask
	w.register()
	return w
}

// firstSize fits a screen of 1366×768 with the title bar and the taskbar of the system.
var firstSize = fyne.NewSize(1340, 690)

// startSize is the size asked for, else that at which the window was closed.
func (w *Window) startSize() fyne.Size {
	if w.opts.Width > 0 && w.opts.Height > 0 {
		return fyne.NewSize(float32(w.opts.Width), float32(w.opts.Height))
	}
	p := w.prefs
	return fyne.NewSize(float32(p.FloatWithFallback(prefWidth, float64(firstSize.Width))), float32(p.FloatWithFallback(prefHeight, float64(firstSize.Height))))
}

// close keeps the window's size for the next start and closes it.
func (w *Window) close() {
	if size := w.win.Canvas().Size(); size.Width >= 800 && size.Height >= 500 {
		w.prefs.SetFloat(prefWidth, float64(size.Width))
		w.prefs.SetFloat(prefHeight, float64(size.Height))
	}
	w.win.Close()
}

// now is the office's clock, or the system's while no file is open.
func (w *Window) now() time.Time {
	if w.office != nil {
		return w.office.Now()
	}
	return time.Now()
}

// Go opens a screen with what it shall show.
func (w *Window) Go(screen string, target any) {
	if w.office == nil {
		return
	}
	w.frame.Open(screen, target)
}

// changed follows a change of the data file: the frame's lines and the screen that is up.
func (w *Window) changed() {
	if w.office == nil {
		return
	}
	w.frame.Toasts.Edited()
	w.refreshFrame()
	w.frame.Changed()
}
