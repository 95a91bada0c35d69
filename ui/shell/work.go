package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

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
	if d.going = false; d.running == 0 && d.Settled != nil {
		d.Settled()
	}
	if d.Keys != nil { // what came of the work may have a main button
		d.Keys()
	}
}

// Later runs do off the UI goroutine, shows nothing of it, and calls done on the UI goroutine.
func (d *Desk) Later(do func() error, done func(error)) {
	d.running++
	post := fyne.Do
	if d.settling != nil {
		post = d.settling.post
	}
	go func() {
		err := do()
		post(func() {
			defer d.ended()
			kit.KeepFocus(d.Window.Canvas(), func() { done(err) })
		})
	}()
}

// Work describes a piece of background work.
type Work struct {
	What string // 正在核对
	Stop string // 停止核对; "" when it cannot be stopped
	// UndoKeys lets Ctrl+Z and Ctrl+Y reach the window while the panel stands over it: the work has more of them wait for it.
	UndoKeys bool
	// Opens are the data files and backups that Do opens: where one has a password that was not given yet, it is asked for, and the
	// work begins again.
	Opens []string
	// Left undoes what Do brings after the work was stopped. A share that does not answer may keep Do for minutes: with Left the
	// work ends as soon as it is stopped, without it when Do ends.
	Left func()
	// Do runs off the UI goroutine with the data file that was open when the work began; it must not look at
	// Desk.Office. report says how far it is; it may be called often.
	Do func(ctx context.Context, o *office.Office, report func(what string, done, total int)) error
	// Done runs on the UI goroutine after Do; err is nil, the failure, or a Cancelled error. When Done is nil, or
	// returns the error, the desk tells the user of the failure.
	Done func(err error) error
}

// Run runs work off the UI goroutine. After 200 ms it shows what is being done, how far it is, and a verb to stop it. What the
// work has to know from the user first, it asks for (AskLifeFrom, askConsent, AskKey), and begins again.
func (d *Desk) Run(w Work) { d.run(context.Background(), w) }

func (d *Desk) run(life context.Context, w Work) {
	o, answered := d.Office, life
	if w.Stop != "" {
		if d.life == nil {
			d.life, d.stop = context.WithCancel(life)
		}
		life = d.life
	}
	work := func(ctx context.Context, progress kit.Progress) error {
		ctx, cancel := context.WithCancel(office.Answered(ctx, answered))
		defer cancel()
		defer context.AfterFunc(life, cancel)()
		err := w.untilLeft(ctx, o, progress)
		if err != nil && ctx.Err() != nil {
			return &model.Error{Code: model.Cancelled, Message: "已停止，什么都没有改动", Err: err}
		}
		return err
	}
	d.running++
	finish := func(err error) {
		defer d.ended() // not idle before Done has shown what came of it
		done := func(err error) {
			kit.KeepFocus(d.Window.Canvas(), func() {
				if w.Done != nil {
					err = w.Done(err)
				}
			})
			if err != nil {
				d.Fail(err)
			}
		}
		asked := d.AskLifeFrom(err, func(ctx context.Context) { d.run(ctx, w) }, done)
		if !asked {
			asked = d.askConsent(err, func() { d.run(office.ConsentTo(answered), w) }, done)
		}
		if !asked && model.CodeOf(err) == model.Encrypted && d.AskKey != nil {
			asked = d.AskKey(w.Opens, func() { d.run(answered, w) }, func() { done(model.Errorf(model.Cancelled, "没有输入密码，没有打开")) })
		}
		if !asked {
			done(err)
		}
	}
	kit.Work(d.Window.Canvas(), w.What, w.Stop, w.UndoKeys, work, finish)
}

// untilLeft is Do, which is left to itself at the end of ctx where the work has a Left.
func (w *Work) untilLeft(ctx context.Context, o *office.Office, report func(string, int, int)) error {
	if w.Left == nil {
		return w.Do(ctx, o, report)
	}
	ended := make(chan error)
	go func() {
		err := w.Do(ctx, o, report)
		select {
		case ended <- err:
		case <-ctx.Done():
			w.Left()
		}
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
