package intake

import (
	"reflect"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestEducationActivities(t *testing.T) {
	plan := build(t, open(t, "activities-education.csv"), nil, Options{})
	if want := (Summary{New: 608}); plan.Summary != want {
		t.Errorf("%+v, want %+v", plan.Summary, want)
	}
	if len(plan.Codes) != 1 || plan.Codes[0].Code != CountMismatch || plan.Codes[0].Rows != 1 {
		t.Errorf("problems %v, want one record with more present than due", plan.Codes)
	}
	kinds := map[model.ActivityKind]int{}
	for _, op := range plan.Activities {
		kinds[op.Activity.Kind]++
		if op.Activity.Date.Precision() != model.ByDay || op.Activity.Date.Year() != 2026 || op.Activity.Due < 0 {
			t.Errorf("row %d: %+v", op.Ref.Row, op.Activity)
		}
	}
	if len(kinds) != 5 {
		t.Errorf("kinds %v, want five", kinds)
	}
}

func TestActivityOddities(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Activities: []model.Activity{{ID: 7, OrgID: 1, Date: "2026-03-05", Kind: model.Lecture, Topic: "讲党课", Due: 10, Present: -1}}}
	plan := build(t, bookOf(tab("a", cells("党支部|活动时间|活动类别|主题|应到|实到"),
		cells("甲党支部|2026-03-05|党课|讲党课|10|9"), cells("甲党支部|2026.3.6|主题党日活动|参观|10|9"), cells("甲党支部|2026.3.6|党日活动|参观|10|9"),
		cells("甲党支部|2026.3.6|党日活动|参观|10|8"), cells("甲党支部|2026年3月|党课|讲|10|9"), cells("甲党支部|2026-03-07|团课|讲|10|9"),
		cells("|2026-03-07|党课|讲|10|9"), cells("甲党支部||党课|讲|10|9"), cells("甲党支部|2026-03-08||讲|10|9"), cells("甲党支部|2027-03-08|支委会|讲|十|9人"))), known, Options{})
	for row, want := range map[int]string{2: "update ", 3: "new ", 4: "skip duplicate-in-file", 5: "conflict duplicate-in-file", 6: "error date-invalid", 7: "error value-unknown",
		8: "error branch-missing", 9: "error missing-date", 10: "error missing-kind", 11: "new number-invalid date-order"} {
		r := plan.Sheets[0].Row(row)
		if got := string(r.Kind) + " " + rowCodes(r); got != want {
			t.Errorf("row %d: %q, want %q %v", row, got, want, r.Problems)
		}
	}
	plan = build(t, plan.Book(), known, Options{Values: map[ValueKey]ValueChoice{{KindField, "团课"}: {Action: MapTo, To: "其他"}}})
	if r := plan.Sheets[0].Row(7); r.Kind != New {
		t.Errorf("团课 as 其他: %s %v", r.Kind, r.Problems)
	}
}

