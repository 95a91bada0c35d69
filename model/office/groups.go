package office

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// placing tells in which group of a year a branch or a unit is assessed.
type placing struct {
	year      model.AssessmentYear
	sector    model.Sector
	units     map[int64][]model.Unit // covered by an organisation; nil where no scheme asks for kinds of units
	allUnits  []model.Unit           // by number; nil where no scheme assesses units
	superiors map[string]bool        // the names of the sector authorities that units have above them
	kept      map[int64]int          // the groups of a finalised year as they were kept, so that nothing entered afterwards changes them
}

func placingOf(r *store.Reader, y model.AssessmentYear) (*placing, error) {
	p := &placing{year: y}
	c, err := r.Committee()
	if err != nil {
		return nil, err
	}
	p.sector = c.Sector
	if y.Finalised {
		if p.kept, err = r.RankedOrgs(y.Year); err != nil {
			return nil, err
		}
	}
	if slices.ContainsFunc(y.Groups, func(g model.AssessmentGroup) bool { return asksForUnits(&g.Scheme) }) {
		if p.units, err = coveredUnits(r); err != nil {
			return nil, err
		}
	}
	if slices.ContainsFunc(y.Groups, func(g model.AssessmentGroup) bool { return g.Units }) {
		err = p.readUnits(r)
	}
	return p, err
}

// readUnits reads the units for a scheme that assesses them.
func (p *placing) readUnits(r *store.Reader) error {
	units, err := r.Units()
	slices.SortFunc(units, func(a, b model.Unit) int { return int(a.ID - b.ID) })
	p.allUnits, p.superiors = units, map[string]bool{}
	for i := range units {
		if units[i].ClosedOn == "" && units[i].Authority != "" {
			p.superiors[units[i].Authority] = true
		}
	}
	return err
}

// asksForUnits reports whether a scheme or one of its items is for those who cover some kind of unit.
func asksForUnits(s *model.Scheme) bool {
	return len(s.Covers.UnitKinds) > 0 || slices.ContainsFunc(itemsOf(s), func(i *model.Item) bool { return len(i.Scope.UnitKinds) > 0 })
}

// everyone are all organisations and, where a scheme assesses units, all units, each in the order of the ledger.
func (p *placing) everyone(r *store.Reader) ([]model.Assessed, error) {
	orgs, err := r.Orgs()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(orgs, func(a, b model.Org) int { return int(a.ID - b.ID) })
	all := make([]model.Assessed, 0, len(orgs)+len(p.allUnits))
	for i := range orgs {
		all = append(all, p.assessed(&orgs[i]))
	}
	for i := range p.allUnits {
		all = append(all, p.assessedUnit(&p.allUnits[i]))
	}
	return all, nil
}

// known is the organisation or unit that is assessed under a number (model.Assessed.Key), or NotFound.
func (p *placing) known(r *store.Reader, key int64) (model.Assessed, error) {
	if unit, ok := model.KeyOfUnit(key); ok {
		u, err := r.Unit(unit)
		return p.assessedUnit(&u), err
	}
	g, err := r.Org(key)
	return p.assessed(&g), err
}

// assessedUnit is a unit as scopes look at it.
func (p *placing) assessedUnit(u *model.Unit) model.Assessed {
	return model.Assessed{Unit: u, UnitKinds: []string{u.Kind}, Authority: strings.Contains(u.Kind, "主管单位") || p.superiors[u.Name]}
}

// assessed is an organisation as scopes look at it.
func (p *placing) assessed(g *model.Org) model.Assessed {
	a := model.Assessed{Org: g}
	for _, u := range p.units[g.ID] {
		a.UnitKinds = append(a.UnitKinds, u.Kind)
	}
	return a
}

// wanted are the numbers of the groups that ask for somebody by conditions that it meets; where there are none it is the
// one that asks for nothing and takes the rest.
func (p *placing) wanted(a model.Assessed) []int {
	if !a.ExistedIn(p.year.Year) {
		return nil
	}
	var asked, rest []int
	for i := range p.year.Groups {
		group := &p.year.Groups[i]
		switch covers := group.Scheme.Covers; {
		case !a.MayBeIn(group):
		case covers.All() && (!group.Units || group.Scheme.Object != model.SectorUnitObject): // a sector authority is something to be by itself
			rest = append(rest, group.Number)
		case scoring.Outside(covers, a, p.sector, p.year.Year) == "":
			asked = append(asked, group.Number)
		}
	}
	if len(asked) > 0 || len(rest) == 0 {
		return asked
	}
	return rest[:1]
}

