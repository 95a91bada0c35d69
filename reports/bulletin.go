package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// bulletin makes 考核情况通报, an official text: the marks and grades, the problems of the checkup, what is asked, and the table
// of results as its attachment.
func bulletin(f *paper.Facts, o Options) document.Document {
	y := f.Year
	s := &y.Year.Scheme
	object := objectName(s)
	title := fmt.Sprintf("关于%d年度%s考核情况的通报", y.Year.Year, object)
	date := y.Year.DecidedOn
	if date == "" {
		date = f.On
	}
	b := bulletinBuilder{f: f, count: map[string][]string{}}
	b.collect()
	sent := addresseesOfAll(f, "bulletin", "各"+object)
	d := document.Document{Title: title, Numbers: o.numbers(), Parts: []document.Part{
		document.Paragraph{Right: true, Spans: []document.Span{{Text: o.number(f)}}}, document.Blank{Lines: 2},
		document.Title{Text: o.issuer(f) + "\n" + title}, document.Blank{Lines: 1},
		salutation(sent.To...),
		document.Text(fmt.Sprintf("综合党委按照《%d年度%s双百分制考核方案》，对所属%d个%s进行了考核。经%s自评%s，现将有关情况通报如下。",
			y.Year.Year, object, len(y.Ranking.Rows), object, object, map[bool]string{true: "、资料复核和党委会议核定", false: "和资料复核，党委会议尚未核定"}[y.Year.Finalised])),
		document.Heading{Level: 1, Text: "一、总体情况"},
		runIn("（一）得分情况。", b.marks()),
		runIn("（二）等次评定。", b.grades()),
	}}
	if !y.Year.Finalised { // for the first time, or since the year was opened again: such a text is not to be issued
		d.Parts = slices.Insert(d.Parts, 3, document.Part(document.Subtitle{Text: "（未核定，得分和等次以党委会议核定的为准）"}))
	}
	if problems := b.problems(); len(problems) > 0 {
		d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "二、存在的主要问题"})
		for i, p := range problems {
			d.Parts = append(d.Parts, runIn(fmt.Sprintf("（%s）%s。", chineseNumber(i+1), p[0]), p[1]))
		}
		d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "三、整改要求"})
	} else {
		d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "二、工作要求"})
	}
	d.Parts = append(d.Parts,
		runIn("（一）限期整改。", "各"+object+"对照问题整改清单逐项整改，"+leader(y)+"为第一责任人，按期报送整改情况。"),
		runIn("（二）加强跟踪。", fmt.Sprintf("综合党委每季度核对一次整改进度，整改结果列入%d年度考核。", y.Year.Year+1)),
		document.Closing{Attachments: []string{fmt.Sprintf("%d年度%s双百分制考核结果汇总表", y.Year.Year, object)}, Issuer: o.issuer(f), Date: o.dated(date), Copies: sent.Copies})
	return d
}

// runIn is a heading of the second level that runs into its text.
func runIn(heading, words string) document.Paragraph {
	return document.Paragraph{Spans: []document.Span{{Text: heading, Role: document.KaiRole}, {Text: words}}}
}

func noResult(f *paper.Facts) Lack {
	if why := noAssessment(f); why.Is() {
		return why
	}
	if f.Year.Ranking == nil || !slices.ContainsFunc(f.Year.Ranking.Rows, func(r model.RankRow) bool { return r.Ready }) {
		return Lack{Why: "还没有打完分的" + f.Year.Year.Scheme.Counter() + "，先在“考核”里打分", Next: atTheMarks}
	}
	return Lack{}
}

type bulletinBuilder struct {
	f      *paper.Facts
	totals []model.Points
	count  map[string][]string // branches by grade
	unsure int                 // not marked to the end, or the grade is open
}

func (b *bulletinBuilder) collect() {
	for i := range b.f.Year.Ranking.Rows {
		r := &b.f.Year.Ranking.Rows[i]
		if !r.Ready || r.Open || r.Grade == "" {
			b.unsure++
		} else {
			b.count[r.Grade] = append(b.count[r.Grade], r.Branch)
		}
		if r.Ready && !r.NoTotal {
			b.totals = append(b.totals, r.Total)
		}
	}
}

