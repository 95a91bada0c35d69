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
	if _, err := o.AcceptFinding(ctx, Acceptance{Key: units.Key(), Until: "2027-06-30"}); model.CodeOf(err) != model.Invalid {
		t.Errorf("accepted without a reason: %v", err)
	}
	if _, err := o.AcceptFinding(ctx, Acceptance{Key: units.Key(), Reason: "片区相邻，党委会研究暂不拆分", Until: "2027-06-30"}); err != nil {
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
	if _, err := o.AcceptFinding(ctx, Acceptance{Key: find("ORG-02", "致远").Key(), Reason: "人少", Until: "2027-06-30"}); model.CodeOf(err) != model.Invalid {
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
	if _, err := o.ResetRule(ctx, "ORG-04", ""); err != nil || find("ORG-04", "艺术类") == nil {
		t.Errorf("reset: %v", err)
	}
	if _, err := o.Undo(ctx, set+1); err != nil || find("ORG-04", "艺术类") != nil {
		t.Errorf("the reset undone: %v", err)
	}
}

// A reason that is registered gives way to another only where that is asked for; the days before keep theirs.
func TestAnotherReasonDoesNotReplaceOneSilently(t *testing.T) {
	ctx := context.Background()
	o, err := CreateSample(ctx, filepath.Join(t.TempDir(), "sample.sbd"), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	today := o.Today()
	clock := o.now
	find := func(day model.Date) *checkup.Finding {
		r, err := o.Checkup(ctx, day)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Findings {
			if r.Findings[i].Rule.ID == "ORG-04" {
				return &r.Findings[i]
			}
		}
		t.Fatal("no joint branch covers too many units")
		return nil
	}
	accept := func(reason string, replace bool) error {
		_, err := o.AcceptFinding(ctx, Acceptance{Key: find("").Key(), Reason: reason, Until: today.AddMonths(6), Replace: replace})
		return err
	}
	if err := accept("片区相邻", false); err != nil {
		t.Fatal(err)
	}
	if err := accept("上级同意", false); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "片区相邻") || find("").Accepted.Reason != "片区相邻" {
		t.Errorf("a second reason: %v", err)
	}
	o.now = func() time.Time { return clock().AddDate(0, 0, 10) }
	if err := accept("上级同意", true); err != nil || find("").Accepted.Reason != "上级同意" || find(today).Accepted.Reason != "片区相邻" {
		t.Errorf("another reason ten days later: %v; today's is %q, that day's %q", err, find("").Accepted.Reason, find(today).Accepted.Reason)
	}
	o.now = func() time.Time { return clock().AddDate(0, 0, 20) }
	if _, err := o.WithdrawAcceptance(ctx, find("").Accepted.ID); err != nil || find("").Accepted != nil || find(today.AddDays(15)).Accepted == nil {
		t.Errorf("taken back ten days later: %v; now %+v", err, find("").Accepted)
	}
	_, err = o.AcceptFinding(ctx, Acceptance{Key: find("").Key(), Reason: "永久", Until: "9999-12-31"})
	if want := fmt.Sprintf("有效期至应在今天（%s）到 %s 之间，最长 3 年，到期再看", o.Today(), o.Today().AddYears(3)); model.MessageOf(err) != want {
		t.Errorf("until the end of all days: %v", err)
	}
}

// A rule is set from a day on: former days are judged as before, and what was set stays with its reason.
func TestARuleIsSetFromADayOn(t *testing.T) {
	ctx := context.Background()
	o, err := CreateSample(ctx, filepath.Join(t.TempDir(), "sample.sbd"), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	today := o.Today()
	count := func(day model.Date) int {
		r, err := o.Checkup(ctx, day)
		if err != nil {
			t.Fatal(err)
		}
		return len(r.Only("ORG-04", 0).Findings)
	}
	yesterday, now := count(today.AddDays(-1)), count(today)
	n := 12
	if _, err := o.SetRule(ctx, model.RuleSetting{Rule: "ORG-04", Number: &n, Reason: "市委文件第三条"}); err != nil || now == 0 || count(today) != 0 {
		t.Errorf("set to 12: %v; %d findings before, %d after", err, now, count(today))
	}
	if got := count(today.AddDays(-1)); got != yesterday {
		t.Errorf("yesterday had %d findings and has %d", yesterday, got)
	}
	if _, err := o.SetRule(ctx, model.RuleSetting{Rule: "ORG-04", Number: &n, Severity: "L", Reason: "区里口径"}); err != nil {
		t.Fatal(err)
	}
	r, err := o.Checkup(ctx, "")
	if text := r.RuleByID("ORG-04").LocalText(); err != nil || !strings.Contains(text, "市委文件第三条") || !strings.Contains(text, "区里口径") {
		t.Errorf("the reason of the number is lost: %s %v", text, err)
	}
	if _, err := o.SetRule(ctx, model.RuleSetting{Rule: "ORG-04", Number: &n, From: today.AddYears(-1), Reason: "市委文件第三条"}); err != nil || count(today.AddDays(-1)) != 0 {
		t.Errorf("from a year ago: %v; yesterday has %d findings", err, count(today.AddDays(-1)))
	}
	if _, err := o.ResetRule(ctx, "ORG-04", ""); err != nil || count(today) != now || count(today.AddDays(-1)) != 0 {
		t.Errorf("reset from today on: %v; %d findings, yesterday %d", err, count(today), count(today.AddDays(-1)))
	}
	if r, err = o.Checkup(ctx, ""); err != nil || len(r.RuleByID("ORG-04").Settings) != 4 {
		t.Fatalf("the history is %+v: %v", r.RuleByID("ORG-04").Settings, err)
	}
	last := r.RuleByID("ORG-04").Settings[3]
	if _, err := o.DropRuleSetting(ctx, last.ID); err != nil || count(today) != 0 {
		t.Errorf("the reset taken out: %v; %d findings", err, count(today))
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
		{"matter": "薪酬方案", "opinion": "不同意", "opinion_on": "2026-05-06", "decided_on": "2026-05-07"},
		{"matter": "机构调整", "opinion": "不同意", "accords": record.Yes, "opinion_on": "2026-05-06", "decided_on": "2026-05-07"},
		{"matter": "年度要点", "opinion": "同意", "opinion_on": "2026-02-01", "decided_on": "2026-02-01"},
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
	if got := strings.Join(items, ", "); got != "PRIOR-01 年度预算, PRIOR-01 自律公约, PRIOR-01 薪酬方案" {
		t.Errorf("found %q", got)
	}
	// One of them is accepted: it is known by its entry, and the other stays open.
	if report, err = o.Checkup(ctx, ""); err != nil || report.Count("") != 3 {
		t.Fatalf("%d are open today: %v", report.Count(""), err)
	}
	set, err := o.AcceptFinding(ctx, Acceptance{Key: report.Findings[0].Key(), Reason: "会后补了研究", Until: o.Today().AddMonths(6)})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{2, 3} {
		if report, err = o.Checkup(ctx, ""); err != nil || report.Count("") != want || report.Findings[1].Accepted != nil {
			t.Errorf("%d are open, want %d: %v", report.Count(""), want, err)
		}
		if want == 2 {
			if _, err := o.Undo(ctx, set); err != nil {
				t.Fatal(err)
			}
		}
	}
}
