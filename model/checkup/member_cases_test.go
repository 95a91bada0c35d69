package checkup

import "github.com/shuangbai/shuangbai/model"

// sent changes the letter of the one who was sent off.
func sent(change func(*model.Transfer)) func(*Facts) {
	return func(f *Facts) { change(&f.Transfers[0]) }
}

// gone changes the entry of member 106, away, and overseas that of member 107, abroad.
func gone(change func(*model.Floating)) func(*Facts) {
	return func(f *Facts) { change(&f.Floatings[0]) }
}

func overseas(change func(*model.Floating)) func(*Facts) {
	return func(f *Facts) { change(&f.Floatings[1]) }
}

// missingSince makes member 106 a lost one by the register.
func missingSince(since model.Date, measure string, on model.Date) func(*Facts) {
	return gone(func(e *model.Floating) { e.Kind, e.Since, e.Measure, e.MeasureOn = "失联", since, measure, on })
}

var memberCases = []ruleCase{
	{"TRF-01", "ninety days", func(*Facts) {}, kept, ""},
	{"TRF-01", "three months of 92 days", sent(func(t *model.Transfer) { t.ValidDays = 92 }), kept, ""},
	{"TRF-01", "a day more", sent(func(t *model.Transfer) { t.ValidDays = 93 }), broken, ""},
	{"TRF-01", "online", sent(func(t *model.Transfer) { t.Letter, t.ValidDays = false, 0 }), kept, ""},
	{"TRF-01", "before the practice", sent(func(t *model.Transfer) { t.Issued, t.ValidDays = "2017-12-31", 120 }), kept, ""},

	{"TRF-02", "back", func(*Facts) {}, kept, ""},
	{"TRF-02", "valid until today", sent(func(t *model.Transfer) { t.Issued, t.ValidDays, t.Receipt = "2026-10-24", 30, "" }), kept, ""},
	{"TRF-02", "until yesterday", sent(func(t *model.Transfer) { t.Issued, t.ValidDays, t.Receipt = "2026-10-23", 30, "" }), broken, ""},
	{"TRF-02", "the receipt came later than the day", sent(func(t *model.Transfer) { t.Receipt = "2026-06-30" }), broken, "2026-06-29"},
	{"TRF-02", "validity not stated", sent(func(t *model.Transfer) { t.ValidDays, t.Receipt = 0, "" }), unknown, ""},
	{"TRF-02", "online", sent(func(t *model.Transfer) { t.ValidDays, t.Letter, t.Receipt = 0, false, "" }), kept, ""},
	{"TRF-02", "coming in", sent(func(t *model.Transfer) { t.Out, t.Receipt = false, "" }), kept, ""},
	{"TRF-02", "withdrawn", sent(func(t *model.Transfer) { t.Receipt, t.ClosedOn = "", "2026-05-01" }), kept, ""},

	{"DUES-01", "five months", func(f *Facts) { f.pay(2026, 0, 6, 7, 8, 9, 10) }, kept, ""},
	{"DUES-01", "six months", func(f *Facts) { f.pay(2026, 0, 5, 6, 7, 8, 9, 10) }, broken, ""},
	{"DUES-01", "six months, left blank beside others", func(f *Facts) { f.pay(2026, model.NothingStated, 5, 6, 7, 8, 9, 10) }, broken, ""},
	{"DUES-01", "the dues of most are not recorded since May", func(f *Facts) {
		for i := range f.Dues {
			for m := 4; m < 12 && f.Dues[i].Year == 2026 && f.Dues[i].MemberID > 106; m++ {
				f.Dues[i].Paid[m] = model.NothingStated
			}
		}
	}, kept, ""},
	{"DUES-01", "the dues of half are recorded", func(f *Facts) {
		for i := range f.Dues {
			for m := 4; m < 12 && f.Dues[i].Year == 2026 && f.Dues[i].MemberID > 201; m++ {
				f.Dues[i].Paid[m] = model.NothingStated
			}
		}
		for i := range f.Dues {
			if d := &f.Dues[i]; d.Year == 2026 && d.MemberID > 201 && d.MemberID != 205 {
				d.Paid = months12(1500)
			}
		}
	}, broken, ""},
	{"DUES-01", "the list of the branch ends in March", func(f *Facts) {
		for i := range f.Dues {
			for m := 3; m < 12 && f.Dues[i].Year == 2026 && f.Dues[i].MemberID > 200 && f.Dues[i].MemberID < 300; m++ {
				f.Dues[i].Paid[m] = model.NothingStated
			}
		}
	}, unknown, ""},
	{"DUES-01", "nobody's dues are recorded since May", func(f *Facts) {
		for i := range f.Dues {
			for m := 4; m < 12 && f.Dues[i].Year == 2026; m++ {
				f.Dues[i].Paid[m] = model.NothingStated
			}
		}
	}, kept, ""},
	{"DUES-01", "the sixth month is not over", func(f *Facts) { f.pay(2026, 0, 6, 7, 8, 9, 10, 11) }, kept, ""},
	{"DUES-01", "it was over yesterday", func(f *Facts) { f.pay(2026, 0, 6, 7, 8, 9, 10, 11) }, broken, "2026-12-01"},
	{"DUES-01", "three and three", func(f *Facts) { f.pay(2026, 0, 1, 2, 3, 5, 6, 7) }, kept, ""},
	{"DUES-01", "over the turn of the year", func(f *Facts) { f.pay(2025, 0, 10, 11, 12); f.pay(2026, 0, 1, 2, 3) }, broken, ""},
	{"DUES-01", "made good at once", func(f *Facts) { f.pay(2026, 0, 3, 4, 5, 6, 7, 8); f.pay(2026, 7*1500, 9) }, kept, ""},
	{"DUES-01", "paid for the year ahead", func(f *Facts) { f.pay(2026, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10); f.pay(2026, 12*1500, 1) }, kept, ""},
	{"DUES-01", "made good in part", func(f *Facts) { f.pay(2026, 0, 3, 4, 5, 6, 7, 8); f.pay(2026, 6*1500, 9) }, broken, ""},
	{"DUES-01", "an amount that cannot be read", func(f *Facts) { f.pay(2026, 0, 5, 6, 8, 9, 10); f.pay(2026, model.NotReadable, 7) }, kept, ""},
	{"DUES-01", "admitted within the time", func(f *Facts) { f.pay(2026, 0, 5, 6, 7, 8, 9, 10); f.person(205).JoinDate = "2026-06-01" }, kept, ""},
	{"DUES-01", "admitted before it", func(f *Facts) { f.pay(2026, 0, 5, 6, 7, 8, 9, 10); f.person(205).JoinDate = "2026-05-31" }, broken, ""},
	{"DUES-01", "transferred in within the time", func(f *Facts) {
		f.pay(2026, 0, 1, 2, 3, 4, 5, 6)
		f.Transfers = append(f.Transfers, model.Transfer{EntryRef: model.EntryRef{ID: 511, OrgID: alliance, MemberID: 205}, Issued: "2026-06-20", Receipt: "2026-07-06"})
	}, kept, ""},
	{"DUES-01", "transferred in after the day", func(f *Facts) {
		f.pay(2026, 0, 1, 2, 3, 4, 5, 6)
		f.Transfers = append(f.Transfers, model.Transfer{EntryRef: model.EntryRef{ID: 511, OrgID: alliance, MemberID: 205}, Issued: "2026-09-20", Receipt: "2026-10-06"})
	}, kept, "2026-08-01"},
	{"DUES-01", "came to the branch within the time", func(f *Facts) {
		f.pay(2026, 0, 1, 2, 3, 4, 5, 6)
		f.Stays = append(f.Stays, model.Stay{MemberID: 205, OrgID: alliance, From: "2026-07-01"})
	}, kept, ""},
	{"DUES-01", "moved between two branches", func(f *Facts) {
		f.pay(2026, 0, 1, 2, 3, 4, 5, 6)
		f.Stays = append(f.Stays, model.Stay{MemberID: 205, OrgID: school, To: "2026-07-01"}, model.Stay{MemberID: 205, OrgID: alliance, From: "2026-07-01"})
	}, broken, ""},
	{"DUES-01", "one of the branch has no dues recorded", func(f *Facts) { f.join(alliance, 1, model.FullMember) }, unknown, ""},
	{"DUES-01", "no dues are kept", func(f *Facts) { f.Dues = nil }, kept, ""},
	{"DUES-01", "before the text", func(f *Facts) { f.duesOf(2025).Year = 2018; f.pay(2018, 0, 1, 2, 3, 4, 5, 6) }, kept, "2019-05-05"},

	{"DUES-02", "3000: 0.5 %", func(f *Facts) { f.base("在职", 300_000, 1500) }, kept, ""},
	{"DUES-02", "a hundredth less", func(f *Facts) { f.base("在职", 300_000, 1499) }, broken, ""},
	{"DUES-02", "3001: 1 % of the whole", func(f *Facts) { f.base("在职", 300_100, 3001) }, kept, ""},
	{"DUES-02", "3001 as if 3000", func(f *Facts) { f.base("在职", 300_100, 3000) }, broken, ""},
	{"DUES-02", "5000: 1 %", func(f *Facts) { f.base("在职", 500_000, 5000) }, kept, ""},
	{"DUES-02", "5001: 1.5 % of the whole, the part of a hundredth left out", func(f *Facts) { f.base("在职", 500_100, 7501) }, kept, ""},
	{"DUES-02", "5001: a hundredth less", func(f *Facts) { f.base("在职", 500_100, 7500) }, broken, ""},
	{"DUES-02", "6000 by slices", func(f *Facts) { f.base("在职", 600_000, 5000) }, broken, ""},
	{"DUES-02", "10000: 1.5 %", func(f *Facts) { f.base("在职", 1_000_000, 15000) }, kept, ""},
	{"DUES-02", "10001: 2 %", func(f *Facts) { f.base("在职", 1_000_100, 20001) }, broken, ""},
	{"DUES-02", "a pension of 5000", func(f *Facts) { f.base("离退休", 500_000, 2500) }, kept, ""},
	{"DUES-02", "a pension of 5001", func(f *Facts) { f.base("离退休", 500_100, 5000) }, broken, ""},
	{"DUES-02", "a student", func(f *Facts) { f.base("学生", -1, 20) }, kept, ""},
	{"DUES-02", "a student with less", func(f *Facts) { f.base("学生", -1, 19) }, broken, ""},
	{"DUES-02", "more than is due", func(f *Facts) { f.base("在职", 300_000, 3000) }, kept, ""},
	{"DUES-02", "every quarter for three months", func(f *Facts) {
		f.pay(2026, 0, 1, 2, 4, 5, 7, 8)
		f.pay(2026, 4500, 3, 6, 9)
	}, kept, ""},
	{"DUES-02", "less in one month", func(f *Facts) { f.pay(2026, 1000, 4) }, broken, ""},
	{"DUES-02", "less in the month that runs", func(f *Facts) { f.pay(2026, 1000, 11) }, kept, ""},
	{"DUES-02", "less in December, told in January", func(f *Facts) { f.pay(2025, 1000, 12) }, broken, "2026-01-31"},
	{"DUES-02", "nothing for half a year is the other rule's", func(f *Facts) { f.pay(2026, 0, 5, 6, 7, 8, 9, 10) }, kept, ""},
	{"DUES-02", "no base, the stated standard holds", func(f *Facts) { f.duesOf(2026).Base = -1; f.pay(2026, 1499, 2) }, broken, ""},
	{"DUES-02", "a sort that is not known", func(f *Facts) { f.base("其他", 300_000, 1) }, unknown, ""},
	{"DUES-02", "a sort that is not known, paid by the stated standard", func(f *Facts) { f.base("教师", 300_100, 1501); f.duesOf(2026).Standard = 1501 }, unknown, ""},
	{"DUES-02", "no sort, paid by the stated standard", func(f *Facts) { f.base("", 300_100, 1501); f.duesOf(2026).Standard = 1501 }, unknown, ""},
	{"DUES-02", "no base, paid by the stated standard", func(f *Facts) { f.base("在职", -1, 1501); f.duesOf(2026).Standard = 1501 }, unknown, ""},
	{"DUES-02", "neither base nor standard", func(f *Facts) { f.base("在职", -1, 1500) }, unknown, ""},
	{"DUES-02", "before the text", func(f *Facts) { f.duesOf(2025).Year = 2007; f.pay(2007, 1, 1) }, kept, "2007-12-31"},

	{"LIFE-09", "48 hours", func(*Facts) {}, kept, ""},
	{"LIFE-09", "32 hours", func(f *Facts) { f.study(32) }, kept, ""},
	{"LIFE-09", "31 hours", func(f *Facts) { f.study(31) }, broken, ""},
	{"LIFE-09", "31 hours, and a lecture that does not say", func(f *Facts) {
		f.study(31)
		f.Meetings = append(f.Meetings, model.Meeting{OrgID: school, Date: "2025-03-20", Kind: model.Lecture, Hours: -1})
	}, unknown, ""},
	{"LIFE-09", "32 hours, and a lecture that does not say", func(f *Facts) {
		f.study(32)
		f.Meetings = append(f.Meetings, model.Meeting{OrgID: school, Date: "2025-03-20", Kind: model.Lecture, Hours: -1})
	}, kept, ""},
	{"LIFE-09", "no hours recorded", func(f *Facts) { f.study(0) }, unknown, ""},
	{"LIFE-09", "set up within the year", func(f *Facts) { f.study(31); f.setUp("2025-01-02") }, kept, ""},

	{"LIFE-10", "half of the voters came, more than half of all in favour", func(f *Facts) { f.voted(8, 5, 5) }, kept, ""},
	{"LIFE-10", "half of all in favour", func(f *Facts) { f.voted(8, 5, 4) }, broken, ""},
	{"LIFE-10", "fewer than half of the voters came", func(f *Facts) { f.voted(8, 3, 3) }, broken, ""},

	{"MEM-02", "away for a day less than half a year", gone(func(e *model.Floating) { e.Since = "2026-05-24" }), kept, ""},
	{"MEM-02", "for half a year", gone(func(e *model.Floating) { e.Since = "2026-05-23" }), broken, ""},
	{"MEM-02", "at no fixed place", gone(func(e *model.Floating) { e.Since, e.Fixed = "2026-05-23", model.No }), kept, ""},
	{"MEM-02", "whether fixed is not stated", gone(func(e *model.Floating) { e.Since, e.Fixed = "2026-05-23", "" }), unknown, ""},
	{"MEM-02", "back again", gone(func(e *model.Floating) { e.Since, e.EndedOn = "2026-05-23", "2026-11-01" }), kept, ""},
	{"MEM-02", "transferred", func(f *Facts) {
		f.Floatings[0].Since = "2026-05-23"
		f.Transfers = append(f.Transfers, model.Transfer{EntryRef: model.EntryRef{ID: 512, OrgID: school, MemberID: 106}, Out: true, Issued: "2026-06-20", Receipt: "2026-07-06"})
	}, kept, ""},
	{"MEM-02", "abroad", overseas(func(e *model.Floating) { e.Fixed = model.Yes }), kept, ""},

	{"MEM-03", "in touch once", gone(func(e *model.Floating) { e.Since, e.Fixed = "2026-01-05", model.No }), kept, ""},
	{"MEM-03", "never", gone(func(e *model.Floating) { e.Since, e.Contacts = "2026-01-05", nil }), broken, ""},
	{"MEM-03", "never, for a day less than half a year", gone(func(e *model.Floating) { e.Since, e.Contacts = "2026-05-24", nil }), kept, ""},
	{"MEM-03", "in touch after the day", gone(func(e *model.Floating) { e.Since = "2026-01-05" }), broken, "2026-09-09"},

	{"MEM-04", "half a year ago", overseas(func(e *model.Floating) { e.Contacts = []model.Date{"2026-05-23"} }), kept, ""},
	{"MEM-04", "a day more", overseas(func(e *model.Floating) { e.Contacts = []model.Date{"2026-05-22"} }), broken, ""},
	{"MEM-04", "a kind that no rule knows", overseas(func(e *model.Floating) { e.Kind, e.Contacts = "海外", nil }), unknown, ""},
	{"MEM-04", "no kind", overseas(func(e *model.Floating) { e.Kind, e.Contacts = "", nil }), unknown, ""},
	{"MEM-04", "a kind that no rule knows, back again", overseas(func(e *model.Floating) { e.Kind, e.EndedOn = "海外", "2026-10-01" }), kept, ""},
	{"MEM-04", "never", overseas(func(e *model.Floating) { e.Contacts = nil }), broken, ""},
	{"MEM-04", "study for five years", overseas(func(e *model.Floating) { e.Since = "2021-11-23" }), kept, ""},
	{"MEM-04", "a day more than five years", overseas(func(e *model.Floating) { e.Since = "2021-11-22" }), broken, ""},
	{"MEM-04", "settled abroad", overseas(func(e *model.Floating) { e.Since, e.Kind = "2021-11-22", "出国(境)定居" }), broken, ""},
	{"MEM-04", "settled abroad and suspended", overseas(func(e *model.Floating) {
		e.Since, e.Kind, e.Measure, e.MeasureOn = "2021-11-22", "出国(境)定居", "停止党籍", "2022-10-01"
	}), kept, ""},
	{"MEM-04", "suspended", overseas(func(e *model.Floating) { e.Contacts, e.Measure, e.MeasureOn = nil, "停止党籍", "2026-10-01" }), kept, ""},

	{"MEM-05", "by the register, six months", missingSince("2026-05-23", "", ""), broken, ""},
	{"MEM-05", "by the register, a day less", missingSince("2026-05-24", "", ""), kept, ""},
	{"MEM-05", "by the register, suspended", missingSince("2025-01-01", "停止党籍", "2025-08-01"), kept, ""},
	{"MEM-05", "by the register, two years ago", missingSince("2024-01-01", "停止党籍", "2024-11-23"), broken, ""},
	{"MEM-05", "by the register, dismissed", missingSince("2024-01-01", "除名", "2026-11-01"), kept, ""},
	{"MEM-05", "by the register, found again", func(f *Facts) {
		missingSince("2024-01-01", "", "")(f)
		f.Floatings[0].EndedOn = "2026-11-01"
	}, kept, ""},
	{"MEM-05", "by the register and the roster", func(f *Facts) {
		missingSince("2026-01-01", "", "")(f)
		f.person(106).Lost, f.person(106).LostOn = true, "2026-01-01"
	}, broken, ""},
	{"MEM-05", "somebody who is not on the roster", func(f *Facts) {
		missingSince("2026-01-01", "", "")(f)
		f.Floatings[0].MemberID, f.Floatings[0].Name = 0, "某人"
	}, broken, ""},

	{"MEM-07", "a year", gone(func(e *model.Floating) { e.Measure, e.MeasureOn = "限期改正", "2025-11-23" }), kept, ""},
	{"MEM-07", "a day more", gone(func(e *model.Floating) { e.Measure, e.MeasureOn = "限期改正", "2025-11-22" }), broken, ""},

	{"MEM-09", "two years", gone(func(e *model.Floating) { e.Kind, e.Since = "毕业生保留组织关系", "2024-11-23" }), kept, ""},
	{"MEM-09", "a day more", gone(func(e *model.Floating) { e.Kind, e.Since = "毕业生保留组织关系", "2024-11-22" }), broken, ""},
}

// study sets how many hours the school studied in 2025.
func (f *Facts) study(hours int64) {
	for i := range f.Meetings {
		if m := &f.Meetings[i]; m.OrgID == school {
			if m.Hours = -1; m.Kind == model.Lecture && hours > 0 {
				m.Hours = 0
			}
			if m.Kind == model.Review && m.Date.Year() == 2025 && hours > 0 {
				m.Hours = model.Pt(hours)
			}
		}
	}
}

// voted states the vote of the school's meeting in May.
func (f *Facts) voted(voters, present, votes int) {
	for i := range f.Meetings {
		if m := &f.Meetings[i]; m.OrgID == school && m.Kind == model.MembersMeeting && m.Date == "2026-05-15" {
			m.Voters, m.VotersPresent, m.VotesFor = voters, present, votes
		}
	}
}