// group is the number of the group of somebody, 0 when it is in none. Of several that want it the first has it.
func (p *placing) group(a model.Assessed) int {
	if p.year.Finalised {
		return p.kept[a.Key()]
	}
	if all := p.wanted(a); len(all) > 0 {
		return all[0]
	}
	return 0
}

// in is the year as a group has it.
func (p *placing) in(group int) *model.AssessmentYear {
	y, _ := p.year.In(group)
	return &y
}

// scope takes the items that are not for somebody out of its marks.
func (p *placing) scope(a model.Assessed, marks map[model.MarkKey]model.Mark) {
	scoring.ApplyScope(&p.in(p.group(a)).Scheme, a, p.sector, p.year.Year, marks)
}

// label names a group for people.
func (p *placing) label(number int) string {
	for i := range p.year.Groups {
		if p.year.Groups[i].Number == number {
			return p.year.Groups[i].GroupLabel(p.year.Groups)
		}
	}
	return ""
}

// groupOf returns the year as the group of an organisation has it; NotFound when it is in none of several.
func groupOf(r *store.Reader, year int, org int64) (*model.AssessmentYear, error) {
	y, err := r.AssessmentYear(year)
	if err != nil {
		return nil, err
	}
	return (&yearSchemes{r: r, year: y}).of(org)
}

// yearSchemes finds the scheme by which an organisation is marked in a year. In a year of one group it is that of the year,
// whoever is asked for.
type yearSchemes struct {
	r      *store.Reader
	year   model.AssessmentYear
	places *placing
	known  map[int64]*model.AssessmentYear
}

// openSchemes are the schemes of a year in which marks may still be changed.
func openSchemes(r *store.Reader, year int) (*yearSchemes, error) {
	y, err := openYear(r, year)
	return &yearSchemes{r: r, year: y}, err
}

// of returns the year as the group of an organisation has it.
func (s *yearSchemes) of(org int64) (*model.AssessmentYear, error) {
	if len(s.year.Groups) == 1 {
		return &s.year, nil
	}
	if y := s.known[org]; y != nil {
		return y, nil
	}
	if s.places == nil {
		var err error
		if s.places, err = placingOf(s.r, s.year); err != nil {
			return nil, err
		}
		s.known = map[int64]*model.AssessmentYear{}
	}
	a, err := s.places.known(s.r, org)
	if err != nil {
		return nil, err
	}
	y, err := s.places.of(a)
	s.known[org] = y
	return y, err
}

// markedBy are changes of those who are marked by one scheme.
type markedBy struct {
	scheme  *model.Scheme
	changes []MarkChange
}

// part sorts changes by the scheme by which they are marked.
func (s *yearSchemes) part(changes []MarkChange) ([]markedBy, error) {
	var all []markedBy
	at := map[int]int{}
	for _, c := range changes {
		y, err := s.of(c.OrgID)
		if err != nil {
			return nil, err
		}
		i, ok := at[y.Group]
		if !ok {
			i = len(all)
			at[y.Group] = i
			all = append(all, markedBy{scheme: &y.Scheme})
		}
		all[i].changes = append(all[i].changes, c)
	}
	return all, nil
}

// of returns the year as the group of somebody has it.
func (p *placing) of(a model.Assessed) (*model.AssessmentYear, error) {
	if n := p.group(a); n > 0 {
		return p.in(n), nil
	}
	return nil, model.Errorf(model.NotFound, "“%s”不在 %d 年度的任何考核组别里；在“考核”的“方案”里改组别的范围", a.Name(), p.year.Year)
}

// misplaced are those whom several groups want, with the names of these, and the names of the branches that none does: units
// are not expected to be assessed.
func (p *placing) misplaced(everyone []model.Assessed) (several map[int64][]string, none []string) {
	several = map[int64][]string{}
	if p.year.Finalised {
		return several, nil
	}
	branches := slices.ContainsFunc(p.year.Groups, func(g model.AssessmentGroup) bool { return !g.Units })
	for _, a := range everyone {
		switch all := p.wanted(a); {
		case len(all) > 1:
			for _, n := range all {
				several[a.Key()] = append(several[a.Key()], p.label(n))
			}
		case len(all) == 0 && branches && a.Org != nil && a.ExistedIn(p.year.Year):
			none = append(none, a.Name())
		}
	}
	return several, none
}
