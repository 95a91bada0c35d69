package office

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// unitGroup is the sample committee, open again, whose kindergartens, schools and the like are assessed beside the branches, by a
// copy of the year's scheme. Each unit is checked: all full marks, but that the second loses one item, the third two, and so on.
func unitGroup(t *testing.T, object string) (o *Office, opened int64) {
	t.Helper()
	ctx := context.Background()
	o = reopenedSample(t)
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	s.Title, s.Object = "单位考核方案", object
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	opened, err := o.OpenGroup(ctx, SampleYear, DraftRowID(d), "单位组", model.Scope{})
	if err != nil || opened == 0 {
		t.Fatal(opened, err)
	}
	return o, opened
}

func checkUnits(t *testing.T, o *Office) *model.YearFacts {
	t.Helper()
	g := factsOf(t, o).All()[1]
	var changes []MarkChange
	for i, sheet := range g.Sheets {
		lost := 0
		for _, item := range itemsOf(&g.Year.Scheme) {
			points := item.Max
			if n := len(item.Method.Tiers); item.Method.Kind == model.Step && lost < i {
				points = item.Method.Tiers[n-1].Points
				lost++
			}
			changes = append(changes, MarkChange{OrgID: sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: model.CheckedMark}, Mark: &model.Mark{Points: points, Reason: "现场核实"}})
		}
	}
	if _, err := o.SetMarks(context.Background(), SampleYear, changes, "复核单位"); err != nil {
		t.Fatal(err)
	}
	return factsOf(t, o).All()[1]
}

func TestUnitsAreAssessedBesideBranches(t *testing.T) {
	ctx := context.Background()
	o, opened := unitGroup(t, model.UnitObject)
	before := factsOf(t, o).All()[0]
	g := checkUnits(t, o)
	n := len(g.Sheets)
	if n < 5 || len(g.Ranking.Rows) != n || !g.Year.Units || len(before.Sheets) != 24 {
		t.Fatalf("%d units, %d ranked, %d branches", n, len(g.Ranking.Rows), len(before.Sheets))
	}
	first := g.Sheets[0]
	if first.Unit == nil || first.Branch != first.Unit.Name || first.OrgID != model.UnitKey(first.Unit.ID) || first.Secretary != first.Unit.LegalPerson {
		t.Errorf("the first is %+v", first)
	}
	if row := g.Ranking.Rows[0]; row.OrgID != first.OrgID || row.Rank != 1 || row.Total <= g.Ranking.Rows[n-1].Total {
		t.Errorf("the best is %s with %s", row.Branch, row.Total)
	}
	if q := g.Ranking.Quotas[0]; q.Base != n || q.Limit != n*3/10 {
		t.Errorf("quota %d of %d", q.Limit, q.Base)
	}
	if proposals, err := o.Evidence(ctx, SampleYear, first.OrgID); err != nil || len(proposals) != 0 {
		t.Errorf("records of branches proposed %d marks of a unit, %v", len(proposals), err)
	}
	if book, err := o.BallotDraft(ctx, SampleYear); err != nil || slices.ContainsFunc(book.Subjects, func(s model.BallotSubject) bool {
		return strings.Contains(s.Branch, first.Branch) && s.OrgID == first.OrgID
	}) {
		t.Errorf("a unit debriefs: %v", err)
	}

	points := model.Pt(1)
	bonus := model.Adjustment{OrgID: first.OrgID, Title: "市级表彰", Basis: "文件", Checked: &points}
	if _, err := o.SaveAdjustment(ctx, SampleYear, bonus); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SaveOpinion(ctx, SampleYear, model.Opinion{OrgID: first.OrgID, Box: "authority", Text: "同意"}); err != nil {
		t.Fatal(err)
	}
	vetoed, err := o.SaveVeto(ctx, SampleYear, model.Veto{OrgID: first.OrgID, Rule: g.Year.Scheme.Vetoes[0].ID, Title: g.Year.Scheme.Vetoes[0].Title})
	if err != nil {
		t.Fatal(err)
	}
	sheet := factsOf(t, o).Of(first.OrgID).Sheet(first.OrgID)
	if len(sheet.Adjustments) != 1 || len(sheet.Opinions) != 1 || len(sheet.Vetoes) != 1 || !factsOf(t, o).Of(first.OrgID).Result(first.OrgID, model.FinalMark).Vetoed {
		t.Errorf("the sheet has %+v", sheet)
	}
	if report, err := o.Undo(ctx, vetoed); err != nil || len(report.Kept) != 0 {
		t.Fatal(report, err)
	}
	after := factsOf(t, o)
	if after.Of(first.OrgID).Result(first.OrgID, model.FinalMark).Vetoed {
		t.Error("the undone veto stays")
	}
	if diff := cmp.Diff(before.Ranking, after.All()[0].Ranking); diff != "" {
		t.Errorf("the branches changed:\n%s", diff)
	}

	decideAll(t, o)
	if _, err := o.Finalise(ctx, SampleYear, o.Today()); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(ctx, opened); model.CodeOf(err) != model.Closed {
		t.Errorf("the group of a finalised year was taken back: %v", err)
	}
	path := o.Path()
	want := factsOf(t, o).All()[1].Ranking
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if report, err := store.Verify(ctx, path); err != nil || !report.Sound() {
		t.Fatal(report.Problems, err)
	}
	again, err := Open(ctx, path, Options{Who: "李干事"})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	kept := factsOf(t, again).All()[1]
	if diff := cmp.Diff(want, kept.Ranking); diff != "" || len(kept.Sheets) != n {
		t.Errorf("what was kept differs:\n%s", diff)
	}
	if _, err := again.Reopen(ctx, SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	if report, err := again.Undo(ctx, opened); err != nil || len(factsOf(t, again).All()) != 1 {
		t.Errorf("%v %v", report, err)
	}
	if report, err := store.Verify(ctx, path); err != nil || !report.Sound() {
		t.Error(report.Problems, err)
	}
}

func TestFormsOfUnitsComeBack(t *testing.T) {
	ctx := context.Background()
	o, _ := unitGroup(t, model.UnitObject)
	g := factsOf(t, o).All()[1]
	first := g.Sheets[0]
	forms, err := o.SendForms(ctx, SampleYear, filepath.Join(t.TempDir(), "下发"), []int64{first.OrgID}, false, nil)
	if err != nil || len(forms) != 1 {
		t.Fatal(len(forms), err)
	}
	f, err := excelize.OpenFile(forms[0].File)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := f.GetCellValue("自评表", "A2"); err != nil || text != "单位："+first.Branch {
		t.Errorf("the form is headed %q, %v", text, err)
	}
	row := 0
	rows, _ := f.GetRows("自评表")
	item := itemsOf(&g.Year.Scheme)[0]
	for i, cells := range rows {
		if row == 0 && slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, item.Name) }) {
			row = i + 1
		}
	}
	cell, _ := excelize.CoordinatesToCellName(5, row)
	if err := f.SetCellValue("自评表", cell, int(item.Max)/100); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	c, err := o.ReadForms(ctx, SampleYear, []string{forms[0].File}, nil)
	if err != nil || c.Count(CollectRefused) != 0 || c.Changes() != 1 {
		t.Fatal(c.Label(), err)
	}
	change, err := o.TakeForms(ctx, c, false)
	if err != nil {
		t.Fatal(err)
	}
	if m, ok := factsOf(t, o).Of(first.OrgID).Sheet(first.OrgID).Mark(item.ID, model.SelfMark); !ok || m.Points != item.Max {
		t.Errorf("the mark is %+v", m)
	}
	if factsOf(t, o).Of(first.OrgID).Sent[first.OrgID].Number != 1 {
		t.Error("what was sent is not known")
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if _, ok := factsOf(t, o).Of(first.OrgID).Sheet(first.OrgID).Mark(item.ID, model.SelfMark); ok {
		t.Error("the undone mark stays")
	}
}

