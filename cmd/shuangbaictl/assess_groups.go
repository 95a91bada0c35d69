package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// openGroup opens a group of a year; who says by kind whom it takes.
func (a *app) openGroup(ctx context.Context, o *office.Office, year int, scheme, name string, who []string) error {
	scope, err := scoring.ReadScope(strings.Join(who, "；"))
	if err != nil {
		return err
	}
	was, err := o.WorkingYear(ctx)
	if err != nil {
		return err
	}
	id, err := o.OpenGroup(ctx, year, scheme, name, scope)
	return a.changed(id, fmt.Sprintf("开设 %d 年度考核组别“%s”", year, name), err, append(a.groupWords(ctx, o, year), a.yearInWork(ctx, o, was, year)...)...)
}

// groupWords are what is to be known of who is in which group.
func (a *app) groupWords(ctx context.Context, o *office.Office, year int) []string {
	p, err := o.Groups(ctx, year)
	if err != nil {
		return nil // the command says itself what failed
	}
	return p.Words()
}

// assessGroup renames a group, changes whom it takes, or closes it; the word is its number or name.
func (a *app) assessGroup(ctx context.Context, o *office.Office, year int, words []string, name string, who []string, closing bool) error {
	if len(words) != 1 || !closing && name == "" && len(who) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess group 编号或名称 --name 新名称 | --for 联合党支部 … | --close")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	g, err := office.FindGroup(f, words[0])
	if err != nil {
		return err
	}
	if closing {
		id, err := o.CloseGroup(ctx, year, g.Year.Group)
		return a.changed(id, fmt.Sprintf("撤销 %d 年度考核组别“%s”", year, g.Year.Label()), err, a.groupWords(ctx, o, year)...)
	}
	scope := g.Year.Scheme.Covers
	if len(who) > 0 {
		if scope, err = scoring.ReadScope(strings.Join(who, "；")); err != nil {
			return err
		}
	}
	if name == "" {
		name = (&model.AssessmentGroup{Number: g.Year.Group, Name: g.Year.GroupName, Scheme: g.Year.Scheme}).GroupLabel(g.Year.Groups)
	}
	id, err := o.ChangeGroup(ctx, year, g.Year.Group, name, scope)
	return a.changed(id, fmt.Sprintf("改 %d 年度考核组别“%s”", year, name), err, a.groupWords(ctx, o, year)...)
}

// assessGroups lists the groups of a year with whom they take, who is wanted by several, and who is in none.
func (a *app) assessGroups(ctx context.Context, o *office.Office, year int) error {
	p, err := o.Groups(ctx, year)
	if err != nil {
		return err
	}
	groups := []map[string]any{}
	for _, g := range p.Groups {
		scope := g.Scope
		if scope == "" {
			scope = "其余"
		}
		groups = append(groups, map[string]any{"number": g.Number, "name": g.Label, "scheme": office.GroupSchemeID(year, g.Number), "title": g.Scheme,
			"for": scope, "branches": append([]string{}, g.Branches...)})
		a.say("%d\t%s\t%s\t%d 个%s\t%s", g.Number, g.Label, scope, len(g.Branches), g.Counter, g.Scheme)
	}
	for _, words := range p.Words() {
		a.say("%s", words)
	}
	if a.json {
		a.print(map[string]any{"year": year, "groups": groups, "several": p.Several, "none": append([]string{}, p.None...)})
	}
	return nil
}