func TestActivitiesOfSeveralDaysKindsAndVotes(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部")}
	rows := bookOf(tab("a", cells("党支部|活动时间|活动类别|主题|学时|有表决权人数|到会有表决权人数|赞成"),
		cells("甲党支部|2026年3月5日至7日|上级培训|党性教育|24学时|||"), cells("甲党支部|2026-03-09|支委会、党课|讲|1.5|||"),
		cells("甲党支部|2026-03-10|党员大会|转正||20|18|17票"), cells("甲党支部|2026-03-11|党员大会|转正||20|18|19"),
		cells("甲党支部|2026年3月7日至5日|党课|讲||||"), cells("甲党支部|2026-03-12|三会一课|讲||||"), cells("甲党支部|2026年3月|支委会|讲||||")))
	plan := build(t, rows, known, Options{})
	for row, want := range map[int]string{2: "new ", 3: "conflict value-unknown", 4: "new ", 5: "new count-mismatch", 6: "error date-invalid", 7: "conflict value-unknown", 8: "error date-invalid"} {
		r := plan.Sheets[0].Row(row)
		if got := string(r.Kind) + " " + rowCodes(r); got != want {
			t.Errorf("row %d: %q, want %q %v", row, got, want, r.Problems)
		}
	}
	if a := plan.Activities[0].Activity; a.Date != "2026-03-05" || a.To != "2026-03-07" || a.Hours != 2400 || a.Kind != model.Training || a.Due != -1 {
		t.Errorf("training of three days: %+v", a)
	}
	if a := plan.Activities[1].Activity; a.VoteDue != 20 || a.VotePresent != 18 || a.VoteFor != 17 {
		t.Errorf("vote: %+v", a)
	}
	if a := plan.Activities[2].Activity; a.VoteDue != -1 || a.VoteFor != -1 {
		t.Errorf("a vote of more in favour than there were: %+v", a)
	}
	if len(plan.Questions) != 2 || !plan.Questions[0].Open() || len(plan.Questions[0].Answers) != 3 || len(plan.Questions[1].Answers) != 4 || plan.Unanswered() != nil {
		t.Errorf("questions %+v", plan.Questions)
	}
	if len(plan.Unknowns) != 2 || plan.Unknowns[0].Suggestions[0].Text != "支委会、党课各记一条" || plan.Unknowns[1].Suggestions[0].Text != "党员大会" {
		t.Errorf("asked %+v", plan.Unknowns)
	}
	answered := Options{Values: map[ValueKey]ValueChoice{{KindField, "支委会、党课"}: {Action: MapTo, To: "支委会、党课各记一条"},
		{KindField, "三会一课"}: {Action: MapTo, To: "党课"}}}
	plan = build(t, plan.Book(), known, answered)
	kinds := ""
	for _, op := range plan.Activities {
		if op.Ref.Row == 3 || op.Ref.Row == 7 {
			kinds += op.Activity.Kind.Label() + " "
		}
	}
	if kinds != "支委会 党课 党课 " || plan.Summary.New != 5 {
		t.Errorf("%q of rows 3 and 7, %+v", kinds, plan.Summary)
	}
	asked := build(t, plan.Book(), known, Options{Answers: map[QuestionKey]string{{"activity-kinds:支委会、党课", -1}: "each", {"activity-kinds:三会一课", -1}: "lecture"}})
	if _, values := asked.Remember(Options{}); !reflect.DeepEqual(asked.Summary, plan.Summary) || len(asked.Questions) != 2 || asked.Questions[0].Open() || len(values) != 2 {
		t.Errorf("answered as questions: %+v, %+v, remembered %v", asked.Summary, asked.Questions, values)
	}
	next := apply(known, plan)
	again := build(t, plan.Book(), next, answered)
	if len(again.Activities) != 0 || again.Summary.Same != 5 {
		t.Errorf("the same file again: %+v", again.Summary)
	}
}

// A table that has no column of kinds is asked about as a whole.
func TestActivitiesOfOneKind(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部")}
	rows := bookOf(tab("a", cells("党支部|活动时间|主题|地点|主持人"), cells("甲党支部|2026-03-05|植树|南山|王芳")))
	plan := build(t, rows, known, Options{})
	if q := plan.Unanswered(); q == nil || q.Code != activityKind || len(plan.Activities) != 0 {
		t.Fatalf("question %+v, %d records", q, len(plan.Activities))
	}
	plan = build(t, plan.Book(), known, Options{Answers: map[QuestionKey]string{{activityKind, -1}: "day"}})
	if len(plan.Activities) != 1 || plan.Activities[0].Activity.Kind != model.PartyDay {
		t.Errorf("as 主题党日: %+v", plan.Activities)
	}
}

