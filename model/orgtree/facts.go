// Package orgtree makes the tree "1+2+N" of plain facts: the district's leading body, hubs, sector committees and streets, the
// branches of this committee with both their superiors, and the units that they cover. The screen and the paper show the same
// lines. Pure.
package orgtree

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Facts are what the tree is made of, closed organisations and units left out.
type Facts struct {
	Committee  string // its name
	Sector     string // what its sector is called, which stands for it among the sector committees
	UnitWord   string // what a unit is called in the sector: 学校
	Superior   string // what the leading body is called in the settings, where the register has none; "" for nothing
	Governance *model.Governance
	Bodies     []model.Body
	Orgs       []Org // in the order of the ledger, without the committee itself
	Units      []Unit
	Root       int64 // the committee's own organisation, 0 where it has none yet
	Coverage   model.CoverageFigures
}

// Org is an organisation of the committee.
type Org struct {
	model.Org
	Secretary, Contact string
	Full, Members      int // full members; with probationary ones
	Findings           []Finding
	TermDue            bool       // the term ends soon, as the ledger says it does
	TermOver           bool       // it has ended, and nobody was elected since
	Life               model.Rate // 三会一课 of the year: held of due; the whole is 0 where nothing was due
	units              []*Unit
	children           []*Org
}

// Finding is an open finding of the checkup.
type Finding struct {
	Rule  string // ORG-04
	Must  bool
	Sized bool // it is about the number of members or units
	Says  string
	Fix   string
}

// Unit is a unit with who covers it.
type Unit struct {
	model.Unit
	Orgs       []int64 // that cover it
	Full       int     // full members who work there
	Instructor string  // who is sent there, "" for nobody
	Coverage   model.Coverage
	Due        bool // it must have an organisation of its own and has none
}

// Organised reports whether an organisation covers the unit.
func (u *Unit) Organised() bool {
	return u.Coverage == model.CoveredAlone || u.Coverage == model.CoveredJointly
}

// Tree is the tree of some facts.
type Tree struct {
	Facts
	orgs    map[int64]*Org
	units   map[int64]*Unit
	top     []*Org // directly under the committee
	streets []Street
}

// Street is a street: of the register, or one that only branches or units name.
type Street struct {
	Name   string      // 江南街道党工委; of a street that is not in the register as it is written
	Body   *model.Body // nil where it is not in the register
	Orgs   []*Org      // that it manages, in part or whole
	Units  []*Unit     // that lie there
	linked int         // of Orgs, under both superiors
}

// New makes the tree.
func New(f Facts) *Tree {
	f.UnitWord = cmp.Or(f.UnitWord, "单位")
	t := &Tree{Facts: f, orgs: map[int64]*Org{}, units: map[int64]*Unit{}}
	for i := range t.Orgs {
		t.orgs[t.Orgs[i].ID] = &t.Orgs[i]
	}
	for i := range t.Units {
		u := &t.Units[i]
		t.units[u.ID] = u
		for _, id := range u.Orgs {
			if o := t.orgs[id]; o != nil {
				o.units = append(o.units, u)
			}
		}
	}
	for i := range t.Orgs {
		o := &t.Orgs[i]
		switch above := t.orgs[o.ParentID]; {
		case o.Kind == model.Group:
		case above != nil && above != o:
			above.children = append(above.children, o)
		default:
			t.top = append(t.top, o)
		}
	}
	t.findStreets()
	return t
}

// findStreets gathers the streets of the register, and then those that only branches or units name.
func (t *Tree) findStreets() {
	at := map[string]int{}
	street := func(name string, body *model.Body) *Street {
		key := model.PlaceName(name)
		i, ok := at[key]
		if !ok {
			i = len(t.streets)
			at[key] = i
			t.streets = append(t.streets, Street{Name: name, Body: body})
		}
		return &t.streets[i]
	}
	for i := range t.Bodies {
		if b := &t.Bodies[i]; t.Governance.Role(b.Role).ID == model.StreetBody {
			street(b.Called, b)
		}
	}
	for i := range t.Orgs {
		o := &t.Orgs[i]
		if o.Local == "" {
			continue
		}
		s := street(o.Local, nil)
		s.Orgs = append(s.Orgs, o)
		if o.Management == model.ManagedByBoth {
			s.linked++
		}
	}
	for i := range t.Units {
		if u := &t.Units[i]; u.District != "" {
			s := street(u.District, nil)
			s.Units = append(s.Units, u)
		}
	}
}

