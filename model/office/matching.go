package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/matching"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Match is an entry that another is matched with or could be.
type Match struct {
	EntryRow
	List string // the title of its register: 资源清单
	Why  string // why it is suggested, a sentence without its full stop; "" of one that is claimed
}

// Owner is whose the entry is: its unit, else its branch.
func (m *Match) Owner() string { return cmp.Or(m.Text("unit"), m.Org) }

// Matches are what an entry of a list of needs or offers is matched with, and what could be.
type Matches struct {
	Claimed   []Match
	Suggested []Match // the best first; none where the entry cannot be claimed
}

// Matches finds what answers an entry of a register with record.Matching, and what it is matched with. Of other entries
// there is nothing.
func (o *Office) Matches(ctx context.Context, id int64) (Matches, error) {
	var out Matches
	err := o.db.Read(ctx, func(r *store.Reader) error {
		e, err := r.Entry(id)
		if err != nil {
			return err
		}
		def, _, err := o.register(r, e.Register)
		if err != nil || def.Match == nil {
			return err
		}
		def.SettleState(&e, o.Today())
		known, err := o.knownSides(r)
		if err != nil {
			return err
		}
		out, err = known.matches(&def, &e)
		return err
	})
	return out, err
}

// knownSides is what matching needs to know of the data file.
type knownSides struct {
	r         *store.Reader
	office    *Office
	names     *recordNames
	units     map[int64]model.Unit
	covered   map[int64][]int64 // the units of an organisation
	by        map[int64]int64   // the organisation that covers a unit
	districts []string
	lists     map[string]*sideList
}

// sideList is one list of needs or offers.
type sideList struct {
	def     record.Register
	entries []record.Entry
}

func (o *Office) knownSides(r *store.Reader) (*knownSides, error) {
	k := &knownSides{r: r, office: o, units: map[int64]model.Unit{}, covered: map[int64][]int64{}, by: map[int64]int64{}, lists: map[string]*sideList{}}
	var err error
	if k.names, err = namesOf(r); err != nil {
		return nil, err
	}
	units, err := r.Units()
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		k.units[u.ID] = u
		if u.District != "" && !slices.Contains(k.districts, u.District) {
			k.districts = append(k.districts, u.District)
		}
	}
	covers, err := r.Covers()
	for _, c := range covers {
		if c.To == "" {
			k.covered[c.OrgID] = append(k.covered[c.OrgID], c.UnitID)
			k.by[c.UnitID] = c.OrgID
		}
	}
	return k, err
}

// list reads one list; nil where there is none of that name, as in a data file of an earlier version.
func (k *knownSides) list(id string) (*sideList, error) {
	if l, ok := k.lists[id]; ok {
		return l, nil
	}
	def, _, err := k.office.register(k.r, id)
	if model.CodeOf(err) == model.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	l := &sideList{def: def}
	if l.entries, err = entriesIn(k.r, &l.def, k.office.Today()); err != nil {
		return nil, err
	}
	k.lists[id] = l
	return l, nil
}

// side is an entry as matching sees it. The branch of a need is the one that covers its unit: the one that it names is to
// answer it.
func (k *knownSides) side(def *record.Register, e *record.Entry) matching.Side {
	s := matching.Side{ID: e.ID, OrgID: e.OrgID, UnitID: e.UnitID, Class: e.Values["kind"], Content: e.Values["content"], From: dateIn(e.Values["from"]), To: dateIn(e.Values["to"])}
	if def.Match.Need {
		s.OrgID = k.by[e.UnitID]
	}
	s.District = k.units[e.UnitID].District
	if s.District == "" && e.UnitID == 0 {
		for _, unit := range k.covered[s.OrgID] {
			s.District = cmp.Or(s.District, k.units[unit].District)
		}
	}
	if s.District == "" { // the name of one that is not on the list of units may say where it is: 江南街道桂香社区
		unit := e.Values["unit"]
		if at := slices.IndexFunc(k.districts, func(d string) bool { return strings.Contains(unit, d) }); at >= 0 {
			s.District = k.districts[at]
		}
	}
	return s
}

