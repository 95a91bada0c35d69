package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Hours of study, talks and matters propose a mark where they are recorded whole, and nothing where they are not.
func TestHoursTalksAndMattersProposeMarks(t *testing.T) {
	const branch, unit = 7, 70
	type year struct {
		facts checkup.Facts
		acts  []model.Activity
	}
	person := func(id int64, name string) model.Person {
		return model.Person{ID: id, BranchID: branch, Name: name, Kind: model.FullMember, JoinDate: "2010-01-01", FullDate: "2011-01-01"}
	}
	session := func(hours model.Points, due, present int, absent string) model.Meeting {
		return model.Meeting{ID: 1, OrgID: branch, Date: "2026-03-15", Kind: model.Study, Due: due, Present: present, Hours: hours, Names: absent}
	}
	talk := func(day model.Date, due, present int) model.Activity {
		a := model.NewActivity(branch, model.Talk, day)
		a.Due, a.Present = due, present
		return a
	}
	matter := func(title string, opinion model.Date) model.Matter {
		return model.Matter{EntryRef: model.EntryRef{UnitID: unit}, Title: title, Opinion: "同意", OpinionOn: opinion, DecidedOn: "2026-05-10"}
	}
	study := func(m model.Meeting, changes ...func(*year)) func(*year) {
		return func(y *year) {
			y.facts.Meetings = []model.Meeting{m}
			a := model.NewActivity(branch, m.Kind, m.Date)
			a.Hours = m.Hours
			y.acts = []model.Activity{a}
			for _, c := range changes {
				c(y)
			}
		}
	}
	for _, c := range []struct {
		name, item string
		today      model.Date
		change     func(*year)
		want       string // "" where nothing is proposed
	}{
		{"nothing recorded", "C5", "2027-01-10", func(*year) {}, ""},
		{"all have enough before the year is over", "C5", "2026-06-01", study(session(model.Pt(32), 4, 4, "")), "4.00"},
		{"one was absent, and the year is not over", "C5", "2026-06-01", study(session(model.Pt(32), 4, 3, "乙")), ""},
		{"one of four was absent", "C5", "2027-01-10", study(session(model.Pt(32), 4, 3, "乙（病假）")), "3.00"},
		{"it is not written who", "C5", "2027-01-10", study(session(model.Pt(32), 4, 3, "病假")), ""},
		{"who was absent need not come", "C5", "2027-01-10", study(session(model.Pt(32), 4, 3, "乙"), func(y *year) { y.facts.People[1].Exempt = true }), "4.00"},
		{"he studied elsewhere", "C5", "2027-01-10", study(session(model.Pt(32), 4, 3, "乙"), func(y *year) {
			y.facts.Study = []model.StudyHours{{EntryRef: model.EntryRef{MemberID: 2}, Date: "2026", Hours: model.Pt(32)}}
		}), "4.00"},
		{"another session does not say how long it was", "C5", "2027-01-10", study(session(model.Pt(32), 4, 3, "乙"), func(y *year) {
			y.acts = append(y.acts, model.NewActivity(branch, model.Lecture, "2026-04-01"))
		}), ""},

		{"no talks", "C4", "2027-01-10", func(*year) {}, ""},
		{"talks without numbers", "C4", "2027-01-10", func(y *year) { y.acts = []model.Activity{model.NewActivity(branch, model.Talk, "2026-03-01")} }, ""},
		{"all of eight", "C4", "2026-06-01", func(y *year) { y.acts = []model.Activity{talk("2026-03-01", 8, 8)} }, "2.00"},
		{"six of eight while the year runs", "C4", "2026-06-01", func(y *year) { y.acts = []model.Activity{talk("2026-03-01", 8, 6)} }, ""},
		{"six of eight, and two of two again", "C4", "2027-01-10", func(y *year) { y.acts = []model.Activity{talk("2026-03-01", 8, 6), talk("2026-09-01", 2, 2)} }, "1.50"},

		{"no matters", "A2", "2026-06-01", func(*year) {}, ""},
		{"one of two without an opinion before", "A2", "2026-06-01", func(y *year) {
			y.facts.Matters = []model.Matter{matter("年度预算", "2026-05-10"), matter("干部任免", "2026-05-11")}
		}, "2.50"},
		{"a matter of another unit", "A2", "2026-06-01", func(y *year) { y.facts.Matters = []model.Matter{{Title: "别家", DecidedOn: "2026-05-10"}} }, ""},
	} {
		y := year{facts: checkup.Facts{People: []model.Person{person(1, "甲"), person(2, "乙"), person(3, "丙"), person(4, "丁")},
			Covers: []model.Cover{{OrgID: branch, UnitID: unit}}}}
		c.change(&y)
		b := &branchRecord{year: 2026, today: c.today, org: model.Org{ID: branch}, activities: y.acts, checkup: &branchCheckup{facts: &y.facts}}
		b.checkup.day = b.lastDay()
		p, ok := b.propose(itemOf(t, "education", c.item))
		if ok != (c.want != "") || ok && p.Points.String() != c.want {
			t.Errorf("%s: %v %s (%s), want %q", c.name, ok, p.Points, p.Why, c.want)
		}
		if ok && len(p.Lines) == 0 {
			t.Errorf("%s: no evidence behind the proposal", c.name)
		}
	}
}

