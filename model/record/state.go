package record

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Next is the state after an entry's present one; ok is false in the last, when the entry is done with, and in a register
// without states or where dates give them.
func (r *Register) Next(e *Entry) (State, bool) {
	i := slices.IndexFunc(r.States, func(s State) bool { return s.Name == e.State })
	if i < 0 || i+1 == len(r.States) || r.Over(e) || r.StatesByDate() {
		return State{}, false
	}
	return r.States[i+1], true
}

// Undated says which date the state of an entry needs and does not have, see State.Needs: 状态是结项，结项日期还没有填. It is "" when none.
func (r *Register) Undated(e *Entry) (said string, missing *Item) {
	s, _ := r.StateNamed(e.State)
	i, ok := r.Field(s.Needs)
	if !ok || e.Values[i.Name] != "" {
		return "", nil
	}
	return fmt.Sprintf("状态是%s，%s还没有填", s.Name, i.Label), i
}

// checkUndated refuses a state without the date that it needs, except one that stood so before.
func (r *Register) checkUndated(e, before *Entry) error {
	said, i := r.Undated(e)
	if said == "" || before != nil && before.State == e.State && before.Values[i.Name] == "" {
		return nil
	}
	return model.FieldErrorf(i.Name, "%s", said)
}

// FillDated gives an entry the day that its state needs and that it does not have.
func (r *Register) FillDated(e *Entry, day model.Date) {
	if _, i := r.Undated(e); i != nil {
		r.Set(e, i.Name, string(day))
	}
}

// SetState brings an entry into a state of its register: by the field that gives the state, in a value that means it, or
// by hand.
func (r *Register) SetState(e *Entry, s State) {
	if r.StateOf == "" {
		e.State = s.Name
		return
	}
	value := s.Name
	if i, ok := r.Field(r.StateOf); ok && len(s.Values) > 0 && i.Check(value) != nil {
		value = s.Values[0]
	}
	r.Set(e, r.StateOf, value)
}
