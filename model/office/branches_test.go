package office

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// agree fails the test where lists, panes and counts, each read in its own way, tell different things.
func agree(t *testing.T, o *Office) {
	t.Helper()
	ctx := context.Background()
	rows, err := o.Branches(ctx)
	if err != nil || len(rows) == 0 {
		t.Fatal(len(rows), err)
	}
	members, err := o.Members(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		d, err := o.Branch(ctx, row.Org.ID)
		if err != nil || !reflect.DeepEqual(d.BranchRow, row) {
			t.Errorf("%s: the pane has %+v (%v), the list %+v", row.Org.Name, d.BranchRow, err, row)
		}
		people := 0
		for _, m := range members {
			if m.BranchID == row.Org.ID && counted(m.Kind) {
				people++
			}
		}
		if people != row.Members {
			t.Errorf("%s: %d on the roster, %d in the list", row.Org.Name, people, row.Members)
		}
	}
	noID := 0
	for _, m := range members {
		d, err := o.Member(ctx, m.ID)
		if err != nil || !reflect.DeepEqual(d.MemberRow, m) {
			t.Errorf("the pane has %+v (%v), the roster %+v", d.MemberRow, err, m)
		}
		if counted(m.Kind) && m.IDNumber == "" {
			noID++
		}
	}
	h, err := o.Home(ctx)
	if err != nil || h.NoID != noID || h.Orgs != len(rows) {
		t.Errorf("home has %d without a number of %d, %d organisations of %d: %v", h.NoID, noID, h.Orgs, len(rows), err)
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		given, err := r.MarkedItems(SampleYear)
		if err != nil {
			return err
		}
		marks, err := r.Marks(SampleYear)
		for org := range marks {
			keys := map[model.MarkKey]bool{}
			for key := range marks[org] {
				keys[key] = true
			}
			for key := range given[org] {
				if !keys[key] {
					t.Errorf("%d has no mark %v", org, key)
				}
			}
			if len(keys) != len(given[org]) {
				t.Errorf("%d has %d marks, counted are %d", org, len(keys), len(given[org]))
			}
		}
		if len(marks) != len(given) {
			t.Errorf("%d branches have marks, counted are %d", len(marks), len(given))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestListsAndPanesAgree(t *testing.T) {
	o := sampleCopy(t)
	agree(t, o)
	story{t, o, context.Background()}.allRead("已核定")
	if _, err := o.Reopen(context.Background(), SampleYear, "公示期收到反映"); err != nil {
		t.Fatal(err)
	}
	agree(t, o)
}

// The list of imports says what kind each was, also before anything else of the registers was read.
func TestImportsOfRegistersAreNamed(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	all, err := o.Registers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	visits := all[slices.IndexFunc(all, func(r RegisterRow) bool { return r.ID == "visit" })].Register
	title := visits.Title
	visits.Title = "别的文件里的叫法"
	intake.LearnRegisters([]record.Register{visits})
	if _, err := o.Imports(ctx); err != nil {
		t.Fatal(err)
	}
	if got := intake.RegisterKind("visit").Label(); got != title {
		t.Errorf("an import of visits is called %q, want %q", got, title)
	}
}

func TestAnImportSaysThatItIsTakenBack(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	if _, err := o.Reopen(ctx, SampleYear, "公示期收到反映"); err != nil {
		t.Fatal(err)
	}
	undone := func() bool {
		t.Helper()
		imports, err := o.Imports(ctx)
		if err != nil || len(imports) == 0 {
			t.Fatal(len(imports), err)
		}
		return imports[0].Undone
	}
	imports, err := o.Imports(ctx)
	if err != nil || undone() {
		t.Fatal("taken back from the start", err)
	}
	report, err := o.Undo(ctx, imports[0].ChangeSet)
	if err != nil || !undone() {
		t.Fatal("not taken back", err)
	}
	if _, err := o.Undo(ctx, report.ChangeSet); err != nil || undone() {
		t.Error("still taken back after it was done again", err)
	}
}

// Once the year is finalised the list and the record of a branch tell its grade, before that how far it is.
func TestABranchShowsItsGradeOnceItIsDecided(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-15"), context.Background()}
	grades := map[int64]string{}
	for _, row := range s.facts().Ranking.Rows {
		grades[row.OrgID] = row.Grade
	}
	seen := 0
	for _, b := range sure(s.o.Branches(s.ctx)) {
		if b.Grade != grades[b.Org.ID] || b.Grade != "" && b.Assessment() != b.Grade {
			t.Errorf("%s is shown as %q, it was graded %q", b.Org.Name, b.Assessment(), grades[b.Org.ID])
		}
		if one := sure(s.o.Branch(s.ctx, b.Org.ID)); one.Grade != b.Grade {
			t.Errorf("%s: its record says %q", b.Org.Name, one.Grade)
		}
		if b.Grade != "" {
			seen++
		}
	}
	if seen == 0 {
		t.Error("nobody has a grade")
	}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	for _, b := range sure(s.o.Branches(s.ctx)) {
		if b.Grade != "" || b.Assessment() != b.Progress.Label() {
			t.Errorf("%s of the reopened year is shown as %q", b.Org.Name, b.Assessment())
		}
	}
}
