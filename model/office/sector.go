package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/schemes"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// SectorOf is the sector of a committee: as it ships, with the committee's own words and choices laid over it. One that this
// version does not know is taken for the general one.
func SectorOf(c model.Committee) sectors.Sector {
	s, ok := sectors.Find(c.Sector)
	if !ok {
		s, _ = sectors.Find(model.General)
	}
	t := c.Terms
	s.Name, s.Unit, s.Licence = cmp.Or(t.Name, s.Name), cmp.Or(t.Unit, s.Unit), cmp.Or(t.Licence, s.Licence)
	s.Scheme, s.Pioneer = cmp.Or(t.Scheme, s.Scheme), cmp.Or(t.Pioneer, s.Pioneer)
	if kinds := splitList(t.UnitKinds); len(kinds) > 0 {
		s.UnitKinds = kinds
	}
	switch t.Without {
	case "":
	case "-":
		s.Without = nil
	default:
		s.Without = strings.Split(t.Without, ",")
	}
	return s
}

// Sector is the sector of the open data file.
func (o *Office) Sector(ctx context.Context) (sectors.Sector, error) {
	c, err := o.Committee(ctx)
	return SectorOf(c), err
}

// UnitWord is what a unit is called in the sector of the open data file: 学校; 单位 where that cannot be read.
func (o *Office) UnitWord() string {
	s, err := o.Sector(context.Background())
	if err != nil {
		return unitWord
	}
	return cmp.Or(s.Unit, unitWord)
}

// unitWord is what a unit is called where no sector has a word of its own.
const unitWord = "单位"

// TermsOf are the words and choices that differ from the sector as it ships, so that the others follow a later version.
func TermsOf(sector model.Sector, chosen sectors.Sector) model.SectorTerms {
	ships, _ := sectors.Find(sector)
	other := func(own, shipped string) string {
		if own == shipped {
			return ""
		}
		return own
	}
	t := model.SectorTerms{Name: other(chosen.Name, ships.Name), Unit: other(chosen.Unit, ships.Unit), Licence: other(chosen.Licence, ships.Licence),
		Scheme: other(chosen.Scheme, ships.Scheme), Pioneer: other(chosen.Pioneer, ships.Pioneer)}
	if !slices.Equal(chosen.UnitKinds, ships.UnitKinds) {
		t.UnitKinds = strings.Join(chosen.UnitKinds, "、")
	}
	if !slices.Equal(chosen.Without, ships.Without) {
		t.Without = cmp.Or(strings.Join(chosen.Without, ","), "-")
	}
	return t
}

// splitList reads a list that somebody typed: 企业、门店 or 企业，门店.
func splitList(text string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) }) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(all, part) {
			all = append(all, part)
		}
	}
	return all
}

// SplitList is a list of kinds of units as somebody types it.
func SplitList(text string) []string { return splitList(text) }

// ownCommittee is the committee as the open data file keeps it, checked: a district is of no sector.
func (o *Office) ownCommittee(c model.Committee) (model.Committee, error) {
	if o.district {
		c = districtCommittee(c)
		return c, c.Validate()
	}
	return c, validCommittee(c)
}

// validCommittee checks the committee's own data, and that what it begins with is there.
func validCommittee(c model.Committee) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if _, ok := sectors.Find(c.Sector); !ok {
		var names []string
		for _, s := range sectors.All() {
			names = append(names, s.Name)
		}
		return model.FieldErrorf("sector", "没有代号为“%s”的行业，可选 %s", c.Sector, strings.Join(names, "、"))
	}
	s := SectorOf(c)
	if _, ok := schemes.Read(s.Scheme + ".json"); !ok {
		return model.FieldErrorf("scheme", "没有代号为“%s”的默认方案", s.Scheme)
	}
	if _, ok := schemes.Read(s.Pioneer + ".json"); !ok {
		return model.FieldErrorf("pioneer", "没有代号为“%s”的先锋指数办法", s.Pioneer)
	}
	return nil
}
