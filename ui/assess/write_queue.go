package assess

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// writeQueue writes edits one after the other off the UI goroutine, in the order in which they were made. What was typed
// shows at once; the file follows.
type writeQueue struct {
	s                *Screen
	waiting          []queuedWrite
	writing          bool
	rereadYear       bool     // the year must be read again when all is written
	changedMeanwhile bool     // the data file changed while edits were being written, most likely by them
	orgs             []int64  // branches whose marks were written since the year was ranked
	leave            func()   // waits until all is written, nil when nobody leaves
	after            []func() // wait likewise, such as an undo of what is being written
	edits            int      // counts edits, so that a reading that began before one is dropped

	later func(do func() error, done func(error)) // do off the UI goroutine, done on it
}

type queuedWrite struct {
	to   *office.Office // the data file in which the edit was made
	what string         // as a person would name the edit: 青禾培训学校 复核 A1 打 5.00
	do   func(context.Context, *office.Office) (int64, error)
	orgs []int64 // the branches whose marks it changes; nil when it changes anything else
	done func(change int64)
	over func() // called in any case, before done; nil for nothing
}

func newWriteQueue(s *Screen) *writeQueue {
	return &writeQueue{s: s, later: s.d.Later}
}

func (q *writeQueue) busy() bool { return q.writing || len(q.waiting) > 0 }

// whenWritten calls leave once everything is written: at once when nothing waits, never when something cannot be
// written, because the user must first be told.
func (q *writeQueue) whenWritten(leave func()) {
	if !q.busy() {
		leave()
		return
	}
	q.leave = leave
}

// afterWriting calls then once everything is written; when something cannot be written it never does.
func (q *writeQueue) afterWriting(then func()) {
	if !q.busy() {
		then()
		return
	}
	q.after = append(q.after, then)
}

// add queues a change, named by what; done may be nil and gets the number of the change set.
func (q *writeQueue) add(what string, do func(context.Context, *office.Office) (int64, error), done func(change int64)) {
	q.enqueue(queuedWrite{to: q.s.d.Office, what: what, do: do, done: done})
}

// addMarks queues a change of nothing but marks of some branches.
func (q *writeQueue) addMarks(what string, orgs []int64, do func(context.Context, *office.Office) (int64, error), done func(change int64)) {
	q.enqueue(queuedWrite{to: q.s.d.Office, what: what, do: do, orgs: orgs, done: done})
}

// addForm queues what a form holds; done, which gets the number of the change set, is the time to close it: what cannot be written
// stays in it. saving is set meanwhile, and nothing is queued twice.
func (q *writeQueue) addForm(saving *bool, what string, do func(context.Context, *office.Office) (int64, error), done func(change int64)) {
	if *saving {
		return
	}
	*saving, q.rereadYear = true, true
	q.enqueue(queuedWrite{to: q.s.d.Office, what: what, do: do, done: done, over: func() { *saving = false }})
}

func (q *writeQueue) enqueue(job queuedWrite) {
	q.edits++
	q.waiting = append(q.waiting, job)
	q.next()
}

func (q *writeQueue) next() {
	if q.writing || len(q.waiting) == 0 {
		return
	}
	job := q.waiting[0]
	q.waiting = slices.Delete(q.waiting, 0, 1)
	q.writing = true
	var change int64
	q.later(func() (err error) {
		change, err = job.do(context.Background(), job.to)
		return err
	}, func(err error) { q.finish(job, change, err) })
}

func (q *writeQueue) finish(job queuedWrite, change int64, err error) {
	q.writing = false
	switch {
	case err != nil:
		lost := append([]queuedWrite{job}, q.waiting...)
		q.waiting, q.rereadYear, q.leave, q.after = nil, true, nil, nil // what shows is not what is kept: read again
		for _, one := range lost {
			one.end()
		}
		q.s.d.Fail(unsaved(err, lost))
	default:
		q.written(job, change)
		job.end()
		if job.done != nil {
			job.done(change)
		}
	}
	q.next()
	if q.busy() {
		return
	}
	leave, after := q.leave, q.after
	q.leave, q.after = nil, nil
	if leave == nil {
		q.renew()
	}
	for _, then := range after { // before anybody leaves: an undo is about what was written now
		then()
	}
	if leave != nil {
		leave()
	}
}

func (w queuedWrite) end() {
	if w.over != nil {
		w.over()
	}
}

// written notes what must be read again after a job. Marks that follow on the last change known need little.
func (q *writeQueue) written(job queuedWrite, change int64) {
	switch {
	case change == 0:
	case job.orgs != nil && change == q.s.at+1:
		q.s.at = change
		q.orgs = append(q.orgs, job.orgs...)
	default:
		q.rereadYear = true
	}
}

// renew reads again what the edits changed.
func (q *writeQueue) renew() {
	reread, changed, orgs := q.rereadYear, q.changedMeanwhile, q.orgs
	q.rereadYear, q.changedMeanwhile, q.orgs = false, false, nil
	switch {
	case reread, changed && len(orgs) == 0:
		q.s.load(false)
	case len(orgs) > 0:
		q.s.rerank(orgs)
	}
}

// namedUnsaved is how many lost edits a message names; the others are only counted.
const namedUnsaved = 6

// unsaved says why an edit could not be written and names all that were lost with it: those made after it are not
// written either, because they may build on it.
func unsaved(err error, lost []queuedWrite) error {
	names := make([]string, 0, namedUnsaved)
	for _, s := range lost[:min(len(lost), namedUnsaved)] {
		names = append(names, s.what)
	}
	list := strings.Join(names, "；")
	if more := len(lost) - len(names); more > 0 {
		list += fmt.Sprintf("；另有 %d 处", more)
	}
	shown := "画面已换回保存过的内容，需要的请重做"
	if !slices.ContainsFunc(lost, func(w queuedWrite) bool { return w.over == nil }) { // each is of a form, which keeps what was written
		shown = "填写的内容还在，改好再保存"
	}
	said := fmt.Sprintf("%s。这 %d 处修改没有保存：%s。%s", strings.TrimSuffix(model.MessageOf(err), "。"), len(lost), list, shown)
	return &model.Error{Code: model.CodeOf(err), Message: said, Err: err}
}
