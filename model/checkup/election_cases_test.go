package checkup

import "github.com/shuangbai/shuangbai/model"

// elected gives the school an entry in the register of terms, of an election on a day to which so many of ten came.
func elected(on model.Date, present int, votes ...int) func(*Facts) {
	return func(f *Facts) {
		t := model.Term{EntryRef: model.EntryRef{ID: 520, OrgID: school}, Elected: on, From: on, To: on.AddYears(3), Voters: 10, Present: present}
		for i, n := range votes {
			t.Votes = append(t.Votes, model.Vote{Name: []string{"甲", "乙", "丙"}[i], Votes: n})
		}
		f.org(school).TermStart, f.org(school).TermEnd = "", on.AddYears(3)
		f.Terms = append(f.Terms, t)
	}
}

// registered gives the school a term in the register, over one that the ledger tells otherwise.
func registered(from, to, extended, approved model.Date) func(*Facts) {
	return func(f *Facts) {
		f.term("", "2026-01-01")
		t := model.Term{EntryRef: model.EntryRef{ID: 521, OrgID: school}, From: from, To: to, ExtendedTo: extended, ExtensionOn: approved, Voters: -1, Present: -1}
		f.Terms = append(f.Terms, t)
	}
}

// reminded gives the school a term that ends in six months, of which it was reminded on a day.
func reminded(on model.Date) func(*Facts) {
	return func(f *Facts) {
		registered("2024-05-23", "2027-05-23", "", "")(f)
		f.Terms[len(f.Terms)-1].Reminded = on
	}
}

// early gives the school two terms in the register: one up to a day, and the one after it from another.
func early(planned, from model.Date) func(*Facts) {
	return func(f *Facts) {
		f.term(from, from.AddYears(3))
		f.Terms = append(f.Terms, model.Term{EntryRef: model.EntryRef{ID: 522, OrgID: school}, From: from, To: from.AddYears(3), Voters: -1, Present: -1},
			model.Term{EntryRef: model.EntryRef{ID: 521, OrgID: school}, From: planned.AddYears(-3), To: planned, Voters: -1, Present: -1})
	}
}

var electionCases = []ruleCase{
	{"COM-05", "by the register, three years to the day", registered("2024-12-01", "2027-12-01", "", ""), kept, ""},
	{"COM-05", "by the register, four years", registered("2024-12-01", "2028-12-01", "", ""), broken, ""},
	{"COM-05", "by the register, extended", registered("2023-12-01", "2026-12-01", "2027-12-01", "2026-11-01"), kept, ""},
	{"COM-05", "the ledger knows a later term", func(f *Facts) {
		registered("2020-12-01", "2028-12-01", "", "")(f)
		f.term("2025-12-01", "2028-11-30")
	}, kept, ""},

	{"COM-06", "by the register, ends today", registered("2023-11-23", today, "", ""), kept, ""},
	{"COM-06", "by the register, ended yesterday", registered("2023-11-22", "2026-11-22", "", ""), broken, ""},
	{"COM-06", "by the register, put off as was approved", registered("2023-03-18", "2026-03-18", "2027-03-18", "2026-03-10"), kept, ""},
	{"COM-06", "by the register, before the approval", registered("2023-03-18", "2026-03-18", "2027-03-18", "2026-04-10"), broken, "2026-04-09"},
	{"COM-06", "by the register, put off without an approval", registered("2023-03-18", "2026-03-18", "2027-03-18", ""), broken, ""},
	{"COM-06", "by the register, put off in the ledger", func(f *Facts) {
		registered("2023-03-18", "2026-03-18", "", "")(f)
		f.putOff("", "2026-03-18", "2027-03-18", "2026-03-01")
	}, kept, ""},

	{"COM-07", "by the register, put off once more in the ledger", func(f *Facts) {
		registered("2023-03-18", "2026-03-18", "2027-01-18", "2026-03-10")(f)
		f.putOff("", "2027-01-18", "2027-05-18", "2026-11-01")
	}, broken, ""},
	{"COM-07", "held a year early", early("2027-03-18", "2026-03-18"), kept, ""},
	{"COM-07", "held a day earlier", early("2027-03-18", "2026-03-17"), broken, ""},
	{"COM-07", "held early before the text", early("2019-03-18", "2017-03-17"), kept, ""},
	{"COM-07", "by the register, a year", registered("2023-03-18", "2026-03-18", "2027-03-18", "2026-03-10"), kept, ""},
	{"COM-07", "by the register, a day more", registered("2023-03-18", "2026-03-18", "2027-03-19", "2026-03-10"), broken, ""},

	{"COM-08", "by the register, in six months", registered("2024-05-23", "2027-05-23", "", ""), broken, ""},
	{"COM-08", "by the register, in six months and a day", registered("2024-05-24", "2027-05-24", "", ""), kept, ""},

	{"COM-08", "reminded today", reminded(today), kept, ""},
	{"COM-08", "reminded a year before the end", reminded("2026-05-23"), kept, ""},
	{"COM-08", "reminded a day earlier, which was of the time before", reminded("2026-05-22"), broken, ""},
	{"COM-08", "reminded after the day", reminded("2026-11-24"), broken, ""},

	{"COM-11", "four fifths came", elected("2024-12-01", 8, 8, 5), kept, ""},
	{"COM-11", "one less", elected("2024-12-01", 7, 7, 7), broken, ""},
	{"COM-11", "elected by half of those who came", elected("2024-12-01", 8, 8, 4), broken, ""},
	{"COM-11", "four fifths came, by the text of then", elected("2020-07-12", 8, 8), broken, ""},
	{"COM-11", "more than four fifths came, by the text of then", elected("2020-07-12", 9, 9), kept, ""},
	{"COM-11", "four fifths came on the first day of the text", elected("2020-07-13", 8, 8), kept, ""},
	{"COM-11", "attendance not recorded", elected("2024-12-01", -1), unknown, ""},
	{"COM-11", "not elected yet on the day", elected("2024-12-01", 7), kept, "2024-11-30"},
	{"COM-11", "no register is kept", func(*Facts) {}, kept, ""},

	{"COM-13", "full members", elected("2024-12-01", 8, 8), kept, ""},
	{"COM-13", "one on probation in the committee", func(f *Facts) { f.person(103).Kind, f.person(103).FullDate = model.Probationary, "" }, broken, ""},
	{"COM-13", "as many votes as voters", elected("2024-12-01", 8, 8, 8), kept, ""},
	{"COM-13", "a vote more", elected("2024-12-01", 8, 9, 8), broken, ""},
	{"COM-13", "before the text", func(f *Facts) { f.person(103).Kind, f.person(103).FullDate = model.Probationary, "" }, kept, "2020-07-12"},
}
