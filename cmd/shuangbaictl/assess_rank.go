package main

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// assessRank prints the ranking of a year: of the group named, else of all its groups one after the other.
func (a *app) assessRank(ctx context.Context, o *office.Office, year int, group string) error {
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	groups := f.All()
	if group != "" {
		if f, err = office.FindGroup(f, group); err != nil {
			return err
		}
		groups = []*model.YearFacts{f}
	}
	var all []map[string]any
	for _, g := range groups {
		if label := g.Year.Label(); label != "" {
			a.say("%d %s：%s", g.Year.Group, label, g.Year.Scheme.Title)
		}
		all = append(all, a.rankGroup(g))
	}
	out := all[0]
	if len(all) > 1 {
		out = map[string]any{"year": year, "groups": all}
	}
	if !f.Year.Finalised {
		out["obstacles"] = append([]string{}, office.ObstacleLabels(office.Obstacles(f))...)
		for _, obstacle := range office.ObstacleLabels(office.Obstacles(f)) {
			a.say("核定之前：%s", obstacle)
		}
	}
	for i, g := range groups {
		all[i]["notices"] = append([]string{}, office.Notices(g)...)
		for _, notice := range office.Notices(g) {
			a.say("%s", notice)
		}
	}
	if a.json {
		a.print(out)
	}
	return nil
}

// rankGroup prints the ranking of one group for people, and returns it for programs.
func (a *app) rankGroup(f *model.YearFacts) map[string]any {
	rows := []map[string]any{}
	for _, r := range f.Ranking.Rows {
		row := rankRow(&f.Year.Scheme, &r)
		if s := f.Sheet(r.OrgID); s != nil {
			row["progress"] = office.ProgressIn(f, s).Label()
		}
		rows = append(rows, row)
		rank, total := fmt.Sprint(r.Rank), r.Total.String()
		if r.Rank == 0 {
			rank = "—"
		}
		if r.NoTotal {
			total = "—"
		}
		if !r.Ready {
			total = "未复核完"
		}
		a.say("%s\t%s\t%s\t%s\t%s", rank, r.Branch, total, r.Grade, r.Remark)
	}
	out := map[string]any{"year": f.Year.Year, "scheme": f.Year.Scheme.Title, "rows": rows}
	for _, q := range f.Ranking.Quotas {
		ties := []map[string]any{}
		for _, t := range q.Ties {
			var names []string
			for _, id := range t.OrgIDs {
				names = append(names, f.Sheet(id).Branch)
			}
			ties = append(ties, map[string]any{"places": t.Places, "total": t.Total, "branches": names})
		}
		out["quota"] = map[string]any{"grade": q.Grade, "limit": q.Limit, "used": q.Used, "why": q.Why, "ties": ties}
		a.say("%s名额：%s，已用 %d", q.Grade, q.Why, q.Used)
	}
	out["ranking"] = []string{scoring.RankWords(f.Year.Scheme.Ranking), scoring.VetoedWords(f.Year.Scheme.Ranking)}
	out["notes"] = append([]string{}, f.Ranking.Notes...)
	for _, note := range f.Ranking.Notes {
		a.say("%s", note)
	}
	if label := f.Year.Label(); label != "" {
		out["group"], out["number"] = label, f.Year.Group
	}
	return out
}
