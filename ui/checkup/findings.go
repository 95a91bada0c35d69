package checkup

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type finding = checkup.Finding

func (s *Screen) newFindings() *records.Screen[finding] {
	return records.New(s.d, records.Spec[finding]{
		ID: "findings", Unit: "个", Columns: findingColumns(s.today), Key: func(f finding) int64 { return number(f.Key()) }, SortBy: "severity",
		Name: func(f finding) string { return f.Rule.Title }, Read: s.readFindings,
		Export:  &records.Export[finding]{Title: "体检结果", Noun: "个问题", Columns: findingExport(), People: func(rows []finding) office.Disclosure { return office.ListedFindings(rows, nil) }},
		Filters: severityFilters(), More: s.moreFilters, Opens: aboutFilter, Search: answers, SearchHint: "支部、姓名、规则", NoHit: "没有符合条件的问题",
		Empty: func() *fyne.Container {
			return kit.NewEmptyState("没有发现问题", "按现有的记录，各条规则都符合；“待补资料”里列着还判断不了的",
				shell.Writing(s.d, kit.NewButton("导入组织生活记录", s.importLife)).Icon("import"))
		},
		Foot: s.foot, OpenKey: "去处理", Open: func(f finding) { s.mend(f) }, PaneWide: paneWidth, Pane: records.Plain(s.findingPane),
	})
}

func (s *Screen) today() model.Date {
	if s.report != nil {
		return s.report.Day
	}
	return s.d.Office.Today()
}

// number makes the key of a row of its text.
func number(key string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(key))
	return int64(h.Sum64()>>1) | 1
}

func (s *Screen) readFindings(ctx context.Context, o *office.Office, _ bool) ([]finding, func(), error) {
	r, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, nil, err
	}
	return r.Findings, func() { s.took(r) }, nil
}

// foot says what was judged.
func (s *Screen) foot() string {
	if s.report == nil {
		return ""
	}
	return string(s.report.Day) + " " + s.report.Told()
}

func findingColumns(today func() model.Date) []table.Column[finding] {
	rank := func(f finding) int { return slices.Index(checkup.Severities(), f.Severity) }
	severity := table.Column[finding]{ID: "severity", Title: "级别", Width: 64, Always: true, Text: func(f finding) string { return f.Severity.Label() },
		Tags: func(f finding) []table.Tag {
			if f.Accepted != nil {
				return []table.Tag{{Text: "有理由", Tone: look.ToneMuted}}
			}
			return []table.Tag{{Text: f.Severity.Label(), Tone: tone(f.Severity)}}
		},
		Compare: func(a, b finding) int { return rank(a) - rank(b) }}
	rule := records.Column("rule", "规则", record.Text, func(f finding) string { return f.Rule.Title })
	rule.Width, rule.Flex, rule.Lead, rule.Always = 206, true, true, true
	id := records.Column("id", "编号", record.Choice, func(f finding) string { return f.Rule.ID })
	whom := records.Column("whom", "对象", record.Text, func(f finding) string { return f.Whom() })
	whom.Width, whom.Flex, whom.Ends = 190, true, true
	measured := table.Column[finding]{ID: "measured", Title: "实测", Width: 96, Align: look.Right, Text: func(f finding) string { return f.MeasuredText() },
		Bold: func(finding) bool { return true }, Ink: func(f finding) look.Token {
			if f.Severity == checkup.Must && f.Accepted == nil {
				return look.Bad
			}
			return look.Clear
		}, Compare: func(a, b finding) int { return cmp.Compare(a.Number, b.Number) }}
	limit := table.Column[finding]{ID: "limit", Title: "限值", Width: 84, Align: look.Right, Text: limitText, Ink: quiet}
	since := table.Column[finding]{ID: "since", Title: "已持续", Width: 76, Align: look.Right, Ink: quiet,
		Text:    func(f finding) string { return lasting(f.Days(today())) },
		Compare: func(a, b finding) int { return cmp.Compare(a.Days(today()), b.Days(today())) }}
	return []table.Column[finding]{severity, rule, id, whom, measured, limit, since}
}

func quiet(finding) look.Token { return look.Text2 }

// limitText is the limit as the table shows it: ≤ 5, ≥ 12 个月.
func limitText(f finding) string {
	switch f.Rule.Unit {
	case "个月", "天", "岁":
		return f.LimitText() + " " + f.Rule.Unit
	}
	return f.LimitText()
}

