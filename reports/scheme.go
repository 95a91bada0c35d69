package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noYear(f *paper.Facts) Lack {
	if f.Year == nil {
		return Lack{Why: "还没有考核年度，先在“考核”里开始一个年度", Next: atTheScheme}
	}
	return Lack{}
}

// scheme makes 考核方案: what is assessed and how, in words, and the tables of the items of each hundred.
func scheme(f *paper.Facts, o Options) document.Document {
	s := &f.Year.Year.Scheme
	title := fmt.Sprintf("%d年度%s双百分制考核方案", f.Year.Year.Year, objectName(s))
	d := document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: "单位：分"}, Parts: []document.Part{
		document.Title{Text: title}, document.Blank{Lines: 1},
		document.Heading{Level: 1, Text: "一、考核对象"},
		document.Text(whoIsAssessed(f)),
		document.Heading{Level: 1, Text: "二、考核内容"},
	}}
	for i, p := range s.Parts {
		d.Parts = append(d.Parts, document.Text(fmt.Sprintf("（%s）%s%s分：%s。指标见附表%d。", chineseNumber(i+1), p.Name, p.Max.Short(), categoryList(&p), i+1)))
	}
	d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "三、计分办法"}, document.Text(sentence(formula(s)+"，四舍五入到0.01")))
	d.Parts = append(d.Parts, listed(scoring.AdjustTexts("加分", s.Bonus)), listed(scoring.AdjustTexts("减分", s.Deduction)))
	if gate := scoring.GateText(s); gate != "" {
		d.Parts = append(d.Parts, document.Text(sentence(gate)))
	}
	d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "四、等次和名额"})
	d.Parts = append(d.Parts, listed(append([]string{"按总分评定等次"}, scoring.GradeTexts(s)...)))
	for _, q := range s.Quotas {
		d.Parts = append(d.Parts, document.Text(sentence(scoring.QuotaText(q))))
	}
	d.Parts = append(d.Parts, document.Text(sentence(scoring.RankWords(s.Ranking))))
	if len(s.Vetoes) > 0 {
		var names []string
		for _, v := range s.Vetoes {
			names = append(names, v.Title)
		}
		d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "五、一票否决"}, document.Text("有下列情形之一的，"+vetoGrade(s)+"："+strings.Join(names, "；")+"。"))
	}
	for i := range s.Parts {
		d.Parts = append(d.Parts, document.NewPage{}, document.Paragraph{Flush: true, Spans: []document.Span{{Text: fmt.Sprintf("附表%d", i+1), Role: document.HeadRole}}},
			document.Title{Text: s.Parts[i].Name + "指标"}, itemTable(&s.Parts[i]))
	}
	return d
}

// whoIsAssessed says whom the scheme assesses, by their kind; of one of several groups it names them.
func whoIsAssessed(f *paper.Facts) string {
	s := &f.Year.Year.Scheme
	out := fmt.Sprintf("%s所属%s", f.Committee.Name, objectName(s))
	if scope := onPaper(scoring.ScopeText(s.Covers)); scope != "" {
		out += "（" + scope + "）"
	}
	out += fmt.Sprintf("，本年度共%d个", len(f.Year.Sheets))
	if f.Year.Year.Label() == "" {
		return out + "。"
	}
	var names []string
	for _, sheet := range f.Year.Sheets {
		names = append(names, sheet.Branch)
	}
	return out + "：" + strings.Join(names, "、") + "。"
}

// listed joins a heading and its entries to one sentence: 加分最多10分：国家级表彰5分，省级表彰4分。
func listed(words []string) document.Paragraph {
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "　", "")
	}
	if len(words) == 1 {
		return document.Text(sentence(words[0]))
	}
	return document.Text(sentence(words[0] + "：" + strings.Join(words[1:], "，")))
}

func categoryList(p *model.Part) string {
	var all []string
	for _, c := range p.Categories {
		all = append(all, c.Name+c.Max.Short()+"分")
	}
	return strings.Join(all, "、")
}

// vetoGrade is what a veto does: the lowest grade.
func vetoGrade(s *model.Scheme) string {
	if n := len(s.Grades); n > 0 {
		return "评定为“" + s.Grades[n-1].Name + "”"
	}
	return "一票否决"
}

// itemTable lists the items of a hundred with their points and how they are marked.
func itemTable(p *model.Part) document.Table {
	t := document.Table{Name: p.Name, RowHeight: 6.3, Columns: []document.Column{{Head: "类别", Width: 22, Align: document.Centre}, {Head: "序号", Width: 11, Align: document.Centre},
		{Head: "考核项目", Width: 45}, {Head: "分值", Width: 13, Align: document.Figures}, {Head: "计分办法", Width: 65, Small: true}}}
	for i, c := range p.Categories {
		for _, item := range c.Items {
			name := item.Name
			if item.Veto {
				name = "★" + name
			}
			t.Rows = append(t.Rows, document.Row{Group: i + 1, Cells: document.Cells(c.Name+"\n"+c.Max.Short()+"分", item.Code, name, item.Max.Short(), onPaper(scoring.MethodText(&item)))})
		}
	}
	sum := document.Cells("", "", "合计", p.Max.Short(), "")
	sum[2].Head = true
	t.Rows = append(t.Rows, document.Row{Kind: document.Sum, Cells: sum})
	return t
}
