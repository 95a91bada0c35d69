package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noCheckup(f *paper.Facts) Lack {
	if f.Checkup == nil || len(f.Branches) == 0 {
		return Lack{Why: "还没有党组织，先导入党组织台账", Next: importLedger}
	}
	return Lack{}
}

// checkupReport makes 党组织体检报告: the counts, what changed, the open findings by severity, those accepted with their
// reasons, the limits that the committee changed, and what is missing to judge.
func checkupReport(f *paper.Facts, o Options) document.Document {
	r := f.Checkup
	b := checkupBuilder{r: r}
	d := document.Document{Title: "党组织体检报告", Numbers: o.numbers(),
		Running: document.Running{Left: "（续）党组织体检报告", Right: r.Day.Long()},
		Parts: []document.Part{
			document.Title{Text: "党组织体检报告"},
			document.Subtitle{Text: "（" + r.Day.Long() + "）"},
			document.Info{Items: []document.InfoItem{{Value: f.Committee.Name, Width: 100}, {Label: fmt.Sprintf("规则%d条　党组织%d个", r.Judged, len(f.Branches))}}},
			b.figures(),
			document.Gap{Height: 2.5},
			document.Paragraph{Small: true, Spans: []document.Span{{Text: b.summary(f)}}},
		}}
	for _, s := range checkup.Severities() {
		if r.Count(s) > 0 {
			d.Parts = append(d.Parts, document.Gap{Height: 2.5}, b.heading(fmt.Sprintf("%s（%d条）", s.Long(), r.Count(s))), b.findings(s))
		}
	}
	if t, ok := b.accepted(); ok {
		d.Parts = append(d.Parts, document.Gap{Height: 2.5}, b.heading(fmt.Sprintf("已登记理由（%d条）", len(t.Rows))), t)
	}
	if t, ok := b.gaps(); ok {
		d.Parts = append(d.Parts, document.Gap{Height: 2.5}, b.heading(fmt.Sprintf("资料不全、没有判断的（%d处）", len(r.Gaps))), t)
	}
	if note := b.settings(); note != "" {
		d.Parts = append(d.Parts, document.Note{Text: note})
	}
	return d
}

type checkupBuilder struct {
	r       *checkup.Report
	section int // headings so far
	number  int // findings so far: numbering runs through
}

// heading numbers the sections: 一、必须整改（8条）.
func (b *checkupBuilder) heading(words string) document.Heading {
	b.section++
	return document.Heading{Level: 1, Small: true, Text: string([]rune("一二三四五六七八九")[b.section-1]) + "、" + words}
}

func (b *checkupBuilder) figures() document.Table {
	t := document.Table{Name: "合计", HeadHeight: 8, RowHeight: 11}
	cell := func(head string, n int) document.Cell {
		t.Columns = append(t.Columns, document.Column{Head: head, Width: uprightArea / 6, Align: document.Centre})
		return document.Cell{Text: strconv.Itoa(n), Large: true}
	}
	cells := []document.Cell{cell("问题合计", b.r.Count(""))}
	for _, s := range checkup.Severities() {
		cells = append(cells, cell(s.Long(), b.r.Count(s)))
	}
	t.Rows = []document.Row{{Cells: append(cells, cell("有问题的组织", b.r.BranchesWithFindings()))}}
	return t
}

// summary compares with the end of the month before, and names what has lasted longest.
func (b *checkupBuilder) summary(f *paper.Facts) string {
	out := ""
	if f.CheckupBefore != nil {
		added, gone := changes(f.CheckupBefore, b.r)
		out = fmt.Sprintf("与%s相比，新增%d条，消除%d条。", f.CheckupBefore.Day.Long(), added, gone)
	}
	if b.r.Count("") == 0 {
		return out + "没有发现问题。"
	}
	var longest *checkup.Finding
	open := b.r.Open()
	for i := range open {
		if x := &open[i]; x.Severity == checkup.Must && (longest == nil || x.Days(b.r.Day) > longest.Days(b.r.Day)) {
			longest = x
		}
	}
	if longest != nil && longest.Days(b.r.Day) > 0 {
		out += fmt.Sprintf("持续时间最长的必须整改问题：%s，%s（%s）。", longest.Whom(), longest.Rule.Title, lasted(longest.Days(b.r.Day)))
	}
	if n := b.r.Count(checkup.Must); n > 0 {
		out += fmt.Sprintf("必须整改的%d条列在前面。", n)
	}
	return onPaper(out)
}

// changes counts the open findings that came and went between two reports.
func changes(before, now *checkup.Report) (added, gone int) {
	had := map[string]bool{}
	for _, f := range before.Open() {
		had[f.Key()] = true
	}
	for _, f := range now.Open() {
		if !had[f.Key()] {
			added++
		}
		delete(had, f.Key())
	}
	return added, len(had)
}

