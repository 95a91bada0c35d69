package checkup

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
)

// lines are a report as texts.
func lines(r *Report) []string {
	var all []string
	for i := range r.Findings {
		f := &r.Findings[i]
		all = append(all, fmt.Sprint(f.Key(), f.Severity, f.Branch, f.Member, f.MeasuredText(), f.LimitText(), f.Says, f.Since))
	}
	for _, g := range r.Gaps {
		all = append(all, fmt.Sprint(g.OrgID, g.MemberID, g.What, g.Rules))
	}
	return all
}

// disturbed is the sound committee with some of the cases' changes made.
func disturbed(t *rapid.T) *Facts {
	f := sound()
	for _, m := range rapid.SliceOfN(rapid.IntRange(1, 12), 0, 4).Draw(t, "months") {
		f.cancel(school, model.PartyDay, fmt.Sprintf("2026-%02d", m))
		f.cancel(alliance, model.MembersMeeting, fmt.Sprintf("2026-%02d", m))
	}
	for _, id := range rapid.SliceOfN(rapid.Int64Range(201, 206), 0, 3).Draw(t, "lost") {
		f.person(id).Lost, f.person(id).LostOn = true, model.Date(rapid.SampledFrom([]string{"2026-01-01", "", "2026-09"}).Draw(t, "since"))
	}
	if rapid.Bool().Draw(t, "seventh unit") {
		f.Covers = append(f.Covers, model.Cover{ID: 40, OrgID: alliance, UnitID: 40}, model.Cover{ID: 41, OrgID: alliance, UnitID: 41})
	}
	if rapid.Bool().Draw(t, "no discipline") {
		f.dismiss(school, model.Discipline, "")
	}
	f.org(general).TermEnd = model.Date(rapid.SampledFrom([]string{"2026-01-01", "", "2027-11-30", "2027-02-01"}).Draw(t, "term"))
	return f
}

func TestTheOrderOfRecordsDoesNotMatter(t *testing.T) {
	rules := allOn(t)
	rapid.Check(t, func(t *rapid.T) {
		f := disturbed(t)
		want := lines(Run(rules, f, today))
		r := rand.New(rand.NewSource(rapid.Int64().Draw(t, "order")))
		shuffle(r, f.Orgs)
		shuffle(r, f.Units)
		shuffle(r, f.Covers)
		shuffle(r, f.Posts)
		shuffle(r, f.People)
		shuffle(r, f.Meetings)
		if diff := cmp.Diff(want, lines(Run(rules, f, today))); diff != "" {
			t.Errorf("in another order: %s", diff)
		}
	})
}

func shuffle[T any](r *rand.Rand, all []T) {
	r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
}

// TestTheMissingRecordRemovesItsFinding takes one record away and puts it back: exactly the findings of its rule come and go.
func TestTheMissingRecordRemovesItsFinding(t *testing.T) {
	rules := allOn(t)
	rapid.Check(t, func(t *rapid.T) {
		f := disturbed(t)
		m := f.Meetings[rapid.IntRange(0, len(f.Meetings)-1).Draw(t, "record")]
		whole := lines(Run(rules, f, today))
		f.Meetings = slices.DeleteFunc(f.Meetings, func(x model.Meeting) bool { return x == m })
		var others []string
		for _, line := range lines(Run(rules, f, today)) {
			if !slices.Contains(whole, line) {
				others = append(others, line)
			}
		}
		if len(others) > 1 {
			t.Errorf("without one record of %s (%s) there are %d more lines: %q", m.Kind, m.Date, len(others), others)
		}
		f.Meetings = append(f.Meetings, m)
		if diff := cmp.Diff(whole, lines(Run(rules, f, today))); diff != "" {
			t.Errorf("with the record again: %s", diff)
		}
	})
}

// TestADayKeepsItsFindings adds records of later days: what was found before stays.
func TestADayKeepsItsFindings(t *testing.T) {
	rules := allOn(t)
	rapid.Check(t, func(t *rapid.T) {
		f := disturbed(t)
		day := model.Date(rapid.SampledFrom([]string{"2026-03-01", "2026-07-31", "2026-10-01"}).Draw(t, "day"))
		want := lines(Run(rules, f, day))
		f.hold(school, model.PartyDay, 2026, 11)
		f.Posts = append(f.Posts, model.Post{ID: 99, OrgID: school, Name: "新人", Duty: model.Discipline, From: "2026-11-01"})
		f.Covers = append(f.Covers, model.Cover{ID: 99, OrgID: alliance, UnitID: 99, From: "2026-11-01"})
		f.person(202).ClosedOn = "2026-11-02"
		f.Stays = append(f.Stays, model.Stay{MemberID: 101, OrgID: school, To: "2026-11-05"}, model.Stay{MemberID: 101, OrgID: alliance, From: "2026-11-05"})
		f.person(101).BranchID = alliance
		if diff := cmp.Diff(want, lines(Run(rules, f, day))); diff != "" {
			t.Errorf("%s changed afterwards: %s", day, diff)
		}
	})
}
