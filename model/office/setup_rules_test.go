package office

import (
	"context"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// What the registers of new units, of projects and of developments say is judged, and judged again after each change.
func TestApplicationsProjectsAndMovesAreJudged(t *testing.T) {
	o, ctx := sampleAt(t, "2026-11-23"), context.Background()
	open := func() (rules []string) {
		report, err := o.Checkup(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Open() {
			if slices.Contains([]string{"ORG-06", "ORG-08", "DEV-07", "DEV-17", "DEV-19", "DEV-20"}, f.Rule.ID) {
				rules = append(rules, f.Rule.ID)
			}
		}
		return rules
	}
	enter := func(e record.Entry) record.Entry {
		t.Helper()
		id, _, err := o.SaveEntry(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		e.ID = id
		return e
	}
	if got := open(); got != nil {
		t.Fatalf("at first there are %v", got)
	}
	project := enter(record.Entry{Register: "project", Values: map[string]string{"name": "会展中心工程", "from": "2026-01-05", "to": "2026-12-31", "full": "4"}})
	unit := enter(record.Entry{Register: "new-unit", Values: map[string]string{"unit": "启航学校", "applied_on": "2026-09-01"}})
	course := enter(record.Entry{Register: "development", Values: map[string]string{"member": "申请人甲", "activist_date": "2023-01-01", "moved_on": "2024-03-01",
		"papers_passed": "2024-06-01", "admit_meeting": "2025-06-01", "leaving_on": "2025-08-01", "approval_date": "2025-07-01", "approved_by": "某集团党总支",
		"full_meeting": "2026-06-02", "full_approval": "2026-06-10", "filed_on": "2026-09-10"}})
	if got := open(); !slices.Equal(got, []string{"ORG-06", "DEV-17", "DEV-19", "DEV-20", "ORG-08", "DEV-07"}) {
		t.Errorf("the records break %v", got)
	}
	project.Values["set_up"], unit.Values["answered_on"] = "2026-02-01", "2026-09-20"
	enter(project)
	enter(unit)
	for field, day := range map[string]string{"papers_passed": "2024-03-20", "approved_by": "区委组织部", "leaving_on": "", "filed_on": "2026-07-01"} {
		if course.Values[field] = day; day == "" {
			delete(course.Values, field)
		}
	}
	enter(course)
	if got := open(); got != nil {
		t.Errorf("mended, they still break %v", got)
	}
	if _, err := o.SetRule(ctx, model.RuleSetting{Rule: "DEV-17c", State: "on", Reason: "本党委隶属街道党工委"}); err != nil {
		t.Fatal(err)
	}
	course.Values["approved_by"] = "本党委"
	enter(course)
	report, err := o.Checkup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if f := report.Only("DEV-17c", 0).Findings; len(f) != 1 || f[0].Severity != "M" {
		t.Errorf("without the right to approve there are %+v", f)
	}
}
