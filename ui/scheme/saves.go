package scheme

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
)

// saves keeps the draft in the data file, one change set a field, off the UI goroutine. What is edited meanwhile goes with the
// next.
type saves struct {
	v       *View
	writing bool
	again   bool
	after   []func() // wait until all is written
}

// Saving reports whether an edit is on its way into the data file.
func (v *View) Saving() bool { return v.saves.writing }

func (s *saves) busy() bool { return s.writing }

// save writes the draft when it differs from the data file.
func (s *saves) save() {
	v := s.v
	if v.scheme == nil || v.readOnly() || v.saved == nil || v.saved.Same(v.scheme) {
		return
	}
	if s.writing {
		s.again = true
		return
	}
	s.writing = true
	o, id, next := v.h.Desk.Office, v.draft, v.scheme.Clone()
	v.h.Later(func() error {
		_, _, err := o.SaveDraft(context.Background(), id, next)
		return err
	}, func(err error) { s.done(next, err) })
}

func (s *saves) done(next *model.Scheme, err error) {
	v := s.v
	s.writing = false
	if err != nil { // what shows is not what is kept: read again
		s.again, s.after, v.scheme, v.saved = false, nil, nil, nil
		v.h.Desk.Fail(err)
		v.Load(v.year, v.group, nil)
		return
	}
	v.saved = next
	if s.again {
		s.again = false
		s.save()
	}
	if s.writing {
		return
	}
	after := s.after
	s.after = nil
	for _, then := range after {
		then()
	}
}

// whenDone calls then once nothing is being written.
func (s *saves) whenDone(then func()) {
	if s.writing {
		s.after = append(s.after, then)
		return
	}
	then()
}
