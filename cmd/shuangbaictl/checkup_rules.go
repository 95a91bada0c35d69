package main

import (
	"context"
	"flag"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
)

const rulesUsage = "rules [--set 编号 [--number 限值] [--severity M|N|L] [--judge yes|no] --why 依据 | --reset 编号] [--dry-run]"

// checkupRules lists the rules, sets one otherwise, or gives it back what it came with.
func checkupRules(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("checkup rules")
	set := fs.String("set", "", "要改的规则")
	number := fs.Int("number", 0, "限值")
	severity := fs.String("severity", "", "级别")
	judge := fs.String("judge", "", "是否检查")
	why := fs.String("why", "", "依据")
	reset := fs.String("reset", "", "要恢复的规则")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	given := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	changes := given["number"] || given["severity"] || given["judge"]
	state, known := map[string]string{"": "", "yes": "on", "no": "off"}[*judge]
	if len(words) > 0 || !known || *set != "" && (*reset != "" || !changes) || *set == "" && (changes || given["why"]) {
		return model.Errorf(model.Usage, "用法：shuangbaictl checkup %s", rulesUsage)
	}
	ctx = a.preview(ctx)
	return a.with(ctx, *set == "" && *reset == "", func(o *office.Office) error {
		report, err := o.Checkup(ctx, "")
		if err != nil {
			return err
		}
		switch {
		case *set != "":
			rule, err := ruleNamed(report, *set)
			if err != nil {
				return err
			}
			s := model.RuleSetting{Rule: rule.ID}
			if rule.Setting != nil {
				s = *rule.Setting
			}
			if s.Reason = *why; given["number"] {
				s.Number = number
			}
			if *severity != "" {
				s.Severity = strings.ToUpper(*severity)
			}
			if state != "" {
				s.State = state
			}
			id, err := o.SetRule(ctx, s)
			return a.changed(id, "修改规则 "+rule.ID, err)
		case *reset != "":
			rule, err := ruleNamed(report, *reset)
			if err != nil {
				return err
			}
			id, err := o.ResetRule(ctx, rule.ID)
			return a.changed(id, "恢复规则 "+rule.ID, err)
		}
		a.sayRules(report)
		return nil
	})
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
		one := map[string]any{"id": rule.ID, "title": rule.Title, "severity": rule.Severity, "on": rule.On, "editable": rule.Editable(), "basis": text.Basis(),
			"words": text.Words, "fix": rule.Fix, "open": open}
		if rule.HasNumber() {
			one["number"], one["sign"], one["unit"] = rule.Number, rule.Sign, rule.Unit
		}
		if rule.Setting != nil {
			one["local"] = map[string]any{"reason": rule.Setting.Reason, "text": rule.LocalText(), "shipped_number": rule.Shipped.Number,
				"shipped_severity": rule.Shipped.Severity, "shipped_on": rule.Shipped.On}
		}
		all = append(all, one)
	}
	if a.json {
		a.print(map[string]any{"rules": all})
	}
}

const acceptUsage = "accept 问题 --until 日期 --why 理由 [--dry-run]"

// checkupAccept accepts a finding, by the key that checkup prints, with a reason and an end.
func checkupAccept(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("checkup accept")
	until := fs.String("until", "", "有效期至")
	why := fs.String("why", "", "理由")
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
		id, err := o.AcceptFinding(ctx, key, *why, day)
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
