package checkup

import "github.com/shuangbai/shuangbai/model"

// developed changes the course of the applicant, and probated that of the one admitted in 2025.
func developed(change func(*model.Development)) func(*Facts) {
	return func(f *Facts) { change(f.course(applicant)) }
}

func probated(change func(*model.Development)) func(*Facts) {
	return func(f *Facts) { change(f.course(probationer)) }
}

// undecided is on probation since a day, without a decision.
func undecided(admitted, extended model.Date) func(*Facts) {
	return probated(func(c *model.Development) {
		c.Admit, c.ExtendedTo, c.FullMeeting, c.FullApproval = admitted, extended, "", ""
	})
}

var developmentCases = []ruleCase{
	{"DEV-01", "eighteen on applying", developed(func(c *model.Development) { c.Birth = "2006-01-10" }), kept, ""},
	{"DEV-01", "a day younger on applying", developed(func(c *model.Development) { c.Birth = "2006-01-11" }), broken, ""},
	{"DEV-01", "no ID number", developed(func(c *model.Development) { c.Birth = "" }), unknown, ""},

	{"DEV-02", "talked with after a month", developed(func(c *model.Development) { c.Talk = "2024-02-10" }), kept, ""},
	{"DEV-02", "a day later", developed(func(c *model.Development) { c.Talk = "2024-02-11" }), broken, ""},
	{"DEV-02", "not yet, and the month ends today", func(f *Facts) { f.applied("2026-10-23", "") }, kept, ""},
	{"DEV-02", "not yet, and the month is over", func(f *Facts) { f.applied("2026-10-22", "") }, broken, ""},
	{"DEV-02", "the talk is after the day", func(f *Facts) { f.applied("2026-10-22", "2026-11-24") }, broken, ""},
	{"DEV-02", "an activist, the talk was not filled in", developed(func(c *model.Development) { c.Talk = "" }), unknown, ""},
	{"DEV-02", "before the texts", func(f *Facts) { f.applied("2014-05-27", "2014-07-27") }, kept, ""},

	{"DEV-03", "three months", developed(func(c *model.Development) { c.Activist = "2024-04-10" }), kept, ""},
	{"DEV-03", "a day less", developed(func(c *model.Development) { c.Activist = "2024-04-09" }), broken, ""},

	{"DEV-04", "two to look after, examined each half-year", func(*Facts) {}, kept, ""},
	{"DEV-04", "three", developed(func(c *model.Development) { c.Contacts = 3 }), broken, ""},
	{"DEV-04", "none recorded of an activist", developed(func(c *model.Development) { c.Contacts, c.Target = -1, "" }), unknown, "2026-04-01"},
	{"DEV-04", "a half-year without an examination", developed(func(c *model.Development) { c.Exams = c.Exams[:2] }), broken, ""},
	{"DEV-04", "the half-year is not over", developed(func(c *model.Development) { c.Exams = c.Exams[:2] }), kept, "2025-12-31"},
	{"DEV-04", "it was over yesterday", developed(func(c *model.Development) { c.Exams = c.Exams[:2] }), broken, "2026-01-01"},
	{"DEV-04", "not an activist for the whole of it", developed(func(c *model.Development) { c.Activist, c.Exams = "2024-07-02", c.Exams[1:] }), kept, ""},
	{"DEV-04", "from its first day", developed(func(c *model.Development) { c.Activist, c.Exams = "2024-07-01", c.Exams[1:] }), broken, ""},

	{"DEV-05", "a year", developed(func(c *model.Development) { c.Target = "2025-06-01" }), kept, ""},
	{"DEV-05", "a day less", developed(func(c *model.Development) { c.Target = "2025-05-31" }), broken, ""},
	{"DEV-05", "not yet listed", developed(func(c *model.Development) { c.Target = "" }), kept, ""},

	{"DEV-06", "two days, 24 hours", developed(func(c *model.Development) { c.TrainTo = "2026-05-26" }), kept, ""},
	{"DEV-06", "three days, 20 hours", developed(func(c *model.Development) { c.Hours = model.Pt(20) }), kept, ""},
	{"DEV-06", "two days, 23.5 hours", developed(func(c *model.Development) { c.TrainTo, c.Hours = "2026-05-26", 2350 }), broken, ""},
	{"DEV-06", "two days, hours not stated", developed(func(c *model.Development) { c.TrainTo, c.Hours = "2026-05-26", -1 }), unknown, ""},

	{"DEV-08", "three months", developed(func(c *model.Development) { c.Approval, c.Oath = "2026-09-25", "" }), kept, ""},
	{"DEV-08", "a day more", developed(func(c *model.Development) { c.Approval, c.Oath = "2026-09-26", "" }), broken, ""},
	{"DEV-08", "not yet approved after three months", developed(func(c *model.Development) { c.Approval, c.Oath = "", "" }), kept, "2026-09-25"},
	{"DEV-08", "nor on the day after", developed(func(c *model.Development) { c.Approval, c.Oath = "", "" }), broken, "2026-09-26"},
	{"DEV-08", "sworn in, the approval was not filled in", developed(func(c *model.Development) { c.Approval = "" }), unknown, ""},

	{"DEV-08b", "three months", probated(func(c *model.Development) { c.FullApproval = "2026-06-01" }), kept, ""},
	{"DEV-08b", "a day more", probated(func(c *model.Development) { c.FullApproval = "2026-06-02" }), broken, ""},
	{"DEV-08b", "not yet", probated(func(c *model.Development) { c.FullApproval = "" }), broken, ""},

	{"DEV-09", "by the register, a year", func(*Facts) {}, kept, ""},
	{"DEV-09", "by the register, a day short", probated(func(c *model.Development) { c.FullMeeting = "2026-02-28" }), broken, ""},

	{"DEV-10", "half a year", undecided("2025-03-01", "2026-09-01"), kept, ""},
	{"DEV-10", "a day less", undecided("2025-03-01", "2026-08-31"), broken, ""},
	{"DEV-10", "a year", undecided("2025-03-01", "2027-03-01"), kept, ""},
	{"DEV-10", "a day more", undecided("2025-03-01", "2027-03-02"), broken, ""},
	{"DEV-10", "not extended", func(*Facts) {}, kept, ""},

	{"DEV-11", "by the register, the year is over today", undecided("2025-11-23", ""), kept, ""},
	{"DEV-11", "by the register, it was over yesterday", undecided("2025-11-22", ""), broken, ""},
	{"DEV-11", "the extension ends today", undecided("2025-03-01", "2026-11-23"), kept, ""},
	{"DEV-11", "the extension ended yesterday", undecided("2025-03-01", "2026-11-22"), broken, ""},
	{"DEV-11", "transferred in, put off by half a year", func(f *Facts) {
		f.probation("2025-05-23")
		f.Transfers = append(f.Transfers, model.Transfer{EntryRef: model.EntryRef{ID: 510, OrgID: alliance, MemberID: 205}, Issued: "2026-01-10", Receipt: "2026-01-20", Letter: true, ValidDays: 30})
	}, kept, ""},
	{"DEV-11", "and a day more", func(f *Facts) {
		f.probation("2025-05-22")
		f.Transfers = append(f.Transfers, model.Transfer{EntryRef: model.EntryRef{ID: 510, OrgID: alliance, MemberID: 205}, Issued: "2026-01-10", Receipt: "2026-01-20", Letter: true, ValidDays: 30})
	}, broken, ""},
	{"DEV-11", "the roster and the register say it of one person", func(f *Facts) {
		f.probation("2025-01-10")
		*f.course(probationer) = model.Development{EntryRef: model.EntryRef{ID: probationer, OrgID: alliance, MemberID: 205}, Admit: "2025-01-10"}
	}, broken, ""},
	{"DEV-11", "full by the roster", func(f *Facts) {
		*f.course(probationer) = model.Development{EntryRef: model.EntryRef{ID: probationer, OrgID: alliance, MemberID: 205}, Admit: "2015-06-01"}
	}, kept, ""},

	{"DEV-12b", "in order", func(*Facts) {}, kept, ""},
	{"DEV-12b", "an oath before the approval", developed(func(c *model.Development) { c.Oath = "2026-07-19" }), broken, ""},
	{"DEV-12b", "more came than could", developed(func(c *model.Development) { c.Voters, c.Present, c.VotesFor = 10, 12, 11 }), broken, ""},
	{"DEV-12b", "more votes than came", developed(func(c *model.Development) { c.Voters, c.Present, c.VotesFor = 10, 7, 9 }), broken, ""},
	{"DEV-12b", "all came and voted", developed(func(c *model.Development) { c.Voters, c.Present, c.VotesFor = 10, 10, 10 }), kept, ""},
	{"DEV-12b", "in one month", developed(func(c *model.Development) { c.Approval = "2026-08" }), kept, ""},

	{"DEV-13", "two", func(*Facts) {}, kept, ""},
	{"DEV-13", "one", developed(func(c *model.Development) { c.Introducers = 1 }), broken, ""},
	{"DEV-13", "not recorded", developed(func(c *model.Development) { c.Introducers = -1 }), unknown, ""},
	{"DEV-13", "not yet admitted", developed(func(c *model.Development) { c.Introducers = -1 }), kept, "2026-06-24"},

	{"DEV-13b", "five working days over a weekend", developed(func(c *model.Development) { c.PublicFrom, c.PublicTo = "2026-05-14", "2026-05-20" }), kept, ""},
	{"DEV-13b", "four", developed(func(c *model.Development) { c.PublicFrom, c.PublicTo = "2026-05-14", "2026-05-19" }), broken, ""},
	{"DEV-13b", "four, begun the day before the text", developed(func(c *model.Development) { c.PublicFrom, c.PublicTo = "2026-05-10", "2026-05-14" }), kept, ""},
	{"DEV-13b", "four, begun on the first day of the text", developed(func(c *model.Development) { c.PublicFrom, c.PublicTo = "2026-05-11", "2026-05-14" }), broken, ""},
	{"DEV-13b", "not recorded", developed(func(c *model.Development) { c.PublicTo = "" }), unknown, ""},

	{"DEV-14", "a month", developed(func(c *model.Development) { c.Preview = "2026-05-25" }), kept, ""},
	{"DEV-14", "a day more", developed(func(c *model.Development) { c.Preview = "2026-05-24" }), broken, ""},
	{"DEV-14", "before the text", developed(func(c *model.Development) { c.Preview = "2026-05-10" }), kept, ""},
	{"DEV-14", "on its first day", developed(func(c *model.Development) { c.Preview = "2026-05-11" }), broken, ""},
	{"DEV-14", "no meeting yet, the month ends today", developed(func(c *model.Development) { *c = previewed(*c) }), kept, "2026-07-10"},
	{"DEV-14", "no meeting yet", developed(func(c *model.Development) { *c = previewed(*c) }), broken, "2026-07-11"},

	{"DEV-15", "one more than half came, all in favour", developed(func(c *model.Development) { c.Present, c.VotesFor = 5, 5 }), kept, ""},
	{"DEV-15", "half came", developed(func(c *model.Development) { c.Present, c.VotesFor = 4, 4 }), broken, ""},
	{"DEV-15", "half of all in favour", developed(func(c *model.Development) { c.VotesFor = 4 }), broken, ""},
	{"DEV-15", "not recorded", developed(func(c *model.Development) { c.VotesFor = -1 }), unknown, ""},
	{"DEV-15", "not recorded of a full member", probated(func(c *model.Development) { c.VotesFor = -1 }), kept, ""},

	{"DEV-16", "on the day of the approval", developed(func(c *model.Development) { c.SuperiorTalk = "2026-07-20" }), kept, ""},
	{"DEV-16", "a day after", developed(func(c *model.Development) { c.SuperiorTalk = "2026-07-21" }), broken, ""},
	{"DEV-16", "not recorded", developed(func(c *model.Development) { c.SuperiorTalk = "" }), unknown, ""},

	{"DEV-17b", "a branch to stay", func(*Facts) {}, kept, ""},
	{"DEV-17b", "a temporary one", func(f *Facts) { f.org(school).Name = "防汛临时党支部" }, broken, ""},
	{"DEV-17b", "before the text", func(f *Facts) { f.org(school).Name = "防汛临时党支部"; f.course(applicant).Admit = "2026-05-10" }, kept, ""},

	{"DEV-07", "not known to leave", func(*Facts) {}, kept, ""},
	{"DEV-07", "leaves after three months and a day", developed(func(c *model.Development) { c.Leaving = "2026-09-26" }), kept, ""},
	{"DEV-07", "leaves after three months", developed(func(c *model.Development) { c.Leaving = "2026-09-25" }), broken, ""},
	{"DEV-07", "leaves soon, not yet admitted", developed(func(c *model.Development) { c.Leaving = "2026-09-25" }), kept, "2026-06-24"},
	{"DEV-07", "by the text of 2014", probated(func(c *model.Development) { c.Leaving = "2025-04-01" }), broken, ""},
	{"DEV-07", "before both texts", probated(func(c *model.Development) { c.Admit, c.Leaving = "2014-05-27", "2014-06-01" }), kept, ""},

	{"DEV-17", "the district committee", func(*Facts) {}, kept, ""},
	{"DEV-17", "a general branch", approvedBy("丙集团党总支"), broken, ""},
	{"DEV-17", "a 党组", approvedBy("区司法局党组"), broken, ""},
	{"DEV-17", "a 党组织 is none", approvedBy("区直机关党组织"), kept, ""},
	{"DEV-17", "a committee under a street's", approvedBy("学府街道江东社区党委"), broken, ""},
	{"DEV-17", "a working committee of a street", approvedBy("学府街道党工委"), kept, ""},
	{"DEV-17", "not recorded", approvedBy(""), unknown, ""},
	{"DEV-17", "not recorded of a full member", probated(func(c *model.Development) { c.ApprovedBy = "" }), kept, ""},
	{"DEV-17", "before both texts", probated(func(c *model.Development) { c.Approval, c.ApprovedBy = "2014-05-27", "丙集团党总支" }), kept, ""},
	{"DEV-17", "on the first day of the first", probated(func(c *model.Development) { c.Approval, c.ApprovedBy = "2014-05-28", "丙集团党总支" }), broken, ""},

	{"DEV-17c", "the committee, which may not", approvedBy("城东区行业综合党委"), broken, ""},
	{"DEV-17c", "in other words", approvedBy("本党委"), broken, ""},
	{"DEV-17c", "another", func(*Facts) {}, kept, ""},
	{"DEV-17c", "not yet approved", approvedBy("城东区行业综合党委"), kept, "2026-07-19"},

	{"DEV-19", "did not move", func(*Facts) {}, kept, ""},
	{"DEV-19", "passed on after a month", developed(func(c *model.Development) { c.Moved, c.PapersPassed = "2025-03-05", "2025-04-05" }), kept, ""},
	{"DEV-19", "a day later", developed(func(c *model.Development) { c.Moved, c.PapersPassed = "2025-03-05", "2025-04-06" }), broken, ""},
	{"DEV-19", "not yet, the month ends today", developed(func(c *model.Development) { c.Moved = "2025-03-05" }), kept, "2025-04-05"},
	{"DEV-19", "not yet, it is over", developed(func(c *model.Development) { c.Moved = "2025-03-05" }), broken, "2025-04-06"},
	{"DEV-19", "before the texts", probated(func(c *model.Development) { c.Moved, c.PapersPassed = "2014-05-27", "2014-12-01" }), kept, ""},
	{"DEV-05", "who moved goes on counting", developed(func(c *model.Development) { c.Moved, c.PapersPassed = "2025-03-05", "2025-03-20" }), kept, ""},

	{"DEV-20", "filed after a month", filed("2026-06-01", "2026-07-01"), kept, ""},
	{"DEV-20", "a day later", filed("2026-06-01", "2026-07-02"), broken, ""},
	{"DEV-20", "not recorded", filed("2026-06-01", ""), unknown, ""},
	{"DEV-20", "not recorded, the month ends today", filed("2026-06-01", ""), kept, "2026-07-01"},
	{"DEV-20", "approved on the day before the text", filed("2026-05-10", "2026-10-01"), kept, ""},
	{"DEV-20", "on its first day", filed("2026-05-11", "2026-10-01"), broken, ""},

	{"DEV-18", "a month", developed(func(c *model.Development) { c.Oath = "2026-08-20" }), kept, ""},
	{"DEV-18", "a day more", developed(func(c *model.Development) { c.Oath = "2026-08-21" }), broken, ""},
	{"DEV-18", "not yet", developed(func(c *model.Development) { c.Oath = "" }), broken, ""},
	{"DEV-18", "approved before the text", func(*Facts) {}, kept, "2025-12-31"},
}

// approvedBy says what body approved the applicant's admission.
func approvedBy(body string) func(*Facts) {
	return developed(func(c *model.Development) { c.ApprovedBy = body })
}

// filed says when somebody was approved as a full member, and his papers put into his file.
func filed(approved, on model.Date) func(*Facts) {
	return probated(func(c *model.Development) { c.FullApproval, c.Filed = approved, on })
}

// applied makes the applicant one who has only applied.
func (f *Facts) applied(on, talk model.Date) {
	c := f.course(applicant)
	*c = model.Development{EntryRef: c.EntryRef, Birth: c.Birth, Apply: on, Talk: talk, Contacts: -1, Introducers: -1, Hours: -1, Voters: -1, Present: -1, VotesFor: -1}
}

// previewed is somebody of whom the superior has seen the papers, on 10 June.
func previewed(c model.Development) model.Development {
	c.Admit, c.SuperiorTalk, c.Approval, c.Oath = "", "", "", ""
	return c
}
