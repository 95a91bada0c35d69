package office

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// checkedAfter imports sheets of the sample in an order and returns what the checkup finds then, each finding as a line, and the
// office.
func checkedAfter(t *testing.T, dir string, files []string) ([]string, *Office) {
	t.Helper()
	ctx := context.Background()
	o, err := Create(ctx, filepath.Join(t.TempDir(), "new.sbd"), model.Committee{Name: sampleName, Sector: model.Education, Year: SampleYear}, Options{Who: "周敏", Now: func() time.Time { return sampleDay }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	for _, name := range files {
		applyFile(t, o, filepath.Join(dir, name))
	}
	report, err := o.Checkup(ctx, "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range report.Findings {
		f := &report.Findings[i]
		all = append(all, f.Rule.ID+" "+f.Whom()+": "+f.Says)
	}
	slices.Sort(all)
	return all, o
}

// Whichever comes first, the ledger, the roster or the records that name those of them: the checkup finds the same, and the sheets
// of records imported again say that all of it is there.
func TestTheOrderInWhichFilesAreImportedDoesNotMatter(t *testing.T) {
	ctx := context.Background()
	_, dir := rosterOnly(t)
	const ledger, roster = "branches-education.xlsx", "roster-education.xlsx"
	records := []string{"development-education.xlsx", "dues-education.xlsx", "floating-education.xlsx", "matters-education.xlsx", "terms-education.xlsx", "transfers-education.xlsx", "visits-education.xlsx"}
	want, _ := checkedAfter(t, dir, append([]string{ledger, roster}, records...))
	if len(want) < 61 {
		t.Fatalf("%d findings in the usual order", len(want))
	}
	for _, files := range [][]string{
		append(slices.Clone(records), ledger, roster),
		append(slices.Clone(records), roster, ledger),
		append(append([]string{ledger}, records...), roster),
	} {
		got, o := checkedAfter(t, dir, files)
		for _, f := range want {
			if !slices.Contains(got, f) {
				t.Errorf("%v: not found: %s", files, f)
			}
		}
		for _, f := range got {
			if !slices.Contains(want, f) {
				t.Errorf("%v: not found in the usual order: %s", files, f)
			}
		}
		for _, name := range append(slices.Clone(records), roster, ledger) {
			d, err := o.ReadImport(ctx, filepath.Join(dir, name), intake.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if s := d.Plan.Summary; s.New+s.Update != 0 || s.Same == 0 {
				t.Errorf("%v: %s again: %+v", files, name, s)
			}
		}
	}
}

// A term that was entered for an organisation that is not there is asked for; once the organisation comes, by hand here, it is
// linked, and both are taken back together. Where the name may mean two nothing is linked.
func TestATermWaitsForItsOrganisation(t *testing.T) {
	ctx := context.Background()
	o := emptyOffice(t)
	o.now = func() time.Time { return sampleDay }
	enter := func(org, from string) int64 {
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: termRegister, Values: map[string]string{"org": org, "term_from": from, "term_to": "2029-05-10"}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	id, twice := enter("晨光学校党支部", "2026-05-10"), enter("启明", "2026-05-11")
	asked := func() (waiting []string) {
		report, err := o.Checkup(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range report.Gaps {
			if strings.Contains(g.What, "没有对上") {
				waiting = append(waiting, g.What)
			}
		}
		return waiting
	}
	if got := asked(); len(got) != 2 || !strings.Contains(got[0]+got[1], "“晨光学校党支部”的任期记录没有对上党组织") {
		t.Errorf("asked for %v", got)
	}
	values := func(id int64) record.Entry {
		e, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return e.Rows[0].Entry
	}
	change := int64(0)
	for _, name := range []string{"启明小学党支部", "启明中学党支部", "中共晨光学校支部"} {
		var err error
		if _, change, err = o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: name, Kind: model.Branch, Formation: model.FormedAlone}}); err != nil {
			t.Fatal(err)
		}
	}
	e := values(id)
	if e.OrgID == 0 || e.Title != "中共晨光学校支部" || values(twice).OrgID != 0 || len(asked()) != 1 {
		t.Errorf("%+v, %+v, asked for %v", e, values(twice), asked())
	}
	g, err := o.Branch(ctx, e.OrgID)
	if err != nil || g.Org.TermEnd != "2029-05-10" {
		t.Errorf("the organisation's term ends %s: %v", g.Org.TermEnd, err)
	}
	if h, _, err := o.LastUndoable(ctx); err != nil || h.ID != change || !strings.Contains(h.Why, "1 条台账记录对上了") {
		t.Errorf("%+v %v", h, err)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if e = values(id); e.OrgID != 0 || e.Values["org"] != "晨光学校党支部" {
		t.Errorf("after the undo %+v", e)
	}
}
