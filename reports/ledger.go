package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noBranches(f *paper.Facts) Lack {
	if len(f.Branches) == 0 {
		return Lack{Why: "还没有党组织，先导入党组织台账", Next: importLedger}
	}
	return Lack{}
}

// ledger makes 党组织台账: every organisation in the order in which it was entered, and the sums.
func ledger(f *paper.Facts, o Options) document.Document {
	until := "截至" + f.On.Long()
	t := document.Table{Name: "党组织台账", RowHeight: 6.4, Columns: []document.Column{
		{Head: "序号", Width: 9, Align: document.CentreFigures}, {Head: "党组织名称", Width: 50}, {Head: "类别", Width: 21, Align: document.Centre},
		{Head: "上级党组织", Width: 36, Small: true}, {Head: "书记", Width: 17, Align: document.Name},
		{Group: "党员", Head: "正式", Width: 11, Align: document.Figures}, {Group: "党员", Head: "预备", Width: 11, Align: document.Figures},
		{Head: "覆盖\n单位", Width: 11, Align: document.Figures}, {Group: "任期", Head: "换届日期", Width: 21.5, Align: document.Centre},
		{Group: "任期", Head: "届满日期", Width: 21.5, Align: document.Centre}, {Head: "备注", Width: 16, Small: true},
	}}
	full, probation := 0, 0
	kinds := map[model.OrgKind]int{}
	for i, b := range f.Branches {
		remark := ""
		switch {
		case b.TermDue && b.TermDays < 0:
			remark = "逾期"
		case b.TermDue:
			remark = "将届满"
		}
		parent := b.Parent
		if parent == f.Committee.Name {
			parent = "本党委"
		}
		cells := document.Cells(strconv.Itoa(i+1), b.Name, b.Kind.Label(), parent, b.Secretary, strconv.Itoa(b.Full), strconv.Itoa(b.Members-b.Full), "",
			string(b.TermStart), string(b.TermEnd), remark)
		if len(b.Units) > 0 {
			cells[7].Text = strconv.Itoa(len(b.Units))
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
		full, probation = full+b.Full, probation+b.Members-b.Full
		kinds[b.Kind]++
	}
	sum := document.Cells("", "合计", "", "", "", strconv.Itoa(full), strconv.Itoa(probation), "", "", "", "")
	sum[1].Head = true
	t.Rows = append(t.Rows, document.Row{Kind: document.Sum, Cells: sum})
	note := "统计："
	for _, k := range []model.OrgKind{model.GeneralBranch, model.Branch, model.JointBranch, model.Group} {
		if kinds[k] > 0 {
			note += fmt.Sprintf("%s%d个，", k.Label(), kinds[k])
		}
	}
	note += fmt.Sprintf("党员%d名（正式%d名，预备%d名）。备注中“将届满”指六个月内届满。", full+probation, full, probation)
	t.Tail = []document.Part{document.Note{Text: note}, document.Signatures{Labels: []string{"审核人：", "填表人：", "填表日期："}, AtFoot: true}}
	return document.Document{Title: "党组织台账", Landscape: true, Numbers: o.numbers(), Running: document.Running{Left: "（续）党组织台账", Right: until},
		Parts: []document.Part{
			document.Title{Text: "党组织台账"},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 110}, {Label: until}, {Label: fmt.Sprintf("共%d个", len(f.Branches))}}},
			t,
		}}
}
