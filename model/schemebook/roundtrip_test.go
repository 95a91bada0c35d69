package schemebook

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

func back(t interface{ Fatal(...any) }, s *model.Scheme) (*model.Scheme, []Problem, []Problem) {
	raw, err := Bytes(s)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(context.Background(), "方案.xlsx", raw)
	if err != nil {
		t.Fatal(err)
	}
	return Read(book)
}

func same(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, want *model.Scheme) {
	got, wrong, _ := back(t, want)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if !want.Same(got) {
		a, _ := json.MarshalIndent(want, "", " ")
		b, _ := json.MarshalIndent(got, "", " ")
		t.Fatalf("wrote\n%s\nread\n%s", a, b)
	}
}

func TestDefaultSchemesComeBackWhole(t *testing.T) {
	for _, raw := range schemes.Assessments() {
		s, err := scoring.LoadScheme(raw)
		if err != nil {
			t.Fatal(err)
		}
		same(t, s)
		if _, _, unsound := back(t, s); len(unsound) > 0 {
			t.Error(unsound)
		}
	}
}

// Words as people write them into a scheme, also with signs that a spreadsheet or our own notation could mistake.
var (
	words  = rapid.StringMatching(`[党建组织生活会abcA0-9（）%≥、，：—]{1,12}`)
	signed = rapid.SampledFrom([]string{"=1+1", "-", "'引号", "+86", "12", "0.5", "2026-01-01", "甲\n乙", "@某", "是", "甲；乙", "TRUE"})
	phrase = rapid.OneOf(words, signed)
	score  = rapid.Custom(func(t *rapid.T) model.Points { return model.Points(rapid.Int64Range(0, 20000).Draw(t, "points")) })
)

func drawScope(t *rapid.T) (s model.Scope) {
	some := func(name string) bool { return rapid.Bool().Draw(t, name) }
	if some("kinds") {
		s.Kinds = []model.OrgKind{model.JointBranch}
	}
	if some("formations") {
		s.Formations = []model.Formation{model.FormedAlone, model.FormedAttached}
	}
	if some("managements") {
		s.Managements = []model.Management{model.ManagedByPlace}
	}
	if some("unit kinds") {
		s.UnitKinds = []string{"幼儿园", "培训机构"}
	}
	if some("sectors") {
		s.Sectors = []model.Sector{model.Law}
	}
	s.MinMonths = rapid.IntRange(0, 12).Draw(t, "months")
	return s
}

// tierName is a label that ends in no sign of our notation.
func tierName(t *rapid.T) string {
	return "档" + strings.TrimRight(strings.ReplaceAll(words.Draw(t, "label"), "（", ""), "）") + "次"
}

func drawMethod(t *rapid.T) model.Method {
	m := model.Method{Kind: rapid.SampledFrom(scoring.MethodKinds()).Draw(t, "method")}
	tiers := func() (all []model.Tier) {
		for range rapid.IntRange(0, 4).Draw(t, "tiers") {
			tier := model.Tier{Label: tierName(t), Points: score.Draw(t, "tier")}
			if rapid.Bool().Draw(t, "rate") && m.Kind != model.Deduct {
				tier.AtLeast = rapid.Int64Range(1, 10000).Draw(t, "at least")
			}
			if rapid.Bool().Draw(t, "rules") && m.Kind == model.Deduct {
				tier.Rules = []string{"ORG-01", "unit.board"}
			}
			all = append(all, tier)
		}
		return all
	}
	switch m.Kind {
	case model.Deduct:
		m.Units, m.Unit, m.Floor = tiers(), score.Draw(t, "unit"), -score.Draw(t, "floor")
	case model.Step, model.Survey, model.Level:
		m.Tiers = tiers()
	case model.Count:
		m.Unit, m.Cap = score.Draw(t, "unit"), score.Draw(t, "cap")
	case model.Ratio:
		m.Due = rapid.IntRange(0, 99).Draw(t, "due")
	}
	return m
}

