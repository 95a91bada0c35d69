package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// meetingData makes 数据一览, what a meeting has before it: the committee's figures on its day, what the checkup found, the three lists, the
// tasks, what earlier meetings decided and is not carried out, and the topics.
func meetingData(f *paper.Facts, entry int64, o Options) document.Document {
	m := meetingOf(f, entry)
	title := m.Title + "数据一览"
	x, err := &paper.MeetingFigures{Day: f.On}, error(nil)
	if m.Figures != nil {
		x, err = m.Figures()
	}
	if err != nil {
		return document.Document{Title: title, Numbers: o.numbers(), Parts: []document.Part{document.Title{Text: title},
			document.Text("这次会议的数字没有读出来，再打印一次；还是这样，就在“设置”里检查数据文件。")}}
	}
	until := "截至" + x.Day.Long()
	b := dataSheet{m: m, x: x, past: x.Day.Before(f.On), d: document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: until}, Parts: []document.Part{
		document.Title{Text: title}, document.Subtitle{Text: "（" + until + "）"}, document.Info{Items: []document.InfoItem{{Value: f.Committee.Name, Width: 100}}}}}}
	b.strip()
	b.head("党组织和党员")
	b.text(b.membership())
	b.findings()
	b.lists()
	b.head("项目化任务")
	b.text(b.tasks())
	b.decisions()
	b.topics()
	b.d.Parts = append(b.d.Parts, document.Note{Text: "注：" + until + "。" + b.asNow()})
	return b.d
}

type dataSheet struct {
	m       *paper.Meeting
	x       *paper.MeetingFigures
	past    bool // the figures are of a day before the one of printing
	d       document.Document
	section int
}

// asNow says which figures of a day in the past are as they are on the day of printing.
func (b *dataSheet) asNow() string {
	if !b.past {
		return "登记了完成日期的议定事项，按这一天办没办完算。"
	}
	return "标明“现在”的和没有登记日期的，按打印当天的登记；其余按这一天算。"
}

func (b *dataSheet) add(parts ...document.Part) { b.d.Parts = append(b.d.Parts, parts...) }

func (b *dataSheet) head(words string) {
	b.section++
	b.add(document.Gap{Height: 2.5}, document.Heading{Level: 1, Small: true, Text: chineseNumber(b.section) + "、" + words})
}

func (b *dataSheet) text(words string) {
	b.add(document.Paragraph{Small: true, Spans: []document.Span{{Text: words}}})
}

// strip are the six figures that are read first.
func (b *dataSheet) strip() {
	t := document.Table{Name: "要数", HeadHeight: 8, RowHeight: 11}
	var cells []document.Cell
	waiting := 0
	for _, l := range b.x.Lists {
		waiting += l.Waiting
	}
	for _, c := range []struct {
		head string
		n    int
	}{{"党支部", b.x.Branches}, {"党员", b.x.Members}, {"体检问题", b.x.Findings}, {"清单待对接", waiting}, {"实施中的任务", b.x.Projects.Running}, {"未办结事项", len(b.x.Open)}} {
		t.Columns = append(t.Columns, document.Column{Head: c.head, Width: uprightArea / 6, Align: document.Centre})
		cells = append(cells, document.Cell{Text: strconv.Itoa(c.n), Large: true})
	}
	t.Rows = []document.Row{{Cells: cells}}
	b.add(t)
}

func (b *dataSheet) membership() string {
	x := b.x
	words := fmt.Sprintf("党支部%d个", x.Branches)
	if x.Joint > 0 {
		words += fmt.Sprintf("，其中联合党支部%d个", x.Joint)
	}
	words += fmt.Sprintf("；党员%d名", x.Members)
	if x.Probationary > 0 {
		words += fmt.Sprintf("，其中预备党员%d名", x.Probationary)
	}
	if x.Units > 0 {
		words += fmt.Sprintf("；单位%d家，有党组织的%d家，占%s", x.Units, x.Covered, percentShort(int64(x.Covered)*10000/int64(x.Units)))
	}
	return words + "。"
}

func (b *dataSheet) findings() {
	if b.x.Findings == 0 {
		b.head("体检发现的问题")
		b.text("没有发现问题。")
		return
	}
	b.head("体检发现的问题（" + findingsSaid(b.x) + "）")
	t := document.Table{Name: "体检", Columns: []document.Column{{Head: "规则", Width: 20, Align: document.Centre}, {Head: "要求", Width: 78}, {Head: "程度", Width: 26, Align: document.Centre},
		{Head: "条数", Width: 16, Align: document.CentreFigures}, {Head: "组织", Width: 16, Align: document.CentreFigures}}}
	shown := 0
	for _, r := range b.x.ByRule {
		shown += r.Findings
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(r.ID, onPaper(r.Title), r.Severity, strconv.Itoa(r.Findings), countOr(r.Orgs))})
	}
	b.add(t)
	if rest := b.x.Findings - shown; rest > 0 {
		b.add(document.Note{Text: fmt.Sprintf("另有%d条问题没有列出，见体检报告。", rest)})
	}
}

