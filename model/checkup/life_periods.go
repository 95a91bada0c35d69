package checkup

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// PeriodState says how a branch stands with a meeting that it owes once a period.
type PeriodState int

// The states of a period.
const (
	NotOwed PeriodState = iota // it is before Party life is judged, or the branch did not exist for the whole of it, or has no 支委会 or 党小组 that would meet
	ToCome                     // the period has not begun
	Running                    // the period runs and nothing is recorded yet
	Held
	Missed // the period is over and too little is recorded
)

// Periods are how a branch stands in a year with what a rule wants once a period: 12 months, 4 quarters, 1 year.
type Periods struct {
	Rule   *Rule
	States []PeriodState // Rule.PerYear of them
}

// BranchLife is the Party life of a branch in a year, as the rules judge it.
type BranchLife struct {
	OrgID   int64
	Kept    bool // something is recorded of the year; of a branch without any record nothing is judged
	Periods []Periods
	Counts  map[MonthKind]int // the records, those of its groups too
}

// MonthKind is a month, 1 to 12, and a kind of activity.
type MonthKind struct {
	Month int
	Kind  model.ActivityKind
}

// Life judges each branch's Party life of a year, as it stood on a day, by the rules that want something once a period. The
// branches are in the order of the ledger.
func Life(rules []Rule, f *Facts, day model.Date, year int) []BranchLife {
	s := stateOn(f, day)
	all := make([]BranchLife, 0, len(s.branches))
	for _, b := range s.branches {
		if !either(b.org.Kind) {
			continue
		}
		life := BranchLife{OrgID: b.org.ID, Counts: map[MonthKind]int{}}
		for _, m := range b.meetings {
			if m.Date.Year() == year {
				life.Kept = true
				life.Counts[MonthKind{m.Date.Month(), m.Kind}]++
			}
		}
		for i := range rules {
			r := &rules[i]
			if r.Measure == "meetings" && r.On && (r.Sector == "" || r.Sector == f.Sector) {
				j := judge{state: s, rule: r}
				life.Periods = append(life.Periods, Periods{Rule: r, States: j.periods(b, year)})
			}
		}
		all = append(all, life)
	}
	slices.SortStableFunc(all, func(x, y BranchLife) int { return s.place[x.OrgID] - s.place[y.OrgID] })
	return all
}

// PeriodsOf tells of one branch how it stands in a year with what rules want once a period, by the same judgement as Life; a rule
// that is switched off is judged too, because whoever asks names it. It gives nil where the organisation is no branch of the day.
func PeriodsOf(f *Facts, org int64, day model.Date, year int) func(*Rule) []PeriodState {
	s := stateOn(f, day)
	b := s.byOrg[org]
	if b == nil || !either(b.org.Kind) {
		return func(*Rule) []PeriodState { return nil }
	}
	return func(r *Rule) []PeriodState {
		j := judge{state: s, rule: r, asked: true}
		return j.periods(b, year)
	}
}

// periods are the states of a year's periods of a branch. A period counts when it is over and the branch existed for the
// whole of it, with its 支委会 or a 党小组 where that meets.
func (j *judge) periods(b *branch, year int) []PeriodState {
	r := j.rule
	held := make([]int, r.PerYear+1)
	for _, m := range b.meetings {
		if m.Date.Year() == year && m.Date.Month() > 0 && (m.Kind == r.Activity || r.Activity == model.Review && m.Review) {
			held[(m.Date.Month()-1)*r.PerYear/12+1]++
		}
	}
	states := make([]PeriodState, r.PerYear)
	if j.span.year != year {
		j.span = spanOf(year, r)
	}
	for p := range states {
		first, last := j.span.first[p], j.span.last[p]
		switch {
		case first.Before(j.LifeFrom) || !existed(b.org, first) || !j.asked && !j.span.rules[p].On || r.TextOn(last) == nil || !j.meets(b, first):
		case held[p+1] >= j.span.rules[p].Number:
			states[p] = Held
		case j.day.Before(first):
			states[p] = ToCome
		case j.day.Before(last) || j.day == last:
			states[p] = Running
		default:
			states[p] = Missed
		}
	}
	return states
}

// yearSpan are the first and the last days of the periods of a year, which are the same for all branches, and the rule as it was
// set at the end of each.
type yearSpan struct {
	year        int
	first, last []model.Date
	rules       []*Rule
}

func spanOf(year int, r *Rule) yearSpan {
	s := yearSpan{year: year}
	for p := range r.PerYear {
		first, last := periodDays(year, p+1, r.PerYear)
		s.first, s.last, s.rules = append(s.first, first), append(s.last, last), append(s.rules, r.asOf(last))
	}
	return s
}
