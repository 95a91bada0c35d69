package checkup

import (
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// lifeOf is one rule's year of a branch as letters: . not owed, w to come, r running, h held, m missed.
func lifeOf(t *testing.T, f *Facts, day model.Date, year int, org int64, rule string) string {
	t.Helper()
	for _, b := range Life(allOn(t), f, day, year) {
		for _, p := range b.Periods {
			if b.OrgID == org && p.Rule.ID == rule {
				text := ""
				for _, s := range p.States {
					text += string(".wrhm"[s])
				}
				return text
			}
		}
	}
	return "none"
}

func TestAYearOfPeriods(t *testing.T) {
	for _, c := range []struct {
		name   string
		org    int64
		rule   string
		change func(*Facts)
		day    model.Date
		want   string
	}{
		{"all held", school, "LIFE-05", func(*Facts) {}, today, "hhhhhhhhhhhw"},
		{"this month and April are open", school, "LIFE-05", func(f *Facts) {
			f.cancel(school, model.PartyDay, "2026-04")
			f.cancel(school, model.PartyDay, "2026-11")
		}, today, "hhhmhhhhhhrw"},
		{"the last day of the month", school, "LIFE-05", func(f *Facts) { f.cancel(school, model.PartyDay, "2026-11") }, "2026-11-30", "hhhhhhhhhhrw"},
		{"the day after", school, "LIFE-05", func(f *Facts) { f.cancel(school, model.PartyDay, "2026-11") }, "2026-12-01", "hhhhhhhhhhmr"},
		{"no committee", alliance, "LIFE-02", func(*Facts) {}, today, "............"},
		{"set up in May", school, "LIFE-05", func(f *Facts) { f.cancel(school, model.PartyDay, "2026"); f.org(school).SetUpOn = "2026-05-10" }, today, ".....mmmmmrw"},
		{"quarters", school, "LIFE-01", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-05") }, today, "hmhh"},
		{"the quarter runs", school, "LIFE-01", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-11") }, today, "hhhr"},
		{"the year runs", school, "LIFE-06", func(*Facts) {}, today, "r"},
		{"a year that is over", school, "LIFE-06", func(f *Facts) { f.cancel(school, model.LifeMeeting, "2026") }, "2027-01-01", "m"},
	} {
		f := sound()
		c.change(f)
		if got := lifeOf(t, f, c.day, 2026, c.org, c.rule); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// What the year shows as missed is what the checkup finds, branch by branch and rule by rule.
func TestMissedPeriodsAreTheFindings(t *testing.T) {
	f := sound()
	for i := range 40 {
		f.cancel([]int64{school, alliance}[i%2], []model.ActivityKind{model.PartyDay, model.MembersMeeting, model.CommitteeMeeting}[i%3], fmt.Sprintf("2026-%02d", i%12+1))
		if i%4 == 0 {
			missed, found := map[string]int{}, map[string]int{}
			for _, b := range Life(allOn(t), f, today, 2026) {
				for _, p := range b.Periods {
					for _, s := range p.States {
						if s == Missed {
							missed[fmt.Sprint(b.OrgID, p.Rule.ID)]++
						}
					}
				}
			}
			for _, found1 := range Run(allOn(t), f, today).Findings {
				if found1.Rule.Measure == "meetings" && found1.Rule.PerYear > 1 {
					found[fmt.Sprint(found1.OrgID, found1.Rule.ID)] = found1.Limit - found1.Number
				}
			}
			if fmt.Sprint(missed) != fmt.Sprint(found) {
				t.Fatalf("after %d: missed %v, found %v", i, missed, found)
			}
		}
	}
}

func TestABranchWithoutRecordsIsNotJudged(t *testing.T) {
	f := sound()
	f.cancel(alliance, model.PartyDay, "2026")
	f.cancel(alliance, model.MembersMeeting, "2026")
	f.cancel(alliance, model.Lecture, "2026")
	f.cancel(alliance, model.LifeMeeting, "2026")
	f.cancel(alliance, model.Review, "2026")
	f.cancel(alliance, model.Talk, "2026")
	life := Life(allOn(t), f, today, 2026)
	if len(life) != 2 || !life[0].Kept || life[1].Kept || life[0].Counts[MonthKind{2, model.PartyDay}] != 1 {
		t.Errorf("%+v", life)
	}
}
