// Package mainloop makes the goroutine of a test the window's own. On Fyne's test driver alone, what background work
// asks fyne.Do for runs beside the test, on the goroutine of the work; here it waits until the test lets it run.
package mainloop

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// patience is how long Until waits: far longer than any work of a test takes on a loaded machine.
const patience = 30 * time.Second

// loop holds what fyne.Do was asked for during one test. After the test it drops what still comes, such as the end of
// a toast.
type loop struct {
	lock    sync.Mutex
	waiting []func()
	asked   chan struct{} // holds one value while something waits
	ended   chan struct{} // closed when the test ends
}

// NewApp makes an app on Fyne's test driver the current one until the test ends. Apps of one test share its loop.
// fyne.DoAndWait must not be called on the test's goroutine: nothing would run what it waits for.
func NewApp(t testing.TB) fyne.App {
	l := current()
	if l == nil || l.over() {
		l = &loop{asked: make(chan struct{}, 1), ended: make(chan struct{})}
		t.Cleanup(func() { close(l.ended) })
	}
	inner := test.NewApp()
	a := app{inner, driver{inner.Driver(), l}}
	fyne.SetCurrentApp(a)
	return a
}

// Run runs what waits, in the order in which it was asked for, with what that asks for in turn.
func Run() { current().run() }

// Until runs what is asked for until done reports true; it fails the test when that takes too long.
func Until(t testing.TB, what string, done func() bool) {
	t.Helper()
	l, late := current(), time.After(patience)
	for {
		l.run()
		if done() {
			return
		}
		select {
		case <-l.asked:
		case <-time.After(5 * time.Millisecond): // done may look at what no fyne.Do tells of
		case <-late:
			t.Fatalf("still waiting: %s", what)
		}
	}
}

// current is the loop of the current app, nil when that is another's.
func current() *loop {
	a, _ := fyne.CurrentApp().(app)
	return a.driver.loop
}

func (l *loop) over() bool {
	select {
	case <-l.ended:
		return true
	default:
		return false
	}
}

func (l *loop) run() {
	for f := l.next(); f != nil; f = l.next() {
		f()
	}
}

func (l *loop) next() func() {
	l.lock.Lock()
	defer l.lock.Unlock()
	if len(l.waiting) == 0 {
		return nil
	}
	f := l.waiting[0]
	l.waiting = l.waiting[1:]
	return f
}

func (l *loop) ask(f func(), wait bool) {
	if l.over() {
		return
	}
	done := make(chan struct{})
	l.lock.Lock()
	l.waiting = append(l.waiting, func() { defer close(done); f() })
	l.lock.Unlock()
	select {
	case l.asked <- struct{}{}:
	default:
	}
	if wait {
		select {
		case <-done:
		case <-l.ended:
		}
	}
}

type app struct {
	fyne.App
	driver driver
}

func (a app) Driver() fyne.Driver { return a.driver }

type driver struct {
	fyne.Driver
	loop *loop
}

func (d driver) DoFromGoroutine(f func(), wait bool) { d.loop.ask(f, wait) }
