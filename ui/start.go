package ui

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const (
	firstWait     = 400 * time.Millisecond // that the data file, and then the first screen's data, is waited for before the frame without it is drawn
	giveBackAfter = 300 * time.Millisecond // the first frame, the memory that the start needed goes back to the system
)

// beginning is what the window starts with. The data file is found and opened while the system makes the window, all of it off the UI
// goroutine: it may lie on a share that does not answer.
type beginning struct {
	at      atomic.Pointer[string] // what is looked at now
	stop    context.CancelFunc     // lets go of the file, as soon as it can
	passes  atomic.Bool            // another window has the file, and is being brought to the front
	done    chan struct{}          // closed once the following stands
	path    string                 // of the data file; "" for none
	imports []string
	told    string // of the files that are left, see named
	missing bool   // the data file is not there
	inFront bool   // another window has it, and was brought to the front: this one is not needed
	office  *office.Office
	err     error
}

// begin finds the data file of the options, or the one used last, and opens it in the background. What the checkup finds is read
// after that: most screens show it, and the badge does.
func begin(p preferences, opts Options) *beginning {
	ctx, stop := context.WithCancel(context.Background())
	b := &beginning{done: make(chan struct{}), stop: stop}
	last := p.String(prefLast)
	how := office.Options{Who: p.String(prefWho), Log: opts.Log, Now: opts.Now, IndexLater: true}
	first := cmp.Or(opts.Data, slices.Concat(opts.Files, []string{last})[0])
	b.at.Store(&first)
	go func() {
		defer close(b.done)
		if b.path, b.imports, b.told = named(opts); b.path == "" {
			b.path = last
			b.at.Store(&last)
		}
		if _, err := os.Stat(b.path); err != nil {
			b.missing = true
			return
		}
		b.office, b.err = openOffice(ctx, b.path, how)
		if len(b.imports) == 0 && b.told == "" && ctx.Err() == nil { // which that window would not learn
			b.inFront = showHolder(b.path, b.err, func() { b.passes.Store(true) })
		}
	}()
	return b
}

// within waits until all of it stands, for a time at most; a window in whose place another comes to the front is not to be seen.
func (b *beginning) within(limit time.Duration) bool {
	select {
	case <-b.done:
	case <-time.After(limit):
		if !b.passes.Load() {
			return false
		}
		select {
		case <-b.done:
		case <-time.After(passing): // what has the file may have no window
			return false
		}
	}
	return true
}

// Start opens the data file of the options, the last one used, or the first-run screen.
func (w *Window) Start() {
	if b := begin(w.prefs, w.opts); b.within(firstWait) {
		w.startWith(b)
	} else {
		w.waitFor(b)
	}
}

// waitFor shows a window that waits for what it starts with. Its user may go on without, with another data file.
func (w *Window) waitFor(b *beginning) {
	at := *b.at.Load()
	name := "“" + filepath.Base(at) + "”"
	w.closedFor = &closedPlace{"正在打开" + name, "它在“" + filepath.Dir(at) + "”。"}
	w.showFirstRun()
	w.desk.Run(shell.Work{What: "正在打开" + name, Stop: "不等了",
		Do: func(ctx context.Context, _ *office.Office, report func(string, int, int)) error {
			defer tellSlow(at, report)()
			defer context.AfterFunc(ctx, b.stop)()
			<-b.done
			return nil
		},
		Left: func() { letGo(b.office, w.log) },
		Done: func(err error) error {
			if w.closedFor = nil; err == nil {
				w.startWith(b)
				return nil
			}
			w.showFirstRun()
			kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: name + "没有打开", Width: 480,
				Text: "它在“" + filepath.Dir(at) + "”，那里没有回应，文件没有动。看看网络或者 U 盘连着没有，连上以后再打开；也可以先不打开它，打开别的数据文件。",
				Safe: "先不打开", Act: "再打开一次", OnAct: func() bool { w.waitFor(begin(w.prefs, w.opts)); return true }})
			return nil
		}})
}

func (w *Window) startWith(b *beginning) {
	if b.inFront {
		w.win.Close()
		return
	}
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
	if model.CodeOf(b.err) == model.Encrypted {
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
