package checkup

import (
	"context"
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// accept asks for the reason for which a finding stands for a time.
func (s *Screen) accept(f finding) {
	fields := form.New()
	why := kit.NewEntry("例如 三家在同一栋楼，党委会研究暂不拆分")
	until := kit.NewDateEntry(s.d.Office.Now()).With(string(s.today().AddMonths(12)))
	s.findings.Ask(records.Question{Title: "登记理由", Text: f.Whom() + "：" + f.Says + "。到期以前不再列为问题，体检结果里写明理由。", Fields: fields, Focus: why,
		Content: kit.VBox(look.Gap12, fields.Add("reason", "理由和依据", why), fields.Add("until_on", "有效期至", until)),
		Safe:    "不登记", Act: "登记理由",
		Read: func() (records.Write, bool) {
			day, ok := fields.Date("until_on")
			reason := fields.Value("reason")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.AcceptFinding(ctx, f.Key(), reason, day)
				return 0, change, err
			}, ok
		},
		Said: func(int64) string { return "已登记" + f.Whom() + "的理由" }})
}

func (s *Screen) withdraw(f finding) {
	id := f.Accepted.ID
	s.findings.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := o.WithdrawAcceptance(ctx, id)
		return 0, change, err
	}, func(_, change int64, err error) error {
		if err == nil {
			s.findings.Changed()
			s.d.Said("已撤回"+f.Whom()+"的理由", change)
		}
		return err
	})
}

// change asks for another number, severity or switch of a rule, with its reason.
func (s *Screen) change(r *checkup.Rule) {
	fields := form.New()
	why := kit.NewEntry("例如 市委组织部文件第三条：不超过 6 家")
	if r.Setting != nil {
		why.SetText(r.Setting.Reason)
	}
	limit := kit.NewEntry("").Wide(96)
	limit.SetText(strconv.Itoa(r.Number))
	severity := kit.NewOptionSelect([]kit.Option{{ID: "M", Text: "必须"}, {ID: "N", Text: "一般"}, {ID: "L", Text: "地方"}}, 0, nil)
	severity.SetChosenID(string(r.Severity))
	judged := kit.NewOptionSelect([]kit.Option{{ID: "on", Text: "检查"}, {ID: "off", Text: "不检查"}}, map[bool]int{true: 0, false: 1}[r.On], nil)
	content := kit.VBox(look.Gap12)
	if r.HasNumber() {
		content.Add(fields.Add("number", fmt.Sprintf("限值（%s）", r.Unit), limit))
	}
	if !r.Fixed() {
		content.Add(kit.FormGrid(2, fields.Add("severity", "级别", severity), fields.Add("judged", "是否检查", judged)))
	}
	content.Add(fields.Add("reason", "依据", why))
	s.asking().Ask(records.Question{Title: "修改规则 " + r.ID, Text: r.Title + "。改动写在体检结果里，随时可以恢复原来的限值。", Fields: fields, Focus: why,
		Content: content, Safe: "不改", Act: "修改规则",
		Read: func() (records.Write, bool) {
			set := model.RuleSetting{Rule: r.ID, Reason: fields.Value("reason")}
			if !r.Fixed() {
				set.Severity, set.State = fields.Choice("severity"), fields.Choice("judged")
			}
			if r.HasNumber() {
				n, err := strconv.Atoi(fields.Value("number"))
				if err != nil {
					fields.Field("number").SetError("写整数，例如 6")
					return nil, false
				}
				set.Number = &n
			}
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.SetRule(ctx, set)
				return 0, change, err
			}, true
		},
		Said: func(int64) string { return "已修改规则 " + r.ID }})
}

// reset gives a rule back what it came with.
func (s *Screen) reset(r *checkup.Rule) {
	id := r.ID
	s.rules.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := o.ResetRule(ctx, id)
		return 0, change, err
	}, func(_, change int64, err error) error {
		if err == nil {
			s.rules.Changed()
			s.d.Said("已恢复规则 "+id, change)
		}
		return err
	})
}

// asker is a list that asks a question and reads itself again afterwards.
type asker interface{ Ask(records.Question) }

func (s *Screen) asking() asker {
	if s.tabs.Chosen() == tabRules {
		return s.rules
	}
	return s.findings
}
