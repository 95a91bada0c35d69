package pioneer

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Year is the index of a member for a year.
type Year struct {
	Quarters [4]*Quarter // nil where he was not a member
	Counted  int         // quarters with a value
	Value    model.Points
	Ready    bool // at least one quarter has a value
	Zero     string
	Band     string
	Why      string
}

// ComputeYear works all quarters and the value of the year out: the mean of the quarters with a value, rounded half up to
// the hundredth, or the latest of them where amounts add up. A quarter without a value is never counted as zero.
func ComputeYear(x *model.PioneerIndex, in *Input) Year {
	var y Year
	sum, last := model.Points(0), model.Points(0)
	var parts []string
	for n := 1; n <= 4; n++ {
		q := Compute(x, in, n)
		y.Quarters[n-1] = q
		if q == nil || !q.Ready {
			continue
		}
		y.Counted++
		sum += q.Value
		last = q.Value
		parts = append(parts, fmt.Sprintf("第 %d 季度 %s", n, q.Value))
		if q.Zero != "" && y.Zero == "" {
			y.Zero = q.Zero
		}
	}
	if y.Ready = y.Counted > 0; !y.Ready {
		y.Why = "还没有一个季度填全"
		return y
	}
	switch {
	case y.Zero != "" && x.ZeroYear:
		y.Value, y.Why = 0, "全年清零："+y.Zero
	case x.Year == model.PioneerTotal:
		y.Value, y.Why = last, "从 1 月起累计，"+parts[len(parts)-1]
	default:
		y.Value = sum.MulDiv(1, int64(y.Counted))
		y.Why = strings.Join(parts, "、")
		if y.Counted > 1 {
			y.Why += fmt.Sprintf("，平均 %s", y.Value)
		}
	}
	y.Band = BandOf(x, y.Value, y.Value == 0 && y.Zero != "")
	return y
}

// Mean is the mean of values, rounded half up to the hundredth; ok is false where there are none.
func Mean(values []model.Points) (mean model.Points, ok bool) {
	if len(values) == 0 {
		return 0, false
	}
	sum := model.Points(0)
	for _, v := range values {
		sum += v
	}
	return sum.MulDiv(1, int64(len(values))), true
}

// BestLimit is how many of a branch's members may get the best grade of the appraisal: of seven, a third is two.
func BestLimit(r *model.AppraisalRule, members int) int {
	if members <= 0 {
		return 0
	}
	return members / r.Of
}
