package office

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// placing tells in which group of a year an organisation is assessed.
type placing struct {
	year   model.AssessmentYear
	sector model.Sector
	units  map[int64][]model.Unit // covered by an organisation; nil where no scheme asks for kinds of units
	kept   map[int64]int          // the groups of a finalised year as they were kept, so that nothing entered afterwards changes them
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
		p.units, err = coveredUnits(r)
	}
	return p, err
}

// asksForUnits reports whether a scheme or one of its items is for those who cover some kind of unit.
func asksForUnits(s *model.Scheme) bool {
	return len(s.Covers.UnitKinds) > 0 || slices.ContainsFunc(itemsOf(s), func(i *model.Item) bool { return len(i.Scope.UnitKinds) > 0 })
}

// assessed is an organisation as scopes look at it.
func (p *placing) assessed(g *model.Org) model.Assessed {
	a := model.Assessed{Org: g}
	for _, u := range p.units[g.ID] {
		a.UnitKinds = append(a.UnitKinds, u.Kind)
	}
	return a
}

// wanted are the numbers of the groups that ask for an organisation by conditions that it meets; where there are none it is the
// one that asks for nothing and takes the rest.
func (p *placing) wanted(g *model.Org) []int {
	if !existedIn(*g, p.year.Year) {
		return nil
	}
	var asked, rest []int
	for i := range p.year.Groups {
		group := &p.year.Groups[i]
		switch covers := group.Scheme.Covers; {
		case covers.All():
			rest = append(rest, group.Number)
		case scoring.Outside(covers, p.assessed(g), p.sector, p.year.Year) == "":
			asked = append(asked, group.Number)
		}
	}
	if len(asked) > 0 || len(rest) == 0 {
		return asked
	}
	return rest[:1]
}

// group is the number of the group of an organisation, 0 when it is in none. Of several that want it the first has it.
func (p *placing) group(g *model.Org) int {
	if p.year.Finalised {
		return p.kept[g.ID]
	}
	if all := p.wanted(g); len(all) > 0 {
		return all[0]
	}
	return 0
}

// in is the year as a group has it.
func (p *placing) in(group int) *model.AssessmentYear {
	y, _ := p.year.In(group)
	return &y
}

// scope takes the items that are not for an organisation out of its marks.
func (p *placing) scope(g *model.Org, marks map[model.MarkKey]model.Mark) {
	scoring.ApplyScope(&p.in(p.group(g)).Scheme, p.assessed(g), p.sector, p.year.Year, marks)
}

// label names a group for people.
func (p *placing) label(number int) string {
	for i := range p.year.Groups {
		if p.year.Groups[i].Number == number {
			return p.year.Groups[i].GroupLabel()
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
	g, err := s.r.Org(org)
	if err != nil {
		return nil, err
	}
	y, err := s.places.of(&g)
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

// of returns the year as the group of an organisation has it.
func (p *placing) of(g *model.Org) (*model.AssessmentYear, error) {
	if n := p.group(g); n > 0 {
		return p.in(n), nil
	}
	return nil, model.Errorf(model.NotFound, "“%s”不在 %d 年度的任何考核组别里；在“考核”的“方案”里改组别的范围", g.Name, p.year.Year)
}

// misplaced are those whom several groups want, with the names of these, and the names of those whom none does.
func (p *placing) misplaced(orgs []model.Org) (several map[int64][]string, none []string) {
	several = map[int64][]string{}
	if p.year.Finalised {
		return several, nil
	}
	for i := range orgs {
		g := &orgs[i]
		switch all := p.wanted(g); {
		case len(all) > 1:
			for _, n := range all {
				several[g.ID] = append(several[g.ID], p.label(n))
			}
		case len(all) == 0 && existedIn(*g, p.year.Year):
			none = append(none, g.Name)
		}
	}
	return several, none
}
