package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

var sampleOnce = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sample-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "sample.db")
	o, err := CreateSample(context.Background(), path, func(string) {})
	if err != nil {
		return "", err
	}
	return path, o.Close()
})

// sampleCopy opens a copy of the finished sample committee.
func sampleCopy(t *testing.T) *Office {
	t.Helper()
	path, err := sampleOnce()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(t.TempDir(), "committee.sbd")
	if err := os.WriteFile(mine, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return openAt(t, mine)
}

func openAt(t *testing.T, path string) *Office {
	t.Helper()
	o, err := Open(context.Background(), path, Options{Who: "周敏"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

func emptyOffice(t *testing.T) *Office {
	t.Helper()
	o, err := Create(context.Background(), filepath.Join(t.TempDir(), "new.sbd"),
		model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026},
		Options{Who: "周敏", Now: func() time.Time { return time.Date(2026, 1, 5, 9, 0, 0, 0, time.Local) }}) // made at the beginning of the year
	if err != nil {
		t.Fatal(err)
	}
	o.now = time.Now
	t.Cleanup(func() { o.Close() })
	return o
}

func TestTheSampleCommitteeIsWhole(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	members, err := o.Members(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	activities, err := o.Activities(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	if len(branches) != 25 || len(members) != 253 || len(activities) != 608 {
		t.Errorf("%d organisations, %d members, %d records; want 25, 253, 608", len(branches), len(members), len(activities))
	}
	overdue := 0
	for _, b := range branches {
		if b.Term == TermOverdue {
			overdue++
		}
		if b.Org.Name == "城南片区民办幼儿园联合党支部" && len(b.Units) != 8 {
			t.Errorf("%s covers %d units, want 8", b.Org.Name, len(b.Units))
		}
		if b.Org.Name == "育华实验小学党支部" && b.Parent != "育华教育集团党总支" {
			t.Errorf("superior of %s is %q", b.Org.Name, b.Parent)
		}
	}
	if overdue != 1 { // two more would be, had they not been put off with approval
		t.Errorf("%d terms overdue, want 1", overdue)
	}
	report, err := Verify(ctx, o.Path())
	if err != nil || !report.Sound() {
		t.Errorf("the file does not verify: %v %v", report.Problems, err)
	}
}

func TestTheSampleIsRankedAsItsSpreadsheetSays(t *testing.T) {
	o := sampleCopy(t)
	f, err := o.Facts(context.Background(), SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	if !f.Year.Finalised || len(f.Ranking.Rows) != 24 {
		t.Fatalf("finalised %v, %d rows", f.Year.Finalised, len(f.Ranking.Rows))
	}
	want := map[string][2]string{
		"启明外国语学校党支部":     {"104.05", "优秀"},
		"博雅双语学校党支部":      {"93.10", "合格"}, // beyond the quota
		"朗语外语培训中心党支部":    {"88.65", "不合格"},
		"致远研学服务中心党支部":    {"75.95", "基本合格"}, // the gate
		"托育机构联合党支部":      {"91.20", "合格"},
		"育华实验小学党支部":      {"94.45", "优秀"},
		"城南片区民办幼儿园联合党支部": {"92.15", "合格"},
	}
	for _, row := range f.Ranking.Rows {
		if w, ok := want[row.Branch]; ok && (row.Total.String() != w[0] || row.Grade != w[1]) {
			t.Errorf("%s: %s %s, want %s %s", row.Branch, row.Total, row.Grade, w[0], w[1])
		}
	}
	if q := f.Ranking.Quotas[0]; q.Limit != 7 || q.Used != 7 {
		t.Errorf("quota %d of %d, want 7 of 7", q.Used, q.Limit)
	}
}

func TestAFinalisedYearCannotBeMarked(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	org := f.Sheets[0].OrgID
	change := []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "A1", Stage: model.CheckedMark}, Mark: &model.Mark{Points: model.Pt(3)}}}
	if _, err := o.SetMarks(ctx, SampleYear, change, "试"); model.CodeOf(err) != model.Closed {
		t.Fatalf("marking a finalised year gave %v", err)
	}
	if _, err := o.Reopen(ctx, SampleYear, " "); model.CodeOf(err) != model.Invalid {
		t.Errorf("reopening without a reason gave %v", err)
	}
	if _, err := o.Reopen(ctx, SampleYear, "漏记一项"); err != nil {
		t.Fatal(err)
	}
	o.first.Wait()
	index := &o.index.entries[0]
	if _, err := o.SetMarks(ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "A1", Stage: model.FinalMark}, Mark: &model.Mark{Points: model.Pt(3)}}}, "改"); err != nil {
		t.Fatal(err)
	}
	if &o.index.entries[0] != index {
		t.Error("a mark rebuilt the search index of the roster")
	}
	after, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	if got := after.Result(org, model.FinalMark).Tree.Find("A1"); got == nil || got.Score != model.Pt(3) {
		t.Errorf("A1 is %+v after the change", got)
	}
	change[0].Mark.Points = model.Pt(6)
	if _, err := o.SetMarks(ctx, SampleYear, change, "试"); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "5") {
		t.Errorf("6 of 5 points gave %v", err)
	}
}

