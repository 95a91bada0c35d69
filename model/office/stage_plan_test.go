package office

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

func TestUsualStageDatesAreWholeAndInOrder(t *testing.T) {
	dates := usualStageDates(2026)
	if err := CheckStageDates(2026, dates); err != nil || dates[StageSelf] != "2026-11-25" {
		t.Errorf("%v %v", dates, err)
	}
}

func TestStageDatesAreRefusedOutOfOrder(t *testing.T) {
	for _, c := range []struct {
		stage StageID
		day   model.Date
		words string
	}{{StageCheck, "2026-11-24", "早于自评的"}, {StageArchive, "2028-01-01", "2026 年到 2027 年"}, {StageBallot, "2026-12", "写成年-月-日"}} {
		dates := usualStageDates(2026)
		dates[c.stage] = c.day
		if err := CheckStageDates(2026, dates); !strings.Contains(model.MessageOf(err), c.words) {
			t.Errorf("%s on %s: %v", c.stage, c.day, err)
		}
	}
}

func TestStageDatesAreDataOfTheYear(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	setDay(t, o, "2026-12-03")
	late := func(year int) (all []string) {
		stages, err := o.Stages(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		for i := range stages {
			if stages[i].Late {
				all = append(all, stages[i].ID.Label()+" "+stages[i].DueText())
			}
		}
		return all
	}
	if got := strings.Join(late(2026), "；"); got != "下发 2026-11-05 截止，已逾期 28 天；自评 2026-11-25 截止，已逾期 8 天" {
		t.Errorf("late are %s", got)
	}
	dates, err := o.StageDates(ctx, 2026)
	if err != nil {
		t.Fatal(err)
	}
	dates[StageIssue], dates[StageSelf] = "2026-12-02", "2026-12-04"
	set, err := o.SetStageDates(ctx, 2026, dates)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(late(2026), "；"); got != "下发 2026-12-02 截止，已逾期 1 天" {
		t.Errorf("after the change late are %s", got)
	}
	if _, err := o.OpenYear(ctx, 2026, "law"); err != nil { // keeps them
		t.Fatal(err)
	}
	if got := late(2026); got != nil {
		t.Errorf("once the year is open, late are %v", got)
	}
	if _, err := o.OpenYear(ctx, 2027, "law"); err != nil { // writes the usual ones down
		t.Fatal(err)
	}
	if kept, err := o.StageDates(ctx, 2027); err != nil || kept[StagePublish] != "2027-12-23" {
		t.Errorf("of 2027: %v %v", kept, err)
	}
	if _, err := o.Undo(ctx, set); err != nil {
		t.Fatal(err)
	}
	if back, _ := o.StageDates(ctx, 2026); back[StageSelf] != "2026-11-25" {
		t.Errorf("after undo: %v", back)
	}
}

// A committee that begins with the program in late November is not told from the first minute that it is late.
func TestStepsBeforeTheFileWasMadeAreNotLate(t *testing.T) {
	ctx := context.Background()
	day := time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local)
	o, err := Create(ctx, filepath.Join(t.TempDir(), "new.sbd"), model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026},
		Options{Who: "周敏", Now: func() time.Time { return day }})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	said := func() (all []string) {
		stages, err := o.Stages(ctx, 2026)
		if err != nil {
			t.Fatal(err)
		}
		for i := range stages {
			if s := &stages[i]; s.Late || s.Past {
				all = append(all, s.ID.Label()+" "+s.DueText())
			}
		}
		return all
	}
	h, err := o.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range h.Tasks(nil) {
		if task.Late {
			t.Errorf("late from the first minute: %+v", task)
		}
	}
	for _, s := range h.Checklist() {
		if s.Late || s.ID == string(StageSelf) && s.Due != "" {
			t.Errorf("in the checklist: %+v", s)
		}
	}
	for _, d := range h.Due(&Agenda{}, o.Today()) {
		if d.Days < 0 {
			t.Errorf("overdue: %+v", d)
		}
	}
	want := "下发 2026-11-05 截止，建立资料时已过，不算逾期；自评 2026-11-25 截止，建立资料时已过，不算逾期"
	if got := strings.Join(said(), "；"); got != want {
		t.Errorf("said %s", got)
	}
	day = day.AddDate(0, 0, 10) // 12-06: what was still to come then can be late
	if got := strings.Join(said(), "；"); got != want+"；复核 2026-12-04 截止，已逾期 2 天" {
		t.Errorf("ten days later %s", got)
	}
}

func TestAnArchivedYearKeepsItsDates(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-18"), context.Background()}
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-17"}))
	s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-18"))
	if _, err := s.o.SetStageDates(s.ctx, SampleYear, usualStageDates(SampleYear)); model.CodeOf(err) != model.Closed {
		t.Errorf("changed: %v", err)
	}
}

// Until the ballots are counted the checking does not wait for the marks that come from them.
func TestCheckingDoesNotWaitForBallots(t *testing.T) {
	f := yearOfTwo([2]int64{95, 80}, [2]int64{95, -1})
	category := &f.Year.Scheme.Parts[0].Categories[0]
	voted := category.Items[0]
	voted.ID, voted.Evidence = "A2", []string{"ballot.branch.index"}
	category.Items = append(category.Items, voted)
	for voting, done := range map[bool]int{true: 1, false: 0} {
		if s := checkStage(f, voting); s.State != StageBegun || s.Done != done {
			t.Errorf("voting %v: %s, %d checked", voting, s.State, s.Done)
		}
	}
}
