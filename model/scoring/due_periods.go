package scoring

import "github.com/shuangbai/shuangbai/model"

// CheckMark says whether a mark may be entered for an item: not above its points, not below 0 or, where the item can
// go negative (倒扣), its floor. The error gives the allowed range.
func CheckMark(item *model.Item, points model.Points) error {
	low := min(item.Method.Floor, 0)
	if points >= low && points <= item.Max {
		return nil
	}
	return model.FieldErrorf("points", "%s填了 %s 分，应在 %s 到 %s 分之间", item.Title(), points.Short(), low.Short(), item.Max.Short())
}

// FullMonths is how many whole months of a year a branch existed. A branch without a date existed all along; one set
// up on the first of a month existed that month; a year-only date counts from the next January.
func FullMonths(year int, setUp model.Date) int {
	switch {
	case setUp.IsZero() || setUp.Year() < year:
		return 12
	case setUp.Year() > year || setUp.Precision() == model.ByYear:
		return 0
	}
	first := setUp.Month()
	if setUp.Precision() == model.ByDay && setUp.Day() > 1 || setUp.Precision() == model.ByMonth {
		first++
	}
	return 13 - first
}

// DuePeriods is how many of a year's equal periods (12 months, 4 quarters, 2 halves, 1 year) a branch existed for as
// a whole, and so owes what is due once a period. perYear divides 12.
func DuePeriods(year int, setUp model.Date, perYear int) int {
	return FullMonths(year, setUp) * perYear / 12
}
