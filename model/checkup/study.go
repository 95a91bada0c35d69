package checkup

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Studied is what is recorded of somebody between two days. The hours are hundredths: those of the activities that he certainly
// attended and of the register of hours, and those of all that he may have attended; they are the same where it is recorded who was
// absent each time.
type Studied struct {
	Least, Most model.Points
	Talks       int  // 谈心谈话 that name him as the one who held them
	Year        bool // hours of a whole year are registered: they are stated also where his branch records none
}

// StudyRecord is something recorded that counts for somebody's hours of study.
type StudyRecord struct {
	Date  model.Date
	Kind  model.ActivityKind // "" for an entry of the register of hours
	Hours model.Points
	Sure  bool // that he attended, or that it lies between the days
}

// StudyOf computes for the members of an organisation (0 for everybody) what they studied and which talks they held between two
// days, both counted, by the member's number. Who is in no branch is left out. The facts hold the meetings of the year of their day
// and of the one before.
func StudyOf(f *Facts, org int64, from, to model.Date) map[int64]*Studied {
	return StudyRecords(f, org, from, to, nil)
}

// StudyRecords is StudyOf, which tells each record that it counts for a member, by his number; tell may be nil.
func StudyRecords(f *Facts, org int64, from, to model.Date, tell func(member int64, r StudyRecord)) map[int64]*Studied {
	parents := map[int64]int64{} // of groups
	for i := range f.Orgs {
		if f.Orgs[i].Kind == model.Group {
			parents[f.Orgs[i].ID] = f.Orgs[i].ParentID
		}
	}
	its := map[int64]bool{} // who is or was in it
	for i := range f.Stays {
		if f.Stays[i].OrgID == org {
			its[f.Stays[i].MemberID] = true
		}
	}
	for i := range f.People {
		if f.People[i].BranchID == org {
			its[f.People[i].ID] = true
		}
	}
	stays := map[int64][]model.Stay{}
	for _, s := range f.Stays {
		if org == 0 || its[s.MemberID] {
			stays[s.MemberID] = append(stays[s.MemberID], s)
		}
	}
	by := map[int64]*pupils{}
	for i := range f.People {
		p := &f.People[i]
		if org != 0 && !its[p.ID] {
			continue
		}
		his := stays[p.ID]
		if len(his) == 0 {
			his = []model.Stay{{OrgID: p.BranchID}}
		}
		for _, s := range his {
			if s.OrgID == 0 || org != 0 && s.OrgID != org {
				continue
			}
			if by[s.OrgID] == nil {
				by[s.OrgID] = &pupils{org: s.OrgID, tell: tell}
			}
			by[s.OrgID].add(p, s.From, s.To)
		}
	}
	for i := range f.Meetings {
		m := &f.Meetings[i]
		if m.Date.Before(from) || to.Before(m.Date) {
			continue
		}
		if c := by[m.OrgID]; c != nil {
			c.attend(m)
		} else if c := by[parents[m.OrgID]]; c != nil {
			c.attend(m)
		}
	}
	all := map[int64]*Studied{}
	for _, c := range by {
		for i := range c.all {
			p := &c.all[i]
			s := all[p.who.ID]
			if s == nil {
				s = &Studied{}
				all[p.who.ID] = s
			}
			s.Least, s.Most, s.Talks = s.Least+p.Least, s.Most+p.Most, s.Talks+p.Talks
		}
	}
	for i := range f.Study {
		if e := &f.Study[i]; all[e.MemberID] != nil && e.HeldOn(to) {
			if counts, sure := all[e.MemberID].enter(e, from, to); counts && tell != nil {
				tell(e.MemberID, StudyRecord{Date: e.Date, Hours: e.Hours, Sure: sure})
			}
		}
	}
	return all
}

// enter adds hours of the register; of those of a month or a year that lies only partly between the days it is not sure.
func (s *Studied) enter(e *model.StudyHours, from, to model.Date) (counts, sure bool) {
	if e.Hours <= 0 || e.Date == "" || e.Date.Before(from) || to.Before(e.Date) {
		return false, false
	}
	s.Most += e.Hours
	if first := (e.Date + "-01-01")[:10]; !first.Before(from) && !to.Before(e.Date.LastDay()) {
		s.Least += e.Hours
		s.Year = s.Year || e.Date.Precision() == model.ByYear
		sure = true
	}
	return true, sure
}

// pupils are the people of an organisation, each from one day to another.
type pupils struct {
	org  int64
	all  []pupil
	tell func(member int64, r StudyRecord) // nil for nobody
}

type pupil struct {
	who      *model.Person
	from, to model.Date
	entered  bool // hours of his are in the register
	Studied
}

func (c *pupils) add(p *model.Person, from, to model.Date) {
	if p.JoinDate != "" && (from == "" || from.Before(p.JoinDate)) {
		from = p.JoinDate
	}
	if p.ClosedOn != "" && (to == "" || p.ClosedOn.Before(to)) {
		to = p.ClosedOn
	}
	c.all = append(c.all, pupil{who: p, from: from, to: to})
}

