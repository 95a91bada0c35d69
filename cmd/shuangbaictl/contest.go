package main

import (
	"context"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/paper"
)

const contestUsage = "contest [--year Y] | contest publish --from 日期 | contest award --on 日期 [--dry-run]"

var contestColumns = []column[paper.Entrant]{
	{"rank", func(p *paper.Entrant) string { return known(p.Rank > 0, strconv.Itoa(p.Rank)) }},
	{"project", func(p *paper.Entrant) string { return p.Name }},
	{"org", func(p *paper.Entrant) string { return p.Org }},
	{"total", func(p *paper.Entrant) string { return known(p.Ready, p.Total.String()) }},
	{"grade", func(p *paper.Entrant) string { return p.Grade }},
	{"state", func(p *paper.Entrant) string { return p.State }},
	{"remark", func(p *paper.Entrant) string { return p.Remark }},
	{"earlier", func(p *paper.Entrant) string { return p.Earlier }},
}

// known is a text where it is known, else "".
func known(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// runContest ranks the best projects of a year, makes the winners public and records that they were honoured.
func runContest(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("contest")
	year := yearFlag(fs)
	from := fs.String("from", "", "公示从哪天起")
	on := fs.String("on", "", "哪天表彰")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	act := ""
	if len(words) > 0 {
		act = words[0]
	}
	if len(words) > 1 || act != "" && act != "publish" && act != "award" || (act == "publish") != (*from != "") || (act == "award") != (*on != "") {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", contestUsage)
	}
	return a.with(ctx, act == "", func(o *office.Office) error {
		y, err := a.workingYear(ctx, o, *year)
		if err != nil {
			return err
		}
		if act == "" {
			c, err := o.BestProjects(ctx, y)
			if err != nil {
				return err
			}
			if c == nil {
				return model.Errorf(model.NotFound, "“优秀项目评选”台账改过，缺评选的设置")
			}
			return printRows(a, "projects", c.Projects, contestColumns, "")
		}
		if a.dryRun {
			ctx = office.Preview(ctx)
		}
		var set int64
		if act == "publish" {
			set, err = o.PublishProjects(ctx, y, model.Date(*from))
		} else {
			set, err = o.AwardProjects(ctx, y, model.Date(*on))
		}
		if err != nil {
			return err
		}
		if a.json {
			a.print(map[string]any{"change_set": set})
		}
		if a.dryRun {
			a.say("可以这样办；只是预览，没有写任何东西")
			return nil
		}
		a.say("已写入。变更编号 %d，撤销用 shuangbaictl undo %d", set, set)
		return nil
	})
}
