package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// heldMeetings are the meetings of which there can be minutes: not those still to come.
func heldMeetings(f *paper.Facts) []Copy {
	return meetingCopies(f, func(m *paper.Meeting) bool { return m.HeldBy(f.On) })
}

func noneHeld(f *paper.Facts) Lack {
	switch {
	case len(f.Meetings) == 0:
		return noMeetings(f)
	case len(heldMeetings(f)) == 0:
		return Lack{Why: "登记的会议都还没有开；开过以后才有会议纪要，会前打印“会议议程”和“数据一览”", Next: toPaper("meeting-agenda", "会议议程")}
	}
	return Lack{}
}

// minutes makes 会议纪要, an official text without a seal, its date under the title (GB/T 9704-2012, 10.3): when and by whom the meeting was held, its topics, what a session found, what was
// decided with who carries it out by when, and who was there.
func minutes(f *paper.Facts, entry int64, o Options) document.Document {
	m := meetingOf(f, entry)
	title := strings.TrimSuffix(m.Title, "会议") + "会议纪要"
	d := document.Document{Title: title, Numbers: o.numbers(), Parts: []document.Part{
		document.Paragraph{Right: true, Spans: []document.Span{{Text: o.number(f)}}}, document.Blank{Lines: 2},
		document.Title{Text: o.issuer(f) + "\n" + title}, document.Subtitle{Text: "（" + o.dated(dateOr(m.Date, f.On)) + "）"}, document.Blank{Lines: 1}}}
	d.Parts = append(d.Parts, convened(m))
	section := 0
	head := func(name string) {
		section++
		d.Parts = append(d.Parts, document.Heading{Level: 1, Text: chineseNumber(section) + "、" + name})
	}
	if topics := m.Discussed(); len(topics) > 0 {
		head("会议议题")
		for i, t := range topics {
			words := endless(t.Text)
			if t.By != "" {
				words += "（" + t.By + "提出）"
			}
			d.Parts = append(d.Parts, numbered(i, len(topics), words))
		}
	}
	if len(m.Problems) > 0 {
		head("研判情况")
		for i := range m.Problems {
			d.Parts = append(d.Parts, numbered(i, len(m.Problems), problemWords(&m.Problems[i])))
		}
	}
	head("议定事项")
	for i := range m.Decisions {
		d.Parts = append(d.Parts, numbered(i, len(m.Decisions), decisionWords(&m.Decisions[i])))
	}
	if len(m.Decisions) == 0 {
		d.Parts = append(d.Parts, document.Paragraph{Spans: []document.Span{{Blank: 130}}}, document.Paragraph{Spans: []document.Span{{Blank: 130}}})
	}
	if m.Reply != "" {
		head("上级答复")
		for _, line := range strings.Split(m.Reply, "\n") {
			d.Parts = append(d.Parts, document.Text(sentence(onPaper(line))))
		}
	}
	present := []document.Part{document.Blank{Lines: 1}, who("出席：", m.Present)}
	if m.Absent != "" {
		present = append(present, who("请假：", m.Absent))
	}
	d.Parts = withLast(d.Parts, append(present, who("记录：", m.Recorder))...)
	return d
}

// withLast adds parts that do not stand on a page of their own: they take the last paragraph along, with the heading over it.
func withLast(parts []document.Part, end ...document.Part) []document.Part {
	from := len(parts) - 1
	if _, heading := parts[from-1].(document.Heading); heading {
		from--
	}
	return append(parts[:from:from], document.Together{Parts: append(slices.Clone(parts[from:]), end...)})
}

func dateOr(day, other model.Date) model.Date {
	if day != "" {
		return day
	}
	return other
}

// convened says when, where and by whom the meeting was held; what is not known is left for ink.
func convened(m *paper.Meeting) document.Paragraph {
	var p document.Paragraph
	add := func(words string) { p.Spans = append(p.Spans, document.Span{Text: words}) }
	known := func(value string, mm float64) {
		if value == "" {
			p.Spans = append(p.Spans, document.Span{Blank: mm})
			return
		}
		add(onPaper(value))
	}
	known(m.Date.Long(), 45)
	add("，")
	known(m.Chair, 25)
	if m.Place != "" {
		add("在" + onPaper(m.Place))
	}
	add("主持召开" + onPaper(m.Title))
	if m.Unit != "" {
		add("，本次会议由" + onPaper(m.Unit) + "轮值")
	}
	add("。")
	if n := len(m.Discussed()); n > 0 {
		add(fmt.Sprintf("会议逐项讨论了%d个议题。", n))
	}
	add("现将会议情况和议定事项纪要如下。")
	return p
}

// numbered is an item, with a number where there are several.
func numbered(i, of int, words string) document.Paragraph {
	if of == 1 {
		return document.Text(sentence(words))
	}
	return document.Text("（" + chineseNumber(i+1) + "）" + sentence(words))
}

func endless(words string) string {
	return strings.TrimRight(strings.ReplaceAll(onPaper(strings.TrimSpace(words)), "\n", "；"), "。；;")
}

func problemWords(p *paper.MeetingProblem) string {
	words := ofWhom(p.Whose, endless(p.Text))
	if p.Cause != "" {
		words += "。原因：" + endless(p.Cause)
	}
	if p.Measure != "" {
		words += "。措施：" + endless(p.Measure)
	}
	switch by := model.Date(p.Due); {
	case p.Responsible != "" && p.Due != "":
		words += "。由" + p.Responsible + "负责，" + by.Long() + "前完成"
	case p.Responsible != "":
		words += "。由" + p.Responsible + "负责"
	case p.Due != "":
		words += "。" + by.Long() + "前完成"
	}
	return words
}

// decisionWords are a decision with who carries it out by when.
func decisionWords(d *paper.Decision) string {
	words := endless(d.Text)
	if d.Responsible != "" {
		words += "。由" + onPaper(d.Responsible) + "负责"
		if d.Due != "" {
			words += "，" + d.Due.Long() + "前完成"
		}
	} else if d.Due != "" {
		words += "。" + d.Due.Long() + "前完成"
	}
	return words
}

// who is a line of those who were there, with room for ink where nothing is known.
func who(label, value string) document.Paragraph {
	p := document.Paragraph{Spans: []document.Span{{Text: label, Role: document.HeadRole}, {Text: strings.ReplaceAll(onPaper(value), "\n", "、")}}}
	if value == "" {
		p.Spans[1] = document.Span{Blank: 90}
	}
	return p
}
