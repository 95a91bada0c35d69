package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noneDisclosed(f *paper.Facts) Lack {
	if len(f.Disclosed) == 0 {
		return Lack{Why: fmt.Sprintf("%d 年没有人看过、导出过个人信息全号；看了、写了都会记在这里", f.DisclosedYear)}
	}
	return Lack{}
}

// disclosed makes 个人信息查看和导出记录: who was shown whole ID numbers and telephones or took people's data out in a year, and when.
func disclosed(f *paper.Facts, o Options) document.Document {
	title, year := "个人信息查看和导出记录", fmt.Sprintf("%d年", f.DisclosedYear)
	t := document.Table{Name: title, RowHeight: 6.6, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "时间", Width: 32, Align: document.Centre},
		{Head: "操作人", Width: 22, Align: document.Name}, {Head: "方式", Width: 22, Align: document.Centre}, {Head: "内容", Width: 76}, {Head: "涉及的人", Width: 34, Align: document.Centre},
		{Head: "身份证号、电话", Width: 28, Align: document.Centre}}}
	whole := 0
	for i, d := range f.Disclosed {
		if d.Whole {
			whole++
		}
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), model.When(d.At, "2006-01-02 15:04"), d.Who, d.Way.Label(), d.What, d.PersonsText(), d.WholeText())})
	}
	t.Tail = []document.Part{document.Note{Text: fmt.Sprintf("统计：%d次，其中身份证号或电话写全%d次。由程序在查看、写出之前自动记下，不能删改。", len(f.Disclosed), whole)},
		document.Signatures{Labels: []string{"审核人：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: title, Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: year}, Parts: []document.Part{
		document.Title{Text: title},
		document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 110}, {Label: year}, {Label: fmt.Sprintf("共%d次", len(f.Disclosed))}}}, t}}
}
