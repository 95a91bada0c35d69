package scoring

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestProjectsAreRankedByTheMeanOfTheirJudges(t *testing.T) {
	sheets := func(totals ...model.Points) (all []JudgeSheet) {
		for i, p := range totals {
			all = append(all, JudgeSheet{Judge: fmt.Sprintf("评委%d", i+1), Total: p * 100, Whole: p > 0})
		}
		return all
	}
	away := sheets(90, 95, 88)
	away[0].Away = true
	entrants := []Entrant{
		{ID: 1, Name: "红色课堂", Sheets: sheets(90, 80, 85)},
		{ID: 2, Name: "阅读推广", Sheets: sheets(85, 85, 85)},
		{ID: 3, Name: "银龄守护", Sheets: away},             // 91.50
		{ID: 4, Name: "缺一位", Sheets: sheets(99, 99, 0)}, // 评委3 has not marked it
		{ID: 5, Name: "普法进校园", Sheets: sheets(70, 71, 71)},
		{ID: 6, Name: "没人打"},
		{ID: 7, Name: "垫底", Sheets: sheets(60, 60, 60)},
	}
	say := func(r *model.Ranking) string {
		var lines []string
		for _, row := range r.Rows {
			lines = append(lines, fmt.Sprintf("%d %s %s %s %s", row.Rank, row.Branch, row.Total, row.Grade, row.Remark))
		}
		return strings.Join(lines, "\n")
	}
	got := say(RankProjects(2026, entrants, 30, 5))
	want := "1 银龄守护 91.50 优秀项目 \n2 红色课堂 85.00  同分，待决定\n2 阅读推广 85.00  同分，待决定\n4 普法进校园 70.67 未评上 超出优秀项目名额\n5 垫底 60.00 未评上 超出优秀项目名额\n0 缺一位 0.00  缺评委3的打分\n0 没人打 0.00  缺评委1、评委2、评委3的打分"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	entrants[1].Decided, entrants[1].Reason = Winner, "覆盖面大"
	entrants[0].Decided = Loser
	if got := say(RankProjects(2026, entrants, 30, 5)); !strings.Contains(got, "阅读推广 85.00 优秀项目") || !strings.Contains(got, "红色课堂 85.00 未评上") || strings.Contains(got, "党委会议") {
		t.Errorf("decided\n%s", got)
	}
	if m := meanOf([]model.Points{9000, 8000, 100, 8500, 9900}, 5); m != 8500 {
		t.Errorf("without the highest and the lowest: %s", m)
	}
	if r := RankProjects(2026, entrants[:1], 30, 5); r.Quotas[0].Limit != 1 {
		t.Errorf("of one project %d win", r.Quotas[0].Limit)
	}
}
