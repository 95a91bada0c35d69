package ui

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const (
	firstWait     = 400 * time.Millisecond // that the first screen's data is waited for before the frame without it is drawn
	giveBackAfter = 300 * time.Millisecond // the first frame, the memory that the start needed goes back to the system
)

// beginning is what the window starts with. The data file is opened while the system makes the window.
type beginning struct {
	path    string // of the data file; "" for none
	imports []string
	told    string // of the files that are left, see named
	missing bool   // the data file is not there

	opened chan struct{} // closed once office and err stand
	office *office.Office
	err    error
}

// begin finds the data file of the options, or the one used last, and opens it in the background. What the checkup finds is read
// after that: most screens show it, and the badge does.
func begin(p preferences, opts Options) *beginning {
	b := &beginning{opened: make(chan struct{})}
	b.path, b.imports, b.told = named(opts)
	if b.path == "" {
		b.path = p.String(prefLast)
	}
	if _, err := os.Stat(b.path); err != nil {
		b.missing = true
		return b
	}
	how := office.Options{Who: p.String(prefWho), Log: opts.Log, Now: opts.Now, IndexLater: true}
	go func() {
		b.office, b.err = office.Open(context.Background(), b.path, how)
		close(b.opened)
	}()
	return b
}

// Start opens the data file of the options, the last one used, or the first-run screen.
func (w *Window) Start() { w.startWith(begin(w.prefs, w.opts)) }

func (w *Window) startWith(b *beginning) {
	if b.missing {
		w.showFirstRun()
		if b.path != "" {
			w.tellMissing(b.path)
		}
		w.tellFiles(b.told)
		return
	}
	screen, target := shell.Home, any(nil)
	if len(b.imports) > 0 {
		screen, target = shell.Intake, b.imports
	} else if w.opts.Screen != "" {
		screen = w.opts.Screen
	}
	how := opening{screen: screen, target: target, atStart: true, then: func() { w.tellFiles(b.told) }}
	if <-b.opened; model.CodeOf(b.err) == model.Encrypted {
		w.closedFor = &closedPlace{"“" + filepath.Base(b.path) + "”设了密码", "输入密码就打开。"}
		w.showFirstRun()
		w.openFile(b.path, how, w.desk.Fail) // which asks for the password
		return
	}
	if b.err != nil {
		w.showFirstRun()
		w.cannotOpen(b.path, b.err, w.desk.Fail)
		return
	}
	w.take(b.office, how)
}

// watchStart fits the window to its screen once it is up, and calls Ready once the first screen has its data and was
// drawn. What that screen does without is read only then: the badge of the findings, and the index of the search box.
func (w *Window) watchStart() {
	w.starting = true
	w.app.Lifecycle().SetOnStarted(func() {
		w.fitScreen()
		go func() {
			for idle := false; !idle; time.Sleep(time.Millisecond) {
				fyne.DoAndWait(func() { idle = w.desk.Idle() })
			}
			fyne.Do(func() {
				w.afterFrame(func() {
					w.starting = false
					kit.DrawOnce(w.win, w.frame.Coming)
					if w.opts.Ready != nil {
						w.opts.Ready(w)
					}
					w.refreshFindings()
					if w.office != nil {
						w.office.Index()
					}
					w.careForBackups()
					w.careForTurn()
					w.tellCrash()
					time.AfterFunc(giveBackAfter, debug.FreeOSMemory)
				})
			})
		}()
	})
}

// afterFrame calls then on the UI goroutine once the next frame is drawn: Fyne moves its animations on just before it draws.
func (w *Window) afterFrame(then func()) {
	var once sync.Once
	fyne.NewAnimation(time.Millisecond, func(float32) { once.Do(func() { fyne.Do(then) }) }).Start()
}
