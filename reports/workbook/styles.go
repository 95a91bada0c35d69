package workbook

import (
	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/reports/document"
)

// look is everything a cell's style depends on.
type look struct {
	role     document.Role
	size     float64
	align    document.Align
	top      bool // text at the top of the cell instead of the middle
	wrap     bool
	upright  bool // characters under each other
	indented bool // a little away from the line at the left
	decimals int  // 0 text, else decimals + 1
	borders  [4]edge
}

// edge is the weight of a border; the sides are left, top, right, bottom.
type edge uint8

const (
	noEdge edge = iota
	thinEdge
	heavyEdge
)

var sides = [4]string{"left", "top", "right", "bottom"}

// faces are the names of the official faces; a spreadsheet program replaces one it lacks by itself.
var faces = [4]string{document.Body: "仿宋", document.HeadRole: "黑体", document.KaiRole: "楷体", document.TitleRole: "宋体"}

// style returns the workbook's number for a look.
func (w *writer) style(l look) int {
	if id, ok := w.styles[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: faces[l.role], Size: l.size, Bold: l.role == document.TitleRole},
		Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: l.wrap},
		NumFmt:    49, // text, so that numbers of documents and people keep their digits
	}
	switch l.align {
	case document.Centre, document.CentreFigures, document.Name:
		s.Alignment.Horizontal = "center"
	case document.Figures:
		s.Alignment.Horizontal = "right"
		if l.decimals == 0 && l.borders != [4]edge{} {
			s.Alignment.Indent = 1
		}
	}
	if l.indented {
		s.Alignment.Indent = 1
	}
	if l.top {
		s.Alignment.Vertical = "top"
	}
	if l.upright {
		s.Alignment.TextRotation, s.Alignment.WrapText = 255, false
	}
	if l.decimals > 0 {
		format := [...]string{"0", "0.0", "0.00"}[l.decimals-1]
		if l.align == document.Figures { // room at the right as wide as a space; an indent is not honoured everywhere
			format += "_ "
		}
		s.NumFmt, s.CustomNumFmt = 0, &format
	}
	for i, e := range l.borders {
		if e != noEdge {
			s.Border = append(s.Border, excelize.Border{Type: sides[i], Color: "000000", Style: int(e)})
		}
	}
	id, err := w.f.NewStyle(s)
	w.note(err)
	w.styles[l] = id
	return id
}
