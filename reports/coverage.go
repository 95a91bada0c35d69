package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

func noUnits(f *paper.Facts) Lack {
	if len(f.Units) == 0 {
		return Lack{Why: "还没有登记单位，先导入党组织台账或单位表", Next: importLedger}
	}
	return Lack{}
}

// coverage makes 两个覆盖统计: the figures and the two rates with their fractions, and the units without an organisation.
func coverage(f *paper.Facts, o Options) document.Document {
	title := "两个覆盖统计表"
	var figures model.CoverageFigures
	open := document.Table{Name: "没有党组织的单位", RowHeight: 6.6, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures}, {Head: "单位", Width: 58},
		{Head: "类别", Width: 24, Align: document.Centre}, {Head: "职工", Width: 15, Align: document.Figures}, {Head: "正式党员", Width: 18, Align: document.Figures}, {Head: "指导员、联络员", Width: 30, Align: document.Name}}}
	for _, u := range f.Units {
		figures.Add(u.Coverage, u.Full)
		if u.Coverage != model.CoveredByPerson && u.Coverage != model.NotCovered {
			continue
		}
		staff := ""
		if u.Staff >= 0 {
			staff = strconv.Itoa(u.Staff)
		}
		open.Rows = append(open.Rows, document.Row{Cells: document.Cells(strconv.Itoa(len(open.Rows)+1), u.Name, u.Kind, staff, strconv.Itoa(u.Full), orText(u.Instructor, noMark))})
	}
	if len(open.Rows) == 0 {
		open.Rows = []document.Row{{Cells: document.Cells("", "无", noMark, noMark, noMark, noMark)}}
	}
	strip := document.Table{Name: "单位", HeadHeight: 8, RowHeight: 11}
	row := document.Row{}
	for _, x := range []struct {
		head string
		n    int
	}{{"单位合计", figures.Units}, {"有党组织", figures.Alone}, {"联合覆盖", figures.Jointly}, {"派指导员", figures.ByPerson}, {"空白", figures.Blank}} {
		strip.Columns = append(strip.Columns, document.Column{Head: x.head, Width: uprightArea / 5, Align: document.Centre})
		row.Cells = append(row.Cells, document.Cell{Text: strconv.Itoa(x.n), Large: true})
	}
	strip.Rows = []document.Row{row}
	rates := document.Table{Name: "覆盖率", RowHeight: 8, Columns: []document.Column{{Head: "项目", Width: 40, Align: document.Centre}, {Head: "算法", Width: 66}, {Head: "数量", Width: 25, Align: document.Centre}, {Head: "比例", Width: 25, Align: document.Figures}}}
	for _, r := range figures.Rates("单位") {
		count := noMark // none of the units is meant: the rate says nothing
		if r.Whole > 0 {
			count = fmt.Sprintf("%d/%d", r.Part, r.Whole)
		}
		rates.Rows = append(rates.Rows, document.Row{Cells: document.Cells(r.Label, r.How, count, share(r.Part, r.Whole))})
	}
	parts := []document.Part{document.Title{Text: title},
		document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: f.Committee.Name, Width: 100}, {Label: "截至" + f.On.Long()}}}}
	var named []document.InfoItem // as they are called on the day of printing, where the settings say so
	for _, item := range []document.InfoItem{{Label: "报送：", Value: f.Wording.Superior, Width: 100}, {Label: "领域：", Value: f.Wording.Field}} {
		if item.Value != "" {
			named = append(named, item)
		}
	}
	if len(named) > 0 {
		parts = append(parts, document.Info{Small: true, Items: named})
	}
	parts = append(parts, strip, document.Gap{Height: 4}, rates, document.Gap{Height: 4},
		document.Heading{Level: 1, Small: true, Text: fmt.Sprintf("没有党组织的单位（%d家）", figures.ByPerson+figures.Blank)}, open,
		document.Note{Text: "注：正式党员按登记的工作单位计，没有登记单位的未计入。"}, document.Signatures{Labels: []string{"审核人：", "填表人："}, AtFoot: true})
	return document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title, Right: "截至" + f.On.Long()}, Parts: parts}
}
