package scoring

import "github.com/shuangbai/shuangbai/model"

// fullMonths is how many whole months of a year a branch existed. A branch without a date existed all along; one set
// up on the first of a month existed that month; a year-only date counts from the next January.
func fullMonths(year int, setUp model.Date) int {
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
