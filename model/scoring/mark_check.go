package scoring

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// CheckMark says whether a mark may be entered for an item: not above its points, not below 0 or, where the item can
// go negative (倒扣), its floor. The error gives the allowed range.
func CheckMark(item *model.Item, points model.Points) error {
	low := min(item.Method.Floor, 0)
	if points >= low && points <= item.Max {
		return nil
	}
	return model.FieldErrorf("points", "%s填了 %s 分，应在 %s 到 %s 分之间", item.Title(), points.Short(), low.Short(), item.Max.Short())
}

// CheckAdjustment says whether the points of a bonus or deduction are within what its level gives; one without a level is bounded
// only by the cap of the year.
func CheckAdjustment(s *model.Scheme, a model.Adjustment) error {
	rule := s.Bonus
	if a.Deduction {
		rule = s.Deduction
	}
	for _, k := range rule.Kinds {
		most := max(k.Points, k.Max)
		for _, p := range []*model.Points{a.Self, a.Checked, a.Final} {
			if k.Label == a.Level && p != nil && *p > most {
				return model.FieldErrorf("points", "%s最多 %s 分", k.Label, most.Short())
			}
		}
	}
	return nil
}

// Misfit says in words why the method of an item cannot give a mark: "按方法可得 5、3、0 分"; "" when it can. Such a
// mark may be entered all the same, with a reason. A proportion and a judged mark always fit, and so does a deduction
// whose method names no price.
func Misfit(item *model.Item, points model.Points) string {
	switch item.Method.Kind {
	case model.Step, model.Survey, model.Level:
		return misfitTiers(item, points)
	case model.Count:
		return misfitCount(item, points)
	case model.Deduct:
		return misfitDeduct(item, points)
	}
	return ""
}

// misfitTiers: the points of one of the tiers, or 0 where the lowest tier must be reached.
func misfitTiers(item *model.Item, points model.Points) string {
	tiers := item.Method.Tiers
	if item.Method.Kind == model.Level {
		tiers = Levels(item)
	}
	if len(tiers) == 0 {
		return ""
	}
	var may []string
	for i, t := range tiers {
		if t.Points == points {
			return ""
		}
		if i == 0 || tiers[i-1].Points != t.Points {
			may = append(may, t.Points.Short())
		}
	}
	if last := tiers[len(tiers)-1]; last.AtLeast > 0 && last.Points > 0 {
		if points == 0 {
			return ""
		}
		may = append(may, "0")
	}
	return fmt.Sprintf("按方法可得 %s 分", strings.Join(may, "、"))
}

// misfitCount: so many times the unit, or all that may be counted.
func misfitCount(item *model.Item, points model.Points) string {
	unit, limit := item.Method.Unit, countLimit(item)
	if unit <= 0 || points == limit || points >= 0 && points < limit && points%unit == 0 {
		return ""
	}
	return fmt.Sprintf("按方法每项 %s 分，最多 %s 分", unit.Short(), limit.Short())
}

// misfitDeduct: what findings at the prices of the method leave, each sort of them found any number of times, or the
// lowest mark (扣完为止).
func misfitDeduct(item *model.Item, points model.Points) string {
	if points == item.Max {
		return ""
	}
	may := deductedTo(item)
	if len(may) == 0 || slices.Contains(may, points) {
		return ""
	}
	if len(may) > mostListed {
		var prices []string
		for _, p := range pricesOf(item.Method) {
			prices = append(prices, p.Short())
		}
		return fmt.Sprintf("按方法每个问题扣 %s 分", strings.Join(prices, " 或 "))
	}
	listed := make([]string, len(may))
	for i, p := range may {
		listed[i] = p.Short()
	}
	return fmt.Sprintf("按方法可得 %s 分", strings.Join(listed, "、"))
}

// mostListed is how many possible marks a sentence lists; of more it tells the prices.
const mostListed = 12

// deductedTo are the marks that a deduction can leave, best first; none where the method names no price.
func deductedTo(item *model.Item) []model.Points {
	prices := pricesOf(item.Method)
	if len(prices) == 0 {
		return nil
	}
	step := prices[0]
	for _, price := range prices {
		step = gcd(step, price)
	}
	low := min(item.Method.Floor, 0)
	var may []model.Points
	var reached []bool // by how many steps are taken off
	for n := range int((item.Max - low + step - 1) / step) {
		reached = append(reached, n == 0)
		for _, price := range prices {
			if at := n - int(price/step); at >= 0 && reached[at] {
				reached[n] = true
			}
		}
		if reached[n] {
			may = append(may, item.Max-step*model.Points(n))
		}
	}
	return append(may, low)
}

// PossibleMarks are the marks that a method can give, best first, where they are few: by tiers, or by deductions at fixed
// prices. For every other method there are none.
func PossibleMarks(item *model.Item) []model.Points {
	switch item.Method.Kind {
	case model.Step, model.Survey, model.Level:
		var may []model.Points
		for _, t := range TiersOf(item) {
			may = append(may, t.Points)
		}
		if n := len(may); n > 0 && may[n-1] > 0 {
			may = append(may, 0)
		}
		return slices.Compact(may)
	case model.Deduct:
		if may := deductedTo(item); len(may) <= mostListed {
			return slices.Compact(may)
		}
	}
	return nil
}

func gcd(a, b model.Points) model.Points {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// pricesOf are what one finding may cost by a method, the lowest first.
func pricesOf(m model.Method) []model.Points {
	var all []model.Points
	if m.Unit > 0 {
		all = append(all, m.Unit)
	}
	for _, t := range m.Units {
		if t.Points > 0 {
			all = append(all, t.Points)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// NeedsReason says why a mark must not be taken without a word, "" when it may: its method cannot give it, and no
// reason is written.
func NeedsReason(item *model.Item, mark model.Mark) string {
	if mark.NotApplicable || strings.TrimSpace(mark.Reason) != "" {
		return ""
	}
	return Misfit(item, mark.Points)
}

// WantsReason says why a mark may stand only with a reason of its own, whether it has one or not: its method cannot give it, or it is
// a final one that differs from the checked (nil for none). "" when it may stand as it is.
func WantsReason(item *model.Item, stage model.Stage, mark model.Mark, checked *model.Mark) string {
	mark.Reason = ""
	fit := NeedsReason(item, mark)
	if stage == model.FinalMark && checked != nil {
		fit = cmp.Or(fit, Overruled(*checked, mark))
	}
	return fit
}

// misfitWhy is what the sentence of a mark says about one that its method cannot give, as fit says: that it does not fit, and
// the reason.
func misfitWhy(fit, reason string) string {
	if strings.TrimSpace(reason) == "" {
		return fmt.Sprintf("与方法不符（%s），没有写理由", fit)
	}
	return fmt.Sprintf("与方法不符（%s），理由：%s", fit, reason)
}
