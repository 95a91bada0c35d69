package checkup

import "github.com/shuangbai/shuangbai/model"

// unitCases are the cases of the rules that count the members of a unit by where they work.
var unitCases = []ruleCase{
	{"ORG-01", "two full members of a unit", func(*Facts) {}, kept, ""},
	{"ORG-01", "three", func(f *Facts) { f.person(203).UnitID = 11 }, broken, ""},
	{"ORG-01", "two and a probationary one", func(f *Facts) { f.join(alliance, 1, model.Probationary); f.person(2000).UnitID = 11 }, kept, ""},
	{"ORG-01", "two and one of unknown kind", func(f *Facts) { f.join(alliance, 1, model.KindNotRecorded); f.person(2000).UnitID = 11 }, unknown, ""},
	{"ORG-01", "two there and one in another branch", func(f *Facts) { f.person(101).UnitID = 11 }, broken, ""},
	{"ORG-01", "three, one of whom left", func(f *Facts) { f.person(203).UnitID = 11; f.person(201).ClosedOn = "2026-11-22" }, kept, ""},
	{"ORG-01", "where they work is not recorded", func(f *Facts) {
		for i := range f.People {
			f.People[i].UnitID = 0
		}
	}, unknown, ""},
	{"ORG-01", "one of whom it is not recorded makes no three", func(f *Facts) { f.person(201).UnitID, f.person(203).UnitID, f.person(204).UnitID = 0, 13, 14 }, unknown, ""},
	{"ORG-01", "nobody without a unit could make three", func(f *Facts) { f.person(206).UnitID = 0; f.person(202).UnitID, f.person(204).UnitID = 14, 15 }, kept, ""},
	{"ORG-01", "the post alone says nothing", func(f *Facts) { f.person(203).UnitID, f.person(203).Job = 99, "单位11号教师" }, kept, ""},
	{"ORG-01", "no organisation covers it", func(f *Facts) { f.unit(40, 10); f.work(40, 101, 102, 103) }, broken, ""},
	{"ORG-01", "it has a branch of its own", func(f *Facts) { f.unit(40, 10); f.cover(school, 40); f.work(40, 101, 102, 103) }, kept, ""},
	{"ORG-01", "it is attached to a branch", func(f *Facts) {
		f.unit(40, 10)
		f.unit(41, 10)
		f.cover(school, 40)
		f.cover(school, 41)
		f.work(40, 101, 102, 103)
		f.org(school).Formation = model.FormedAttached
	}, broken, ""},
	{"ORG-01", "the only unit of an attached branch", func(f *Facts) {
		f.unit(40, 10)
		f.cover(school, 40)
		f.work(40, 101, 102, 103)
		f.org(school).Formation = model.FormedAttached
	}, kept, ""},
	{"ORG-01", "a branch around members who were sent there", func(f *Facts) {
		f.unit(40, 10)
		f.cover(school, 40)
		f.work(40, 101, 102, 103)
		f.org(school).Formation = model.FormedSeconded
	}, kept, ""},
	{"ORG-01", "a branch of two units, not recorded how it was formed", func(f *Facts) {
		f.unit(40, 10)
		f.unit(41, 10)
		f.cover(school, 40)
		f.cover(school, 41)
		f.work(40, 101, 102, 103)
	}, broken, ""},
	{"ORG-01", "the unit closed", func(f *Facts) { f.person(203).UnitID = 11; f.Units[0].ClosedOn = "2026-11-23" }, kept, ""},
	{"ORG-01", "on the day before it closes", func(f *Facts) { f.person(203).UnitID = 11; f.Units[0].ClosedOn = "2026-11-24" }, broken, ""},
	{"ORG-01", "before the text", func(f *Facts) { f.person(203).UnitID = 11 }, kept, "2018-10-27"},

	{"ORG-06", "no project", func(*Facts) {}, kept, ""},
	{"ORG-06", "six months and three full members", project(model.Project{From: "2026-07-01", To: "2026-12-31", Full: 3}), broken, ""},
	{"ORG-06", "a day less", project(model.Project{From: "2026-07-01", To: "2026-12-30", Full: 3}), kept, ""},
	{"ORG-06", "two full members", project(model.Project{From: "2026-07-01", To: "2026-12-31", Full: 2}), kept, ""},
	{"ORG-06", "it has a branch", func(f *Facts) {
		project(model.Project{From: "2026-07-01", To: "2026-12-31", Full: 3})(f)
		f.Projects[0].OrgID = school
	}, kept, ""},
	{"ORG-06", "a branch was set up for it", project(model.Project{From: "2026-07-01", To: "2026-12-31", Full: 3, SetUp: "2026-11-23"}), kept, ""},
	{"ORG-06", "on the day before that", project(model.Project{From: "2026-07-01", To: "2026-12-31", Full: 3, SetUp: "2026-11-23"}), broken, "2026-11-22"},
	{"ORG-06", "it is over", project(model.Project{From: "2026-01-01", To: "2026-11-22", Full: 9}), kept, ""},
	{"ORG-06", "it has lasted six months, no end known", project(model.Project{From: "2026-05-23", Full: 3}), broken, ""},
	{"ORG-06", "it has lasted less, no end known", project(model.Project{From: "2026-05-24", Full: 3}), unknown, ""},
	{"ORG-06", "its members are not known", project(model.Project{From: "2026-01-01", To: "2026-12-31", Full: -1}), unknown, ""},
	{"ORG-06", "before the text", project(model.Project{From: "2018-01-01", To: "2026-12-31", Full: 3}), kept, "2018-10-27"},
	{"ORG-06", "on its first day", project(model.Project{From: "2018-01-01", To: "2026-12-31", Full: 3}), broken, "2018-10-28"},

	{"ORG-08", "answered after a month", applied("2026-03-10", "2026-04-10"), kept, ""},
	{"ORG-08", "a day later", applied("2026-03-10", "2026-04-11"), broken, ""},
	{"ORG-08", "not yet, the month ends today", applied("2026-10-23", ""), kept, ""},
	{"ORG-08", "not yet, and it is over", applied("2026-10-22", ""), broken, ""},
	{"ORG-08", "not applied for", applied("", ""), kept, ""},
	{"ORG-08", "applied for before the text", applied("2018-10-27", "2019-10-01"), kept, ""},

	{"ORG-09", "a joint branch of five units", func(*Facts) {}, kept, ""},
	{"ORG-09", "three full members", func(f *Facts) { f.leave(alliance, 3) }, kept, ""},
	{"ORG-09", "two", func(f *Facts) { f.leave(alliance, 2) }, broken, ""},
	{"ORG-09", "two and one of unknown kind", func(f *Facts) { f.leave(alliance, 2); f.join(alliance, 1, model.KindNotRecorded) }, unknown, ""},
	{"ORG-09", "two units", func(f *Facts) { f.closeUnits(3) }, kept, ""},
	{"ORG-09", "one unit", func(f *Facts) { f.closeUnits(4) }, broken, ""},
	{"ORG-09", "all units closed", func(f *Facts) { f.closeUnits(5) }, broken, ""},
	{"ORG-09", "a branch whose unit closed", func(f *Facts) { f.unit(40, 10); f.cover(school, 40); f.Units[5].ClosedOn = "2026-07-01" }, broken, ""},
	{"ORG-09", "a branch of two members", func(f *Facts) { f.leave(school, 2) }, kept, ""},

	{"ORG-10", "covered", func(*Facts) {}, kept, ""},
	{"ORG-10", "two members and no organisation", func(f *Facts) { f.unit(40, 10); f.work(40, 101, 102) }, broken, ""},
	{"ORG-10", "nobody and no instructor", func(f *Facts) { f.unit(40, 10) }, broken, ""},
	{"ORG-10", "an instructor", func(f *Facts) { f.unit(40, 10); f.instruct(40, "2026-11-23", "") }, kept, ""},
	{"ORG-10", "an instructor from tomorrow", func(f *Facts) { f.unit(40, 10); f.instruct(40, "2026-11-24", "") }, broken, ""},
	{"ORG-10", "the instructor left today", func(f *Facts) { f.unit(40, 10); f.instruct(40, "2025-01-01", today) }, broken, ""},
	{"ORG-10", "a member and an instructor", func(f *Facts) { f.unit(40, 10); f.work(40, 101); f.instruct(40, "2026-01-01", "") }, broken, ""},
	{"ORG-10", "a law firm", func(f *Facts) { f.Sector = model.Law; f.unit(40, 10) }, kept, ""},

	{"ORG-11", "29 staff", func(f *Facts) { f.unit(40, 29) }, kept, ""},
	{"ORG-11", "30 staff", func(f *Facts) { f.unit(40, 30) }, broken, ""},
	{"ORG-11", "an instructor", func(f *Facts) { f.unit(40, 30); f.instruct(40, "2026-01-01", "") }, kept, ""},
	{"ORG-11", "covered", func(f *Facts) { f.Units[0].Staff = 300 }, kept, ""},
	{"ORG-11", "not known", func(f *Facts) { f.unit(40, -1) }, unknown, ""},
}

