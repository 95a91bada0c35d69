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

// accept asks for the reason for which a finding stands for a time; one that is registered already gives way to it.
func (s *Screen) accept(f finding) {
	fields := form.New()
	why := kit.NewEntry("例如 三家在同一栋楼，党委会研究暂不拆分")
	until := kit.NewDateEntry(s.d.Office.Now()).With(string(s.today().AddMonths(12)))
	act, done, safe, told := "登记理由", "已登记", "不登记", "到期以前不再列为问题，体检结果里写明理由。"
	if had := f.Accepted; had != nil {
		act, done, safe = "更换理由", "已更换", "不换"
		told = "现在的理由是“" + had.Reason + "”，到 " + string(had.Until) + "；换成新的以后，原来的留在变更记录里，以前的日子还按原来的。"
		until = until.With(string(had.Until))
	}
	s.findings.Ask(records.Question{Title: act, Text: f.Whom() + "：" + f.Says + "。" + told, Fields: fields, Focus: why,
		Content: kit.VBox(look.Gap12, fields.Add("reason", "理由和依据", why), fields.Add("until_on", "有效期至", until)),
		Safe:    safe, Act: act, Need: []string{"reason", "until_on"},
		Read: func() (records.Write, bool) {
			day, ok := fields.Day("until_on", s.today().AddMonths(12))
			reason := fields.Value("reason")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.AcceptFinding(ctx, office.Acceptance{Key: f.Key(), Reason: reason, Until: day, Replace: f.Accepted != nil})
				return 0, change, err
			}, ok
		},
		Said: func(int64) string { return done + f.Whom() + "的理由" }})
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

// change asks for another number, severity or switch of a rule from a day on, with its reason.
func (s *Screen) change(r *checkup.Rule) {
	fields := form.New()
	why := kit.NewEntry("例如 市委组织部文件第三条：不超过 6 家")
	from := kit.NewDateEntry(s.d.Office.Now()).With(string(s.today()))
	limit := kit.NewEntry("").Wide(96)
	limit.SetText(strconv.Itoa(r.Number))
	severity := kit.NewOptionSelect([]kit.Option{{ID: "M", Text: "必须"}, {ID: "N", Text: "一般"}, {ID: "L", Text: "地方"}}, 0, nil)
	severity.SetChosenID(string(r.Severity))
	judged := kit.NewOptionSelect([]kit.Option{{ID: "on", Text: "检查"}, {ID: "off", Text: "不检查"}}, map[bool]int{true: 0, false: 1}[r.On], nil)
	content := kit.VBox(look.Gap12)
	if r.HasNumber() {
		content.Add(fields.Add("number", fmt.Sprintf("限值（%d 到 %d %s）", r.Range[0], r.Range[1], r.Unit), limit))
	}
	if !r.Fixed() {
		content.Add(kit.FormGrid(2, fields.Add("severity", "级别", severity), fields.Add("judged", "是否检查", judged)))
	}
	content.Add(fields.Add("from_on", "从哪天起", from))
	content.Add(fields.Add("reason", "这次改动的依据", why))
	s.asking().Ask(records.Question{Title: "修改规则 " + r.ID, Text: r.Title + "。从那天起按新的检查，以前的日子还按原来的；以前也要按新的，把日期写早。改动写在体检结果里，随时可以恢复。", Fields: fields, Focus: why,
		Content: content, Safe: "不改", Act: "修改规则", Need: []string{"reason"},
		Read: func() (records.Write, bool) {
			day, ok := fields.Day("from_on", s.today())
			set := model.RuleSetting{Rule: r.ID, From: day, Reason: fields.Value("reason")}
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
			}, ok
		},
		Said: func(int64) string { return "已修改规则 " + r.ID }})
}

// reset gives a rule back what it came with, from today on.
func (s *Screen) reset(r *checkup.Rule) {
	id := r.ID
	s.writeRule("已恢复规则 "+id, func(ctx context.Context, o *office.Office) (int64, error) { return o.ResetRule(ctx, id, "") })
}

// drop takes a setting out of the history of a rule.
func (s *Screen) drop(rule string, setting int64) {
	s.writeRule("已去掉规则 "+rule+" 的一次改动", func(ctx context.Context, o *office.Office) (int64, error) { return o.DropRuleSetting(ctx, setting) })
}

func (s *Screen) writeRule(said string, write func(context.Context, *office.Office) (int64, error)) {
	s.rules.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := write(ctx, o)
		return 0, change, err
	}, func(_, change int64, err error) error {
		if err == nil {
			s.rules.Changed()
			s.d.Said(said, change)
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
