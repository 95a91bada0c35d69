package checkup

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// A finding about what was recorded names the record, so that this one is mended and none is added beside it.
func TestAFindingAboutARecordNamesIt(t *testing.T) {
	for rule, change := range map[string]func(*Facts, *model.Meeting){
		"LIFE-10": func(_ *Facts, m *model.Meeting) { m.Kind, m.Due, m.Present = model.MembersMeeting, 8, 3 },
		"LIFE-11": func(_ *Facts, m *model.Meeting) { m.Gaps = model.GapRecorder },
		"LIFE-06b": func(f *Facts, m *model.Meeting) {
			f.cancel(school, model.LifeMeeting, "2025")
			m.Kind = model.LifeMeeting
		},
	} {
		f := sound()
		f.hold(school, model.PartyDay, 2026, 5)
		if rule == "LIFE-06b" {
			f.hold(school, model.PartyDay, 2025, 5)
		}
		at := &f.Meetings[len(f.Meetings)-1]
		at.ID = 4711
		day := at.Date
		change(f, at)
		for i := range f.Meetings { // cancel moves them
			if f.Meetings[i].ID == 4711 {
				change(f, &f.Meetings[i])
			}
		}
		named := false
		for _, found := range Run(allOn(t), f, today).Findings {
			named = named || found.Rule.ID == rule && found.Activity == 4711 && found.Since == day
		}
		if !named {
			t.Errorf("%s does not name the record", rule)
		}
	}
}

// What the command line gives as measured and as limit is in one unit and tells the two apart.
func TestMeasuredAndLimitAreInOneUnit(t *testing.T) {
	f := sound()
	f.keepRegisters()
	f.applied("2026-03-02", "2026-04-16")
	f.term("2024-02-01", "2027-01-31")
	want := map[string][2]string{"DEV-02": {"45 天", "31 天"}, "COM-08": {"69 天", "181 天"}}
	for _, found := range Run(allOn(t), f, today).Findings {
		if w, ok := want[found.Rule.ID]; ok {
			measured, limit, unit := found.Compared()
			if measured+" "+unit != w[0] || limit+" "+unit != w[1] {
				t.Errorf("%s: %s against %s", found.Rule.ID, measured, limit)
			}
			delete(want, found.Rule.ID)
		}
	}
	dues := Finding{Rule: &Rule{Unit: "元"}, Number: 1501, Limit: 3001}
	if measured, limit, unit := dues.Compared(); measured != "15.01" || limit != "30.01" || unit != "元" {
		t.Errorf("dues: %s against %s", measured, limit)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// People counted against a share are people, not per cent.
func TestASharedRuleCountsPeople(t *testing.T) {
	f := sound()
	elected("2024-12-01", 7, 7, 7)(f)
	for _, found := range Run(allOn(t), f, today).Findings {
		if found.Rule.ID == "COM-11" {
			if measured, limit, unit := found.Compared(); measured+unit != "7人" || limit+unit != "8人" {
				t.Errorf("%s %s against %s %s", measured, unit, limit, unit)
			}
			return
		}
	}
	t.Error("not found")
}

// A record that is hardly more than a day is completed, not entered a second time: what to fill in names it.
func TestWhatIsToBeCompletedNamesItsRecord(t *testing.T) {
	f := sound()
	f.hold(school, model.PartyDay, 2026, 5)
	m := &f.Meetings[len(f.Meetings)-1]
	m.ID, m.Gaps, m.Due, m.Present, m.Hours = 4711, model.GapTopic, -1, -1, -1
	for _, g := range Run(allOn(t), f, today).Gaps {
		if g.Activity == 4711 && g.On == m.Date {
			return
		}
	}
	t.Error("the record is not named")
}

// Where the register of terms and the organisation end the same term on different days, what is judged is told, and that the two differ.
func TestTwoEndsOfOneTermAreSaid(t *testing.T) {
	for _, c := range []struct {
		ledger, extended, approved model.Date
		said                       bool
	}{
		{"2028-03-18", "", "", false}, {"2028-06-18", "", "", true}, {"", "", "", false},
		{"2028-09-18", "2028-09-18", "2026-11-01", false}, {"2028-06-18", "2028-09-18", "2026-11-01", true},
	} {
		f := sound()
		registered("2025-03-18", "2028-03-18", c.extended, c.approved)(f)
		f.term("2025-03-18", c.ledger)
		said := false
		for _, g := range Run(allOn(t), f, today).Gaps {
			said = said || g.EntryID == 521 && strings.HasPrefix(g.What, "届满时间两处不一样") && g.Mend == "register"
		}
		if said != c.said {
			t.Errorf("register to 2028-03-18, extended to %s, organisation to %s: said %v", c.extended, c.ledger, said)
		}
	}
}
