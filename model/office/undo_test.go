package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// names are the members in force, in the order in which they were added.
func memberNames(t *testing.T, o *Office) string {
	t.Helper()
	rows, err := o.Members(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[int64]string{}
	last := int64(0)
	for _, r := range rows {
		byID[r.ID], last = r.Name, max(last, r.ID)
	}
	var all []string
	for id := int64(1); id <= last; id++ {
		if byID[id] != "" {
			all = append(all, byID[id])
		}
	}
	return strings.Join(all, "")
}

// back and forward press a key once; what is asked is agreed to.
func back(t *testing.T, o *Office) bool {
	t.Helper()
	step, err := o.StepBack(context.Background())
	if err == nil && step.Ask {
		_, err = o.Undo(context.Background(), step.Change.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	return step.Change.ID != 0
}

func forward(t *testing.T, o *Office) bool {
	t.Helper()
	step, err := o.StepForward(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return step.Change.ID != 0
}

func addMember(t *testing.T, o *Office, name string) {
	t.Helper()
	if _, _, err := o.SaveMember(context.Background(), model.Member{Name: name}); err != nil {
		t.Fatal(err)
	}
}

func TestUndoWalksBackAndRedoForward(t *testing.T) {
	o := emptyOffice(t)
	for _, name := range []string{"甲", "乙", "丙"} {
		addMember(t, o, name)
	}
	for i, want := range []string{"甲乙", "甲", ""} {
		if ok := back(t, o); !ok || memberNames(t, o) != want {
			t.Fatalf("undo %d: %q, want %q", i, memberNames(t, o), want)
		}
	}
	if back(t, o) {
		t.Error("the making of the file was undone")
	}
	for i, want := range []string{"甲", "甲乙", "甲乙丙"} {
		if ok := forward(t, o); !ok || memberNames(t, o) != want {
			t.Fatalf("redo %d: %q, want %q", i, memberNames(t, o), want)
		}
	}
	if forward(t, o) {
		t.Error("there was nothing left to do again")
	}
	for _, press := range []struct {
		back bool
		want string
	}{{true, "甲乙"}, {true, "甲"}, {false, "甲乙"}, {true, "甲"}, {true, ""}, {false, "甲"}, {false, "甲乙"}, {false, "甲乙丙"}, {true, "甲乙"}} {
		if press.back {
			back(t, o)
		} else {
			forward(t, o)
		}
		if got := memberNames(t, o); got != press.want {
			t.Fatalf("undo %v: %q, want %q", press.back, got, press.want)
		}
	}
}

func TestAChangeEndsWhatCanBeDoneAgain(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	addMember(t, o, "甲")
	addMember(t, o, "乙")
	back(t, o)
	if _, err := o.Reveal(ctx, 1); err != nil && model.CodeOf(err) != model.NotFound {
		t.Fatal(err)
	}
	if _, ok, _ := o.LastUndone(ctx); !ok {
		t.Error("looking at a number ends what can be done again")
	}
	addMember(t, o, "丁")
	if forward(t, o) {
		t.Error("a change that was undone before another one came back")
	}
	if back(t, o); memberNames(t, o) != "甲" {
		t.Errorf("%q after undo", memberNames(t, o))
	}
	if back(t, o); memberNames(t, o) != "" {
		t.Errorf("%q after the second undo", memberNames(t, o))
	}
}

func TestALongWalkBackAndForward(t *testing.T) {
	o := emptyOffice(t)
	var want string
	for i := range 60 {
		want += string(rune('一' + i))
		addMember(t, o, string(rune('一'+i)))
	}
	for range 60 {
		if !back(t, o) {
			t.Fatalf("stopped at %q", memberNames(t, o))
		}
	}
	if memberNames(t, o) != "" || back(t, o) {
		t.Errorf("%q is left", memberNames(t, o))
	}
	for range 60 {
		forward(t, o)
	}
	if memberNames(t, o) != want {
		t.Errorf("got %q back", memberNames(t, o))
	}
}

func TestAnUndoneLinkOfTheHistoryIsDoneAgainToo(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	addMember(t, o, "甲")
	last, _, _ := o.LastUndoable(ctx)
	undone, err := o.Undo(ctx, last.ID)
	if err != nil {
		t.Fatal(err)
	}
	again, err := o.Undo(ctx, undone.ChangeSet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(ctx, again.ChangeSet); err != nil || memberNames(t, o) != "" {
		t.Fatalf("%q %v", memberNames(t, o), err)
	}
	if forward(t, o); memberNames(t, o) != "甲" {
		t.Errorf("%q after redo", memberNames(t, o))
	}
	if forward(t, o) {
		t.Error("done again twice")
	}
	if back(t, o); memberNames(t, o) != "" {
		t.Errorf("%q after undo", memberNames(t, o))
	}
}

func TestOneRecordGoesAtOnceAndMoreAreAskedAbout(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	saveBranch(t, o, "乙律师事务所党支部") // the first makes the committee's own record as well
	_, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "甲律师事务所党支部", Kind: model.Branch},
		Posts: []model.Post{{Name: "何川", Duty: model.Secretary}, {Name: "林知衡", Duty: model.Organisation}}})
	if err != nil {
		t.Fatal(err)
	}
	if step, err := o.StepBack(ctx); err != nil || step.Ask || step.Report.Restored != 3 {
		t.Errorf("a branch with its posts is one record: %+v %v", step.Report, err)
	}
	if step, err := o.StepForward(ctx); err != nil || step.Ask || step.Report.Restored != 3 {
		t.Errorf("and comes back: %+v %v", step.Report, err)
	}
	path := filepath.Join(t.TempDir(), "花名册.csv")
	if err := os.WriteFile(path, []byte("姓名,所在党支部,入党日期\n王一,甲律师事务所党支部,2010-07-01\n王二,甲律师事务所党支部,2011-07-01\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	draft, err := o.ReadImport(ctx, path, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, draft, ApplyOptions{}); err != nil {
		t.Fatal(err)
	}
	step, err := o.StepBack(ctx)
	if err != nil || !step.Ask || step.Report.Records < 2 || memberNames(t, o) != "王一王二" {
		t.Fatalf("an import is asked about first: %+v %v", step, err)
	}
	if back(t, o); memberNames(t, o) != "" {
		t.Errorf("%q after the undo", memberNames(t, o))
	}
	if step, err := o.StepForward(ctx); err != nil || step.Ask || memberNames(t, o) != "王一王二" || !strings.Contains(step.Change.Why, "导入") {
		t.Errorf("the import comes back unasked: %+v %v", step, err)
	}

}

func TestMarksWalkBackAndAFinalisedYearStays(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	if step, err := o.StepBack(ctx); err != nil || step.Change.ID != 0 {
		t.Fatalf("Ctrl+Z took back %q: %v", step.Change.Why, err)
	}
	if _, err := o.Reopen(ctx, SampleYear, "漏记一项"); err != nil {
		t.Fatal(err)
	}
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.Sheets[0]
	var item *model.Item
	for _, c := range f.Year.Scheme.Parts[0].Categories {
		if item = &c.Items[0]; item != nil {
			break
		}
	}
	key := model.MarkKey{Item: item.ID, Stage: model.CheckedMark}
	final := model.MarkKey{Item: item.ID, Stage: model.FinalMark}
	points := func() string {
		f, err := o.Facts(ctx, SampleYear)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := f.Sheet(sheet.OrgID).Mark(item.ID, model.CheckedMark)
		_, fixed := f.Sheet(sheet.OrgID).Mark(item.ID, model.FinalMark)
		return fmt.Sprint(a.Points, fixed)
	}
	before := points()
	changes := []MarkChange{{OrgID: sheet.OrgID, Key: key, Mark: &model.Mark{Points: 50, Reason: "缺材料"}}, {OrgID: sheet.OrgID, Key: final}}
	if _, err := o.SetMarks(ctx, SampleYear, changes, "打分"); err != nil {
		t.Fatal(err)
	}
	after := points()
	if step, err := o.StepBack(ctx); err != nil || step.Ask || points() != before {
		t.Errorf("one cell is one record: %+v %v, %s", step, err, points())
	}
	if step, err := o.StepForward(ctx); err != nil || step.Ask || points() != after {
		t.Errorf("redo: %+v %v, %s", step, err, points())
	}
	back(t, o)
	if back(t, o); !finalised(t, o) {
		t.Error("the reopening was not taken back")
	}
	if step, err := o.StepBack(ctx); err != nil || step.Change.ID != 0 {
		t.Errorf("Ctrl+Z went on behind the finalising: %q %v", step.Change.Why, err)
	}
	if step, err := o.StepForward(ctx); err != nil || finalised(t, o) || !strings.Contains(step.Change.Why, "漏记一项") {
		t.Errorf("the reopening is not done again with its reason: %q %v", step.Change.Why, err)
	}
}

func finalised(t *testing.T, o *Office) bool {
	t.Helper()
	y, err := o.Year(context.Background(), SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	return y.Finalised
}
