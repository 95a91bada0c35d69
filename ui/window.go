// Package ui is the window: the frame around the screens, the data file behind them, and what happens when another
// file is opened. It is the only room of the house that knows Fyne.
package ui

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// AppID names the program's preferences and its folder.
const AppID = "cn.shuangbai.desktop"

// Options say how the window starts.
type Options struct {
	Data    string // data file to open; "" opens the last one, or the first-run screen
	Screen  string // screen to open first; "" is the home screen
	Import  []string
	Width   int // of the window; 0 is as it was closed
	Height  int // of the window; 0 is as it was closed
	Version string
	Ready   func(*Window) // called on the UI goroutine once the first screen is drawn; nil for none
	LogFile string
	Log     *slog.Logger
}

// Window is the one window of the program.
type Window struct {
	app    fyne.App
	win    fyne.Window
	frame  *shell.Frame
	office *office.Office // nil while no data file is open
	desk   *shell.Desk
	opts   Options

	checking shell.Reading // for the badge of the checkup

	undoing  bool     // an undo or redo is under way
	undoNext []func() // those pressed meanwhile

	leaving   bool // the window is about to be closed
	backedUp  bool // the data file was made sure of before it is closed, or the user lets it go without
	firstRun  bool // the form for a new data file stands where the home screen will be
	restoring bool // a backup is being put in the place of the data file, which is closed
	log       *slog.Logger
}

// Run opens the window and returns when it is closed.
func Run(opts Options) {
	text.ForceChinese()
	a := app.NewWithID(AppID)
	a.SetIcon(fyne.NewStaticResource("app.png", icons.App))
	w := New(a, opts)
	w.watchStart()
	w.Start()
	w.win.ShowAndRun()
	w.closeOffice()
}

// New makes the window on a Fyne app, which in tests is the test driver's.
func New(a fyne.App, opts Options) *Window {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	w := &Window{app: a, opts: opts, log: opts.Log}
	if a.Preferences().Bool(prefDark) {
		look.SetMode(look.Dark)
	}
	theme.Use(a)
	w.win = a.NewWindow("双百")
	w.win.Resize(w.startSize())
	w.win.SetMaster()
	w.win.SetCloseIntercept(func() { w.frame.AskToLeave(func() { w.leaveSafely(w.close) }) })
	w.frame = shell.New(w.win, shell.Hooks{Search: w.search, Undo: w.undoLast, Redo: w.redoLast, Help: w.help, Dropped: w.dropped})
	w.desk = &shell.Desk{Window: w.win, Toasts: w.frame.Toasts, Prefs: prefs{a.Preferences()}, Go: w.Go, Undo: w.undo, Keys: w.frame.KeysChanged,
		Refresh: w.refreshFrame}
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
	p := w.app.Preferences()
	return fyne.NewSize(float32(p.FloatWithFallback(prefWidth, float64(firstSize.Width))), float32(p.FloatWithFallback(prefHeight, float64(firstSize.Height))))
}

// close keeps the window's size for the next start and closes it.
func (w *Window) close() {
	if size := w.win.Canvas().Size(); size.Width >= 800 && size.Height >= 500 {
		w.app.Preferences().SetFloat(prefWidth, float64(size.Width))
		w.app.Preferences().SetFloat(prefHeight, float64(size.Height))
	}
	files.RemovePrinted()
	w.win.Close()
}

// Start opens the data file of the options, the last one used, or the first-run screen.
func (w *Window) Start() {
	path := w.opts.Data
	if path == "" {
		path = w.app.Preferences().String(prefLast)
		if _, err := os.Stat(path); err != nil {
			w.showFirstRun()
			if path != "" {
				w.tellMissing(path)
			}
			return
		}
	}
	screen, target := shell.Home, any(nil)
	if len(w.opts.Import) > 0 {
		screen, target = shell.Intake, w.opts.Import
	} else if w.opts.Screen != "" {
		screen = w.opts.Screen
	}
	if err := w.open(path, opening{screen: screen, target: target, atStart: true}); err != nil {
		w.showFirstRun()
		w.cannotOpen(path, err)
	}
}

// watchStart fits the window to its screen once it is up, and calls Ready once the first screen has its data and was
// drawn.
func (w *Window) watchStart() {
	w.app.Lifecycle().SetOnStarted(func() {
		w.fitScreen()
		if w.opts.Ready == nil {
			return
		}
		go func() {
			for idle := false; !idle; time.Sleep(time.Millisecond) {
				fyne.DoAndWait(func() { idle = w.desk.Idle() })
			}
			fyne.Do(func() { w.opts.Ready(w) })
		}()
	})
}

