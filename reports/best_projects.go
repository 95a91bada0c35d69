package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noContest(f *paper.Facts) Lack {
	if f.Contest == nil || len(f.Contest.Projects) == 0 {
		return Lack{Why: "本年度还没有申报优秀项目；先在“台账”的“优秀项目评选”里登记", Next: inRegister("best-project", "优秀项目评选")}
	}
	return Lack{}
}

// bestProjects makes 优秀项目评选: the ranking of the projects with what each judge gave, and the sheet on which judges mark.
func bestProjects(f *paper.Facts, o Options) []maker {
	return []maker{func() document.Document { return projectRanking(f, o) }, func() document.Document { return judgeSheet(f, o) }}
}

// judgesShown is how many judges have a column of their own.
const judgesShown = 7

func projectRanking(f *paper.Facts, o Options) document.Document {
	c := f.Contest
	judges := c.Judges
	if len(judges) > judgesShown {
		judges = nil
	}
	landscape := len(judges) > 2
	area := uprightArea
	if landscape {
		area = lyingArea
	}
	const judge = 15.0
	name := (area - 12 - 18 - 22 - 36 - judge*float64(len(judges))) / 2
	t := document.Table{Name: "排名", Columns: []document.Column{{Head: "名次", Width: 12, Align: document.CentreFigures}, {Head: "项目名称", Width: name}, {Head: "申报单位", Width: name}}}
	for _, j := range judges {
		t.Columns = append(t.Columns, document.Column{Head: j, Group: "评委打分", Width: judge, Align: document.Figures, Small: true})
	}
	t.Columns = append(t.Columns, document.Column{Head: "平均分", Width: 18, Align: document.Figures}, document.Column{Head: "结果", Width: 22, Align: document.Centre}, document.Column{Head: "备注", Width: 36, Small: true})
	grade := ""
	for i, p := range c.Projects {
		cells := document.Cells(rankOf(p.Rank), p.Name, p.Org)
		for _, j := range judges {
			cells = append(cells, text(given(&p, j)))
		}
		mean, result := noMark, p.Grade
		if p.Ready {
			mean = p.Total.String()
			result = orText(result, "待定")
		}
		remarks := slices.DeleteFunc([]string{p.Remark, p.Earlier}, func(s string) bool { return s == "" })
		cells = append(cells, text(mean), text(orText(result, noMark)), text(onPaper(strings.Join(remarks, "；"))))
		t.Rows = append(t.Rows, document.Row{Cells: cells, Heavy: i > 0 && p.Grade != grade})
		grade = p.Grade
	}
	notes := []string{"平均分为各评委打分的平均，保留两位小数", "同分并列，占用后面的名次（1、1、3）", "优秀项目" + onPaper(c.Quota) + "，公示" + strconv.Itoa(c.Days) + "个工作日"}
	if c.Trim > 0 {
		notes[0] = fmt.Sprintf("平均分为各评委打分的平均，评委满%d人的去掉一个最高分和一个最低分，保留两位小数", c.Trim)
	}
	t.Tail = []document.Part{document.Note{Text: "注：" + strings.Join(notes, "；") + "。"}, document.Signatures{Labels: []string{"评审组长：", "监督：", "计分人："}}}
	title := "优秀项目评选排名表"
	return document.Document{Title: title, Landscape: landscape, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: fmt.Sprintf("%d年度", c.Year)},
		Parts: []document.Part{document.Title{Text: title}, document.Subtitle{Text: fmt.Sprintf("（%d年度）", c.Year)}, document.Gap{Height: 2},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "组织单位：", Value: f.Committee.Name, Width: 100}, {Label: fmt.Sprintf("参评%d个，评委%d人", len(c.Projects), len(c.Judges))}}}, t}}
}

func rankOf(rank int) string {
	if rank == 0 {
		return noMark
	}
	return strconv.Itoa(rank)
}

// given is what a judge gave a project, as the table prints it.
func given(p *paper.Entrant, judge string) string {
	for _, s := range p.Scores {
		switch {
		case s.Judge != judge:
		case s.Away:
			return "回避"
		case s.Whole:
			return s.Total.Short()
		}
	}
	return noMark
}

// judgeSheet makes the sheet on which a judge marks all projects by hand.
func judgeSheet(f *paper.Facts, o Options) document.Document {
	c := f.Contest
	const criterion = 19.0
	name := (lyingArea - 11 - 20 - 40 - criterion*float64(len(c.Criteria))) / 2
	t := document.Table{Name: "打分", RowHeight: 11, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "项目名称", Width: name}, {Head: "申报单位", Width: name}}}
	whole := 0
	for i, label := range c.Criteria {
		t.Columns = append(t.Columns, document.Column{Head: fmt.Sprintf("%s（%d分）", label, c.Full[i]), Width: criterion, Align: document.Centre})
		whole += c.Full[i]
	}
	t.Columns = append(t.Columns, document.Column{Head: fmt.Sprintf("合计（%d分）", whole), Width: 20, Align: document.Centre}, document.Column{Head: "意见", Width: 40})
	projects := slices.Clone(c.Projects)
	slices.SortFunc(projects, func(a, b paper.Entrant) int { return int(a.EntryID - b.EntryID) }) // not by rank: judges have not judged yet
	for i, p := range projects {
		cells := document.Cells(strconv.Itoa(i+1), p.Name, p.Org)
		for range len(c.Criteria) + 2 {
			cells = append(cells, text(""))
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	t.Tail = []document.Part{document.Note{Text: "说明：每项不超过满分，可以打到0.5分；与申报单位有关系的评委在合计栏写“回避”，不打分。"}, document.Signatures{Labels: []string{"评委签字：", "日期："}}}
	title := "优秀项目评选评委打分表"
	return document.Document{Title: title, Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title},
		Parts: []document.Part{document.Title{Text: title}, document.Subtitle{Text: fmt.Sprintf("（%d年度）", c.Year)}, document.Gap{Height: 2}, t}}
}
