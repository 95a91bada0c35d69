package main

import (
	"context"
	"flag"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
)

// runCheckup prints what does not stand with the regulations, and what is missing to judge.
func runCheckup(ctx context.Context, a *app, args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "rules":
			return checkupRules(ctx, a, args[1:])
		case "life":
			return checkupLife(ctx, a, args[1:])
		case "accept":
			return checkupAccept(ctx, a, args[1:])
		case "withdraw":
			return checkupWithdraw(ctx, a, args[1:])
		}
	}
	fs := flag.NewFlagSet("checkup", flag.ContinueOnError)
	rule := fs.String("rule", "", "规则编号")
	branch := fs.String("branch", "", "党组织")
	on := fs.String("on", "", "日期")
	words, err := parse(fs, args)
	if err == nil && len(words) > 0 {
		err = model.Errorf(model.Usage, "用法：shuangbaictl checkup [--rule 编号] [--branch 支部] [--on 日期] | %s | %s | %s | %s", rulesUsage,
			lifeUsage, acceptUsage, withdrawUsage)
	}
	if err != nil {
		return err
	}
	day, err := model.ParseDate(*on)
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(o *office.Office) error {
		report, err := o.Checkup(ctx, day)
		if err != nil {
			return err
		}
		if report, err = selected(ctx, o, report, *rule, *branch); err != nil {
			return err
		}
		a.sayCheckup(report)
		if a.json {
			a.print(checkupJSON(report))
		}
		return nil
	})
}

// selected keeps what one rule or one organisation has; names that are none are told.
func selected(ctx context.Context, o *office.Office, report *checkup.Report, rule, branch string) (*checkup.Report, error) {
	if rule != "" {
		r, err := ruleNamed(report, rule)
		if err != nil {
			return nil, err
		}
		rule = r.ID
	}
	var org int64
	if branch != "" {
		orgs, err := o.OpenOrgs(ctx)
		if err != nil {
			return nil, err
		}
		found, err := orgNamed(orgs, branch)
		if err != nil {
			return nil, err
		}
		org = found
	}
	return report.Only(rule, org), nil
}

// orgNamed finds the organisation of that name, or the only one whose name holds it.
func orgNamed(orgs []model.Org, name string) (int64, error) {
	var found []model.Org
	for _, g := range orgs {
		if g.Name == name {
			return g.ID, nil
		}
		if strings.Contains(g.Name, name) {
			found = append(found, g)
		}
	}
	switch {
	case len(found) == 0:
		return 0, model.Errorf(model.NotFound, "没有名称含“%s”的党组织；shuangbaictl list branches 列出全部", name)
	case len(found) > 1:
		return 0, model.Errorf(model.Conflict, "名称含“%s”的党组织有 %d 个，写全名", name, len(found))
	}
	return found[0].ID, nil
}

// sayCheckup prints a report for people: the findings by severity, then what to fill in.
func (a *app) sayCheckup(r *checkup.Report) {
	a.say("体检 %s：%s", r.Day.Long(), r.Told())
	for _, s := range checkup.Severities() {
		if n := r.Count(s); n > 0 {
			a.say("%s %d", s.Long(), n)
		}
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Severity == s && f.Accepted == nil {
				a.say("  %-9s %s　%s（%s）%s", f.Rule.ID, f.Whom(), f.Says, f.Text.Basis(), keyOf(f))
			}
		}
	}
	if accepted := len(r.Findings) - r.Count(""); accepted > 0 {
		a.say("已登记理由 %d", accepted)
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Accepted != nil {
			a.say("  %-9s %s　%s；理由：%s（到 %s，编号 %d）", f.Rule.ID, f.Whom(), f.Says, f.Accepted.Reason, f.Accepted.Until, f.Accepted.ID)
		}
	}
	if local := r.SetLocally(); len(local) > 0 {
		a.say("本地改过的规则 %d", len(local))
		for _, rule := range local {
			a.say("  %-9s %s　%s", rule.ID, rule.Title, rule.LocalText())
		}
	}
	if r.LifeReason != "" {
		a.say("组织生活从%s起检查，依据：%s", r.LifeFrom.Long(), r.LifeReason)
	}
	if len(r.Gaps) > 0 {
		a.say("缺资料，暂不判断 %d", len(r.Gaps))
	}
	for i := range r.Gaps {
		g := &r.Gaps[i]
		a.say("  %s%s；%s（%s）", strings.TrimPrefix(g.Whom()+"　", "　"), g.What, g.Fix, strings.Join(g.Rules, "、"))
	}
}

// keyOf is what checkup accept takes, of a finding that can be accepted.
func keyOf(f *checkup.Finding) string {
	if !f.Acceptable() {
		return ""
	}
	return " [" + f.Key() + "]"
}

func checkupJSON(r *checkup.Report) map[string]any {
	findings, missing := []map[string]any{}, []map[string]any{}
	for i := range r.Findings {
		f := &r.Findings[i]
		measured, limit, unit := f.Compared()
		one := map[string]any{"key": f.Key(), "rule": f.Rule.ID, "title": f.Rule.Title, "severity": f.Severity, "branch": f.Branch, "member": f.Member, "item": f.Item,
			"measured": measured, "limit": limit, "unit": unit, "basis": f.Text.Basis(), "words": f.Text.Words, "text": f.Says,
			"fix": f.Rule.Fix, "since": f.Since}
		if f.Accepted != nil {
			one["accepted"] = map[string]any{"id": f.Accepted.ID, "reason": f.Accepted.Reason, "until": f.Accepted.Until}
		}
		findings = append(findings, one)
	}
	for _, g := range r.Gaps {
		missing = append(missing, map[string]any{"branch": g.Branch, "member": g.Member, "what": g.What, "fix": g.Fix, "rules": g.Rules})
	}
	local := []map[string]any{}
	for _, rule := range r.SetLocally() {
		local = append(local, localJSON(rule))
	}
	summary := map[string]int{}
	for _, s := range checkup.Severities() {
		summary[string(s)] = r.Count(s)
	}
	return map[string]any{"on": r.Day, "findings": findings, "missing": missing, "summary": summary, "rules": r.Judged, "local": local,
		"accepted": len(r.Findings) - r.Count(""), "life_from": r.LifeFrom, "life_reason": r.LifeReason}
}
