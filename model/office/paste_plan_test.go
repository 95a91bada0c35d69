package office

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

// twoBranches are a scheme and two rows of its grid: the first has A1 checked at 4, the second nothing.
func twoBranches(t *testing.T) (*model.Scheme, []MarkRow) {
	t.Helper()
	raw, _ := schemes.Read("education.json")
	scheme, err := scoring.LoadScheme(raw)
	if err != nil {
		t.Fatal(err)
	}
	marked := map[model.MarkKey]model.Mark{{Item: "A1", Stage: model.CheckedMark}: {Points: 400, Reason: "少一次学习"}}
	return scheme, []MarkRow{
		{&model.MarkSheet{OrgID: 1, Branch: "青禾培训学校党支部", Marks: marked}, model.CheckedMark},
		{&model.MarkSheet{OrgID: 2, Branch: "松溪艺术培训中心党支部"}, model.CheckedMark},
	}
}

func TestPastePlan(t *testing.T) {
	for name, c := range map[string]struct {
		items    []string
		block    [][]string
		label    string
		problems string
		changes  int
	}{
		"one the same, one new":       {[]string{"A1"}, [][]string{{"4"}, {"5"}}, "剪贴板有 2 行 × 1 列，贴到 A1 起：改 1 格，相同 1 格", "", 1},
		"out of range and no mark":    {[]string{"A1"}, [][]string{{"9"}, {"abc"}}, "剪贴板有 2 行 × 1 列，贴到 A1 起：改 0 格，相同 0 格", "1 格超出满分，1 格不是分数", 0},
		"full-width, unit, not due":   {[]string{"A1"}, [][]string{{"４．５分"}, {"／"}}, "剪贴板有 2 行 × 1 列，贴到 A1 起：改 2 格，相同 0 格，1 格与计分方法不符，要写理由", "", 2},
		"blank cells change nothing":  {[]string{"A1"}, [][]string{{""}, {"分"}}, "剪贴板有 2 行 × 1 列，贴到 A1 起：改 0 格，相同 0 格", "", 0},
		"beyond rows and items":       {[]string{"A1"}, [][]string{{"4", "1"}, {"5"}, {"5"}}, "剪贴板有 3 行 × 2 列，贴到 A1 起：改 1 格，相同 1 格，2 格落在表外", "", 1},
		"a column that is no item":    {[]string{"A1", "sum"}, [][]string{{"4", "90"}}, "剪贴板有 1 行 × 2 列，贴到 A1 起：改 0 格，相同 1 格，1 格落在表外", "", 0},
		"nothing that the method has": {[]string{"B1"}, [][]string{{"4.44"}}, "剪贴板有 1 行 × 1 列，贴到 B1 起：改 1 格，相同 0 格，1 格与计分方法不符，要写理由", "", 1},
	} {
		scheme, rows := twoBranches(t)
		p := PlanPaste(scheme, rows, c.items, c.block)
		if p.Label() != c.label || p.Problems() != c.problems || len(p.Changes()) != c.changes {
			t.Errorf("%s: %q, problems %q, %d changes", name, p.Label(), p.Problems(), len(p.Changes()))
		}
	}
}

func TestPastedCellsSayWhatTheyWere(t *testing.T) {
	scheme, rows := twoBranches(t)
	p := PlanPaste(scheme, rows, []string{"A1"}, [][]string{{"5"}, {"9"}})
	if len(p.Cells) != 2 || p.Cells[0].Before != "4.00" || p.Cells[0].After != "5.00" || p.Cells[1].After != "9" || p.Cells[1].Problem == "" {
		t.Errorf("%+v", p.Cells)
	}
	if got, want := p.ChangeText(), "从表格粘贴 1 个复核分，从 A1 起"; got != want {
		t.Errorf("the history says %q, want %q", got, want)
	}
}

func TestChangesShowBeforeTheyAreWritten(t *testing.T) {
	scheme, rows := twoBranches(t)
	f := &model.YearFacts{Year: model.AssessmentYear{Scheme: *scheme}, Sheets: []*model.MarkSheet{rows[0].Sheet, rows[1].Sheet}}
	_, _, item, _ := scheme.ItemByID("A1")
	for _, c := range []struct {
		row  MarkRow
		mark *model.Mark
		said string
		now  string
	}{
		{rows[0], &model.Mark{Points: 450}, "青禾培训学校 复核 A1 由 4.00 改为 4.50", "4.50 "}, // which the method does not give: the reason of 4.00 is not its
		{rows[0], &model.Mark{Points: 450}, "", "4.50 "},
		{rows[0], nil, "青禾培训学校 复核 A1 清除 4.50", " "},
		{rows[1], &model.Mark{NotApplicable: true, Reason: "没有设党小组"}, "松溪艺术培训中心 复核 A1 打 不适用", "不适用 没有设党小组"},
	} {
		if got := MarkChangeText(c.row, item, c.mark); got != c.said {
			t.Errorf("the history says %q, want %q", got, c.said)
		}
		if c.said != "" {
			change := MarkChange{OrgID: c.row.Sheet.OrgID, Key: model.MarkKey{Item: "A1", Stage: c.row.Stage}, Mark: c.mark}
			if orgs := ShowChanges(f, []MarkChange{change}, "周敏", sampleDay); len(orgs) != 1 || orgs[0] != c.row.Sheet.OrgID {
				t.Errorf("changed were %v", orgs)
			}
		}
		m, ok := c.row.Sheet.Mark("A1", c.row.Stage)
		if got := scoring.MarkText(m, ok) + " " + m.Reason; got != c.now || ok && m.By != "周敏" && m.By != "" {
			t.Errorf("shown is %q by %q, want %q", got, m.By, c.now)
		}
	}
}

func TestFillAndClear(t *testing.T) {
	scheme, rows := twoBranches(t)
	_, _, item, _ := scheme.ItemByID("A1")
	if got := FillMark(item, model.Mark{Points: 400}, rows); len(got) != 1 || got[0].OrgID != 2 {
		t.Errorf("filled %+v; the first row has it already", got)
	}
	if got := FillMark(item, model.Mark{Points: 500, Reason: "满分"}, rows); len(got) != 2 || got[0].Mark.Reason != "" {
		t.Errorf("filled %+v; a reason of another branch does not go along", got)
	}
	if got := ClearMarks([]*model.Item{item}, rows); len(got) != 1 || got[0].OrgID != 1 || got[0].Mark != nil {
		t.Errorf("cleared %+v", got)
	}
}

func TestObstaclesHaveKinds(t *testing.T) {
	f := &model.YearFacts{Ranking: &model.Ranking{}}
	if got := Obstacles(f); len(got) != 1 || got[0].Kind != NobodyAssessed || got[0].Label() != "还没有参加考核的支部" {
		t.Errorf("nobody: %+v", got)
	}
	missing := model.RankRow{BranchResult: model.BranchResult{Branch: "甲党支部", Missing: []string{"A1", "B2"}}}
	f.Ranking.Rows = []model.RankRow{missing, missing}
	if got := Obstacles(f); len(got) != 1 || got[0].Kind != Unchecked || got[0].Count != 2 || got[0].Label() != "还有 2 个支部没有复核完（甲党支部缺 A1、B2）" {
		t.Errorf("unchecked: %+v", got)
	}
	if got := StillBlank(f); got != "2 个支部没有复核完，对应栏留空。" {
		t.Errorf("papers say %q", got)
	}
	f.Year.Finalised = true
	if got := StillBlank(f); got != "" {
		t.Errorf("papers of a finalised year say %q", got)
	}
}