// marks says the means of the hundreds and of the total, and how many reached each cut-off.
func (b *bulletinBuilder) marks() string {
	y := b.f.Year
	var words []string
	for i, p := range y.Year.Scheme.Parts {
		var mean average
		for r := range y.Ranking.Rows {
			if points, ok := y.Ranking.Rows[r].Part(i); ok && y.Ranking.Rows[r].Ready {
				mean.add(points)
			}
		}
		words = append(words, p.Name+"平均"+mean.text()+"分")
	}
	var total average
	for _, t := range b.totals {
		total.add(t)
	}
	if total.n > 0 {
		words = append(words, "总分平均"+total.text()+"分")
	}
	out := strings.Join(words, "，") + "。"
	if total.n == 0 {
		return out
	}
	var bands []string
	above := model.Points(1 << 40)
	for _, g := range y.Year.Scheme.Grades {
		n := 0
		for _, t := range b.totals {
			if t >= g.From && t < above {
				n++
			}
		}
		switch {
		case above == 1<<40:
			bands = append(bands, fmt.Sprintf("总分%s分以上%d个", g.From.Short(), n))
		case g.From == 0:
			bands = append(bands, fmt.Sprintf("不满%s分%d个", above.Short(), n))
		default:
			bands = append(bands, fmt.Sprintf("%s分以上不满%s分%d个", g.From.Short(), above.Short(), n))
		}
		above = g.From
	}
	return out + strings.Join(bands, "，") + "。"
}

// grades counts the grades and names those of the best and of the worst.
func (b *bulletinBuilder) grades() string {
	scheme := &b.f.Year.Year.Scheme
	out := ""
	for _, q := range scheme.Quotas {
		out += fmt.Sprintf("按照%s等次不超过%s的规定，", q.Grade, percentShort(q.Percent))
	}
	var counts []string
	for _, g := range scheme.Grades {
		if n := len(b.count[g.Name]); n > 0 {
			counts = append(counts, fmt.Sprintf("%s%d个", g.Name, n))
		}
	}
	if b.unsure > 0 {
		counts = append(counts, fmt.Sprintf("等次待定%d个", b.unsure))
	}
	out += map[bool]string{true: "评定", false: "拟评定"}[b.f.Year.Year.Finalised] + strings.Join(counts, "、") + "。"
	for i, g := range scheme.Grades {
		if names := b.count[g.Name]; len(names) > 0 && (i == 0 || i == len(scheme.Grades)-1) {
			out += g.Name + "等次为：" + strings.Join(names, "、") + "。"
		}
	}
	return out
}

// about reports whether the bulletin tells of an organisation: of several groups each tells of its own.
func (b *bulletinBuilder) about(org int64) bool {
	return len(b.f.Year.All()) == 1 && !b.f.Year.Year.Units || b.f.Year.Sheet(org) != nil
}

// problems are the findings of the checkup that must or normally should be mended, by group of rules: its name and a sentence.
func (b *bulletinBuilder) problems() [][2]string {
	if b.f.Checkup == nil {
		return nil
	}
	names := [][2]string{{"ORG", "组织设置不够规范"}, {"COM", "班子和任期管理不严"}, {"LIFE", "组织生活落实不平衡"}, {"MEM", "党员教育管理有薄弱环节"}, {"TRF", "组织关系接转不及时"},
		{"DEV", "发展党员程序不够严格"}, {"DUES", "党费收缴不够规范"}, {"PRIOR", "重大事项前置把关不到位"}}
	var out [][2]string
	for _, group := range names {
		var rules []string
		where := map[string][]string{}
		for _, x := range b.f.Checkup.Open() {
			if x.Rule.Group != group[0] || x.Severity == checkup.Data || !b.about(x.OrgID) {
				continue
			}
			if where[x.Rule.Title] == nil {
				rules = append(rules, x.Rule.Title)
			}
			if name := x.Branch; name == "" || !slices.Contains(where[x.Rule.Title], name) {
				where[x.Rule.Title] = append(where[x.Rule.Title], name)
			}
		}
		var words []string
		for _, r := range rules {
			if n := len(where[r]); n == 1 && where[r][0] != "" {
				words = append(words, fmt.Sprintf("%s未做到“%s”", where[r][0], r))
			} else {
				words = append(words, fmt.Sprintf("未做到“%s”的%d个", r, n))
			}
		}
		if len(words) > 0 {
			out = append(out, [2]string{group[1], sentence(strings.Join(words, "；"))})
		}
	}
	return out
}