func drawScheme(t *rapid.T) *model.Scheme {
	s := &model.Scheme{ID: "s1", Title: phrase.Draw(t, "title"), Sector: rapid.SampledFrom([]model.Sector{"", model.Education, model.Law}).Draw(t, "sector"),
		Source: phrase.Draw(t, "source"), Effective: rapid.SampledFrom([]model.Date{"", "2026", "2026-05", "2026-05-01"}).Draw(t, "effective"),
		Object: rapid.SampledFrom([]string{"", "branch", "unit", "sector-unit"}).Draw(t, "object"), Covers: drawScope(t),
		Bonus: model.AdjustRule{Cap: score.Draw(t, "cap")}, Deduction: model.AdjustRule{Cap: score.Draw(t, "cap")},
		NewBranch: model.ProRata{MinMonths: rapid.IntRange(0, 12).Draw(t, "months"), Policy: rapid.SampledFrom([]string{"", "expected"}).Draw(t, "policy")},
		Opinion:   model.OpinionField{Label: phrase.Draw(t, "opinion"), Required: rapid.Bool().Draw(t, "required")},
		Ranking:   model.RankRule{Ties: rapid.SampledFrom([]model.TieRank{"", model.TiesSkip, model.TiesNext}).Draw(t, "ties")}}
	s.Combine = model.Combine{Mode: rapid.SampledFrom(model.CombineModes()).Draw(t, "mode"), Nested: score.Draw(t, "nested"), Gate: score.Draw(t, "gate"),
		GradeCap: score.Draw(t, "cap"), GateGrade: "合格"}
	items := 0
	for p := range rapid.IntRange(1, 3).Draw(t, "parts") {
		part := model.Part{ID: fmt.Sprintf("part%d", p), Name: phrase.Draw(t, "part"), Short: words.Draw(t, "short"), Max: score.Draw(t, "max")}
		if rapid.Bool().Draw(t, "weighted") {
			if s.Combine.Weights == nil {
				s.Combine.Weights = map[string]int64{}
			}
			s.Combine.Weights[part.ID] = rapid.Int64Range(0, 10000).Draw(t, "weight")
			s.Combine.GateParts = append(s.Combine.GateParts, part.ID)
		}
		for c := range rapid.IntRange(0, 3).Draw(t, "categories") {
			category := model.Category{ID: fmt.Sprintf("C%d-%d", p, c), Code: rapid.SampledFrom([]string{"", "A", "1"}).Draw(t, "code"),
				Name: phrase.Draw(t, "category"), Max: score.Draw(t, "max")}
			for range rapid.IntRange(0, 3).Draw(t, "items") {
				items++
				category.Items = append(category.Items, model.Item{ID: fmt.Sprintf("I%d", items), Code: rapid.SampledFrom([]string{"", "A1", "7"}).Draw(t, "code"),
					Name: phrase.Draw(t, "name"), Max: score.Draw(t, "max"), Method: drawMethod(t), Veto: rapid.Bool().Draw(t, "veto"), Scope: drawScope(t),
					Auto: rapid.SampledFrom([]string{"", "yes", "part"}).Draw(t, "auto"), Hint: phrase.Draw(t, "hint"), Proof: phrase.Draw(t, "proof"),
					Evidence: rapid.SampledFrom([][]string{nil, {"LIFE-01"}, {"COM-05", "unit.board"}}).Draw(t, "evidence")})
			}
			part.Categories = append(part.Categories, category)
		}
		s.Parts = append(s.Parts, part)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "kinds") {
		s.Bonus.Kinds = append(s.Bonus.Kinds, model.AdjustKind{Label: phrase.Draw(t, "kind"), Points: score.Draw(t, "points"), Max: score.Draw(t, "most")})
		s.Vetoes = append(s.Vetoes, model.VetoRule{ID: fmt.Sprintf("V%d", i), Title: phrase.Draw(t, "veto"), Grade: "合格"})
		g := model.GradeRule{Name: fmt.Sprintf("等%d", i), From: score.Draw(t, "from")}
		s.Grades = append(s.Grades, g)
		if rapid.Bool().Draw(t, "quota") {
			s.Quotas = append(s.Quotas, model.Quota{Grade: g.Name, Percent: rapid.Int64Range(1, 10000).Draw(t, "percent"), Overflow: "合格",
				Rounding: rapid.SampledFrom([]model.Rounding{model.RoundDown, model.RoundHalf, model.RoundUp}).Draw(t, "rounding")})
		}
	}
	return s
}

func TestEverySchemeComesBackWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { same(t, drawScheme(t)) })
}