// lasting is a number of days in words: 37 天, 2 年.
func lasting(days int) string {
	switch {
	case days < 0:
		return "—"
	case days >= 730:
		return fmt.Sprintf("%d 年", days/365)
	}
	return fmt.Sprintf("%d 天", days)
}

func severityFilters() []records.Filter[finding] {
	var all []records.Filter[finding]
	for _, v := range checkup.Severities() {
		all = append(all, records.Filter[finding]{ID: string(v), Group: "级别", Label: v.Long(), Dot: dot(v),
			Keep: func(f finding) bool { return f.Severity == v && f.Accepted == nil }})
	}
	return append(all, records.Filter[finding]{ID: "accepted", Group: "级别", Label: "已登记理由", Keep: func(f finding) bool { return f.Accepted != nil }})
}

func dot(s checkup.Severity) look.Token {
	return map[checkup.Severity]look.Token{checkup.Must: look.BadFill, checkup.Normally: look.Warn, checkup.Local: look.Chart3, checkup.Data: look.Info}[s]
}

// moreFilters are one for each rule and each organisation that has findings.
func (s *Screen) moreFilters() []records.Filter[finding] {
	if s.report == nil {
		return nil
	}
	var rules, orgs []records.Filter[finding]
	seen := map[string]bool{}
	for _, f := range s.report.Findings {
		if !seen[f.Rule.ID] {
			seen[f.Rule.ID] = true
			rules = append(rules, ruleFilter(f.Rule.ID, f.Rule.Title))
		}
		if f.OrgID != 0 && !seen[f.Branch] {
			seen[f.Branch] = true
			orgs = append(orgs, orgFilter(f.OrgID, f.Branch))
		}
	}
	return append(rules, orgs...)
}

func ruleFilter(id, title string) records.Filter[finding] {
	return records.Filter[finding]{ID: id, Group: "规则", Label: id + " " + title, Keys: strings.ToLower(id), Keep: func(f finding) bool { return f.Rule.ID == id }}
}

func orgFilter(id int64, name string) records.Filter[finding] {
	return records.Filter[finding]{ID: "org" + strconv.FormatInt(id, 10), Group: "党组织", Label: name, Keep: func(f finding) bool { return f.OrgID == id }}
}

// aboutFilter is what another screen asked for.
func aboutFilter(target any) (records.Filter[finding], bool) {
	a, ok := target.(shell.FindingsOf)
	switch {
	case !ok:
	case a.Rule != "":
		return ruleFilter(a.Rule, ""), true
	case a.Member != 0:
		return records.Filter[finding]{ID: "member", Group: "党员", Label: "这名党员", Keep: func(f finding) bool { return f.MemberID == a.Member }}, true
	case a.Org != 0:
		return orgFilter(a.Org, "这个党组织"), true
	}
	return records.Filter[finding]{}, false
}

func answers(f finding, words string) bool {
	return strings.Contains(strings.ToLower(f.Rule.ID+" "+f.Rule.Title+" "+f.Whom()+" "+f.Says), words)
}

// findingExport are the columns of the workbook, with what the committee set differently and the reasons it gave.
func findingExport() []table.Column[finding] {
	text := func(title string, of func(finding) string) table.Column[finding] {
		return records.Column(title, title, record.Text, of)
	}
	return []table.Column[finding]{
		text("级别", func(f finding) string { return f.Severity.Long() }), text("编号", func(f finding) string { return f.Rule.ID }),
		text("规则", func(f finding) string { return f.Rule.Title }), text("党组织", func(f finding) string { return f.Branch }),
		text("党员", func(f finding) string { return f.Member }), text("实测", func(f finding) string { return f.MeasuredText() }),
		text("限值", limitText), text("情况", func(f finding) string { return f.Says }), text("依据", func(f finding) string { return f.Text.Basis() }),
		text("怎么办", func(f finding) string { return f.Rule.Fix }), text("自", func(f finding) string { return string(f.Since) }),
		text("登记的理由", func(f finding) string {
			if f.Accepted == nil {
				return ""
			}
			return fmt.Sprintf("%s（至 %s）", f.Accepted.Reason, f.Accepted.Until)
		}),
		text("本地规定", func(f finding) string { return f.Rule.LocalText() }),
	}
}

func (s *Screen) importLife() { s.d.Go(shell.Intake, shell.ImportOf{Kind: "activities"}) }
