package ui

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// plantedMendings has one for each rule that the sample committee keeps on 26 November 2026.
var plantedMendings = []mending{
	{rule: "LIFE-02b", plant: held(model.Activity{OrgID: 5, Kind: model.CommitteeMeeting, Date: "2026-11-20", Due: 5, Present: 2}), do: rewritten("实到", "4")},
	{rule: "LIFE-03", plant: group(10, "第一党小组"), do: func(tr *uitest.Rig) {
		open(tr)
		for month := 1; month <= 10; month++ { // the form goes on to the next gap by itself
			met(tr, fmt.Sprintf("2026-%02d-11", month))
		}
	}},
	{rule: "LIFE-04", plant: both(on("LIFE-04"), without(model.Lecture, 5, 4, 6)), do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-05-11") }},
	{rule: "COM-01", plant: board(12, model.Post{Duty: model.Secretary, Name: "林一洁"}), do: edited(func(tr *uitest.Rig) {
		post(tr, "organisation", "叶敏")
	}), new: []string{"COM-02", "COM-03"}},
	{rule: "COM-10", plant: junior, do: edited(func(tr *uitest.Rig) { tr.Type("入党日期", "2015-07-01"); tr.Type("转正日期", "2016-07-01") })},
	{rule: "COM-12", plant: both(on("COM-12"), board(3, model.Post{Duty: model.Secretary, Name: "甲"})), do: edited(func(tr *uitest.Rig) {
		for i, duty := range []string{"organisation", "publicity", "discipline", "youth"} {
			post(tr, duty, []string{"董红薇", "任清亮", "李𬱖", "郑文鑫"}[i])
		}
	})},
	{rule: "ORG-10", plant: unit(model.Unit{Name: "新苑培训中心", Staff: 12}), do: edited(func(tr *uitest.Rig) { tr.Choose("覆盖它的党组织", "26") })},
	{rule: "ORG-11", plant: both(on("ORG-11"), unit(model.Unit{Name: "新苑培训中心", Staff: 40})), do: edited(func(tr *uitest.Rig) { tr.Choose("覆盖它的党组织", "26") }), also: []string{"ORG-10"}},
	{rule: "MEM-07", plant: floating("限期改正", "2025-06-01"), do: entry("返回（恢复联系）日期", "2026-11-20")},
	{rule: "MEM-09", plant: func(t *testing.T, o *office.Office) {
		save(t, o, "floating", map[string]string{"member": "100", "org": "8", "kind": "毕业生保留组织关系", "since": "2023-06-30"})
	}, do: entry("返回（恢复联系）日期", "2026-11-20")},
	{rule: "MEM-08", plant: func(t *testing.T, o *office.Office) {
		suspended(t, o, 100)
	}, do: func(tr *uitest.Rig) {
		open(tr)
		tr.Press("移出")
		tr.Type("日期", "2026-10-01")
		tr.Type("说明", "支部大会决定、区委组织部批准")
		tr.PressButton("移出")
	}},
	{rule: "COM-02", plant: board(12, model.Post{Duty: model.Secretary, Name: "林一洁"}, model.Post{Duty: model.Organisation, Name: "贾梅"}), do: edited(func(tr *uitest.Rig) {
		post(tr, "publicity", "叶敏")
		post(tr, "discipline", "仇元丹")
	}), also: []string{"COM-03"}},
	{rule: "COM-04", plant: board(16, model.Post{Duty: model.Secretary, Name: "许婷梅"}, model.Post{Duty: model.Organisation, Name: "叶超志"}), do: edited(dropPost), also: []string{"LIFE-02"}},
	{rule: "COM-02b", plant: board(5, crowd(8)...), do: edited(dropPost)},
	{rule: "COM-13", plant: probationer, do: edited(dropPost)},
	{rule: "ORG-05", plant: both(on("ORG-05"), scattered), do: reason("三家都在地铁三号线上")},
	{rule: "ORG-09", plant: closedUnits, do: edited(func(tr *uitest.Rig) {
		tr.Choose("组织类别", "branch")
		tr.Choose("组建方式", "alone")
	})},
	{rule: "DEV-03", plant: on("DEV-03"), do: reason("照市委组织部的规定办")},
	{rule: "DEV-17b", plant: temporary, do: reason("经区委组织部批准")},
	{rule: "LIFE-06", day: "2027-01-15", whom: "致远", do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-12-20") }},
	{rule: "LIFE-06b", day: "2027-01-15", whom: "启明", do: reason("区委组织部统一安排在二月")},
	{rule: "LIFE-07", day: "2027-01-15", whom: "启明", do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-12-20") }},
	{rule: "LIFE-08", day: "2027-01-15", whom: "启明", do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-12-20") }},
	{rule: "LIFE-09", day: "2027-01-15", plant: both(without(model.Lecture, 10, 1, 12),
		held(model.Activity{OrgID: 10, Kind: model.Training, Date: "2026-05-20", Due: -1, Present: -1, Hours: model.Pt(10)})),
		do: func(tr *uitest.Rig) {
			open(tr)
			tr.Choose("活动类别", "training")
			tr.Type("学时", "24")
			met(tr, "2026-06-20")
		}},
}

// rewritten changes a field of the record of Party life that the finding opens.
func rewritten(label, value string) func(*uitest.Rig) {
	return func(tr *uitest.Rig) {
		open(tr)
		tr.Type(label, value)
		tr.PressButton("保存")
	}
}

func held(a model.Activity) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		a.Topic, a.Place, a.Chair, a.Recorder, a.Absent = "学习", "会议室", "林立", "何知远", "三人请假"
		a.VoteDue, a.VotePresent, a.VoteFor = -1, -1, -1
		if a.Hours == 0 {
			a.Hours = -1
		}
		if _, _, err := o.SaveActivity(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
}

// without takes away what a branch held of a kind in some months of 2026.
func without(kind model.ActivityKind, org int64, from, to int) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		all, err := o.Activities(context.Background(), 2026)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			if a.OrgID == org && a.Kind == kind && a.Date.Month() >= from && a.Date.Month() <= to {
				if _, err := o.DeleteActivity(context.Background(), a.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func group(parent int64, name string) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		branch(t, o, office.BranchEdit{Org: model.Org{Name: name, Kind: model.Group, ParentID: parent, SetUpOn: "2020-01-01"}})
	}
}

// board gives an organisation other posts.
func board(org int64, posts ...model.Post) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		d, err := o.Branch(context.Background(), org)
		if err != nil {
			t.Fatal(err)
		}
		edit := d.Unchanged()
		edit.Posts = posts
		branch(t, o, edit)
	}
}

// junior makes somebody the secretary who has been a full member for half a year.
func junior(t *testing.T, o *office.Office) {
	t.Helper()
	m, err := o.Member(context.Background(), 177)
	if err != nil {
		t.Fatal(err)
	}
	m.Member.FullDate, m.Member.JoinDate = "2026-05-01", "2025-05-01"
	if _, _, err := o.SaveMember(context.Background(), m.Member); err != nil {
		t.Fatal(err)
	}
	board(15, model.Post{Duty: model.Secretary, Name: m.Name, MemberID: 177, From: "2026-11-01"})(t, o)
}

func branch(t *testing.T, o *office.Office, e office.BranchEdit) {
	t.Helper()
	if _, _, err := o.SaveBranch(context.Background(), e); err != nil {
		t.Fatal(err)
	}
}

func unit(u model.Unit) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		if _, _, err := o.SaveUnit(context.Background(), u, 0); err != nil {
			t.Fatal(err)
		}
	}
}

