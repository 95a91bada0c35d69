package ui

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
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
		save(t, o, "floating", map[string]string{"member": "100", "org": "7", "kind": "毕业生保留组织关系", "since": "2023-06-30"})
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
	{rule: "ORG-06", plant: entered("project", "name", "地铁五号线建设", "from", "2026-01-10", "to", "2026-12-20", "full", "4"), do: entry("建立日期", "2026-03-01")},
	{rule: "ORG-07", whom: "启明", plant: lawyers, do: reason("党总支正在筹建，报告已送上级")},
	{rule: "ORG-08", plant: entered("new-unit", "unit", "新苑培训中心", "change", "新成立", "applied_on", "2026-08-01"), do: entry("批复日期", "2026-08-20")},
	{rule: "DEV-07", whom: "郭文鑫", plant: course("郭文鑫", "admit_meeting", "2026-10-10", "leaving_on", "2026-12-31"), do: entry("预计离开日期", "2027-09-30")},
	{rule: "DEV-17", whom: "吕予蓉", plant: course("吕予蓉", "approval_date", "2026-06-20", "approved_by", "某某学校党总支"), do: entry("审批党组织", "中共某某区委教育工作委员会")},
	{rule: "DEV-17c", whom: "吕予蓉", plant: both(on("DEV-17c"), course("吕予蓉", "approval_date", "2026-06-20", "approved_by", "本党委")), do: entry("审批党组织", "中共某某区委教育工作委员会")},
	{rule: "DEV-19", whom: "贾梅", plant: course("贾梅", "moved_on", "2026-06-01"), do: entry("培养材料转交日期", "2026-06-20")},
	{rule: "DEV-20", whom: "曾安晶", plant: course("曾安晶", "full_meeting", "2026-06-12", "full_approval", "2026-07-01", "filed_on", "2026-10-01"), do: entry("材料归档日期", "2026-07-20")},
	{rule: "DEV-03", plant: on("DEV-03"), do: entry("申请日期", "2024-01-10", "谈话日期", "2024-01-20")},
	{rule: "DEV-17b", plant: temporary, do: func(tr *uitest.Rig) {
		open(tr)
		tr.Press("编辑")
		tr.Choose("所在党支部", "5") // that which he was admitted by, whose finding of the vote goes with him
		tr.PressButton("保存")
	}, also: []string{"DEV-15"}, new: []string{"DEV-15"}},
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
	{rule: "LIFE-09b", day: "2027-01-15", plant: both(both(without(model.Lecture, 10, 1, 12), studied(10, "10")),
		held(model.Activity{OrgID: 10, Kind: model.Training, Date: "2026-05-20", Due: -1, Present: -1, Hours: model.Pt(10)})), do: func(tr *uitest.Rig) {
		open(tr)
		tr.Choose("活动类别", "training")
		tr.Type("学时", "32")
		met(tr, "2026-06-20")
	}, also: []string{"LIFE-09"}},
}

// entered enters something in a register: field, value, field, value.
func entered(register string, pairs ...string) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		save(t, o, register, set(map[string]string{}, pairs))
	}
}

func set(values map[string]string, pairs []string) map[string]string {
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	return values
}

// course changes the entry of somebody in the register of developments.
func course(name string, pairs ...string) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		all, err := o.Entries(context.Background(), "development", false)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all.Rows, func(r office.EntryRow) bool { return r.Title == name })
		if i < 0 {
			t.Fatalf("nobody is called %s", name)
		}
		e := all.Rows[i].Entry
		e.Values = set(e.Values, pairs)
		if _, _, err := o.SaveEntry(context.Background(), e); err != nil {
			t.Fatal(err)
		}
	}
}

// studied registers hours of study of the first member of a branch.
func studied(org int64, hours string) func(*testing.T, *office.Office) {
	return func(t *testing.T, o *office.Office) {
		t.Helper()
		d, err := o.Branch(context.Background(), org)
		if err != nil {
			t.Fatal(err)
		}
		save(t, o, "study", map[string]string{"member": fmt.Sprint(d.Members[0].ID), "date": "2026-05-12", "hours": hours, "topic": "网络培训"})
	}
}

// lawyers makes the committee one of law firms.
func lawyers(t *testing.T, o *office.Office) {
	t.Helper()
	c, err := o.Committee(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	c.Sector = model.Law
	if _, err := o.SaveCommittee(context.Background(), c); err != nil {
		t.Fatal(err)
	}
}

// rewritten changes a field of the record of Party life that the finding opens.
func rewritten(label, value string) func(*uitest.Rig) {
	return func(tr *uitest.Rig) {
		open(tr)
		tr.Type(label, value)
		tr.PressButton("保存")
	}
}
