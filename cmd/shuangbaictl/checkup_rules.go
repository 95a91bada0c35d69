package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
)

const rulesUsage = "rules [--set 编号 [--number 限值] [--severity M|N|L] [--judge yes|no] [--from 日期] --why 依据 | --reset 编号 [--from 日期] | --drop 改动编号] [--dry-run]"

// checkupRules lists the rules, sets one otherwise from a day on, gives it back what it came with, or takes a setting away.
func checkupRules(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("checkup rules")
	set := fs.String("set", "", "要改的规则")
	number := fs.Int("number", 0, "限值")
	severity := fs.String("severity", "", "级别")
	judge := fs.String("judge", "", "是否检查")
	since := fs.String("from", "", "从哪天起，不写是今天")
	why := fs.String("why", "", "依据")
	reset := fs.String("reset", "", "要恢复的规则")
	drop := fs.Int64("drop", 0, "要去掉的改动")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	given := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	changes, acts := given["number"] || given["severity"] || given["judge"], 0
	for _, act := range []string{"set", "reset", "drop"} {
		if given[act] {
			acts++
		}
	}
	state, known := map[string]string{"": "", "yes": "on", "no": "off"}[*judge]
	if len(words) > 0 || !known || acts > 1 || given["set"] != changes || given["why"] && !given["set"] || given["from"] && !given["set"] && !given["reset"] {
		return model.Errorf(model.Usage, "用法：shuangbaictl checkup %s", rulesUsage)
	}
	from, err := model.ParseDate(*since)
	if err != nil {
		return err
	}
	ctx = a.preview(ctx)
	return a.with(ctx, acts == 0, func(o *office.Office) error {
		report, err := o.Checkup(ctx, "")
		if err != nil {
			return err
		}
		switch {
		case given["set"]:
			rule, err := ruleNamed(report, *set)
			if err != nil {
				return err
			}
			s := model.RuleSetting{Rule: rule.ID, From: from, Severity: strings.ToUpper(*severity), State: state, Reason: *why}
			if given["number"] {
				s.Number = number
			}
			id, err := o.SetRule(ctx, s)
			return a.changed(id, "修改规则 "+rule.ID, err)
		case given["reset"]:
			rule, err := ruleNamed(report, *reset)
			if err != nil {
				return err
			}
			id, err := o.ResetRule(ctx, rule.ID, from)
			what := "恢复规则 " + rule.ID
			if from != "" {
				what = fmt.Sprintf("从 %s 起恢复规则 %s", from, rule.ID)
			}
			return a.changed(id, what, err, laterSettings(rule, from)...)
		case given["drop"]:
			id, err := o.DropRuleSetting(ctx, *drop)
			return a.changed(id, fmt.Sprintf("去掉规则的改动 %d", *drop), err)
		}
		a.sayRules(report)
		return nil
	})
}

// laterSettings names what was set of a rule from a later day on, which still holds from that day when the rule is restored before it.
func laterSettings(rule *checkup.Rule, from model.Date) []string {
	var notes []string
	for i := range rule.Settings {
		if s := &rule.Settings[i]; from != "" && from.Before(s.From) && !s.Restores() {
			notes = append(notes, fmt.Sprintf("从 %s 起仍按后来的改动：%s。也要去掉的，用 --drop %d", s.From, rule.SettingText(s), s.ID))
		}
	}
	return notes
}

// ruleNamed finds a rule by its ID, in capitals or not.
func ruleNamed(r *checkup.Report, id string) (*checkup.Rule, error) {
	rule := r.RuleByID(id)
	if rule == nil {
		return nil, model.Errorf(model.NotFound, "没有编号为 %s 的规则；shuangbaictl checkup rules 列出全部 %d 条", id, len(r.Rules))
	}
	return rule, nil
}

