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

// profile makes 支部画像, one page: the figures of the year, the rates of its categories beside those of all, three years, how
// its members are made up, and its problems by the marks that they cost.
func profile(f *paper.Facts, org int64, o Options) document.Document {
	y := f.Year
	b := sheetBuilder{f: y, s: y.Sheet(org), o: o}
	title := "党支部画像"
	term := ""
	if branch := f.Branch(org); branch != nil && branch.TermEnd != "" {
		term = "任期至" + branch.TermEnd.Long()
	}
	var members []paper.Member
	for _, m := range f.Members {
		if m.BranchID == org {
			members = append(members, m)
		}
	}
	return document.Document{Title: title + "　" + b.s.Branch, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title + "　" + b.s.Branch}, Parts: []document.Part{
		document.Title{Text: title},
		document.Info{Small: true, Items: []document.InfoItem{{Value: b.s.Branch, Width: 62}, {Label: "书记：", Value: b.s.Secretary, Blank: 14}, {Label: term}, {Label: yearWords(&y.Year)}}},
		b.profileFigures(),
		document.Gap{Height: 3},
		document.Pair{Left: b.rates(f), Right: trendOf(f, org)},
		document.Gap{Height: 2},
		structureOf(f, members),
		document.Gap{Height: 3},
		b.profileProblems(f),
	}}
}

// profileFigures is the strip of figures.
func (b *sheetBuilder) profileFigures() document.Table {
	t := document.Table{Name: "主要数字", HeadHeight: 7, RowHeight: 9}
	row := document.Row{}
	add := func(head, value string) {
		t.Columns = append(t.Columns, document.Column{Head: head, Align: document.Centre})
		row.Cells = append(row.Cells, text(value))
	}
	total, rank, grade := noMark, noMark, noMark
	r := b.outcome()
	if r != nil {
		total = totalOf(r)
	}
	if ranked := b.ranked(); ranked != nil {
		grade = gradeOf(ranked)
		if ranked.Rank > 0 {
			rank = fmt.Sprintf("%d/%d", ranked.Rank, len(b.f.Ranking.Rows))
		}
	}
	add("总分", total)
	add("名次", rank)
	add("等次", grade)
	for i, p := range b.f.Year.Scheme.Parts {
		v := noMark
		if r != nil {
			v = r.PartText(i)
		}
		add(p.Name, v)
	}
	add("党员", strconv.Itoa(b.s.Members))
	for i := range t.Columns {
		t.Columns[i].Width = uprightArea / float64(len(t.Columns))
	}
	t.Rows = []document.Row{row}
	return t
}

// categoryRates are what a branch reached of the categories of a part in hundredths of a percent, -1 where nothing is known.
func categoryRates(y *model.YearFacts, s *model.MarkSheet, part *model.Part) []int {
	b := sheetBuilder{f: y, s: s}
	rates := make([]int, len(part.Categories))
	for c := range part.Categories {
		rates[c] = b.rate(&part.Categories[c])
	}
	return rates
}

func (b *sheetBuilder) rate(c *model.Category) int {
	got, possible := model.Points(0), model.Points(0)
	for i := range c.Items {
		m, ok := b.mark(c.Items[i].ID, model.FinalMark)
		if !ok {
			m, ok = b.mark(c.Items[i].ID, model.CheckedMark)
		}
		if !ok {
			return -1
		}
		if !m.NotApplicable {
			got, possible = got+m.Points, possible+c.Items[i].Max
		}
	}
	if possible == 0 {
		return -1
	}
	return int(got.MulDiv(10000, int64(possible)))
}

// meanRates are the means of the rates of all branches.
func meanRates(y *model.YearFacts, part *model.Part) []int {
	means, sums, counts := make([]int, len(part.Categories)), make([]int, len(part.Categories)), make([]int, len(part.Categories))
	for _, s := range y.Sheets {
		for c, v := range categoryRates(y, s, part) {
			if v >= 0 {
				sums[c], counts[c] = sums[c]+v, counts[c]+1
			}
		}
	}
	for c, n := range counts {
		means[c] = -1
		if n > 0 {
			means[c] = (sums[c] + n/2) / n
		}
	}
	return means
}

// rates compares the categories of the first hundred with the mean of all branches.
func (b *sheetBuilder) rates(f *paper.Facts) document.Radar {
	if len(b.f.Year.Scheme.Parts) == 0 {
		return document.Radar{}
	}
	part := &b.f.Year.Scheme.Parts[0]
	r := document.Radar{Title: part.Name + "分类得分率（%）", Note: "圆心60，外圈100", Series: []document.Series{
		{Name: "本支部", Values: categoryRates(b.f, b.s, part)}, {Name: "全委平均", Values: f.Means(func() []int { return meanRates(b.f, part) })}}}
	for c := range part.Categories {
		r.Axes = append(r.Axes, part.Categories[c].Name)
	}
	return r
}

