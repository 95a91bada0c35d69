package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// noDistrict says why a committee's file has no papers of the district.
func noDistrict(f *paper.Facts) Lack {
	switch {
	case f.District == nil:
		return Lack{Why: "这是党委的数据文件；全区的表在“区级汇总”的数据文件里出"}
	case f.District.Count(district.Came, district.Undecided) == 0:
		return Lack{Why: fmt.Sprintf("还没有收到%d年度的数据包，先在“汇总”里导入", f.District.Year), Next: atTheDistricts}
	}
	return Lack{}
}

// noneAwaited says why there is nobody to urge.
func noneAwaited(f *paper.Facts) Lack {
	switch {
	case f.District == nil:
		return noDistrict(f)
	case len(f.District.Missing()) == 0:
		return Lack{Why: "名单里的党委都报送了，没有要催的"}
	}
	return Lack{}
}

// compare makes 全区汇总表: a line for each committee, the totals of those that sent, and how each figure is worked out.
func compare(f *paper.Facts, o Options) document.Document {
	c := f.District
	title := fmt.Sprintf("%d年度全区行业综合党委汇总表", c.Year)
	t := document.Table{Name: title, RowHeight: 8.5, Columns: []document.Column{
		{Head: "序号", Width: 9.5, Align: document.CentreFigures}, {Head: "行业综合党委", Width: 34}, {Head: "支部", Width: 12, Align: document.Figures},
		{Head: "党员", Width: 13.5, Align: document.Figures}, {Head: "单位", Width: 12, Align: document.Figures}}}
	for _, m := range district.Measures()[:4] {
		t.Columns = append(t.Columns, document.Column{Head: compareHead(m), Width: 16.5, Align: document.Figures})
	}
	for _, g := range c.Whole.Grades {
		t.Columns = append(t.Columns, document.Column{Group: "等次（个）", Head: gradeHead(g.Grade), Width: 12, Align: document.Figures})
	}
	t.Columns = append(t.Columns, document.Column{Head: compareHead(district.Best), Width: 15, Align: document.Figures})
	for i, r := range c.Rows {
		t.Rows = append(t.Rows, compareRow(c, strconv.Itoa(i+1), r.Sender.Name+notFinal(c, r), r))
	}
	if got := c.Count(district.Came, district.Undecided); len(c.Rows) > 1 {
		t.Rows = append(t.Rows, document.Row{Kind: document.Sum, Cells: sumCells(c, "", fmt.Sprintf("合计（%d个党委）", got), &c.Whole)})
		if c.Told > 0 {
			t.Rows = append(t.Rows, document.Row{Cells: sumCells(c, "", fmt.Sprintf("%d年（其中%d个党委）", c.Year-1, c.Told), &c.Before)})
		}
	}
	widen(&t, lyingArea)
	t.Tail = []document.Part{document.Note{Text: compareNote(c)}, document.Signatures{Labels: []string{"审核人：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: title, Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title},
		Parts: []document.Part{document.Title{Text: title},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 110}, {Label: "截至" + c.On.Long()},
				{Label: fmt.Sprintf("应报%d个，已报%d个", len(c.Rows), c.Count(district.Came, district.Undecided))}}}, t}}
}

// notFinal is the word behind a committee whose results may still change.
func notFinal(c *district.Comparison, r *district.Row) string {
	if c.Pending(r) == "" {
		return ""
	}
	return "（" + district.NotFinal + "）"
}

// widen gives the room that a table leaves to the column of names.
func widen(t *document.Table, area float64) {
	if spare := area - t.Width(); spare > 0 {
		t.Columns[1].Width += spare
	}
}

func compareHead(m district.Measure) string {
	return map[district.Measure]string{district.Covered: "组织\n覆盖率", district.Life: "三会\n一课", district.Findings: "问题\n/支部", district.Mean: "平均分", district.Best: "优秀率"}[m]
}

// gradeHead breaks a long grade in two lines.
func gradeHead(grade string) string {
	if r := []rune(grade); len(r) > 3 {
		return string(r[:len(r)-2]) + "\n" + string(r[len(r)-2:])
	}
	return grade
}

