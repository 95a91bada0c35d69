package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// pioneerBranch is a branch of the sample that handed its index in, with a board of a quarter.
func pioneerBranch(t *testing.T, o *Office, quarter int) (int64, *PioneerBoard) {
	t.Helper()
	all, err := o.Branches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range all {
		if g.Org.Kind.IsBranch() && g.Members >= 7 && g.Members <= 15 {
			b, err := o.PioneerBoard(context.Background(), SampleYear, quarter, g.Org.ID)
			if err != nil {
				t.Fatal(err)
			}
			return g.Org.ID, b
		}
	}
	t.Fatal("no branch")
	return 0, nil
}

func TestTheSampleHasQuarters(t *testing.T) {
	o := sampleCopy(t)
	org, b := pioneerBranch(t, o, 2)
	mean, with, without := b.Mean()
	if !b.Kept || with != len(b.Rows) || without != 0 || mean < model.Pt(60) || mean > model.Pt(100) {
		t.Errorf("mean %s of %d, %d without", mean, with, without)
	}
	if mean, with, _, err := o.PioneerMean(context.Background(), SampleYear, org); err != nil || with == 0 || mean == 0 {
		t.Errorf("year %s of %d: %v", mean, with, err)
	}
	proposals, err := o.Evidence(context.Background(), SampleYear, org)
	if err != nil {
		t.Fatal(err)
	}
	p, ok := proposals["E1"]
	if !ok || !strings.Contains(p.Why, "名党员的先锋指数") || p.Records == 0 || len(p.Lines) < p.Records {
		t.Errorf("E1 %v %+v", ok, p)
	}
}

func TestEntriesAreCheckedAndUndone(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 4)
	if len(b.Rows) == 0 || b.Rows[0].Quarter.Ready {
		t.Fatalf("the fourth quarter is entered: %+v", b.Rows)
	}
	var plain *PioneerRow
	for i := range b.Rows {
		if !b.Rows[i].Exempt {
			plain = &b.Rows[i]
		}
	}
	id := plain.Member.ID
	set := func(quarter int, line string, m *model.PioneerMark) (int64, error) {
		return o.SetPioneerMarks(ctx, SampleYear, quarter, []PioneerChange{{id, line, m}}, "测试")
	}
	for name, c := range map[string]struct {
		line string
		m    model.PioneerMark
	}{
		"half a time": {"J1", model.PioneerMark{Amount: 150}}, "more than a quarter holds": {"J1", model.PioneerMark{Amount: model.Pt(999)}},
		"four months of three": {"J3", model.PioneerMark{Amount: model.Pt(4)}}, "a hundred talks": {"S1", model.PioneerMark{Amount: model.Pt(100)}}, "no such line": {"Q9", model.PioneerMark{}},
		"not applicable without a reason": {"S1", model.PioneerMark{NotApplicable: true}},
		"a name with counselling":         {"L1", model.PioneerMark{Amount: 100, Note: "与学生小明谈话"}},
	} {
		if _, err := set(4, c.line, &c.m); model.CodeOf(err) != model.Invalid && model.CodeOf(err) != model.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := o.SetPioneerMarks(ctx, SampleYear+1, 1, []PioneerChange{{id, "J1", &model.PioneerMark{}}}, ""); model.CodeOf(err) != model.Invalid {
		t.Errorf("a quarter to come: %v", err)
	}
	twice := []PioneerChange{{id, "J1", &model.PioneerMark{Amount: 200}}, {id, "J1", &model.PioneerMark{Amount: 300}}}
	if _, err := o.SetPioneerMarks(ctx, SampleYear, 4, twice, ""); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "写了两次") {
		t.Errorf("a line twice: %v", err)
	}
	change, err := set(4, "L1", &model.PioneerMark{Amount: 200, Note: "2026-10-12、2026-11-02"})
	if err != nil || change == 0 {
		t.Fatal(err)
	}
	again, _ := o.PioneerBoard(ctx, SampleYear, 4, org)
	if again.Row(id).CellText("L1") != "2" || again.Row(id).Line("L1").Points != model.Pt(4) {
		t.Errorf("entered %+v", again.Row(id).Line("L1"))
	}
	if same, err := set(4, "L1", &model.PioneerMark{Amount: 200, Note: "2026-10-12、2026-11-02"}); same != 0 || err != nil {
		t.Errorf("the same again is change %d, %v", same, err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if again, _ = o.PioneerBoard(ctx, SampleYear, 4, org); again.Row(id).CellText("L1") != "" {
		t.Error("undo does not take it back")
	}
	if _, err := o.SetPioneerMarks(ctx, SampleYear, 4, append(again.FromRecords(), again.BlanksAsNone()...), "补齐"); err != nil {
		t.Fatal(err)
	}
	if again, _ = o.PioneerBoard(ctx, SampleYear, 4, org); again.Row(id).Quarter.Missing > 1 {
		t.Errorf("still missing %d", again.Row(id).Quarter.Missing)
	}
}

func TestEventsOfTheIndex(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 3)
	id, before := b.Rows[0].Member.ID, b.Rows[0].Quarter.Value
	save := func(kind model.PioneerEventKind, title, basis string, date model.Date) (int64, error) {
		event, _, err := o.SavePioneerEvent(ctx, model.PioneerEvent{Year: SampleYear, Quarter: 3, MemberID: id, Kind: kind, Title: title, Basis: basis, Date: date})
		return event, err
	}
	if _, err := save(model.PioneerBonus, "区级表彰", "", ""); model.CodeOf(err) != model.Invalid {
		t.Errorf("no basis: %v", err)
	}
	if _, err := save(model.PioneerBonus, "区级表彰", "某文件", "2026-03-01"); model.CodeOf(err) != model.Invalid {
		t.Errorf("another quarter: %v", err)
	}
	if _, err := save(model.PioneerBonus, "区级表彰", "区优秀教师", "2026-09-10"); err != nil {
		t.Fatal(err)
	}
	b, _ = o.PioneerBoard(ctx, SampleYear, 3, org)
	if got := b.Row(id).Quarter.Value; got != before+model.Pt(2) {
		t.Errorf("with a bonus %s, before %s", got, before)
	}
	zero, err := save(model.PioneerZeroed, "师德严重失范", "查实通报", "2026-09-20")
	if err != nil {
		t.Fatal(err)
	}
	b, _ = o.PioneerBoard(ctx, SampleYear, 3, org)
	if r := b.Row(id); r.Quarter.Value != 0 || r.Year.Value != 0 || r.Year.Band != "不合格" {
		t.Errorf("zeroed: %s, year %s %s", r.Quarter.Value, r.Year.Value, r.Year.Band)
	}
	if _, err := o.DeletePioneerEvent(ctx, zero); err != nil {
		t.Fatal(err)
	}
	b, _ = o.PioneerBoard(ctx, SampleYear, 3, org)
	if got := b.Row(id).Quarter.Value; got != before+model.Pt(2) {
		t.Errorf("after taking it away %s", got)
	}
}

