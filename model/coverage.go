package model

import "fmt"

// Coverage says how the Party reaches a unit (党的组织和工作覆盖).
type Coverage int

// The states of a unit, the nearest first.
const (
	CoveredAlone    Coverage = iota // an organisation of its own
	CoveredJointly                  // a joint branch, or one of several units to which it is attached
	CoveredByPerson                 // no organisation; an instructor or a contact is sent there (工作覆盖)
	NotCovered
)

// Label is the Chinese term.
func (c Coverage) Label() string {
	return labels(c, map[Coverage]string{CoveredAlone: "有党组织", CoveredJointly: "联合覆盖", CoveredByPerson: "派指导员", NotCovered: "空白"})
}

// IsOwnOf reports whether the organisation is a unit's own, where it covers so many. A branch of several units is
// taken for a joint one where they are attached to it, or where it is not recorded how it was formed.
func (o *Org) IsOwnOf(units int) bool {
	switch {
	case o.Kind == JointBranch || o.Formation == FormedJointly:
		return false
	case o.Kind == Branch && (o.Formation == FormedAttached || o.Formation == ""):
		return units < 2
	}
	return true
}

// LeastForBranch is how many full members a unit has that must have a branch of its own (支部工作条例 第四条).
const LeastForBranch = 3

// LeastForBoard is how many full members a branch has that has a 支委会 (支部工作条例 第二十条).
const LeastForBoard = 7

// CoverageFigures are the two coverages (两个覆盖) of the units that are open.
type CoverageFigures struct {
	Units    int // open
	Alone    int // with an organisation of their own
	Jointly  int // in a joint branch, or attached to one
	ByPerson int // without an organisation, with an instructor or a contact
	Blank    int
	Due      int // with LeastForBranch full members or more (应建), as far as it is recorded who works there
	Built    int // of these, with an organisation of their own (已建)
}

// Add counts an open unit, with the full members who work there.
func (f *CoverageFigures) Add(c Coverage, full int) {
	f.Units++
	switch c {
	case CoveredAlone:
		f.Alone++
	case CoveredJointly:
		f.Jointly++
	case CoveredByPerson:
		f.ByPerson++
	default:
		f.Blank++
	}
	if full >= LeastForBranch {
		f.Due++
		if c == CoveredAlone {
			f.Built++
		}
	}
}

// Rate is a share: Part of Whole.
type Rate struct{ Part, Whole int }

// Organised is the rate of the coverage by organisations (组织覆盖率).
func (f CoverageFigures) Organised() Rate { return Rate{f.Alone + f.Jointly, f.Units} }

// OfDue is the rate of what was built to what must be built (组建率).
func (f CoverageFigures) OfDue() Rate { return Rate{f.Built, f.Due} }

// Own is the rate of units with an organisation of their own (单独组建率).
func (f CoverageFigures) Own() Rate { return Rate{f.Alone, f.Units} }

// Worked is the rate of the units without an organisation to which somebody is sent (工作覆盖率).
func (f CoverageFigures) Worked() Rate { return Rate{f.ByPerson, f.ByPerson + f.Blank} }

// NamedRate is a rate with what it is called, and what is divided by what.
type NamedRate struct {
	Rate
	Label, Of string
	How       string // what is divided by what, in full
	Note      string // in brackets behind, "" for none
}

// Rates are the rates of the two coverages, which the tree, the units and the paper show under the same names; unit is what a unit of the
// sector is called.
func (f CoverageFigures) Rates(unit string) []NamedRate {
	all := []NamedRate{
		{Rate: f.Organised(), Label: "组织覆盖率", Of: "运营" + unit, How: "有党组织或联合覆盖的" + unit + "÷全部" + unit},
		{Rate: f.Own(), Label: "单独组建率", Of: "运营", How: "单独建立党组织的" + unit + "÷全部" + unit},
		{Rate: f.OfDue(), Label: "应建已建率", Of: "应建", How: fmt.Sprintf("单独建立党组织的%s÷正式党员%d名以上的%[1]s", unit, LeastForBranch)},
		{Rate: f.Worked(), Label: "工作覆盖率", Of: "无组织", How: "派了指导员、联络员的" + unit + "÷没有党组织的" + unit}}
	if f.Jointly > 0 {
		all[0].Note = fmt.Sprintf("联合 %d", f.Jointly)
	}
	return all
}

// Percent is the rate to a hundredth, halves up: 87.50%; "" where the whole is nothing.
func (r Rate) Percent() string {
	if r.Whole <= 0 {
		return ""
	}
	hundredths := (r.Part*20000 + r.Whole) / (2 * r.Whole)
	return Points(hundredths).String() + "%"
}

// Text is the fraction with the percentage: 35/40，87.50%.
func (r Rate) Text() string {
	if r.Whole <= 0 {
		return "—"
	}
	return fmt.Sprintf("%d/%d，%s", r.Part, r.Whole, r.Percent())
}