// Org finds an organisation, nil for none.
func (t *Tree) Org(id int64) *Org { return t.orgs[id] }

// Unit finds a unit, nil for none.
func (t *Tree) Unit(id int64) *Unit { return t.units[id] }

// Covered are the units that an organisation covers; of one that covers none itself, those of the organisations under it.
func (t *Tree) Covered(o *Org) []*Unit {
	if len(o.units) > 0 || len(o.children) == 0 {
		return o.units
	}
	var all []*Unit
	for _, c := range o.children {
		for _, u := range t.Covered(c) {
			if !slices.Contains(all, u) {
				all = append(all, u)
			}
		}
	}
	return all
}

// Branches counts the branches of the committee.
func (t *Tree) Branches() int {
	n := 0
	for i := range t.Orgs {
		if t.Orgs[i].Kind.IsBranch() {
			n++
		}
	}
	return n
}

// bodiesOf are the bodies of a level, in the order in which they were entered.
func (t *Tree) bodiesOf(role string) []*model.Body {
	var all []*model.Body
	for i := range t.Bodies {
		if t.Governance.Role(t.Bodies[i].Role).ID == role {
			all = append(all, &t.Bodies[i])
		}
	}
	return all
}

// Body finds a body by the number of its entry, nil for none.
func (t *Tree) Body(id int64) *model.Body {
	i := slices.IndexFunc(t.Bodies, func(b model.Body) bool { return b.ID == id })
	if i < 0 {
		return nil
	}
	return &t.Bodies[i]
}

// isSelf reports whether a sector committee of the register is this committee.
func (t *Tree) isSelf(b *model.Body) bool {
	return b.Called == t.Committee || t.Sector != "" && (b.Called == t.Sector || strings.HasPrefix(b.Called, t.Sector) && strings.HasSuffix(t.Committee, b.Called))
}

// Chip is a condition that the screen marks, greying what does not meet it.
type Chip struct {
	ID, Label string
	Count     int
	org       func(*Org) bool
	unit      func(*Unit) bool
}

// Text is the chip with its count: 双重管理 9.
func (c Chip) Text() string { return fmt.Sprintf("%s %d", c.Label, c.Count) }

// Chips are the conditions with how many meet each.
func (t *Tree) Chips() []Chip {
	none := func(*Unit) bool { return false }
	nobody := func(*Org) bool { return false }
	all := []Chip{
		{ID: "dual", Label: "双重管理", org: func(o *Org) bool { return o.Management == model.ManagedByBoth }, unit: none},
		{ID: "joint", Label: "联合", org: func(o *Org) bool { return o.Kind == model.JointBranch || o.Formation == model.FormedJointly }, unit: none},
		{ID: "findings", Label: "有体检问题", org: func(o *Org) bool { return len(o.Findings) > 0 }, unit: func(u *Unit) bool { return u.Due }},
		{ID: "over", Label: "届满未换届", org: func(o *Org) bool { return o.TermOver }, unit: none},
		{ID: "term", Label: "六个月内届满", org: func(o *Org) bool { return o.TermDue }, unit: none},
		{ID: "none", Label: "没有组织的" + t.UnitWord, org: nobody, unit: func(u *Unit) bool { return !u.Organised() }},
	}
	for i := range all {
		c := &all[i]
		for j := range t.Orgs {
			if t.Orgs[j].Kind != model.Group && c.org(&t.Orgs[j]) {
				c.Count++
			}
		}
		for j := range t.Units {
			if c.ID == "none" && c.unit(&t.Units[j]) {
				c.Count++
			}
		}
	}
	return slices.DeleteFunc(all, func(c Chip) bool { return c.ID == "over" && c.Count == 0 })
}
