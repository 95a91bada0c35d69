package scoring

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestCombinations(t *testing.T) {
	for name, c := range map[string]struct {
		mode  model.CombineMode
		sheet *model.MarkSheet
		total model.Points
		max   model.Points
		grade string
		why   string
	}{
		"weighted": {model.Weighted, marked(5000, 3500, 5500, 3800), 8900, 10000, "合格", "85.00 × 50% + 93.00 × 50% = 89.00"},
		"weighted, half a hundredth": {model.Weighted, marked(5001, 3500, 5500, 3800), 8901, 10000, "合格",
			"85.01 × 50% + 93.00 × 50% = 89.005，四舍五入为 89.01"},
		"weighted, two halves": {model.Weighted, marked(5001, 3500, 5501, 3800), 8901, 10000, "合格", "85.01 × 50% + 93.01 × 50% = 89.01"},
		"gate reached":         {model.GateMode, marked(4000, 2000, 5500, 3800), 9300, 10000, "优秀", "业务工作 93.00 = 93.00"},
		"gate missed":          {model.GateMode, marked(4000, 1999, 5500, 3800), 9300, 10000, "基本合格", "业务工作 93.00 = 93.00"},
		"multiplier": {model.Multiplier, marked(5000, 3333, 5000, 3333), 6944, 10000, "基本合格",
			"83.33 × 83.33 ÷ 100 = 69.438…，四舍五入为 69.44"},
		"both":          {model.BothNeeded, marked(5000, 2400, 5500, 3800), 7400, 10000, "基本合格", "取较低的党建工作 74.00 = 74.00"},
		"side by side":  {model.SideBySide, marked(6000, 3800, 5500, 3600), 9100, 10000, "优秀", "取较低的业务工作 91.00 = 91.00"},
		"sum":           {model.Sum, marked(5000, 2400, 5500, 3800), 16700, 20000, "优秀", "党建工作 74.00 + 业务工作 93.00 = 167.00"},
		"one part away": {model.Weighted, away(marked(5000, 3500, 0, 0), "Q1", "Q2"), 8500, 10000, "合格", "85.00 × 100% = 85.00；业务工作全部项目不适用，不算 0 分，总分只按党建工作计"},
		"one part away, sum": {model.Sum, away(marked(5000, 3500, 0, 0), "Q1", "Q2"), 17000, 20000, "优秀",
			"（党建工作 85.00）× 200 ÷ 100 = 170.00；业务工作全部项目不适用，不算 0 分，总分只按党建工作计"},
		"party away, multiplier": {model.Multiplier, away(marked(0, 0, 5500, 3800), "P1", "P2"), 9300, 10000, "优秀",
			"业务工作 93.00 = 93.00；党建工作全部项目不适用，不算 0 分，总分只按业务工作计"},
	} {
		t.Run(name, func(t *testing.T) {
			s := small(c.mode)
			if problems := Validate(s); len(problems) > 0 {
				t.Fatal(problems)
			}
			got := Score(s, c.sheet, model.CheckedMark)
			equal(t, "total", got.Total, c.total)
			equal(t, "max", got.Tree.Max, c.max)
			equal(t, "grade", got.Earned, c.grade)
			equal(t, "sentence", got.Tree.Why, c.why)
			equal(t, "no total", got.NoTotal, c.mode == model.SideBySide)
			checkAddsUp(t, got.Tree)
		})
	}
}

func TestRoundingNodeKeepsTheTreeAddingUp(t *testing.T) {
	got := Score(small(model.Weighted), marked(5001, 3500, 5501, 3800), model.CheckedMark)
	equal(t, "contribution", got.Tree.Find("party.weight").Why, "85.01 × 50% = 42.505，四舍五入，计入总分 42.51 分")
	n := got.Tree.Children[len(got.Tree.Children)-1]
	if n.Kind != model.RoundNode || n.Score != -1 || got.Total != 8901 {
		t.Errorf("two contributions rounded up need a rounding line of -0.01: %+v, total %s", n, got.Total)
	}
}

