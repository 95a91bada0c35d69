package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noAttachments(f *paper.Facts) Lack {
	if len(f.Attachments) == 0 {
		return Lack{Why: "还没有附件；在党组织、党员、组织生活、台账等记录的右边添加，或者把文件拖到那里", Next: atTheBranches}
	}
	return Lack{}
}

// attachments makes 附件清单: what is kept with each record, by kind of record.
func attachments(f *paper.Facts, o Options) document.Document {
	title, until := "附件清单", "截至"+f.On.Long()
	t := document.Table{Name: title, RowHeight: 6.6, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "类别", Width: 18, Align: document.Centre},
		{Head: "所属记录", Width: 56}, {Head: "附件名称", Width: 61}, {Head: "文件类型", Width: 22, Align: document.Centre}, {Head: "大小", Width: 18, Align: document.Centre},
		{Head: "添加人", Width: 17, Align: document.Name}, {Head: "添加日期", Width: 22, Align: document.Centre}}}
	var size int64
	for i, a := range f.Attachments {
		size += a.Size
		t.Rows = append(t.Rows, document.Row{Heavy: i > 0 && a.Of.Kind != f.Attachments[i-1].Of.Kind,
			Cells: document.Cells(strconv.Itoa(i+1), a.Of.Kind.Label(), a.Holder, a.Name, a.Type, a.SizeText(), a.By, model.When(a.At, "2006-01-02"))})
	}
	t.Tail = []document.Part{document.Note{Text: fmt.Sprintf("统计：附件%d个，共%s。附件保存在数据文件旁边的“附件”文件夹里，内容相同的只存一份。", len(f.Attachments), model.BytesText(size))},
		document.Signatures{Labels: []string{"审核人：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: title, Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: until}, Parts: []document.Part{
		document.Title{Text: title},
		document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 110}, {Label: until}, {Label: fmt.Sprintf("共%d个", len(f.Attachments))}}}, t}}
}
