package office

import (
	"cmp"
	"context"
	"slices"
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
	if l.entries, err = k.office.entriesIn(k.r, &l.def); err != nil {
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
