package checkup

import (
	"fmt"
	"slices"
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

// Records of a year before Party life is judged are kept, and nothing is found or asked for of that year; a month as the
// beginning leaves out the months, quarters and years that begin before it.
func TestNothingIsFoundBeforePartyLifeIsJudged(t *testing.T) {
	rules := allOn(t)
	f := sound()
	f.Meetings = slices.DeleteFunc(f.Meetings, func(m model.Meeting) bool { return m.Date.Year() == 2025 && m.Date != "2025-12-15" })
	f.Meetings = append(f.Meetings, model.Meeting{OrgID: school, Date: "2025-03-01", Kind: model.MembersMeeting, Due: 8, Present: 2, Hours: -1, Voters: -1})
	f.org(alliance).SetUpOn, f.org(school).SetUpOn = "2015-01-01", "2015-01-01"
	life := func(r *Report) (all []string) {
		for _, x := range r.Findings {
			if x.Rule.Group == "LIFE" {
				all = append(all, x.Rule.ID+" "+x.Says)
			}
		}
		for _, g := range r.Gaps {
			if g.Mend == "life" {
				all = append(all, g.What)
			}
		}
		return all
	}
	if len(life(Run(rules, f, "2026-01-20"))) == 0 {
		t.Fatal("of the year before nothing is found while it is judged")
	}
	for day, from := range map[model.Date]model.Date{"2026-01-20": "2026", today: "2026", "2026-07-05": "2026-07"} {
		f.LifeFrom = from
		if got := life(Run(rules, f, day)); len(got) != 0 {
			t.Errorf("on %s, judged from %s: %q", day, from, got)
		}
	}
	f.cancel(school, model.PartyDay, "2026-0")
	f.LifeFrom = "2026-08"
	got := life(Run(rules, f, today))
	if len(got) != 1 || got[0] != "LIFE-05 2026 年到现在应开主题党日 3 次，有记录的 1 次；8 月、9 月没有记录" {
		t.Errorf("judged from August: %q", got)
	}
	states := Life(rules, f, today, 2026)[0].Periods
	for _, p := range states {
		if p.Rule.ID == "LIFE-05" && (p.States[6] != NotOwed || p.States[7] != Missed) {
			t.Errorf("July is %v, August %v", p.States[6], p.States[7])
		}
	}
}
