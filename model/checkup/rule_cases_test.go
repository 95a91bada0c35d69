package checkup

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// ruleCase is one record, or lack of one, and what a rule says of it.
type ruleCase struct {
	rule, name string
	change     func(*Facts)
	want       string
	day        model.Date // "" for today
}

// ruleCases hold, for each rule, records that keep it, break it by one, stand on its limit, and do not fall under it; those
// that rest on registers stand in files of their own.
var ruleCases = []ruleCase{
	{"ORG-02", "eight", func(*Facts) {}, kept, ""},
	{"ORG-02", "three", func(f *Facts) { f.leave(school, 3) }, kept, ""},
	{"ORG-02", "two", func(f *Facts) { f.leave(school, 2) }, broken, ""},
	{"ORG-02", "two and a probationary one", func(f *Facts) { f.leave(school, 2); f.join(school, 1, model.Probationary) }, broken, ""},
	{"ORG-02", "two and one of unknown kind", func(f *Facts) { f.leave(school, 2); f.join(school, 1, model.KindNotRecorded) }, unknown, ""},
	{"ORG-02", "the ledger states more than the roster has", func(f *Facts) { f.leave(school, 2); f.org(school).ReportedSize = 4 }, unknown, ""},
	{"ORG-02", "no roster yet", func(f *Facts) { f.leave(school, 0) }, unknown, ""},
	{"ORG-02", "a joint branch of two", func(f *Facts) { f.leave(alliance, 2) }, kept, ""},
	{"ORG-02", "closed", func(f *Facts) { f.leave(school, 2); f.org(school).ClosedOn = today }, kept, ""},

	{"ORG-03", "fifty", func(f *Facts) { f.join(school, 42, model.FullMember) }, kept, ""},
	{"ORG-03", "fifty-one with probationary ones", func(f *Facts) { f.join(school, 43, model.Probationary) }, broken, ""},
	{"ORG-03", "fifty and one of unknown kind", func(f *Facts) {
		f.join(school, 42, model.FullMember)
		f.join(alliance, 0, "")
		f.People[len(f.People)-1].Kind = ""
	}, kept, ""},

	{"ORG-04", "five", func(*Facts) {}, kept, ""},
	{"ORG-04", "six", func(f *Facts) { f.Covers = append(f.Covers, model.Cover{ID: 16, OrgID: alliance, UnitID: 16}) }, broken, ""},
	{"ORG-04", "six, one given up", func(f *Facts) {
		f.Covers = append(f.Covers, model.Cover{ID: 16, OrgID: alliance, UnitID: 16, To: today})
	}, kept, ""},
	{"ORG-04", "none recorded", func(f *Facts) { f.Covers = nil }, unknown, ""},
	{"ORG-04", "a branch of its own", func(f *Facts) {
		for i := range 6 {
			f.Covers = append(f.Covers, model.Cover{ID: int64(30 + i), OrgID: school, UnitID: int64(30 + i)})
		}
	}, kept, ""},

	{"ORG-05", "two districts", func(f *Facts) { f.districts("学府街道", "城南街道", "城南街道") }, kept, ""},
	{"ORG-05", "three", func(f *Facts) { f.districts("学府街道", "城南街道", "江东街道") }, broken, ""},
	{"ORG-05", "not recorded", func(*Facts) {}, kept, ""},

	{"ORG-07", "forty-nine lawyers", func(f *Facts) { f.Sector = model.Law; f.join(school, 41, model.FullMember) }, kept, ""},
	{"ORG-07", "fifty lawyers", func(f *Facts) { f.Sector = model.Law; f.join(school, 42, model.FullMember) }, broken, ""},
	{"ORG-07", "fifty teachers", func(f *Facts) { f.join(school, 42, model.FullMember) }, kept, ""},

	{"COM-01", "seven without", func(f *Facts) { f.leave(school, 7); f.withoutBoard() }, broken, ""},
	{"COM-01", "six without", func(f *Facts) { f.leave(school, 6); f.withoutBoard() }, kept, ""},
	{"COM-01", "six and one of unknown kind", func(f *Facts) { f.leave(school, 6); f.withoutBoard(); f.join(school, 1, "") }, unknown, ""},
	{"COM-01", "no post at all", func(f *Facts) { f.Posts = nil }, unknown, ""},

	{"COM-02", "three", func(f *Facts) { f.dismiss(school, model.Youth, ""); f.dismiss(school, model.Discipline, "") }, kept, ""},
	{"COM-02", "two", func(f *Facts) {
		f.dismiss(school, model.Youth, "")
		f.dismiss(school, model.Discipline, "")
		f.dismiss(school, model.Publicity, "")
	}, broken, ""},

	{"COM-02b", "seven", func(f *Facts) { f.members(2) }, kept, ""},
	{"COM-02b", "eight", func(f *Facts) { f.members(3) }, broken, ""},

	{"COM-03", "all three", func(*Facts) {}, kept, ""},
	{"COM-03", "no 纪检委员", func(f *Facts) { f.dismiss(school, model.Discipline, "") }, broken, ""},
	{"COM-03", "one whose field is not recorded", func(f *Facts) { f.dismiss(school, model.Discipline, ""); f.members(1) }, unknown, ""},

	{"COM-04", "seven with a committee", func(f *Facts) { f.leave(school, 7) }, kept, ""},
	{"COM-04", "six with a committee", func(f *Facts) { f.leave(school, 6) }, broken, ""},
	{"COM-04", "two secretaries", func(f *Facts) {
		f.Posts = append(f.Posts, model.Post{ID: 90, OrgID: alliance, Name: "另一人", Duty: model.Secretary})
	}, broken, ""},
	{"COM-04", "the roster is short of one", func(f *Facts) { f.leave(school, 6); f.org(school).ReportedSize = 7 }, unknown, ""},

	{"COM-05", "three years", func(*Facts) {}, kept, ""},
	{"COM-05", "three years to the day", func(f *Facts) { f.term("2024-12-01", "2027-12-01") }, kept, ""},
	{"COM-05", "four years", func(f *Facts) { f.term("2024-12-01", "2028-11-30") }, broken, ""},
	{"COM-05", "beginning not known", func(f *Facts) { f.term("", "2027-11-30") }, unknown, ""},
	{"COM-05", "begun before the text", func(f *Facts) { f.term("2018-07-11", "2028-07-10") }, kept, ""},

	{"COM-06", "ends today", func(f *Facts) { f.term("2023-11-24", today) }, kept, ""},
	{"COM-06", "ended yesterday", func(f *Facts) { f.term("2023-11-23", "2026-11-22") }, broken, ""},
	{"COM-06", "ends this month", func(f *Facts) { f.term("2023-11", "2026-11") }, kept, ""},
	{"COM-06", "ended last month", func(f *Facts) { f.term("2023-10", "2026-10") }, broken, ""},
	{"COM-06", "not known", func(f *Facts) { f.term("", "") }, unknown, ""},

	{"COM-05", "put off, as elected three years", func(f *Facts) { f.putOff("2024-01-01", "2026-12-31", "2027-10-31", "2026-12-01") }, kept, "2026-12-15"},
	{"COM-06", "put off as was approved", func(f *Facts) { f.putOff("2023-03-19", "2026-03-18", "2027-03-18", "2026-03-01") }, kept, ""},
	{"COM-06", "before the approval", func(f *Facts) { f.putOff("2023-03-19", "2026-03-18", "2027-03-18", "2026-04-10") }, broken, "2026-04-09"},

	{"COM-07", "a year", func(f *Facts) { f.putOff("2023-03-19", "2026-03-18", "2027-03-18", "2026-03-01") }, kept, ""},
	{"COM-07", "a day more", func(f *Facts) { f.putOff("2023-03-19", "2026-03-18", "2027-03-19", "2026-03-01") }, broken, ""},
	{"COM-07", "never put off", func(f *Facts) {}, kept, ""},

	{"COM-08", "in six months and a day", func(f *Facts) { f.term("2024-05-25", "2027-05-24") }, kept, ""},
	{"COM-08", "in six months", func(f *Facts) { f.term("2024-05-24", "2027-05-23") }, broken, ""},
	{"COM-08", "over", func(f *Facts) { f.term("2023-11-23", "2026-11-22") }, kept, ""},

	{"COM-09", "held", func(*Facts) {}, kept, ""},
	{"COM-09", "left three months ago", func(f *Facts) { f.dismiss(school, model.Secretary, "2026-08-23") }, kept, ""},
	{"COM-09", "left a day earlier", func(f *Facts) { f.dismiss(school, model.Secretary, "2026-08-22") }, broken, ""},
	{"COM-09", "nobody recorded", func(f *Facts) { f.dismiss(alliance, model.Secretary, "") }, broken, ""},
	{"COM-09", "a new branch", func(f *Facts) { f.dismiss(alliance, model.Secretary, ""); f.org(alliance).SetUpOn = "2026-09-01" }, kept, ""},
	{"COM-09", "no posts are kept", func(f *Facts) { f.Posts = nil }, unknown, ""},

	{"COM-10", "a year before the post", func(f *Facts) { f.person(201).FullDate = "2023-12-01" }, kept, ""},
	{"COM-10", "a day less", func(f *Facts) { f.person(201).FullDate = "2023-12-02" }, broken, ""},
	{"COM-10", "not known", func(f *Facts) { f.person(201).FullDate = "" }, unknown, ""},

	{"COM-12", "five", func(*Facts) {}, kept, ""},
	{"COM-12", "four", func(f *Facts) { f.dismiss(general, model.Youth, "") }, broken, ""},

	{"LIFE-01", "no meeting in the third quarter", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-08") }, broken, ""},
	{"LIFE-01", "none in the quarter that runs", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-11") }, kept, ""},
	{"LIFE-01", "on the last day of the quarter", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-08") }, kept, "2026-09-30"},
	{"LIFE-01", "on the day after", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-08") }, broken, "2026-10-01"},
	{"LIFE-01", "set up within the quarter", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-08"); f.setUp("2026-07-02") }, kept, ""},
	{"LIFE-01", "set up on its first day", func(f *Facts) { f.cancel(school, model.MembersMeeting, "2026-08"); f.setUp("2026-07-01") }, broken, ""},
	{"LIFE-01", "no record of the year", func(f *Facts) { f.Meetings = nil }, unknown, ""},

	{"LIFE-02", "no meeting in April", func(f *Facts) { f.cancel(school, model.CommitteeMeeting, "2026-04") }, broken, ""},
	{"LIFE-02", "no committee", func(f *Facts) { f.cancel(school, model.CommitteeMeeting, "2026"); f.withoutBoard() }, kept, ""},
	{"LIFE-02", "the committee began in May", func(f *Facts) {
		f.cancel(school, model.CommitteeMeeting, "2026-04")
		for i := range f.Posts {
			f.Posts[i].From = "2026-05-01"
		}
	}, kept, ""},

	{"LIFE-02b", "half came", func(f *Facts) { f.came(model.CommitteeMeeting, 5, 3) }, kept, ""},
	{"LIFE-02b", "exactly half", func(f *Facts) { f.came(model.CommitteeMeeting, 4, 2) }, kept, ""},
	{"LIFE-02b", "fewer", func(f *Facts) { f.came(model.CommitteeMeeting, 5, 2) }, broken, ""},

	{"LIFE-03", "no groups", func(*Facts) {}, kept, ""},
	{"LIFE-03", "a group that never met", func(f *Facts) {
		f.Orgs = append(f.Orgs, model.Org{ID: 50, ParentID: school, Name: "第一党小组", Kind: model.Group})
	}, broken, ""},

	{"LIFE-04", "each quarter", func(*Facts) {}, kept, ""},
	{"LIFE-04", "one missing", func(f *Facts) { f.cancel(school, model.Lecture, "2026-02") }, broken, ""},

	{"LIFE-05", "one month missing", func(f *Facts) { f.cancel(school, model.PartyDay, "2026-10") }, broken, ""},
	{"LIFE-05", "the month that runs", func(f *Facts) { f.cancel(school, model.PartyDay, "2026-11") }, kept, ""},
	{"LIFE-05", "in January the year before is judged", func(f *Facts) { f.cancel(school, model.PartyDay, "2025-12") }, broken, "2026-01-31"},
	{"LIFE-05", "from February it is not", func(f *Facts) { f.cancel(school, model.PartyDay, "2025-12") }, kept, "2026-02-01"},

	{"LIFE-06", "none last year", func(f *Facts) { f.cancel(school, model.LifeMeeting, "2025") }, broken, ""},
	{"LIFE-06", "none yet this year", func(f *Facts) { f.cancel(school, model.LifeMeeting, "2026") }, kept, "2026-12-31"},
	{"LIFE-06", "when the year is over", func(f *Facts) { f.cancel(school, model.LifeMeeting, "2026") }, broken, "2027-01-01"},

	{"LIFE-06b", "in December", func(*Facts) {}, kept, ""},
	{"LIFE-06b", "in February", func(f *Facts) {
		f.cancel(school, model.LifeMeeting, "2025")
		f.hold(school, model.LifeMeeting, 2025, 2)
	}, broken, ""},

	{"LIFE-07", "none last year", func(f *Facts) { f.cancel(school, model.Review, "2025") }, broken, ""},
	{"LIFE-07", "held with the 组织生活会", func(f *Facts) {
		f.cancel(school, model.Review, "2025")
		for i := range f.Meetings {
			f.Meetings[i].Review = f.Meetings[i].Kind == model.LifeMeeting
		}
	}, kept, ""},

	{"LIFE-08", "none last year", func(f *Facts) { f.cancel(school, model.Talk, "2025") }, broken, ""},
	{"LIFE-08", "one", func(*Facts) {}, kept, ""},

	{"LIFE-10", "exactly half", func(f *Facts) { f.came(model.MembersMeeting, 8, 4) }, kept, ""},
	{"LIFE-10", "one less", func(f *Facts) { f.came(model.MembersMeeting, 8, 3) }, broken, ""},
	{"LIFE-10", "not stated", func(f *Facts) { f.came(model.MembersMeeting, -1, 3) }, kept, ""},

	{"LIFE-11", "whole", func(*Facts) {}, kept, ""},
	{"LIFE-11", "no recorder", func(f *Facts) { f.Meetings[len(f.Meetings)-5].Gaps = model.GapRecorder }, broken, "2026-12-31"},
	{"LIFE-11", "only the day", func(f *Facts) { f.onlyDay(model.GapTopic | model.GapPlace | model.GapChair | model.GapRecorder) }, unknown, "2026-12-31"},
	{"LIFE-11", "the day and what was the same last time", func(f *Facts) { f.onlyDay(model.GapTopic) }, unknown, "2026-12-31"},
	{"LIFE-11", "the day and the topic", func(f *Facts) { f.onlyDay(model.GapPlace | model.GapChair | model.GapRecorder) }, broken, "2026-12-31"},
	{"LIFE-11", "the day and how many came", func(f *Facts) {
		f.onlyDay(model.GapTopic | model.GapPlace | model.GapChair | model.GapRecorder)
		f.Meetings[len(f.Meetings)-5].Due, f.Meetings[len(f.Meetings)-5].Present = 8, 7
	}, unknown, "2026-12-31"},
	{"LIFE-11", "the day and more than should", func(f *Facts) {
		f.onlyDay(model.GapTopic)
		f.Meetings[len(f.Meetings)-5].Due, f.Meetings[len(f.Meetings)-5].Present = 8, 9
	}, broken, "2026-12-31"},
	{"LIFE-11", "more came than should", func(f *Facts) { f.came(model.MembersMeeting, 8, 9) }, broken, ""},

	{"MEM-01", "in one", func(*Facts) {}, kept, ""},
	{"MEM-01", "in none", func(f *Facts) { f.person(205).BranchID = 0 }, broken, ""},
	{"MEM-01", "in a closed one", func(f *Facts) { f.org(alliance).ClosedOn = today; f.leave(alliance, 1) }, broken, ""},
	{"MEM-01", "in two", func(f *Facts) {
		f.Stays = append(f.Stays, model.Stay{MemberID: 205, OrgID: alliance}, model.Stay{MemberID: 205, OrgID: school, From: "2026-03-01"})
	}, broken, ""},
	{"MEM-01", "moved", func(f *Facts) {
		f.Stays = append(f.Stays, model.Stay{MemberID: 205, OrgID: alliance, To: "2026-03-01"}, model.Stay{MemberID: 205, OrgID: school, From: "2026-03-01"})
	}, kept, ""},
	{"MEM-01", "an applicant", func(f *Facts) { f.person(205).BranchID, f.person(205).Kind = 0, model.Applicant }, kept, ""},

	{"MEM-05", "six months", func(f *Facts) { f.person(205).Lost, f.person(205).LostOn = true, "2026-05-23" }, broken, ""},
	{"MEM-05", "a day less", func(f *Facts) { f.person(205).Lost, f.person(205).LostOn = true, "2026-05-24" }, kept, ""},
	{"MEM-05", "since when is not known", func(f *Facts) { f.person(205).Lost = true }, unknown, ""},
	{"MEM-05", "suspended", func(f *Facts) { f.suspend("2026-10-01") }, kept, ""},
	{"MEM-05", "before the text", func(f *Facts) { f.person(205).Lost, f.person(205).LostOn = true, "2018-01-01" }, kept, "2019-05-05"},

	{"MEM-05", "suspended for two years", func(f *Facts) { f.suspend("2024-11-23") }, broken, ""},
	{"MEM-05", "suspended for a day less", func(f *Facts) { f.suspend("2024-11-24") }, kept, ""},

	{"MEM-08", "with date and reason", func(f *Facts) { f.suspend("2024-11-24") }, kept, ""},
	{"MEM-08", "without a reason", func(f *Facts) { f.suspend("2024-11-24"); f.person(205).ReasonGiven = false }, broken, ""},
	{"MEM-08", "without a date", func(f *Facts) { f.suspend("") }, broken, ""},

	{"DEV-01", "eighteen on the day", func(f *Facts) { f.person(205).Birth = "1997-06-01" }, kept, ""},
	{"DEV-01", "a day younger", func(f *Facts) { f.person(205).Birth = "1997-06-02" }, broken, ""},
	{"DEV-01", "the month fits", func(f *Facts) { f.person(205).Birth = "1997-06" }, kept, ""},
	{"DEV-01", "not known", func(f *Facts) { f.person(205).Birth = "" }, kept, ""},

	{"DEV-09", "a year", func(*Facts) {}, kept, ""},
	{"DEV-09", "a day short", func(f *Facts) { f.person(205).FullDate = "2016-05-31" }, broken, ""},
	{"DEV-09", "before there was a probation", func(f *Facts) {
		f.person(205).JoinDate, f.person(205).FullDate, f.person(205).Birth = "1970-01-01", "1970-01-01", "1940"
	}, kept, ""},

	{"DEV-11", "the year is over today", func(f *Facts) { f.probation("2025-11-23") }, kept, ""},
	{"DEV-11", "it was over yesterday", func(f *Facts) { f.probation("2025-11-22") }, broken, ""},
	{"DEV-11", "begun in that month", func(f *Facts) { f.probation("2025-11") }, kept, ""},
	{"DEV-11", "not known", func(f *Facts) { f.probation("") }, unknown, ""},

	{"DEV-12", "full membership first", func(f *Facts) { f.person(205).FullDate = "2014-06-01" }, broken, ""},
	{"DEV-12", "the same month", func(f *Facts) { f.person(205).FullDate = "2015-06" }, kept, ""},

	{"PRIOR-01", "opinion on the day of the decision", func(f *Facts) { f.matter("2026-03-01", "2026-03-01") }, kept, ""},
	{"PRIOR-01", "a day after", func(f *Facts) { f.matter("2026-03-02", "2026-03-01") }, broken, ""},
	{"PRIOR-01", "none", func(f *Facts) { f.matter("", "2026-03-01") }, broken, ""},
	{"PRIOR-01", "not decided", func(f *Facts) { f.matter("", "") }, kept, ""},
	{"PRIOR-01", "against the opinion", func(f *Facts) { f.matter("2026-03-01", "2026-03-02").Opinion = "不同意" }, broken, ""},
	{"PRIOR-01", "put off, and decided", func(f *Facts) { f.matter("2026-03-01", "2026-03-02").Opinion = "缓议" }, broken, ""},
	{"PRIOR-01", "turned down as the opinion was", func(f *Facts) {
		m := f.matter("2026-03-01", "2026-03-02")
		m.Opinion, m.Accords = "不同意", model.Yes
	}, kept, ""},
	{"PRIOR-01", "what opinion is not recorded", func(f *Facts) { f.matter("2026-03-01", "2026-03-02").Opinion = "" }, unknown, ""},
}

// withoutBoard leaves of the school's posts only the secretary.
func (f *Facts) withoutBoard() {
	for _, d := range []model.Duty{model.Organisation, model.Publicity, model.Discipline, model.Youth} {
		f.dismiss(school, d, "")
	}
}

// members adds members without a field to the school's committee.
func (f *Facts) members(n int) {
	for i := range n {
		f.Posts = append(f.Posts, model.Post{ID: int64(80 + i), OrgID: school, Name: "委员" + string(rune('甲'+i)), Duty: model.MemberOfBoard, From: "2024-12-01"})
	}
}

func (f *Facts) term(start, end model.Date) {
	f.org(school).TermStart, f.org(school).TermEnd = start, end
}

// putOff has the school's election put off from one day to another.
func (f *Facts) putOff(start, due, until, approved model.Date) {
	f.term(start, until)
	f.Putoffs = append(f.Putoffs, record.TermExtension{ID: 1, OrgID: school, Due: due, Until: until, ApprovedOn: approved})
}

func (f *Facts) setUp(on model.Date) { f.org(school).SetUpOn = on }

// came changes how many came to the school's meeting in May or the month of its kind.
func (f *Facts) came(kind model.ActivityKind, due, present int) {
	for i := range f.Meetings {
		if m := &f.Meetings[i]; m.OrgID == school && m.Kind == kind && m.Date == "2026-05-15" {
			m.Due, m.Present = due, present
		}
	}
}

func (f *Facts) suspend(on model.Date) {
	p := f.person(205)
	p.Lost, p.LostOn, p.Status, p.ClosedOn = true, "2024-01-01", model.StatusSuspended, on
}

func (f *Facts) probation(join model.Date) {
	p := f.person(205)
	p.Kind, p.JoinDate, p.FullDate = model.Probationary, join, ""
}

func (f *Facts) matter(opinion, decided model.Date) *model.Matter {
	f.Matters = append(f.Matters, model.Matter{EntryRef: model.EntryRef{ID: 1}, Title: "年度预算", Opinion: "同意", OpinionOn: opinion, DecidedOn: decided})
	return &f.Matters[len(f.Matters)-1]
}

// onlyDay takes from a record everything but its day, its kind and the parts that are not among the gaps.
func (f *Facts) onlyDay(gaps int) {
	m := &f.Meetings[len(f.Meetings)-5]
	m.Gaps, m.Due, m.Present, m.Hours = gaps, -1, -1, -1
}
