package reports

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// agreements are those of the register.
func agreements(f *paper.Facts) []Copy {
	var all []Copy
	for _, a := range f.Agreements {
		all = append(all, Copy{a.EntryID, fmt.Sprintf("%s　%s　%s", a.Number, a.Org, a.Partner)})
	}
	return all
}

func noAgreements(f *paper.Facts) Lack {
	if len(f.Agreements) == 0 {
		return Lack{Why: "还没有共建协议；先在“台账”的“共建协议”里登记，或者从认领的需求起草", Next: inRegister("agreement", "共建协议")}
	}
	return Lack{}
}

// agreement makes 共建协议: the parties, the aim, what each promises, the steps, the term, and the boxes in which both secretaries
// sign and both sides seal. What is not known is left for ink.
func agreement(f *paper.Facts, entry int64, o Options) document.Document {
	var a paper.Agreement
	for _, one := range f.Agreements {
		if one.EntryID == entry {
			a = one
		}
	}
	title := "共建协议"
	number := orText(o.Layout.Number, orText(a.Code, a.Number))
	d := document.Document{Title: title + "　" + a.Org + "　" + a.Partner, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: number}}
	d.Parts = []document.Part{document.Title{Text: title}, document.Subtitle{Text: "（编号：" + number + "）"}, document.Blank{Lines: 1},
		party("甲方：", a.Org), party("乙方：", a.Partner)}
	opening := "为推动党建共建、资源共享、优势互补，甲乙双方经协商一致，订立本协议。"
	if a.Kind != "" {
		opening = "为推动党建共建、资源共享、优势互补，甲乙双方经协商一致，以“" + a.Kind + "”的方式开展共建，订立本协议。"
	}
	if a.Renews != "" {
		opening += "本协议为" + a.Renews + "号协议的续签。"
	}
	d.Parts = append(d.Parts, document.Text(opening))
	section := func(n int, name string, items []string) {
		d.Parts = append(d.Parts, document.Heading{Level: 1, Text: string([]rune("一二三四五六")[n]) + "、" + name})
		for i, item := range items {
			if len(items) > 1 {
				item = "（" + chineseNumber(i+1) + "）" + item
			}
			d.Parts = append(d.Parts, document.Text(sentence(item)))
		}
		if len(items) == 0 {
			d.Parts = append(d.Parts, document.Paragraph{Spans: []document.Span{{Blank: 130}}}, document.Paragraph{Spans: []document.Span{{Blank: 130}}})
		}
	}
	steps := itemsOf(a.Steps)
	if len(steps) == 0 {
		steps = []string{"签订后一个月内，双方商定年度活动计划，明确时间、内容和负责人", "按计划开展活动，每次活动由承办的一方做好记录", "每年年底，双方对照本协议总结一次，商定下一年度的安排"}
	}
	section(0, "共建目标", itemsOf(a.Aim))
	section(1, "甲方的权利和义务", itemsOf(a.Ours))
	section(2, "乙方的权利和义务", itemsOf(a.Theirs))
	section(3, "实施步骤", steps)
	section(4, "期限和次数", []string{term(&a)})
	section(5, "其他", others(&a))
	d.Parts = append(d.Parts, document.Gap{Height: 5}, document.Boxes{Parted: true, Shrink: true, Items: []document.Box{sealed("甲方", a.Secretary, a.SignedOn), sealed("乙方", a.PartnerSecretary, a.SignedOn)}})
	return d
}

func party(label, name string) document.Paragraph {
	p := document.Paragraph{Flush: true, Spans: []document.Span{{Text: label, Role: document.HeadRole}, {Text: name}}}
	if name == "" {
		p.Spans[1] = document.Span{Blank: 90}
	}
	return p
}

// ownNumber is a number with which people begin an item: 1. （一） 二、
var ownNumber = regexp.MustCompile(`^(?:\d{1,2}\s*[.．、)）](?:\D|$)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)`)

// itemsOf are the items of a text: its lines, or what ； parts in a single line, without numbers of their own.
func itemsOf(text string) []string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) == 1 {
		lines = strings.FieldsFunc(text, func(r rune) bool { return r == '；' || r == ';' })
	}
	var all []string
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if m := ownNumber.FindString(l); m != "" {
			cut := strings.TrimRight(m, "")
			if r := []rune(cut); len(r) > 0 && !strings.ContainsRune(".．、)）", r[len(r)-1]) { // the character after 1.
				cut = string(r[:len(r)-1])
			}
			l = strings.TrimSpace(strings.TrimPrefix(l, cut))
		}
		if l = strings.TrimRight(l, "；;。"); l != "" {
			all = append(all, onPaper(l))
		}
	}
	return all
}

// term says from when to when an agreement holds, and how often something is held.
func term(a *paper.Agreement) string {
	day := func(d model.Date) string {
		if d == "" {
			return "　　　　年　　月　　日"
		}
		return d.Long()
	}
	words := fmt.Sprintf("本协议自%s起至%s止", day(a.Start), day(a.End))
	if a.Times != "" {
		words += fmt.Sprintf("，每年共同开展活动不少于%s次", a.Times)
	}
	return words + "。期满前一个月双方商定是否续签；需要提前终止的，应当书面告知对方并说明原因"
}

func others(a *paper.Agreement) []string {
	all := []string{"未尽事宜由双方协商解决", "本协议一式三份，甲乙双方各执一份，报综合党委备案一份"}
	if a.Contact != "" {
		all = append([]string{"双方日常联系由甲方" + a.Contact + "和乙方指定的联系人负责"}, all...)
	}
	return all
}

// sealed is the box of one side.
func sealed(label, secretary string, on model.Date) document.Box {
	b := document.Box{Label: label, Height: 34, Seal: "（盖章）", Signers: []string{"党组织书记签字："}, Date: ""}
	if secretary != "" {
		b.Text = []document.Paragraph{{Flush: true, Spans: []document.Span{{Text: "党组织书记：" + secretary}}}}
	}
	if on != "" {
		b.Date = on.Long()
	}
	return b
}