// The sector authorities are those whom other units have above them; units that closed before the year's end are not assessed.
func TestWhoIsAUnitToAssess(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	s.Object = model.SectorUnitObject
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	open := func() error {
		_, err := o.OpenGroup(ctx, SampleYear, DraftRowID(d), "主管单位组", model.Scope{})
		return err
	}
	rows, err := o.Units(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		u := row.Unit
		u.Authority = ""
		if _, _, err := o.SaveUnit(ctx, u, 0); err != nil {
			t.Fatal(err)
		}
	}
	if err := open(); model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "上级行业主管单位") {
		t.Errorf("a group of nobody: %v", err)
	}
	bureau := model.Unit{Name: "某区教育局", Staff: -1}
	if bureau.ID, _, err = o.SaveUnit(ctx, bureau, 0); err != nil {
		t.Fatal(err)
	}
	below := rows[0].Unit
	below.Authority = bureau.Name
	if _, _, err := o.SaveUnit(ctx, below, 0); err != nil {
		t.Fatal(err)
	}
	if err := open(); err != nil {
		t.Fatal(err)
	}
	if g := factsOf(t, o).All()[1]; len(g.Sheets) != 1 || g.Sheets[0].Branch != bureau.Name {
		t.Errorf("%d are assessed", len(g.Sheets))
	}
	if issued, err := o.Schemes(ctx, SampleYear, 2); err != nil || len(issued.Assessed) != 1 {
		t.Errorf("%d are assessed, %v", len(issued.Assessed), err)
	}
	s.Object = model.UnitObject
	d = draftOf(t, o, SampleYear, model.OriginYear+"2026-g2")
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.IssueDraft(ctx, d.ID, 1); model.CodeOf(err) != model.Conflict {
		t.Errorf("a scheme of units took the place of that of the branches: %v", err)
	}
	closed := rows[1].Unit
	if _, err := o.CloseUnit(ctx, closed.ID, "2026-03-01", "停办"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.OpenGroup(ctx, SampleYear, DraftRowID(d), "单位组", model.Scope{}); err != nil {
		t.Fatal(err)
	}
	f := factsOf(t, o)
	if f.Of(model.UnitKey(closed.ID)) != nil || f.Of(model.UnitKey(below.ID)).Year.Group != 3 || f.Of(model.UnitKey(bureau.ID)).Year.Group != 2 {
		t.Error("units are in other groups than they should be")
	}
}