// Posts count for as long as they stand, pledges in the year in which they were kept, services by their kind.
func TestEntriesOfRegistersProposeMarks(t *testing.T) {
	o, ctx := sampleOn(t, "2026-11-23"), context.Background()
	org := branchID(t, o, "正谊高级中学党支部")
	d, err := o.Branch(ctx, org)
	if err != nil || len(d.Members) == 0 {
		t.Fatal(err)
	}
	member := refText(d.Members[0].ID)
	for _, e := range []struct {
		register string
		values   map[string]string
	}{
		{"model-post", map[string]string{"post": "示范岗一", "since": "2024-07-01"}},
		{"model-post", map[string]string{"post": "明年的岗", "since": "2026-12-01"}},
		{"pledge", map[string]string{"item": "帮带新教师", "done_on": "2026-10-20"}},
		{"pledge", map[string]string{"item": "去年的", "done_on": "2025-10-20"}},
		{"pledge", map[string]string{"item": "还没有做到"}},
		{"public-service", map[string]string{"kind": "法律援助", "content": "一案", "date": "2026-04-01"}},
		{"public-service", map[string]string{"kind": "普法", "content": "进社区", "date": "2026-04-02"}},
	} {
		e.values["member"], e.values["org"] = member, refText(org)
		if _, _, err := o.SaveEntry(ctx, record.Entry{Register: e.register, Values: e.values}); err != nil {
			t.Fatal(err)
		}
	}
	if p := evidenceOf(t, o, "正谊高级中学党支部")["E2"]; p.Points.String() != "2.00" || linesOf(p) != "示范岗 示范岗一 2024年7月1日|党员承诺 帮带新教师 2026年10月20日" {
		t.Errorf("E2 is %s: %s", p.Points, linesOf(p))
	}
	if p, ok := evidenceOf(t, o, "博雅双语学校党支部")["E2"]; ok {
		t.Errorf("nothing is registered, and E2 is %s", p.Points)
	}
	// Volunteers count by their hours, as whole ones.
	for _, hours := range []string{"2.5", "10"} {
		e := record.Entry{Register: "volunteer", Values: map[string]string{"member": member, "date": "2026-05-01", "service": "义教", "hours": hours}}
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	if p := evidenceOf(t, o, "正谊高级中学党支部")["E3"]; p.Points.String() != "1.20" || p.Why != "0.1 × 12 小时 = 1.2" {
		t.Errorf("E3 is %s: %s", p.Points, p.Why)
	}
	law := itemOf(t, "law", "E2")
	err = o.db.Read(ctx, func(r *store.Reader) error {
		b, err := o.branchRecord(r, SampleYear, org)
		if p, ok := b.propose(law); !ok || p.Points.String() != "1.00" {
			t.Errorf("of services, those by kind are %s", p.Points)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A record of a session and one of the register are a member's hours, and a talk is that of who held it.
func TestStudyAndTalksOfMembers(t *testing.T) {
	o, ctx := sampleOn(t, "2026-11-23"), context.Background()
	org := branchID(t, o, "正谊高级中学党支部")
	d, err := o.Branch(ctx, org)
	if err != nil || len(d.Members) < 2 {
		t.Fatal(err)
	}
	here, away := d.Members[0], d.Members[1]
	session := model.NewActivity(org, model.Training, "2026-10-12")
	session.Topic, session.Due, session.Present, session.Absent, session.Hours = "集中培训", 10, 9, away.Name+"（出差）", model.Pt(6)
	talk := model.NewActivity(org, model.Talk, "2026-10-13")
	talk.Topic, talk.Chair = "谈心", away.Name
	for _, a := range []model.Activity{session, talk} {
		if _, _, err := o.SaveActivity(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	e := record.Entry{Register: "study", Values: map[string]string{"member": refText(away.ID), "date": "2026-10-20", "hours": "2.5", "topic": "网络培训"}}
	if _, _, err := o.SaveEntry(ctx, e); err != nil {
		t.Fatal(err)
	}
	got, err := o.StudyAndTalks(ctx, "2026-10-01", "2026-12-31")
	if err != nil {
		t.Fatal(err)
	}
	if h := got[here.ID]; h == nil || h.Least != model.Pt(6) || h.Most != model.Pt(6) || h.Talks != 0 {
		t.Errorf("who came has %+v", h)
	}
	if h := got[away.ID]; h == nil || h.Least != 250 || h.Most != 250 || h.Talks != 1 {
		t.Errorf("who was absent has %+v", h)
	}
	if _, err := o.StudyAndTalks(ctx, "2024-12-31", "2026-12-31"); err == nil {
		t.Error("hours of three years are told")
	}
}