func TestNotApplicableIsScaledNotNought(t *testing.T) {
	got := Score(small(model.Weighted), away(marked(4700, 0, 6000, 4000), "P2"), model.CheckedMark)
	equal(t, "party", got.Parts[0], model.Points(7833))
	party := got.Tree.Find(model.PartyPart)
	equal(t, "sentence", party.Why, "P2 不适用；其余满分 60 分，得 47.00 分，折算 100 × 47 ÷ 60 = 78.333…，四舍五入到 0.01")
	last := party.Children[len(party.Children)-1]
	if last.Kind != model.RoundNode || last.Name != "不适用折算" || last.Score != 3133 {
		t.Errorf("scaling line: %+v", last)
	}
	if item := party.Find("P2"); !item.NA || item.Sums {
		t.Errorf("the item itself: %+v", item)
	}
	if !slices.ContainsFunc(got.Notes, func(n string) bool { return strings.HasPrefix(n, "党建工作：P2 不适用") }) {
		t.Errorf("notes: %q", got.Notes)
	}
	checkAddsUp(t, got.Tree)

	none := Score(small(model.Weighted), away(marked(0, 0, 0, 0), "P1", "P2", "Q1", "Q2"), model.CheckedMark)
	if none.Ready || none.Earned != "" || none.Tree.Why != "全部项目不适用，没有可计的分" {
		t.Errorf("nothing applies: %+v", none)
	}
}

func TestBonusAndDeduction(t *testing.T) {
	for name, c := range map[string]struct {
		entries          []model.Adjustment
		bonus, deduction model.Points
		total            model.Points
		has              bool
	}{
		"none":                   {nil, 0, 0, 8000, false},
		"plain":                  {[]model.Adjustment{adjustment(false, "", 300), adjustment(true, "", 50)}, 300, 50, 8250, true},
		"capped":                 {[]model.Adjustment{adjustment(false, "", 700), adjustment(false, "", 500)}, 1000, 0, 9000, true},
		"deduction capped":       {[]model.Adjustment{adjustment(true, "", 700), adjustment(true, "", 500)}, 0, 1000, 7000, false},
		"same matter":            {[]model.Adjustment{adjustment(false, "公益", 200), adjustment(false, "公益", 400), adjustment(false, "公益", 300)}, 400, 0, 8400, true},
		"same matter, two sorts": {[]model.Adjustment{adjustment(false, "甲", 200), adjustment(true, "甲", 100)}, 200, 100, 8100, true},
	} {
		t.Run(name, func(t *testing.T) {
			sheet := marked(5000, 3000, 5000, 3000)
			sheet.Adjustments = c.entries
			got := Score(small(model.Weighted), sheet, model.CheckedMark)
			equal(t, "bonus", got.Bonus, c.bonus)
			equal(t, "deduction", got.Deduction, c.deduction)
			equal(t, "total", got.Total, c.total)
			equal(t, "has a bonus", got.HasBonus, c.has)
			checkAddsUp(t, got.Tree)
		})
	}
}

func TestVetoGateCapAndNewBranch(t *testing.T) {
	plain := func() (*model.Scheme, *model.MarkSheet) { return small(model.Weighted), marked(5800, 3800, 5800, 3800) }
	for name, c := range map[string]struct {
		set   func(*model.Scheme, *model.MarkSheet)
		grade string
		note  string
	}{
		"written freely": {func(_ *model.Scheme, m *model.MarkSheet) { m.Vetoes = []model.Veto{{Title: "严重违规收费"}} }, "不合格", "一票否决：严重违规收费"},
		"by rule": {func(_ *model.Scheme, m *model.MarkSheet) {
			m.Vetoes = []model.Veto{{Rule: "V2", Title: "重大投诉"}}
		}, "基本合格", "一票否决：重大投诉"},
		"the worst of two":  {func(_ *model.Scheme, m *model.MarkSheet) { m.Vetoes = []model.Veto{{Rule: "V1"}, {Rule: "V2"}} }, "不合格", "一票否决：弄虚作假"},
		"starred item at 0": {starredAtNought, "不合格", "一票否决：★ 项“Q2 业务工作2”得 0 分"},
		"gate":              {lowParty, "基本合格", "党建工作 59.99 分低于 60 分，最高定为基本合格"},
		"grading cap": {func(s *model.Scheme, m *model.MarkSheet) {
			s.Combine.GradeCap = model.Pt(100)
			m.Adjustments = []model.Adjustment{adjustment(false, "", 1000)}
		}, "优秀", "总分 106.00 分，定等次时按 100 分计"},
		"too new": {func(s *model.Scheme, m *model.MarkSheet) { s.NewBranch.MinMonths, m.SetUpOn = 3, "2026-10-08" }, "",
			"本年度成立满整月的不足 3 个月，不定等次"},
		"new but long enough": {func(s *model.Scheme, m *model.MarkSheet) { s.NewBranch.MinMonths, m.SetUpOn = 3, "2026-10-01" }, "优秀", ""},
		"mark above the points": {func(_ *model.Scheme, m *model.MarkSheet) {
			m.Marks[model.MarkKey{Item: "P1", Stage: model.CheckedMark}] = model.Mark{Points: 6100}
		}, "优秀", "P1 党建工作1填了 61 分，超出范围，按 60 分计"},
		"item no longer in the scheme": {func(_ *model.Scheme, m *model.MarkSheet) {
			m.Marks[model.MarkKey{Item: "X9", Stage: model.CheckedMark}] = model.Mark{Points: 100}
		}, "优秀", "有 1 个分数的项目不在方案里，没有计入"},
	} {
		t.Run(name, func(t *testing.T) {
			s, m := plain()
			c.set(s, m)
			got := Score(s, m, model.CheckedMark)
			equal(t, "grade", got.Earned, c.grade)
			if c.note != "" && !slices.Contains(got.Notes, c.note) {
				t.Errorf("notes %q lack %q", got.Notes, c.note)
			}
			checkAddsUp(t, got.Tree)
		})
	}
}