// lasted is a number of days, from a year on in years and months.
func lasted(days int) string {
	switch {
	case days < 0:
		return noMark
	case days < 365:
		return fmt.Sprintf("%d天", days)
	case days%365 < 30:
		return fmt.Sprintf("%d年", days/365)
	}
	return fmt.Sprintf("%d年%d个月", days/365, days%365/30)
}

func (b *checkupBuilder) findings(s checkup.Severity) document.Table {
	t := document.Table{Name: s.Long(), RowHeight: 11, Columns: []document.Column{
		{Head: "序号", Width: 9.5, Align: document.CentreFigures}, {Head: "规则", Width: 17.5, Align: document.Centre}, {Head: "要求和依据", Width: 41},
		{Head: "党支部、党员", Width: 37}, {Head: "实测", Width: 18, Align: document.Centre}, {Head: "限值", Width: 15.5, Align: document.Centre},
		{Head: "已持续", Width: 17.5, Align: document.Centre},
	}}
	for _, f := range b.r.Findings {
		if f.Severity != s || f.Accepted != nil {
			continue
		}
		b.number++
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(strconv.Itoa(b.number)), text(f.Rule.ID), {Text: onPaper(f.Rule.Title), Sub: shortBasis(f.Text)},
			whom(&f), text(onPaper(measured(&f))), text(onPaper(f.LimitText()) + limitUnit(&f)), text(lasted(f.Days(b.r.Day)))}})
	}
	return t
}

// whom names the member over the branch, else the branch or the item.
func whom(f *checkup.Finding) document.Cell {
	switch {
	case f.Member != "":
		return document.Cell{Text: f.Member, Sub: f.Branch}
	case f.Branch != "" && f.Item != "":
		return document.Cell{Text: f.Branch, Sub: f.Item}
	case f.Branch != "":
		return text(f.Branch)
	}
	return text(f.Item)
}

func measured(f *checkup.Finding) string {
	if f.Measured == "" {
		return f.MeasuredText() + f.Unit()
	}
	return f.MeasuredText()
}

func limitUnit(f *checkup.Finding) string {
	if strings.ContainsAny(f.LimitText(), "0123456789") {
		return f.Unit()
	}
	return ""
}

// shortBasis is the regulation by its usual short name, with the article: 支部工作条例第五条.
func shortBasis(t *checkup.Text) string {
	return strings.NewReplacer("《", "", "》", "", "中国共产党", "", "（试行）", "").Replace(t.Basis())
}

func (b *checkupBuilder) accepted() (document.Table, bool) {
	t := document.Table{Name: "已登记理由", RowHeight: 11, Columns: []document.Column{
		{Head: "规则", Width: 17.5, Align: document.Centre}, {Head: "要求", Width: 38}, {Head: "党支部、党员", Width: 38}, {Head: "理由", Width: 40, Small: true},
		{Head: "有效期至", Width: 22.5, Align: document.Centre},
	}}
	for _, f := range b.r.Findings {
		if f.Accepted != nil {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(f.Rule.ID), text(onPaper(f.Rule.Title)), whom(&f), text(f.Accepted.Reason), text(string(f.Accepted.Until))}})
		}
	}
	return t, len(t.Rows) > 0
}

// gaps lists what is missing, each thing once with all who lack it.
func (b *checkupBuilder) gaps() (document.Table, bool) {
	t := document.Table{Name: "待补资料", Columns: []document.Column{
		{Head: "缺什么", Width: 50}, {Head: "谁", Width: 84, Small: true}, {Head: "影响的规则", Width: 22, Small: true},
	}}
	at := map[string]int{}
	for _, g := range b.r.Gaps {
		who, rules := g.Whom(), strings.Join(g.Rules, "、")
		what := onPaper(g.What)
		if row, ok := at[what+rules]; ok {
			t.Rows[row].Cells[1].Text += "、" + who
			continue
		}
		at[what+rules] = len(t.Rows)
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(what, who, rules)})
	}
	return t, len(t.Rows) > 0
}

// settings names the limits and severities that the committee changed, with the days from which and the reasons, and from when
// Party life is judged where that is later than the data file.
func (b *checkupBuilder) settings() string {
	out := ""
	for _, r := range b.r.SetLocally() {
		out += r.ID + " " + onPaper(r.Title) + "："
		for _, c := range r.Changes() {
			from := ""
			if c.From != "" {
				from = "，自" + c.From.Long() + "起"
			}
			out += onPaper(c.What) + from + "，依据：" + sentence(c.Reason)
		}
	}
	if out != "" {
		out = "本党委改动的规则：" + out
	}
	if b.r.LifeReason != "" {
		out += "组织生活从" + b.r.LifeFrom.Long() + "起检查，以前缺的活动没有列出，依据：" + sentence(b.r.LifeReason)
	}
	if out == "" {
		return ""
	}
	return "注：" + out
}
