package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// Nothing is "", never "0.00": a part that does not apply, a branch that is not ready, an item without a mark.
func TestNothingIsEmptyInJSON(t *testing.T) {
	s, err := office.DefaultScheme("education")
	if err != nil {
		t.Fatal(err)
	}
	sheet := func(id int64, name string) *model.MarkSheet {
		m := &model.MarkSheet{OrgID: id, Branch: name, Year: 2026, Marks: map[model.MarkKey]model.Mark{}}
		for p := range s.Parts {
			for _, c := range s.Parts[p].Categories {
				for _, item := range c.Items {
					m.Marks[model.MarkKey{Item: item.ID, Stage: model.CheckedMark}] = model.Mark{Points: item.Max, NotApplicable: name == "业务不适用" && p == 1}
				}
			}
		}
		return m
	}
	whole, away, unready, bare := sheet(1, "齐全"), sheet(2, "业务不适用"), sheet(3, "缺一项"), sheet(4, "没有打分")
	delete(unready.Marks, model.MarkKey{Item: "A1", Stage: model.CheckedMark})
	clear(bare.Marks)
	var results []*model.BranchResult
	for _, m := range []*model.MarkSheet{whole, away, unready, bare} {
		results = append(results, scoring.Score(s, m, model.FinalMark))
	}
	want := map[string]string{
		"齐全":    "party=100.00 business=100.00 bonus=0.00 deduction=0.00 total=100.00 rank=1",
		"业务不适用": "party=100.00 business= bonus=0.00 deduction=0.00 total=100.00 rank=1",
		"缺一项":   "party= business=100.00 bonus= deduction= total= rank=",
		"没有打分":  "party= business= bonus= deduction= total= rank=",
	}
	for _, row := range scoring.Rank(2026, s, results, nil).Rows {
		got := rankRow(s, &row)
		var text []string
		for _, key := range []string{"party", "business", "bonus", "deduction", "total", "rank"} {
			text = append(text, fmt.Sprintf("%s=%v", key, got[key]))
		}
		if joined := strings.Join(text, " "); joined != want[row.Branch] {
			t.Errorf("%s: %s, want %s", row.Branch, joined, want[row.Branch])
		}
		if row.Branch == "业务不适用" && row.Remark != "同分，待决定；业务不适用" {
			t.Errorf("remark %q", row.Remark)
		}
	}
	raw, err := json.Marshal(explained(results[3].Tree))
	if err != nil || strings.Contains(string(raw), `"score":"0.00","ready":false`) || !strings.Contains(string(raw), `"score":"","ready":false`) {
		t.Errorf("the tree of a branch without marks: %.400s %v", raw, err)
	}
	tree := explained(results[1].Tree)
	for _, n := range tree.Children {
		if n.ID == "business" && n.Score != "" {
			t.Errorf("a part that does not apply has %q", n.Score)
		}
	}
	if !strings.Contains(tree.Why, "业务工作全部项目不适用，不算 0 分，总分只按党建工作计") {
		t.Errorf("the total says %q", tree.Why)
	}
}
