package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports/document"
)

// A part that does not apply prints — and leaves the average; the notes say how it was computed, how equal totals rank
// and where the vetoed stand.
func TestWhatDoesNotApplyIsNoNought(t *testing.T) {
	s := sampleScheme()
	a := &model.YearFacts{Committee: model.Committee{Name: "测试党委"}, Year: model.AssessmentYear{Year: 2026, Scheme: *s}}
	var results []*model.BranchResult
	for id, name := range []string{"甲支部", "乙支部", "丙支部", "丁支部"} {
		m := &model.MarkSheet{OrgID: int64(id + 1), Branch: name, Year: 2026, Marks: map[model.MarkKey]model.Mark{}}
		for p := range s.Parts {
			for _, c := range s.Parts[p].Categories {
				for _, item := range c.Items {
					m.Marks[model.MarkKey{Item: item.ID, Stage: model.CheckedMark}] = model.Mark{Points: item.Max, NotApplicable: p == 1 && name == "乙支部"}
				}
			}
		}
		switch name {
		case "丙支部":
			m.Vetoes = []model.Veto{{Title: "弄虚作假"}}
		case "丁支部":
			clear(m.Marks)
		}
		a.Sheets = append(a.Sheets, m)
		results = append(results, scoring.Score(s, m, model.CheckedMark))
	}
	a.Ranking = scoring.Rank(2026, s, results, nil)
	table := Summary(a, Options{}).Parts[2].(document.Table)
	var lines []string
	for _, row := range table.Rows {
		var line []string
		for _, c := range row.Cells {
			line = append(line, c.Text)
		}
		lines = append(lines, strings.Join(line, "|"))
	}
	got := strings.Join(lines, "\n")
	want := "1|甲支部|0|100.00|100.00|—|—|100.00|待定|同分，待决定\n1|乙支部|0|100.00|—|—|—|100.00|待定|同分，待决定；业务不适用\n" +
		"3|丙支部|0|100.00|100.00|—|—|100.00|不合格|一票否决\n|丁支部|0|37项未打分|\n|平均||100.00|100.00|||100.00||"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	notes := table.Tail[1].(document.Note).Text
	for _, words := range []string{"同分并列，占用后面的名次（1、1、3）。", "一票否决的排在最后。", "整项不适用的不算0分"} {
		if !strings.Contains(notes, words) {
			t.Errorf("the notes lack %q: %s", words, notes)
		}
	}
	a.Year.Scheme.Ranking = model.RankRule{Ties: model.TiesNext, Vetoed: model.VetoedUnranked}
	notes = Summary(a, Options{}).Parts[2].(document.Table).Tail[1].(document.Note).Text
	if !strings.Contains(notes, "同分并列，不占后面的名次（1、1、2）。一票否决的不排名次。") {
		t.Errorf("the notes do not follow the scheme: %s", notes)
	}
}
