package scheme

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// trials runs the scheme on a year's records after every key, off the UI goroutine. While one run is on, the next waits, and only
// the latest is run.
type trials struct {
	v       *View
	records *office.Trial
	asked   []string // the sources that records hold answers for
	none    bool     // no year has marks
	run     *office.TrialRun
	before  *office.TrialRun // of the scheme that the draft was copied from, or of the one in force
	base    *model.Scheme    // that before is of
	running bool
	again   bool
}

// forget drops the records, for another year.
func (t *trials) forget() {
	t.records, t.asked, t.none, t.run, t.before, t.base = nil, nil, false, nil, nil, nil
}

// sourcesOf are the sources that the items of a scheme name.
func sourcesOf(s *model.Scheme) []string {
	var all []string
	for _, p := range s.Parts {
		for _, c := range p.Categories {
			for _, i := range c.Items {
				all = append(all, i.Evidence...)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// soon runs the scheme that shows, after the run that is on.
func (t *trials) soon() {
	v := t.v
	if v.scheme == nil || t.none {
		return
	}
	if t.running {
		t.again = true
		return
	}
	t.running = true
	o, year, scheme, records, base, before := v.h.Desk.Office, v.year, v.scheme.Clone(), t.records, v.origin, t.before
	asked := sourcesOf(scheme)
	if !slices.Equal(asked, t.asked) { // a source was added: its answers are not read yet
		records = nil
	}
	if base == nil {
		base = v.all.InForce
	}
	if base == nil || base != t.base || records == nil {
		before = nil
	}
	var run *office.TrialRun
	v.h.Later(func() (err error) {
		if records == nil {
			if records, err = o.SchemeTrial(context.Background(), year, scheme); err != nil || records == nil {
				return err
			}
		}
		if before == nil && base != nil {
			before = records.Run(base)
		}
		run = records.Run(scheme)
		return nil
	}, func(err error) {
		t.running = false
		switch {
		case err != nil:
			v.h.Desk.Fail(err)
			return
		case year != v.year:
			t.again = false
			t.soon()
			return
		}
		t.records, t.asked, t.none, t.run, t.before, t.base = records, asked, records == nil, run, before, base
		v.pane.show()
		if v.page == combinePage {
			v.form.figures()
		}
		if t.again {
			t.again = false
			t.soon()
		}
	})
}
