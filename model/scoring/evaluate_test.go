package scoring

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestEvaluateEveryMethod(t *testing.T) {
	rate := func(n int64) *int64 { return &n }
	index := func(n int) *int { return &n }
	pts := func(n model.Points) *model.Points { return &n }
	item := func(max model.Points, m model.Method) *model.Item {
		return &model.Item{ID: "T1", Code: "T1", Name: "试项", Max: max, Method: m}
	}
	b1 := item(500, model.Method{Kind: model.Deduct, Units: []model.Tier{
		{Label: "应建未建", Points: 500, Rules: []string{"ORG-01", "ORG-02"}}, {Label: "覆盖单位过多", Points: 200, Rules: []string{"ORG-04"}}}})
	opinions := item(500, model.Method{Kind: model.Survey, Tiers: []model.Tier{{Label: "九成", Points: 500, AtLeast: 9000},
		{Label: "八成", Points: 400, AtLeast: 8000}, {Label: "不到", Points: 0}}})
	archive := item(600, model.Method{Kind: model.Step, Tiers: []model.Tier{{Label: "全部", Points: 600, AtLeast: 10000},
		{Label: "九成", Points: 400, AtLeast: 9000}, {Label: "不足", Points: 0}}})
	for name, c := range map[string]struct {
		item *model.Item
		ev   Evidence
		want model.Points
		na   bool
		why  string
	}{
		"deduct nothing":      {item(400, model.Method{Kind: model.Deduct, Unit: 200}), Evidence{}, 400, false, "没有发现问题，得满分 4 分"},
		"deduct one":          {item(400, model.Method{Kind: model.Deduct, Unit: 150}), Evidence{Findings: []Finding{{Label: "问题", Count: 1}}}, 250, false, "满分 4 分；问题 1 个，扣 1.5 分，得 2.5 分"},
		"deduct to the end":   {item(400, model.Method{Kind: model.Deduct, Unit: 200}), Evidence{Findings: []Finding{{Label: "投诉", Count: 3, Unit: "件"}}}, 0, false, "满分 4 分；投诉 3 件，扣 6 分，扣完为止，得 0 分"},
		"deduct below nought": {item(400, model.Method{Kind: model.Deduct, Unit: 300, Floor: -200}), Evidence{Findings: []Finding{{Label: "投诉", Count: 3, Unit: "件"}}}, -200, false, "满分 4 分；投诉 3 件，扣 9 分，最多倒扣到 -2 分，得 -2 分"},
		"deduct by rule":      {b1, Evidence{Findings: []Finding{{Label: "联合支部覆盖 8 家", Rule: "ORG-04", Count: 1}}}, 300, false, "满分 5 分；联合支部覆盖 8 家 1 个，扣 2 分，得 3 分"},
		"deduct by label":     {b1, Evidence{Findings: []Finding{{Label: "应建未建", Count: 1, Unit: "家"}}}, 0, false, "满分 5 分；应建未建 1 家，扣 5 分，得 0 分"},
		"step":                {archive, Evidence{Tier: "九成"}, 400, false, "九成，得 4 分"},
		"step by rate, edge":  {archive, Evidence{Rate: rate(9000), RateName: "归档率"}, 400, false, "归档率 90%，达到 90%，得 4 分"},
		"step by rate, short": {archive, Evidence{Rate: rate(8999), RateName: "归档率"}, 0, false, "归档率 89.99%，没有达到最低一档，得 0 分"},
		"ratio rounds up":     {item(1000, model.Method{Kind: model.Ratio}), Evidence{Done: 13, Due: 15}, 867, false, "10 × 13 ÷ 15 = 8.666…，四舍五入到 0.01"},
		"ratio exact":         {item(1000, model.Method{Kind: model.Ratio}), Evidence{Done: 12, Due: 15}, 800, false, "10 × 12 ÷ 15 = 8"},
		"ratio half up":       {item(100, model.Method{Kind: model.Ratio}), Evidence{Done: 1, Due: 8}, 13, false, "1 × 1 ÷ 8 = 0.125，四舍五入到 0.01"},
		"ratio over":          {item(400, model.Method{Kind: model.Ratio}), Evidence{Done: 14, Due: 12, Unit: "次"}, 400, false, "已完成 14 次，超过应完成的 12 次，按 12 计；4 × 12 ÷ 12 = 4"},
		"ratio nothing due":   {item(400, model.Method{Kind: model.Ratio}), Evidence{Unit: "重大事项"}, 0, true, "不适用：没有应完成的重大事项"},
		"mean":                {item(800, model.Method{Kind: model.Ratio}), Evidence{Mean: pts(9235)}, 739, false, "平均 92.35 分，8 × 92.35 ÷ 100 = 7.388，四舍五入到 0.01"},
		"count":               {item(400, model.Method{Kind: model.Count, Unit: 100, Cap: 400}), Evidence{Number: 3, Unit: "项"}, 300, false, "1 × 3 项 = 3"},
		"count capped":        {item(400, model.Method{Kind: model.Count, Unit: 100, Cap: 300}), Evidence{Number: 6, Unit: "项"}, 300, false, "1 × 6 项 = 6，最多计 3 分"},
		"level":               {item(700, model.Method{Kind: model.Level}), Evidence{LevelIndex: index(1)}, 560, false, "较好（80%），得 5.6 分"},
		"level nought":        {item(700, model.Method{Kind: model.Level}), Evidence{LevelIndex: index(3)}, 0, false, "未达到（0%），得 0 分"},
		"survey":              {opinions, Evidence{Rate: rate(8410), RateName: "满意率"}, 400, false, "满意率 84.1%，达到 80%，得 4 分"},
		"judged":              {item(800, model.Method{Kind: model.Judged}), Evidence{Judged: pts(750)}, 750, false, "评分人评定 7.5 分，满分 8 分"},
		"not due":             {item(800, model.Method{Kind: model.Ratio}), Evidence{NotDue: "没有设党小组"}, 0, true, "不适用：没有设党小组"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Evaluate(c.item, c.ev)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "points", got.Points, c.want)
			equal(t, "not applicable", got.NotApplicable, c.na)
			equal(t, "sentence", got.Why, c.why)
		})
	}
}

