package scoring

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

func loaded(t testing.TB, name string) *model.Scheme {
	t.Helper()
	raw, ok := schemes.Read(name)
	if !ok {
		t.Fatalf("no scheme %s", name)
	}
	s, err := LoadScheme(raw)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func education(t testing.TB) *model.Scheme { return loaded(t, "education.json") }

func table(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, r := range rows[1:] {
		row := map[string]string{}
		for i, head := range rows[0] {
			row[head] = r[i]
		}
		all = append(all, row)
	}
	return all
}

func points(t testing.TB, s string) model.Points {
	t.Helper()
	p, err := model.ParsePoints(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sampleSheets are the 24 branches of the sample committee, as their score table gives them.
func sampleSheets(t testing.TB, s *model.Scheme) []*model.MarkSheet {
	t.Helper()
	var sheets []*model.MarkSheet
	byName := map[string]*model.MarkSheet{}
	for _, row := range table(t, "marks.csv") {
		sheet := byName[row["branch"]]
		if sheet == nil {
			sheet = &model.MarkSheet{OrgID: int64(len(sheets) + 1), Year: 2026, Branch: row["branch"], Marks: map[model.MarkKey]model.Mark{}}
			byName[row["branch"]] = sheet
			sheets = append(sheets, sheet)
		}
		stage := model.SelfMark
		if row["stage"] == "复核" {
			stage = model.CheckedMark
		}
		for _, item := range items(s) {
			if v := row[item.ID]; v != "" {
				sheet.Marks[model.MarkKey{Item: item.ID, Stage: stage}] = model.Mark{Points: points(t, v)}
			}
		}
	}
	for _, row := range table(t, "adjustments.csv") {
		p := points(t, row["points"])
		sheet := byName[row["branch"]]
		sheet.Adjustments = append(sheet.Adjustments, model.Adjustment{OrgID: sheet.OrgID, Deduction: row["kind"] == "扣分",
			Title: row["title"], Basis: row["basis"], Checked: &p})
	}
	vetoed := byName["朗语外语培训中心党支部"]
	vetoed.Vetoes = []model.Veto{{OrgID: vetoed.OrgID, Title: "严重违规收费（预收学费超期且拒不整改）", Basis: "区教育局处罚决定", Date: "2026-08-17"}}
	return sheets
}

func items(s *model.Scheme) []*model.Item {
	var all []*model.Item
	for p := range s.Parts {
		for c := range s.Parts[p].Categories {
			for i := range s.Parts[p].Categories[c].Items {
				all = append(all, &s.Parts[p].Categories[c].Items[i])
			}
		}
	}
	return all
}

// small is a scheme of two hundreds with two items each (60 and 40), for tests that set every mark by hand.
func small(mode model.CombineMode) *model.Scheme {
	part := func(id, name, short, prefix string) model.Part {
		item := func(n string, m int64) model.Item {
			return model.Item{ID: prefix + n, Code: prefix + n, Name: name + n, Max: model.Pt(m), Method: model.Method{Kind: model.Judged}}
		}
		return model.Part{ID: id, Name: name, Short: short, Max: model.Pt(100), Categories: []model.Category{
			{ID: prefix, Name: name, Max: model.Pt(100), Items: []model.Item{item("1", 60), item("2", 40)}}}}
	}
	s := &model.Scheme{ID: "small", Title: "小方案",
		Parts:     []model.Part{part(model.PartyPart, "党建工作", "党建", "P"), part(model.BusinessPart, "业务工作", "业务", "Q")},
		Combine:   model.Combine{Mode: mode},
		Bonus:     model.AdjustRule{Cap: model.Pt(10)},
		Deduction: model.AdjustRule{Cap: model.Pt(10)},
		Vetoes:    []model.VetoRule{{ID: "V1", Title: "弄虚作假", Grade: "不合格"}, {ID: "V2", Title: "重大投诉", Grade: "基本合格"}},
		Grades: []model.GradeRule{{Name: "优秀", From: model.Pt(90)}, {Name: "合格", From: model.Pt(75)}, {Name: "基本合格", From: model.Pt(60)},
			{Name: "不合格"}},
		Quotas: []model.Quota{{Grade: "优秀", Percent: 3000, Rounding: model.RoundDown, Overflow: "合格"}},
	}
	switch mode {
	case model.Weighted:
		s.Combine.Weights = map[string]int64{model.PartyPart: 5000, model.BusinessPart: 5000}
	case model.GateMode:
		s.Combine.Gate, s.Combine.GateParts, s.Combine.GateGrade = model.Pt(60), []string{model.PartyPart}, "基本合格"
	}
	return s
}

// marked is a sheet of the small scheme: P1 P2 Q1 Q2 in hundredths, at the checked stage.
func marked(p1, p2, q1, q2 model.Points) *model.MarkSheet {
	m := &model.MarkSheet{OrgID: 1, Branch: "甲支部", Year: 2026, Marks: map[model.MarkKey]model.Mark{}}
	for id, v := range map[string]model.Points{"P1": p1, "P2": p2, "Q1": q1, "Q2": q2} {
		m.Marks[model.MarkKey{Item: id, Stage: model.CheckedMark}] = model.Mark{Points: v}
	}
	return m
}

// away marks items as not applicable.
func away(m *model.MarkSheet, ids ...string) *model.MarkSheet {
	for _, id := range ids {
		m.Marks[model.MarkKey{Item: id, Stage: model.CheckedMark}] = model.Mark{NotApplicable: true}
	}
	return m
}

func adjustment(deduction bool, matter string, p model.Points) model.Adjustment {
	return model.Adjustment{Deduction: deduction, Title: "事项", Matter: matter, Checked: &p}
}
