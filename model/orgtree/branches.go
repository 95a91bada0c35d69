package orgtree

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// organisations is the third column: what hangs on the node chosen in the second.
func (t *Tree) organisations(v *View) []Line {
	key := v.Chosen[1]
	switch {
	case key == "self":
		lines := []Line{{Sort: Heading, Name: t.Committee, Count: counted(t.Branches(), "个支部")}}
		if len(t.Orgs) == 0 && len(t.Units) == 0 {
			return append(lines, Line{Sort: Empty, Name: "还没有党组织", Second: "导入党组织台账", Act: "import"})
		}
		return append(lines, t.grouped(t.top, t.loose(), v)...)
	case strings.HasPrefix(key, "street:"):
		s := t.Street(key)
		if s == nil {
			return nil
		}
		orgs, loose := t.placed(s)
		lines := []Line{{Sort: Heading, Name: s.Name, Count: counted(len(orgs), "个支部")}}
		if len(orgs)+len(loose) == 0 {
			return append(lines, Line{Sort: Empty, Name: "没有由它管理的支部", Second: "到支部的“管理关系”里选"})
		}
		return append(lines, t.grouped(orgs, loose, v)...)
	}
	b := t.bodyAt(key)
	if b == nil {
		return nil
	}
	lines := []Line{{Sort: Heading, Name: b.Called}}
	if t.Governance.Role(b.Role).ID == model.SectorBody {
		return append(lines, Line{Sort: Empty, Name: "支部由它自己管理，这里只记支部数"})
	}
	names := splitNames(b.Members)
	if len(names) == 0 {
		return append(lines, Line{Sort: Empty, Name: "没有登记成员单位", Second: "登记成员单位", Act: key})
	}
	lines[0].Count = counted(len(names), "家")
	for _, name := range names {
		lines = append(lines, t.memberLine(strings.TrimSpace(name)))
	}
	return lines
}

// memberLine is a member of a hub: a unit or organisation of the data file, or a name.
func (t *Tree) memberLine(name string) Line {
	for i := range t.Units {
		if t.Units[i].Name == name {
			return t.unitLine(&t.Units[i])
		}
	}
	for i := range t.Orgs {
		if t.Orgs[i].Name == name {
			return t.orgLine(&t.Orgs[i], 0)
		}
	}
	return Line{Sort: NameNode, Key: "name:" + name, Name: name}
}

func (t *Tree) bodyAt(key string) *model.Body {
	for i := range t.Bodies {
		if bodyKey(&t.Bodies[i]) == key {
			return &t.Bodies[i]
		}
	}
	return nil
}

// loose are the units without an organisation, those without an instructor first.
func (t *Tree) loose() []*Unit {
	var all []*Unit
	for i := range t.Units {
		if !t.Units[i].Organised() {
			all = append(all, &t.Units[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *Unit) int { return looseRank(a) - looseRank(b) })
	return all
}

func looseRank(u *Unit) int {
	if u.Instructor == "" {
		return 0
	}
	return 1
}

// placed are the branches that a street manages or whose units lie there, and the units there without an organisation.
func (t *Tree) placed(s *Street) (orgs []*Org, loose []*Unit) {
	orgs = slices.Clone(s.Orgs)
	for _, u := range s.Units {
		for _, id := range u.Orgs {
			if o := t.orgs[id]; o != nil && !slices.Contains(orgs, o) {
				orgs = append(orgs, o)
			}
		}
		if !u.Organised() {
			loose = append(loose, u)
		}
	}
	return orgs, loose
}

func (t *Tree) orgLine(o *Org, depth int) Line {
	l := Line{Sort: OrgNode, Key: fmt.Sprintf("org:%d", o.ID), ID: o.ID, Name: o.Name, Depth: depth}
	units := t.Covered(o)
	switch {
	case len(o.children) > 0:
		l.Count = counted(len(o.children), "支部")
	case len(units) > 0:
		l.Count = counted(len(units), "家")
	default:
		l.Count = counted(o.Members, "名")
	}
	for _, f := range o.Findings {
		if f.Sized {
			if l.Tone = Warn; f.Must {
				l.Tone = Bad
			}
		}
	}
	if o.Management == model.ManagedByBoth && o.Local != "" {
		l.Local = streetKey(o.Local)
	}
	return l
}

func (t *Tree) unitLine(u *Unit) Line {
	l := Line{Sort: UnitNode, Key: fmt.Sprintf("unit:%d", u.ID), ID: u.ID, Name: u.Name, Count: fmt.Sprintf("正式 %d", u.Full)}
	switch {
	case u.Due:
		l.Tone = Bad
	case u.Organised():
	case u.Instructor == "":
		l.Count, l.Tone = "缺指导员", Bad
	default:
		l.Count = u.Instructor
	}
	return l
}

// covered is the fourth column: the units of the organisation chosen in the third, by street.
func (t *Tree) covered(v *View) []Line {
	id, ok := strings.CutPrefix(v.Chosen[2], "org:")
	if !ok {
		return nil
	}
	var number int64
	_, _ = fmt.Sscan(id, &number) // keys are made of numbers
	o := t.orgs[number]
	if o == nil {
		return nil
	}
	units := t.Covered(o)
	lines := []Line{{Sort: Heading, Name: "覆盖" + t.UnitWord, Count: counted(len(units), "家")}}
	if len(units) == 0 {
		return append(lines, Line{Sort: Empty, Name: "没有覆盖" + t.UnitWord, Second: "登记" + t.UnitWord, Act: "cover"})
	}
	var places []string
	by := map[string][]*Unit{}
	for _, u := range units {
		if by[u.District] == nil {
			places = append(places, u.District)
		}
		by[u.District] = append(by[u.District], u)
	}
	slices.SortStableFunc(places, func(a, b string) int { return len(by[b]) - len(by[a]) })
	for _, p := range places {
		if len(places) > 1 {
			name := p
			if name == "" {
				name = "没有写街道"
			}
			lines = append(lines, Line{Sort: Heading, Name: name, Count: fmt.Sprint(len(by[p]))})
		}
		for _, u := range by[p] {
			lines = append(lines, t.unitLine(u))
		}
	}
	return lines
}
