package checkup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Facts are the records that the rules judge, past and closed ones too, in any order.
type Facts struct {
	Sector     model.Sector
	Committee  string     // its full name
	LifeFrom   model.Date // the year, or month, from which Party life is judged; "" for all along
	LifeReason string     // why that is later than the data file, "" where it is not
	Orgs       []model.Org
	Units      []model.Unit
	Covers     []model.Cover
	Posts      []model.Post
	People     []model.Person
	Stays      []model.Stay
	Meetings   []model.Meeting // of the year of the day and the one before
	Putoffs    []record.TermExtension
	Accepted   []model.AcceptedFinding
	model.RegisterFacts
}

// state is how things stood on a day.
type state struct {
	*Facts
	day        model.Date
	branches   []*branch // organisations that existed, the committee itself and groups left out, in the order of the ledger
	byOrg      map[int64]*branch
	everyone   []person
	people     map[int64]*person // everyone by number
	units      map[int64]*model.Unit
	place      map[int64]int // of organisations in the ledger
	dossiers   []*dossier
	works      map[int64]*workplace          // open units by number, made when a measure first asks
	studied    map[int64][]*model.StudyHours // by member
	keeps      keeping
	branchDues map[int64]*duesCount // by the organisation that the entries name, 0 for none
}

// keeping is what the committee keeps records of at all. When it changes, everything is judged anew.
type keeping struct {
	posts bool         // of anybody
	years map[int]bool // with records of Party life
	dues  [24]bool     // of at least half of those who pay, by month of the year before the day and of its own
}

// span is a number of which only bounds are known.
type span struct{ low, high int }

func (s *span) add(n int, sure bool) {
	s.high += n
	if sure {
		s.low += n
	}
}

// branch is an organisation as it stood.
type branch struct {
	org       *model.Org
	full, all span // members; high counts those of whom the kind is not recorded, and those whom only the ledger counts
	unknown   int  // people without a kind
	short     int  // how many more the ledger states than the roster has
	people    []*person
	posts     []*model.Post // held
	everPosts []*model.Post // held or given up, Contact left out
	covers    []*model.Cover
	meetings  []*model.Meeting
	groups    []*model.Org
	putoffs   []*record.TermExtension // elections put off, the latest first
	term      *model.Term             // the latest one in the register of terms, nil for none
	before    *model.Term             // the one before it
}

// person is somebody on the roster as he stood.
type person struct {
	*model.Person
	kind  model.MemberKind // on the day
	on    bool             // on the roster: not closed, a member, or of a kind that is not recorded
	orgs  []int64          // the branches that he was in
	since model.Date       // when he came to the branch that he is in, "" where he was always in it or that is not known
	came  model.Date       // when he came to the committee, "" where he was always in it or that is not known
	file  *dossier         // nil where no register names him
}

// stateOn sorts the facts by organisation, as they stood on a day.
func stateOn(f *Facts, day model.Date) *state {
	s := &state{Facts: f, day: day, byOrg: map[int64]*branch{}, people: make(map[int64]*person, len(f.People)), units: map[int64]*model.Unit{},
		place: map[int64]int{}, keeps: keeping{posts: len(f.Posts) > 0, years: map[int]bool{}}, branchDues: map[int64]*duesCount{}}
	for i := range f.Orgs {
		if g := &f.Orgs[i]; g.Kind.IsBranch() || g.Kind == model.GeneralBranch {
			if !day.Before(g.SetUpOn) && (g.ClosedOn == "" || day.Before(g.ClosedOn)) {
				b := &branch{org: g}
				s.byOrg[g.ID] = b
				s.branches = append(s.branches, b)
			}
		}
	}
	slices.SortFunc(s.branches, func(a, b *branch) int { return int(a.org.ID - b.org.ID) })
	for i, b := range s.branches {
		s.place[b.org.ID] = i + 1
	}
	s.addUnits()
	s.addPosts()
	s.addPeople()
	s.addPutoffs()
	s.addMeetings()
	s.addTerms()
	s.addDossiers()
	s.studied = map[int64][]*model.StudyHours{}
	for i := range s.Study {
		e := &s.Study[i]
		s.studied[e.MemberID] = append(s.studied[e.MemberID], e)
	}
	return s
}

func (s *state) addUnits() {
	for i := range s.Units {
		s.units[s.Units[i].ID] = &s.Units[i]
	}
	for i := range s.Covers {
		c := &s.Covers[i]
		if b := s.byOrg[c.OrgID]; b != nil && runs(c.From, c.To, s.day) {
			b.covers = append(b.covers, c)
		}
	}
}

func (s *state) addPosts() {
	for i := range s.Posts {
		p := &s.Posts[i]
		b := s.byOrg[p.OrgID]
		if b == nil || p.Duty == model.Contact || s.day.Before(p.From) {
			continue
		}
		b.everPosts = append(b.everPosts, p)
		if runs(p.From, p.To, s.day) {
			b.posts = append(b.posts, p)
		}
	}
}

func (s *state) addPutoffs() {
	for i := range s.Putoffs {
		if b := s.byOrg[s.Putoffs[i].OrgID]; b != nil {
			b.putoffs = append(b.putoffs, &s.Putoffs[i])
		}
	}
	for _, b := range s.branches {
		slices.SortFunc(b.putoffs, func(x, y *record.TermExtension) int { return strings.Compare(string(y.Until), string(x.Until)) })
	}
}