func TestEducationScores(t *testing.T) {
	known := &Known{Today: today, Scheme: scheme(t), Year: 2026}
	plan := build(t, open(t, "scores-education.xlsx"), known, Options{})
	if want := (Summary{New: 199, Skip: 4, Error: 1}); plan.Summary != want {
		t.Errorf("%+v, want %+v", plan.Summary, want)
	}
	r := plan.Row(RowRef{0, 13})
	if r.Kind != ErrorRow || rowCodes(r) != "mark-range" || r.Problems[0].Field != "item:A2" {
		t.Errorf("5.5 of 5: %s %v", r.Kind, r.Problems)
	}
	reasons, sums := 0, map[string]map[model.Stage]model.Points{}
	for _, op := range plan.Scores.Marks {
		if op.Reason != "" {
			reasons++
		}
		part, _, _, ok := known.Scheme.ItemByID(op.Key.Item)
		if !ok {
			t.Fatalf("item %q is not in the scheme", op.Key.Item)
		}
		key := op.Branch.Name + part.Short
		if sums[key] == nil {
			sums[key] = map[model.Stage]model.Points{}
		}
		sums[key][op.Key.Stage] += op.Points
	}
	if reasons != 90 || len(plan.NewOrgs) != 24 {
		t.Errorf("%d reasons for %d branches, want 90 for 24", reasons, len(plan.NewOrgs))
	}
	for key, want := range map[string][2]model.Points{"启明外国语学校党支部党建": {9900, 9290}, "启明外国语学校党支部业务": {9950, 9520}, "光华路片区幼儿园联合党支部党建": {9630, 8010},
		"致远研学服务中心党支部党建": {6040, 5840}, "托育机构联合党支部业务": {8970, 8770}} {
		if got := sums[key]; got[model.SelfMark] != want[0] || got[model.CheckedMark] != want[1] {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	if len(plan.Scores.Adjustments) != 13 || len(plan.Scores.Vetoes) != 1 || plan.Scores.Vetoes[0].Veto.Rule != "V3" {
		t.Errorf("%d adjustments, vetoes %+v", len(plan.Scores.Adjustments), plan.Scores.Vetoes)
	}
	plan = build(t, plan.Book(), known, Options{Decisions: map[RowRef]Decision{{0, 13}: {Action: BlankFaulty}}})
	if plan.Summary.New != 200 || plan.Summary.Error != 0 {
		t.Errorf("with the faulty mark left out: %+v", plan.Summary)
	}
	if plan := build(t, plan.Book(), &Known{Today: today}, Options{}); len(plan.Blocking) != 1 || plan.Blocking[0].Code != "year-not-open" || plan.Outcome != OutcomeBlocked {
		t.Errorf("without an open year: %v", plan.Blocking)
	}
	if plan := build(t, plan.Book(), &Known{Today: today, Scheme: scheme(t), Year: 2026, Closed: true}, Options{}); len(plan.Blocking) != 1 || plan.Blocking[0].Code != "year-closed" {
		t.Errorf("closed year: %v", plan.Blocking)
	}
}

func TestScoreOddities(t *testing.T) {
	known := &Known{Today: today, Scheme: scheme(t), Year: 2026, Orgs: orgs("甲党支部", "乙党支部"), Marks: map[int64]*model.MarkSheet{
		1: {OrgID: 1, Marks: map[model.MarkKey]model.Mark{{Item: "A1", Stage: model.SelfMark}: {Points: 500}, {Item: "A2", Stage: model.SelfMark}: {Points: 300}}}}}
	head := cells("党组织|A1 党建写入学校章程（5）|A2（5）|A3|小计")
	plan := build(t, bookOf(tab("党建自评", cells("2025年度得分表"), head,
		[]any{"甲党支部", 5.0, 4.1999999999999, "不适用", 9.2}, []any{"乙党支部", "五", nil, 4.0, 4.0}, []any{"丙党支部", 5.0, 5.0, 4.0, 14.0}, []any{"乙党支部", 5.0, 4.5, 3.0, 11.5}),
		tab("扣分理由", cells("党组织|考核项目|自评分|复核分|理由"), []any{"甲党支部", "A2", 4.2, 4.0, "少一次"}, []any{"甲党支部", "没有的项目名称", 1.0, 1.0, "x"},
			[]any{"乙党支部", "A3 书记进入董（理）事会", 2.0, nil, "对不上"})), known, Options{})
	if q := plan.Unanswered(); q == nil || q.Code != otherYear {
		t.Errorf("the title's year is not asked about: %v", plan.Questions)
	}
	for _, c := range []struct {
		ref  RowRef
		want string
	}{{RowRef{0, 3}, "update "}, {RowRef{0, 4}, "error mark-invalid"}, {RowRef{0, 5}, "conflict branch-unknown"}, {RowRef{0, 6}, "new subtotal-differs"},
		{RowRef{1, 2}, "update "}, {RowRef{1, 3}, "error item-unknown"}, {RowRef{1, 4}, "conflict mark-twice"}} {
		r := plan.Row(c.ref)
		if got := string(r.Kind) + " " + rowCodes(r); got != c.want {
			t.Errorf("sheet %d row %d: %q, want %q %v %v", c.ref.Sheet, c.ref.Row, got, c.want, r.Problems, r.Diff)
		}
	}
}

func TestScoresOfOneBranchOnASheet(t *testing.T) {
	known := &Known{Today: today, Scheme: scheme(t), Year: 2026, Orgs: orgs("甲党支部")}
	plan := build(t, bookOf(tab("考核表", cells("双百分制考核表"), cells("党组织：甲党支部"), cells("编号|考核项目|分值|自评分|扣分原因"),
		cells("党建工作"), cells("A 政治引领（20分）"), []any{"A1", "党建写入学校章程", 5, 3, "章程修订中"}, []any{"A2", "党组织参与重大决策", 5, 4.5, nil}, cells("|合计|10|7.5|"),
		[]any{"1", "办学许可等证照有效", 8, 8, nil}, []any{"2", "年检结论", 12, nil, nil})), known, Options{})
	if plan.Kind != Scores || plan.Summary.New != 3 || len(plan.Scores.Marks) != 3 || plan.Scores.Marks[0].Reason != "章程修订中" || plan.Scores.Marks[2].Key.Item != "Y1" {
		t.Errorf("%s %+v %+v", plan.Kind, plan.Summary, plan.Scores.Marks)
		for _, r := range plan.Sheets[0].Rows {
			t.Log(r.Number, r.Kind, r.Skip, r.Problems)
		}
	}
}