// sayRules lists the rules with their numbers and clauses, and what the committee set differently.
func (a *app) sayRules(r *checkup.Report) {
	all := []map[string]any{}
	for i := range r.Rules {
		rule := &r.Rules[i]
		text := rule.LatestText(r.Day)
		state, open := "", len(r.Only(rule.ID, 0).Open())
		switch {
		case !rule.On:
			state = "不检查"
		case open > 0:
			state = strconv.Itoa(open) + " 个问题"
		}
		a.say("  %-9s %s　%s　%s　%s　%s", rule.ID, rule.Severity.Label(), rule.Title, rule.LimitText(), text.Basis(), state)
		if local := rule.LocalText(); local != "" {
			a.say("            本地规定：%s", local)
		}
		history := []map[string]any{}
		for i := range rule.Settings {
			set := &rule.Settings[i]
			a.say("            改动 %d：%s　%s（%s）", set.ID, cmp.Or(string(set.From), "一直"), rule.SettingText(set), set.Reason)
			history = append(history, map[string]any{"id": set.ID, "from": set.From, "text": rule.SettingText(set), "reason": set.Reason})
		}
		one := map[string]any{"id": rule.ID, "title": rule.Title, "severity": rule.Severity, "on": rule.On, "editable": rule.Editable(), "basis": text.Basis(),
			"words": text.Words, "fix": rule.Fix, "open": open, "history": history}
		if rule.HasNumber() {
			one["number"], one["sign"], one["unit"] = rule.Number, rule.Sign, rule.Unit
			one["range"] = rule.Range
		}
		if rule.Shipped != nil {
			local := localJSON(rule)
			local["shipped_number"], local["shipped_severity"], local["shipped_on"] = rule.Shipped.Number, rule.Shipped.Severity, rule.Shipped.On
			one["local"] = local
		}
		all = append(all, one)
	}
	if a.json {
		a.print(map[string]any{"rules": all})
	}
}

// localJSON is what the committee set differently for a rule.
func localJSON(r *checkup.Rule) map[string]any {
	changes := []map[string]any{}
	for _, c := range r.Changes() {
		changes = append(changes, map[string]any{"what": c.What, "from": c.From, "reason": c.Reason})
	}
	return map[string]any{"rule": r.ID, "text": r.LocalText(), "changes": changes}
}

const acceptUsage = "accept 问题 --until 日期 --why 理由 [--replace] [--dry-run]"

// checkupAccept accepts a finding, by the key that checkup prints, with a reason and an end.
func checkupAccept(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("checkup accept")
	until := fs.String("until", "", "有效期至")
	why := fs.String("why", "", "理由")
	replace := fs.Bool("replace", false, "更换已经登记的理由")
	key, err := oneWord(fs, args, strings.TrimPrefix(acceptUsage, "accept "))
	if err != nil {
		return err
	}
	if *until == "" || strings.TrimSpace(*why) == "" {
		return model.Errorf(model.Usage, "用法：shuangbaictl checkup %s；问题的代号在 shuangbaictl checkup 每一行的末尾", acceptUsage)
	}
	day, err := model.ParseDate(*until)
	if err != nil {
		return err
	}
	ctx = a.preview(ctx)
	return a.with(ctx, false, func(o *office.Office) error {
		id, err := o.AcceptFinding(ctx, office.Acceptance{Key: key, Reason: *why, Until: day, Replace: *replace})
		if model.CodeOf(err) == model.Conflict {
			err = model.Errorf(model.Conflict, "%s；命令行加 --replace", model.MessageOf(err))
		}
		return a.changed(id, "登记理由", err)
	})
}

const withdrawUsage = "withdraw 理由编号 [--dry-run]"

// checkupWithdraw opens an accepted finding again.
func checkupWithdraw(ctx context.Context, a *app, args []string) error {
	word, err := oneWord(a.dryRunFlags("checkup withdraw"), args, strings.TrimPrefix(withdrawUsage, "withdraw "))
	if err != nil {
		return err
	}
	number, err := strconv.ParseInt(word, 10, 64)
	if err != nil || number <= 0 {
		return model.Errorf(model.Usage, "“%s”不是理由的编号；shuangbaictl checkup 的“已登记理由”里有", word)
	}
	ctx = a.preview(ctx)
	return a.with(ctx, false, func(o *office.Office) error {
		id, err := o.WithdrawAcceptance(ctx, number)
		return a.changed(id, "撤回理由", err)
	})
}
