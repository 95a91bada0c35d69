package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

// side is one of the two things compared. prepare and after, which may be nil, are not timed.
type side struct {
	prepare func() error
	work    func() error
	after   func() error
}

// time runs the side once, after a collection so that it does not pay for the rubbish of the other one.
func (s side) time() (float64, error) {
	if s.prepare != nil {
		if err := s.prepare(); err != nil {
			return 0, err
		}
	}
	runtime.GC()
	start := time.Now()
	err := s.work()
	took := milliseconds(time.Since(start))
	if err == nil && s.after != nil {
		err = s.after()
	}
	return took, err
}

// compare runs both sides in turn, once unmeasured and then runs times, and fills the row.
func compare(r row, runs int, ours, bare side) row {
	r.unit = "ms"
	for i := range runs + 1 {
		first, err := ours.time()
		if err != nil {
			r.err = fmt.Errorf("ours: %w", err)
			return r
		}
		second, err := bare.time()
		if err != nil {
			r.err = fmt.Errorf("bare: %w", err)
			return r
		}
		if i > 0 {
			r.ours, r.bare = append(r.ours, first), append(r.bare, second)
		}
		fmt.Fprintf(os.Stderr, "  %s: run %d: %.0f ms, bare %.0f ms\n", r.what, i, first, second)
	}
	return r
}
