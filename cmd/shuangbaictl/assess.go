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

func runAssess(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("assess", flag.ContinueOnError)
	year := yearFlag(fs)
	scheme := fs.String("scheme", "", "方案")
	branch := fs.String("branch", "", "党支部")
	unit := fs.String("unit", "", "单位，考核单位的组别用")
	why := fs.String("why", "", "原因")
	decidedOn := fs.String("on", "", "核定日期")
	ties := fs.String("ties", "", "同分名次：skip（1、1、3）或 next（1、1、2）")
	vetoed := fs.String("vetoed", "", "一票否决的名次：last 或 unranked")
	group := fs.String("group", "", "考核组别：open 时是新组别的名称，其余写编号或名称")
	name := fs.String("name", "", "组别改用的名称")
	who := pathList{}
	fs.Var(&who, "for", "组别考核哪些支部：联合党支部、联合组建、属地管理、单位类别：幼儿园 …；不写是其余的支部")
	closing := fs.Bool("close", false, "撤销组别")
	goodOnly := fs.Bool("good-only", false, "只收可收的表")
	take := pathList{}
	fs.Var(&take, "take", "一个支部有几份时用这一份")
	replace := fs.Bool("replace", false, "打过的分也换成按记录得出的")
	anyway := fs.Bool("anyway", false, "测评票没有录完、核定日期早于重新打开或者以后改过分、异议成立却没有改分，也核定")
	var after afterwards
	after.flags(fs)
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	a.forceFlag(fs)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 || len(words) > 1 && !slices.Contains([]string{"decide", "undecide", "export", "collect", "group", "year", "dates"}, words[0]) {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess open|year|dates|groups|group|export|collect|missing|adopt|show|rank|ranking|decide|undecide|finalise|reopen|%s", strings.Join(afterwardsVerbs, "|"))
	}
	verb := words[0]
	readOnly := slices.Contains([]string{"show", "rank", "missing", "groups", "status", "what-if", "objections"}, verb) || verb == "dates" && len(words) == 1 || a.dryRun && (verb == "collect" || verb == "export")
	return a.with(ctx, readOnly, func(o *office.Office) error {
		if verb == "year" {
			return a.assessYear(ctx, o, words[1:])
		}
		y, err := a.aboutYear(ctx, o, *year)
		if err != nil {
			return err
		}
		if *unit != "" {
			if err := assessesUnits(ctx, o, y); err != nil {
				return err
			}
			branch = unit
		}
		ctx = a.preview(ctx)
		if after.on = *decidedOn; slices.Contains(afterwardsVerbs, verb) {
			return a.assessAfterwards(ctx, o, y, verb, *branch, after)
		}
		switch verb {
		case "dates":
			return a.assessDates(ctx, o, y, words[1:])
		case "open":
			return a.assessOpen(ctx, o, y, *scheme, *group, who)
		case "adopt":
			return a.assessAdopt(ctx, o, y, *branch, after.item, *replace)
		case "groups":
			return a.assessGroups(ctx, o, y)
		case "group":
			return a.assessGroup(ctx, o, y, words[1:], *name, who, *closing)
		case "export":
			return a.assessExport(ctx, o, y, words[1:], *branch, *group)
		case "collect":
			return a.assessCollect(ctx, o, y, words[1:], take, *goodOnly)
		case "missing":
			return a.assessMissing(ctx, o, y)
		case "show":
			return a.assessShow(ctx, o, y, *branch, *group)
		case "rank":
			return a.assessRank(ctx, o, y, *group)
		case "decide":
			return a.assessDecide(ctx, o, y, words[1:], *why)
		case "undecide":
			return a.assessUndecide(ctx, o, y, words[1:])
		case "ranking":
			return a.assessRanking(ctx, o, y, *group, model.RankRule{Ties: model.TieRank(*ties), Vetoed: model.VetoedRank(*vetoed)})
		case "finalise":
			return a.assessFinalise(ctx, o, y, *decidedOn, *anyway, *why)
		case "reopen":
			return a.assessReopen(ctx, o, y, *why)
		}
		return model.Errorf(model.Usage, "没有 assess %s；有 open、year、groups、group、export、collect、missing、adopt、show、rank、ranking、decide、undecide、finalise、reopen、%s", verb, strings.Join(afterwardsVerbs, "、"))
	})
}

// assessesUnits refuses a year in which no group assesses units.
func assessesUnits(ctx context.Context, o *office.Office, year int) error {
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(f.All(), func(g *model.YearFacts) bool { return g.Year.Units }) {
		return model.Errorf(model.NotFound, "%d 年度没有考核单位的组别，只考核党支部；看支部用 --branch", year)
	}
	return nil
}

// workingYear is the year named, or the committee's own.
func (a *app) workingYear(ctx context.Context, o *office.Office, year int) (int, error) {
	if year != 0 {
		return year, nil
	}
	return o.WorkingYear(ctx)
}

// aboutYear is workingYear for a command that is about one year: its first line, or its JSON, names the year.
func (a *app) aboutYear(ctx context.Context, o *office.Office, year int) (int, error) {
	year, err := a.workingYear(ctx, o, year)
	if err == nil {
		a.year = year
		a.say("%d 年度", year)
	}
	return year, err
}

