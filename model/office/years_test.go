package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// Schemes of other sectors count other things by the same numbers: only a like name makes one line of them.
func TestLinesOfTheSameNumberNeedALikeName(t *testing.T) {
	line := func(id, name string) YearLine { return YearLine{Section: "item", ID: id, Name: id + " " + name} }
	for _, c := range []struct {
		was, now string
		alike    bool
	}{{"党建写入学校章程", "党建写入章程", true}, {"述职", "书记述职", true}, {"党员律师亮身份", "党员教师亮身份", true},
		{"法律援助办案", "师德师风建设", false}, {"办案质量", "家校共育", false}, {"质", "量", false}} {
		if got := alike(c.was, c.now); got != c.alike || alike(c.now, c.was) != got {
			t.Errorf("%s and %s: %t", c.was, c.now, got)
		}
	}
	s := &model.Scheme{Parts: []model.Part{{ID: "party", Name: "党建", Categories: []model.Category{{ID: "A", Name: "甲", Items: []model.Item{{ID: "A1", Code: "A1", Name: "法律援助办案"}}}}}}}
	if found, ok := sameLine(s, line("A1", "师德师风建设")); ok {
		t.Errorf("paired with %+v", found)
	}
	if found, ok := sameLine(s, line("A7", "法律援助办案")); !ok || found.ID != "A1" {
		t.Errorf("of the same name: %+v %t", found, ok)
	}
}

// A second year by a changed scheme: an item renamed, one moved to another number, one gone, one new.
func TestYearsStandSideBySideAcrossSchemes(t *testing.T) {
	ctx := context.Background()
	o := sampleCopy(t)
	d := draftOf(t, o, SampleYear+1, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	a := &s.Parts[0].Categories[0]
	a.Items[0].Name = "党建写入章程"                                                              // A1 renamed
	a.Items[1].ID, a.Items[1].Code, a.Items[2].ID, a.Items[2].Code = "A3", "A3", "A2", "A2" // A2 and A3 exchanged
	a.Items[4] = model.Item{ID: "A9", Code: "A9", Name: "新的事", Max: model.Pt(2), Method: model.Method{Kind: model.Judged}}
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.IssueDraft(ctx, d.ID, 0); err != nil {
		t.Fatal(err)
	}
	before, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	var changes []MarkChange
	for _, sheet := range before.Sheets {
		for _, item := range itemsOf(s) {
			changes = append(changes, MarkChange{OrgID: sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: model.CheckedMark}, Mark: &model.Mark{Points: item.Max}})
		}
	}
	if _, err := o.SetMarks(ctx, SampleYear+1, changes, "测试"); err != nil {
		t.Fatal(err)
	}
	table, err := o.YearsSideBySide(ctx, 0, 0, 5)
	if err != nil || len(table.Years) != 2 || table.Years[0].Year != SampleYear || table.Years[1].Branches != len(before.Sheets) {
		t.Fatalf("%+v %v", table, err)
	}
	lines := map[string]YearLine{}
	for _, l := range table.Lines {
		lines[l.Name] = l
	}
	both := func(name string) (was, now YearCell) {
		l, ok := lines[name]
		if !ok {
			t.Fatalf("no line %s", name)
		}
		return l.Cells[0], l.Cells[1]
	}
	if was, now := both("A1 党建写入章程"); !was.There || was.Name != "A1 党建写入学校章程" || now.Mean != model.Pt(5) || now.Rate != 10000 {
		t.Errorf("renamed: %+v %+v", was, now)
	}
	if was, _ := both("A3 党组织参与重大决策"); was.Max != model.Pt(5) || was.Name != "" {
		t.Errorf("moved: %+v", was)
	}
	if was, now := both("A9 新的事"); was.There || !now.There {
		t.Errorf("new: %+v %+v", was, now)
	}
	if was, now := both("A5 党建经费列入年度预算"); !was.There || now.There || !lines["A5 党建经费列入年度预算"].Gone {
		t.Errorf("gone: %+v %+v", was, now)
	}
	if was, now := both("总分"); !was.There || now.Mean != model.Pt(100) {
		t.Errorf("total: %+v %+v", was, now)
	}
	one, err := o.YearsSideBySide(ctx, before.Sheets[0].OrgID, 0, 5)
	if err != nil || one.Lines[0].Cells[0].Mean != before.Result(before.Sheets[0].OrgID, model.FinalMark).Total {
		t.Errorf("one branch: %+v %v", one.Lines[0], err)
	}
}
