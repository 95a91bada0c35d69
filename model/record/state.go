package record

import "slices"

// Next is the state after an entry's present one; ok is false in the last, when the entry is done with, and in a register
// without states or where dates give them.
func (r *Register) Next(e *Entry) (State, bool) {
	i := slices.IndexFunc(r.States, func(s State) bool { return s.Name == e.State })
	if i < 0 || i+1 == len(r.States) || r.Over(e) || r.StatesByDate() {
		return State{}, false
	}
	return r.States[i+1], true
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
