package office

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
)

func TestTheBestProjectsOfAYearAreRankedPublishedAndHonoured(t *testing.T) {
	o := committee(t)
	ctx := context.Background()
	importFile(t, o, writeSheet(t, "申报.xlsx", []any{"年度", "项目名称", "申报支部", "项目内容"},
		[]any{"2025", "红色课堂", "明衡律师事务所党支部", "微党课"}, []any{"2026", "红色课堂", "明衡律师事务所党支部", "微党课"},
		[]any{"2026", "普法进社区", "明衡律师事务所党支部", "讲座"}, []any{"2026", "银龄守护", "南片培训机构联合党支部", "助老"}), intake.RegisterKind("best-project"))
	scores := [][]any{{"年度", "项目名称", "评委姓名", "选题（20分）", "策划（20分）", "实施（30分）", "效果（30分）"}}
	for i, judge := range []string{"许慧", "石颖敏"} {
		for k, project := range []string{"红色课堂", "普法进社区", "银龄守护"} {
			scores = append(scores, []any{"2026", project, judge, 18 - k, 18, 27, fmt.Sprint(26 + i)})
		}
	}
	importFile(t, o, writeSheet(t, "打分.xlsx", scores...), intake.RegisterKind("project-score"))
	say := func() string {
		t.Helper()
		c, err := o.BestProjects(ctx, 2026)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, p := range c.Projects {
			all += fmt.Sprintf("%d %s %s %s %s|", p.Rank, p.Name, p.Total, p.State, p.Earlier)
		}
		return all
	}
	if got := say(); got != "1 红色课堂 89.50 申报 |2 普法进社区 88.50 申报 |3 银龄守护 87.50 申报 |" {
		t.Fatalf("ranked %s", got)
	}
	if _, err := o.AwardProjects(ctx, 2026, "2026-11-20"); model.CodeOf(err) != model.Invalid {
		t.Errorf("honoured before it was public: %v", err)
	}
	change, err := o.PublishProjects(ctx, 2026, "2026-11-10")
	if err != nil {
		t.Fatal(err)
	}
	if got := say(); got != "1 红色课堂 89.50 公示 |2 普法进社区 88.50 未评上 |3 银龄守护 87.50 未评上 |" {
		t.Errorf("published %s", got)
	}
	if _, err := o.AwardProjects(ctx, 2026, "2026-11-16"); model.CodeOf(err) != model.Invalid { // public from Tuesday to Monday
		t.Errorf("honoured on the last day: %v", err)
	}
	if known, ok := errorOf(o.AwardProjects(ctx, 2026, "2026-12-08")); !ok || known.Field != "on" {
		t.Errorf("honoured on a day to come: %v", known)
	}
	if _, err := o.AwardProjects(ctx, 2026, "2026-11-17"); err != nil {
		t.Fatal(err)
	}
	if c, err := o.BestProjects(ctx, 2027); err != nil || len(c.Projects) != 0 {
		t.Errorf("next year: %v %v", c, err)
	}
	if _, err := o.PublishProjects(ctx, 2027, "2027-12-01"); model.CodeOf(err) != model.NotFound {
		t.Errorf("nothing to publish: %v", err)
	}
	importFile(t, o, writeSheet(t, "下年.xlsx", []any{"年度", "项目名称"}, []any{"2027", "红色课堂"}), intake.RegisterKind("best-project"))
	if c, _ := o.BestProjects(ctx, 2027); len(c.Projects) != 1 || c.Projects[0].Earlier != "2026年已获奖，没有写提高" || c.Projects[0].Ready {
		t.Errorf("an earlier winner: %+v", c.Projects)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
}

func TestTheRulesOfTheChoiceAreSetByPeople(t *testing.T) {
	o := committee(t)
	ctx := context.Background()
	importFile(t, o, writeSheet(t, "申报.xlsx", []any{"年度", "项目名称", "申报支部", "项目内容"}, []any{"2026", "红色课堂", "明衡律师事务所党支部", "微党课"}), intake.RegisterKind("best-project"))
	for field, rules := range map[string]record.ContestRules{"quota": {Quota: 0, Days: 5, Trim: 5}, "days": {Quota: 30, Trim: 5}, "trim": {Quota: 30, Days: 5, Trim: 2}} {
		known, ok := errorOf(o.SetContestRules(ctx, rules))
		if !ok || known.Field != field {
			t.Errorf("%+v: %v", rules, known)
		}
	}
	change, err := o.SetContestRules(ctx, record.ContestRules{Quota: 100, Days: 7})
	if err != nil {
		t.Fatal(err)
	}
	if c, err := o.BestProjects(ctx, 2026); err != nil || c.Days != 7 || c.Trim != 0 {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if c, err := o.BestProjects(ctx, 2026); err != nil || c.Days != 5 || c.Trim != 5 {
		t.Errorf("undone: %+v %v", c, err)
	}
}

// From so many judges on the pane and the paper can say whose mark does not count.
func TestMarksThatDoNotCountAreNamed(t *testing.T) {
	away := paper.JudgeScore{Judge: "石颖敏", Whole: true, Away: true, Total: 99_00}
	scores := []paper.JudgeScore{{Judge: "许慧", Whole: true, Total: 84_00}, away, {Judge: "周临", Whole: true, Total: 84_00}, {Judge: "任雨刚", Whole: true, Total: 87_00}}
	markExtremes(scores, 4)
	for _, s := range scores {
		if s.Extreme != "" {
			t.Errorf("three judges of four: %+v", s)
		}
	}
	markExtremes(scores, 3)
	if got := []string{scores[0].Extreme, scores[1].Extreme, scores[2].Extreme, scores[3].Extreme}; !slices.Equal(got, []string{"最低分", "", "", "最高分"}) {
		t.Errorf("%q", got)
	}
}

// judgedProjects are three projects of 2026 with the sheets of three judges of whom the last is far from the others.
func judgedProjects(t *testing.T) *Office {
	t.Helper()
	o := committee(t)
	apply, scores := [][]any{{"年度", "项目名称", "项目内容"}}, [][]any{{"年度", "项目名称", "评委姓名", "选题（20分）", "策划（20分）", "实施（30分）", "效果（30分）"}}
	for k, project := range []string{"红色课堂", "普法进社区", "银龄守护"} {
		apply = append(apply, []any{"2026", project, "微党课"})
		for i, judge := range []string{"许慧", "石颖敏", "周临"} {
			scores = append(scores, []any{"2026", project, judge, 18 - k, 18, 27, []int{26, 27, 3 + 10*k}[i]})
		}
	}
	importFile(t, o, writeSheet(t, "申报.xlsx", apply...), intake.RegisterKind("best-project"))
	importFile(t, o, writeSheet(t, "打分.xlsx", scores...), intake.RegisterKind("project-score"))
	return o
}

// ranks is how the projects of 2026 stand.
func ranks(t *testing.T, o *Office) string {
	t.Helper()
	c, err := o.BestProjects(context.Background(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	all := c.Quota
	for _, p := range c.Projects {
		all += fmt.Sprintf("|%d %s %s %s", p.Rank, p.Name, p.Total, p.Grade)
	}
	return all
}

func TestAYearThatWasDecidedKeepsItsRules(t *testing.T) {
	o := judgedProjects(t)
	ctx := context.Background()
	if _, err := o.SetContestRules(ctx, record.ContestRules{Quota: 40, Days: 5, Trim: 3}); err != nil {
		t.Fatal(err)
	}
	undecided := ranks(t, o)
	if undecided != "1 个（参评 3 个的 40%）|1 红色课堂 89.00 优秀项目|2 普法进社区 88.00 未评上|3 银龄守护 87.00 未评上" {
		t.Fatal(undecided)
	}
	published, err := o.PublishProjects(ctx, 2026, "2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, rules := range []record.ContestRules{{Quota: 100, Days: 7}, {Quota: 70, Days: 9}} { // the second time it is not those of the first
		if _, err := o.SetContestRules(ctx, rules); err != nil {
			t.Fatal(err)
		}
		if got := ranks(t, o); got != undecided {
			t.Errorf("after the rules were changed: %s", got)
		}
	}
	if all, _ := o.Entries(ctx, contestRegister, false); all.Rows[0].Text(rankColumn.Name) != "第 1 名，89.00 分" {
		t.Errorf("in the list: %s", all.Rows[0].Text(rankColumn.Name))
	}
	if _, err := o.Undo(ctx, published); err != nil {
		t.Fatal(err)
	}
	if got := ranks(t, o); got != "2 个（参评 3 个的 70%）|1 银龄守护 86.33 优秀项目|2 普法进社区 84.00 优秀项目|3 红色课堂 81.67 未评上" {
		t.Errorf("open again: %s", got)
	}
	if _, err := o.PublishProjects(ctx, 2026, "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	if got := ranks(t, o); got != "2 个（参评 3 个的 70%）|1 银龄守护 86.33 优秀项目|2 普法进社区 84.00 优秀项目|3 红色课堂 81.67 未评上" {
		t.Errorf("decided again: %s", got)
	}
}

func errorOf(_ int64, err error) (*model.Error, bool) {
	known, ok := err.(*model.Error)
	return known, ok
}
