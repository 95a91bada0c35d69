package checkup

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type rule = checkup.Rule

// leastOfChip is how many rules a group has that is offered beside the search; smaller ones are behind ＋筛选, so that on a screen of 1366 which
// rules are changed or not judged can be seen.
const leastOfChip = 3

func (s *Screen) newRules() *records.Screen[rule] {
	var groups, rare []records.Filter[rule]
	shipped, _ := checkup.Shipped() // they are read once; a test reads every one
	for len(shipped) > 0 {
		first, n := shipped[0], 1
		for n < len(shipped) && shipped[n].Group == first.Group {
			n++
		}
		shipped = shipped[n:]
		f := records.Filter[rule]{ID: first.Group, Label: first.Heading, Keep: func(r rule) bool { return r.Group == first.Group }}
		if n >= leastOfChip {
			groups = append(groups, f)
			continue
		}
		f.Group = "规则"
		rare = append(rare, f)
	}
	groups = append(groups, records.Filter[rule]{ID: "set", Label: "本地改过", Apart: true, Keep: func(r rule) bool { return len(r.Settings) > 0 }},
		records.Filter[rule]{ID: "off", Label: "不检查", Keep: func(r rule) bool { return !r.On }})
	return records.New(s.d, records.Spec[rule]{
		ID: "rules", Unit: "条", Columns: s.ruleColumns(), Key: func(r rule) int64 { return number(r.ID) }, Name: func(r rule) string { return r.Title },
		Read: s.readRules, Export: &records.Export[rule]{Title: "体检规则", Noun: "条规则", Columns: s.ruleExport()}, All: "全部", Filters: groups,
		Search: func(r rule, words string) bool {
			return strings.Contains(strings.ToLower(r.ID+r.Title+basis(r)+r.Fix), words)
		},
		More: func() []records.Filter[rule] { return rare }, SearchHint: "编号、规则、条例", NoHit: "没有符合条件的规则", Empty: func() *fyne.Container { return kit.NewEmptyState("没有规则", "", nil) },
		OpenKey: "看问题", Open: func(r rule) { s.Shown(shell.FindingsOf{Rule: r.ID}) }, PaneWide: paneWidth, Pane: records.Plain(s.rulePane),
	})
}

func (s *Screen) readRules(ctx context.Context, o *office.Office, _ bool) ([]rule, func(), error) {
	r, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, nil, err
	}
	return r.Rules, func() { s.took(r) }, nil
}

func basis(r rule) string {
	all := make([]string, len(r.Texts))
	for i := range r.Texts {
		all[i] = r.Texts[i].Basis()
	}
	return strings.Join(all, "；")
}

// ruleLimit is the number of a rule with its sign and unit, — for one without.
func ruleLimit(r rule) string { return cmp.Or(r.LimitText(), "—") }

// hits counts the open findings of a rule.
func (s *Screen) hits(r rule) int {
	if s.report == nil {
		return 0
	}
	return len(s.report.Only(r.ID, 0).Open())
}

func (s *Screen) ruleColumns() []table.Column[rule] {
	id := records.Column("id", "编号", record.Choice, func(r rule) string { return r.ID })
	title := records.Column("title", "规则", record.Text, func(r rule) string { return r.Title })
	title.Width, title.Flex, title.Lead, title.Always = 220, true, true, true
	severity := table.Column[rule]{ID: "severity", Title: "级别", Width: 60, Text: func(r rule) string { return r.Severity.Label() },
		Tags: func(r rule) []table.Tag { return []table.Tag{{Text: r.Severity.Label(), Tone: tone(r.Severity)}} },
		Compare: func(a, b rule) int {
			return slices.Index(checkup.Severities(), a.Severity) - slices.Index(checkup.Severities(), b.Severity)
		}}
	limit := records.Column("limit", "限值", record.Text, ruleLimit)
	limit.Width = 108
	limit.Tone = func(r rule) look.Tone {
		if r.Shipped != nil && r.Number != r.Shipped.Number {
			return look.ToneInfo
		}
		return look.ToneNone
	}
	clause := records.Column("basis", "依据", record.Text, func(r rule) string { return r.LatestText(s.today()).Basis() })
	clause.Width, clause.Flex = 200, true
	hits := table.Column[rule]{ID: "hits", Title: "问题", Width: 72, Align: look.Right, Text: func(r rule) string {
		if !r.On {
			return "不检查"
		}
		if n := s.hits(r); n > 0 {
			return fmt.Sprint(n)
		}
		return "—"
	}, Compare: func(a, b rule) int { return cmp.Compare(s.hits(a), s.hits(b)) }}
	return []table.Column[rule]{id, title, severity, limit, clause, hits}
}

