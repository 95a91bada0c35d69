package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// pioneers are the branches that have an index for somebody.
func pioneers(f *paper.Facts) []Copy {
	var all []Copy
	if f.Pioneer != nil {
		for _, b := range f.Pioneer.Branches {
			all = append(all, Copy{b.OrgID, b.Branch})
		}
	}
	return all
}

func noPioneers(f *paper.Facts) Lack {
	if f.Pioneer == nil || len(f.Pioneer.Branches) == 0 {
		return Lack{Why: "还没有填全的先锋指数；在“先锋指数”里按季度填，填全一个季度就能公示", Next: atThePioneers}
	}
	return Lack{}
}

// pioneer makes 党员先锋指数公示表 of a branch: the latest quarter by parts, the other quarters and the year. It says nothing of
// single lines, of counselling and of why points were taken off.
func pioneer(f *paper.Facts, org int64, o Options) document.Document {
	p := f.Pioneer
	var b paper.PioneerBranch
	for i := range p.Branches {
		if p.Branches[i].OrgID == org {
			b = p.Branches[i]
		}
	}
	quarter := fmt.Sprintf("%d年第%d季度", p.Year, p.Quarter)
	t := document.Table{Name: b.Branch, RowHeight: 6.4, Columns: pioneerColumns(p)}
	with, sum := 0, model.Points(0)
	for i := range b.Rows {
		r := &b.Rows[i]
		if r.Quarter.Ready {
			with, sum = with+1, sum+r.Quarter.Value
		}
		t.Rows = append(t.Rows, document.Row{Cells: pioneerCells(p, r, i+1)})
	}
	t.Tail = []document.Part{document.Note{Text: pioneerNote(p, &b, with, sum)},
		document.Paragraph{Small: true, Spans: []document.Span{{Text: "公示时间："}, {Blank: 16}, {Text: "年"}, {Blank: 10}, {Text: "月"}, {Blank: 10}, {Text: "日至"},
			{Blank: 10}, {Text: "月"}, {Blank: 10}, {Text: "日（5个工作日）。对公示内容有意见的，向本支部或者" + f.Committee.Name + "反映。"}}},
		document.Signatures{Labels: []string{"党支部书记：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: "党员先锋指数公示表　" + b.Branch, Landscape: true, Numbers: o.numbers(),
		Running: document.Running{Left: "（续）党员先锋指数公示表　" + b.Branch, Right: quarter},
		Parts: []document.Part{document.Title{Text: "党员先锋指数公示表"},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "党支部：", Value: b.Branch, Width: 120}, {Label: quarter}, {Label: fmt.Sprintf("共%d人", len(b.Rows))}}}, t}}
}

func pioneerColumns(p *paper.Pioneer) []document.Column {
	now := fmt.Sprintf("第%d季度", p.Quarter)
	columns := []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "姓名", Width: 27, Align: document.NameLeft}, {Head: "类别", Width: 12, Align: document.Centre}}
	for _, part := range p.Index.Parts {
		columns = append(columns, document.Column{Group: now, Head: part.Short + part.Max.Short(), Width: 32 / float64(len(p.Index.Parts)), Align: document.Figures, Pad: 1.4})
	}
	columns = append(columns, document.Column{Group: now, Head: "加减", Width: 13, Align: document.Figures, Pad: 1.4},
		document.Column{Group: now, Head: "指数", Width: 17, Align: document.Figures, Pad: 1.4}, document.Column{Group: now, Head: "档次", Width: 18, Align: document.Centre})
	for n := range 4 {
		columns = append(columns, document.Column{Group: "各季度", Head: []string{"一", "二", "三", "四"}[n], Width: 15, Align: document.Figures, Pad: 1.4})
	}
	return append(columns, document.Column{Head: "全年", Width: 17, Align: document.Figures, Pad: 1.4}, document.Column{Head: "民主评议", Width: 18, Align: document.Centre})
}

// pioneerCells is the line of one member; — where there is no value and none is due, blank where it is not yet given.
func pioneerCells(p *paper.Pioneer, r *paper.PioneerRow, n int) []document.Cell {
	cells := []string{strconv.Itoa(n), r.Name, r.Kind.Short()}
	q := r.Quarter
	at := 0
	for _, part := range p.Index.Parts {
		sum := model.Points(0)
		for _, c := range part.Categories {
			for range c.Lines {
				sum += q.Lines[at].Points
				at++
			}
		}
		switch {
		case !q.Ready:
			cells = append(cells, "")
		case q.Zero != "" || q.Full < p.Index.Max():
			cells = append(cells, noMark) // zeroed or rescaled: the parts do not add up to the index
		default:
			cells = append(cells, sum.String())
		}
	}
	change, value := "", ""
	if q.Ready {
		change, value = noMark, q.Value.String()
		if sum := q.Bonus - q.Minus; q.Zero != "" {
			change = "清零"
		} else if sum != 0 {
			change = sum.String()
		}
	}
	cells = append(cells, change, value, q.Band)
	for _, other := range r.Year.Quarters {
		switch {
		case other == nil:
			cells = append(cells, noMark)
		case other.Ready:
			cells = append(cells, other.Value.String())
		default:
			cells = append(cells, "")
		}
	}
	year := ""
	if r.Year.Ready {
		year = r.Year.Value.String()
	}
	return document.Cells(append(cells, year, r.Grade)...)
}

// pioneerNote says the mean, how the year comes about, and how the appraisal stands.
func pioneerNote(p *paper.Pioneer, b *paper.PioneerBranch, with int, sum model.Points) string {
	var s strings.Builder
	s.WriteString("注：")
	if with > 0 {
		fmt.Fprintf(&s, "第%d季度%d人平均%s分。", p.Quarter, with, sum.MulDiv(1, int64(with)))
	}
	if n := len(b.Rows) - with; n > 0 {
		fmt.Fprintf(&s, "%d人没有填全，空着。", n)
	}
	if p.Index.Year == model.PioneerTotal {
		s.WriteString("分数从1月起累计，全年取最近一个季度。")
	} else {
		s.WriteString("全年为已有各季度的平均分。")
	}
	for i := range b.Rows {
		if q := b.Rows[i].Quarter; q.Ready && q.Zero == "" && q.Full < p.Index.Max() {
			s.WriteString("部分项目不适用的党员，按适用的项目折算，各部分的分不列。")
			break
		}
	}
	if b.Appraise {
		fmt.Fprintf(&s, "民主评议优秀%d名，名额%d名。", b.Best, b.Limit)
		for i := range b.Rows {
			if b.Rows[i].Reason != "" {
				fmt.Fprintf(&s, "%s：%s。", b.Rows[i].Name, strings.TrimRight(b.Rows[i].Reason, "。"))
			}
		}
	}
	s.WriteString(onPaper(strings.TrimRight(strings.SplitAfter(p.Index.Note, "。")[0], "。")) + "。")
	return s.String()
}
