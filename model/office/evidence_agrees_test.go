package office

import (
	"context"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// What the assessment counts as missing of Party life is what the checkup finds, from whatever day it is judged and whatever number
// the committee set.
func TestEvidenceOfMeetingsAgreesWithTheCheckup(t *testing.T) {
	two := 2
	for _, c := range []struct {
		day, from string
		set       []model.RuleSetting
	}{
		{day: "2026-11-23", from: "2026"}, {day: "2026-11-23", from: "2026-08"}, {day: "2027-01-10", from: "2026"}, {day: "2027-01-10", from: "2027"},
		{day: "2026-11-23", from: "2026", set: []model.RuleSetting{{Rule: "LIFE-02", Number: &two, From: "2026-07-01", Reason: "市委文件"}}},
	} {
		t.Run(c.day+" "+c.from, func(t *testing.T) {
			o, ctx := sampleOn(t, c.day), context.Background()
			if _, err := o.write(ctx, "settings", "组织生活从哪年起检查", func(tx *store.Tx) error { // as it stands for days before too
				own, err := tx.Committee()
				if err != nil {
					return err
				}
				own.LifeFrom = model.Date(c.from)
				return tx.PutCommittee(own)
			}); err != nil {
				t.Fatal(err)
			}
			for _, s := range c.set {
				if _, err := o.SetRule(ctx, s); err != nil {
					t.Fatal(err)
				}
			}
			year := o.checkupDay(SampleYear)
			report, err := o.Checkup(ctx, year)
			if err != nil {
				t.Fatal(err)
			}
			missing, agreed := 0, 0
			err = o.db.Read(ctx, func(r *store.Reader) error {
				y, err := o.yearRecords(r, SampleYear, 0)
				if err != nil {
					return err
				}
				orgs, err := r.Orgs()
				for _, g := range orgs {
					if !g.Kind.IsBranch() {
						continue
					}
					b, err := y.branch(r, g.ID)
					if err != nil {
						return err
					}
					for _, id := range []string{"LIFE-01", "LIFE-02", "LIFE-03", "LIFE-05"} {
						_, over := lastPeriodsOf(year, b.rule(id).PerYear)
						lacks := 0
						for i, state := range b.periods()(b.rule(id)) {
							if i < over && state == checkup.Missed {
								lacks++
							}
						}
						got, _, _ := b.meetings(&model.Item{Evidence: []string{id}})
						if c.from == "2027" && got.Due > 0 {
							t.Errorf("%s %s: %d are due of a year that is filed only", g.Name, id, got.Due)
						}
						if all := got.Due - got.Done; all < lacks {
							t.Errorf("%s %s: %d of those that are over lack records, %d of all", g.Name, id, lacks, all)
						}
						i := slices.IndexFunc(report.Findings, func(f checkup.Finding) bool { return f.Rule.ID == id && f.OrgID == g.ID })
						if found := i >= 0; found != (lacks > 0 && len(b.activities) > 0) {
							t.Errorf("%s %s: evidence lacks %d, and the checkup finds: %v", g.Name, id, lacks, found)
						}
						if i >= 0 {
							if f := report.Findings[i]; f.Limit-f.Number != lacks {
								t.Errorf("%s %s: evidence lacks %d, and the checkup %d", g.Name, id, lacks, f.Limit-f.Number)
							}
							missing++
						}
						agreed++
					}
				}
				return err
			})
			if err != nil || agreed == 0 || missing == 0 && c.from != "2027" {
				t.Errorf("%d compared, %d findings, %v", agreed, missing, err)
			}
		})
	}
}

// lastPeriodsOf are the periods of the day's year that are over, as the checkup counts them.
func lastPeriodsOf(day model.Date, perYear int) (year, over int) {
	return day.Year(), (day.Month() - 1) * perYear / 12
}

// The pioneer index proposes the hours of study that the checkup counts, of everybody and in every quarter.
func TestPioneerHoursAgreeWithTheCheckup(t *testing.T) {
	o, ctx := sampleOn(t, "2026-11-23"), context.Background()
	org := branchID(t, o, "正谊高级中学党支部")
	d, err := o.Branch(ctx, org)
	if err != nil {
		t.Fatal(err)
	}
	session := model.NewActivity(org, model.Training, "2026-08-12")
	session.Topic, session.Due, session.Present, session.Absent, session.Hours = "集中培训", 10, 9, d.Members[1].Name+"（出差）", model.Pt(6)
	if _, _, err := o.SaveActivity(ctx, session); err != nil {
		t.Fatal(err)
	}
	orgs, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	proposed, waits := 0, 0
	for q := 1; q <= 4; q++ {
		first, last := model.QuarterDays(SampleYear, q)
		last = min(last, o.Today())
		want, err := o.StudyAndTalks(ctx, first, last)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range orgs {
			b, err := o.PioneerBoard(ctx, SampleYear, q, g.Org.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range b.Rows {
				w, got := want[row.Member.ID], row.Proposals["J2"]
				switch _, ok := row.Proposals["J2"]; {
				case !ok:
					waits++
				case w == nil || w.Least != w.Most || got.Amount != w.Least:
					t.Errorf("quarter %d, %s: %s hours are proposed, the checkup counts %+v", q, row.Member.Name, got.Amount, w)
				case got.Amount > 0:
					proposed++
					if len(got.Lines) == 0 {
						t.Errorf("quarter %d, %s: no record behind %s hours", q, row.Member.Name, got.Amount)
					}
				}
			}
		}
	}
	if proposed == 0 {
		t.Errorf("nothing is proposed, %d wait", waits)
	}
}