// runs reports whether something that lasts from one date to before another holds on a day; "" is open.
func runs(from, to, day model.Date) bool {
	return !day.Before(from) && (to == "" || day.Before(to))
}

func (s *state) addPeople() {
	stays := map[int64][]model.Stay{}
	for _, stay := range s.Stays {
		stays[stay.MemberID] = append(stays[stay.MemberID], stay)
	}
	s.everyone = make([]person, len(s.People))
	for i := range s.People {
		p := &s.everyone[i]
		p.Person = &s.People[i]
		p.kind = kindOn(p.Person, s.day)
		closed := p.ClosedOn != "" && !s.day.Before(p.ClosedOn) || p.ClosedOn == "" && p.Status != model.StatusNormal
		p.on = !closed && (p.kind.IsMember() || p.kind == model.KindNotRecorded && p.Kind == model.KindNotRecorded)
		s.people[p.ID] = p
		if dated := stays[p.ID]; len(dated) > 0 {
			p.came = dated[0].From
			for _, stay := range dated {
				p.came = min(p.came, stay.From)
				if runs(stay.From, stay.To, s.day) && !slices.Contains(p.orgs, stay.OrgID) {
					p.orgs, p.since = append(p.orgs, stay.OrgID), max(p.since, stay.From)
				}
			}
		} else if p.BranchID != 0 {
			p.orgs = []int64{p.BranchID}
		}
		if !p.on {
			continue
		}
		for _, id := range p.orgs {
			if b := s.byOrg[id]; b != nil {
				b.count(p)
			}
		}
	}
	for _, b := range s.branches {
		if b.org.ReportedSize > b.all.high {
			b.short = b.org.ReportedSize - b.all.high
			b.full.add(b.short, false)
			b.all.add(b.short, false)
		}
	}
}

func (b *branch) count(p *person) {
	b.people = append(b.people, p)
	if p.kind == model.KindNotRecorded {
		b.unknown++
	}
	b.all.add(1, p.kind != model.KindNotRecorded)
	if p.kind != model.Probationary {
		b.full.add(1, p.kind == model.FullMember)
	}
}

// kindOn is what somebody was on a day; "applicant" stands for all who were no members yet.
func kindOn(p *model.Person, day model.Date) model.MemberKind {
	switch {
	case !p.Kind.IsMember():
		return p.Kind
	case day.Before(p.JoinDate):
		return model.Applicant
	case p.Kind == model.FullMember && day.Before(p.FullDate):
		return model.Probationary
	}
	return p.Kind
}

func (s *state) addMeetings() {
	groups := map[int64]*branch{}
	for i := range s.Orgs {
		g := &s.Orgs[i]
		if b := s.byOrg[g.ParentID]; b != nil && g.Kind == model.Group && (g.ClosedOn == "" || s.day.Before(g.ClosedOn)) {
			b.groups = append(b.groups, g)
			groups[g.ID] = b
		}
	}
	for i := range s.Meetings {
		m := &s.Meetings[i]
		if s.day.Before(m.Date) {
			continue
		}
		s.keeps.years[m.Date.Year()] = true
		b := s.byOrg[m.OrgID]
		if b == nil && m.Kind == model.GroupMeeting {
			b = groups[m.OrgID]
		}
		if b != nil {
			b.meetings = append(b.meetings, m)
		}
	}
	for _, b := range s.branches {
		slices.SortFunc(b.meetings, func(x, y *model.Meeting) int {
			return cmp.Or(strings.Compare(string(x.Date), string(y.Date)), cmp.Compare(x.ID, y.ID))
		})
	}
}

// unsure says why the numbers of a branch's members are not sure.
func (b *branch) unsure() (what, fix string) {
	switch {
	case len(b.people) == 0:
		return "花名册里没有这个支部的党员", "导入花名册，或者到“党员”里新增"
	case b.short > 0:
		return fmt.Sprintf("台账写 %d 人，花名册只有 %d 人", b.org.ReportedSize, b.org.ReportedSize-b.short), "核对是谁没有报，补上花名册；台账写错的改台账"
	}
	return fmt.Sprintf("%d 人没有填人员类别", b.unknown), "到“党员”里填正式党员或者预备党员"
}

// boardDuties are the posts that only a 支委会 has.
var boardDuties = []model.Duty{model.Organisation, model.Publicity, model.Discipline, model.Youth, model.UnitedFront, model.MemberOfBoard}

// hasBoard reports whether a 支委会 is recorded.
func (b *branch) hasBoard() bool {
	return slices.ContainsFunc(b.posts, func(p *model.Post) bool { return slices.Contains(boardDuties, p.Duty) })
}

// boardSize counts the people of the committee, each once whatever he holds.
func (b *branch) boardSize() int {
	seen := map[string]bool{}
	for _, p := range b.posts {
		seen[p.Name] = true
	}
	return len(seen)
}

// holders counts who holds a post.
func (b *branch) holders(duty model.Duty) int {
	n := 0
	for _, p := range b.posts {
		if p.Duty == duty {
			n++
		}
	}
	return n
}

// certainly is a day by which something that began on a date had certainly begun; "" is all along.
func certainly(begun model.Date) model.Date { return begun.LastDay() }

// existed reports whether a branch existed by a day.
func existed(g *model.Org, by model.Date) bool { return !by.Before(certainly(g.SetUpOn)) }
