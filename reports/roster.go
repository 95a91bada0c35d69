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

// rosters are the branches that have members; members without a branch have a roster of their own at the end.
func rosters(f *paper.Facts) []Copy {
	count := map[int64]int{}
	for _, m := range f.Members {
		count[m.BranchID]++
	}
	var all []Copy
	for _, b := range f.Branches {
		if count[b.ID] > 0 {
			all = append(all, Copy{b.ID, b.Name})
		}
	}
	if count[0] > 0 {
		all = append(all, Copy{0, "未分到支部的党员"})
	}
	return all
}

func noMembers(f *paper.Facts) Lack {
	if len(f.Members) == 0 {
		return Lack{Why: "花名册里还没有党员，先导入党员花名册", Next: importRoster}
	}
	return Lack{}
}

// roster makes 党员花名册 of one branch: its members by pinyin or by strokes, and the statistics under them.
func roster(f *paper.Facts, org int64, o Options) document.Document {
	var members []paper.Member
	for _, m := range f.Members {
		if m.BranchID == org {
			members = append(members, m)
		}
	}
	name, order := "未分到支部的党员", "按姓名拼音排列"
	if b := f.Branch(org); b != nil {
		name = b.Name
	}
	if o.ByStrokes {
		order = "按姓氏笔画排列"
		slices.SortStableFunc(members, func(a, b paper.Member) int { return strings.Compare(a.SortStroke, b.SortStroke) })
	}
	until := "截至" + f.On.Long()
	t := document.Table{Name: name, RowHeight: 6.4, Columns: []document.Column{
		{Head: "序号", Width: 9, Align: document.CentreFigures}, {Head: "姓名", Width: 27, Align: document.NameLeft}, {Head: "性别", Width: 9, Align: document.Centre},
		{Head: "民族", Width: 16.4, Align: document.Centre}, {Head: "公民身份号码", Width: 38, Align: document.Centre},
		{Head: "出生年月", Width: 17, Align: document.Centre}, {Head: "类别", Width: 11, Align: document.Centre}, {Head: "学历", Width: 17, Align: document.Centre},
		{Head: "入党日期", Width: 21.5, Align: document.Centre}, {Head: "转正日期", Width: 21.5, Align: document.Centre},
		{Head: "岗位及党内职务", Width: 37.6, Align: document.Left},
	}}
	for i := range members {
		t.Rows = append(t.Rows, document.Row{Cells: memberCells(&members[i], i+1, o)})
	}
	table, note := statistics(f, members)
	return document.Document{Title: "党员花名册　" + name, Landscape: true, Numbers: o.numbers(),
		Running: document.Running{Left: "（续）党员花名册　" + name, Right: until},
		Parts: []document.Part{
			document.Title{Text: "党员花名册"},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "党支部：", Value: name, Width: 110}, {Label: until}, {Label: order}}},
			t,
			document.Together{Parts: []document.Part{
				document.Gap{Height: 4},
				document.Heading{Level: 1, Small: true, Text: fmt.Sprintf("统计（共%d名）", len(members))},
				table, document.Note{Text: note + idNote(o)},
				document.Signatures{Labels: []string{"党支部书记：", "组织委员：", "填表日期："}, AtFoot: true},
			}},
		}}
}

func idNote(o Options) string {
	if o.WholeNumbers {
		return ""
	}
	return "公民身份号码只印前6位、后4位。"
}

// memberCells is the line of one member.
func memberCells(m *paper.Member, n int, o Options) []document.Cell {
	id := model.MaskID(m.IDNumber)
	if o.WholeNumbers {
		id = m.IDNumber
	}
	full := string(m.FullDate)
	if m.Kind == model.Probationary {
		full = noMark
	}
	posts := []string{}
	if m.Job != "" {
		posts = append(posts, m.Job)
	}
	for _, d := range m.Posts {
		posts = append(posts, d.Label())
	}
	birth := string(m.Birth)
	if m.Birth.Precision() == model.ByDay {
		birth = birth[:7]
	}
	return document.Cells(strconv.Itoa(n), m.Name, string(m.Sex), m.Ethnicity, id, birth, m.Kind.Short(), m.Education, string(m.JoinDate), full, strings.Join(posts, "、"))
}

// sharing is a group of the statistics: how many have each of its values.
type sharing struct {
	name   string
	values []string
	of     func(*paper.Member) string // one of the values; anything else is 未填
}

