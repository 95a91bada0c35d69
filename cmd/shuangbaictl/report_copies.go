package main

import (
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
)

// copiesFor are the copies of a paper that are asked for: those of a branch, or the one of an entry of a register; none means all.
func copiesFor(ctx context.Context, o *office.Office, p reports.Paper, f *paper.Facts, branch, entry string) ([]int64, error) {
	switch {
	case p.Empty(f).Is():
		return nil, nil
	case entry != "" && p.Needs&paper.NeedsMeetings != 0: // meetings have no numbers
		return meetingNamed(p, f, entry)
	case entry != "":
		id, err := o.EntryNumbered(ctx, entry)
		if err == nil && !(p.PerBranch() && slices.ContainsFunc(p.Copies(f), func(c reports.Copy) bool { return c.OrgID == id })) {
			err = model.Errorf(model.NotFound, "%s里没有“%s”这一份；去掉 --entry 打印全部", p.Title, entry)
		}
		return []int64{id}, err
	case branch != "":
		return copiesOf(p, f, branch)
	}
	return nil, nil
}

// meetingNamed is the one meeting of a paper that is called so, by its title, by title and day, or by a part of both that no other has.
func meetingNamed(p reports.Paper, f *paper.Facts, name string) ([]int64, error) {
	pressed := func(s string) string { return strings.Join(strings.Fields(s), "") }
	want := pressed(name)
	all := p.Copies(f)
	for _, fits := range []func(reports.Copy) bool{
		func(c reports.Copy) bool { return pressed(c.Branch) == want },
		func(c reports.Copy) bool { return strings.TrimRight(pressed(c.Branch), "0123456789-") == want },
		func(c reports.Copy) bool { return strings.Contains(pressed(c.Branch), want) },
	} {
		switch of := slices.DeleteFunc(slices.Clone(all), func(c reports.Copy) bool { return !fits(c) }); len(of) {
		case 0:
		case 1:
			return []int64{of[0].OrgID}, nil
		default:
			return nil, model.Errorf(model.Invalid, "“%s”有 %d 次会议：%s；--entry 写全名称和日期", name, len(of), copyNames(of))
		}
	}
	for _, m := range f.Meetings {
		if strings.Contains(pressed(m.Title+string(m.Date)), want) { // it has no such paper yet
			return nil, model.Errorf(model.NotFound, "%s还没有开，没有%s；会前打印会议议程（report meeting-agenda）和数据一览（report meeting-data）", m.Title, p.Title)
		}
	}
	return nil, model.Errorf(model.NotFound, "没有叫“%s”的会议；有：%s。别的年度的加 --year", name, copyNames(all))
}

// copyNames names copies, a few of them.
func copyNames(all []reports.Copy) string {
	const most = 5
	var names []string
	for _, c := range all[:min(len(all), most)] {
		names = append(names, strings.Join(strings.Fields(c.Branch), " "))
	}
	said := strings.Join(names, "、")
	if len(all) > most {
		said += "等"
	}
	return said
}

// copiesOf are the branches with a copy of the paper whose names hold a text.
func copiesOf(p reports.Paper, f *paper.Facts, branch string) ([]int64, error) {
	if !p.PerBranch() {
		return nil, model.Errorf(model.Usage, "%s是全体一份，不分支部；去掉 --branch", p.Title)
	}
	var only []int64
	var names []string
	for _, copy := range p.Copies(f) {
		names = append(names, copy.Branch)
		if strings.Contains(copy.Branch, branch) {
			only = append(only, copy.OrgID)
		}
	}
	if len(only) == 0 {
		return nil, noSuchBranch(names, branch)
	}
	return only, nil
}

// noSuchBranch names the branches that may be meant.
func noSuchBranch(names []string, branch string) error {
	if near := intake.NearestNames(branch, names); len(near) > 0 {
		return model.Errorf(model.NotFound, "没有名称含“%s”的支部；是不是“%s”？", branch, strings.Join(near, "”或者“"))
	}
	return model.Errorf(model.NotFound, "没有名称含“%s”的支部；shuangbaictl list branches 列出全部", branch)
}
