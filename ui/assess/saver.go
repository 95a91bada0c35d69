package assess

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// saver writes edits one after the other off the UI goroutine, in the order in which they were made. What was typed
// shows at once; the file follows.
type saver struct {
	s     *Screen
	queue []save
	going bool
	stale bool     // the year must be read again when all is written
	told  bool     // the data file changed while edits were being written, most likely by them
	orgs  []int64  // branches whose marks were written since the year was ranked
	leave func()   // waits until all is written, nil when nobody leaves
	after []func() // wait likewise, such as an undo of what is being written
	edits int      // counts edits, so that a reading that began before one is dropped

	later func(do func() error, done func(error)) // do off the UI goroutine, done on it
}

type save struct {
	to   *office.Office // the data file in which the edit was made
	what string         // as a person would name the edit: 青禾培训学校 复核 A1 打 5.00
	do   func(context.Context, *office.Office) (int64, error)
	orgs []int64 // the branches whose marks it changes; nil when it changes anything else
	done func(change int64)
}

func newSaver(s *Screen) *saver {
	return &saver{s: s, later: s.d.Later}
}

func (v *saver) busy() bool { return v.going || len(v.queue) > 0 }

// whenWritten calls leave once everything is written: at once when nothing waits, never when something cannot be
// written, because the user must first be told.
func (v *saver) whenWritten(leave func()) {
	if !v.busy() {
		leave()
		return
	}
	v.leave = leave
}

// afterWriting calls then once everything is written; when something cannot be written it never does.
func (v *saver) afterWriting(then func()) {
	if !v.busy() {
		then()
		return
	}
	v.after = append(v.after, then)
}

// add queues a change, named by what; done may be nil and gets the number of the change set.
func (v *saver) add(what string, do func(context.Context, *office.Office) (int64, error), done func(change int64)) {
	v.queueUp(save{to: v.s.d.Office, what: what, do: do, done: done})
}

// addMarks queues a change of nothing but marks of some branches.
func (v *saver) addMarks(what string, orgs []int64, do func(context.Context, *office.Office) (int64, error), done func(change int64)) {
	v.queueUp(save{to: v.s.d.Office, what: what, do: do, orgs: orgs, done: done})
}

func (v *saver) queueUp(job save) {
	v.edits++
	v.queue = append(v.queue, job)
	v.next()
}

func (v *saver) next() {
	if v.going || len(v.queue) == 0 {
		return
	}
	job := v.queue[0]
	v.queue = slices.Delete(v.queue, 0, 1)
	v.going = true
	var change int64
	v.later(func() (err error) {
		change, err = job.do(context.Background(), job.to)
		return err
	}, func(err error) { v.finish(job, change, err) })
}

func (v *saver) finish(job save, change int64, err error) {
	v.going = false
	switch {
	case err != nil:
		lost := append([]save{job}, v.queue...)
		v.queue, v.stale, v.leave, v.after = nil, true, nil, nil // what shows is not what is kept: read again
		v.s.d.Fail(unsaved(err, lost))
	default:
		v.written(job, change)
		if job.done != nil {
			job.done(change)
		}
	}
	v.next()
	if v.busy() {
		return
	}
	leave, after := v.leave, v.after
	v.leave, v.after = nil, nil
	if leave == nil {
		v.renew()
	}
	for _, then := range after { // before anybody leaves: an undo is about what was written now
		then()
	}
	if leave != nil {
		leave()
	}
}

// written notes what must be read again after a job. Marks that follow on the last change known need little.
func (v *saver) written(job save, change int64) {
	switch {
	case change == 0:
	case job.orgs != nil && change == v.s.at+1:
		v.s.at = change
		v.orgs = append(v.orgs, job.orgs...)
	default:
		v.stale = true
	}
}

// renew reads again what the edits changed.
func (v *saver) renew() {
	stale, told, orgs := v.stale, v.told, v.orgs
	v.stale, v.told, v.orgs = false, false, nil
	switch {
	case stale, told && len(orgs) == 0:
		v.s.load(false)
	case len(orgs) > 0:
		v.s.rerank(orgs)
	}
}

// namedUnsaved is how many lost edits a message names; the others are only counted.
const namedUnsaved = 6

// unsaved says why an edit could not be written and names all that were lost with it: those made after it are not
// written either, because they may build on it.
func unsaved(err error, lost []save) error {
	names := make([]string, 0, namedUnsaved)
	for _, s := range lost[:min(len(lost), namedUnsaved)] {
		names = append(names, s.what)
	}
	list := strings.Join(names, "；")
	if more := len(lost) - len(names); more > 0 {
		list += fmt.Sprintf("；另有 %d 处", more)
	}
	said := fmt.Sprintf("%s。这 %d 处修改没有保存：%s。画面已换回保存过的内容，需要的请重做", strings.TrimSuffix(model.MessageOf(err), "。"), len(lost), list)
	return &model.Error{Code: model.CodeOf(err), Message: said, Err: err}
}
