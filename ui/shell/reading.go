package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Reading is what one part of a screen reads of the data file, again and again. Of readings that overlap only the
// latest is shown, so that what shows never goes back. The zero value is ready.
type Reading struct {
	seen   office.Edition // of the data file that shows
	turn   int
	cancel context.CancelFunc // of the one under way
	then   []func()           // wait until what is newest shows
}

// Read reads off the UI goroutine and then calls show on it; what showed before stays until then. then, which may be
// nil, is called after show, also when a later reading of the same part took the place of this one or it failed: a
// failure is told to the user.
func (d *Desk) Read(r *Reading, read func(ctx context.Context, o *office.Office) error, show, then func()) {
	if d.Office == nil {
		return
	}
	if r.cancel != nil {
		r.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.turn++
	r.cancel = cancel
	edition, _ := d.Office.Edition()
	if then != nil {
		r.then = append(r.then, then)
	}
	o, turn := d.Office, r.turn
	d.Later(func() error { return read(ctx, o) }, func(err error) {
		cancel()
		if turn != r.turn {
			return
		}
		r.cancel = nil
		if err != nil {
			d.Fail(err)
		} else {
			r.seen = edition
			show()
		}
		waiting := r.then
		r.then = nil
		for _, f := range waiting {
			f()
		}
	})
}

// Current reports whether what shows is what the data file says: a screen that comes up again need not read it then.
func (r *Reading) Current(d *Desk) bool { return r.cancel == nil && d.Unchanged(r.seen) }

// Unchanged reports whether the data file is the edition that was read, for certain.
func (d *Desk) Unchanged(seen office.Edition) bool {
	if d.Office == nil {
		return false
	}
	now, known := d.Office.Edition()
	return known && now == seen
}

// Unread is the pane of something that could not be read: it says why, and again reads it once more.
func Unread(width float32, title string, err error, again func()) fyne.CanvasObject {
	return kit.NewPane(kit.PaneSpec{Width: width, Title: title,
		Body: kit.NewNote(look.ToneBad, "没有读出来", "", model.MessageOf(err), kit.NewButton("再试", again).Small())})
}