func (k *knownSides) matches(def *record.Register, e *record.Entry) (out Matches, err error) {
	today := k.office.Today()
	held := record.Numbers(e.Values[def.Match.Claim])
	open := def.Claimable(e, today)
	row := func(l *sideList, at *record.Entry, why string) Match {
		return Match{k.names.row(&l.def, *at, today), l.def.Title, why}
	}
	var sides []matching.Side
	found := map[int64]func(why string) Match{}
	for _, name := range def.Match.With {
		l, err := k.list(name)
		if err != nil {
			return out, err
		}
		if l == nil || l.def.Match == nil {
			continue
		}
		for i := range l.entries {
			other := &l.entries[i]
			switch {
			case other.Number != "" && slices.Contains(held, other.Number):
				out.Claimed = append(out.Claimed, row(l, other, ""))
			case open && l.def.Claimable(other, today):
				sides = append(sides, k.side(&l.def, other))
				found[other.ID] = func(why string) Match { return row(l, other, why) }
			}
		}
	}
	if !open {
		return out, nil
	}
	var suggested []matching.Suggestion
	if def.Match.Need {
		suggested = matching.Offers(k.side(def, e), sides, def.Match.Classes)
	} else {
		suggested, err = k.needsFor(def, e, sides)
	}
	for _, s := range suggested {
		out.Suggested = append(out.Suggested, found[s.ID](s.Why))
	}
	return out, err
}

// needsFor suggests needs for an offer, by the table of classes that the list of needs has.
func (k *knownSides) needsFor(def *record.Register, e *record.Entry, sides []matching.Side) ([]matching.Suggestion, error) {
	classes := matching.Classes{}
	for _, name := range def.Match.With {
		l, err := k.list(name)
		if err != nil || l == nil || l.def.Match == nil {
			return nil, err
		}
		for class, answers := range l.def.Match.Classes {
			classes[class] = append(classes[class], answers...)
		}
	}
	return matching.Needs(k.side(def, e), sides, classes), nil
}

// Unanswered are the needs that nobody claimed yet, in the order of their lists, with what could answer them.
func (o *Office) Unanswered(ctx context.Context) (needs []Match, answers [][]Match, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		defs, _, err := o.registers(r)
		if err != nil {
			return err
		}
		known, err := o.knownSides(r)
		if err != nil {
			return err
		}
		for _, def := range defs {
			if def.Match == nil || !def.Match.Need {
				continue
			}
			l, err := known.list(def.ID)
			if err != nil {
				return err
			}
			for i := range l.entries {
				if !def.Claimable(&l.entries[i], o.Today()) {
					continue
				}
				found, err := known.matches(&l.def, &l.entries[i])
				if err != nil {
					return err
				}
				needs = append(needs, Match{known.names.row(&l.def, l.entries[i], o.Today()), l.def.Title, ""})
				answers = append(answers, found.Suggested)
			}
		}
		return nil
	})
	return needs, answers, err
}

// claimSide is an entry that is claimed or released, with its register.
type claimSide struct {
	def record.Register
	record.Entry
}

func (o *Office) claimSide(r *store.Reader, id int64) (*claimSide, error) {
	e, err := r.Entry(id)
	if err != nil {
		return nil, err
	}
	def, _, err := o.register(r, e.Register)
	if err == nil && def.Match == nil {
		err = model.Errorf(model.Invalid, "%s里的记录不是供人认领的", def.Title)
	}
	def.SettleState(&e, o.Today())
	return &claimSide{def, e}, err
}

// Claim matches a need with an offer, given in either order: both come into the state of being claimed and name each other.
func (o *Office) Claim(ctx context.Context, one, other int64) (int64, error) {
	return o.write(ctx, "edit", "认领", func(tx *store.Tx) error {
		a, err := o.claimSide(&tx.Reader, one)
		if err != nil {
			return err
		}
		b, err := o.claimSide(&tx.Reader, other)
		if err != nil {
			return err
		}
		need, offer := a, b
		if !need.def.Match.Need {
			need, offer = b, a
		}
		if !need.def.Match.Need || offer.def.Match.Need || !slices.Contains(need.def.Match.With, offer.Register) {
			return model.Errorf(model.Invalid, "%s和%s不能互相认领；一边选需求，一边选资源或者项目", a.def.Title, b.def.Title)
		}
		for _, s := range []*claimSide{need, offer} {
			if !s.def.Claimable(&s.Entry, o.Today()) {
				return model.Errorf(model.Exists, "%s“%s”已经有人认领、已经办完或者过了期，先解除对接或者改有效期", s.def.Title, s.Title)
			}
		}
		if need.Values["org"] == "" && offer.OrgID != 0 {
			if _, ok := need.def.Field("org"); ok {
				need.Values["org"] = strconv.FormatInt(offer.OrgID, 10)
			}
		}
		tx.Describe(fmt.Sprintf("认领：%s“%s”，%s“%s”", need.def.Title, need.Title, offer.def.Title, offer.Title))
		return joinSides(tx, need, offer)
	})
}

