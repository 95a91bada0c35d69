package kit

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// busyAfter is how long work may take before the window says so.
const busyAfter = 200 * time.Millisecond

// Progress tells how far work is: done of total, in words such as 正在核对第 3,120 / 10,000 行. A total of 0 means
// that the end is not known. It may be called from the goroutine of the work as often as it likes.
type Progress func(what string, done, total int)

// Work runs fn off the UI goroutine and calls done on it afterwards. After 200 ms a panel over the window says what
// is being done, how far it is and how long it takes, and offers stopText, which cancels ctx; an empty stopText
// offers no way to stop. Begun by the act of a button, it keeps that from being pressed until done; by that of a dialog, both its verbs. undoKeys lets Ctrl+Z and Ctrl+Y reach the window meanwhile, for work that has more of them wait for it. fn must end soon after ctx is cancelled and leave nothing half done.
func Work(c fyne.Canvas, title, stopText string, undoKeys bool, fn func(ctx context.Context, progress Progress) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	w := &work{canvas: c, title: title, stopText: stopText, undoKeys: undoKeys, cancel: cancel}
	asked := acting
	asked.working(1)
	timer := time.AfterFunc(busyAfter, func() { fyne.Do(w.show) })
	go func() {
		err := fn(ctx, w.progress)
		timer.Stop()
		fyne.Do(func() {
			cancel()
			w.finish()
			asked.working(-1)
			asked.during(func() { done(err) })
		})
	}()
}

type work struct {
	canvas   fyne.Canvas
	title    string
	stopText string
	undoKeys bool
	cancel   context.CancelFunc
	over     bool
	popup    *Popup
	panel    *BusyPanel

	lock   sync.Mutex
	what   string
	part   int
	total  int
	queued bool
}

// show opens the panel, unless the work ended meanwhile.
func (w *work) show() {
	if w.over {
		return
	}
	var stop func()
	if w.stopText != "" {
		stop = w.cancel
	}
	w.panel = NewBusyPanel(w.title, w.stopText, stop)
	content := &PopupContent{Object: Wide(w.panel.Object, look.DialogWidth)}
	if w.panel.stop != nil {
		content.Focus = w.panel.stop
	}
	w.popup = &Popup{c: w.canvas, keep: true, undo: w.undoKeys}
	w.popup.onEscape = stop
	w.popup.show(content, fyne.Position{}, fyne.NewSize(look.DialogWidth, 0), true)
	w.update()
}

// progress notes how far the work is; at most one update waits for the UI at a time.
func (w *work) progress(what string, done, total int) {
	w.lock.Lock()
	w.what, w.part, w.total = what, done, total
	queue := !w.queued
	w.queued = true
	w.lock.Unlock()
	if queue {
		fyne.Do(w.update)
	}
}

func (w *work) update() {
	w.lock.Lock()
	what, part, total := w.what, w.part, w.total
	w.queued = false
	w.lock.Unlock()
	if w.panel != nil && what != "" {
		w.panel.Set(what, part, total)
	}
}

func (w *work) finish() {
	w.over = true
	if w.popup != nil {
		w.popup.Close()
	}
}
