package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports/document"
)

// Summary makes 考核结果汇总表: all branches by rank with their marks, grades and remarks, the mean, the counts by
// grade, how the total and the quota were computed, and the signatures.
func Summary(f *model.YearFacts, o Options) document.Document {
	title := fmt.Sprintf("%d年度%s双百分制考核结果汇总表", f.Year.Year, objectName(&f.Year.Scheme))
	decided := "尚未核定"
	if f.Year.DecidedOn != "" {
		decided = f.Year.DecidedOn.Long() + "核定"
	}
	b := summaryBuilder{f: f, members: map[int64]int{}}
	for _, s := range f.Sheets {
		if n, ok := headcount(s); ok {
			b.members[s.OrgID] = n
		}
	}
	if f.Ranking != nil {
		b.rows = f.Ranking.Rows
	}
	return document.Document{
		Title:     title,
		Landscape: true,
		Numbers:   o.numbers(),
		Running:   document.Running{Left: "（续）" + title, Right: "单位：分"},
		Parts: []document.Part{
			document.Title{Text: title},
			document.Info{Small: true, Items: []document.InfoItem{
				{Label: "填报单位（盖章）：", Value: f.Committee.Name, Width: 110},
				{Label: decided},
				{Label: "单位：分"},
			}},
			b.table(),
		},
	}
}

type summaryBuilder struct {
	f       *model.YearFacts
	rows    []model.RankRow
	members map[int64]int
}

func (b *summaryBuilder) table() document.Table {
	parts := b.f.Year.Scheme.Parts
	name, remark := b.widths(47.5+20*float64(max(0, 2-len(parts))), 43.5)
	part := 20.0
	if len(parts) > 2 {
		part = 40 / float64(len(parts))
	}
	const pad = 3
	t := document.Table{Name: "考核结果", RowHeight: 6, Columns: []document.Column{
		{Head: "名次", Width: 11, Align: document.CentreFigures},
		{Head: objectName(&b.f.Year.Scheme), Width: name},
		{Head: people(b.f), Width: 13, Align: document.Figures, Pad: pad},
	}}
	for _, p := range parts {
		t.Columns = append(t.Columns, document.Column{Head: p.Name, Width: part, Align: document.Figures, Pad: pad})
	}
	t.Columns = append(t.Columns,
		document.Column{Head: "加分", Width: 15, Align: document.Figures, Pad: pad},
		document.Column{Head: "减分", Width: 15, Align: document.Figures, Pad: pad},
		document.Column{Head: "总分", Width: 20, Align: document.Figures, Pad: pad},
		document.Column{Head: "等次", Width: 20, Align: document.Centre},
		document.Column{Head: "备注", Width: remark, Small: true})
	for i := range b.rows {
		row := b.row(&b.rows[i])
		row.Heavy = i > 0 && gradeOf(&b.rows[i]) != gradeOf(&b.rows[i-1])
		t.Rows = append(t.Rows, row)
	}
	if len(b.rows) == 0 {
		cells := document.Cells("", "无")
		for range len(t.Columns) - 3 {
			cells = append(cells, text(noMark))
		}
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, text(""))})
	} else {
		t.Rows = append(t.Rows, b.mean())
	}
	t.Tail = []document.Part{
		document.Note{Text: b.statistics()},
		document.Note{Text: b.explanation()},
		document.Signatures{Labels: []string{"主要负责人：", "复核人：", "填表人："}, AtFoot: true},
	}
	return t
}

// widths are those of names and remarks, in mm: the longest name gets its line as long as the remarks, which are set
// small and wrap, keep eight characters to a line.
func (b *summaryBuilder) widths(name, remark float64) (float64, float64) {
	const nameChar, padding, leastRemark = 3.71, 2.6, 28
	longest := 0.0
	for i := range b.rows {
		longest = max(longest, document.Chars(b.rows[i].Branch))
	}
	more := min(remark-leastRemark, max(0, longest*nameChar+padding-name))
	return name + more, remark - more
}

// row is one branch; one that is not marked to the end has no values and says why.
func (b *summaryBuilder) row(r *model.RankRow) document.Row {
	members := ""
	if n, ok := b.members[r.OrgID]; ok {
		members = strconv.Itoa(n)
	}
	if !r.Ready {
		why := orText(onPaper(r.Remark), "没有打完分")
		wide := document.Cell{Text: why, Span: len(b.f.Year.Scheme.Parts) + 4, Align: document.Centre}
		return document.Row{Cells: []document.Cell{text(""), text(r.Branch), text(members), wide, text("")}}
	}
	rank := noMark
	if r.Rank > 0 {
		rank = strconv.Itoa(r.Rank)
	}
	cells := document.Cells(rank, r.Branch, members)
	for i := range b.f.Year.Scheme.Parts {
		cells = append(cells, text(r.PartText(i)))
	}
	return document.Row{Cells: append(cells, text(orNone(r.HasBonus, r.Bonus)), text(orNone(r.HasDeduct, r.Deduction)),
		text(totalOf(&r.BranchResult)), text(gradeOf(r)), text(onPaper(r.Remark)))}
}

