package office

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// reopenedSample is the sample committee, whose year is open again.
func reopenedSample(t *testing.T) *Office {
	t.Helper()
	o := sampleCopy(t)
	if _, err := o.Reopen(context.Background(), SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	return o
}

func draftOf(t *testing.T, o *Office, year int, origin string) model.SchemeDraft {
	t.Helper()
	d, change, err := o.NewDraft(context.Background(), year, origin)
	if err != nil || change == 0 {
		t.Fatal(change, err)
	}
	return d
}

func TestADraftIsEditedUndoneAndIssued(t *testing.T) {
	ctx := context.Background()
	o := sampleCopy(t)
	d := draftOf(t, o, SampleYear+1, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	_, _, item, _ := s.ItemByID("B4")
	item.Max = model.Pt(3)
	_, why, err := o.SaveDraft(ctx, d.ID, s)
	if err != nil || why != "B4 书记培训与述职：分值 2 改为 3" {
		t.Fatal(why, err)
	}
	if _, err := o.IssueDraft(ctx, d.ID, 0); model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "B 组织建设各项目合计 21 分，应为 20 分") {
		t.Fatalf("a draft that does not add up was issued: %v", err)
	}
	if change, why, err := o.SaveDraft(ctx, d.ID, s); change != 0 || why != "" || err != nil {
		t.Errorf("nothing changed, yet: %d %q %v", change, why, err)
	}
	if !back(t, o) {
		t.Fatal("the edit cannot be undone")
	}
	all, err := o.Schemes(ctx, SampleYear+1, 0)
	if err != nil || len(all.Drafts) != 1 || all.InForce != nil || all.Earlier != SampleYear {
		t.Fatalf("%+v %v", all, err)
	}
	if _, _, item, _ := all.Drafts[0].Scheme.ItemByID("B4"); item.Max != model.Pt(2) {
		t.Errorf("undone, B4 has %s", item.Max)
	}
	issued, err := o.IssueDraft(ctx, d.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	all, err = o.Schemes(ctx, SampleYear+1, 0)
	if err != nil || len(all.Drafts) != 0 || all.InForce == nil || all.Version != 1 {
		t.Fatalf("%+v %v", all, err)
	}
	if _, err := o.Undo(ctx, issued); err != nil {
		t.Fatal(err)
	}
	if all, err = o.Schemes(ctx, SampleYear+1, 0); err != nil || len(all.Drafts) != 1 || all.InForce != nil {
		t.Errorf("issuing was not undone whole: %+v %v", all, err)
	}
}

func TestAnOpenYearGetsAnotherVersion(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	b := &s.Parts[0].Categories[1]
	b.Items[0].Max, b.Items[4].Max = model.Pt(3), model.Pt(5) // B1 lowered, B5 raised
	b.Items[1].ID, b.Items[1].Code = "B9", "B9"               // B2 gone, B9 new
	for i := range b.Items[0].Method.Units {
		b.Items[0].Method.Units[i].Points = model.Pt(1)
	}
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	said, err := o.Consequences(ctx, SampleYear, 0, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"删去的项目不再计入，已打的分留在数据文件里：B2 按期换届", "分值降低，超出的按新的满分计，复核时要改：B1 应建尽建、隶属清楚",
		"新增的项目要给每个支部打分：B9 按期换届（24 个支部）"} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%q is not said: %q", want, said)
		}
	}
	before, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	change, err := o.IssueDraft(ctx, d.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	all, err := o.Schemes(ctx, SampleYear, 0)
	if err != nil || all.Version != 2 || len(all.Former) != 1 || !all.Former[0].Scheme.Same(&before.Year.Scheme) {
		t.Fatalf("%d %d %v", all.Version, len(all.Former), err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	after, err := o.Facts(ctx, SampleYear)
	if err != nil || !after.Year.Scheme.Same(&before.Year.Scheme) || after.Ranking.Rows[0].Total != before.Ranking.Rows[0].Total {
		t.Errorf("undone, the year is not what it was: %v", err)
	}
}

func TestAFinalisedYearKeepsItsScheme(t *testing.T) {
	o := sampleCopy(t)
	d := draftOf(t, o, SampleYear, model.OriginDefault+"education")
	if _, err := o.IssueDraft(context.Background(), d.ID, 0); model.CodeOf(err) != model.Closed {
		t.Errorf("%v", err)
	}
}

func TestAWorkbookBecomesADraft(t *testing.T) {
	ctx := context.Background()
	o := sampleCopy(t)
	y, err := o.Year(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "方案.xlsx")
	if err := ExportScheme(&y.Scheme, outfile.Target{Path: path, Endings: []string{".xlsx"}}); err != nil {
		t.Fatal(err)
	}
	got, wrong, err := o.ImportScheme(ctx, SampleYear+1, path)
	if err != nil || len(wrong) > 0 || len(got.Unsound) > 0 || !got.Draft.Scheme.Same(&y.Scheme) || got.Draft.Origin != "file:方案" {
		t.Errorf("%v %v %+v", err, wrong, got.Draft.Origin)
	}
}

// An item that is only for some branches is 不适用 for the others, everywhere, and cannot be marked there.
func TestAnItemForSomeBranches(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	_, _, item, _ := s.ItemByID("B4")
	item.Scope.Kinds = []model.OrgKind{model.JointBranch}
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.IssueDraft(ctx, d.ID, 0); err != nil {
		t.Fatal(err)
	}
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	orgs, err := o.Schemes(ctx, SampleYear, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[model.OrgKind]int{}
	for _, g := range orgs.Branches {
		sheet := f.Sheet(g.ID)
		kinds[g.Kind]++
		m, ok := sheet.Effective("B4", model.FinalMark)
		if away := ok && m.NotApplicable; away != (g.Kind == model.Branch) {
			t.Errorf("%s: 不适用 %v", g.Kind, away)
		}
		_, err := o.SetMarks(ctx, SampleYear, []MarkChange{{OrgID: g.ID, Key: model.MarkKey{Item: "B4", Stage: model.CheckedMark}, Mark: &model.Mark{Points: 100, Reason: "试"}}}, "测试")
		if refused := model.CodeOf(err) == model.Invalid; refused != (g.Kind == model.Branch) {
			t.Errorf("%s: %v", g.Kind, err)
		}
	}
	if kinds[model.Branch] == 0 || kinds[model.JointBranch] == 0 {
		t.Fatalf("the sample lacks a kind: %v", kinds)
	}
	after, _, err := o.FactsAfter(ctx, f, []int64{f.Sheets[0].OrgID})
	if err != nil || after.Results[f.Sheets[0].OrgID][model.FinalMark].Total != f.Results[f.Sheets[0].OrgID][model.FinalMark].Total && orgs.Branches[0].Kind == model.Branch {
		t.Errorf("%v", err)
	}
}

func TestASchemeCoversSomeBranches(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	s.Covers.Kinds = []model.OrgKind{model.JointBranch}
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	all, err := o.Schemes(ctx, SampleYear, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := len(all.Covered(s))
	if _, err := o.IssueDraft(ctx, d.ID, 0); err != nil {
		t.Fatal(err)
	}
	f, err := o.Facts(ctx, SampleYear)
	if err != nil || len(f.Sheets) != want || want == 0 || want == len(all.Branches) {
		t.Errorf("%d sheets, covered %d of %d, %v", len(f.Sheets), want, len(all.Branches), err)
	}
}

func TestATrialFollowsTheScheme(t *testing.T) {
	ctx := context.Background()
	o := sampleCopy(t)
	y, err := o.Year(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	trial, err := o.SchemeTrial(ctx, SampleYear+1, &y.Scheme)
	if err != nil || trial == nil || trial.Year != SampleYear {
		t.Fatal(trial, err)
	}
	before := trial.Run(&y.Scheme)
	if len(before.Branches) != len(f.Sheets) || len(before.Unknown) > 0 {
		t.Fatalf("%d branches, unknown %v", len(before.Branches), before.Unknown)
	}
	s := y.Scheme.Clone()
	_, _, item, _ := s.ItemByID("B4")
	item.Max = model.Pt(3)
	item.Method.Tiers[0].Points, item.Method.Tiers[1].Points = model.Pt(3), 150
	after := trial.Run(s)
	a, _ := before.Mean("B4")
	b, _ := after.Mean("B4")
	if d := b - a.MulDiv(3, 2); d < -1 || d > 1 {
		t.Errorf("mean %s, after raising the item by half %s", a, b)
	}
	counted := 0
	for _, step := range after.Spread("B4", 4) {
		counted += step.Count
	}
	if counted != len(after.Branches) {
		t.Errorf("the spread counts %d of %d", counted, len(after.Branches))
	}
	telling := after.Telling("B4", before, 5)
	if len(telling) != 5 || telling[0].Marks["B4"].Points < telling[4].Marks["B4"].Points {
		t.Errorf("telling %v", telling)
	}
	org := telling[0].OrgID
	for _, mode := range model.CombineModes() {
		if r := after.Combined(org, mode); r == nil || !r.Ready {
			t.Errorf("%s: %+v", mode, r)
		}
	}
	if got, own := after.Combined(org, s.Combine.Mode).Total, after.Branch(org).Result.Total; got != own {
		t.Errorf("the scheme's own combination gives %s, the trial %s", got, own)
	}
}