// findingsSaid counts the findings and says whose they are: 40条，涉及21个党组织，2条不在哪个党组织名下.
func findingsSaid(x *paper.MeetingFigures) string {
	words := fmt.Sprintf("%d条", x.Findings)
	if x.FindingsIn > 0 {
		words += fmt.Sprintf("，涉及%d个党组织", x.FindingsIn)
	}
	if x.OfNoBranch > 0 {
		words += fmt.Sprintf("，%d条不在哪个党组织名下", x.OfNoBranch)
	}
	return words
}

// countOr is a count, a dash for none.
func countOr(n int) string {
	if n == 0 {
		return noMark
	}
	return strconv.Itoa(n)
}

func (b *dataSheet) lists() {
	if len(b.x.Lists) == 0 {
		return
	}
	if b.past {
		b.head("三张清单（是否对接、完成是现在的）")
	} else {
		b.head("三张清单")
	}
	t := document.Table{Name: "三张清单", Columns: []document.Column{{Head: "清单", Width: 56}, {Head: "登记", Width: 25, Align: document.CentreFigures}, {Head: "待对接", Width: 25, Align: document.CentreFigures},
		{Head: "已对接", Width: 25, Align: document.CentreFigures}, {Head: "已完成", Width: 25, Align: document.CentreFigures}}}
	for _, l := range b.x.Lists {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(l.Title, strconv.Itoa(l.All), strconv.Itoa(l.Waiting), strconv.Itoa(l.Claimed), strconv.Itoa(l.Done))})
	}
	b.add(t)
}

func (b *dataSheet) tasks() string {
	p := &b.x.Projects
	if p.All == 0 {
		return "没有登记项目化任务。"
	}
	words := fmt.Sprintf("共%d个，实施中%d个，已结项或终止%d个", p.All, p.Running, p.Done)
	var behind []string
	if p.Late > 0 {
		behind = append(behind, fmt.Sprintf("逾期没有结项%d个", p.Late))
	}
	if p.MidLate > 0 {
		behind = append(behind, fmt.Sprintf("中期检查没有按期做%d个", p.MidLate))
	}
	if len(behind) > 0 {
		words += "；其中" + strings.Join(behind, "，")
	}
	if b.past && p.Extended > 0 {
		words += fmt.Sprintf("（%d个延过期，按现在的期限）", p.Extended)
	}
	return words + "。"
}

func (b *dataSheet) decisions() {
	since := "已办结"
	if b.x.Since != "" {
		since = "上次会议（" + b.x.Since.Long() + "）以来办结"
	}
	b.head(fmt.Sprintf("以往议定事项的办理（未办结%d件，%s%d件）", len(b.x.Open), since, b.x.Closed))
	if b.x.HandedLate > 0 || b.x.Handed > 0 {
		b.text(fmt.Sprintf("会议、走访、体检交办的问题未办结共%d件，其中逾期%d件。", b.x.Handed, b.x.HandedLate))
	}
	t := document.Table{Name: "议定事项", Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "议定事项", Width: 50}, {Head: "议定的会议", Width: 33},
		{Head: "责任", Width: 20, Align: document.Centre}, {Head: "期限", Width: 22, Align: document.Centre}, {Head: "办理情况", Width: 20, Align: document.Centre}}}
	for i, d := range b.x.Open {
		how := d.State
		if d.Late > 0 {
			how = fmt.Sprintf("逾期%d天", d.Late)
		}
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), endless(d.Text), onPaper(d.Meeting), orText(d.Responsible, noMark), orText(string(d.Due), noMark), how)})
	}
	if len(t.Rows) == 0 {
		t.Rows = []document.Row{{Cells: document.Cells("", "无", noMark, noMark, noMark, noMark)}}
	}
	b.add(t)
}

func (b *dataSheet) topics() {
	b.head(fmt.Sprintf("本次议题（%d个）", len(b.m.Topics)))
	t := document.Table{Name: "议题", Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "议题", Width: 55}, {Head: "提出", Width: 34}, {Head: "报送日期", Width: 22, Align: document.Centre}, {Head: "理由和建议", Width: 34, Small: true}}}
	for i, p := range b.m.Topics {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), endless(p.Text), orText(p.By, noMark), orText(string(p.On), noMark), orText(endless(p.Why), noMark))})
	}
	if len(t.Rows) == 0 {
		t.Rows = []document.Row{{Cells: document.Cells("", "无", noMark, noMark, noMark)}}
	}
	b.add(t)
}
