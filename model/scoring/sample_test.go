package scoring

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// The sample committee's year comes out as its makers say: every total, grade, place and refusal.
func TestSampleCommittee(t *testing.T) {
	s := education(t)
	sheets := sampleSheets(t, s)
	var final []*model.BranchResult
	byName := map[string][3]*model.BranchResult{}
	for _, sheet := range sheets {
		var all [3]*model.BranchResult
		for _, stage := range model.Stages() {
			all[stage] = Score(s, sheet, stage)
			checkAddsUp(t, all[stage].Tree)
		}
		byName[sheet.Branch] = all
		final = append(final, all[model.FinalMark])
	}
	ranking := Rank(2026, s, final, nil)
	rows := map[string]model.RankRow{}
	for _, row := range ranking.Rows {
		rows[row.Branch] = row
	}
	for _, want := range table(t, "expected.csv") {
		t.Run(want["branch"], func(t *testing.T) {
			self, got, row := byName[want["branch"]][model.SelfMark], byName[want["branch"]][model.FinalMark], rows[want["branch"]]
			partySelf := points(t, want["party self"])
			if want["branch"] == "新苗国际幼儿园党支部" { // its 5.5 of 5 counts as 5
				partySelf -= 50
				if !slices.ContainsFunc(self.Notes, func(n string) bool { return strings.Contains(n, "A2 党组织参与重大决策填了 5.5 分") }) {
					t.Errorf("the mark above the item's points is not noted: %q", self.Notes)
				}
			}
			equal(t, "party self", self.Parts[0], partySelf)
			equal(t, "business self", self.Parts[1], points(t, want["business self"]))
			equal(t, "party", got.Parts[0], points(t, want["party checked"]))
			equal(t, "business", got.Parts[1], points(t, want["business checked"]))
			equal(t, "bonus", got.Bonus, min(points(t, want["bonus"]), model.Pt(10)))
			equal(t, "deduction", got.Deduction, points(t, want["deduction"]))
			equal(t, "grade before the quota", got.Earned, want["earned"])
			equal(t, "grade", row.Grade, want["grade"])
			equal(t, "ready", got.Ready, want["case"] != "incomplete")
			equal(t, "vetoed", got.Vetoed, want["case"] == "veto")
			if want["total"] != "" {
				equal(t, "total", got.Total, points(t, want["total"]))
			}
		})
	}
	if got := rows["光华路片区幼儿园联合党支部"]; !slices.Equal(got.Missing, []string{"C1", "C2"}) || got.Rank != 0 || got.Remark != "2 项未打分" {
		t.Errorf("incomplete branch: missing %v, rank %d, remark %q", got.Missing, got.Rank, got.Remark)
	}
	if got := rows["致远研学服务中心党支部"]; !got.Gated || got.Remark != "党建不足 60 分" {
		t.Errorf("gate: %v %q", got.Gated, got.Remark)
	}
	if got := rows["朗语外语培训中心党支部"]; got.Remark != "一票否决" || got.Rank != 23 {
		t.Errorf("veto: %q, rank %d", got.Remark, got.Rank)
	}
	if got := rows["启明外国语学校党支部"]; got.Graded != model.Pt(100) || got.Rank != 1 ||
		!slices.Contains(got.Notes, "加分合计 12.00 分，最多计 10 分") {
		t.Errorf("capped bonus: graded %s, notes %q", got.Graded, got.Notes)
	}
	q := ranking.Quotas[0]
	if q.Limit != 7 || q.Used != 7 || q.Base != 24 || len(q.Ties) != 0 || q.Why != "24 × 30% = 7.2，只舍不入，7 个" {
		t.Errorf("quota: %+v", q)
	}
	if len(ranking.Notes) != 1 || !strings.Contains(ranking.Notes[0], "暂时的") {
		t.Errorf("ranks are not said to be provisional: %q", ranking.Notes)
	}
	if p := ProgressOf(s, sheets[22].Marks, false); p.Checked != 35 || p.Items != 37 || p.Label() != "复核中" {
		t.Errorf("progress of the incomplete branch: %+v", p)
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// checkAddsUp fails when the children of a node do not make its score, or a sentence is missing.
func checkAddsUp(t interface {
	Helper()
	Errorf(string, ...any)
}, n *model.Result) {
	t.Helper()
	var sum model.Points
	for _, c := range n.Children {
		sum += c.Score
		if !c.Sums && c.Score != 0 {
			t.Errorf("%s has %s and is no summand", c.Name, c.Score)
		}
		checkAddsUp(t, c)
	}
	if len(n.Children) > 0 && sum != n.Score {
		t.Errorf("%s: children come to %s, shown is %s", n.Name, sum, n.Score)
	}
	if n.Why == "" {
		t.Errorf("%s has no sentence", n.Name)
	}
}
