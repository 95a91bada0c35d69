package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// publication makes 考核结果公示, the notice that is posted: what was decided, until when and to whom one may object, and the result
// of every branch with its marks.
func publication(f *paper.Facts, o Options) document.Document {
	return noticeOf([]*paper.Facts{f}, o)
}

// publications makes one notice of all the groups that have a result, or one for each of them.
func publications(p Paper) Paper {
	apart := p.Whole
	p.Whole = func(f *paper.Facts, o Options) []maker {
		var groups []*paper.Facts
		for _, g := range groupsOf(f) {
			if of := f.In(g); printed(f, g) && !noPublication(of).Is() {
				groups = append(groups, of)
			}
		}
		if o.GroupsApart || len(groups) < 2 {
			return apart(f, o)
		}
		return []maker{func() document.Document { return noticeOf(groups, o) }}
	}
	return p
}

// noticeOf is the notice of one group, or of several, each with a table of its own.
func noticeOf(groups []*paper.Facts, o Options) document.Document {
	f := groups[0]
	y := f.Year
	var objects, schemes, counts []string
	var tables []document.Part
	total := 0
	for i, g := range groups {
		object := objectName(&g.Year.Year.Scheme)
		var rows []model.RankRow
		if g.Year.Ranking != nil {
			rows = g.Year.Ranking.Rows
		}
		total += len(rows)
		if !slices.Contains(objects, object) {
			objects = append(objects, object)
			schemes = append(schemes, fmt.Sprintf("《%d年度%s双百分制考核方案》", y.Year.Year, object))
		}
		counts = append(counts, fmt.Sprintf("%s%d个", g.Year.Year.Label(), len(rows)))
		table := publicTable(&g.Year.Year.Scheme, rows, object)
		if len(groups) > 1 {
			if i > 0 {
				tables = append(tables, document.Gap{Height: 6})
			}
			table.Name += "（" + g.Year.Year.Label() + "）"
			tables = append(tables, document.Heading{Level: 1, Small: true, Text: g.Year.Year.Label()})
		}
		tables = append(tables, table)
	}
	object := strings.Join(objects, "、")
	among := ""
	if len(groups) > 1 {
		among = "（" + strings.Join(counts, "，") + "）"
	}
	title := fmt.Sprintf("关于%d年度%s考核结果的公示", y.Year.Year, object)
	days, signed := document.Paragraph{Spans: []document.Span{{Text: "公示时间："}, {Blank: 40}, {Text: "至"}, {Blank: 40}}}, f.On
	if p := y.Publication; p != nil {
		days.Spans = []document.Span{days.Spans[0], {Text: publicDays(p) + "。"}}
		signed = p.First
	}
	contact := document.Paragraph{Spans: []document.Span{{Text: "联系方式："}}}
	for _, s := range []struct {
		label, value string
		blank        float64
	}{{"联系人", f.Committee.Contact, 24}, {"，电话", f.Committee.Phone, 36}} {
		contact.Spans = append(contact.Spans, document.Span{Text: s.label + s.value})
		if s.value == "" {
			contact.Spans = append(contact.Spans, document.Span{Blank: s.blank})
		}
	}
	contact.Spans = append(contact.Spans, document.Span{Text: "。"})
	parts := []document.Part{
		document.Title{Text: f.Committee.Name + "\n" + title}, document.Blank{Lines: 1},
		document.Text(fmt.Sprintf("综合党委按照%s，对所属%d个%s%s进行了考核，结果已经%s党委会议核定，现予公示。",
			strings.Join(schemes, ""), total, object, among, y.Year.DecidedOn.Long())),
		days,
		document.Text("公示期间对考核结果有异议的，可以来电、来信、当面或者匿名向综合党委反映。反映的情况要写明是哪个" + strings.Join(objects, "或者") + "、哪一项，以便核实。"),
		contact,
		document.Closing{Issuer: f.Committee.Name, Date: signed.Long()},
		document.Gap{Height: 6},
	}
	return document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）考核结果", Right: "单位：分"}, Parts: append(parts, tables...)}
}

// publicDays are the days of a publication as papers write them.
func publicDays(p *model.Publication) string {
	if p.First == p.Last {
		return p.First.Long()
	}
	if p.First.Year() == p.Last.Year() {
		return fmt.Sprintf("%s至%d月%d日", p.First.Long(), p.Last.Month(), p.Last.Day())
	}
	return p.First.Long() + "至" + p.Last.Long()
}

// publicTable is the result of every branch, without the remarks and signatures of the summary.
func publicTable(scheme *model.Scheme, rows []model.RankRow, object string) document.Table {
	const name, all = 60.0, 156.0
	parts := scheme.Parts
	width := (all - 12 - name - 22 - 22) / float64(max(1, len(parts)))
	t := document.Table{Name: "考核结果", RowHeight: 7, Columns: []document.Column{{Head: "序号", Width: 12, Align: document.CentreFigures}, {Head: object, Width: name}}}
	for _, p := range parts {
		t.Columns = append(t.Columns, document.Column{Head: p.Short, Width: width, Align: document.Figures, Pad: 3})
	}
	t.Columns = append(t.Columns, document.Column{Head: "总分", Width: 22, Align: document.Figures, Pad: 3}, document.Column{Head: "等次", Width: 22, Align: document.Centre})
	for i := range rows {
		r := &rows[i]
		cells := document.Cells(strconv.Itoa(i+1), r.Branch)
		for p := range parts {
			cells = append(cells, text(r.PartText(p)))
		}
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, text(totalOf(&r.BranchResult)), text(gradeOf(r))), Heavy: i > 0 && gradeOf(r) != gradeOf(&rows[i-1])})
	}
	return t
}

func noPublication(f *paper.Facts) Lack {
	if why := noAssessment(f); why.Is() {
		return why
	}
	if !f.Year.Year.Finalised {
		return Lack{Why: "还没有核定，先在“考核”的“排名定级”里核定，再公示", Next: atTheRanking}
	}
	return Lack{}
}
