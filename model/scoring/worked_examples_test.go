package scoring

import (
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// plainPart is a part of one judged item.
func plainPart(id string, most model.Points) model.Part {
	return model.Part{ID: id, Name: id, Short: id, Max: most, Categories: []model.Category{{ID: id + ".c", Name: id, Max: most,
		Items: []model.Item{{ID: id + ".i", Name: id, Max: most, Method: model.Method{Kind: model.Judged}}}}}}
}

var (
	stars = []model.GradeRule{{Name: "五星", From: model.Pt(90)}, {Name: "四星", From: model.Pt(80)}, {Name: "三星", From: model.Pt(70)},
		{Name: "二星", From: model.Pt(60)}, {Name: "一星"}}
	fourOf150 = []model.GradeRule{{Name: "优秀", From: model.Pt(120)}, {Name: "良好", From: model.Pt(100)}, {Name: "一般", From: model.Pt(80)}, {Name: "较差"}}
	usual     = []model.GradeRule{{Name: "优秀", From: model.Pt(90)}, {Name: "合格", From: model.Pt(75)}, {Name: "基本合格", From: model.Pt(60)}, {Name: "不合格"}}
)

// Real schemes with the numbers that their documents give (domain reference, sections 2 and 5), and the seven combinations on
// one pair of results.
func TestWorkedExamples(t *testing.T) {
	two := func(mode model.CombineMode, p, b int64) model.Combine {
		c := model.Combine{Mode: mode}
		if mode == model.Weighted {
			c.Weights = map[string]int64{model.PartyPart: p * 100, model.BusinessPart: b * 100}
		}
		return c
	}
	parts := []model.Part{plainPart(model.PartyPart, model.Pt(100)), plainPart(model.BusinessPart, model.Pt(100))}
	gate := model.Combine{Mode: model.GateMode, Gate: model.Pt(90), GateParts: []string{model.PartyPart}, GateGrade: "合格"}
	for name, c := range map[string]struct {
		parts   []model.Part
		combine model.Combine
		marks   []model.Points
		bonus   model.Points
		grades  []model.GradeRule
		total   string
		grade   string
	}{
		"city star rating: (92−3) × 70% + 90 × 30%":         {parts, two(model.Weighted, 70, 30), []model.Points{9200 - 300, 9000}, 0, stars, "89.30", "四星"},
		"city star rating: 89.99 is between the bands":      {parts, two(model.Weighted, 70, 30), []model.Points{8999, 8999}, 0, stars, "89.99", "四星"},
		"college: debrief 50% + assessment 50%":             {parts, two(model.Weighted, 50, 50), []model.Points{8800, 9300}, 0, usual, "90.50", "优秀"},
		"lawyers' table: Party work 30 of 100":              {parts, two(model.Weighted, 30, 70), []model.Points{9000, 8000}, 0, usual, "83.00", "合格"},
		"two multipliers: 95 × 90 ÷ 100":                    {parts, two(model.Multiplier, 0, 0), []model.Points{9000, 9500}, 0, usual, "85.50", "合格"},
		"water board: 100 + bonus of 10":                    {parts[:1], model.Combine{Mode: model.Sum}, []model.Points{8600}, 1000, stars, "96.00", "五星"},
		"C1 gate reached":                                   {parts, gate, []model.Points{9000, 9220}, 0, usual, "92.20", "优秀"},
		"C1 gate missed":                                    {parts, gate, []model.Points{8942, 9220}, 0, usual, "92.20", "合格"},
		"C2 weighted":                                       {parts, two(model.Weighted, 50, 50), []model.Points{8942, 9220}, 0, usual, "90.81", "优秀"},
		"C3 multiplied":                                     {parts, two(model.Multiplier, 0, 0), []model.Points{8942, 9220}, 0, usual, "82.45", "合格"},
		"C4 both needed":                                    {parts, two(model.BothNeeded, 0, 0), []model.Points{8942, 9220}, 0, usual, "89.42", "合格"},
		"C5 side by side":                                   {parts, two(model.SideBySide, 0, 0), []model.Points{8942, 9220}, 0, usual, "89.42", "合格"},
		"C6 sum":                                            {parts, two(model.Sum, 0, 0), []model.Points{8942, 9220}, 0, usual, "181.62", "优秀"},
		"C7 business as ten points of the Party table":      {parts, model.Combine{Mode: model.Nested, Nested: model.Pt(10)}, []model.Points{8942, 9220}, 0, usual, "89.70", "合格"},
		"C7 full marks":                                     {parts, model.Combine{Mode: model.Nested, Nested: model.Pt(10)}, []model.Points{10000, 10000}, 0, usual, "100.00", "优秀"},
		"urban check: 220 points, 120 pass, read as a sum":  {[]model.Part{plainPart(model.PartyPart, model.Pt(100)), plainPart(model.BusinessPart, model.Pt(120))}, two(model.Sum, 0, 0), []model.Points{7000, 5000}, 0, fourOf150, "120.00", "优秀"},
		"college of 150 points: self 30% + committee 70%":   {[]model.Part{plainPart("self", model.Pt(150)), plainPart("committee", model.Pt(150))}, model.Combine{Mode: model.Weighted, Weights: map[string]int64{"self": 3000, "committee": 7000}}, []model.Points{12000, 12600}, 0, fourOf150, "124.20", "优秀"},
		"ballots of three groups 20/40/40: 19 + 34 + 38.40": {threeGroups(), model.Combine{Mode: model.Weighted, Weights: map[string]int64{"leaders": 2000, "staff": 4000, "team": 4000}}, ballots(), 0, usual, "91.40", "优秀"},
		"ballots of three groups and a bonus of 1":          {threeGroups(), model.Combine{Mode: model.Weighted, Weights: map[string]int64{"leaders": 2000, "staff": 4000, "team": 4000}}, ballots(), 100, usual, "92.40", "优秀"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &model.Scheme{ID: "x", Title: "例", Parts: c.parts, Combine: c.combine, Grades: c.grades, Bonus: model.AdjustRule{Cap: model.Pt(10)}}
			if problems := Validate(s); len(problems) > 0 {
				t.Fatal(problems)
			}
			sheet := &model.MarkSheet{Marks: map[model.MarkKey]model.Mark{}}
			for i, p := range c.marks {
				sheet.Marks[model.MarkKey{Item: c.parts[i].ID + ".i", Stage: model.CheckedMark}] = model.Mark{Points: p}
			}
			if c.bonus > 0 {
				sheet.Adjustments = []model.Adjustment{{Title: "创新", Checked: &c.bonus}}
			}
			got := Score(s, sheet, model.FinalMark)
			if got.Total.String() != c.total || got.Earned != c.grade {
				t.Errorf("%s %s, want %s %s: %s", got.Total, got.Earned, c.total, c.grade, got.Tree.Why)
			}
			checkAddsUp(t, got.Tree)
		})
	}
}