// memberGroups are the groups of the statistics, by which members are counted.
func memberGroups(f *paper.Facts) []sharing {
	ages := []string{"35岁以下", "36—45岁", "46—59岁", "60岁以上"}
	return []sharing{
		{"性别", []string{"男", "女"}, func(m *paper.Member) string { return string(m.Sex) }},
		{"民族", []string{"汉族", "少数民族"}, func(m *paper.Member) string {
			if m.Ethnicity == "" || m.Ethnicity == "汉族" {
				return m.Ethnicity
			}
			return "少数民族"
		}},
		{"类别", []string{"正式", "预备"}, func(m *paper.Member) string { return m.Kind.Short() }},
		{"年龄", ages, func(m *paper.Member) string {
			switch age := m.Birth.YearsTo(f.On); {
			case age < 0:
				return ""
			case age <= 35:
				return ages[0]
			case age <= 45:
				return ages[1]
			case age <= 59:
				return ages[2]
			}
			return ages[3]
		}},
		{"学历", []string{"研究生", "大学本科", "大学专科", "其他"}, func(m *paper.Member) string {
			if m.Education == "" || slices.Contains([]string{"研究生", "大学本科", "大学专科"}, m.Education) {
				return m.Education
			}
			return "其他"
		}},
	}
}

// notGiven stands for the value of those who have none.
const notGiven = "未填"

// counted counts members by the values of the group, in their order, and at the end those who have none.
func (g *sharing) counted(members []paper.Member) []document.Share {
	count := map[string]int{}
	for i := range members {
		count[g.value(&members[i])]++
	}
	var all []document.Share
	for _, v := range append(slices.Clone(g.values), notGiven) {
		all = append(all, document.Share{Name: v, N: count[v]})
	}
	return all
}

// value is the value of a member, 未填 where he has none of the group's.
func (g *sharing) value(m *paper.Member) string {
	if v := g.of(m); slices.Contains(g.values, v) {
		return v
	}
	return notGiven
}

// statistics counts members by sex, ethnicity, kind, age and education. A value that nobody fits stands there only when
// somebody has it: 其他, 未填.
func statistics(f *paper.Facts, members []paper.Member) (document.Table, string) {
	t := document.Table{Name: "统计", RowHeight: 6.4, Columns: []document.Column{{Head: "项目", Width: 12, Align: document.Centre}}}
	number, rate := []document.Cell{head("人数", 1)}, []document.Cell{head("占比", 1)}
	for _, g := range memberGroups(f) {
		for _, c := range g.counted(members) {
			if c.N == 0 && (c.Name == notGiven || c.Name == "其他") {
				continue
			}
			t.Columns = append(t.Columns, document.Column{Group: g.name, Head: c.Name, Align: document.Figures, Pad: 1.4})
			number = append(number, text(strconv.Itoa(c.N)))
			rate = append(rate, text(share(c.N, len(members))))
		}
	}
	shareOut(t.Columns[1:], lyingArea-t.Columns[0].Width)
	t.Rows = []document.Row{{Cells: number}, {Cells: rate}}
	return t, "注：" + meanAge(f, members) + fmt.Sprintf("年龄按%s计，“以下、以上”含本数。占比四舍五入，合计可能不等于100.00%%。", f.On.Long())
}

// shareOut gives columns of rates a width each: all the same, as long as every head stands on one line so, else by their heads.
func shareOut(columns []document.Column, width float64) {
	const char, edges, rate = 3.71, 0.9, 12.0 // 33.33%
	need := func(c document.Column) float64 { return max(rate, document.Chars(c.Head)*char+edges) }
	sum, widest, alike := 0.0, 0.0, width/float64(len(columns))
	for _, c := range columns {
		sum, widest = sum+need(c), max(widest, need(c))
	}
	for i := range columns {
		columns[i].Width = alike
		if widest > alike {
			columns[i].Width = need(columns[i]) * width / sum
		}
	}
}

// meanAge says the mean age of those whose birth is known, to a tenth of a year.
func meanAge(f *paper.Facts, members []paper.Member) string {
	sum, n := 0, 0
	for i := range members {
		if age := members[i].Birth.YearsTo(f.On); age >= 0 {
			sum, n = sum+age, n+1
		}
	}
	if n == 0 {
		return ""
	}
	tenths := (sum*10 + n/2) / n
	return fmt.Sprintf("平均年龄%d.%d岁。", tenths/10, tenths%10)
}