// unit adds a unit that nobody covers.
func (f *Facts) unit(id int64, staff int) {
	f.Units = append(f.Units, model.Unit{ID: id, Name: "某园", Staff: staff})
}

func (f *Facts) cover(org, unit int64) {
	f.Covers = append(f.Covers, model.Cover{ID: 100 + unit, OrgID: org, UnitID: unit})
}

// work lets people work at a unit.
func (f *Facts) work(unit int64, people ...int64) {
	for _, id := range people {
		f.person(id).UnitID = unit
	}
}

// closeUnits closes the first n units of the joint branch.
func (f *Facts) closeUnits(n int) {
	for i := range n {
		f.Units[i].ClosedOn = "2026-07-01"
	}
}

func (f *Facts) instruct(unit int64, from, to model.Date) {
	f.Instructors = append(f.Instructors, model.Instructor{EntryRef: model.EntryRef{ID: int64(len(f.Instructors) + 1), UnitID: unit}, From: from, To: to})
}

// project enters a project that has no branch yet.
func project(p model.Project) func(*Facts) {
	return func(f *Facts) { p.ID, p.Title = 801, "会展中心工程"; f.Projects = []model.Project{p} }
}

// applied enters a new unit for which an organisation was applied for.
func applied(on, answered model.Date) func(*Facts) {
	return func(f *Facts) {
		f.NewUnits = []model.NewUnit{{EntryRef: model.EntryRef{ID: 802, Name: "启航学校"}, Applied: on, Answered: answered}}
	}
}