// opening says how a data file is opened.
type opening struct {
	screen   string // to show first
	target   any    // of that screen
	readOnly bool   // for looking only
	atStart  bool   // of the program, so that what the last time left is told
	then     func() // called once the file stands behind the screens; nil for nothing
}

// OpenFile opens a data file, off the UI goroutine, in the place of the present one. When it cannot be opened the
// present one stays and failed is called.
func (w *Window) OpenFile(path string, failed func(error)) {
	who := w.app.Preferences().String(prefWho)
	var o *office.Office
	w.desk.Run(shell.Work{
		What: "正在打开" + filepath.Base(path),
		Do: func(ctx context.Context, present *office.Office, _ func(string, int, int)) (err error) {
			if present != nil && !present.ReadOnly() && samePath(present.Path(), path) {
				return nil
			}
			o, err = office.Open(ctx, path, office.Options{Who: who, Log: w.log})
			return err
		},
		Done: func(err error) error {
			switch {
			case err != nil:
				failed(err)
			case o == nil: // it is the present one
				w.Go(shell.Home, nil)
			default:
				w.take(o, opening{screen: shell.Home})
			}
			return nil
		},
	})
}

// open opens a data file at once: at the start, and where the one before must be known to be replaced.
func (w *Window) open(path string, how opening) error {
	if w.office != nil && samePath(w.office.Path(), path) && (how.readOnly || !w.office.ReadOnly()) {
		w.Go(how.screen, how.target)
		return nil
	}
	o, err := office.Open(context.Background(), path, office.Options{Who: w.app.Preferences().String(prefWho), Log: w.log, ReadOnly: how.readOnly})
	if err != nil {
		return err
	}
	w.take(o, how)
	return nil
}

func samePath(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// take puts an open data file behind the screens and shows the first one, once nothing works in the present one and
// that is made sure of.
func (w *Window) take(o *office.Office, how opening) {
	stay := func() {
		if err := o.Close(); err != nil {
			w.log.Error("close failed", "code", model.CodeOf(err))
		}
	}
	w.desk.WhenIdle(func() { w.secure("先不打开", "仍然打开另一个文件", func() { w.put(o, how) }, stay) })
}

func (w *Window) put(o *office.Office, how opening) {
	w.closeOffice()
	w.frame.Toasts.Dismiss()
	w.office, w.desk.Office = o, o
	w.app.Preferences().SetString(prefLast, o.Path())
	w.noteRecent(o.Path())
	o.OnChange(func() { fyne.Do(w.changed) })
	w.firstRun = false
	w.frame.Forget()
	w.frame.Lock(false, "")
	w.refreshFrame()
	w.Go(how.screen, how.target)
	warn := func() {
		if warning := o.Warning(); warning != "" {
			kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "先看一下这份数据文件", Text: warning + "。", Safe: "知道了"})
		}
	}
	if !how.atStart || !w.offerRescued(warn) {
		warn()
	}
	if how.then != nil {
		how.then()
	}
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

// refreshFindings counts the findings of the checkup for the badge; a failure is told where they are listed.
func (w *Window) refreshFindings() {
	open, must, ok := 0, 0, false
	w.desk.Read(&w.checking, func(ctx context.Context, o *office.Office) error {
		if report, err := o.Checkup(ctx, ""); err == nil {
			open, must, ok = report.Count(""), report.Count(checkup.Must), true
		}
		return nil
	}, func() {
		if ok {
			w.frame.SetFindings(open, must)
		}
	}, nil)
}

// refreshFrame renews what the frame says of the data file.
func (w *Window) refreshFrame() {
	ctx := context.Background()
	c, err := w.office.Committee(ctx)
	if err != nil {
		w.desk.Fail(err)
		return
	}
	name := c.Name
	if w.office.ReadOnly() {
		name += "（只查看）"
	}
	w.win.SetTitle("双百　" + name)
	w.frame.SetCommittee(name, w.committeeMenu())
	w.frame.SetYear(yearWord(c.Year), w.yearMenu(c))
	w.frame.SetWho(w.office.Who(), []kit.Option{{Text: "换操作人", Icon: "person", Do: func() { w.Go(shell.Settings, nil) }}})
	backup := "还没有备份"
	if at, err := w.office.LastBackup(); err != nil {
		backup = "备份文件夹读不出来"
	} else if !at.IsZero() {
		backup = at.Format("01-02 15:04") + " 已备份"
	}
	w.refreshFindings()
	w.frame.SetFile(filepath.Base(w.office.Path()), backup)
	last, ok, err := w.office.LastUndoable(ctx)
	if err != nil {
		w.desk.Fail(err)
	}
	if ok {
		w.frame.SetLast(model.When(last.At, "15:04"), last.Why, true)
	} else {
		w.frame.SetLast("", "", false)
	}
}
