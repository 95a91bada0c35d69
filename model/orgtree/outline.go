package orgtree

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Item is a line of the whole tree written down as a list.
type Item struct {
	Line
	Level  int    // 1 for the leading bodies, 2 for those beside the committee, 3 for what hangs on them, and so on
	Above  string // the name of the node over it, "" for the first level
	Beside string // of an organisation under two superiors: the second one
}

// Outline is the whole tree as a list, nothing folded: the leading bodies, the hubs, this committee with its organisations and
// their units, the other sector committees, and the streets.
func (t *Tree) Outline() []Item {
	var all []Item
	add := func(level int, above string, l Line) {
		if !l.IsNode() || l.Sort == FoldNode {
			return
		}
		i := Item{Line: l, Level: level, Above: above}
		if o := t.orgs[l.ID]; l.Sort == OrgNode && (o.Management == model.ManagedByBoth || o.Management == model.ManagedByPlace) {
			if i.Beside = o.Local; o.Local == "" && o.Management == model.ManagedByBoth {
				i.Beside = "没有写"
			}
		}
		all = append(all, i)
	}
	lead := ""
	for _, l := range t.leads() {
		add(1, "", l)
		if l.IsNode() && lead == "" {
			lead = l.Name
		}
	}
	for _, l := range t.level(&View{}) {
		add(2, lead, l)
		switch l.Sort {
		case SelfNode:
			t.outlineOrgs(add, l.Name)
		case HubNode:
			for _, m := range t.organisations(&View{Chosen: [4]string{1: l.Key}}) {
				add(3, l.Name, m)
			}
		}
	}
	return all
}

func (t *Tree) outlineOrgs(add func(int, string, Line), above string) {
	var walk func(o *Org, level int, above string)
	walk = func(o *Org, level int, above string) {
		add(level, above, t.orgLine(o, 0))
		for _, u := range t.only(o) {
			add(level+1, o.Name, t.unitLine(u))
		}
		for _, c := range o.children {
			walk(c, level+1, o.Name)
		}
	}
	for _, kind := range []string{foldGeneral, foldJoint, foldAlone} {
		for _, o := range t.top {
			if foldOf(o) == kind {
				walk(o, 3, above)
			}
		}
	}
	for _, u := range t.loose() {
		add(3, above, t.unitLine(u))
	}
}

// only are the units that stand under an organisation: of a branch all, of a general branch those that no branch covers, so that each
// stands once.
func (t *Tree) only(o *Org) []*Unit {
	if o.Kind.IsBranch() {
		return o.units
	}
	return slices.DeleteFunc(slices.Clone(o.units), func(u *Unit) bool {
		return slices.ContainsFunc(u.Orgs, func(id int64) bool { return t.orgs[id] != nil && t.orgs[id].Kind.IsBranch() })
	})
}

// SortLabel says what a node is, in a list: 领导机构, 枢纽, 党支部, 单位.
func (t *Tree) SortLabel(l Line) string {
	role := map[Sort]string{LeadNode: model.LeadBody, HubNode: model.HubBody, SelfNode: model.SectorBody, SectorNode: model.SectorBody, StreetNode: model.StreetBody}[l.Sort]
	switch {
	case role != "":
		return t.Governance.Role(role).Label
	case l.Sort == OrgNode:
		return t.orgs[l.ID].Kind.Label()
	case l.Sort == NameNode:
		return "成员"
	}
	if u := t.units[l.ID]; u != nil && !u.Organised() {
		return t.UnitWord + "，没有党组织"
	}
	return t.UnitWord
}