// changed reports what was done, as a phrase: 核定 2026 年度, or with --dry-run that it could be, and what should be
// known of it.
func (a *app) changed(id int64, what string, err error, notes ...string) error {
	if err != nil {
		return err
	}
	out := map[string]any{"change_set": id}
	if a.dryRun {
		out["dry_run"] = true
		a.say("可以%s，没有写任何东西", what)
	} else if id == 0 {
		a.say("没有变化，不用%s", what)
	} else {
		a.say("已%s。变更编号 %d", what, id)
	}
	for _, note := range notes {
		a.say("%s", note)
	}
	if len(notes) > 0 {
		out["notes"] = notes
	}
	if a.json {
		a.print(out)
	}
	return nil
}

func (a *app) assessOpen(ctx context.Context, o *office.Office, year int, scheme, group string, who []string) error {
	if scheme == "" {
		return model.Errorf(model.Usage, "用 --scheme 指定方案；shuangbaictl scheme list 列出全部")
	}
	if group != "" {
		return a.openGroup(ctx, o, year, scheme, group, who)
	}
	if len(who) > 0 {
		return model.Errorf(model.Usage, "--for 和 --group 一起用：assess open --scheme ID --group 名称 --for 联合党支部")
	}
	was, err := o.WorkingYear(ctx)
	if err != nil {
		return err
	}
	id, err := o.OpenYear(ctx, year, scheme)
	return a.changed(id, fmt.Sprintf("开始 %d 年度考核", year), err, a.yearInWork(ctx, o, was, year)...)
}

// yearInWork says which year is in work after one was opened, was being the one before; nothing of a dry run.
func (a *app) yearInWork(ctx context.Context, o *office.Office, was, opened int) []string {
	now, err := o.WorkingYear(ctx)
	switch {
	case err != nil || a.dryRun:
		return nil
	case now == was && now != opened:
		return []string{fmt.Sprintf("在办的仍是 %d 年度，它还没有核定；办 %d 年度的加上 --year %d，或者用 assess year %d 换过去", now, opened, opened, opened)}
	}
	return []string{fmt.Sprintf("在办的是 %d 年度，不写 --year 的命令都是它", now)}
}

func (a *app) assessShow(ctx context.Context, o *office.Office, year int, branch, group string) error {
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
	shown := []map[string]any{}
	for _, g := range groups {
		for _, s := range g.Sheets {
			if branch != "" && !strings.Contains(s.Branch, branch) {
				continue
			}
			r := g.Result(s.OrgID, model.FinalMark)
			shown = append(shown, map[string]any{"branch": s.Branch, "result": explained(r.Tree)})
			a.say("%s", s.Branch)
			a.tree(nil, r.Tree, 1)
		}
	}
	if len(shown) == 0 {
		return model.Errorf(model.NotFound, "%d 年度没有名称含“%s”的支部；shuangbaictl list branches 列出全部", year, branch)
	}
	if a.json {
		if branch != "" && len(shown) == 1 {
			a.print(shown[0])
		} else {
			a.print(map[string]any{"branches": shown})
		}
	}
	return nil
}

// tree says a result line by line, as the window shows it; every item tells where its mark comes from.
func (a *app) tree(parent, n *model.Result, depth int) {
	shown := scoring.LineOf(parent, n)
	line := strings.TrimRight(fmt.Sprintf("%s%s %s %s", strings.Repeat("  ", depth), n.Name, shown.Value, shown.Max), " ")
	if shown.Explains || n.Kind == model.ItemNode {
		line += "　" + n.Why
	}
	a.say("%s", line)
	for _, c := range n.Children {
		a.tree(n, c, depth+1)
	}
}

func (a *app) assessFinalise(ctx context.Context, o *office.Office, year int, on string, anyway bool, why string) error {
	decided, err := model.ParseDate(on)
	if err != nil {
		return err
	}
	if decided == "" {
		decided = o.Today()
	}
	if why != "" && !anyway {
		return model.Errorf(model.Usage, "--why 和 --anyway 一起用：assess finalise --anyway --why 理由")
	}
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	var notes []string
	if !f.Year.Finalised {
		departs, err := o.Overridings(ctx, f, nil, a.progress("核对记录"))
		if err != nil {
			return err
		}
		if said := office.OverridingText(departs); said != "" {
			notes = []string{said}
		}
	}
	var id int64
	if anyway {
		id, err = o.FinaliseAnyway(ctx, year, decided, why)
	} else {
		id, err = o.Finalise(ctx, year, decided)
	}
	return a.changed(id, fmt.Sprintf("核定 %d 年度", year), err, notes...)
}

func (a *app) assessReopen(ctx context.Context, o *office.Office, year int, why string) error {
	if strings.TrimSpace(why) == "" {
		return model.Errorf(model.Usage, "用 --why 写明重新打开的原因")
	}
	id, err := o.Reopen(ctx, year, why)
	return a.changed(id, fmt.Sprintf("重新打开 %d 年度", year), err)
}
