package office

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// PioneerEventKind tells by its title whether a matter is a bonus, a deduction or a zeroing of the definition; Invalid, with all titles that
// there are, when it is none.
func PioneerEventKind(x *model.PioneerIndex, title string) (model.PioneerEventKind, error) {
	named := func(k model.AdjustKind) bool { return k.Label == title }
	switch {
	case slices.ContainsFunc(x.Bonus.Kinds, named):
		return model.PioneerBonus, nil
	case slices.ContainsFunc(x.Minus.Kinds, named):
		return model.PioneerMinus, nil
	case slices.ContainsFunc(x.Zeroes, func(z model.PioneerZero) bool { return z.ID == title || z.Title == title }):
		return model.PioneerZeroed, nil
	}
	var titles []string
	of := func(kind model.PioneerEventKind, all []string) {
		if len(all) > 0 {
			titles = append(titles, kind.Label()+"有 "+strings.Join(all, "、"))
		}
	}
	of(model.PioneerBonus, labelsOf(x.Bonus.Kinds))
	of(model.PioneerMinus, labelsOf(x.Minus.Kinds))
	var zeroes []string
	for _, z := range x.Zeroes {
		zeroes = append(zeroes, z.Title)
	}
	of(model.PioneerZeroed, zeroes)
	return "", model.FieldErrorf("title", "办法里没有“%s”这种加分、减分或者清零；%s", title, strings.Join(titles, "；"))
}

func labelsOf(kinds []model.AdjustKind) (all []string) {
	for _, k := range kinds {
		all = append(all, k.Label)
	}
	return all
}