// joinSides writes that two entries name each other and are claimed.
func joinSides(tx *store.Tx, a, b *claimSide) error {
	for _, pair := range [][2]*claimSide{{a, b}, {b, a}} {
		s, to := pair[0], pair[1]
		s.Values[s.def.Match.Claim] = record.WithNumber(s.Values[s.def.Match.Claim], to.Number)
		st, _ := s.def.StateNamed(s.def.Match.Claimed)
		s.def.SetState(&s.Entry, st)
		if err := putSide(tx, s); err != nil {
			return err
		}
	}
	return nil
}

func putSide(tx *store.Tx, s *claimSide) error {
	w, err := newEntryWriter(tx, &s.def)
	if err != nil {
		return err
	}
	return w.put(&s.Entry)
}

// Release undoes a claim: the entry and those that it is matched with can be claimed again. Refused while an agreement about them is
// drafted or in force.
func (o *Office) Release(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "解除对接", func(tx *store.Tx) error {
		s, err := o.claimSide(&tx.Reader, id)
		if err != nil {
			return err
		}
		others, err := o.counterparts(&tx.Reader, s)
		if err != nil {
			return err
		}
		if len(others) == 0 {
			return model.Errorf(model.Invalid, "“%s”没有对接，不用解除", s.Title)
		}
		err = o.keepingAgreements(tx, func() error {
			for _, other := range others {
				if err := part(tx, s, other); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		tx.Describe("解除对接：" + s.def.Title + "“" + s.Title + "”")
		return nil
	})
}

// part writes that two entries name each other no more; one that names nobody is in the first state again.
func part(tx *store.Tx, a, b *claimSide) error {
	for _, pair := range [][2]*claimSide{{a, b}, {b, a}} {
		s, from := pair[0], pair[1]
		left := record.WithoutNumber(s.Values[s.def.Match.Claim], from.Number)
		s.def.Set(&s.Entry, s.def.Match.Claim, left)
		if left == "" && !s.def.Over(&s.Entry) {
			s.def.SetState(&s.Entry, s.def.States[0])
		}
		if s.def.Match.Need && s.OrgID != 0 && s.OrgID == from.OrgID {
			s.def.Set(&s.Entry, "org", "")
		}
		if err := putSide(tx, s); err != nil {
			return err
		}
	}
	return nil
}

// counterparts are the entries that an entry is matched with.
func (o *Office) counterparts(r *store.Reader, s *claimSide) ([]*claimSide, error) {
	var all []*claimSide
	held := record.Numbers(s.Values[s.def.Match.Claim])
	for _, name := range s.def.Match.With {
		entries, err := r.Entries(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Number != "" && slices.Contains(held, e.Number) {
				other, err := o.claimSide(r, e.ID)
				if err != nil {
					return nil, err
				}
				all = append(all, other)
			}
		}
	}
	return all, nil
}

// EntryNumbered finds an entry by its number as people write it, XQ-003, or by the figure that lists print before it; in names the
// registers that are meant, none for all. A number that several registers gave is refused with the figures to choose from.
func (o *Office) EntryNumbered(ctx context.Context, word string, in ...string) (int64, error) {
	found := int64(0)
	err := o.db.Read(ctx, func(r *store.Reader) error {
		if id := record.RefID(word); id != 0 {
			e, err := r.Entry(id)
			found = e.ID
			return err
		}
		all, err := r.Entries("")
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(e record.Entry) bool {
			return word == "" || !strings.EqualFold(e.Number, word) || len(in) > 0 && !slices.Contains(in, e.Register)
		})
		switch len(all) {
		case 0:
			return model.Errorf(model.NotFound, "没有编号为“%s”的台账记录；用 list register:ID 看编号", word)
		case 1:
			found = all[0].ID
			return nil
		}
		var said []string
		for _, e := range all {
			def, _, err := o.register(r, e.Register)
			if err != nil {
				return err
			}
			said = append(said, fmt.Sprintf("%d 是%s“%s”", e.ID, def.Title, e.Title))
		}
		return model.Errorf(model.Invalid, "编号“%s”有 %d 条，改写前面的数字：%s", word, len(all), strings.Join(said, "，"))
	})
	return found, err
}

// Claimables are the registers whose entries are claimed; see record.Matching.
func (o *Office) Claimables(ctx context.Context) (ids []string, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		defs, _, err := o.registers(r)
		for _, def := range defs {
			if def.Match != nil {
				ids = append(ids, def.ID)
			}
		}
		return err
	})
	return ids, err
}