func compareRow(c *district.Comparison, serial, name string, r *district.Row) document.Row {
	if r.Received() {
		return document.Row{Cells: sumCells(c, serial, name, &r.Sums)}
	}
	counts := []string{"", "", ""}
	words := "没有收到数据包"
	if r.HasSums {
		counts = []string{strconv.Itoa(r.Sums.Branches), strconv.Itoa(r.Sums.Members), strconv.Itoa(r.Sums.Units)}
		words += "，前三列是上年数"
	}
	cells := document.Cells(append([]string{serial, name}, counts...)...)
	return document.Row{Cells: append(cells, document.Cell{Text: words, Span: 5 + len(c.Whole.Grades), Align: document.Centre})}
}

func sumCells(c *district.Comparison, serial, name string, s *district.Sums) []document.Cell {
	texts := []string{serial, name, strconv.Itoa(s.Branches), strconv.Itoa(s.Members), strconv.Itoa(s.Units)}
	for _, m := range district.Measures()[:4] {
		texts = append(texts, orText(m.Text(s.Values[m]), noMark))
	}
	for _, g := range c.Whole.Grades {
		n := noMark
		for _, own := range s.Grades {
			if own.Grade == g.Grade {
				n = strconv.Itoa(own.N)
			}
		}
		texts = append(texts, n)
	}
	return document.Cells(append(texts, orText(district.Best.Text(s.Values[district.Best]), noMark))...)
}

// compareNote says how each figure is worked out, and who is not in the totals.
func compareNote(c *district.Comparison) string {
	var parts []string
	for _, m := range district.Measures() {
		parts = append(parts, m.Title()+"："+strings.TrimPrefix(m.Definition(), "口径："))
	}
	note := "注：" + strings.Join(parts, "；") + "。"
	if words := c.Excluded(); words != "" {
		note += words + "。"
	}
	if words := c.PendingWords(); words != "" {
		note += words + "。"
	}
	if n := c.Count(district.Undecided); n > 0 {
		note += fmt.Sprintf("有%d个党委的结果和已核定的不一致，还没有定，表中是原来核定的。", n)
	}
	return onPaper(note)
}

// compared are the committees that sent.
func compared(f *paper.Facts) []Copy {
	var all []Copy
	for _, r := range f.District.Rows {
		if r.Received() {
			all = append(all, Copy{r.Sender.ID, r.Sender.Name})
		}
	}
	return all
}

// compareSheet makes 对比说明 of one committee: its figures beside the whole, what changed, the years, and the branches that make it.
func compareSheet(f *paper.Facts, sender int64, o Options) document.Document {
	c := f.District
	r := c.Row(sender)
	title := fmt.Sprintf("%d年度对比说明", c.Year)
	d := document.Document{Title: title + "　" + r.Short, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: r.Sender.Name},
		Parts: []document.Part{document.Title{Text: title},
			document.Info{Items: []document.InfoItem{{Label: r.Sender.Name}, {Label: "数据截至" + r.Package.Day.Long()}}},
			besideWhole(c, r), document.Gap{Height: 3}}}
	if words := c.Pending(r); words != "" {
		d.Parts = append(d.Parts, document.Paragraph{Small: true, Spans: []document.Span{{Text: onPaper(words + "。"), Role: document.HeadRole}}})
	}
	for _, m := range district.Trends() {
		heading, detail, _ := c.Change(r, m)
		d.Parts = append(d.Parts, document.Paragraph{Small: true, Spans: []document.Span{{Text: onPaper(heading + "。"), Role: document.HeadRole}, {Text: onPaper(ended(detail))}}})
	}
	d.Parts = append(d.Parts, document.Gap{Height: 3}, yearsTable(c, r))
	m := c.Telling(r)
	if all := c.Makers(r, m); len(all) > 0 {
		n, head := min(10, len(all)), m.Title()
		if m == district.Findings { // of one branch
			head = "问题"
		}
		t := document.Table{Name: onPaper(m.MakersTitle(n)), RowHeight: 7, Columns: []document.Column{{Head: "序号", Width: 12, Align: document.CentreFigures}, {Head: "党支部", Width: 84},
			{Head: head, Width: 24, Align: document.Figures}, {Head: "说明", Width: 36, Align: document.Centre}}}
		for i, b := range all[:n] {
			t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), b.Name, onPaper(b.Value), onPaper(b.Note))})
		}
		d.Parts = append(d.Parts, document.Gap{Height: 3}, document.Heading{Level: 1, Small: true, Text: onPaper(m.MakersTitle(n))}, t)
	}
	d.Parts = append(d.Parts, document.Note{Text: compareNote(c)})
	return d
}