// Portrait are the charts of 支部画像 that a window shows of a branch: its categories beside the mean of all, and its three years.
// There are none of a branch that is not assessed in the year.
func Portrait(f *paper.Facts, org int64) []document.Part {
	if f.Year == nil || f.Year.Of(org) == nil {
		return nil
	}
	f = f.For(org)
	b := sheetBuilder{f: f.Year, s: f.Year.Sheet(org)}
	charts := []document.Part{b.rates(f)}
	if trend := trendOf(f, org); len(trend.Periods) > 1 {
		charts = append(charts, trend)
	}
	return charts
}

// trendOf is the total and the hundreds of up to three years, with the mean total of all.
func trendOf(f *paper.Facts, org int64) document.Trend {
	t := document.Trend{Title: "三年得分", Corner: "得分"}
	for _, p := range f.Year.Year.Scheme.Parts {
		t.Series = append(t.Series, document.Series{Name: p.Short})
	}
	if len(t.Series) > 1 {
		t.Series = t.Series[:2]
	}
	n := len(t.Series)
	t.Series = append(t.Series, document.Series{Name: "总分"}, document.Series{Name: "全委总分"})
	for _, y := range append(append([]*model.YearFacts{}, f.Past...), f.Year) {
		t.Periods = append(t.Periods, strconv.Itoa(y.Year.Year))
		b := sheetBuilder{f: y, s: &model.MarkSheet{OrgID: org}}
		own := b.outcome()
		for i := range n {
			v := -1
			if own != nil && y.Year.Scheme.Parts[min(i, len(y.Year.Scheme.Parts)-1)].Short == t.Series[i].Name {
				if p, ok := own.Part(i); ok {
					v = int(p)
				}
			}
			t.Series[i].Values = append(t.Series[i].Values, v)
		}
		total := -1
		if own != nil && !own.NoTotal {
			total = int(own.Total)
		}
		t.Series[n].Values = append(t.Series[n].Values, total)
		t.Series[n+1].Values = append(t.Series[n+1].Values, meanTotal(y))
	}
	return t
}

func meanTotal(y *model.YearFacts) int {
	var mean average
	if y.Ranking != nil {
		for i := range y.Ranking.Rows {
			if r := &y.Ranking.Rows[i]; r.Ready && !r.NoTotal {
				mean.add(r.Total)
			}
		}
	}
	if mean.n == 0 {
		return -1
	}
	return int(mean.sum.MulDiv(1, mean.n))
}

// structureOf is how the members are made up.
func structureOf(f *paper.Facts, members []paper.Member) document.Structure {
	s := document.Structure{}
	for _, g := range memberGroups(f) {
		counts := g.counted(members)
		if g.name == "类别" {
			s.Title = fmt.Sprintf("党员结构（%d名：%s）", len(members), shareWords(counts))
		}
		if g.name == "民族" || g.name == "类别" {
			continue
		}
		s.Rows = append(s.Rows, document.StructureRow{Name: g.name, Shares: counts})
	}
	return s
}

// shareWords are counts in words: 正式28，预备2; 未填 only where there are any.
func shareWords(counts []document.Share) string {
	var words []string
	for _, c := range counts {
		if c.N > 0 || c.Name != notGiven {
			words = append(words, c.Name+strconv.Itoa(c.N))
		}
	}
	return strings.Join(words, "，")
}

// profileProblems lists the findings of the checkup and the items that cost most, as many as the page holds.
func (b *sheetBuilder) profileProblems(f *paper.Facts) document.Table {
	const most = 6
	t := document.Table{Name: "问题", RowHeight: 6.3, HeadHeight: 7, Columns: []document.Column{{Head: "级别", Width: 14, Align: document.Centre}, {Head: "体检问题和主要失分项", Width: 77},
		{Head: "实际", Width: 22, Align: document.Centre}, {Head: "要求", Width: 22, Align: document.Centre}, {Head: "失分", Width: 21, Align: document.Figures}}}
	all := 0
	add := func(cells ...string) {
		if all++; all <= most {
			t.Rows = append(t.Rows, document.Row{Cells: document.Cells(cells...)})
		}
	}
	if f.Checkup != nil {
		for _, x := range f.Checkup.OpenOf(b.s.OrgID) {
			if x.Severity != checkup.Data {
				add(x.Severity.Label(), onPaper(x.Rule.Title), onPaper(measured(&x)), onPaper(x.LimitText())+limitUnit(&x), noMark)
			}
		}
	}
	for _, l := range lostMarks(b.f, b.s.OrgID) {
		add(noMark, l.item.Name, (l.item.Max-l.lost).Short()+"分", l.item.Max.Short()+"分", l.lost.String())
	}
	if all > most {
		t.Tail = []document.Part{document.Note{Text: fmt.Sprintf("另有%d条，见体检报告和考核表。", all-most)}}
	}
	if all == 0 {
		t.Rows = []document.Row{{Cells: document.Cells("", "无", noMark, noMark, noMark)}}
	}
	return t
}
