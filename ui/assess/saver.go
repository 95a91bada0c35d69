package assess

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
)

// saver writes edits one after the other off the UI goroutine, in the order in which they were made. What was typed
// shows at once; the file follows.
type saver struct {
	s     *Screen
	queue []save
	going bool
	stale bool // the year must be read again when all is written
	edits int  // counts edits, so that a reading that began before one is dropped

	later func(do func() error, done func(error)) // do off the UI goroutine, done on it
}

type save struct {
	do   func(context.Context, *office.Office) (int64, error)
	done func(change int64)
}

func newSaver(s *Screen) *saver {
	return &saver{s: s, later: func(do func() error, done func(error)) {
		go func() {
			err := do()
			fyne.Do(func() { done(err) })
		}()
	}}
}

func (v *saver) busy() bool { return v.going || len(v.queue) > 0 }

// add queues a change; done may be nil and gets the number of the change set.
func (v *saver) add(do func(context.Context, *office.Office) (int64, error), done func(change int64)) {
	v.edits++
	v.queue = append(v.queue, save{do, done})
	v.next()
}

func (v *saver) next() {
	if v.going || len(v.queue) == 0 {
		return
	}
	job := v.queue[0]
	v.queue = slices.Delete(v.queue, 0, 1)
	v.going = true
	o := v.s.d.Office
	var change int64
	v.later(func() (err error) {
		change, err = job.do(context.Background(), o)
		return err
	}, func(err error) { v.finish(job, change, err) })
}

func (v *saver) finish(job save, change int64, err error) {
	v.going = false
	switch {
	case err != nil:
		v.queue, v.stale = nil, true // what shows is not what is kept: read again
		v.s.d.Fail(err)
	case job.done != nil:
		job.done(change)
	}
	v.next()
	if !v.busy() && v.stale {
		v.stale = false
		v.s.load(false)
	}
}
