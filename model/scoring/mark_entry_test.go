package scoring

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func itemOf(t *testing.T, s *model.Scheme, id string) *model.Item {
	t.Helper()
	_, _, item, ok := s.ItemByID(id)
	if !ok {
		t.Fatalf("no item %s", id)
	}
	return item
}

func TestReadMarkReadsWhatPeopleWrite(t *testing.T) {
	item := itemOf(t, education(t), "A1")
	for text, want := range map[string]string{"4.5": "4.50", " 4．５ ": "4.50", "4.5分": "4.50", "": "", "分": "", "/": "不适用", "／": "不适用",
		"不适用": "不适用", "不涉及": "不适用", "—": "不适用"} {
		m, err := ReadMark(item, text)
		got := ""
		if m != nil {
			got = MarkText(*m, true)
		}
		if err != nil || got != want {
			t.Errorf("%q reads as %q %v, want %q", text, got, err, want)
		}
	}
	for text, number := range map[string]bool{"9": true, "-1": true, "abc": false, "1.234": false} {
		if m, err := ReadMark(item, text); err == nil || m != nil || IsNumber(text) != number {
			t.Errorf("%q reads as %v %v, a number: %v", text, m, err, IsNumber(text))
		}
	}
}

func TestShownMarksAndStages(t *testing.T) {
	s := education(t)
	part := &s.Parts[0]
	sheet := &model.MarkSheet{Marks: map[model.MarkKey]model.Mark{
		{Item: "A1", Stage: model.SelfMark}: {Points: 500}, {Item: "A1", Stage: model.CheckedMark}: {Points: 400}, {Item: "A2", Stage: model.SelfMark}: {Points: 100}}}
	if m, of, ok := LatestMark(sheet, "A1", model.FinalMark); !ok || of != model.CheckedMark || m.Points != 400 {
		t.Errorf("A1 shows %v of %v", m.Points, of)
	}
	if _, _, ok := LatestMark(sheet, "A3", model.FinalMark); ok {
		t.Error("A3 has no mark")
	}
	if got := LatestStage(part, sheet, model.FinalMark); got != model.CheckedMark {
		t.Errorf("the latest stage is %v", got)
	}
	if !Differs(sheet, "A1", model.CheckedMark) || Differs(sheet, "A2", model.CheckedMark) || Differs(sheet, "A1", model.SelfMark) || !AnyDiffers(part, sheet, model.CheckedMark) {
		t.Error("what differs from the stage before")
	}
	if got := SpreadOf([]*model.MarkSheet{sheet, {Marks: map[model.MarkKey]model.Mark{{Item: "A1", Stage: model.SelfMark}: {Points: 400}}}, {}}, "A1", model.SelfMark); got != (Spread{2, 450, 400, 500}) {
		t.Errorf("spread %+v", got)
	}
}

func TestAReasonGoesAlongOnlyWhereTheMarkNeedsOne(t *testing.T) {
	item := &model.Item{ID: "X", Code: "X", Max: 500, Method: model.Method{Kind: model.Step, Tiers: []model.Tier{{Label: "好", Points: 500}, {Label: "差", Points: 0}}}}
	if got := CopiedMark(item, model.Mark{Points: 450, Reason: "酌情"}); got.Reason != "酌情" {
		t.Errorf("%+v", got)
	}
	if got := CopiedMark(item, model.Mark{Points: 500, Reason: "好"}); got.Reason != "" {
		t.Errorf("%+v", got)
	}
}

func TestBordersAndChoicesOfATie(t *testing.T) {
	s := small(model.Sum)
	ten := []model.Points{9800, 9700, 9600, 9600, 9500, 8000, 8000, 7600, 6500, 5000}
	r := Rank(2026, s, totals(s, ten...), nil)
	borders := Borders(s, r)
	if b := borders[3]; b.Kind != TieBorder || b.Label() != "优秀名额 3 个，已用 2 个。下面 2 个支部同为 96.00 分，只剩 1 个名额" {
		t.Errorf("tie: %+v", b)
	}
	if b := borders[5]; b.Kind != QuotaBorder || b.Label() != "以下 1 个支部满 90 分，超出优秀名额，按合格" {
		t.Errorf("quota: %+v", b)
	}
	borders = Borders(s, Rank(2026, s, totals(s, ten...), decided(map[int64]string{3: "优秀", 4: "合格"})))
	if b := borders[4]; len(borders) != 1 || b.Kind != QuotaBorder || b.Label() != "优秀名额 3 个用到这里。以下 2 个支部满 90 分，超出名额，按合格" {
		t.Errorf("after the decision: %+v", borders)
	}
	if c := CountGrades(s, r); c.Open != 2 || c.Grades[0] != 2 || c.Grades[1] != 4 {
		t.Errorf("counts %+v", c)
	}
	tie, ok := TieOf(s, r, 4)
	if !ok || tie.Number != 1 || tie.Of != 1 || tie.Lower != "合格" || len(tie.Rows) != 2 {
		t.Fatalf("tie %+v", tie)
	}
	for _, c := range []struct {
		choice TieChoice
		label  string
		ok     bool
	}{
		{TieChoice{Taken: []bool{false, false}}, "先选谁定为优秀", false},
		{TieChoice{Taken: []bool{true, true}}, "最多选 1 个", false},
		{TieChoice{Taken: []bool{false, true}}, "定支部4为优秀", true},
		{TieChoice{Taken: []bool{false, false}, None: true}, "都定为合格", true},
	} {
		grades, ok := tie.Grades(c.choice)
		if ok != c.ok || tie.Label(c.choice) != c.label {
			t.Errorf("%+v: %q %v %v", c.choice, tie.Label(c.choice), grades, ok)
		}
	}
	if got := DecidableGrades(s, r, &r.Rows[4]); len(got) != 2 || got[0] != "基本合格" {
		t.Errorf("decidable %v", got)
	}
}
