package checkup

import (
	"cmp"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Touched is whom a change of the records concerns: whom the changed rows name, or named before, and their neighbours.
type Touched struct {
	orgs, people, units, entries map[int64]bool
	parents                      map[int64]bool // organisations whose own rows were changed, which those under them see
}

// NewTouched makes one that holds nobody.
func NewTouched() *Touched {
	return &Touched{orgs: map[int64]bool{}, people: map[int64]bool{}, units: map[int64]bool{}, entries: map[int64]bool{}, parents: map[int64]bool{}}
}

// Name adds whom a changed row names, 0 for none.
func (t *Touched) Name(org, person, unit int64) {
	add(t.orgs, org)
	add(t.people, person)
	add(t.units, unit)
}

// Org adds an organisation whose own row was changed.
func (t *Touched) Org(g *model.Org) {
	add(t.parents, g.ID)
	t.Name(g.ID, 0, 0)
	t.Name(g.ParentID, 0, 0)
}

// Entry adds an entry of a register and whom it names.
func (t *Touched) Entry(e *model.EntryRef) {
	add(t.entries, e.ID)
	t.Name(e.OrgID, e.MemberID, e.UnitID)
}

func add(to map[int64]bool, id int64) {
	if id != 0 {
		to[id] = true
	}
}

// has reports whether somebody is to be judged again.
func (t *Touched) has(s subject) bool {
	switch s.kind {
	case anOrg:
		return t.orgs[s.id]
	case aPerson:
		return t.people[s.id]
	case aUnit:
		return t.units[s.id]
	case anEntry:
		return t.entries[s.id]
	}
	return true
}

// reaches reports whether an entry is to be judged again: it was changed, or names somebody touched. It is added then.
func (t *Touched) reaches(e *model.EntryRef) bool {
	if t.orgs[e.OrgID] || t.people[e.MemberID] || t.units[e.UnitID] {
		t.entries[e.ID] = true
	}
	return t.entries[e.ID]
}

// spread adds the neighbours, as measures see them: the organisations of the people, and the people, units and parents of
// the organisations.
func (t *Touched) spread(s *state) {
	for i := range s.everyone {
		if p := &s.everyone[i]; t.people[p.ID] {
			add(t.orgs, p.BranchID)
			for _, id := range p.orgs {
				add(t.orgs, id)
			}
		}
	}
	for i := range s.Posts {
		if p := &s.Posts[i]; t.people[p.MemberID] {
			add(t.orgs, p.OrgID)
		}
	}
	for i := range s.Covers {
		if c := &s.Covers[i]; t.units[c.UnitID] {
			add(t.orgs, c.OrgID)
		}
	}
	for i := range s.Orgs {
		if g := &s.Orgs[i]; t.parents[g.ParentID] {
			add(t.orgs, g.ID)
		}
	}
	for i := range s.Orgs {
		if g := &s.Orgs[i]; t.orgs[g.ID] {
			add(t.orgs, g.ParentID)
		}
	}
	for i := range s.everyone {
		if p := &s.everyone[i]; t.orgs[p.BranchID] || slices.ContainsFunc(p.orgs, func(id int64) bool { return t.orgs[id] }) {
			t.people[p.ID] = true
		}
	}
	for i := range s.Posts {
		if p := &s.Posts[i]; t.orgs[p.OrgID] {
			add(t.people, p.MemberID)
		}
	}
	for _, d := range s.dossiers {
		if d.who != nil && !t.people[d.who.ID] {
			d.entries(func(e *model.EntryRef) {
				if t.orgs[e.OrgID] {
					t.people[d.who.ID] = true
				}
			})
		}
	}
	for i := range s.Covers {
		if c := &s.Covers[i]; t.orgs[c.OrgID] {
			add(t.units, c.UnitID)
		}
	}
}

// Renew puts rows that were read again into a list of facts, which stands in the order of the numbers, in the place of those
// that are gone. The list itself is left as it is. name is told the rows that went and those that came.
func Renew[T any](list []T, id func(*T) int64, gone func(*T) bool, rows []T, name func(*T)) []T {
	renewed := make([]T, 0, len(list)+len(rows))
	slices.SortFunc(rows, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
	for i := range rows {
		name(&rows[i])
	}
	for i := range list {
		row := &list[i]
		if gone(row) {
			name(row)
			continue
		}
		for len(rows) > 0 && id(&rows[0]) < id(row) {
			renewed, rows = append(renewed, rows[0]), rows[1:]
		}
		renewed = append(renewed, *row)
	}
	return append(renewed, rows...)
}
