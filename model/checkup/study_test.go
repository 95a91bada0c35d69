package checkup

import (
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// session makes a study session of 32 hours all that the school held in a year with hours: eight were due, seven came, and who did
// not is written as names.
func session(year int, names string) func(*Facts) {
	return func(f *Facts) {
		for i := range f.Meetings {
			if m := &f.Meetings[i]; m.OrgID == school && m.Kind != model.Study {
				m.Hours = 0
			}
		}
		f.Meetings = append(f.Meetings, model.Meeting{OrgID: school, Date: model.Date(fmt.Sprintf("%d-03-15", year)), Kind: model.Study, Due: 8, Present: 7,
			Hours: model.Pt(32), Names: names, Voters: -1, VotersPresent: -1, VotesFor: -1})
	}
}

// and makes several changes, one after the other.
func and(changes ...func(*Facts)) func(*Facts) {
	return func(f *Facts) {
		for _, c := range changes {
			c(f)
		}
	}
}

// enrolled enters hours of member 103 in the register.
func enrolled(on model.Date, hours model.Points) func(*Facts) {
	return func(f *Facts) {
		f.Study = append(f.Study, model.StudyHours{EntryRef: model.EntryRef{ID: 901, OrgID: school, MemberID: 103}, Date: on, Hours: hours})
	}
}

var studyCases = []ruleCase{
	{"LIFE-09b", "everybody came to enough", func(*Facts) {}, kept, ""},
	{"LIFE-09b", "one was absent, who is named", session(2025, "党员103（病假）"), broken, ""},
	{"LIFE-09b", "somebody was absent, nobody is named", session(2025, "病假 1 人"), unknown, ""},
	{"LIFE-09b", "the number of those who came is not stated", and(session(2025, ""), func(f *Facts) { f.Meetings[len(f.Meetings)-1].Present = -1 }), unknown, ""},
	{"LIFE-09b", "32 hours elsewhere, of the year", and(session(2025, "党员103"), enrolled("2025", model.Pt(32))), kept, ""},
	{"LIFE-09b", "a hundredth less", and(session(2025, "党员103"), enrolled("2025-04-02", 3199)), broken, ""},
	{"LIFE-09b", "of another year", and(session(2025, "党员103"), enrolled("2024", model.Pt(32))), broken, ""},
	{"LIFE-09b", "a study session does not say how many hours it had", and(session(2025, "党员103"), func(f *Facts) {
		f.hold(school, model.Study, 2025, 5)
		f.Meetings[len(f.Meetings)-1].Hours = -1
	}), unknown, ""},
	{"LIFE-09b", "who need not come", and(session(2025, "党员103"), func(f *Facts) { f.person(103).Exempt = true }), kept, ""},
	{"LIFE-09b", "who came to the branch within the year", and(session(2025, "党员103"), func(f *Facts) {
		f.Stays = append(f.Stays, model.Stay{MemberID: 103, OrgID: school, From: "2025-01-02"})
	}), kept, ""},
	{"LIFE-09b", "on its first day", and(session(2025, "党员103"), func(f *Facts) {
		f.Stays = append(f.Stays, model.Stay{MemberID: 103, OrgID: school, From: "2025-01-01"})
	}), broken, ""},
	{"LIFE-09b", "who was admitted within the year", and(session(2025, "党员103"), func(f *Facts) { f.person(103).JoinDate, f.person(103).FullDate = "2025-01-02", "2026-01-02" }), kept, ""},
	{"LIFE-09b", "the year is not over", session(2026, "党员103"), kept, "2026-12-31"},
	{"LIFE-09b", "it is over", session(2026, "党员103"), broken, "2027-01-01"},
	{"LIFE-09b", "the year before the text", session(2018, "党员103"), kept, "2019-06-01"},
	{"LIFE-09b", "the year of the text", session(2019, "党员103"), broken, "2020-06-01"},

	{"LIFE-09", "the branch lacks an hour", and(session(2025, ""), func(f *Facts) { f.Meetings[len(f.Meetings)-1].Hours = model.Pt(31) }), broken, ""},
	{"LIFE-09b", "then each member is not found too", and(session(2025, "党员103"), func(f *Facts) { f.Meetings[len(f.Meetings)-1].Hours = model.Pt(31) }), kept, ""},
	{"LIFE-09", "hours of one member are registered", and(session(2025, ""), enrolled("2025", model.Pt(1)), func(f *Facts) {
		f.Meetings[len(f.Meetings)-1].Hours = model.Pt(31)
	}), broken, ""},
	{"LIFE-09b", "his are judged", and(session(2025, "党员103"), enrolled("2025", model.Pt(1)), func(f *Facts) {
		f.Meetings[len(f.Meetings)-1].Hours = model.Pt(31)
	}), broken, ""},
	{"LIFE-09", "hours of all members are registered", and(session(2025, ""), func(f *Facts) {
		for id := int64(101); id <= 108; id++ {
			f.Study = append(f.Study, model.StudyHours{EntryRef: model.EntryRef{ID: 900 + id, MemberID: id}, Date: "2025", Hours: model.Pt(1)})
		}
		f.Meetings[len(f.Meetings)-1].Hours = model.Pt(31)
	}), kept, ""},
	{"LIFE-09b", "no records of the year, the hours of one for the whole of it", and(enrolled("2025", model.Pt(31)), func(f *Facts) { f.Meetings = nil }), broken, ""},
	{"LIFE-09b", "no records of the year, the hours of one training", and(enrolled("2025-04-02", model.Pt(31)), func(f *Facts) { f.Meetings = nil }), unknown, ""},
	{"LIFE-09b", "no records of the year at all", func(f *Facts) { f.Meetings = nil }, kept, ""},
}

func TestHoursAndTalksOfAMemberBetweenTwoDays(t *testing.T) {
	f := sound()
	session(2026, "党员103（病假）、党员99")(f)
	enrolled("2026-05", model.Pt(8))(f)
	enrolled("2026-09-01", model.Pt(3))(f)
	f.hold(school, model.Talk, 2026, 3)
	f.Meetings[len(f.Meetings)-1].Names, f.Meetings[len(f.Meetings)-1].Hours = "党员103", -1
	f.Orgs = append(f.Orgs, model.Org{ID: 50, ParentID: school, Kind: model.Group})
	f.hold(50, model.GroupMeeting, 2026, 4)
	for _, c := range []struct {
		member      int64
		from, to    model.Date
		least, most model.Points
		talks       int
	}{
		{103, "2026-01-01", "2026-03-31", 0, 0, 1},
		{104, "2026-01-01", "2026-03-31", model.Pt(32), model.Pt(32), 0},
		{104, "2026-03-16", "2026-06-30", 0, model.Pt(2), 0}, // that of a group may be somebody else's
		{103, "2026-05-01", "2026-06-30", model.Pt(8), model.Pt(8), 0},
		{103, "2026-05-02", "2026-06-30", 0, model.Pt(8), 0}, // somewhere in May
		{103, "2026-09-01", "2026-09-01", model.Pt(3), model.Pt(3), 0},
	} {
		if got := StudyOf(f, 0, c.from, c.to)[c.member]; got == nil || *got != (Studied{Least: c.least, Most: c.most, Talks: c.talks}) {
			t.Errorf("%d from %s to %s: %+v", c.member, c.from, c.to, got)
		}
	}
	if one := StudyOf(f, alliance, "2026-01-01", "2026-12-31"); one[103] != nil || one[201] == nil {
		t.Error("of one branch, others are told, or its own are not")
	}
}
