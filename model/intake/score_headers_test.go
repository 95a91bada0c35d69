package intake

import (
	"strings"
	"testing"
)

// A sheet with one or two items of the scheme is a sheet of marks, alone and beside others; what only resembles one is
// not, and every sheet that is not read is named.
func TestSheetsOfFewItemsAreRead(t *testing.T) {
	known := &Known{Today: today, Scheme: scheme(t), Year: 2026, Orgs: orgs("甲党支部", "乙党支部")}
	var names []string
	for _, c := range known.Scheme.Parts[1].Categories {
		for _, i := range c.Items {
			names = append(names, i.Name)
		}
	}
	party := tab("党建复核", cells("序号|党组织名称|A1|A2|A3"), []any{1, "甲党支部", 5.0, 4.0, 4.0})
	two := tab("业务复核", cells("业务得分表（复核）"), cells("序号|党组织名称|"+names[0]+"|"+names[1]+"|合计|备注"), []any{1, "甲党支部", 1.0, 2.0, 3.0})
	one := tab("复核", cells("党组织名称|A1 党建写入学校章程（5）"), []any{"甲党支部", 4.0})
	foreign := tab("走访", cells("党组织名称|"+names[0]+"|走访人"), []any{"甲党支部", 1.0, "周敏"})
	near := tab("业务复核", cells("党组织名称|"+names[0]+"的情况说明"), []any{"甲党支部", 1.0})
	for what, c := range map[string]struct {
		plan        *Plan
		marks, left int
	}{
		"beside another": {build(t, bookOf(party, two), known, Options{}), 5, 0},
		"two alone":      {build(t, bookOf(two), known, Options{}), 2, 0},
		"one alone":      {build(t, bookOf(one), known, Options{}), 1, 0},
		"other columns":  {build(t, bookOf(party, foreign), known, Options{}), 3, 1},
		"not the item":   {build(t, bookOf(party, near), known, Options{}), 3, 1},
	} {
		if n := len(c.plan.Scores.Marks); n != c.marks {
			t.Errorf("%s: %d marks, want %d; %s %v", what, n, c.marks, c.plan.Kind, c.plan.Blocking)
		}
		left := c.plan.LeftOut()
		if len(left) != c.left || c.left == 1 && (!left[0].Lost() || !strings.Contains(left[0].Why, "没有找到表头")) {
			t.Errorf("%s: left out %v", what, left)
		}
	}
}

// A table of scores of another year than the open one is not written before somebody said so.
func TestScoresOfAnotherYearAreAskedAbout(t *testing.T) {
	known := &Known{Today: today, Scheme: scheme(t), Year: 2027, Orgs: orgs("甲党支部")}
	last := bookOf(tab("复核", cells("某某区民办教育行业综合党委2026年度考核得分表（复核）"), cells("序号|党组织名称|A1|A2|A3"), []any{1, "甲党支部", 5.0, 4.0, 4.0}))
	plan := build(t, last, known, Options{})
	if q := plan.Unanswered(); q == nil || q.Text != "标题写的是 2026 年，现在打开的是 2027 年度" {
		t.Fatalf("asked %v", q)
	}
	plan = build(t, last, known, Options{Answers: map[QuestionKey]string{{otherYear, -1}: "open"}})
	if plan.Unanswered() != nil || len(plan.Scores.Marks) != 3 {
		t.Errorf("after the answer %v, %d marks", plan.Unanswered(), len(plan.Scores.Marks))
	}
	if y := titleYear("按2019年文件制定的2026年度考核得分表"); y != 2026 {
		t.Errorf("the title is of %d", y)
	}
	known.Year = 2026
	if plan := build(t, last, known, Options{}); len(plan.Questions) != 0 {
		t.Errorf("of the open year: %v", plan.Questions)
	}
}