// mean is the row 平均, each column over the branches that have a value in it.
func (b *summaryBuilder) mean() document.Row {
	var total average
	parts := make([]average, len(b.f.Year.Scheme.Parts))
	for i := range b.rows {
		r := &b.rows[i]
		if !r.Ready {
			continue
		}
		if !r.NoTotal {
			total.add(r.Total)
		}
		for p := range parts {
			if points, ok := r.Part(p); ok {
				parts[p].add(points)
			}
		}
	}
	cells := []document.Cell{text(""), {Text: "平均", Head: true}, text("")}
	for _, p := range parts {
		cells = append(cells, text(p.text()))
	}
	return document.Row{Kind: document.Sum, Cells: append(cells, text(""), text(""), text(total.text()), text(""), text(""))}
}

// average is a mean in the making.
type average struct {
	sum model.Points
	n   int64
}

func (a *average) add(p model.Points) { a.sum, a.n = a.sum+p, a.n+1 }

func (a *average) text() string {
	if a.n == 0 {
		return noMark
	}
	return a.sum.MulDiv(1, a.n).String()
}

// statistics counts branches, members and grades.
func (b *summaryBuilder) statistics() string {
	members, unready, open, young := 0, 0, 0, 0
	count := map[string]int{}
	for i := range b.rows {
		r := &b.rows[i]
		members += b.members[r.OrgID]
		switch {
		case !r.Ready:
			unready++
		case r.NotGraded:
			young++
		case r.Open || r.Grade == "":
			open++
		default:
			count[r.Grade]++
		}
	}
	var grades []string
	for _, g := range b.f.Year.Scheme.Grades {
		if n := count[g.Name]; n > 0 {
			grades = append(grades, fmt.Sprintf("%s%d个，占%s", g.Name, n, share(n, len(b.rows))))
		}
	}
	if open > 0 {
		grades = append(grades, fmt.Sprintf("等次待定%d个", open))
	}
	if young > 0 {
		grades = append(grades, fmt.Sprintf("不评定等次%d个", young))
	}
	if unready > 0 {
		grades = append(grades, fmt.Sprintf("没有打完分%d个", unready))
	}
	kind := objectName(&b.f.Year.Scheme)
	if b.f.Year.Scheme.AssessesBranches() {
		kind = "支部"
	}
	outside := ""
	if n := b.f.Unassigned; n > 0 && !b.f.Year.Units && b.f.Year.Group <= 1 { // told once in the year
		outside = fmt.Sprintf("，另有%d名党员未分到支部，未计入", n)
	}
	return fmt.Sprintf("统计：%s%d个，%s%d名%s。%s", kind, len(b.rows), people(b.f), members, outside, sentence(strings.Join(grades, "；")))
}

// partAway reports whether a hundred does not apply to a branch.
func (b *summaryBuilder) partAway(r model.RankRow) bool {
	for i := range b.f.Year.Scheme.Parts {
		if r.Ready && r.PartAway(i) {
			return true
		}
	}
	return false
}

// ranking says how equal totals and, where there are any, vetoed branches are ranked.
func (b *summaryBuilder) ranking() string {
	out := sentence(scoring.RankWords(b.f.Year.Scheme.Ranking))
	vetoed := func(r model.RankRow) bool { return r.Ready && r.Vetoed }
	if slices.ContainsFunc(b.rows, vetoed) {
		out += sentence(scoring.VetoedWords(b.f.Year.Scheme.Ranking))
	}
	if slices.ContainsFunc(b.rows, b.partAway) {
		out += "整项不适用的不算0分，总分按其余部分计，平均不含不适用的。"
	}
	return out
}

// explanation says how totals, ranks and quotas were computed.
func (b *summaryBuilder) explanation() string {
	out := "注：" + formula(&b.f.Year.Scheme) + "，四舍五入到0.01。" + b.ranking()
	if b.f.Ranking == nil {
		return out
	}
	if !b.f.Year.Finalised {
		changed := 0
		for _, s := range b.f.Sheets {
			changed += s.CommitteeChanges()
		}
		out += sentence("总分" + marksUsed(changed) + "，尚未核定")
	}
	for _, use := range b.f.Ranking.Quotas {
		for _, q := range b.f.Year.Scheme.Quotas {
			if q.Grade == use.Grade {
				out += fmt.Sprintf("%s名额%d×%s＝%d个，%s。", q.Grade, use.Base, percentShort(q.Percent), use.Limit, roundingName(q.Rounding))
			}
		}
	}
	for _, n := range b.f.Ranking.Notes {
		out += sentence(n)
	}
	return out
}
