package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports/document"
)

// RegisterList is a register (台账) as a paper needs it: its columns, and a line of text for each entry.
type RegisterList struct {
	ID        string // agreement; "" for a register in the making
	Committee string
	Title     string // 共建协议
	Unit      string // 份
	On        model.Date
	Columns   []record.Item
	Lines     [][]string // parallel to Columns, as people read the values
}

// The widths of the type area and of columns, mm. A column of text is as wide as its longest text, up to a limit.
const (
	uprightArea   = 156.0
	lyingArea     = 225.0
	serialWidth   = 11.0
	charWidth     = 3.9 // one Chinese character at the size of table cells
	cellEdges     = 4.0
	narrowestText = 15.0
	widestText    = 62.0
)

// fixedWidths are those of columns whose values are all of one length.
var fixedWidths = map[record.Shape]float64{record.Date: 25, record.YesNo: 15, record.IDNumber: 42, record.Phone: 31, record.Percent: 18}

// RegisterPaper makes the list of a register: upright where its columns have room, else lying; the head is repeated on
// every page, and the line over continued pages says which register it is.
func RegisterPaper(l RegisterList, o Options) document.Collection {
	widths, landscape := l.widths()
	t := document.Table{Name: l.Title, RowHeight: 6.3, Columns: []document.Column{{Head: "序号", Width: serialWidth, Align: document.CentreFigures}}}
	for i, c := range l.Columns {
		column := document.Column{Head: c.Label, Width: widths[i], Align: document.Left, Small: len(l.Columns) > 9}
		switch c.Shape {
		case record.Number, record.Money, record.Percent:
			column.Align = document.Figures
		case record.Date, record.YesNo:
			column.Align = document.Centre
		case record.Member:
			column.Align = document.Name
		}
		t.Columns = append(t.Columns, column)
	}
	for i, line := range l.Lines {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(append([]string{strconv.Itoa(i + 1)}, line...)...)})
	}
	if len(l.Lines) == 0 {
		t.Rows = []document.Row{{Cells: []document.Cell{text(""), {Text: "无", Span: len(l.Columns), Align: document.Centre}}}}
	}
	t.Tail = []document.Part{document.Signatures{Labels: []string{"审核人：", "填表人："}, AtFoot: true}}
	count := fmt.Sprintf("共%d%s", len(l.Lines), l.Unit)
	c := document.Single(document.Document{Title: l.Title, Landscape: landscape, Numbers: o.numbers(),
		Running: document.Running{Left: "（续）" + l.Title, Right: count},
		Parts: []document.Part{
			document.Title{Text: l.Title},
			document.Info{Small: true, Items: []document.InfoItem{{Label: "填报单位：", Value: l.Committee, Width: 100}, {Label: l.On.Long()}, {Label: count}}},
			t,
		}}, l.Committee)
	if l.ID != "" {
		c.Paper = "register:" + l.ID
	}
	return c
}

// widths settles the width of each column, and whether the paper lies: columns of text give way where all do not fit,
// and take what is left.
func (l RegisterList) widths() (widths []float64, landscape bool) {
	widths = make([]float64, len(l.Columns))
	total, elastic := serialWidth, 0.0
	for i, c := range l.Columns {
		widths[i] = max(fixedWidths[c.Shape], min(widestText, l.natural(i)))
		total += widths[i]
		if fixedWidths[c.Shape] == 0 {
			elastic += widths[i]
		}
	}
	landscape = total > uprightArea
	area := uprightArea
	if landscape {
		area = lyingArea
	}
	if elastic == 0 {
		return widths, landscape
	}
	factor := max(0, elastic+area-total) / elastic
	for i, c := range l.Columns {
		if fixedWidths[c.Shape] == 0 {
			widths[i] *= factor
		}
	}
	l.shrink(widths, area-serialWidth)
	return widths, landscape
}

// shrink keeps columns of text from becoming narrower than two characters: a table with so many columns is narrowed as
// a whole.
func (l RegisterList) shrink(widths []float64, area float64) {
	sum := 0.0
	for i, c := range l.Columns {
		if fixedWidths[c.Shape] == 0 {
			widths[i] = max(widths[i], narrowestText)
		}
		sum += widths[i]
	}
	if sum > area {
		for i := range widths {
			widths[i] *= area / sum
		}
	}
}

// natural is the width of a column's longest text.
func (l RegisterList) natural(col int) float64 {
	most := document.Chars(l.Columns[col].Label)
	for _, line := range l.Lines {
		most = max(most, document.Chars(line[col]))
	}
	return max(narrowestText, most*charWidth+cellEdges)
}