// ended closes a sentence that is not empty.
func ended(s string) string {
	if s == "" {
		return ""
	}
	return s + "。"
}

// besideWhole compares a committee with the whole district.
func besideWhole(c *district.Comparison, r *district.Row) document.Table {
	t := document.Table{Name: "与全区比", RowHeight: 8, Columns: []document.Column{{Head: "项目", Width: 48}, {Head: "本党委", Width: 36, Align: document.Figures},
		{Head: "全区", Width: 36, Align: document.Figures}, {Head: "相差", Width: 36, Align: document.Centre}}}
	for _, n := range []struct {
		name       string
		own, whole int
	}{{"支部（个）", r.Sums.Branches, c.Whole.Branches}, {"党员（名）", r.Sums.Members, c.Whole.Members}, {"单位（个）", r.Sums.Units, c.Whole.Units}} {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(n.name, strconv.Itoa(n.own), strconv.Itoa(n.whole), "")})
	}
	for _, m := range district.Measures() {
		words, _, ok := m.Difference(r.Sums.Values[m], c.Whole.Values[m])
		if !ok {
			words = noMark
		}
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(m.Title(), orText(m.Text(r.Sums.Values[m]), noMark), orText(m.Text(c.Whole.Values[m]), noMark), onPaper(words))})
	}
	return t
}

// yearsTable puts the years of a committee and of the whole under each other.
func yearsTable(c *district.Comparison, r *district.Row) document.Table {
	t := document.Table{Name: "历年", RowHeight: 7.5, Columns: []document.Column{{Head: "项目", Width: 48}}}
	wide := (uprightArea - 48) / float64(2*len(c.Years))
	for _, whose := range []string{"本党委", "全区"} {
		for _, y := range c.Years {
			t.Columns = append(t.Columns, document.Column{Group: whose, Head: fmt.Sprintf("%d年", y), Width: wide, Align: document.Figures})
		}
	}
	for _, m := range district.Measures() {
		texts := []string{m.Title()}
		for _, sums := range [][]*district.Sums{r.Trend, c.Trend} {
			for _, s := range sums {
				value := noMark
				if s != nil {
					value = orText(m.Text(s.Values[m]), noMark)
				}
				texts = append(texts, value)
			}
		}
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(texts...)})
	}
	return t
}

// awaited are the committees whose package has not come.
func awaited(f *paper.Facts) []Copy {
	var all []Copy
	for _, r := range f.District.Missing() {
		all = append(all, Copy{r.Sender.ID, r.Sender.Name})
	}
	return all
}

// reportReminder makes 报送催报通知 for a committee whose package has not come.
func reportReminder(f *paper.Facts, sender int64, o Options) document.Document {
	c := f.District
	r := c.Row(sender)
	due := "请于近日报送。"
	switch day := r.Sender.DueFor(c.Year); {
	case r.State == district.Late:
		due = fmt.Sprintf("应于%s前报送，已逾期%d天，请尽快报送。", day.Long(), r.DaysLate)
	case day != "":
		due = fmt.Sprintf("请于%s前报送。", day.Long())
	}
	title := fmt.Sprintf("关于报送%d年度数据包的通知", c.Year)
	return document.Document{Title: title, Numbers: o.numbers(), Parts: []document.Part{document.Title{Text: title},
		salutation(r.Sender.Name),
		document.Text(fmt.Sprintf("你党委%d年度数据包还没有收到。%s", c.Year, due)),
		document.Text("在双百的“设置—向区里报送”里填好区里的公钥，点“做数据包”，把做好的文件发来即可。数据包里是各支部的数字；附不附党员名册由你党委定。"),
		document.Closing{Issuer: o.issuer(f), Date: o.dated(c.On), Letter: true}}}
}