// on switches a rule on that is off until a committee wants it.
func on(rule string) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		if _, err := o.SetRule(context.Background(), model.RuleSetting{Rule: rule, State: "on", Reason: "市委文件"}); err != nil {
			t.Fatal(err)
		}
	}
}

func both(one, other func(*testing.T, *office.Office)) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		one(t, o)
		other(t, o)
	}
}

func floating(measure, day string) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		save(t, o, "floating", map[string]string{"member": "100", "org": "8", "kind": "流动", "since": "2025-03-01", "contacts": "2026-11-01 电话", "measure": measure, "measure_on": day})
	}
}

func save(t *testing.T, o *office.Office, register string, values map[string]string) {
	t.Helper()
	if _, _, err := o.SaveEntry(context.Background(), record.Entry{Register: register, Values: values}); err != nil {
		t.Fatal(err)
	}
}

func suspended(t *testing.T, o *office.Office, id int64) {
	t.Helper()
	m, err := o.Member(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	m.Member.Status = model.StatusSuspended
	if _, _, err := o.SaveMember(context.Background(), m.Member); err != nil {
		t.Fatal(err)
	}
}

// crowd are a secretary and members of a committee, so many in all.
func crowd(n int) []model.Post {
	posts := []model.Post{{Duty: model.Secretary, Name: "何一"}, {Duty: model.Organisation, Name: "何二"}, {Duty: model.Publicity, Name: "何三"}, {Duty: model.Discipline, Name: "何四"}}
	for len(posts) < n {
		posts = append(posts, model.Post{Duty: model.MemberOfBoard, Name: fmt.Sprintf("委员%d", len(posts))})
	}
	return posts
}

// probationer puts somebody on probation into a committee.
func probationer(t *testing.T, o *office.Office) {
	t.Helper()
	people, err := o.Members(context.Background(), false)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(people, func(m office.MemberRow) bool { return m.BranchID == 10 && m.Kind == model.FullMember })
	m := people[i].Member
	m.Kind, m.FullDate, m.JoinDate = model.Probationary, "", "2026-05-01"
	if _, _, err := o.SaveMember(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	d, err := o.Branch(context.Background(), 10)
	if err != nil {
		t.Fatal(err)
	}
	board(10, append(d.Unchanged().Posts, model.Post{Duty: model.Youth, Name: m.Name, MemberID: m.ID})...)(t, o)
}

// scattered puts the units of a joint branch into three districts.
func scattered(t *testing.T, o *office.Office) {
	t.Helper()
	for id, district := range map[int64]string{52: "东街道", 53: "西街道", 54: "北街道"} {
		d, err := o.Unit(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		d.Unit.District = district
		if _, _, err := o.SaveUnit(context.Background(), d.Unit, 26); err != nil {
			t.Fatal(err)
		}
	}
}

// closedUnits leaves a joint branch one unit.
func closedUnits(t *testing.T, o *office.Office) {
	t.Helper()
	for _, id := range []int64{53, 54} {
		if _, err := o.CloseUnit(context.Background(), id, "2026-10-01", "停办"); err != nil {
			t.Fatal(err)
		}
	}
}

// temporary calls a branch that admitted somebody a temporary one.
func temporary(t *testing.T, o *office.Office) {
	t.Helper()
	d, err := o.Branch(context.Background(), 19)
	if err != nil {
		t.Fatal(err)
	}
	edit := d.Unchanged()
	edit.Org.Name = "城南片区民办幼儿园临时联合党支部"
	branch(t, o, edit)
}