func TestEvaluateSaysWhatIsMissing(t *testing.T) {
	nine := model.Points(900)
	level := 4
	for name, c := range map[string]struct {
		method model.Method
		ev     Evidence
		want   string
	}{
		"unknown tier":     {model.Method{Kind: model.Step, Tiers: []model.Tier{{Label: "有", Points: 800}, {Label: "无"}}}, Evidence{Tier: "半"}, "T1 试项没有“半”这一档；可选 有、无"},
		"no rate":          {model.Method{Kind: model.Survey}, Evidence{}, "T1 试项还没有比率；先录入测评结果"},
		"no mark":          {model.Method{Kind: model.Judged}, Evidence{}, "T1 试项由评分人打分，还没有分数"},
		"mark too high":    {model.Method{Kind: model.Judged}, Evidence{Judged: &nine}, "T1 试项填了 9 分，应在 0 到 8 分之间"},
		"no such level":    {model.Method{Kind: model.Level}, Evidence{LevelIndex: &level}, "T1 试项只有 4 档，没有第 5 档"},
		"negative ratio":   {model.Method{Kind: model.Ratio}, Evidence{Done: -1, Due: 3}, "T1 试项的已完成数和应完成数不能是负数"},
		"negative count":   {model.Method{Kind: model.Count, Unit: 100}, Evidence{Number: -1}, "T1 试项的数量不能是负数"},
		"unpriced finding": {model.Method{Kind: model.Deduct, Units: []model.Tier{{Label: "甲", Points: 100}}}, Evidence{Findings: []Finding{{Label: "乙", Count: 1}}}, "T1 试项没有规定“乙”每个扣几分；在方案里补上，或直接打分"},
		"unknown method":   {model.Method{Kind: "magic"}, Evidence{}, "T1 试项的计分方法“magic”不认识；在方案里改成规定的方法"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Evaluate(&model.Item{Code: "T1", Name: "试项", Max: 800, Method: c.method}, c.ev)
			equal(t, "sentence", model.MessageOf(err), c.want)
		})
	}
}

func TestCheckMarkGivesTheRange(t *testing.T) {
	a2 := &model.Item{Code: "A2", Name: "党组织参与重大决策", Max: 500}
	below := &model.Item{Code: "12", Name: "安全管理", Max: 600, Method: model.Method{Kind: model.Deduct, Unit: 300, Floor: -300}}
	for _, c := range []struct {
		item *model.Item
		mark model.Points
		want string
	}{
		{a2, 500, ""}, {a2, 0, ""}, {below, -300, ""},
		{a2, 550, "A2 党组织参与重大决策填了 5.5 分，应在 0 到 5 分之间"},
		{a2, -1, "A2 党组织参与重大决策填了 -0.01 分，应在 0 到 5 分之间"},
		{below, -301, "安全管理填了 -3.01 分，应在 -3 到 6 分之间"},
	} {
		equal(t, c.mark.String(), model.MessageOf(CheckMark(c.item, c.mark)), c.want)
	}
}
