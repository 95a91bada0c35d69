package office

import (
	"cmp"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/store"
)

// pioneerFacts is what is recorded of a year.
type pioneerFacts struct {
	year    int
	today   model.Date
	index   *model.PioneerIndex
	kept    bool
	members []model.Member
	stays   map[int64][]model.Membership
	marks   map[int64]map[pioneer.Key]model.PioneerMark
	events  map[int64][]model.PioneerEvent
}

// readPioneer reads what is recorded of some people in a year.
func (o *Office) readPioneer(r *store.Reader, year int, people []model.Member) (*pioneerFacts, error) {
	f := &pioneerFacts{year: year, today: o.Today(), members: people, stays: map[int64][]model.Membership{},
		marks: map[int64]map[pioneer.Key]model.PioneerMark{}, events: map[int64][]model.PioneerEvent{}}
	var err error
	if f.index, f.kept, err = pioneerIndex(r, year); err != nil || len(people) == 0 {
		return f, err
	}
	ids := make([]int64, len(people))
	for i := range people {
		ids[i] = people[i].ID
	}
	stays, err := r.MembershipsOfMany(ids)
	if err != nil {
		return nil, err
	}
	for _, s := range stays {
		f.stays[s.MemberID] = append(f.stays[s.MemberID], s)
	}
	marks, err := r.PioneerMarks(year, ids...)
	if err != nil {
		return nil, err
	}
	for _, m := range marks {
		if f.marks[m.MemberID] == nil {
			f.marks[m.MemberID] = map[pioneer.Key]model.PioneerMark{}
		}
		f.marks[m.MemberID][pioneer.Key{Quarter: m.Quarter, Line: m.Line}] = m
	}
	events, err := r.PioneerEvents(year, ids...)
	for _, e := range events {
		f.events[e.MemberID] = append(f.events[e.MemberID], e)
	}
	return f, err
}

// pioneerPeople are all members, or those who are or were in a branch, by pinyin.
func pioneerPeople(r *store.Reader, org int64) ([]model.Member, error) {
	if org == 0 {
		return r.Members()
	}
	return r.MembersEverOf(org)
}

// oneMember reads what is recorded of one member.
func (o *Office) oneMember(r *store.Reader, year int, id int64) (*pioneerFacts, error) {
	m, err := r.Member(id)
	if err != nil {
		return nil, err
	}
	return o.readPioneer(r, year, []model.Member{m})
}

// lastDay is the last day of a quarter, or today within it.
func (f *pioneerFacts) lastDay(quarter int) model.Date {
	if _, last := model.QuarterDays(f.year, quarter); last.Before(f.today) {
		return last
	}
	return f.today
}

// entered reports whether anything is entered in the year, of those who were read.
func (f *pioneerFacts) entered() bool { return len(f.marks)+len(f.events) > 0 }

// standing is how a member stood when a quarter was entered, "" where nothing is entered in it that says so.
func (f *pioneerFacts) standing(member int64, quarter int) (standing model.PioneerStanding) {
	var latest time.Time
	for key, m := range f.marks[member] {
		if key.Quarter == quarter && m.Standing != "" && !m.At.Before(latest) {
			standing, latest = m.Standing, m.At
		}
	}
	return standing
}

// standingNow is how the member's record has it.
func standingNow(m *model.Member) model.PioneerStanding {
	if m.Exempt || m.Floating {
		return model.StandsExempt
	}
	return model.StandsPlain
}

// there reports whether somebody was a member of the committee on a day. A status without a day does not reach back into
// quarters that are over and were entered for him.
func (f *pioneerFacts) there(m *model.Member, day model.Date) bool {
	if !counted(m.Kind) || day.Before(m.JoinDate) || m.ClosedOn != "" && !day.Before(m.ClosedOn) {
		return false
	}
	if m.ClosedOn == "" && m.Status != model.StatusNormal && !f.enteredAndOver(m.ID, day) {
		return false
	}
	stays := f.stays[m.ID]
	return len(stays) == 0 || slices.ContainsFunc(stays, func(s model.Membership) bool { return !day.Before(s.From) })
}

// enteredAndOver reports whether the quarter of a day is over and something was entered for a member in it.
func (f *pioneerFacts) enteredAndOver(member int64, day model.Date) bool {
	quarter := LatestQuarter(f.year, day)
	if _, last := model.QuarterDays(f.year, quarter); !last.Before(f.today) {
		return false
	}
	for key := range f.marks[member] {
		if key.Quarter == quarter {
			return true
		}
	}
	return false
}

// branchOn is the branch of somebody on a day, the present one where no period is recorded for it.
func (f *pioneerFacts) branchOn(m *model.Member, day model.Date) int64 {
	return branchOn(f.stays[m.ID], m.BranchID, day)
}

// branchOn is the branch of somebody on a day by the periods recorded for him, the present one where none is.
func branchOn(stays []model.Membership, now int64, day model.Date) int64 {
	for _, s := range stays {
		if !day.Before(s.From) && (s.To == "" || day.Before(s.To)) {
			return s.OrgID
		}
	}
	return now
}

// input is what was entered for a member. He counts in the quarters on whose last day he was a member, up to the running one.
func (f *pioneerFacts) input(m *model.Member) *pioneer.Input {
	in := &pioneer.Input{From: 5, Marks: f.marks[m.ID], Events: f.events[m.ID]}
	for q := 1; q <= 4; q++ {
		in.Exempt[q-1] = cmp.Or(f.standing(m.ID, q), standingNow(m)) == model.StandsExempt
		if first, _ := model.QuarterDays(f.year, q); !f.today.Before(first) && f.there(m, f.lastDay(q)) {
			in.From, in.To = min(in.From, q), q
		}
	}
	return in
}
