package office

import (
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// ruleBook are the rules as the committee set them on a day.
func ruleBook(r *store.Reader, day model.Date) ([]checkup.Rule, error) {
	rules, err := checkup.Shipped()
	if err != nil {
		return nil, err
	}
	settings, err := r.RuleSettings()
	return checkup.Apply(rules, settings, day), err
}

// SetRule sets another number, severity or switch for a rule from a day on ("" for today), with a reason; what is set already keeps
// the reason that it has. Rules that must hold keep theirs.
func (o *Office) SetRule(ctx context.Context, s model.RuleSetting) (int64, error) {
	today := o.Today()
	if s.Reason = strings.TrimSpace(s.Reason); s.From == "" {
		s.From = today
	}
	return o.write(ctx, "settings", "修改体检规则 "+s.Rule, func(tx *store.Tx) error {
		rules, err := ruleBook(&tx.Reader, s.From)
		if err != nil {
			return err
		}
		if err := checkup.CheckSetting(rules, s, today); err != nil {
			return err
		}
		i := slices.IndexFunc(rules, func(r checkup.Rule) bool { return r.ID == s.Rule })
		narrowed, ok := rules[i].Narrow(s)
		if !ok {
			return model.Errorf(model.Invalid, "%s 从 %s 起本来就是这样，没有要改的", s.Rule, s.From)
		}
		return tx.PutRuleSetting(&narrowed)
	})
}

// ResetRule gives a rule back what it came with from a day on, "" for today. What was set before stays in force up to that day.
func (o *Office) ResetRule(ctx context.Context, rule string, from model.Date) (int64, error) {
	today := o.Today()
	if from == "" {
		from = today
	}
	return o.write(ctx, "settings", "恢复体检规则 "+rule, func(tx *store.Tx) error {
		rules, err := ruleBook(&tx.Reader, from)
		if err != nil {
			return err
		}
		s := model.RuleSetting{Rule: rule, From: from, Reason: "恢复原来的规定"}
		if err := checkup.CheckSetting(rules, s, today); err != nil {
			return err
		}
		if i := slices.IndexFunc(rules, func(r checkup.Rule) bool { return r.ID == rule }); rules[i].Shipped == nil {
			return model.Errorf(model.Invalid, "%s 从 %s 起就是原来的规定，没有要恢复的", rule, from)
		}
		return tx.PutRuleSetting(&s)
	})
}

// DropRuleSetting takes one setting out of the history of a rule, as if it had never been made.
func (o *Office) DropRuleSetting(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "settings", "去掉体检规则的一次改动", func(tx *store.Tx) error { return tx.DeleteRuleSetting(id) })
}
