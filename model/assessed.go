package model

// Assessed is what a scheme may assess, with what scopes ask of it: a Party organisation with the kinds of the units that
// it covers, or a unit.
type Assessed struct {
	Org       *Org
	Unit      *Unit
	UnitKinds []string
	Authority bool // a unit that is the superior sector authority of others (行业系统主管单位)
}

// unitKeys is added to the number of a unit where it is assessed, so that no organisation has the same.
const unitKeys = 1_000_000_000

// UnitKey is what a unit is known by where it is assessed: the OrgID of its marks and results.
func UnitKey(unit int64) int64 { return unitKeys + unit }

// KeyOfUnit returns the number of the unit that is known by a key; ok is false for that of an organisation.
func KeyOfUnit(key int64) (unit int64, ok bool) { return key - unitKeys, key > unitKeys }

// Key is what it is known by in the marks and results of a year: the organisation's number, or UnitKey.
func (a Assessed) Key() int64 {
	if a.Unit != nil {
		return UnitKey(a.Unit.ID)
	}
	return a.Org.ID
}

// Name is the organisation's or the unit's.
func (a Assessed) Name() string {
	if a.Unit != nil {
		return a.Unit.Name
	}
	return a.Org.Name
}

// ExistedIn reports whether it is a branch or a unit that existed in a year to its end, as far as is known.
func (a Assessed) ExistedIn(year int) bool {
	if u := a.Unit; u != nil {
		return u.ClosedOn == "" || u.ClosedOn.Year() > year
	}
	g := a.Org
	return g.Kind.IsBranch() && (g.ClosedOn == "" || g.ClosedOn.Year() > year) && (g.SetUpOn == "" || g.SetUpOn.Year() <= year)
}

// MayBeIn reports whether a group is for such as it: branches, units, or the superior sector authorities among these. What its
// scheme covers is another condition.
func (a Assessed) MayBeIn(g *AssessmentGroup) bool {
	switch {
	case !g.Units:
		return a.Org != nil
	case g.Scheme.Object == SectorUnitObject:
		return a.Unit != nil && a.Authority
	}
	return a.Unit != nil
}
