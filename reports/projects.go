package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noProjects(f *paper.Facts) Lack {
	if len(f.Projects) == 0 {
		return Lack{Why: "还没有项目；在“项目”里申报，或者导入任务表", Next: atTheProjects}
	}
	return Lack{}
}

// projects makes 项目化任务汇总表: the projects by how urgent they are, what is done of each, and the money of all.
func projects(f *paper.Facts, o Options) document.Document {
	title, until := "项目化任务汇总表", "截至"+f.On.Long()
	t := document.Table{Name: title, RowHeight: 6.6, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "项目", Width: 36},
		{Head: "责任支部", Width: 36}, {Head: "负责人", Width: 18, Align: document.Name}, {Head: "指标", Width: 28}, {Head: "完成", Width: 20, Align: document.Centre},
		{Head: "期限", Width: 23, Align: document.Centre}, {Head: "状态", Width: 14, Align: document.Centre}, {Group: "经费（元）", Head: "预算", Width: 20, Align: document.Figures}, {Group: "经费（元）", Head: "已拨", Width: 19, Align: document.Figures}}}
	all := make([]project.Project, len(f.Projects))
	names := map[project.Group]string{project.Late: "逾期没有结项或者没有中期检查", project.ThisQuarter: "本季到期", project.Later: "以后到期", project.Over: "已结项、终止"}
	count := map[project.Group]int{}
	for i := range f.Projects {
		all[i] = f.Projects[i].Project
		count[all[i].Group]++
	}
	money := func(p model.Points) string {
		if p == 0 {
			return noMark
		}
		return p.String()
	}
	for i := range f.Projects {
		p := &f.Projects[i]
		if i == 0 || all[i-1].Group != p.Group {
			t.Rows = append(t.Rows, document.Row{Kind: document.Band, Cells: []document.Cell{{Text: fmt.Sprintf("%s（%d个）", names[p.Group], count[p.Group]), Span: len(t.Columns)}}})
		}
		measure := p.Values["measure"]
		if p.Target > 0 {
			measure += p.Target.Short() + p.Unit()
		}
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), p.Values["name"], orText(p.Branch, noMark), orText(p.Values["leader"], noMark), orText(measure, noMark),
			onPaper(p.Progress()), orText(string(p.Due), noMark), p.State, money(p.Planned), money(p.Paid))})
	}
	planned, paid := project.Money(all)
	t.Rows = append(t.Rows, document.Row{Kind: document.Sum, Cells: append([]document.Cell{{Text: "合计", Span: 8, Align: document.Centre}}, document.Cells(money(planned), money(paid))...)})
	late := ""
	if n := count[project.Late]; n > 0 {
		late = fmt.Sprintf("，其中逾期%d个", n)
	}
	t.Tail = []document.Part{document.Note{Text: fmt.Sprintf("统计：共%d个项目%s。", len(all), late)}, document.Signatures{Labels: []string{"审核人：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: title, Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: until}, Parts: []document.Part{
		document.Title{Text: title},
		document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 110}, {Label: until}, {Label: fmt.Sprintf("共%d个", len(all))}}}, t}}
}
