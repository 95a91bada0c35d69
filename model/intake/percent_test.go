package intake

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// A number shown as a percentage is judged like the text a person sees, in every column of numbers: neither 0.98
// points nor 1 person.
func TestPercentCellsAreNoMarksAndNoCounts(t *testing.T) {
	percent := func(s *sheet.Sheet, row, col int, v float64, text string) *sheet.Sheet {
		s.Rows[row][col] = sheet.Cell{Kind: sheet.Number, Text: text, Number: v, Percent: true}
		return s
	}
	known := &Known{Today: today, Scheme: scheme(t), Year: 2026, Orgs: orgs("甲党支部", "乙党支部")}
	for name, c := range map[string]struct {
		sheet       *sheet.Sheet
		row         int
		want, shown string
		col         int
	}{
		"mark": {percent(tab("党建复核", cells("党组织|A1 党建写入学校章程（5）|A2（5）|A3"), []any{"甲党支部", 5.0, 4.0, 4.0}, []any{"乙党支部", 5.0, 0.9, 4.0}),
			2, 2, 0.9, "0.9"), 3, "error mark-invalid", "90%", 2},
		"mark in a list": {percent(tab("扣分理由", cells("党组织|考核项目|复核分|理由"), []any{"甲党支部", "A2", 0.98, "少一次"}),
			1, 2, 0.98, "0.98"), 2, "error mark-invalid", "98%", 2},
		"bonus": {percent(tab("加分", cells("党组织|类别|事项|分值"), []any{"甲党支部", "加分", "区级表彰", 0.02}),
			1, 3, 0.02, "0.02"), 2, "error mark-invalid", "2%", 3},
		"count": {percent(tab("活动", cells("党支部|活动时间|活动类别|主题|应到|实到"), []any{"甲党支部", "2026-03-05", "党课", "讲", 10.0, 1.0}),
			1, 5, 1, "1"), 2, "new number-invalid", "100%", 5},
	} {
		plan := build(t, bookOf(c.sheet), known, Options{})
		r := plan.Sheets[0].Row(c.row)
		if r == nil {
			t.Errorf("%s: no row", name)
			continue
		}
		if got := string(r.Kind) + " " + rowCodes(r); got != c.want || r.Values[c.col] != c.shown {
			t.Errorf("%s: %q shown %q, want %q shown %q: %v", name, got, r.Values[c.col], c.want, c.shown, r.Problems)
		}
	}
}

// A mark that its item's method cannot give is imported with a warning that it needs a reason; a reason in the file,
// on whatever sheet, or the one that is known of this very mark satisfies it; one of another mark does not.
func TestMarksThatDoNotFitAskForAReason(t *testing.T) {
	known := &Known{Today: today, Scheme: scheme(t), Year: 2026, Orgs: orgs("甲党支部", "乙党支部", "丙党支部", "丁党支部", "戊党支部")}
	checked, self := model.MarkKey{Item: "A1", Stage: model.CheckedMark}, model.MarkKey{Item: "A1", Stage: model.SelfMark}
	known.Marks = map[int64]*model.MarkSheet{3: {OrgID: 3, Marks: map[model.MarkKey]model.Mark{checked: {Points: 400, Reason: "修订已备案"}}},
		4: {OrgID: 4, Marks: map[model.MarkKey]model.Mark{checked: {Points: 400, Reason: "比自评少"}, self: {Points: 420}}},
		5: {OrgID: 5, Marks: map[model.MarkKey]model.Mark{checked: {Points: 420, Reason: "修订已备案"}}}}
	known.NeedsReason = func(item string, m model.Mark) string {
		if item == "A1" && m.Reason == "" && m.Points%200 != 100 {
			return "按方法可得 5、3、0 分"
		}
		return ""
	}
	wide := tab("党建复核", cells("党组织|A1 党建写入学校章程（5）|A2（5）|A3"), []any{"甲党支部", 4.5, 4.0, 4.0}, []any{"乙党支部", 4.5, 4.0, 4.0},
		[]any{"丙党支部", 4.2, 4.0, 4.0}, []any{"丁党支部", 4.2, 4.0, 4.0}, []any{"戊党支部", 4.2, 4.0, 4.0})
	reasons := tab("扣分理由", cells("党组织|考核项目|复核分|扣分理由"), []any{"乙党支部", "A1", 4.5, "章程已通过，尚未备案"})
	plan := build(t, bookOf(wide, reasons), known, Options{})
	for row, want := range map[int]string{2: "new mark-reason", 3: "new ", 4: "update mark-reason", 5: "update mark-reason", 6: "update "} {
		r := plan.Sheets[0].Row(row)
		if got := string(r.Kind) + " " + rowCodes(r); got != want {
			t.Errorf("row %d: %q, want %q %v", row, got, want, r.Problems)
		}
		if want == "new mark-reason" && (r.Problems[0].Level != Warning || r.Problems[0].Field != "item:A1") {
			t.Errorf("row %d: %+v", row, r.Problems[0])
		}
	}
	for _, op := range plan.Scores.Marks {
		if op.Branch.Name == "乙党支部" && op.Key.Item == "A1" && op.Reason != "章程已通过，尚未备案" {
			t.Errorf("the reason of the file is lost: %+v", op)
		}
	}
}
