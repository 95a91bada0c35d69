package workbook

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/reports/document"
)

// graded is a list with categories, their sums, a mean and a figure that is neither.
func graded() document.Document {
	figures := func(head string) document.Column {
		return document.Column{Head: head, Width: 36, Align: document.Figures}
	}
	return document.Document{Title: "总表", Parts: []document.Part{document.Title{Text: "总表"}, document.Table{
		Columns: []document.Column{{Head: "类别", Width: 24}, {Head: "项目", Width: 24}, figures("满分"), figures("得分"), figures("率")},
		Rows: []document.Row{
			{Kind: document.Band, Cells: []document.Cell{{Text: "党建工作", Span: 5}}},
			{Group: 1, Cells: document.Cells("甲类", "一", "10", "9.50", "95.00")},
			{Group: 1, Cells: document.Cells("甲类", "二", "5", "—", "")},
			{Kind: document.Subtotal, Group: 1, Cells: document.Cells("甲类", "小计", "15", "9.50", "63.33")},
			{Group: 2, Cells: document.Cells("乙类", "三", "20", "12.25", "61.25")},
			{Kind: document.Sum, Cells: document.Cells("合计", "", "35", "21.75", "62.14")},
		}}, document.Table{
		Columns: []document.Column{{Head: "支部", Width: 48}, figures("总分"), figures("党员"), figures("加分")},
		Rows: []document.Row{
			{Cells: document.Cells("甲", "90.01", "3", "")}, {Cells: document.Cells("乙", "90.02", "4", "")},
			{Kind: document.Sum, Cells: document.Cells("平均", "90.02", "7", "—")},
		}}}}
}

func TestSumsAreFormulas(t *testing.T) {
	f, _ := open(t, document.Single(graded(), ""))
	for cell, want := range map[string]string{
		"C6": "SUM(C4:C5)", "D6": "SUM(D4:D5)", "E6": "", // the rate of the sums is no sum of rates
		"C8": "SUM(C4:C5,C7:C7)", "D8": "SUM(D4:D5,D7:D7)", "E8": "",
		"C12": "ROUND(AVERAGE(C10:C11),2)", "D12": "SUM(D10:D11)",
	} {
		if got, err := f.GetCellFormula("总表", cell); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", cell, got, want, err)
		}
	}
	if got, err := f.GetCellValue("总表", "D8"); err != nil || strings.TrimSpace(got) != "21.75" {
		t.Errorf("the sum reads %q without being computed (%v)", got, err)
	}
	if kind, err := f.GetCellType("总表", "D8"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the figure of the sum is of type %v (%v)", kind, err)
	}
	if got, err := f.CalcCellValue("总表", "D8"); err != nil || strings.TrimSpace(got) != "21.75" {
		t.Errorf("the formula gives %q (%v)", got, err)
	}
}

func TestListsAreFilteredAndWhatIsPrintedIsNamed(t *testing.T) {
	list := longTable(5)
	second := graded()
	second.Title = "分表"
	f, _ := open(t, document.Collection{Documents: []document.Document{list, second}})
	got := map[string]string{}
	for _, n := range f.GetDefinedName() {
		got[n.Scope+" "+n.Name] = n.RefersTo
	}
	for name, want := range map[string]string{
		"总表 _xlnm.Print_Area": "'总表'!$A$1:$C$11", "总表 _xlnm.Print_Titles": "'总表'!$2:$2", "总表 _xlnm._FilterDatabase": "'总表'!$A$2:$C$7",
		"分表 _xlnm.Print_Area": "'分表'!$A$1:$E$12", "分表 _xlnm._FilterDatabase": "", // a table of categories is no list
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

// A program that opens a file with all its sheets selected changes them all at once.
func TestOneSheetIsSelected(t *testing.T) {
	c := document.Collection{Documents: []document.Document{longTable(3), graded(), longTable(4)}}
	for i, name := range []string{"甲", "乙", "丙"} {
		c.Documents[i].Title = name
	}
	_, data := open(t, c)
	selected := 0
	for _, part := range []string{"1", "2", "3"} {
		selected += strings.Count(partOf(t, data, "xl/worksheets/sheet"+part+".xml"), `tabSelected="true"`)
	}
	if selected != 1 {
		t.Errorf("%d sheets are selected", selected)
	}
}

func TestWritingIsToldOfAndStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var told []int
	c := document.Collection{Documents: []document.Document{longTable(3), longTable(3), longTable(3)}}
	_, err := Bytes(ctx, c, made, func(done, all int) {
		if told = append(told, done); all != 3 {
			t.Errorf("of %d sheets", all)
		}
		if done == 2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || len(told) != 2 {
		t.Errorf("told %v, then %v", told, err)
	}
}
