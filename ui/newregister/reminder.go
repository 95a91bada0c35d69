package newregister

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// remindSelect chooses how many days ahead a date is reminded of.
func remindSelect(days int, changed func(days int)) *kit.Select {
	options, ahead := []kit.Option{{ID: "0", Text: "不提醒"}}, []int{3, 7, 15, 30, 60, 90, 180}
	if days > 0 && !slices.Contains(ahead, days) {
		ahead = append(ahead, days)
	}
	for _, n := range ahead {
		options = append(options, kit.Option{ID: fmt.Sprint(n), Text: fmt.Sprintf("前 %d 天", n)})
	}
	s := kit.NewOptionSelect(options, 0, func(o kit.Option) {
		n := 0
		_, _ = fmt.Sscan(o.ID, &n) // the IDs are numbers
		changed(n)
	})
	s.SetChosenID(fmt.Sprint(days))
	return s
}
