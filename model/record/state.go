package record

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// ByAct reports whether entries come into a state by an act that takes more along than the state: signing, renewing and ending of what is
// promised, publishing and honouring of what competes.
func (r *Register) ByAct(state string) bool {
	if c := r.Contest; c != nil && slices.Contains([]string{c.Published, c.Awarded, c.Lost}, state) {
		return true
	}
	return r.Promise != nil
}

// Next is the state after an entry's present one; ok is false in the last, when the entry is done with or an act brings it there, and in a
// register without states or where dates give them; nor where the next one ends what is counted, such as a contact point with its visits.
func (r *Register) Next(e *Entry) (State, bool) {
	i := slices.IndexFunc(r.States, func(s State) bool { return s.Name == e.State })
	if i < 0 || i+1 == len(r.States) || r.Over(e) || r.StatesByDate() || r.ByAct(r.States[i+1].Name) || r.Tally != nil && r.States[i+1].Over {
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

// Unfinished says how much is left to do of an entry in a state that ends it, where no field says why: 还差 9. It is "" when nothing is.
func (r *Register) Unfinished(e *Entry) (said string, why *Item) {
	s, _ := r.StateNamed(e.State)
	reason, ok := r.Field(s.Why)
	if !ok || e.Values[reason.Name] != "" {
		return "", nil
	}
	for _, i := range r.Fields {
		done, err := model.ParsePoints(cmp.Or(e.Values[i.Name], "0"))
		all, wrong := model.ParsePoints(e.Values[i.Of])
		if i.Of == "" || err != nil || wrong != nil || done >= all {
			continue
		}
		return fmt.Sprintf("状态是%s，%s %s，%s %s，还差 %s；在“%s”里写明为什么没有做完也%[1]s", s.Name, i.Label, done.Short(), r.label(i.Of), all.Short(), (all - done).Short(), reason.Label), reason
	}
	return "", nil
}

// label is what a field is called.
func (r *Register) label(name string) string {
	i, _ := r.Field(name)
	return i.Label
}

// checkUnfinished refuses a state that ends what is not done without a reason, except where it stood so before.
func (r *Register) checkUnfinished(e, before *Entry) error {
	said, why := r.Unfinished(e)
	if said == "" || before != nil && before.State == e.State {
		return nil
	}
	return model.FieldErrorf(why.Name, "%s", said)
}

// Early says that an entry is in a state of which the day is still to come, or past it: 状态是召开，召开日期 2026年12月18日还没有到. It is "" when
// the day is there. A day that a state needs may be planned where it does not tell what has happened.
func (r *Register) Early(e *Entry, today model.Date) (said string, day *Item) {
	at := slices.IndexFunc(r.States, func(s State) bool { return s.Name == e.State })
	if !r.StatesByHand() {
		return "", nil
	}
	for _, s := range r.States[:at+1] {
		i, ok := r.Field(r.dayOf(s))
		if !ok || s.Needs == i.Name && !i.Happened {
			continue
		}
		if on, err := model.ParseDate(e.Values[i.Name]); err == nil && today.Before(on) {
			return fmt.Sprintf("状态是%s，%s %s还没有到", e.State, i.Label, on.Long()), i
		}
	}
	return "", nil
}

// checkEarly refuses a state before its day, except where it stood so before.
func (r *Register) checkEarly(e, before *Entry, today model.Date) error {
	said, i := r.Early(e, today)
	if said == "" || before != nil && before.State == e.State && before.Values[i.Name] == e.Values[i.Name] {
		return nil
	}
	return model.FieldErrorf(i.Name, "%s，到了那天再改状态；已经办了的，改正这个日期", said)
}

// Stood is the day from which an entry that stands, such as a post, stands no longer: it was closed or has the date of its end. "" for none.
func (r *Register) Stood(e *Entry) model.Date {
	ended := e.ClosedOn
	if r.Counts != nil {
		if on, err := model.ParseDate(e.Values[r.Counts.Until]); err == nil && on != "" && (ended == "" || on.Before(ended)) {
			ended = on
		}
	}
	return ended
}

// Bring brings an entry into a state on a day and returns the fields to ask for: the date that the state needs and what it asks for besides.
// The day of the state is that day where it is empty. One that goes back to the first state loses the date of the second, which would bring
// it there again, see SettleState.
func (r *Register) Bring(e *Entry, s State, day model.Date) (ask []string) {
	if r.StatesByHand() && len(r.States) > 1 && s.Name == r.States[0].Name {
		delete(e.Values, r.States[1].Needs)
	}
	r.SetState(e, s)
	ask = r.asked(s)
	if name := r.dayOf(s); name != "" && e.Values[name] == "" {
		r.Set(e, name, string(day))
	}
	return ask
}

func (r *Register) asked(s State) []string {
	if s.Needs == "" || slices.Contains(s.Asks, s.Needs) {
		return s.Asks
	}
	return append([]string{s.Needs}, s.Asks...)
}

// dayOf is the field that holds the day of a state: what is asked for first, where that is a date; "" for none.
func (r *Register) dayOf(s State) string {
	if ask := r.asked(s); len(ask) > 0 {
		if i, ok := r.Field(ask[0]); ok && i.Shape == Date {
			return ask[0]
		}
	}
	return ""
}

// Came is the day on which an entry came into a state as its fields say it, "" where they do not.
func (r *Register) Came(e *Entry, s State) model.Date { return model.Date(e.Values[r.dayOf(s)]) }

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
