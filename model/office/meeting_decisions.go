package office

import (
	"cmp"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
)

// before are the meetings that were held before one by the day of its figures, and the day of the last of its kind; "" where it is the first.
func (w *figuresRead) before(m *paper.Meeting, day model.Date) (all []*paper.Meeting, last model.Date) {
	for i := range w.meetings {
		other := &w.meetings[i]
		if other.EntryID == m.EntryID || other.Date == "" || m.Date != "" && !other.Date.Before(m.Date) || day.Before(other.Date) {
			continue
		}
		all = append(all, other)
		if other.Kind == m.Kind && (last == "" || last.Before(other.Date)) {
			last = other.Date
		}
	}
	return all, last
}

// decisions are those of the meetings before this one, as they stood on the day, and what else is handed over. Those carried out are of the
// time since the last meeting of the kind, so that each stands in one data sheet.
func (w *figuresRead) decisions(f *paper.MeetingFigures, m *paper.Meeting) {
	earlier, last := w.before(m, f.Day)
	f.Since = last
	for _, other := range earlier {
		for _, d := range other.Decisions {
			switch {
			case d.Over && !(d.Done != "" && f.Day.Before(d.Done)):
				if last == "" || last.Before(d.Done) || d.Done == "" && !other.Date.Before(last) { // without a day it was carried out after its own meeting
					f.Closed++
				}
				continue
			case d.Over: // later than the day
				d.Over, d.Done, d.Result = false, "", ""
				if d.State != paper.NotHanded {
					d.State = lastOpen(&w.handed.Register)
				}
			}
			if d.Due != "" && d.Due.LastDay().Before(f.Day) {
				d.Late = d.Due.LastDay().DaysTo(f.Day)
			}
			f.Open = append(f.Open, d)
		}
	}
	slices.SortStableFunc(f.Open, func(a, b paper.Decision) int { return cmp.Compare(b.Late, a.Late) })
	for i := range w.handed.Rows {
		e := &w.handed.Rows[i]
		if afterDay(e.Values["assigned_on"], f.Day) || w.handed.Over(&e.Entry) && !afterDay(e.Values["done_on"], f.Day) {
			continue
		}
		f.Handed++
		if due := dateIn(e.Values["due_on"]); due != "" && due.LastDay().Before(f.Day) {
			f.HandedLate++
		}
	}
}

// lastOpen is the state before the first that is over, in which what is not yet done stands: 办理中.
func lastOpen(def *record.Register) (state string) {
	for _, s := range def.States {
		if s.Over {
			break
		}
		state = s.Name
	}
	return state
}