func (s *Screen) ruleExport() []table.Column[rule] {
	column := func(title string, of func(rule) string) table.Column[rule] {
		return records.Column(title, title, record.Text, of)
	}
	return []table.Column[rule]{column("编号", func(r rule) string { return r.ID }), column("规则", func(r rule) string { return r.Title }),
		column("级别", func(r rule) string { return r.Severity.Long() }), column("限值", ruleLimit), column("依据", basis),
		column("原文", func(r rule) string { return r.LatestText(s.today()).Words }), column("核对", func(r rule) string { return r.LatestText(s.today()).Sure.Label() }),
		column("怎么办", func(r rule) string { return r.Fix }), column("本地规定", func(r rule) string { return r.LocalText() }),
		column("现有问题", func(r rule) string { return fmt.Sprint(s.hits(r)) })}
}

func (s *Screen) rulePane(r rule) kit.PaneSpec {
	box := kit.VBox(look.Gap12)
	if !r.On {
		box.Add(kit.NewNote(look.ToneMuted, "现在不检查", "", "地方要求默认不检查；本地有规定的，打开并写明依据"))
	}
	box.Add(kit.Facts(56, "级别", r.Severity.Long(), "限值", ruleLimit(r), "现有问题", fmt.Sprintf("%d 个", s.hits(r))))
	addClause(box, r.LatestText(s.today()), &r)
	if len(r.Texts) > 1 {
		box.Add(text.Strong("历次条文"))
		for i := range r.Texts {
			t := &r.Texts[i]
			until := "至今"
			if t.To != "" {
				until = "至 " + string(t.To)
			}
			box.Add(text.Caption(fmt.Sprintf("%s %s　%s", t.From, until, t.Basis())))
		}
		box.Add(text.Hint("每件事按当天有效的条文判断").Wrapped())
	}
	box.Add(text.Strong("怎么办"))
	box.Add(text.Caption(r.Fix))
	s.addHistory(box, r)
	spec := kit.PaneSpec{Tag: kit.NewTag(r.Severity.Label(), tone(r.Severity)), Title: r.Title, Code: r.ID, Facts: r.Heading, Body: box}
	if n := s.hits(r); n > 0 {
		spec.Foot = append(spec.Foot, kit.NewButton(fmt.Sprintf("看 %d 个问题", n), func() { s.Shown(shell.FindingsOf{Rule: r.ID}) }).Small())
	}
	if r.Shipped != nil {
		spec.FootR = append(spec.FootR, kit.NewButton("恢复原来的", func() { s.reset(&r) }).Small())
	}
	change := kit.NewButton("修改规则", func() { s.change(&r) }).Small()
	if !r.Editable() {
		change.Off("条例写的是“应当”，限值和级别不能改")
	}
	spec.FootR = append(spec.FootR, change)
	return spec
}

// addHistory lists what the committee set, each with the day from which it holds; a wrong one can be taken out.
func (s *Screen) addHistory(box *fyne.Container, r rule) {
	if len(r.Settings) == 0 {
		return
	}
	box.Add(text.Strong("历次改动"))
	for i := range r.Settings {
		set := &r.Settings[i]
		from := "一直"
		if set.From != "" {
			from = "自 " + string(set.From) + " 起"
		}
		id := set.ID
		box.Add(kit.Border(nil, nil, nil, kit.HBox(0, kit.Space(look.Gap12, 0), kit.NewButton("去掉", func() { s.drop(r.ID, id) }).Small()),
			text.Caption(from+"　"+r.SettingText(set)+"。依据："+set.Reason)))
	}
	box.Add(text.Hint("每天按当天有效的改动检查；写错了的可以去掉").Wrapped())
}
