package office

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// ScopeChoice is one condition by which branches are taken into a group: 联合党支部, with how many meet it.
type ScopeChoice struct {
	Text     string
	Scope    model.Scope // with this one condition
	Branches int
}

// ScopeRow are the conditions of one sort, of which any is enough.
type ScopeRow struct {
	Label   string // 组织类别
	Choices []ScopeChoice
}

// ScopeRows are the conditions that tell apart whom a scheme could assess in the year: those that some of them meet, and those that
// the scheme has already.
func (all *YearSchemes) ScopeRows(scheme *model.Scheme) []ScopeRow {
	chosen := scheme.Covers
	choice := func(text string, s model.Scope) ScopeChoice {
		return ScopeChoice{Text: text, Scope: s, Branches: len(all.Covered(&model.Scheme{Object: scheme.Object, Covers: s}))}
	}
	kinds, formations, managements, units := ScopeRow{Label: "组织类别"}, ScopeRow{Label: "组建方式"}, ScopeRow{Label: "管理关系"}, ScopeRow{Label: "覆盖的单位"}
	if !scheme.AssessesBranches() {
		units.Label = "单位类别"
	}
	for _, k := range []model.OrgKind{model.Branch, model.JointBranch} {
		kinds.Choices = append(kinds.Choices, choice(k.Label(), model.Scope{Kinds: []model.OrgKind{k}}))
	}
	for _, f := range []model.Formation{model.FormedAlone, model.FormedSeconded, model.FormedJointly, model.FormedAttached} {
		formations.Choices = append(formations.Choices, choice(f.Label(), model.Scope{Formations: []model.Formation{f}}))
	}
	for _, m := range []model.Management{model.ManagedByLine, model.ManagedByPlace, model.ManagedByBoth} {
		managements.Choices = append(managements.Choices, choice(m.Label(), model.Scope{Managements: []model.Management{m}}))
	}
	for _, kind := range all.UnitKinds(scheme) {
		units.Choices = append(units.Choices, choice(kind, model.Scope{UnitKinds: []string{kind}}))
	}
	var rows []ScopeRow
	for _, row := range []ScopeRow{kinds, formations, managements, units} {
		row.Choices = slices.DeleteFunc(row.Choices, func(c ScopeChoice) bool { return c.Branches == 0 && !ScopeHas(chosen, c.Scope) })
		if len(row.Choices) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// ScopeHas reports whether a scope has the one condition of another.
func ScopeHas(s, one model.Scope) bool {
	return hasValue(s.Kinds, one.Kinds) || hasValue(s.Formations, one.Formations) || hasValue(s.Managements, one.Managements) ||
		hasValue(s.UnitKinds, one.UnitKinds)
}

func hasValue[T comparable](have, one []T) bool {
	return len(one) > 0 && slices.Contains(have, one[0])
}

// ScopeWith is a scope with the one condition of another added, or taken away.
func ScopeWith(s, one model.Scope, on bool) model.Scope {
	s.Kinds = withValues(s.Kinds, one.Kinds, on)
	s.Formations = withValues(s.Formations, one.Formations, on)
	s.Managements = withValues(s.Managements, one.Managements, on)
	s.UnitKinds = withValues(s.UnitKinds, one.UnitKinds, on)
	return s
}

func withValues[T comparable](have, one []T, on bool) []T {
	left := slices.DeleteFunc(slices.Clone(have), func(v T) bool { return slices.Contains(one, v) })
	if on {
		left = append(left, one...)
	}
	if len(left) == 0 {
		return nil
	}
	return left
}
