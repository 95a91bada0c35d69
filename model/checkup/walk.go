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

// turn gives somebody the turn, and reports whether he is to be judged.
func (j *judge) turn(kind subjectKind, id int64) bool {
	j.subject = subject{kind, id}
	return j.touched == nil || j.touched.has(j.subject)
}

// each calls do for every organisation that want accepts.
func (j *judge) each(want func(model.OrgKind) bool, do func(*branch)) {
	for _, b := range j.branches {
		if want(b.org.Kind) && j.turn(anOrg, b.org.ID) {
			do(b)
		}
	}
	j.subject = subject{}
}

// everybody calls do for everybody of whom there is a record.
func (j *judge) everybody(do func(*person)) {
	for i := range j.everyone {
		if p := &j.everyone[i]; j.turn(aPerson, p.ID) {
			do(p)
		}
	}
	j.subject = subject{}
}

// eachUnit calls do for every unit that was not closed.
func (j *judge) eachUnit(do func(*model.Unit)) {
	for i := range j.Units {
		if u := &j.Units[i]; (u.ClosedOn == "" || j.day.Before(u.ClosedOn)) && j.turn(aUnit, u.ID) {
			do(u)
		}
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
		if j.touched != nil {
			j.touched.reach(e)
		}
		if j.turn(anEntry, e.ID) {
			do(p)
		}
	}
	j.subject = subject{}
}
