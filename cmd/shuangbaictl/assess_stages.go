package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// afterwards are the options of what follows on 核定.
type afterwards struct {
	from, to, on, item, points, who, text, outcome, handling string
	id                                                       int64
}

func (w *afterwards) flags(fs *flag.FlagSet) {
	fs.StringVar(&w.from, "from", "", "公示开始日期")
	fs.StringVar(&w.to, "to", "", "公示结束日期")
	fs.StringVar(&w.item, "item", "", "项目编号")
	fs.StringVar(&w.points, "points", "", "分数")
	fs.StringVar(&w.who, "who", "", "提出人，空着是匿名")
	fs.StringVar(&w.text, "text", "", "异议内容")
	fs.StringVar(&w.outcome, "outcome", "", "结果：upheld（成立）、rejected（不成立）、withdrawn（本人撤回）")
	fs.StringVar(&w.handling, "handling", "", "怎样核实、怎样处理的")
	fs.Int64Var(&w.id, "id", 0, "异议编号")
}

// afterwardsVerbs are the verbs that afterwards serves.
var afterwardsVerbs = []string{"status", "what-if", "publish", "objections", "object", "answer", "archive"}

const afterwardsUsage = "status | what-if --branch B --item I --points P | publish [--from 日期] [--to 日期] | objections | object --text 内容 [--branch B] [--item I] [--who 提出人] [--on 收到日期] | answer --id N --outcome upheld|rejected|withdrawn --handling 处理情况 [--on 办结日期] | archive [--on 日期]"

func (a *app) assessAfterwards(ctx context.Context, o *office.Office, year int, verb, branch string, w afterwards) error {
	switch verb {
	case "status":
		return a.assessStatus(ctx, o, year)
	case "what-if":
		return a.assessWhatIf(ctx, o, year, branch, w)
	case "publish":
		return a.assessPublish(ctx, o, year, w)
	case "objections":
		return a.assessObjections(ctx, o, year)
	case "object":
		return a.assessObject(ctx, o, year, branch, w)
	case "answer":
		return a.assessAnswer(ctx, o, year, w)
	}
	on, err := dayOr(w.on, o.Today())
	if err != nil {
		return err
	}
	id, err := o.Archive(ctx, year, on)
	return a.changed(id, fmt.Sprintf("归档 %d 年度", year), err)
}

// dayOr reads a date, another where none is given.
func dayOr(text string, other model.Date) (model.Date, error) {
	day, err := model.ParseDate(text)
	if err == nil && day == "" {
		day = other
	}
	return day, err
}

// assessStatus says how far each of the seven steps is and what it lacks.
func (a *app) assessStatus(ctx context.Context, o *office.Office, year int) error {
	stages, err := o.Stages(ctx, year)
	if err != nil {
		return err
	}
	out := []map[string]any{}
	for i := range stages {
		s := &stages[i]
		missing := []map[string]any{}
		words := []string{s.StateText()}
		if s.Of > 0 {
			words = append(words, fmt.Sprintf("%d / %d", s.Done, s.Of))
		}
		if dates := s.Dates(); dates != "" {
			words = append(words, dates)
		}
		if due := s.DueText(); due != "" {
			words = append(words, due)
		}
		a.say("%s\t%s", s.ID.Label(), strings.Join(words, "　"))
		for _, m := range s.Missing {
			a.say("\t%s（在“%s”里办）", m.Label, m.Place.Label())
			missing = append(missing, map[string]any{"text": m.Label, "count": m.Count, "place": m.Place})
		}
		row := map[string]any{"stage": s.ID, "name": s.ID.Label(), "state": s.State, "now": s.Now, "from": s.From, "to": s.To, "due": s.Due, "late": s.Late, "missing": missing}
		if s.Of > 0 {
			row["done"], row["of"] = s.Done, s.Of
		}
		out = append(out, row)
	}
	if a.json {
		a.print(map[string]any{"year": year, "stages": out})
	}
	return nil
}

