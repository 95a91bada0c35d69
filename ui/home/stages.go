package home

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// stages are the steps that the program keeps: each shows what has really been done.
func stages(h *office.HomeFacts) []kit.Stage {
	all := []kit.Stage{{Name: "下发", Date: "考核还没有开始"}, {Name: "自评"}, {Name: "复核"}, {Name: "定级"}, {Name: "核定"}}
	if h.YearOpen {
		progress(h, all)
	}
	now := current(all)
	for i := range all {
		switch {
		case all[i].Part >= 1:
			all[i].State = kit.StageDone
		case i == now:
			all[i].State = kit.StageNow
		case all[i].Part > 0:
			all[i].State = kit.StagePassed
		}
	}
	return all
}

// progress fills in how far each stage of an open year is.
func progress(h *office.HomeFacts, all []kit.Stage) {
	share := func(n, of int) float64 {
		if of == 0 {
			return 0
		}
		return float64(n) / float64(of)
	}
	all[0].Date, all[0].Part = "方案已定", 1
	all[1].Count, all[1].Part = fmt.Sprintf("%d / %d", h.SelfDone, h.Assessed), share(h.SelfDone, h.Assessed)
	all[2].Count, all[2].Part = fmt.Sprintf("%d / %d", h.CheckedDone, h.Assessed), share(h.CheckedDone, h.Assessed)
	switch {
	case h.OpenTies > 0:
		all[3].Date, all[3].Part = fmt.Sprintf("%d 处同分待定", h.OpenTies), 0.5
	case h.Lapsed > 0:
		all[3].Date, all[3].Part = fmt.Sprintf("%d 个决定失效", h.Lapsed), 0.5
	case h.Finalisable, h.Finalised:
		all[3].Date, all[3].Part = "等次已定", 1
	}
	if h.Finalised {
		for i := range all {
			all[i].Part = 1
		}
		all[4].Date = "已经核定"
	}
}

// current is the stage in accent: the last one that is under way, or else the first that is not done; -1 when all
// are done.
func current(all []kit.Stage) int {
	at := -1
	for i, st := range all {
		if st.Part > 0 && st.Part < 1 {
			at = i
		}
	}
	for i := 0; at < 0 && i < len(all); i++ {
		if all[i].Part < 1 {
			at = i
		}
	}
	return at
}
