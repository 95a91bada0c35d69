package checkup

import "github.com/shuangbai/shuangbai/model"

// A measure goes through organisations, people, units or entries by the functions of this file, one at a time, and finds
// only what concerns the one whose turn it is, by its own records and those of its neighbours (Touched.spread). So after a
// change only those are judged again which it touches. What a measure finds outside of them concerns the whole committee:
// it is judged again after every change.

// subject is whom a finding or a gap concerns; the zero one is the whole committee.
type subject struct {
	kind subjectKind
	id   int64
}

type subjectKind int

const (
	theWhole subjectKind = iota
	anOrg
	aPerson
	aUnit
	anEntry
)

// turns are those who are judged, one after the other.
type turns struct {
	branches []*branch
	people   []*person
	units    []*model.Unit // that were not closed
	dossiers []*dossier
	courses  []*dossier // those of them that hold a way into the Party
	movers   []*dossier // a transfer
	away     []*dossier // an entry of those who are away
}

// turnsOf are the turns of everybody who is touched, of all for nil. Those who are not on the roster are few: they are judged
// again after every change, as what concerns the whole committee.
func turnsOf(s *state, t *Touched) *turns {
	var all turns
	wanted := func(kind subjectKind, id int64) bool { return t == nil || t.has(subject{kind, id}) }
	for _, b := range s.branches {
		if wanted(anOrg, b.org.ID) {
			all.branches = append(all.branches, b)
		}
	}
	for i := range s.everyone {
		if p := &s.everyone[i]; wanted(aPerson, p.ID) {
			all.people = append(all.people, p)
		}
	}
	for i := range s.Units {
		if u := &s.Units[i]; (u.ClosedOn == "" || s.day.Before(u.ClosedOn)) && wanted(aUnit, u.ID) {
			all.units = append(all.units, u)
		}
	}
	for _, d := range s.dossiers {
		if d.who == nil || wanted(aPerson, d.who.ID) {
			all.dossiers = append(all.dossiers, d)
			if d.course != nil {
				all.courses = append(all.courses, d)
			}
			if len(d.transfers) > 0 {
				all.movers = append(all.movers, d)
			}
			if len(d.floating) > 0 {
				all.away = append(all.away, d)
			}
		}
	}
	return &all
}

// each calls do for every organisation that want accepts.
func (j *judge) each(want func(model.OrgKind) bool, do func(*branch)) {
	for _, b := range j.turns.branches {
		if want(b.org.Kind) {
			j.subject = subject{anOrg, b.org.ID}
			do(b)
		}
	}
	j.subject = subject{}
}

// everybody calls do for everybody of whom there is a record.
func (j *judge) everybody(do func(*person)) {
	for _, p := range j.turns.people {
		j.subject = subject{aPerson, p.ID}
		do(p)
	}
	j.subject = subject{}
}

// eachUnit calls do for every unit that was not closed.
func (j *judge) eachUnit(do func(*model.Unit)) {
	for _, u := range j.turns.units {
		j.subject = subject{aUnit, u.ID}
		do(u)
	}
	j.subject = subject{}
}

// eachDossier calls do for everybody of a list whom a register names.
func (j *judge) eachDossier(list []*dossier, do func(*dossier)) {
	for _, d := range list {
		if j.subject = (subject{}); d.who != nil {
			j.subject = subject{aPerson, d.who.ID}
		}
		do(d)
	}
	j.subject = subject{}
}

// FromEntry is a fact that was read from an entry of a register.
type FromEntry[T any] interface {
	*T
	Entry() *model.EntryRef
}

// entries calls do for every entry of a list of the facts.
func entries[T any, P FromEntry[T]](j *judge, all []T, do func(P)) {
	for i := range all {
		p := P(&all[i])
		e := p.Entry()
		if j.touched == nil || j.touched.reaches(e) {
			j.subject = subject{anEntry, e.ID}
			do(p)
		}
	}
	j.subject = subject{}
}
