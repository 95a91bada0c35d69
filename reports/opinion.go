package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// opinion makes 综合评价意见 of one branch: its result, what went well, its problems, what is asked, and the committee's opinion
// with the seal. What the program cannot know is left for ink.
func opinion(f *paper.Facts, org int64, o Options) document.Document {
	y := f.Year
	b := sheetBuilder{f: y, s: y.Sheet(org), o: o}
	t := document.Table{Name: "考核结果", NoHead: true, RowHeight: 9, Columns: []document.Column{{Width: 24}, {Width: 41}, {Width: 19}, {Width: 19}, {Width: 27}, {Width: 26}}}
	result, total, rank, grade := noMark, noMark, noMark, ""
	if r := b.outcome(); r != nil {
		result = ""
		for i, p := range y.Year.Scheme.Parts {
			if i > 0 {
				result += "　"
			}
			result += p.Short + r.PartText(i)
		}
		total = totalOf(r)
	}
	if row := b.ranked(); row != nil {
		grade = gradeOf(row)
		if row.Rank > 0 {
			rank = fmt.Sprintf("%d/%d", row.Rank, len(y.Ranking.Rows))
		}
	}
	label := func(s string) document.Cell { return head(s, 1) }
	centred := func(s string) document.Cell { return document.Cell{Text: s, Align: document.Centre} }
	t.Rows = []document.Row{
		{Cells: []document.Cell{label(objectName(&y.Year.Scheme)), {Text: b.s.Branch, Span: 3}, label(leader(y)), {Text: b.s.Secretary, Align: document.Name}}},
		{Cells: []document.Cell{label("年度考核"), text(result), label("总分"), centred(total), label("名次"), centred(rank)}},
		{Cells: []document.Cell{label("核定等次"), text(grade), label(people(y)), centred(strings.TrimSuffix(peopleOf(b.s), "名")), label(leader(y) + "评定等次"), text("")}},
	}
	problems := []document.Paragraph{}
	for i, l := range lostMarks(y, org) {
		if i == 5 {
			break
		}
		words := l.item.Name
		if l.reason != "" {
			words += "：" + l.reason
		}
		problems = append(problems, document.Text(sentence(fmt.Sprintf("%d.%s（失%s分）", i+1, words, l.lost.Short()))))
	}
	sent := addresseesAt(f, "opinion", b.s)
	boxes := document.Boxes{Parted: true, Shrink: true, Items: []document.Box{
		{Label: "主要成绩", Height: 40, NoDate: true, Text: achievements(&b)},
		{Label: "存在问题", Height: 56, NoDate: true, Text: problems},
		{Label: "今后要求", Height: 26, NoDate: true, Text: []document.Paragraph{document.Text("按问题整改清单逐项整改，整改情况列入下一年度述职内容。")}},
		{Label: "党委意见", Height: 52, Seal: "（党委盖章）", Text: b.committee()},
	}}
	if len(sent) > 0 {
		boxes.Under = sentHigh
	}
	title := "综合评价意见"
	parts := []document.Part{document.Title{Text: title}, document.Subtitle{Text: "（" + yearWords(&y.Year) + "）"}, document.Gap{Height: 2}, t, boxes}
	return document.Document{Title: title + "　" + b.s.Branch, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title + "　" + b.s.Branch},
		Parts: append(parts, sent...)}
}

// sentHigh is the room that the line of the addressees takes under the boxes, mm.
const sentHigh = 8

// achievements are the categories that reached their full marks, and what gave a bonus.
func achievements(b *sheetBuilder) []document.Paragraph {
	lost := map[string]bool{}
	for _, l := range lostMarks(b.f, b.s.OrgID) {
		lost[l.category] = true
	}
	full := ""
	if b.outcome() != nil {
		for _, p := range b.f.Year.Scheme.Parts {
			for _, c := range p.Categories {
				if !lost[c.Name] {
					if full != "" {
						full += "、"
					}
					full += c.Name
				}
			}
		}
	}
	var out []document.Paragraph
	if full != "" {
		out = append(out, document.Text(full+"各项得满分。"))
	}
	for _, a := range b.s.Adjustments {
		if p := b.adjusted(a, model.FinalMark); !a.Deduction && p != "" && p != noMark {
			out = append(out, document.Text(sentence(fmt.Sprintf("%s，加%s分", a.Title, p))))
		}
	}
	return out
}

// rectifyChars is how many characters three lines of a problem hold in the size of cells.
const rectifyChars = 30

// rectify makes 问题整改清单 of one branch: the marks it lost and its findings of the checkup with what to do; who answers for
// them and by when is filled in by hand.
func rectify(f *paper.Facts, org int64, o Options) document.Document {
	b := sheetBuilder{f: f.Year, s: f.Year.Sheet(org), o: o}
	object := objectName(&f.Year.Year.Scheme)
	t := document.Table{Name: "问题", Columns: []document.Column{{Head: "序号", Width: 9, Align: document.CentreFigures}, {Head: "存在问题", Width: 42, Pad: 1.6},
		{Head: "整改措施", Width: 46, Pad: 1.6}, {Head: "责任人", Width: 16, Align: document.Name}, {Head: "完成时限", Width: 22.5, Align: document.Centre}, {Head: "完成情况", Width: 20.5, Align: document.Centre}}}
	add := func(problem, measure string) {
		if max(document.Chars(problem), document.Chars(measure)) > rectifyChars { // one size in the whole of both columns
			t.Columns[1].Small, t.Columns[2].Small = true, true
		}
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(len(t.Rows)+1), problem, measure, b.s.Secretary, "", "")})
	}
	if f.Checkup != nil {
		for _, x := range f.Checkup.OpenOf(org) {
			if x.Severity != checkup.Data {
				add(sentence(x.Says), sentence(x.Rule.Fix))
			}
		}
	}
	for _, l := range lostMarks(f.Year, org) {
		words := l.item.Name
		if l.reason != "" {
			words += "：" + b.reason(l.item.Name, l.reason).Text
		}
		add(sentence(fmt.Sprintf("%s（失%s分）", words, l.lost.Short())), "")
	}
	if len(t.Rows) == 0 {
		t.Rows = []document.Row{{Cells: document.Cells("", "无", noMark, noMark, noMark, noMark)}}
	}
	t.Tail = []document.Part{document.Note{Text: "说明：“完成情况”由" + object + "填写，综合党委每季度核对一次；未完成的写明原因和新的时限。"}, document.Gap{Height: 4},
		document.Boxes{Items: []document.Box{{Label: object, Height: 40, Seal: "（" + object + "盖章）", Signers: []string{leader(f.Year) + "签字："}}, {Label: "考核组", Height: 40, Seal: "（党委盖章）", Signers: []string{"核查签字："}}}}}
	t.Tail = append(t.Tail, addresseesAt(f, "rectify", b.s)...)
	parts := []document.Part{t}
	if len(b.long) > 0 { // they stand right under the table, and what it ends with under them
		tail := document.Together{Parts: t.Tail}
		t.Tail = nil
		parts = append(append([]document.Part{t}, b.long...), tail)
	}
	title := "问题整改清单"
	return document.Document{Title: title + "　" + b.s.Branch, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title + "　" + b.s.Branch}, Parts: append([]document.Part{
		document.Title{Text: title}, document.Subtitle{Text: "（" + yearWords(&f.Year.Year) + "）"},
		document.Info{Small: true, Items: []document.InfoItem{{Label: object + "：", Value: b.s.Branch, Width: 92}, {Label: f.On.Long() + "下发"}}}}, parts...)}
}