func threeGroups() []model.Part {
	return []model.Part{plainPart("leaders", model.Pt(100)), plainPart("staff", model.Pt(100)), plainPart("team", model.Pt(100))}
}

// ballots are {好 100, 较好 80, 一般 60, 差 40} × votes ÷ valid: 3+1, 10+6+3+1, 4+1.
func ballots() []model.Points {
	var all []model.Points
	for _, votes := range [][4]int64{{3, 1}, {10, 6, 3, 1}, {4, 1}} {
		var sum, n int64
		for i, v := range votes {
			sum += v * (10000 - 2000*int64(i))
			n += v
		}
		all = append(all, model.Points(sum).MulDiv(1, n))
	}
	return all
}

// A university's steps: members' meeting, committee and Party class, each with the points of its document.
func TestWorkedExampleOfSteps(t *testing.T) {
	for name, tiers := range map[string][]model.Tier{
		"支部大会": {{Label: "每季度至少 1 次", Points: model.Pt(5)}, {Label: "每半年 1 次", Points: model.Pt(2)}, {Label: "很少", Points: model.Pt(1)}, {Label: "没有"}},
		"支委会":  {{Label: "每月", Points: model.Pt(2)}, {Label: "每季度", Points: model.Pt(1)}, {Label: "很少", Points: 50}, {Label: "没有"}},
		"党课":   {{Label: "每半年", Points: model.Pt(2)}, {Label: "没有"}},
	} {
		item := &model.Item{ID: "a", Name: name, Max: tiers[0].Points, Method: model.Method{Kind: model.Step, Tiers: tiers}}
		for _, tier := range tiers {
			if p, err := Evaluate(item, Evidence{Tier: tier.Label}); err != nil || p.Points != tier.Points {
				t.Errorf("%s %s: %s %v", name, tier.Label, p.Points.Short(), err)
			}
			if fit := Misfit(item, tier.Points); fit != "" {
				t.Errorf("%s %s: %s", name, tier.Label, fit)
			}
		}
	}
}

