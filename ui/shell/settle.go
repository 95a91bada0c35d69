package shell

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// settling keeps what readings bring while the UI goroutine waits for them, see Desk.Settle.
type settling struct {
	lock  sync.Mutex
	ready []func()
	more  chan struct{} // holds one when something was added
	over  bool
}

// post has done called by Settle, or, once that is over, as the loop of the window comes to it.
func (s *settling) post(done func()) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.over {
		fyne.Do(done)
		return
	}
	s.ready = append(s.ready, done)
	select {
	case s.more <- struct{}{}:
	default:
	}
}

func (s *settling) take() []func() {
	s.lock.Lock()
	defer s.lock.Unlock()
	ready := s.ready
	s.ready = nil
	return ready
}

func (s *settling) end() {
	s.lock.Lock()
	s.over = true
	s.lock.Unlock()
}

// Settle calls begin, and shows what the readings that it began bring, and those that these begin, until all are there or
// limit is over. It serves before the window's loop runs, on the UI goroutine: the first frame that is drawn is then whole,
// instead of one for every reading.
func (d *Desk) Settle(begin func(), limit time.Duration) {
	s := &settling{more: make(chan struct{}, 1)}
	d.settling = s
	begin()
	for late := time.After(limit); !d.Idle() && !s.over; {
		select {
		case <-s.more:
			for _, done := range s.take() {
				done()
			}
		case <-late:
			s.end()
		}
	}
	s.end()
	d.settling = nil
	for _, done := range s.take() {
		done()
	}
}