func TestTheBestGradeHasALimit(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, _ := pioneerBranch(t, o, 3)
	b, err := o.AppraisalBoard(ctx, SampleYear, org)
	if err != nil || b.Limit != len(b.Rows)/3 || b.Limit == 0 {
		t.Fatalf("limit %d of %d: %v", b.Limit, len(b.Rows), err)
	}
	day := model.Date("2026-11-20")
	var changes []AppraisalChange
	for i, row := range b.Rows {
		grade := "合格"
		if i <= b.Limit { // one too many
			grade = "优秀"
		}
		changes = append(changes, AppraisalChange{MemberID: row.Member.ID, Grade: grade, Votes: map[string]int{"优秀": 5, "合格": 2}, Date: &day})
	}
	if _, err := o.SetAppraisals(ctx, SampleYear, org, changes); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "超出 1 名") {
		t.Fatalf("one too many: %v", err)
	}
	changes[b.Limit].Grade = "合格"
	change, err := o.SetAppraisals(ctx, SampleYear, org, changes)
	if err != nil {
		t.Fatal(err)
	}
	if b, _ = o.AppraisalBoard(ctx, SampleYear, org); b.Best != b.Limit || b.Rows[0].Result.Votes["优秀"] != 5 {
		t.Errorf("%s, votes %v", b.LimitText(), b.Rows[0].Result)
	}
	early := model.Date("2020-05-01")
	before := AppraisalChange{MemberID: b.Rows[0].Member.ID, Grade: "合格", Date: &early}
	if _, err := o.SetAppraisals(ctx, SampleYear, org, []AppraisalChange{before}); model.CodeOf(err) != model.Invalid {
		t.Errorf("years before: %v", err)
	}
	before.Date = nil
	if _, err := o.SetAppraisals(ctx, SampleYear, org, []AppraisalChange{before, before}); model.CodeOf(err) != model.Invalid {
		t.Errorf("a member twice: %v", err)
	}
	over := AppraisalChange{MemberID: b.Rows[b.Limit].Member.ID, Grade: "优秀"}
	if _, err := o.SetAppraisals(ctx, SampleYear, org, []AppraisalChange{over}); model.CodeOf(err) != model.Conflict {
		t.Errorf("beyond the limit without a reason: %v", err)
	}
	why := "全国优秀教师，上级同意另列"
	over.Reason = &why
	if _, err := o.SetAppraisals(ctx, SampleYear, org, []AppraisalChange{over}); err != nil {
		t.Errorf("with a reason: %v", err)
	}
	if all, err := o.MemberPioneer(ctx, over.MemberID); err != nil || len(all) != 1 || all[0].Appraisal.Reason == "" || !all[0].Value.Ready {
		t.Errorf("his own: %+v %v", all, err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Error(err)
	}
}

func TestThePaperOfAnEarlierQuarter(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	latest, err := o.PioneerPaper(ctx, SampleYear, 0)
	if err != nil || latest.Quarter != latest.Latest || latest.Latest != 3 {
		t.Fatalf("%+v: %v", latest, err)
	}
	first, err := o.PioneerPaper(ctx, SampleYear, 1)
	if err != nil || first.Quarter != 1 || first.Latest != 3 || len(first.Branches) == 0 {
		t.Fatalf("%+v: %v", first, err)
	}
	if _, err = o.PioneerPaper(ctx, SampleYear, 4); model.CodeOf(err) != model.NotFound || !strings.Contains(model.MessageOf(err), "第 3 季度") {
		t.Errorf("a quarter that nobody filled: %v", err)
	}
	if _, err = o.PioneerPaper(ctx, SampleYear, 5); model.CodeOf(err) == "" {
		t.Error("a fifth quarter was taken")
	}
}
