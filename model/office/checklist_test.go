package office

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// stepsText is the checklist in words: number, ID and state of each step, a star before the first to do.
func stepsText(h *HomeFacts) string {
	var all []string
	for _, s := range h.Checklist() {
		line := fmt.Sprintf("%d %s %s", s.Number, s.ID, s.State)
		if s.First {
			line = "*" + line
		}
		all = append(all, line)
	}
	return strings.Join(all, "；")
}

func homeOf(t *testing.T, o *Office) *HomeFacts {
	t.Helper()
	h, err := o.Home(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return &h
}

func TestTheChecklistLeadsFromAnEmptyFile(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	setDay(t, o, "2026-06-01")
	const ahead = "；5 issue ahead；6 self ahead；7 check ahead；8 ballot ahead；9 finalise ahead；10 publish ahead；11 archive ahead"
	check := func(when, want string) {
		t.Helper()
		if got := stepsText(homeOf(t, o)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", when, got, want)
		}
	}
	check("empty", "1 committee done；*2 ledger now；3 roster ahead；4 terms ahead"+ahead)
	set, err := o.SkipSetup(ctx, SetupLedger, true)
	if err != nil {
		t.Fatal(err)
	}
	check("the ledger left out", "1 committee done；2 ledger left；*3 roster now；4 terms ahead"+ahead)
	if got := taskTitles(*homeOf(t, o)); len(got) != 1 || got[0] != "导入党员花名册" {
		t.Errorf("left out, the tasks are %v", got)
	}
	if _, err := o.Undo(ctx, set); err != nil {
		t.Fatal(err)
	}
	check("undone", "1 committee done；*2 ledger now；3 roster ahead；4 terms ahead"+ahead)
	d, err := o.ReadImport(ctx, filepath.Join("..", "intake", "testdata", "roster-law.xls"), intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err != nil {
		t.Fatal(err)
	}
	check("with the roster", "1 committee done；2 ledger done；3 roster done；*4 terms now"+ahead)
	if h := homeOf(t, o); h.SetUp() || h.Checklist()[3].Text() != "还没有一个支部有届满日期；下一步：导入任期与选举登记表，或者在“党组织”里逐个填届满日期" {
		t.Errorf("ready %v, terms: %s", h.SetUp(), h.Checklist()[3].Text())
	}
	if _, err := o.SkipSetup(ctx, SetupTerms, true); err != nil {
		t.Fatal(err)
	}
	check("terms left out", "1 committee done；2 ledger done；3 roster done；4 terms left；*5 issue now"+strings.TrimPrefix(ahead, "；5 issue ahead"))
	if _, err := o.SkipSetup(ctx, SetupTerms, false); err != nil {
		t.Fatal(err)
	}
	check("terms taken up again", "1 committee done；2 ledger done；3 roster done；*4 terms now"+ahead)
	if _, err := o.SkipSetup(ctx, "committee", true); err == nil {
		t.Error("the committee itself was left out")
	}
}

// A branch that is set up in the middle of the year, its end of term not known yet, hides neither what is late nor the step of the year.
func TestABranchWithoutATermDoesNotStopTheYear(t *testing.T) {
	h := HomeFacts{Orgs: 3, Members: 9, Branches: 3, WithoutTerm: 1, YearOpen: true, Assessed: 3, SelfDone: 2, Committee: model.Committee{Year: 2026}, Counter: "支部",
		Stages: []YearStage{{ID: StageIssue, State: StageDone}, {ID: StageSelf, State: StageBegun, Now: true, Late: true, Done: 2, Of: 3}, {ID: StageCheck, State: StageAhead}}}
	if s := h.NextStep(); !h.SetUp() || s == nil || s.Stage != StageSelf {
		t.Errorf("ready %v, next %+v", h.SetUp(), s)
	}
	if got := stepsText(&h); !strings.Contains(got, "4 terms now；5 issue done；*6 self now；7 check ahead") {
		t.Errorf("the steps are %s", got)
	}
	if got := strings.Join(taskTitles(h), "；"); got != "1 个支部未交自评表；1 个支部没有届满日期" {
		t.Errorf("to do are %s", got)
	}
	h.YearOpen, h.Stages = false, nil
	if !h.SetUp() || h.NextStep().ID != SetupTerms {
		t.Errorf("before the year, ready %v, next %+v", h.SetUp(), h.NextStep())
	}
	if h.WithoutTerm = 3; h.SetUp() {
		t.Error("no branch has a term, and the file is ready")
	}
}

func TestDueDatesHoldTheStepsOfTheYear(t *testing.T) {
	o := sampleOn(t, "2026-11-23")
	h := homeOf(t, o)
	var all []string
	for _, d := range h.Due(&Agenda{Due: []DueDate{{Kind: DueTerm, Date: "2026-12-25", Days: 32, What: "任期届满"}}}, o.Today()) {
		all = append(all, string(d.Date)+" "+d.What)
	}
	if got := strings.Join(all, "；"); got != "2026-12-23 公示截止；2026-12-25 任期届满；2026-12-31 归档截止" {
		t.Errorf("due are %s", got)
	}
}
