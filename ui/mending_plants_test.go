package ui

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
)

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
		if _, err := o.SetRule(context.Background(), model.RuleSetting{Rule: rule, State: "on", From: "2020-01-01", Reason: "市委文件"}); err != nil {
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
		save(t, o, "floating", map[string]string{"member": "100", "org": "7", "kind": "流动", "since": "2025-03-01", "contacts": "2026-11-01 电话", "measure": measure, "measure_on": day})
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