func (a *app) assessWhatIf(ctx context.Context, o *office.Office, year int, branch string, w afterwards) error {
	if branch == "" || w.item == "" || w.points == "" {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess what-if --branch 支部 --item 项目 --points 分数；分数写 / 是不适用")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	org, err := branchNamed(f, branch)
	if err != nil {
		return err
	}
	f = f.Of(org)
	item, err := itemNamed(f, org, w.item)
	if err != nil {
		return err
	}
	mark, err := scoring.ReadMark(item, w.points)
	if err != nil {
		return err
	}
	if mark == nil {
		return model.Errorf(model.Usage, "用 --points 写明分数")
	}
	got, err := o.WhatIf(ctx, f, org, item.ID, *mark)
	if err != nil {
		return err
	}
	a.say("如果%s %s 核定 %s（没有写任何东西）：", got.Branch, item.Title(), scoring.MarkText(*mark, true))
	a.say("原来：%s", got.Before.Text())
	a.say("变为：%s", got.After.Text())
	others := []map[string]any{}
	for _, m := range got.Others {
		a.say("%s 由%s变为%s", m.Branch, orNone(m.Before.Grade), orNone(m.After.Grade))
		others = append(others, map[string]any{"branch": m.Branch, "before": ratingJSON(m.Before), "after": ratingJSON(m.After)})
	}
	if len(others) == 0 {
		a.say("其他的等次不变")
	}
	for _, note := range got.Notes {
		a.say("%s", note)
	}
	if a.json {
		a.print(map[string]any{"branch": got.Branch, "item": item.ID, "mark": scoring.MarkText(*mark, true), "before": ratingJSON(got.Before), "after": ratingJSON(got.After),
			"others": others, "notes": append([]string{}, got.Notes...)})
	}
	return nil
}

// itemNamed finds the item with an ID, or a number as the sheets print it, in the scheme by which a branch is assessed; for no
// branch (0) in all schemes of the year.
func itemNamed(f *model.YearFacts, org int64, word string) (*model.Item, error) {
	all := office.ObjectionItems(f, org)
	for _, is := range []func(*model.Item) bool{func(item *model.Item) bool { return item.ID == word }, func(item *model.Item) bool { return item.Code == word }} {
		if i := slices.IndexFunc(all, is); i >= 0 {
			return all[i], nil
		}
	}
	return nil, model.Errorf(model.NotFound, "方案里没有项目 %s；shuangbaictl scheme show 列出全部", word)
}

func orNone(grade string) string {
	if grade == "" {
		return "没有等次"
	}
	return grade
}

func ratingJSON(r office.Rating) map[string]any {
	out := map[string]any{"total": "", "rank": r.Rank, "grade": r.Grade}
	if r.Ready {
		out["total"] = r.Total
	}
	return out
}

func (a *app) assessPublish(ctx context.Context, o *office.Office, year int, w afterwards) error {
	first, err := dayOr(w.from, o.Today())
	if err != nil {
		return err
	}
	last, err := model.ParseDate(w.to)
	if err != nil {
		return err
	}
	if last == "" && first.Precision() == model.ByDay {
		last = office.LastPublicDay(first)
	}
	p := model.Publication{Year: year, First: first, Last: last}
	id, err := o.Publish(ctx, p)
	if err != nil {
		return err
	}
	return a.changed(id, fmt.Sprintf("公示 %d 年度结果，%s到 %s", year, first.Long(), last.Long()), nil, office.PublicationNote(p))
}

func (a *app) assessObjections(ctx context.Context, o *office.Office, year int) error {
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	out := []map[string]any{}
	for i := range f.Objections {
		ob := &f.Objections[i]
		branch := ""
		if g := f.Of(ob.OrgID); g != nil {
			s := g.Sheet(ob.OrgID)
			branch = s.Branch
		}
		a.say("%d\t%s\t%s\t%s\t%s\t%s\t%s", ob.ID, ob.Received, ob.Sender(), branch, ob.Item, ob.Stands(), ob.Text)
		out = append(out, map[string]any{"id": ob.ID, "branch": branch, "item": ob.Item, "who": ob.Who, "text": ob.Text, "received": ob.Received,
			"handling": ob.Handling, "outcome": ob.Outcome, "closed": ob.Closed, "reopened": ob.Reopened, "state": ob.Stands()})
	}
	if len(out) == 0 {
		a.say("%d 年度没有登记异议", year)
	}
	if a.json {
		a.print(map[string]any{"year": year, "objections": out})
	}
	return nil
}

func (a *app) assessObject(ctx context.Context, o *office.Office, year int, branch string, w afterwards) error {
	received, err := dayOr(w.on, o.Today())
	if err != nil {
		return err
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	ob := model.Objection{Year: year, Who: w.who, Text: w.text, Received: received}
	if branch != "" {
		if ob.OrgID, err = branchNamed(f, branch); err != nil {
			return err
		}
	}
	if w.item != "" {
		item, err := itemNamed(f, ob.OrgID, w.item)
		if err != nil {
			return err
		}
		ob.Item = item.ID
	}
	id, err := o.SaveObjection(ctx, ob)
	return a.changed(id, "登记这件异议", err)
}

func (a *app) assessAnswer(ctx context.Context, o *office.Office, year int, w afterwards) error {
	if !slices.Contains(model.Outcomes(), model.Outcome(w.outcome)) {
		return model.Errorf(model.Usage, "--outcome 只能写 upheld（成立）、rejected（不成立）、withdrawn（本人撤回）")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	for _, ob := range f.Objections {
		if ob.ID != w.id {
			continue
		}
		ob.Outcome, ob.Handling = model.Outcome(w.outcome), w.handling
		if ob.Closed, err = dayOr(w.on, o.Today()); err != nil {
			return err
		}
		id, err := o.SaveObjection(ctx, ob)
		return a.changed(id, "办结这件异议："+ob.Stands(), err)
	}
	return model.Errorf(model.NotFound, "%d 年度没有编号是 %d 的异议；shuangbaictl assess objections 列出全部", year, w.id)
}
