package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// termRules are the rules about the term that find something about an organisation on a day, "" for today.
func termRules(t *testing.T, o *Office, org int64, day model.Date) (all []string) {
	t.Helper()
	r, err := o.Checkup(context.Background(), day)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.OrgID == org && slices.Contains([]string{"COM-06", "COM-08"}, f.Rule.ID) {
			all = append(all, f.Rule.ID)
		}
	}
	return all
}

// overdueSchool is a committee of one branch of which only the ledger tells the term, which is over.
func overdueSchool(t *testing.T) (*Office, int64) {
	t.Helper()
	o, org := newIn2026(t)
	d, err := o.Branch(context.Background(), org)
	if err != nil {
		t.Fatal(err)
	}
	e := d.Unchanged()
	e.Org.TermStart, e.Org.TermEnd = "2023-10-01", "2026-09-30"
	if _, _, err := o.SaveBranch(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	return o, org
}

// What has not happened yet is refused by every form, at its field, and leaves the term that is over as it is.
func TestAnElectionAfterTodayIsRefused(t *testing.T) {
	ctx := context.Background()
	o, org := overdueSchool(t)
	for field, do := range map[string]func() error{
		"term_start": func() error {
			_, err := o.NewTerm(ctx, Election{OrgID: org, From: "2027-11-20", To: "2030-11-20"})
			return err
		},
		"term_from": func() error {
			_, _, err := o.SaveEntry(ctx, record.Entry{Register: "term", Values: map[string]string{"org": refText(org), "term_from": "2027-05-05", "term_to": "2030-05-05"}})
			return err
		},
		"voters_present": func() error {
			_, err := o.NewTerm(ctx, Election{OrgID: org, From: "2026-11-20", To: "2029-11-20", Due: "10", Present: "12"})
			return err
		},
	} {
		var known *model.Error
		if err := do(); !errors.As(err, &known) || known.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	d, _ := o.Branch(ctx, org)
	e := d.Unchanged()
	e.Org.TermStart, e.Org.TermEnd = "2027-05-05", "2030-05-05"
	if _, _, err := o.SaveBranch(ctx, e); model.CodeOf(err) != model.Invalid {
		t.Errorf("with the organisation: %v", err)
	}
	if got := termRules(t, o, org, ""); !slices.Equal(got, []string{"COM-06"}) {
		t.Errorf("found today: %v", got)
	}
}

// A spreadsheet may tell a term that has not begun: it warns, and the term before holds until then.
func TestAnImportedTermHoldsFromItsOwnDay(t *testing.T) {
	o, org := overdueSchool(t)
	importTerm(t, o, "2027-05-05,2027-05-05,2030-05-05", intake.DateOrder)
	if got := termRules(t, o, org, ""); !slices.Equal(got, []string{"COM-06"}) || termOf(t, o, org)[1] != "2026-09-30" {
		t.Errorf("found today: %v, the term is %v", got, termOf(t, o, org))
	}
}

func importTerm(t *testing.T, o *Office, dates string, warned intake.Code) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "任期.csv")
	if err := os.WriteFile(path, []byte("党组织,选举日期,任期开始,任期届满\n甲学校党支部,"+dates+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := o.ReadImport(context.Background(), path, intake.Options{Kind: intake.RegisterKind("term")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := d.Plan.Sheets[0].Rows[0].Problems; warned != "" && !slices.ContainsFunc(p, func(p intake.Problem) bool { return p.Code == warned }) {
		t.Errorf("%s: no warning among %+v", dates, p)
	}
	if _, err := o.Apply(context.Background(), d, ApplyOptions{GoodOnly: true}); err != nil {
		t.Fatal(err)
	}
}

// Whichever way the next term is told, the days before it are judged as they were, with elections put off as approved.
func TestANewTermLeavesPastDaysAlone(t *testing.T) {
	ctx := context.Background()
	days := []model.Date{"2026-07-01", "2026-10-15", "2026-11-19"}
	for way, elect := range map[string]func(*Office, int64) error{
		"the form": func(o *Office, org int64) error {
			_, err := o.NewTerm(ctx, Election{OrgID: org, From: "2026-11-20", To: "2029-11-20"})
			return err
		},
		"the organisation": func(o *Office, org int64) error {
			d, _ := o.Branch(ctx, org)
			e := d.Unchanged()
			e.Org.TermStart, e.Org.TermEnd = "2026-11-20", "2029-11-20"
			_, _, err := o.SaveBranch(ctx, e)
			return err
		},
		"the register": func(o *Office, org int64) error {
			_, _, err := o.SaveEntry(ctx, record.Entry{Register: "term", Values: map[string]string{"org": refText(org), "term_from": "2026-11-20", "term_to": "2029-11-20"}})
			return err
		},
		"an import": func(o *Office, org int64) error {
			importTerm(t, o, "2026-11-20,2026-11-20,2029-11-20", "")
			return nil
		},
	} {
		for _, late := range []bool{false, true} {
			o, org := overdueSchool(t)
			if late {
				if _, _, err := o.ExtendTerm(ctx, record.TermExtension{OrgID: org, Until: "2026-11-10", ApprovedOn: "2026-10-10", ApprovedBy: "区委", Reason: "换址"}); err != nil {
					t.Fatal(err)
				}
			}
			said := func() (all [][]string) {
				for _, day := range days {
					all = append(all, termRules(t, o, org, day))
				}
				return all
			}
			was := said()
			if len(was[0]) == 0 || len(was[2]) == 0 {
				t.Fatalf("found before: %v", was)
			}
			if err := elect(o, org); err != nil {
				t.Fatalf("%s: %v", way, err)
			}
			if got := said(); !slices.EqualFunc(was, got, slices.Equal) {
				t.Errorf("%s, put off %v: found %v, then %v", way, late, was, got)
			}
			if got := termRules(t, o, org, ""); len(got) > 0 {
				t.Errorf("%s: found today %v", way, got)
			}
			o.Close()
		}
	}
}
