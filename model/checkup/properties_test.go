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
	f.course(applicant).Present = rapid.IntRange(3, 6).Draw(t, "present")
	f.course(applicant).Talk = model.Date(rapid.SampledFrom([]string{"", "2024-01-20", "2024-03-01"}).Draw(t, "talk"))
	f.course(probationer).FullMeeting = model.Date(rapid.SampledFrom([]string{"", "2026-02-01", "2026-03-02"}).Draw(t, "decided"))
	f.Floatings[0].Since = model.Date(rapid.SampledFrom([]string{"2026-01-01", "2026-09-01"}).Draw(t, "away"))
	f.Floatings[1].Contacts = f.Floatings[1].Contacts[:rapid.IntRange(0, 5).Draw(t, "contacts")]
	f.Transfers[0].ValidDays = rapid.SampledFrom([]int{0, 60, 120}).Draw(t, "valid")
	for _, m := range rapid.SliceOfN(rapid.IntRange(1, 12), 0, 9).Draw(t, "unpaid") {
		f.pay(2026, rapid.SampledFrom([]int64{0, 1000, model.NothingStated}).Draw(t, "paid"), m)
	}
	if rapid.Bool().Draw(t, "elected") {
		elected("2024-12-01", rapid.IntRange(6, 9).Draw(t, "came"), 7, 4)(f)
	}
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
		shuffle(r, f.Dues)
		shuffle(r, f.Transfers)
		shuffle(r, f.Developments)
		shuffle(r, f.Floatings)
		shuffle(r, f.Terms)
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

// TestTheMissingDateRemovesItsFinding fills in what an entry of a register lacks: its finding goes, nothing else changes but
// what that date itself begins.
func TestTheMissingDateRemovesItsFinding(t *testing.T) {
	rules := allOn(t)
	for name, c := range map[string]struct {
		rule         string
		before, mend func(*Facts)
	}{
		"talk": {"DEV-02", func(f *Facts) { f.applied("2026-09-20", "") }, func(f *Facts) { f.course(applicant).Talk = "2026-09-30" }},
		"oath": {"DEV-18", func(f *Facts) { f.course(applicant).Oath = "" }, func(f *Facts) { f.course(applicant).Oath = "2026-08-10" }},
		"approval": {"DEV-08b", func(f *Facts) { f.course(probationer).FullApproval = "" },
			func(f *Facts) { f.course(probationer).FullApproval = "2026-04-01" }},
		"receipt": {"TRF-02", func(f *Facts) { f.Transfers[0].Receipt = "" }, func(f *Facts) { f.Transfers[0].Receipt = "2026-03-20" }},
		"contact": {"MEM-04", func(f *Facts) { f.Floatings[1].Contacts = nil }, func(f *Facts) { f.Floatings[1].Contacts = []model.Date{"2026-11-20"} }},
		"return":  {"MEM-02", func(f *Facts) { f.Floatings[0].Since = "2026-02-01" }, func(f *Facts) { f.Floatings[0].EndedOn = "2026-11-20" }},
		"dues":    {"DUES-01", func(f *Facts) { f.pay(2026, 0, 5, 6, 7, 8, 9, 10) }, func(f *Facts) { f.pay(2026, 7*1500, 11) }},
		"extension": {"COM-06", registered("2023-03-18", "2026-03-18", "", ""), func(f *Facts) {
			f.Terms[0].ExtendedTo, f.Terms[0].ExtensionOn = "2027-03-17", "2026-03-10"
			f.Terms[0].Voters, f.Terms[0].Present = -1, -1
		}},
	} {
		f := sound()
		c.before(f)
		if got := Run(rules, f, today).Only(c.rule, 0).Findings; len(got) != 1 {
			t.Errorf("%s: %d findings of %s before", name, len(got), c.rule)
		}
		others := func() (all []string) {
			for _, x := range Run(rules, f, today).Findings {
				if x.Rule.ID != c.rule && x.Rule.ID != "COM-08" {
					all = append(all, x.Says)
				}
			}
			return all
		}
		was := others()
		c.mend(f)
		if got := Run(rules, f, today).Only(c.rule, 0).Findings; len(got) != 0 {
			t.Errorf("%s: mended, and %s is still found: %s", name, c.rule, got[0].Says)
		}
		if diff := cmp.Diff(was, others()); diff != "" {
			t.Errorf("%s: other findings changed: %s", name, diff)
		}
	}
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
		f.course(applicant).SuperiorTalk = later(f.course(applicant).SuperiorTalk, day)
		f.course(applicant).Oath = later(f.course(applicant).Oath, day)
		f.course(probationer).FullApproval = later(f.course(probationer).FullApproval, day)
		f.Floatings[0].Contacts = append(f.Floatings[0].Contacts, "2026-11-10")
		f.Floatings[0].EndedOn = "2026-11-11"
		f.Floatings[1].Measure, f.Floatings[1].MeasureOn = "停止党籍", "2026-11-11"
		f.Transfers[0].Receipt = later(f.Transfers[0].Receipt, day)
		f.Transfers = append(f.Transfers, model.Transfer{EntryRef: model.EntryRef{ID: 530, OrgID: school, Name: "转走丙"}, Out: true, Letter: true, Issued: "2026-11-01", ValidDays: 5})
		f.pay(2026, 0, 11)
		f.Terms = append(f.Terms, model.Term{EntryRef: model.EntryRef{ID: 531, OrgID: school}, Elected: "2026-11-01", From: "2026-11-01", To: "2031-11-01", Voters: 9, Present: 1})
		if diff := cmp.Diff(want, lines(Run(rules, f, day))); diff != "" {
			t.Errorf("%s changed afterwards: %s", day, diff)
		}
	})
}

// later is a date that came after a day; one that came before stays.
func later(d, day model.Date) model.Date {
	if day.Before(d) {
		return "2026-11-15"
	}
	return d
}
