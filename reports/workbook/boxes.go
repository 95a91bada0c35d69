package workbook

import (
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// boxes writes the opinion boxes under each other: the label at the left over the box's rows, the text, the place of
// the seal, the lines to sign and the date.
func (w *writer) boxes(p document.Boxes) {
	cols := fit(w.edges, []float64{0, 14, w.width()})
	for i, b := range p.Items {
		w.box(b, cols[1], i == 0, i == len(p.Items)-1)
	}
}

// underLine is the distance in mm of a text from the line over it.
const underLine = 2

func (w *writer) box(b document.Box, labelCols int, first, last bool) {
	texts := make([]string, len(b.Text))
	for i, p := range b.Text {
		texts[i] = "　　" + p.Plain()
	}
	text := strings.Join(texts, "\n")
	signs := max(1, len(b.Signers))
	rows := 2 + signs // with one that keeps the text away from the line over it
	if b.Seal != "" {
		rows++
	}
	top, bottom := thinEdge, thinEdge
	if first {
		top = heavyEdge
	}
	if last {
		bottom = heavyEdge
	}
	w.cell(1, labelCols, rows, b.Label, look{role: document.HeadRole, size: 12, align: document.Centre, upright: true, wrap: true,
		borders: [4]edge{heavyEdge, top, thinEdge, bottom}})

	from, n := labelCols+1, w.columns()-labelCols
	used := 9 * float64(signs)
	if b.Seal != "" {
		used += 14
	}
	need := 7 * float64(linesOf(text, w.edges[len(w.edges)-1]-w.edges[labelCols]-7, 12))
	w.height(underLine)
	w.cell(from, n, 1, "", look{size: 12, borders: [4]edge{thinEdge, top, heavyEdge, noEdge}})
	w.row++
	w.height(max(b.Height-used-underLine, need+2))
	w.cell(from, n, 1, text, look{size: 12, align: document.Left, wrap: true, top: true, indented: true, borders: [4]edge{thinEdge, noEdge, heavyEdge, noEdge}})
	w.row++

	half := max(1, min(n-1, w.columnAt((w.width()+w.edges[labelCols])/2)-labelCols))
	if n == 1 {
		half = 0
	}
	if b.Seal != "" {
		w.height(14)
		w.foot(from, half, n, "", b.Seal, noEdge)
	}
	for i := range signs {
		left, right, edge := "", "", noEdge
		if i < len(b.Signers) {
			left = b.Signers[i] + "______________"
		}
		if i == signs-1 {
			edge = bottom
			if !b.NoDate {
				right = orText(b.Date, "      年    月    日")
			}
		}
		w.height(9)
		w.foot(from, half, n, left, right, edge)
	}
}

// foot writes one line of a box: a part to sign at the left, seal or date at the right.
func (w *writer) foot(from, half, n int, left, right string, bottom edge) {
	if half > 0 {
		w.cell(from, half, 1, left, look{size: 12, align: document.Left, indented: true, borders: [4]edge{thinEdge, noEdge, noEdge, bottom}})
	} else if left != "" {
		right = left + "  " + right
	}
	w.cell(from+half, n-half, 1, right, look{size: 12, align: document.Centre, borders: [4]edge{noEdge, noEdge, heavyEdge, bottom}})
	w.row++
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