// attend counts a meeting of the organisation, or of a group under it, of which it is not known who belongs to it.
func (c *pupils) attend(m *model.Meeting) {
	if m.Kind == model.Talk && m.Names != "" {
		if i := c.named(m.Names, m.Date); i >= 0 {
			c.all[i].Talks++
		}
	}
	if m.Hours <= 0 {
		return
	}
	absent, known := map[int]bool{}, m.Due >= 0 && m.Present >= 0 && m.OrgID == c.org
	if known && m.Present < m.Due {
		for _, part := range strings.FieldsFunc(m.Names, func(r rune) bool { return strings.ContainsRune("、，,；;。：:（(）) 　\n", r) }) {
			if i := c.named(part, m.Date); i >= 0 {
				absent[i] = true
			}
		}
		known = len(absent) >= m.Due-m.Present
	}
	for i := range c.all {
		p := &c.all[i]
		if absent[i] || !runs(p.from, p.to, m.Date) {
			continue
		}
		p.Most += m.Hours
		if known {
			p.Least += m.Hours
		}
		if c.tell != nil {
			c.tell(p.who.ID, StudyRecord{m.Date, m.Kind, m.Hours, known})
		}
	}
}

// named finds whose name a text begins with, the longest, among those of a day; -1 for nobody and for two of one name.
func (c *pupils) named(text string, day model.Date) int {
	found, twin := -1, false
	for i := range c.all {
		p := &c.all[i]
		if p.who.Name == "" || !strings.HasPrefix(text, p.who.Name) || !runs(p.from, p.to, day) {
			continue
		}
		switch {
		case found < 0 || len(c.all[found].who.Name) < len(p.who.Name):
			found, twin = i, false
		case c.all[found].who.Name == p.who.Name:
			twin = true
		}
	}
	if twin {
		return -1
	}
	return found
}

// memberHours judges the hours of each member in the year that is over, of those who were members of the branch for the whole of it
// and are not exempt. Where the branch as a whole lacks hours, which is LIFE-09's, only those are judged of whom the register holds some.
func (j *judge) memberHours() {
	year, _ := lastPeriods(j.day, 1)
	first, last := periodDays(year, 1, 1)
	then := j.rule.asOf(last)
	if j.rule.TextOn(last) == nil || !then.On || first.Before(j.LifeFrom) {
		return
	}
	need := model.Pt(int64(then.Number))
	j.each(either, func(b *branch) {
		study := j.studyIn(b, first, last)
		unsure := 0
		for i := range study.all {
			p := &study.all[i]
			switch {
			case p.Least >= need || p.who.Exempt || first.Before(p.from.LastDay()) || p.to != "" && !last.Before(p.to) || p.who.JoinDate == "":
			case !p.entered && (!study.recorded || study.sum < need):
			case p.Most >= need || study.unstated > 0 || study.sum == 0 && !p.Year:
				unsure++
			default:
				f := Finding{OrgID: b.org.ID, MemberID: p.who.ID, Member: p.who.Name, Number: int(p.Most / 100), Limit: then.Number,
					Measured: p.Most.Short(), Since: last}
				f.Says = fmt.Sprintf("%s %d 年有记录的学时 %s，一般不少于 %d 学时", p.who.Name, year, p.Most.Short(), then.Number)
				j.found(last, f)
			}
		}
		if unsure > 0 {
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 年的记录算不出 %d 名党员的学时", year, unsure),
				Fix: "在有学时的活动记录里填应到、实到，在“缺席”里写缺席的姓名；集中学习、党课、上级培训没填学时的补填；另外参加的培训记在“学时登记”里"})
		}
	})
}

// branchStudy are the hours of study of a branch and of each of its people.
type branchStudy struct {
	pupils
	sum      model.Points // of all its activities
	recorded bool         // any activity
	without  int          // people of whom the register holds no hours
	unstated int          // study sessions, lectures and trainings without hours
}

func (j *judge) studyIn(b *branch, first, last model.Date) *branchStudy {
	s := &branchStudy{pupils: pupils{org: b.org.ID}}
	for _, p := range b.people {
		if p.kind.IsMember() {
			s.add(p.Person, p.since, "")
		}
	}
	for _, m := range b.meetings {
		if m.Date.Before(first) || last.Before(m.Date) {
			continue
		}
		s.recorded = true
		s.sum += max(0, m.Hours)
		s.attend(m)
		if m.Hours < 0 && (m.Kind == model.Study || m.Kind == model.Lecture || m.Kind == model.Training) {
			s.unstated++
		}
	}
	for i := range s.all {
		p := &s.all[i]
		for _, e := range j.studied[p.who.ID] {
			if e.HeldOn(j.day) && e.Date.Year() == last.Year() {
				p.enter(e, first, last)
				p.entered = true
			}
		}
		if !p.entered {
			s.without++
		}
	}
	return s
}

// studyHours adds up the hours of study of a branch in the year that is over. Too few are not found while a study session, a
// lecture or a training does not say how many it had, nor where hours of all its members are registered: then each is judged alone.
func (j *judge) studyHours() {
	year, _ := lastPeriods(j.day, 1)
	first, last := periodDays(year, 1, 1)
	then := j.rule.asOf(last)
	if j.rule.TextOn(last) == nil || !then.On || first.Before(j.LifeFrom) {
		return
	}
	j.each(either, func(b *branch) {
		s := j.studyIn(b, first, last)
		switch {
		case !s.recorded || s.without == 0 && len(s.all) > 0 || !existed(b.org, first):
		case s.sum == 0:
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 年的活动没有填学时", year), Fix: "在活动记录里填集中学习、党课、上级培训等的学时"})
		case s.sum >= model.Pt(int64(then.Number)):
		case s.unstated > 0:
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 年有 %d 次集中学习、党课或者上级培训没有填学时", year, s.unstated), Fix: "在活动记录里填学时；没有学时的填 0"})
		default:
			j.found(last, Finding{OrgID: b.org.ID, Number: int(s.sum / 100), Limit: then.Number, Measured: s.sum.Short(), Since: last,
				Says: fmt.Sprintf("%d 年集中学习培训记录共 %s 学时，一般不少于 %d 学时", year, s.sum.Short(), then.Number)})
		}
	})
}
