package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
)

// planted are the findings of the sample committee on the day of the sample: those that its makers put there.
func planted(t *testing.T) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "sample-findings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(raw)), "\n")
}

func TestTheSampleShowsItsPlantedFindingsAndNoOther(t *testing.T) {
	o := sampleCopy(t)
	report, err := o.Checkup(context.Background(), "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range report.Findings {
		got = append(got, fmt.Sprintf("%s %s %s %s %d/%d", f.Severity, f.Rule.ID, f.Branch, f.Member, f.Number, f.Limit))
	}
	want := planted(t)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if report.Count(checkup.Must) != 54 || report.Count("") != len(want) || report.BranchesWithFindings() != 23 {
		t.Errorf("counted %d, %d, %d", report.Count(checkup.Must), report.Count(""), report.BranchesWithFindings())
	}
	again, err := o.Checkup(context.Background(), "2026-11-23")
	if err != nil || again != report {
		t.Errorf("nothing was changed, and all is judged again: %v", err)
	}
}

// sampleAt is the sample with the clock on a day.
func sampleAt(t *testing.T, day string) *Office {
	t.Helper()
	raw, err := sampleOnce()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "on.sbd")
	if bytes, err := os.ReadFile(raw); err != nil || os.WriteFile(path, bytes, 0o600) != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02", day, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Open(context.Background(), path, Options{Who: "周敏", Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

func TestAFindingIsMendedAcceptedAndSetOtherwise(t *testing.T) {
	o, ctx := sampleAt(t, "2026-11-23"), context.Background()
	find := func(rule, branch string) *checkup.Finding {
		t.Helper()
		report, err := o.Checkup(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(report.Findings, func(f checkup.Finding) bool { return f.Rule.ID == rule && strings.HasPrefix(f.Branch, branch) })
		if i < 0 {
			return nil
		}
		return &report.Findings[i]
	}
	overdue := find("COM-06", "城南")
	if _, err := o.NewTerm(ctx, Election{OrgID: overdue.OrgID, From: "2026-11-20", To: "2029-11-19"}); err != nil {
		t.Fatal(err)
	}
	if find("COM-06", "城南") != nil || find("COM-11", "博雅") == nil {
		t.Error("the new term mends its own finding and no other")
	}
	units := find("ORG-04", "城南")
	if _, err := o.AcceptFinding(ctx, units.Key(), "", "2027-06-30"); model.CodeOf(err) != model.Invalid {
		t.Errorf("accepted without a reason: %v", err)
	}
	if _, err := o.AcceptFinding(ctx, units.Key(), "片区相邻，党委会研究暂不拆分", "2027-06-30"); err != nil {
		t.Fatal(err)
	}
	if f := find("ORG-04", "城南"); f == nil || f.Accepted == nil || f.Accepted.Until != "2027-06-30" {
		t.Errorf("the accepted finding is %+v", f)
	}
	later, err := o.Checkup(ctx, "2027-07-01")
	if err != nil || len(later.Only("ORG-04", units.OrgID).Open()) != 1 {
		t.Errorf("after its end the acceptance does not hold: %v", err)
	}
	if _, err := o.WithdrawAcceptance(ctx, find("ORG-04", "城南").Accepted.ID); err != nil || find("ORG-04", "城南").Accepted != nil {
		t.Errorf("taken back: %v", err)
	}
	if _, err := o.AcceptFinding(ctx, find("ORG-02", "致远").Key(), "人少", "2027-06-30"); model.CodeOf(err) != model.Invalid {
		t.Errorf("what must hold was accepted: %v", err)
	}
	six := 6
	set, err := o.SetRule(ctx, model.RuleSetting{Rule: "ORG-04", Number: &six, Reason: "市委文件第三条：不超过 6 家"})
	if err != nil || find("ORG-04", "艺术类") != nil || find("ORG-04", "城南") == nil || find("ORG-04", "城南").Limit != 6 {
		t.Errorf("with a limit of 6: %v", err)
	}
	if _, err := o.SetRule(ctx, model.RuleSetting{Rule: "ORG-01", State: "off", Reason: "不用"}); model.CodeOf(err) != model.Invalid {
		t.Errorf("a rule that must hold was turned off: %v", err)
	}
	if _, err := o.ResetRule(ctx, "ORG-04"); err != nil || find("ORG-04", "艺术类") == nil {
		t.Errorf("reset: %v", err)
	}
	if _, err := o.Undo(ctx, set+1); err != nil || find("ORG-04", "艺术类") != nil {
		t.Errorf("the reset undone: %v", err)
	}
}

// Everybody who asks at once, as the badge and the home screen do at the start, gets one report, judged once.
func TestAReportIsMadeOnceForAllWhoAsk(t *testing.T) {
	ctx := context.Background()
	o, err := CreateSample(ctx, filepath.Join(t.TempDir(), "sample.sbd"), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	got := make(chan *checkup.Report, 4)
	for range cap(got) {
		go func() {
			r, err := o.Checkup(ctx, "")
			if err != nil {
				t.Error(err)
			}
			got <- r
		}()
	}
	first := <-got
	for range cap(got) - 1 {
		if r := <-got; r != first {
			t.Error("the same facts were judged twice")
		}
	}
}

func TestPriorReviewIsJudgedFromItsRegister(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	for _, values := range []map[string]string{
		{"matter": "年度预算", "opinion_on": "2026-01-28", "decided_on": "2026-01-22"},
		{"matter": "自律公约", "decided_on": "2026-04-15"},
		{"matter": "年度要点", "opinion_on": "2026-02-01", "decided_on": "2026-02-01"},
		{"matter": "还没有决定的", "opinion_on": "2026-02-01"},
	} {
		if _, _, err := o.SaveEntry(ctx, record.Entry{Register: "prior-review", Values: values}); err != nil {
			t.Fatal(err)
		}
	}
	report, err := o.Checkup(ctx, "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	var items []string
	for _, f := range report.Findings {
		items = append(items, f.Rule.ID+" "+f.Item)
	}
	if got := strings.Join(items, ", "); got != "PRIOR-01 年度预算, PRIOR-01 自律公约" {
		t.Errorf("found %q", got)
	}
	// One of them is accepted: it is known by its entry, and the other stays open.
	if report, err = o.Checkup(ctx, ""); err != nil || report.Count("") != 2 {
		t.Fatalf("%d are open today: %v", report.Count(""), err)
	}
	set, err := o.AcceptFinding(ctx, report.Findings[0].Key(), "会后补了研究", o.Today().AddMonths(6))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{1, 2} {
		if report, err = o.Checkup(ctx, ""); err != nil || report.Count("") != want || report.Findings[1].Accepted != nil {
			t.Errorf("%d are open, want %d: %v", report.Count(""), want, err)
		}
		if want == 1 {
			if _, err := o.Undo(ctx, set); err != nil {
				t.Fatal(err)
			}
		}
	}
}
