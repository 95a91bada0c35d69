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
			show()
		}
		waiting := r.then
		r.then = nil
		for _, f := range waiting {
			f()
		}
	})
}

// Unread is the pane of something that could not be read: it says why, and again reads it once more.
func Unread(width float32, title string, err error, again func()) fyne.CanvasObject {
	return kit.NewPane(kit.PaneSpec{Width: width, Title: title,
		Body: kit.NewNote(look.ToneBad, "没有读出来", "", model.MessageOf(err), kit.NewButton("再试", again).Small())})
}
