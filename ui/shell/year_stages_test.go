package shell

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

func TestTheStepsOfAYearAsTheLineShowsThem(t *testing.T) {
	line := StageLine([]office.YearStage{
		{ID: office.StageIssue, State: office.StageDone, From: "2026-11-02"},
		{ID: office.StageSelf, State: office.StageBegun, Done: 34, Of: 40, From: "2026-11-10"},
		{ID: office.StageCheck, State: office.StageBegun, Now: true, Done: 21, Of: 40, From: "2026-11-20"},
		{ID: office.StageFinalise, State: office.StageAhead, Missing: []office.Missing{{Label: "还有 1 处同分没有决定", Brief: "1 处同分待定"}}},
		{ID: office.StagePublish, State: office.StageBegun, From: "2026-12-17", To: "2026-12-23"},
		{ID: office.StageArchive, State: office.StageAhead},
		{ID: office.StageSelf, State: office.StageBegun, From: "2026-11-10", Due: "2026-11-25", Late: true, LateDays: 3},
		{ID: office.StageBallot, State: office.StageAhead, Due: "2026-12-10"},
	})
	want := []kit.Stage{
		{Name: "下发", Date: "11-02 完成", Part: 1, State: kit.StageDone},
		{Name: "自评", Count: "34 / 40", Date: "11-10 起", Part: 34.0 / 40, State: kit.StagePassed},
		{Name: "复核", Count: "21 / 40", Date: "11-20 起", Part: 21.0 / 40, State: kit.StageNow},
		{Name: "核定", Date: "1 处同分待定", State: kit.StageAhead},
		{Name: "公示", Date: "12-17 至 12-23", Part: 0.5, State: kit.StagePassed},
		{Name: "归档", State: kit.StageAhead},
		{Name: "自评", Date: "逾期 3 天", Part: 0.5, State: kit.StagePassed, Late: true},
		{Name: "测评", Date: "12-10 截止", State: kit.StageAhead},
	}
	for i, w := range want {
		if line[i] != w {
			t.Errorf("step %d is %+v, want %+v", i+1, line[i], w)
		}
	}
}
