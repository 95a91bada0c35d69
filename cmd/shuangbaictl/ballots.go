package main

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/schemebook"
)

const ballotsUsage = "ballots show [--form secretary|branch] | set [--date 日期] [--due N] [--present N] [--labels '好 100，…'] [--groups '上级领导 20%，…'] [--guard 1/3|off] [--skip 支部=原因]… | count --form F --group 组 --issued N --returned N [--void N] 支部=好/较好/一般/差[/空白/多选] … | count --file 计票表.xlsx [--year Y] [--dry-run]"

// ballotFlags are the flags of the command ballots.
type ballotFlags struct {
	year, session, due, present, issued, returned, void int
	form, group, date, labels, groups, guard, file      string
	skip                                                pairs
	given                                               map[string]bool // the flags that were written
}

// pairs are the values of a flag that is given as NAME=VALUE, as often as wanted.
type pairs map[string]string

func (p pairs) String() string { return "" }

// Set takes one value.
func (p pairs) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok || name == "" {
		return model.Errorf(model.Usage, "“%s”要写成 支部=原因", s)
	}
	p[name] = value
	return nil
}

func runBallots(ctx context.Context, a *app, args []string) error {
	f := ballotFlags{skip: pairs{}}
	fs := flag.NewFlagSet("ballots", flag.ContinueOnError)
	for name, to := range map[string]*int{"year": &f.year, "due": &f.due, "present": &f.present, "issued": &f.issued, "returned": &f.returned, "void": &f.void} {
		fs.IntVar(to, name, 0, "")
	}
	fs.IntVar(&f.session, "session", 1, "场次")
	for name, to := range map[string]*string{"form": &f.form, "group": &f.group, "date": &f.date, "labels": &f.labels, "groups": &f.groups, "guard": &f.guard, "file": &f.file} {
		fs.StringVar(to, name, "", "")
	}
	fs.Var(f.skip, "skip", "不述职的支部")
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", ballotsUsage)
	}
	f.given = map[string]bool{}
	fs.Visit(func(one *flag.Flag) { f.given[one.Name] = true })
	work := map[string]func(context.Context, *office.Office, *ballotFlags, []string) error{"show": a.ballotsShow, "set": a.ballotsSet, "count": a.ballotsCount}[words[0]]
	if work == nil || words[0] != "count" && len(words) > 1 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", ballotsUsage)
	}
	return a.with(ctx, words[0] == "show", func(o *office.Office) error {
		if f.year, err = a.aboutYear(ctx, o, f.year); err != nil {
			return err
		}
		return work(a.preview(ctx), o, &f, words[1:])
	})
}

// forms are the ballots that a command is about: the one named, else all.
func (f *ballotFlags) forms(s *model.BallotSetup) ([]*model.BallotForm, error) {
	var all []*model.BallotForm
	for i := range s.Forms {
		if b := &s.Forms[i]; f.form == "" || f.form == b.ID || f.form == b.Name {
			all = append(all, b)
		}
	}
	if len(all) == 0 {
		return nil, model.Errorf(model.NotFound, "没有“%s”这种测评票；可选 secretary、branch", f.form)
	}
	return all, nil
}

func (a *app) ballotsShow(ctx context.Context, o *office.Office, f *ballotFlags, _ []string) error {
	b, err := o.Ballots(ctx, f.year)
	if err != nil {
		return err
	}
	forms, err := f.forms(&b.Setup)
	if err != nil {
		return err
	}
	shown := []map[string]any{}
	for _, form := range forms {
		a.say("%s　%s", form.Name, ballot.Formula(form))
		groups, rows := []map[string]any{}, []map[string]any{}
		for _, m := range b.Setup.Sessions {
			for _, g := range form.Groups {
				t := b.Tally(model.BallotKey{Form: form.ID, Session: m.Number, Group: g.ID})
				problems := []string{}
				for _, p := range ballot.Problems(b, &t) {
					problems = append(problems, p.Text)
				}
				groups = append(groups, map[string]any{"group": g.Name, "session": m.Number, "weight": ballot.Percent(g.Weight), "issued": t.Issued, "returned": t.Returned,
					"valid": t.Valid, "void": t.Void, "state": t.State, "problems": problems})
				a.say("  第 %d 场 %s（%s）：发出 %d，收回 %d，有效 %d，作废 %d", m.Number, g.Name, ballot.Percent(g.Weight), t.Issued, t.Returned, t.Valid, t.Void)
				for _, p := range problems {
					a.say("    %s", p)
				}
			}
		}
		for _, r := range b.Rows(form.ID, 0) {
			rows = append(rows, ballotRow(form, &r))
			if a.sayBallot(form, &r); r.Guarded {
				a.say("    %s满 %s，%s", form.Labels[len(form.Labels)-1].Name, ballot.ShareText(form.Guard), form.Guard.Says)
			}
		}
		shown = append(shown, map[string]any{"form": form.ID, "name": form.Name, "labels": form.Words(), "groups": groups, "rows": rows})
	}
	if a.json {
		a.print(map[string]any{"year": f.year, "forms": shown})
	}
	return nil
}

// ballotRow is a result as JSON; what there is no result for is "".
func ballotRow(f *model.BallotForm, r *ballot.Row) map[string]any {
	votes := map[string]int{}
	for i, w := range append(f.Words(), "blank", "several") {
		votes[w] = r.Votes[i]
	}
	row := map[string]any{"branch": r.Subject.Branch, "person": r.Subject.Person, "how": r.Subject.How, "votes": votes, "valid": r.Valid, "rate": "", "index": "", "partial": r.Partial, "guarded": r.Guarded}
	if r.Ready {
		row["rate"], row["index"] = model.Points(r.Rate).String(), r.Index
	}
	return row
}

