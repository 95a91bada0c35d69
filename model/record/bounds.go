package record

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
)

// OutOfBounds says what is wrong with an amount that the definition does not allow: 年度写作 20261，应在 2000 到 2100 之间.
// It is "" when nothing is.
func (i Item) OutOfBounds(p model.Points) string {
	less, more := i.Min != nil && p < model.Points(*i.Min)*100, i.Max != nil && p > model.Points(*i.Max)*100
	switch {
	case (less || more) && i.Min != nil && i.Max != nil:
		return fmt.Sprintf("%s写作 %s，应在 %d 到 %d 之间", i.Label, p.Short(), *i.Min, *i.Max)
	case less && *i.Min == 0:
		return fmt.Sprintf("%s写作 %s，不能是负数", i.Label, p.Short())
	case less:
		return fmt.Sprintf("%s写作 %s，不能小于 %d", i.Label, p.Short(), *i.Min)
	case more:
		return fmt.Sprintf("%s写作 %s，不能大于 %d", i.Label, p.Short(), *i.Max)
	case i.Above && p%100 != 0:
		return fmt.Sprintf("%s写作 %s，应写四位年份，如 2026", i.Label, p.Short())
	}
	return ""
}

// Adds reports whether the sum of the field over several entries says anything.
func (i Item) Adds() bool { return i.Shape == Money || i.Shape == Points || i.Shape == Number && i.Sum }

// checkBounds checks that the bounds of a field can be kept.
func (i Item) checkBounds() error {
	amount := slices.Contains([]Shape{Number, Money, Percent, Points}, i.Shape)
	if (i.Min != nil || i.Max != nil) && !amount || i.Min != nil && i.Max != nil && *i.Min > *i.Max {
		return model.FieldErrorf(i.Name, "字段“%s”的最小值和最大值没有写对，只有数字和金额能有，最小值不大于最大值", i.Label)
	}
	return nil
}

// FillNew gives a new entry what is plain beforehand: the year, where the committee has a working year.
func (r *Register) FillNew(e *Entry, year int) {
	for _, i := range r.Fields {
		if i.Above && year > 0 && e.Values[i.Name] == "" {
			r.Set(e, i.Name, strconv.Itoa(year))
		}
	}
}