// spoilt writes the education scheme, changes cells, and reads it.
func spoilt(t *testing.T, change map[string]map[string]any) (*model.Scheme, []Problem, []Problem) {
	t.Helper()
	s, err := scoring.LoadScheme(schemes.Assessments()[0])
	if err != nil {
		t.Fatal(err)
	}
	raw, err := Bytes(s)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for name, cells := range change {
		for at, v := range cells {
			if v == nil {
				err = f.DeleteSheet(name)
			} else {
				err = f.SetCellValue(name, at, v)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(context.Background(), "方案.xlsx", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return Read(book)
}

func TestAWrongCellIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		change map[string]map[string]any
		want   string
	}{
		"method":     {map[string]map[string]any{"党建": {"I4": "随便"}}, "工作表“党建”的 I4：“随便”不认识，可填 扣分、分档、比例、计数、评分、满意度、四档"},
		"points":     {map[string]map[string]any{"党建": {"H5": "五分"}}, "工作表“党建”的 H5：“五分”不是分数，应填数字，最多两位小数"},
		"parameter":  {map[string]map[string]any{"党建": {"J4": "有就给分"}}, "工作表“党建”的 J4：“有就给分”读不懂，应写成“档次 = 得分”，一行一档，比率写成“满意率90%以上（≥90%）= 5”"},
		"veto":       {map[string]map[string]any{"业务": {"M4": "对"}}, "工作表“业务”的 M4：“对”应填“是”，或空着"},
		"scope":      {map[string]map[string]any{"业务": {"N4": "大学"}}, "工作表“业务”的 N4：“大学”读不懂，可填 党支部、联合党支部、单独组建、派党员单独组建、联合组建、挂靠组建、垂直管理、属地管理、双重管理、民办教育、律师行业、单位类别：幼儿园、本年度成立满 12 个月"},
		"header":     {map[string]map[string]any{"党建": {"J3": "参"}}, "工作表“党建”的 J3：表头里没有“参数”这一列"},
		"sheet gone": {map[string]map[string]any{"一票否决": {"": nil}}, "工作表“一票否决”：没有找到这张表（第一个单元格是“否决编号”）；用程序导出的方案表来改"},
		"combine":    {map[string]map[string]any{"合成等次": {"B1": "平均"}}, "工作表“合成等次”的 B1：“平均”不认识，可填 前置门槛、加权、相乘、取低、并列、相加、嵌入"},
	} {
		t.Run(name, func(t *testing.T) {
			s, wrong, _ := spoilt(t, c.change)
			if s != nil || len(wrong) != 1 || wrong[0].String() != c.want {
				t.Errorf("got %v", wrong)
			}
		})
	}
}

func TestASumThatIsOffIsNamedAtItsCell(t *testing.T) {
	s, wrong, unsound := spoilt(t, map[string]map[string]any{"党建": {"H4": 6}})
	if s == nil || len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if want := "工作表“党建”的 D4：A 政治引领各项目合计 21 分，应为 20 分"; !slices.ContainsFunc(unsound, func(p Problem) bool { return p.String() == want }) {
		t.Errorf("got %v", unsound)
	}
}

// A secretary types on one line, fills the category down, and leaves the number of a new line empty.
func TestWhatPeopleWrite(t *testing.T) {
	s, wrong, _ := spoilt(t, map[string]map[string]any{"党建": {"J4": "已写入章程=5；没有写入=0", "A5": "A", "C5": "政治引领", "E5": "", "F5": "", "N5": "联合党支部，成立满 6 个月"}})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	items := s.Parts[0].Categories[0].Items
	if len(s.Parts[0].Categories) != 6 || len(items) != 5 || items[1].ID != "A-1" || len(items[0].Method.Tiers) != 2 {
		t.Errorf("read %+v", items[:2])
	}
	if got := scoring.ScopeText(items[1].Scope); got != "联合党支部；本年度成立满 6 个月" {
		t.Error(got)
	}
}

// What an office reads in the workbook is Chinese; a workbook of an older version of the program, with codes, is still read.
func TestTheWorkbookSpeaksChinese(t *testing.T) {
	s, err := scoring.LoadScheme(schemes.Assessments()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages(s) {
		if p.title != "方案" && p.title != "合成等次" {
			continue
		}
		for _, row := range p.rows {
			for _, cell := range row {
				text, _ := cell.(string)
				if text != s.ID && strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") {
					t.Errorf("%s says %q", p.title, text)
				}
			}
		}
	}
	got, wrong, _ := spoilt(t, map[string]map[string]any{
		"方案":   {"B9": "expected"},
		"合成等次": {"A2": "权重（%） party", "A3": "权重（%） business", "B6": "party、business", "B9": "skip", "B10": "last"}})
	if len(wrong) > 0 || !s.Same(got) {
		t.Errorf("codes: %v", wrong)
	}
	if _, wrong, _ := spoilt(t, map[string]map[string]any{"合成等次": {"B9": "随便"}}); len(wrong) != 1 || wrong[0].Text != "“随便”不认识，可填 1、1、3 或 1、1、2" {
		t.Errorf("a wrong word: %v", wrong)
	}
}