func (a *app) sayBallot(f *model.BallotForm, r *ballot.Row) {
	if !r.Ready {
		why := "没有票"
		if r.Subject.How == model.NoDebrief {
			why = strings.TrimSuffix("未述职 "+r.Subject.Why, " ")
		}
		a.say("  %s\t%s\t%s", r.Subject.Branch, r.Subject.Person, why)
		return
	}
	votes := make([]string, len(r.Votes))
	for i, n := range r.Votes {
		votes[i] = strconv.Itoa(n)
	}
	a.say("  %s\t%s\t%s\t%s率 %s\t指数 %s", r.Subject.Branch, r.Subject.Person, strings.Join(votes, "/"), f.Labels[0].Name, ballot.Percent(r.Rate), r.Index)
}

func (a *app) ballotsSet(ctx context.Context, o *office.Office, f *ballotFlags, _ []string) error {
	b, err := o.BallotDraft(ctx, f.year)
	if err != nil {
		return err
	}
	forms, err := f.forms(&b.Setup)
	if err != nil {
		return err
	}
	for _, form := range forms {
		if err := f.change(form); err != nil {
			return err
		}
	}
	if f.session < 1 || f.session > len(b.Setup.Sessions) {
		return model.Errorf(model.Usage, "没有第 %d 场", f.session)
	}
	m := &b.Setup.Sessions[f.session-1]
	day, err := model.ParseDate(f.date)
	if err != nil {
		return err
	}
	if day != "" {
		m.Date = day
	}
	if f.given["due"] {
		m.Due = f.due
	}
	if f.given["present"] {
		m.Present = f.present
	}
	for name, why := range f.skip {
		s, err := subjectNamed(b, name)
		if err != nil {
			return err
		}
		s.How, s.Why = model.NoDebrief, why
	}
	id, err := o.SetBallots(ctx, f.year, b.Setup, b.Subjects)
	return a.changed(id, fmt.Sprintf("定 %d 年度的述职人和测评组", f.year), err)
}

// change takes the words, groups and guard that were given over.
func (f *ballotFlags) change(form *model.BallotForm) (err error) {
	if f.labels != "" {
		if form.Labels, err = ballot.ParseLabels(f.labels); err != nil {
			return err
		}
	}
	if f.groups != "" {
		if form.Groups, err = ballot.ParseGroups(f.groups, form.Groups); err != nil {
			return err
		}
	}
	switch f.guard {
	case "":
	case "off":
		form.Guard.On = false
	default:
		form.Guard.On = true
		form.Guard.Num, form.Guard.Den, err = ballot.ParseShare(f.guard)
	}
	return err
}

// subjectNamed finds who is voted on by the branch's name or a part of it.
func subjectNamed(b *ballot.Book, name string) (*model.BallotSubject, error) {
	var all []*model.BallotSubject
	for i := range b.Subjects {
		all = append(all, &b.Subjects[i])
	}
	return named(all, name, func(s *model.BallotSubject) string { return s.Branch })
}

func (a *app) ballotsCount(ctx context.Context, o *office.Office, f *ballotFlags, words []string) error {
	if f.file != "" {
		return a.countSheet(ctx, o, f)
	}
	b, err := o.Ballots(ctx, f.year)
	if err != nil {
		return err
	}
	forms, err := f.forms(&b.Setup)
	if err != nil {
		return err
	}
	if f.form == "" || f.group == "" || len(words) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", ballotsUsage)
	}
	key := model.BallotKey{Form: forms[0].ID, Session: f.session}
	for _, g := range forms[0].Groups {
		if g.Name == f.group || g.ID == f.group {
			key.Group = g.ID
		}
	}
	counts := office.BallotCounts{Issued: f.issued, Returned: f.returned, Void: f.void, Votes: map[int64]model.BallotVotes{}}
	for _, w := range words {
		name, text, _ := strings.Cut(w, "=")
		s, err := subjectNamed(b, name)
		if err != nil {
			return err
		}
		votes := make(model.BallotVotes, len(forms[0].Labels)+2)
		for i, part := range strings.Split(text, "/") {
			n, err := strconv.Atoi(strings.TrimSpace(part))
			if err != nil || n < 0 || i >= len(votes) {
				return model.Errorf(model.Usage, "“%s”要写成 支部=%s[/空白/多选]，都是票数", w, strings.Join(forms[0].Words(), "/"))
			}
			votes[i] = n
		}
		counts.Votes[s.ID] = votes
	}
	id, err := o.SetCounts(ctx, f.year, key, counts)
	return a.changed(id, "填入票数", err)
}

// countSheet takes the counts of a sheet over, all of it or nothing.
func (a *app) countSheet(ctx context.Context, o *office.Office, f *ballotFlags) error {
	got, err := o.ReadCounts(ctx, f.year, f.file)
	if err != nil {
		return err
	}
	for _, p := range got.Problems {
		a.say("%s", p)
	}
	id, err := o.ApplyCounts(ctx, f.year, got)
	if err != nil && a.json {
		a.printWith(map[string]any{"problems": append([]schemebook.Problem{}, got.Problems...)}, err)
	}
	return a.changed(id, fmt.Sprintf("导入 %d 组票数", len(got.Groups)), err)
}
