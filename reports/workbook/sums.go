package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// counted is a row of a table that sums are made of, and its rows of the sheet.
type counted struct {
	row       *document.Row
	from, end int
}

// countedFor are the rows over a sum that it may be made of: those of the same category for 小计, for 合计 and 平均 those since
// the band or the sum before.
func countedFor(above []counted, r *document.Row) []counted {
	if r.Kind != document.Subtotal || r.Group == 0 {
		return above
	}
	var same []counted
	for _, c := range above {
		if c.row.Group == r.Group {
			same = append(same, c)
		}
	}
	return same
}

// sumFormula is the formula of a figure in a row of sums: the sum, or the mean, of the figures over it in its column. It is ""
// where neither gives the figure of the paper, as with rates of pooled votes: the figure stands alone then.
func (w *writer) sumFormula(above []counted, tableCol, sheetCol int, figure string) string {
	want, ok := hundredths(figure)
	if !ok {
		return ""
	}
	sum, n := 0, 0
	var ranges []string
	end := 0
	for _, c := range above {
		if v, ok := hundredths(textAt(c.row, tableCol)); ok {
			sum, n = sum+v, n+1
		}
		if c.from == end {
			ranges[len(ranges)-1] = w.down(sheetCol, rowOf(ranges[len(ranges)-1]), c.end-1)
		} else {
			ranges = append(ranges, w.down(sheetCol, c.from, c.end-1))
		}
		end = c.end
	}
	of := strings.Join(ranges, ",")
	switch {
	case n == 0 || len(ranges) > mostRanges:
		return ""
	case sum == want:
		return "SUM(" + of + ")"
	case int(model.Points(sum).MulDiv(1, int64(n))) == want:
		return "ROUND(AVERAGE(" + of + "),2)"
	}
	return ""
}

// mostRanges is how many ranges spreadsheets take in a function.
const mostRanges = 200

// down is a range of one column; rowOf reads its first row back.
func (w *writer) down(col, from, to int) string {
	column, err := excelize.ColumnNumberToName(col)
	w.note(err)
	return fmt.Sprintf("%s%d:%s%d", column, from, column, to)
}

func rowOf(span string) int {
	first, _, _ := strings.Cut(span, ":")
	n, _ := strconv.Atoi(strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) // of our own making
	return n
}

// textAt is the text of a row in a column of its table; "" in the midst of a cell over several.
func textAt(r *document.Row, col int) string {
	at := 0
	for _, c := range r.Cells {
		if at == col && c.Spans() == 1 {
			return c.Text
		}
		at += c.Spans()
	}
	return ""
}

// hundredths reads a figure as numberOf takes it.
func hundredths(s string) (int, bool) {
	if _, ok := numberOf(s); !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return int(math.Round(v * 100)), err == nil
}
