package office

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// sidesOf are the needs and offers that an agreement is about.
func (o *Office) sidesOf(r *store.Reader, e *record.Entry) ([]*claimSide, error) {
	if e.Values["matches"] == "" {
		return nil, nil
	}
	sides, err := o.allSides(r)
	return sidesNamed(sides, e), err
}

// sidesNamed are those of all needs and offers that an agreement is about.
func sidesNamed(sides []*claimSide, e *record.Entry) []*claimSide {
	numbers := record.Numbers(e.Values["matches"])
	var all []*claimSide
	for _, s := range sides {
		if s.Number != "" && slices.Contains(numbers, s.Number) {
			all = append(all, s)
		}
	}
	return all
}

// allSides are all needs and offers.
func (o *Office) allSides(r *store.Reader) ([]*claimSide, error) {
	defs, _, err := o.registers(r)
	if err != nil {
		return nil, err
	}
	var all []*claimSide
	for _, def := range defs {
		if def.Match == nil {
			continue
		}
		entries, err := o.entriesIn(r, &def)
		if err != nil {
			return nil, err
		}
		for _, x := range entries {
			all = append(all, &claimSide{def, x})
		}
	}
	return all, nil
}

// bringSides brings the needs and offers of an agreement into a state, unless they are done with.
func (o *Office) bringSides(tx *store.Tx, e *record.Entry, to func(*record.Matching) string) error {
	sides, err := o.sidesOf(&tx.Reader, e)
	for _, s := range sides {
		at := func(state string) int {
			return slices.IndexFunc(s.def.States, func(st record.State) bool { return st.Name == state })
		}
		if s.def.Over(&s.Entry) || at(s.State) >= at(to(s.def.Match)) { // never back
			continue
		}
		st, _ := s.def.StateNamed(to(s.def.Match))
		s.def.Bring(&s.Entry, st, o.Today())
		if err := putSide(tx, s); err != nil {
			return err
		}
	}
	return err
}

// endPromised lets go of the needs and offers of an agreement that a change ends; before is nil of a new one.
func (o *Office) endPromised(tx *store.Tx, def *record.Register, e, before *record.Entry) error {
	if def.Promise == nil || before == nil || !def.Over(e) || def.Over(before) {
		return nil
	}
	return o.endSides(tx, def, e)
}

// endSides lets go of the needs and offers of an agreement that ends: they are done where something was held, and can be claimed again
// where nothing was. Those that another signed agreement is about, such as one that renews it, stay as they are. What it was to renew goes on.
func (o *Office) endSides(tx *store.Tx, def *record.Register, e *record.Entry) error {
	if err := o.leaveRenewed(tx, def, e); err != nil {
		return err
	}
	all, err := o.liveAgreements(&tx.Reader)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != e.ID && def.Signed(&other) && slices.ContainsFunc(record.Numbers(other.Values["matches"]), func(n string) bool { return slices.Contains(record.Numbers(e.Values["matches"]), n) }) {
			return nil
		}
	}
	held, err := heldAny(&tx.Reader, def, e)
	if err != nil {
		return err
	}
	if held {
		return o.bringSides(tx, e, func(m *record.Matching) string { return m.Done })
	}
	return o.releaseSides(tx, e)
}

// releaseSides lets the needs and offers of an agreement be claimed again.
func (o *Office) releaseSides(tx *store.Tx, e *record.Entry) error {
	sides, err := o.sidesOf(&tx.Reader, e)
	for i, a := range sides {
		for _, b := range sides[i+1:] {
			if err := part(tx, a, b); err != nil {
				return err
			}
		}
	}
	return err
}

// liveAgreements are the agreements about needs and offers that are drafted or in force.
func (o *Office) liveAgreements(r *store.Reader) ([]record.Entry, error) {
	def, _, err := o.register(r, agreementRegister)
	if model.CodeOf(err) == model.NotFound || err == nil && def.Promise == nil {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := r.Entries(def.ID)
	return slices.DeleteFunc(all, func(e record.Entry) bool {
		def.SettleState(&e, o.Today())
		return def.Over(&e) || e.Values["matches"] == ""
	}), err
}

// parted are the needs and offers that are claimed no more by those with which an agreement about them is drafted or in force, each with
// the sentence that says so.
func (o *Office) parted(r *store.Reader) (map[int64]string, error) {
	live, err := o.liveAgreements(r)
	if err != nil || len(live) == 0 {
		return nil, err
	}
	everyone, err := o.allSides(r)
	all := map[int64]string{}
	for i := range live {
		sides := sidesNamed(everyone, &live[i])
		for _, s := range sides {
			if len(sides) > 1 && !s.kept(sides) {
				all[s.ID] = fmt.Sprintf("%s %s 有共建协议 %s（%s），不能解除、撤回或者结束；先终止协议 %[3]s", s.def.Title, s.Number, live[i].Number, live[i].State)
			}
		}
	}
	return all, err
}

// kept reports whether a need or an offer still names one of the others of its agreement, and is not withdrawn.
func (s *claimSide) kept(sides []*claimSide) bool {
	m := s.def.Match
	if s.ClosedOn != "" || s.def.Over(&s.Entry) && s.State != m.Done || len(s.def.States) > 0 && s.State == s.def.States[0].Name {
		return false
	}
	held := record.Numbers(s.Values[m.Claim])
	return slices.ContainsFunc(sides, func(other *claimSide) bool {
		return other.def.Match.Need != m.Need && slices.Contains(held, other.Number)
	})
}

// keepingAgreements does something that may change needs and offers, and refuses it where they would be claimed no more while an
// agreement about them is drafted or in force.
func (o *Office) keepingAgreements(tx *store.Tx, do func() error) error {
	before, err := o.parted(&tx.Reader)
	if err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	after, err := o.parted(&tx.Reader)
	for _, id := range slices.Sorted(maps.Keys(after)) {
		if _, was := before[id]; !was {
			return model.Errorf(model.Conflict, "%s", after[id])
		}
	}
	return err
}

// settleAgreements refuses an undo for what Release refuses.
func (o *Office) settleAgreements(tx *store.Tx, _ model.ChangeSet, undo func() error) error {
	return o.keepingAgreements(tx, undo)
}
