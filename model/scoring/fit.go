package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Misfit says in words why the method of an item cannot give a mark: "按方法可得 5、3、0 分"; "" when it can. Such a
// mark may be entered all the same, with a reason. A deduction fits whatever it takes off, because a finding may set
// its own price, and so do a proportion and a judged mark.
func Misfit(item *model.Item, points model.Points) string {
	switch item.Method.Kind {
	case model.Step, model.Survey, model.Level:
		return misfitTiers(item, points)
	case model.Count:
		return misfitCount(item, points)
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

// NeedsReason says why a mark must not be taken without a word, "" when it may: its method cannot give it, and no
// reason is written.
func NeedsReason(item *model.Item, mark model.Mark) string {
	if mark.NotApplicable || strings.TrimSpace(mark.Reason) != "" {
		return ""
	}
	return Misfit(item, mark.Points)
}

// misfitWhy is what the sentence of a mark says about one that its method cannot give: that it does not fit, and the
// reason; "" for one that fits.
func misfitWhy(item *model.Item, mark model.Mark) string {
	fit := Misfit(item, mark.Points)
	switch {
	case fit == "":
		return ""
	case strings.TrimSpace(mark.Reason) == "":
		return fmt.Sprintf("与方法不符（%s），没有写理由", fit)
	}
	return fmt.Sprintf("与方法不符（%s），理由：%s", fit, mark.Reason)
}
