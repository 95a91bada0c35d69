package orgtree

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// The groups of a long column.
const (
	foldGeneral = "general"
	foldJoint   = "joint"
	foldAlone   = "alone"
	foldLoose   = "loose"
)

// grouped are organisations and units without one: as they are where they are few, else by kind, and the kinds of many folded.
func (t *Tree) grouped(orgs []*Org, loose []*Unit, v *View) []Line {
	by, size := map[string][]*Org{}, map[string]int{}
	n := min(len(loose), looseShown+1)
	for _, o := range orgs {
		n += 1 + len(o.children)
		size[foldOf(o)] += 1 + len(o.children)
		by[foldOf(o)] = append(by[foldOf(o)], o)
	}
	fold := map[string]bool{}
	for _, id := range []string{foldAlone, foldJoint, foldGeneral} { // those that say the least first
		if n > Most && len(by[id]) > 1 {
			fold[id] = true
			n -= size[id] - 1
		}
	}
	place := strings.TrimPrefix(v.Chosen[1], "street:")
	if place == "self" {
		place = ""
	}
	var lines []Line
	for _, g := range []struct{ id, name string }{{foldGeneral, "党委、党总支"}, {foldJoint, "联合党支部"}, {foldAlone, "单独组建的支部"}} {
		in := by[g.id]
		key := "fold:" + g.id + ":" + place
		folds := fold[g.id]
		if folds {
			both := 0
			for _, o := range in {
				if o.Management == model.ManagedByBoth {
					both++
				}
			}
			words := fmt.Sprintf("%d 个", len(in))
			if both > 0 {
				words += fmt.Sprintf("，双重 %d", both)
			}
			lines = append(lines, Line{Sort: FoldNode, Key: key, Name: g.name, Count: words, Open: v.Open[key]})
			if !v.Open[key] {
				continue
			}
		}
		for _, o := range in {
			depth := 0
			if folds {
				depth = 1
			}
			lines = append(lines, t.orgLine(o, depth))
			for _, c := range o.children {
				lines = append(lines, t.orgLine(c, 1))
			}
		}
	}
	return append(lines, t.looseLines(loose, "fold:"+foldLoose+":"+place, v)...)
}

func foldOf(o *Org) string {
	switch {
	case o.Kind == model.GeneralBranch || o.Kind == model.CommitteeOrg || len(o.children) > 0:
		return foldGeneral
	case o.Kind == model.JointBranch || o.Formation == model.FormedJointly:
		return foldJoint
	}
	return foldAlone
}

// looseShown is how many units without an organisation stand before the rest is folded.
const looseShown = 3

// looseLines are the units without an organisation under a head of their own: those without an instructor, then some, then the
// rest folded up.
func (t *Tree) looseLines(loose []*Unit, key string, v *View) []Line {
	if len(loose) == 0 {
		return nil
	}
	lines := []Line{{Sort: FoldNode, Key: key, Name: "没有组织的" + t.UnitWord, Count: counted(len(loose), "家"), Tone: Warn, Open: true}}
	bare := 0
	for _, u := range loose {
		if u.Instructor == "" {
			bare++
		}
	}
	rest := key + ":rest"
	shown := looseShown
	if len(loose) <= looseShown+1 || v.Open[rest] {
		shown = len(loose)
	}
	for _, u := range loose[:shown] {
		l := t.unitLine(u)
		l.Depth = 1
		lines = append(lines, l)
	}
	if hidden := len(loose) - shown; hidden > 0 {
		l := Line{Sort: FoldNode, Key: rest, Name: fmt.Sprintf("其他 %d 家", hidden), Depth: 1, Count: "都有指导员"}
		if left := bare - shown; left > 0 {
			l.Count, l.Tone = fmt.Sprintf("%d 家缺指导员", left), Bad
		}
		lines = append(lines, l)
	}
	return lines
}

// foldOrgs are the organisations of a fold.
func (t *Tree) foldOrgs(key string) []*Org {
	id, place := foldParts(key)
	orgs := t.top
	if place != "" {
		if s := t.Street("street:" + place); s != nil {
			orgs, _ = t.placed(s)
		}
	}
	return slices.DeleteFunc(slices.Clone(orgs), func(o *Org) bool { return foldOf(o) != id })
}

// foldUnits are the units of a fold.
func (t *Tree) foldUnits(key string) []*Unit {
	id, place := foldParts(key)
	if id != foldLoose {
		return nil
	}
	loose := t.loose()
	if place != "" {
		if s := t.Street("street:" + place); s != nil {
			_, loose = t.placed(s)
		}
	}
	if strings.HasSuffix(key, ":rest") {
		return loose[min(looseShown, len(loose)):]
	}
	return loose
}

func foldParts(key string) (id, place string) {
	parts := strings.Split(key, ":")
	if len(parts) < 3 {
		return "", ""
	}
	return parts[1], parts[2]
}
