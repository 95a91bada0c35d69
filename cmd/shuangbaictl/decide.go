package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// assessDecide records what the committee decided; each word is a branch and its grade: 某支部=优秀.
func (a *app) assessDecide(ctx context.Context, o *office.Office, year int, words []string, why string) error {
	if len(words) == 0 || strings.TrimSpace(why) == "" {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess decide 支部=等次 … --why 理由；一处同分的支部一次写全，理由会印进考核材料")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	grades := map[int64]string{}
	for _, word := range words {
		name, grade, ok := strings.Cut(word, "=")
		if !ok {
			return model.Errorf(model.Usage, "“%s”要写成 支部=等次", word)
		}
		org, err := branchNamed(f, name)
		if err != nil {
			return err
		}
		grades[org] = grade
	}
	id, notes, err := o.DecideNoting(ctx, year, grades, why)
	return a.changed(id, fmt.Sprintf("决定 %d 个支部的等次", len(grades)), err, notes...)
}

// assessUndecide takes the decisions for the branches named back.
func (a *app) assessUndecide(ctx context.Context, o *office.Office, year int, names []string) error {
	if len(names) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess undecide 支部 …")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	var orgs []int64
	for _, name := range names {
		org, err := branchNamed(f, name)
		if err != nil {
			return err
		}
		orgs = append(orgs, org)
	}
	id, err := o.Undecide(ctx, year, orgs)
	return a.changed(id, fmt.Sprintf("取消 %d 个支部的等次决定", len(orgs)), err)
}

// branchNamed finds an assessed branch by its name or a part of it.
func branchNamed(f *model.YearFacts, name string) (int64, error) {
	s, err := named(f.SheetsOf(nil), name, func(s *model.MarkSheet) string { return s.Branch })
	if err != nil {
		return 0, err
	}
	return s.OrgID, nil
}

// assessRanking changes how equal totals and vetoed branches are ranked; what is not named stays.
func (a *app) assessRanking(ctx context.Context, o *office.Office, year int, group string, rule model.RankRule) error {
	if rule == (model.RankRule{}) {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess ranking --ties skip|next --vetoed last|unranked；skip 是 1、1、3，next 是 1、1、2")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	if f, err = office.FindGroup(f, group); err != nil {
		return err
	}
	number := f.Year.Group
	id, err := o.SetRankRule(ctx, year, number, rule)
	if a.dryRun || id == 0 || err != nil {
		return a.changed(id, "改名次办法", err)
	}
	y, err := o.Year(ctx, year)
	y, _ = y.In(number)
	return a.changed(id, "改名次办法", err, scoring.RankWords(y.Scheme.Ranking), scoring.VetoedWords(y.Scheme.Ranking))
}