func TestImportIsAllOrNothingUnlessGoodRowsAreChosen(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	d, err := o.ReadImport(ctx, filepath.Join("..", "intake", "testdata", "roster-law.xls"), intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{}); model.CodeOf(err) != model.Conflict {
		t.Fatalf("bad rows did not stop the import: %v", err)
	}
	if members, _ := o.Members(ctx, true); len(members) != 0 {
		t.Fatalf("%d members were written", len(members))
	}
	if id, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true, DryRun: true}); err != nil || id != 0 {
		t.Fatalf("dry run: %d %v", id, err)
	}
	if members, _ := o.Members(ctx, true); len(members) != 0 {
		t.Fatalf("the dry run wrote %d members", len(members))
	}
	id, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	members, _ := o.Members(ctx, true)
	branches, _ := o.Branches(ctx)
	if len(members) != 144 || len(branches) != 18 {
		t.Errorf("%d members in %d branches, want 144 in 18", len(members), len(branches))
	}
	if backups, err := o.Backups(); err != nil || len(backups) == 0 {
		t.Errorf("no backup before the import: %v", err)
	}
	if hits := o.Find("解𬱖", 5); len(hits) != 1 {
		t.Errorf("a rare name is not found: %v", hits)
	}
	report, err := o.Undo(ctx, id)
	if err != nil || len(report.Kept) != 0 {
		t.Fatalf("undo: %+v %v", report, err)
	}
	members, _ = o.Members(ctx, true)
	branches, _ = o.Branches(ctx)
	if len(members) != 0 || len(branches) != 0 {
		t.Errorf("%d members and %d branches are left after the undo", len(members), len(branches))
	}
	if _, err := o.Undo(ctx, report.ChangeSet); err != nil {
		t.Fatalf("redo: %v", err)
	}
	if members, _ = o.Members(ctx, true); len(members) != 144 {
		t.Errorf("%d members after the redo", len(members))
	}
}

func TestTheSameFileAgainChangesNothing(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	file := filepath.Join("..", "intake", "testdata", "roster-law.xls")
	for round, want := range []intake.Summary{{New: 144, Skip: 11, Error: 6}, {Same: 144, Skip: 11, Error: 6}} {
		d, err := o.ReadImport(ctx, file, intake.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if d.Plan.Summary != want {
			t.Errorf("round %d: %+v, want %+v", round, d.Plan.Summary, want)
		}
		id, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true})
		if err != nil || (round == 1) != (id == 0) {
			t.Errorf("round %d: change set %d, %v", round, id, err)
		}
		if round == 1 && len(d.Earlier) != 1 {
			t.Errorf("the earlier import of the same file is not known: %v", d.Earlier)
		}
	}
	if imports, err := o.Imports(ctx); err != nil || len(imports) != 2 {
		t.Errorf("%d imports listed: %v", len(imports), err)
	}
}

func TestAnOldPlanIsNotApplied(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	d, err := o.ReadImport(ctx, filepath.Join("..", "intake", "testdata", "roster-law.xls"), intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveMember(ctx, model.Member{Name: "新来的"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); model.CodeOf(err) != model.Conflict {
		t.Fatalf("a plan older than the data was applied: %v", err)
	}
	if err := o.Replan(ctx, d, d.Options, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err != nil {
		t.Errorf("after planning anew: %v", err)
	}
}
