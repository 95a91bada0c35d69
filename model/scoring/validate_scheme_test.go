package scoring

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

func TestDefaultSchemesAreValid(t *testing.T) {
	sectors := map[model.Sector]int{}
	for _, raw := range schemes.Assessments() {
		s, err := LoadScheme(raw)
		if err != nil {
			t.Fatal(err)
		}
		sectors[s.Sector]++
		if !strings.HasPrefix(s.Source, "默认方案（可修改），依据") || s.Effective.Precision() != model.ByDay {
			t.Errorf("%s does not say where it comes from and from when: %q %q", s.ID, s.Source, s.Effective)
		}
		if n := s.ItemCount(); n < 35 {
			t.Errorf("%s has only %d items", s.ID, n)
		}
	}
	if sectors[model.Education] != 1 || sectors[model.Law] != 1 || sectors[model.General] != 1 {
		t.Errorf("each sector should have one scheme: %v", sectors)
	}
}

// Every item of the defaults can be marked by its own method: full points, and not above them.
func TestDefaultItemsReachTheirPoints(t *testing.T) {
	all := int64(10000)
	for _, name := range []string{"education.json", "law.json", "general.json"} {
		for _, item := range items(loaded(t, name)) {
			ev := Evidence{Done: 1, Due: 1, Number: 1000, Rate: &all, Judged: &item.Max}
			if item.Method.Kind == model.Step {
				ev.Rate, ev.Tier = nil, item.Method.Tiers[0].Label
			}
			if item.Method.Kind == model.Ratio {
				ev.Rate = nil
			}
			got, err := Evaluate(item, ev)
			if err != nil || got.Points != item.Max {
				t.Errorf("%s %s: best mark %s of %s, %v", name, item.Title(), got.Points, item.Max, err)
			}
		}
	}
}

