package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noTransit(f *paper.Facts) Lack {
	if len(f.Transit) == 0 {
		return Lack{Why: "没有在途的组织关系；转接登记在“台账”的“组织关系转接”里", Next: inRegister("transfer", "组织关系转接")}
	}
	return Lack{}
}

// transfers makes 组织关系在途清单: the transfers without a receipt, those whose letter ran out first.
func transfers(f *paper.Facts, o Options) document.Document {
	title, until := "组织关系在途清单", "截至"+f.On.Long()
	t := document.Table{Name: title, RowHeight: 6.6, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "姓名", Width: 24, Align: document.Name},
		{Head: "所在党支部", Width: 54}, {Head: "方向", Width: 14, Align: document.Centre}, {Head: "转往（来自）", Width: 46}, {Head: "开具日期", Width: 23, Align: document.Centre},
		{Head: "有效期至", Width: 23, Align: document.Centre}, {Head: "已逾期", Width: 30, Align: document.Centre}}}
	late := 0
	for i, x := range f.Transit {
		days := noMark
		if x.Late > 0 {
			late++
			days = fmt.Sprintf("%d天", x.Late)
		}
		t.Rows = append(t.Rows, document.Row{Heavy: i > 0 && x.Late == 0 && f.Transit[i-1].Late > 0,
			Cells: document.Cells(strconv.Itoa(i+1), x.Member, x.Branch, x.Direction, x.OtherSide, string(x.Issued), string(x.Until), days)})
	}
	t.Tail = []document.Part{document.Note{Text: fmt.Sprintf("统计：在途%d人，其中介绍信已过有效期%d人。组织关系转出后、接收前，原党组织仍负有管理责任（党员教育管理工作条例第二十五条）。", len(f.Transit), late)},
		document.Signatures{Labels: []string{"审核人：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: title, Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: until}, Parts: []document.Part{
		document.Title{Text: title},
		document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 110}, {Label: until}, {Label: fmt.Sprintf("共%d人", len(f.Transit))}}}, t}}
}
