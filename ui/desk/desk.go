// Package desk is what every screen is given to work with: the open data file, the window, a way to other screens,
// background work, and the ways to say what was done or what went wrong.
package desk

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// The screens of the window.
const (
	Home      = "home"
	Branches  = "branches"
	Members   = "members"
	Registers = "registers"
	Assess    = "assess"
	Papers    = "papers"
	Intake    = "intake"
	History   = "history"
	Settings  = "settings"
)

// ImportOf asks the import screen for a file of one kind, or for one that becomes a new register.
type ImportOf struct {
	Kind        string // an intake.Kind
	NewRegister bool
}

// Screen is one screen of the window. Its methods are called on the UI goroutine.
type Screen interface {
	// Object is the whole white sheet, head included; it is made once.
	Object() fyne.CanvasObject
	// Shown is called each time the screen is opened, with what it shall show (an int64 of a branch or member, a file
	// path, nil for nothing in particular). It reads the data again.
	Shown(target any)
	// Changed is called after the data file changed while the screen is open.
	Changed()
	// Keys are the three or four keys of the screen for the status line, such as "Enter 打开".
	Keys() []string
	// Shortcuts are the screen's own keys; they hold while it is open.
	Shortcuts() []kit.Shortcut
}

// Leaver is a screen that may hold unsaved work: Leave is asked before another screen opens and calls go when it may.
type Leaver interface{ Leave(leave func()) }

// Desk is shared by all screens of one window.
type Desk struct {
	Office *office.Office
	Window fyne.Window
	Toasts *kit.Toasts
	Prefs  table.Prefs
	Busy   func(panel fyne.CanvasObject)   // shows a panel of running work, nil takes it away
	Go     func(screen string, target any) // opens another screen
	Undo   func(change int64)              // undoes a change set, with toast
	// Refresh shows anew what the frame says of the data file, such as its latest backup.
	Refresh func()
	Keys    func() // the screen's keys changed: the status line shows them anew

	// Changed on the UI goroutine only.
	running int                // pieces of background work
	waiting []func()           // what waits until none runs
	going   bool               // what waited is being done
	life    context.Context    // of the work that can be stopped; nil before the first
	stop    context.CancelFunc // ends it
}

// Idle reports whether no background work is running and nothing waits for its end. Call it on the UI goroutine.
func (d *Desk) Idle() bool { return d.running == 0 && !d.going && len(d.waiting) == 0 }

// WhenIdle calls then on the UI goroutine once no background work is running: at once when none is. Work that can be
// stopped is stopped, other work is waited for. Whoever closes the data file or puts another in its place does it so.
func (d *Desk) WhenIdle(then func()) {
	if d.running == 0 {
		then()
		return
	}
	d.waiting = append(d.waiting, then)
	if d.stop != nil {
		d.stop()
		d.life, d.stop = nil, nil
	}
}

// ended counts a piece of work as done, and goes on with what waited for the last of them.
func (d *Desk) ended() {
	d.going = len(d.waiting) > 0
	d.running--
	for d.running == 0 && len(d.waiting) > 0 {
		next := d.waiting[0]
		d.waiting = d.waiting[1:]
		next()
	}
	d.going = false
}

// Later runs do off the UI goroutine, shows nothing of it, and calls done on the UI goroutine.
func (d *Desk) Later(do func() error, done func(error)) {
	d.running++
	go func() {
		err := do()
		fyne.Do(func() {
			defer d.ended()
			done(err)
		})
	}()
}

// Work describes a piece of background work.
type Work struct {
	What string // 正在核对
	Stop string // 停止核对; "" when it cannot be stopped
	// Do runs off the UI goroutine with the data file that was open when the work began; it must not look at
	// Desk.Office. report says how far it is; it may be called often.
	Do func(ctx context.Context, o *office.Office, report func(what string, done, total int)) error
	// Done runs on the UI goroutine after Do; err is nil, the failure, or a Cancelled error. When Done is nil, or
	// returns the error, the desk tells the user of the failure.
	Done func(err error) error
}

// Run runs work off the UI goroutine. After 200 ms it shows what is being done, how far it is, and a verb to stop it.
func (d *Desk) Run(w Work) {
	o := d.Office
	life := context.Background()
	if w.Stop != "" {
		if d.life == nil {
			d.life, d.stop = context.WithCancel(life)
		}
		life = d.life
	}
	work := func(ctx context.Context, progress kit.Progress) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(life, cancel)()
		err := w.Do(ctx, o, progress)
		if err != nil && ctx.Err() != nil {
			return &model.Error{Code: model.Cancelled, Message: "已停止，什么都没有改动", Err: err}
		}
		return err
	}
	d.running++
	finish := func(err error) {
		defer d.ended() // not idle before Done has shown what came of it
		if w.Done != nil {
			err = w.Done(err)
		}
		if err != nil {
			d.Fail(err)
		}
	}
	kit.Work(d.Window.Canvas(), w.What, w.Stop, work, finish)
}

// Fail tells the user what could not be done and what to do next. A cancelled piece of work only gets a toast.
func (d *Desk) Fail(err error) {
	var known *model.Error
	if errors.As(err, &known) && known.Code == model.Cancelled {
		d.Toasts.Say(known.Message, "", nil)
		return
	}
	kit.ShowMessage(d.Window.Canvas(), "没有做成", model.MessageOf(err), "知道了")
}

// Said tells what was done and offers to undo it. A change of 0 offers nothing.
func (d *Desk) Said(text string, change int64) {
	if change == 0 || d.Undo == nil {
		d.Toasts.Say(text, "", nil)
		return
	}
	d.Toasts.Say(text, "撤销", d.Here(func() { d.Undo(change) }))
}

// Here binds an act, such as the way back in a toast, to the data file that is open now: once another took its place,
// where the same numbers mean other changes, it does nothing.
func (d *Desk) Here(act func()) func() {
	o := d.Office
	return func() {
		if d.Office == o {
			act()
		}
	}
}