func TestValidateFindsEveryProblem(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*model.Scheme)
		want  string
	}{
		"items do not add up":      {func(s *model.Scheme) { s.Parts[0].Categories[0].Items[0].Max = model.Pt(61) }, "P 党建工作各项目合计 101 分，应为 100 分"},
		"categories do not add up": {func(s *model.Scheme) { s.Parts[0].Max = model.Pt(99) }, "党建工作各类别合计 100 分，应为 99 分"},
		"weights":                  {func(s *model.Scheme) { s.Combine.Weights[model.PartyPart] = 4000 }, "各部分权重合计 90%，应为 100%"},
		"weight of nothing":        {func(s *model.Scheme) { s.Combine.Weights["x"] = 0 }, "给“x”设了权重，方案里没有这个部分"},
		"grades descending":        {func(s *model.Scheme) { s.Grades[1].From = model.Pt(90) }, "“合格”的分数线 90 分应低于“优秀”的 90 分"},
		"grade twice":              {func(s *model.Scheme) { s.Grades[3].Name = "合格" }, "第 4 个等次的名称是空的或重复"},
		"no grades":                {func(s *model.Scheme) { s.Grades = nil }, "方案里还没有等次"},
		"item id twice":            {func(s *model.Scheme) { s.Parts[1].Categories[0].Items[0].ID = "P1" }, "编号“P1”用了两次；每个部分、类别、项目的编号都不能重复"},
		"no price for a finding":   {func(s *model.Scheme) { method(s, model.Method{Kind: model.Deduct}) }, "P1 党建工作1要写明每个问题扣几分"},
		"no tiers":                 {func(s *model.Scheme) { method(s, model.Method{Kind: model.Step}) }, "P1 党建工作1要写明分几档、每档几分"},
		"tier too high": {func(s *model.Scheme) {
			method(s, model.Method{Kind: model.Step, Tiers: []model.Tier{{Label: "有", Points: 7000}}})
		}, "P1 党建工作1的“有”得 70 分，应在 0 到 60 分之间"},
		"tiers upside down": {func(s *model.Scheme) {
			method(s, model.Method{Kind: model.Step, Tiers: []model.Tier{{Label: "无"}, {Label: "有", Points: 6000}}})
		}, "P1 党建工作1的“有”应排在“无”前面，由好到差写"},
		"cap above points":   {func(s *model.Scheme) { method(s, model.Method{Kind: model.Count, Unit: 100, Cap: 7000}) }, "P1 党建工作1最多计 70 分，不应超过分值 60 分"},
		"floor above nought": {func(s *model.Scheme) { method(s, model.Method{Kind: model.Deduct, Unit: 100, Floor: 100}) }, "P1 党建工作1的最低分是 1 分，应为 0 分，倒扣的填负数"},
		"due of a deduction": {func(s *model.Scheme) { method(s, model.Method{Kind: model.Deduct, Unit: 100, Due: 32}) }, "P1 党建工作1不是按比例计分，不能设全年应完成数"},
		"unknown method":     {func(s *model.Scheme) { method(s, model.Method{Kind: "magic"}) }, "P1 党建工作1的计分方法“magic”不认识"},
		"gate without grade": {func(s *model.Scheme) {
			s.Combine.Gate, s.Combine.GateParts = model.Pt(60), []string{model.PartyPart}
		}, "低于前置分数线最高定为“”，方案里没有这个等次"},
		"overflow upwards":   {func(s *model.Scheme) { s.Quotas[0].Overflow = "优秀" }, "超出优秀名额后的等次是“优秀”，应是比它低的等次"},
		"rounding":           {func(s *model.Scheme) { s.Quotas[0].Rounding = "" }, "优秀名额的取整办法“”不认识"},
		"quota share":        {func(s *model.Scheme) { s.Quotas[0].Percent = 10001 }, "优秀的名额比例是 100.01%，应在 0 到 100% 之间"},
		"veto to nowhere":    {func(s *model.Scheme) { s.Vetoes[0].Grade = "差" }, "一票否决“弄虚作假”定为“差”，方案里没有这个等次"},
		"unknown mode":       {func(s *model.Scheme) { s.Combine.Mode = "" }, "合成办法“”不认识"},
		"empty category":     {func(s *model.Scheme) { s.Parts[0].Categories[0].Items = nil }, "类别“P 党建工作”里没有项目"},
		"multiplier of one":  {func(s *model.Scheme) { s.Combine.Mode, s.Parts = model.Multiplier, s.Parts[:1] }, "这种合成办法要有党建和业务两个部分"},
		"bonus without end":  {func(s *model.Scheme) { s.Bonus.Cap = -1 }, "加分的上限是 -0.01 分，应在 0 到 100000 分之间"},
		"ties":               {func(s *model.Scheme) { s.Ranking.Ties = "1-1-3" }, "同分名次的办法“1-1-3”不认识，可填 skip（1、1、3）或 next（1、1、2）"},
		"rank of a veto":     {func(s *model.Scheme) { s.Ranking.Vetoed = "first" }, "一票否决的名次“first”不认识，可填 last（排在最后）或 unranked（不排名次）"},
		"months of the year": {func(s *model.Scheme) { s.NewBranch.MinMonths = 13 }, "新成立支部的最少月数是 13，应在 0 到 12 之间"},
	} {
		t.Run(name, func(t *testing.T) {
			s := small(model.Weighted)
			s.Parts[0].Categories[0].Code = "P"
			c.spoil(s)
			if got := Validate(s); !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %q among them", got, c.want)
			}
		})
	}
}

func method(s *model.Scheme, m model.Method) { s.Parts[0].Categories[0].Items[0].Method = m }

func TestLoadSchemeRefusesWhatItCannotRead(t *testing.T) {
	for name, raw := range map[string]string{
		"not json":    "考核方案",
		"unknown key": `{"id":"x","titel":"x"}`,
		"half points": `{"id":"x","title":"x","bonus":{"cap":"10.005"}}`,
		"empty":       `{}`,
	} {
		s, err := LoadScheme([]byte(raw))
		if model.CodeOf(err) != model.Invalid || s != nil {
			t.Errorf("%s: %v %v", name, s, err)
		}
	}
}
