package checkup

import "github.com/shuangbai/shuangbai/model"

// Entries of the sound committee's registers.
const (
	applicant   = 501 // the development of somebody who was admitted in June 2026, not on the roster
	probationer = 502 // of somebody who was admitted in March 2025
	sentOff     = 503 // a transfer of somebody who has left
	awayOne     = 504 // member 106, away since September 2026
	abroadOne   = 505 // member 107, abroad for study since September 2025
)

// keepRegisters gives the sound committee entries of the registers that keep every rule.
func (f *Facts) keepRegisters() {
	f.Developments = []model.Development{
		{EntryRef: model.EntryRef{ID: applicant, OrgID: school, Name: "申请人甲"}, Birth: "1995-01-01", Apply: "2024-01-10", Talk: "2024-01-20",
			Activist: "2024-06-01", Contacts: 2, Exams: []model.Date{"2024-11-01", "2025-05-01", "2025-11-10"}, Target: "2026-05-20",
			TrainFrom: "2026-05-25", TrainTo: "2026-05-27", Hours: model.Pt(24), PublicFrom: "2026-05-11", PublicTo: "2026-05-18", Preview: "2026-06-10",
			Introducers: 2, Admit: "2026-06-25", Voters: 8, Present: 8, VotesFor: 8, SuperiorTalk: "2026-07-10", Approval: "2026-07-20", ApprovedBy: "中共城东区委", Oath: "2026-08-10"},
		{EntryRef: model.EntryRef{ID: probationer, OrgID: alliance, Name: "预备乙"}, Birth: "1990-01-01", Apply: "2023-01-10", Talk: "2023-01-20",
			Activist: "2023-06-01", Contacts: 1, Exams: []model.Date{"2023-10-01", "2024-05-01"}, Target: "2024-10-08",
			TrainFrom: "2024-10-21", TrainTo: "2024-10-23", Hours: model.Pt(24), PublicFrom: "2024-10-08", PublicTo: "2024-10-10", Preview: "2025-01-10",
			Introducers: 2, Admit: "2025-03-01", Voters: 6, Present: 6, VotesFor: 6, SuperiorTalk: "2025-03-20", Approval: "2025-05-01", ApprovedBy: "中共城东区委", Oath: "2025-07-01",
			FullMeeting: "2026-03-01", FullApproval: "2026-04-01"},
	}
	f.Transfers = []model.Transfer{{EntryRef: model.EntryRef{ID: sentOff, OrgID: school, Name: "转走丙"}, Out: true, Letter: true, Issued: "2026-03-02",
		ValidDays: 90, Receipt: "2026-03-20"}}
	f.Floatings = []model.Floating{
		{EntryRef: model.EntryRef{ID: awayOne, OrgID: school, MemberID: 106}, Kind: "流动", Since: "2026-09-01", Fixed: model.Yes, Contacts: []model.Date{"2026-09-10"}},
		{EntryRef: model.EntryRef{ID: abroadOne, OrgID: school, MemberID: 107}, Kind: "出国(境)学习", Since: "2025-09-01",
			Contacts: []model.Date{"2025-12-01", "2026-03-01", "2026-06-01", "2026-09-01", "2026-12-01"}},
	}
	for i := range f.People {
		for year := 2025; year <= 2026; year++ {
			f.Dues = append(f.Dues, model.Dues{EntryRef: model.EntryRef{ID: int64(600 + len(f.Dues)), OrgID: f.People[i].BranchID, MemberID: f.People[i].ID},
				Year: year, Kind: "在职", Base: 300_000, Standard: 1500, Paid: months12(1500)})
		}
	}
}

func months12(amount int64) (paid [12]int64) {
	for m := range paid {
		paid[m] = amount
	}
	return paid
}

func (f *Facts) course(id int64) *model.Development {
	for i := range f.Developments {
		if f.Developments[i].ID == id {
			return &f.Developments[i]
		}
	}
	return nil
}

// duesOf are the dues of member 205 in a year.
func (f *Facts) duesOf(year int) *model.Dues {
	for i := range f.Dues {
		if d := &f.Dues[i]; d.MemberID == 205 && d.Year == year {
			return d
		}
	}
	return nil
}

// pay sets what member 205 paid in some months of a year, 1 to 12.
func (f *Facts) pay(year int, amount int64, months ...int) {
	for _, m := range months {
		f.duesOf(year).Paid[m-1] = amount
	}
}

// base sets what the dues of member 205 are reckoned from, in hundredths, and what he pays each month.
func (f *Facts) base(kind string, base, paid int64) {
	d := f.duesOf(2026)
	d.Kind, d.Base, d.Standard, d.Paid = kind, base, -1, months12(paid)
}

// districts sets where the first units of the joint branch lie.
func (f *Facts) districts(names ...string) {
	for i, name := range names {
		f.Units[i].District = name
	}
}