func starredAtNought(s *model.Scheme, m *model.MarkSheet) {
	s.Parts[1].Categories[0].Items[1].Veto = true
	m.Marks[model.MarkKey{Item: "Q2", Stage: model.CheckedMark}] = model.Mark{}
	m.Adjustments = []model.Adjustment{adjustment(false, "", 1000)}
}

func lowParty(s *model.Scheme, m *model.MarkSheet) {
	s.Combine.Gate, s.Combine.GateParts, s.Combine.GateGrade = model.Pt(60), []string{model.PartyPart, model.BusinessPart}, "基本合格"
	m.Marks[model.MarkKey{Item: "P1", Stage: model.CheckedMark}] = model.Mark{Points: 2199}
}

func TestMissingMarkIsNeverNought(t *testing.T) {
	sheet := marked(5000, 3000, 5000, 3000)
	delete(sheet.Marks, model.MarkKey{Item: "Q2", Stage: model.CheckedMark})
	got := Score(small(model.Weighted), sheet, model.CheckedMark)
	if got.Ready || got.Total != 0 || got.Earned != "" || !slices.Equal(got.Missing, []string{"Q2"}) {
		t.Errorf("a branch without a mark got %+v", got)
	}
	equal(t, "part", got.Tree.Find(model.BusinessPart).Why, "还有 1 项没有打分（Q2），现有 50.00 分")
	equal(t, "item", got.Tree.Find("Q2").Why, "还没有复核分")
	if !strings.HasPrefix(got.Tree.Why, "还缺 Q2，没有总分") {
		t.Errorf("root says %q", got.Tree.Why)
	}
}

func TestItemSaysWhereItsMarkComesFrom(t *testing.T) {
	sheet := marked(5000, 3000, 5000, 3000)
	sheet.Marks[model.MarkKey{Item: "P1", Stage: model.SelfMark}] = model.Mark{Points: 5800}
	sheet.Marks[model.MarkKey{Item: "P1", Stage: model.CheckedMark}] = model.Mark{Points: 5000, Reason: "按台账核减"}
	sheet.Marks[model.MarkKey{Item: "P2", Stage: model.SelfMark}] = model.Mark{Points: 3000}
	sheet.Marks[model.MarkKey{Item: "P2", Stage: model.FinalMark}] = model.Mark{Points: 3200, Reason: "党委会议定"}
	got := Score(small(model.Weighted), sheet, model.FinalMark)
	equal(t, "checked", got.Tree.Find("P1").Why, "复核 50.00 分，自评 58.00 分；按台账核减")
	equal(t, "final", got.Tree.Find("P2").Why, "核定 32.00 分，复核 30.00 分，自评 30.00 分；党委会议定")
	same := Score(small(model.Weighted), sheet, model.CheckedMark)
	equal(t, "same as self", same.Tree.Find("P2").Why, "复核 30.00 分，与自评相同")
}