// The quotas of the real schemes, each for a number of branches that all reach the mark: five stars 30% (city rating), 好 at
// most 85% because 较好 and below must be 15% at least (college), and 10/30/40 for five, four and three stars (water board).
func TestWorkedExamplesOfQuotas(t *testing.T) {
	debrief := []model.GradeRule{{Name: "好", From: model.Pt(90)}, {Name: "较好", From: model.Pt(80)}, {Name: "一般", From: model.Pt(60)}, {Name: "差"}}
	for name, c := range map[string]struct {
		grades []model.GradeRule
		quotas []model.Quota
		n      int
		want   map[string]int
	}{
		"five stars": {stars, []model.Quota{{Grade: "五星", Percent: 3000, Rounding: model.RoundDown, Overflow: "四星"}}, 41, map[string]int{"五星": 12, "四星": 29}},
		"debrief":    {debrief, []model.Quota{{Grade: "好", Percent: 8500, Rounding: model.RoundDown, Overflow: "较好"}}, 19, map[string]int{"好": 16, "较好": 3}},
		"10/30/40": {stars, []model.Quota{{Grade: "五星", Percent: 1000, Rounding: model.RoundDown, Overflow: "四星"}, {Grade: "四星", Percent: 3000, Rounding: model.RoundDown, Overflow: "三星"},
			{Grade: "三星", Percent: 4000, Rounding: model.RoundDown, Overflow: "二星"}}, 30, map[string]int{"五星": 3, "四星": 9, "三星": 12, "二星": 6}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &model.Scheme{ID: "x", Title: "例", Parts: []model.Part{plainPart(model.PartyPart, model.Pt(100))}, Combine: model.Combine{Mode: model.Sum}, Grades: c.grades, Quotas: c.quotas}
			if problems := Validate(s); len(problems) > 0 {
				t.Fatal(problems)
			}
			var results []*model.BranchResult
			for i := range c.n { // all of them at the top, none tied
				sheet := &model.MarkSheet{OrgID: int64(i + 1), Branch: fmt.Sprint("支部", i), Marks: map[model.MarkKey]model.Mark{
					{Item: model.PartyPart + ".i", Stage: model.CheckedMark}: {Points: model.Pt(100) - model.Points(i)}}}
				results = append(results, Score(s, sheet, model.FinalMark))
			}
			got := map[string]int{}
			for _, row := range Rank(2026, s, results, nil).Rows {
				got[row.Grade]++
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// Deductions of the star rating: no election −5, posts not filled −5, no meeting for half a year −5, no place −10, never below 0.
func TestWorkedExampleOfDeductions(t *testing.T) {
	item := &model.Item{ID: "a", Name: "领导班子", Max: model.Pt(15), Method: model.Method{Kind: model.Deduct, Units: []model.Tier{{Label: "未换届", Points: model.Pt(5)},
		{Label: "班子不全", Points: model.Pt(5)}, {Label: "无活动场所", Points: model.Pt(10)}}}}
	for n, want := range []string{"15", "10", "5", "0"} {
		found := []Finding{{Label: "未换届", Count: 1}, {Label: "班子不全", Count: 1}, {Label: "无活动场所", Count: 1}}[:n]
		if p, err := Evaluate(item, Evidence{Findings: found}); err != nil || p.Points.Short() != want {
			t.Errorf("%d findings: %s %v", n, p.Points.Short(), err)
		}
	}
}

func TestEveryProblemHasItsPlace(t *testing.T) {
	for i, c := range []struct {
		spoil func(*model.Scheme)
		want  Place
		sum   bool
	}{
		{func(s *model.Scheme) { s.Parts[0].Categories[0].Items[0].Max = model.Pt(61) }, Place{CategorySection, "P"}, true},
		{func(s *model.Scheme) { s.Parts[1].Max = model.Pt(99) }, Place{PartSection, model.BusinessPart}, true},
		{func(s *model.Scheme) { s.Parts[0].Categories[0].Items[1].Method = model.Method{Kind: model.Step} }, Place{ItemSection, "P2"}, false},
		{func(s *model.Scheme) { s.Combine.Weights[model.PartyPart] = 4000 }, Place{CombineSection, ""}, true},
		{func(s *model.Scheme) { s.Grades[1].From = model.Pt(95) }, Place{GradeSection, ""}, false},
		{func(s *model.Scheme) { s.Quotas[0].Percent = 20000 }, Place{QuotaSection, ""}, false},
		{func(s *model.Scheme) { s.Bonus.Cap = -1 }, Place{BonusSection, ""}, false},
		{func(s *model.Scheme) { s.Vetoes[0].Grade = "差" }, Place{VetoSection, ""}, false},
		{func(s *model.Scheme) { s.Covers.MinMonths = 13 }, Place{HeadSection, ""}, false},
		{func(s *model.Scheme) { s.Parts[0].Categories[0].Items[1].Scope.Kinds = []model.OrgKind{model.Group} }, Place{ItemSection, "P2"}, false},
		{func(s *model.Scheme) { s.Combine.Mode = model.Nested }, Place{CombineSection, ""}, false},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			s := small(model.Weighted)
			c.spoil(s)
			if got := Problems(s); len(got) != 1 || got[0].Place != c.want || got[0].Sum != c.sum {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestChangesBetweenSchemes(t *testing.T) {
	before := education(t)
	for want, change := range map[string]func(*model.Scheme){
		"B4 书记培训与述职：分值 2 改为 3":                             func(s *model.Scheme) { _, _, i, _ := s.ItemByID("B4"); i.Max = model.Pt(3) },
		"B4 书记培训与述职：计分办法 分档 改为 评分":                         func(s *model.Scheme) { _, _, i, _ := s.ItemByID("B4"); i.Method = model.Method{Kind: model.Judged} },
		"B4 书记培训与述职：佐证材料改为 培训证书":                           func(s *model.Scheme) { _, _, i, _ := s.ItemByID("B4"); i.Proof = "培训证书" },
		"删去 B5 活动阵地":                                       func(s *model.Scheme) { c := &s.Parts[0].Categories[1]; c.Items = c.Items[:4] },
		"合成办法 加权，党建 × 50% + 业务 × 50% 改为 相加，党建 + 业务，满分 200": func(s *model.Scheme) { s.Combine.Mode = model.Sum },
		"B 组织建设：分值 20 改为 21":                               func(s *model.Scheme) { s.Parts[0].Categories[1].Max = model.Pt(21) },
	} {
		after := before.Clone()
		change(after)
		if got := Changes(before, after); len(got) != 1 || got[0].Text != want {
			t.Errorf("%+v, want %s", got, want)
		}
	}
	units := before.Clone()
	units.Object = model.UnitObject
	if got := Changes(before, units); len(got) != 1 || got[0].Text != "考核对象 党支部 改为 单位" {
		t.Errorf("another object: %+v", got)
	}
	if got := Changes(before, before.Clone()); len(got) != 0 {
		t.Errorf("a copy differs: %+v", got)
	}
}
