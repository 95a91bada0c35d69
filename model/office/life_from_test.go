package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/intake"
)

// newIn2026 is a committee of one branch of which nothing is recorded, made in 2026.
func newIn2026(t *testing.T) (*Office, int64) {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local) }
	o, err := Create(ctx, filepath.Join(t.TempDir(), "new.sbd"), model.Committee{Name: "某某区民办教育行业综合党委", Sector: model.Education}, Options{Who: "周敏", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	id, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "甲学校党支部", Kind: model.Branch, SetUpOn: "2015-01-01"}})
	if err != nil {
		t.Fatal(err)
	}
	return o, id
}

// lateLines are what the checkup finds or asks for of 2025.
func lateLines(t *testing.T, o *Office) (all []string) {
	t.Helper()
	r, err := o.Checkup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		all = append(all, f.Says)
	}
	for _, g := range r.Gaps {
		all = append(all, g.What)
	}
	late := all[:0]
	for _, line := range all {
		if strings.Contains(line, "2025 年") {
			late = append(late, line)
		}
	}
	return late
}

const lateCSV = "支部,日期,活动类别,主题\n甲学校党支部,2025-12-20,主题党日,学习\n"

func latePlan(t *testing.T, o *Office, answers map[intake.QuestionKey]string) *Draft {
	t.Helper()
	path := filepath.Join(t.TempDir(), "活动.csv")
	if err := os.WriteFile(path, []byte(lateCSV), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := o.ReadImport(context.Background(), path, intake.Options{Kind: intake.Activities, Answers: answers}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Every way to write a record of a year before that of the data file asks from which year Party life is judged; filed only, the
// late record makes nothing of its year come up, and it is asked once.
func TestOneLateRecordMakesNoYearOfFindings(t *testing.T) {
	late := func(org int64) model.Activity { return model.NewActivity(org, model.PartyDay, "2025-12-20") }
	ways := map[string]func(context.Context, *Office, int64) error{
		"form": func(ctx context.Context, o *Office, org int64) error {
			_, _, err := o.SaveActivity(ctx, late(org))
			return err
		},
		"bulk entry": func(ctx context.Context, o *Office, org int64) error {
			_, _, err := o.AddActivities(ctx, []model.Activity{late(org)}, "批量登记")
			return err
		},
		"matrix": func(ctx context.Context, o *Office, org int64) error {
			_, _, err := o.AddDays(ctx, []model.Activity{late(org)}, "粘贴登记")
			return err
		},
	}
	for name, write := range ways {
		t.Run(name, func(t *testing.T) {
			o, org := newIn2026(t)
			ctx := context.Background()
			var q *EarlierYears
			if err := write(ctx, o, org); !errors.As(err, &q) || q.First != 2025 || q.From != 2026 || model.CodeOf(err) != model.Conflict {
				t.Fatalf("it is written without a question: %v", err)
			}
			if all, _ := o.Activities(ctx, 0); len(all) != 0 {
				t.Fatalf("asked, and %d records are there", len(all))
			}
			if err := write(JudgingLifeFrom(ctx, 2026), o, org); err != nil {
				t.Fatal(err)
			}
			if got := lateLines(t, o); len(got) != 0 {
				t.Errorf("filed only, it makes %q", got)
			}
			if _, _, err := o.SaveActivity(ctx, model.NewActivity(org, model.Lecture, "2024-05-01")); err != nil {
				t.Errorf("it is asked again: %v", err)
			}
			if _, err := o.SetLifeFrom(ctx, "2025", ""); err != nil || len(lateLines(t, o)) == 0 {
				t.Errorf("judged from 2025 nothing of it comes up: %v", err)
			}
		})
	}
	t.Run("import", func(t *testing.T) {
		o, _ := newIn2026(t)
		p := latePlan(t, o, nil)
		if q := p.Plan.Unanswered(); q == nil || len(q.Answers) != 2 || q.Answers[0].ID != "2025" || q.Answers[1].ID != "2026" {
			t.Fatalf("the plan asks %+v", q)
		}
		p = latePlan(t, o, map[intake.QuestionKey]string{{Code: "life-years", Sheet: -1}: "2026"})
		if _, err := o.Apply(context.Background(), p, ApplyOptions{}); err != nil {
			t.Fatal(err)
		}
		from, said, err := o.LifeFrom(context.Background())
		if all, _ := o.Activities(context.Background(), 2025); err != nil || !said || from.Since != "2026" || len(all) != 1 {
			t.Errorf("from %s, said %v, %d records: %v", from.Since, said, len(all), err)
		}
		if got := lateLines(t, o); len(got) != 0 {
			t.Errorf("filed only, it makes %q", got)
		}
		if p = latePlan(t, o, nil); p.Plan.Unanswered() != nil {
			t.Error("it is asked again")
		}
	})
	t.Run("of the year of the file", func(t *testing.T) {
		o, org := newIn2026(t)
		if _, _, err := o.SaveActivity(context.Background(), model.NewActivity(org, model.PartyDay, "2026-03-20")); err != nil {
			t.Error(err)
		}
	})
}

// Party life cannot be left unjudged in silence: not from a time to come, later than the data file only with a reason, which the
// report has, and what was found on a day before is found on it still.
func TestPartyLifeIsJudgedLaterOnlyWithAReason(t *testing.T) {
	o, ctx := sampleOn(t, "2026-11-23"), context.Background()
	life := func(on model.Date) (n int, r *checkup.Report) {
		r, err := o.Checkup(ctx, on)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			if strings.HasPrefix(f.Rule.ID, "LIFE") {
				n++
			}
		}
		return n, r
	}
	before, _ := life("2026-11-20")
	all, _ := life("")
	for from, field := range map[model.Date]string{"2031": "life_from", "2027-01": "life_from", "2026-12": "life_from", "2026-10": "life_reason"} {
		for name, set := range map[string]func() error{
			"command": func() error { _, err := o.SetLifeFrom(ctx, from, ""); return err },
			"settings": func() error {
				c, err := o.Committee(ctx)
				if err != nil {
					return err
				}
				c.LifeFrom = from
				_, err = o.SaveCommittee(ctx, c)
				return err
			},
		} {
			var e *model.Error
			if err := set(); !errors.As(err, &e) || e.Field != field {
				t.Errorf("%s from %s: %v", name, from, err)
			}
		}
	}
	set, err := o.SetLifeFrom(ctx, "2026-10", "区里统一从十月起")
	if err != nil {
		t.Fatal(err)
	}
	if n, r := life(""); n >= all || r.LifeFrom != "2026-10" || r.LifeReason != "区里统一从十月起" {
		t.Errorf("%d of %d are found from %s: %s", n, all, r.LifeFrom, r.LifeReason)
	}
	if n, r := life("2026-11-20"); n != before || r.LifeReason != "" {
		t.Errorf("%d were found on a day before, now %d: %s", before, n, r.LifeReason)
	}
	if c, err := o.Committee(ctx); err != nil || c.LifeFrom != "2026-10" || c.LifeReason == "" {
		t.Errorf("the settings show %s, %q: %v", c.LifeFrom, c.LifeReason, err)
	} else if id, err := o.SaveCommittee(ctx, c); err != nil {
		t.Errorf("saved again it is %d: %v", id, err)
	}
	if _, err := o.Undo(ctx, set); err != nil {
		t.Fatal(err)
	}
	if n, _ := life(""); n != all {
		t.Errorf("undone %d are found of %d", n, all)
	}
}

func TestALaterStartThanTheDataFileNeedsAReason(t *testing.T) {
	for _, c := range []struct {
		from, made model.Date
		want       bool
	}{{"", "2026", false}, {"2026", "2026", false}, {"2026-01", "2026", false}, {"2025-12", "2026", false}, {"2026-02", "2026", true}, {"2027", "2026", true}, {"2026-10-08", "2026", true}} {
		if got := LifeNeedsReason(c.from, c.made); got != c.want {
			t.Errorf("from %q, made in %s: %v", c.from, c.made, got)
		}
	}
}
