package record

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// OverADay finds the entries that add up, with those of the same member on the same day, to more than a day can have (see
// Counting.DayMost): by their place the sum of that day. Entries without a member, a day or an amount are left out.
func (r *Register) OverADay(entries []*Entry) map[int]model.Points {
	member, ok := r.First(Member)
	if r.Counts == nil || r.Counts.DayMost == 0 || !ok {
		return nil
	}
	type memberDay struct {
		member string
		day    model.Date
	}
	of, sums := make([]memberDay, len(entries)), map[memberDay]model.Points{}
	for i, e := range entries {
		day, err := model.ParseDate(e.Values[r.Counts.On])
		n, wrong := model.ParsePoints(e.Values[r.Counts.Sum])
		if who := e.Values[member.Name]; who != "" && err == nil && wrong == nil && day.Precision() == model.ByDay {
			of[i] = memberDay{who, day}
			sums[of[i]] += n
		}
	}
	over := map[int]model.Points{}
	for i, at := range of {
		if sum := sums[at]; sum > model.Pt(int64(r.Counts.DayMost)) {
			over[i] = sum
		}
	}
	return over
}

// SayOverADay says that a day has more than it can have: 这一天的志愿服务加起来 26 小时，一天不会超过 24 小时.
func (r *Register) SayOverADay(sum model.Points) string {
	return fmt.Sprintf("这一天的%s加起来 %s %s，一天不会超过 %d %[3]s", r.Title, sum.Short(), r.Counts.SumUnit, r.Counts.DayMost)
}
