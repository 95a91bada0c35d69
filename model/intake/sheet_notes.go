package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// mostNamed is how many columns or cells a note names.
const mostNamed = 6

// noteUnread names what of a sheet is not read: columns of which nobody knows what they are, and cells far away.
func (sp *SheetPlan) noteUnread(s *sheet.Sheet) {
	var columns []string
	for _, c := range sp.Columns {
		if c.Field == FieldNone && c.Twin == FieldNone && c.Why != chosenByHand && c.Why != cardPlace && len(c.Samples) > 0 {
			name := c.Letter + " 列（没有表头）"
			if header := strings.Join(strings.Fields(c.Header), ""); header != "" {
				name = c.Letter + " 列“" + clip(header) + "”"
			}
			if c.Why == octoberWhy {
				name += c.Why
			}
			columns = append(columns, name)
		}
	}
	if len(columns) > 0 {
		sp.Notes = append(sp.Notes, fmt.Sprintf("有 %d 列不认识，没有导入：%s", len(columns), firstOf(columns)))
	}
	var cells []string
	for _, c := range s.Stray {
		cells = append(cells, c.Name+"“"+clip(c.Text)+"”")
	}
	if len(cells) > 0 {
		sp.Notes = append(sp.Notes, "离表格很远的单元格没有读："+firstOf(cells))
	}
}

func firstOf(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, "、")
	}
	return fmt.Sprintf("%s 等 %d 处", strings.Join(names[:mostNamed], "、"), len(names))
}

// strayGap is from how many empty rows on a single cell below them no longer belongs to the table.
const strayGap = 50

// isStray reports whether the only cell of a row is a note beside or far below the table; it is named on the sheet.
func (r *reader) isStray(l rowLook, row int) bool {
	if l.filled != 1 || l.col < len(r.headKeys) && row-r.lastRow <= strayGap && (r.head.Bare || r.headKeys[l.col] != "") {
		return false
	}
	if slices.ContainsFunc(r.sp.Columns, func(c Column) bool { return c.Col == l.col && c.Field != FieldNone && row-r.lastRow <= strayGap }) {
		return false
	}
	r.sp.Notes = append(r.sp.Notes, fmt.Sprintf("表格以外的单元格没有读：%s%d“%s”", sheet.ColumnLetter(l.col), row+1, clip(l.first)))
	return true
}

// checkShifted asks about a row of a text file whose cells may stand under the wrong headers: a quotation mark closes
// nowhere or too early, or the row is wider than the header although few rows are.
func (r *reader) checkShifted(out *Row, row int) {
	if r.b.book.Format != sheet.CSV || r.head.Bare {
		return
	}
	text := ""
	switch beyond := r.beyondHeader(row); {
	case r.s.Torn[row]:
		text = "这一行的引号没有成对，各列可能错了位"
	case beyond > 0 && !r.manyWider():
		text = fmt.Sprintf("这一行比表头多 %d 格，各列可能错了位", beyond)
	default:
		return
	}
	switch {
	case r.b.opts.KeepText || out.goesIn():
		r.add(out, RowShifted, Warning, -1, text, "核对过，照表头读")
	default:
		r.add(out, RowShifted, Conflict, -1, text, "对照原表核对，在表格里改好再导入，或确认没有错位")
	}
}

// beyondHeader counts the filled cells of a row that stand to the right of the header's last word.
func (r *reader) beyondHeader(row int) int {
	width := len(r.headKeys)
	for width > 0 && r.headKeys[width-1] == "" {
		width--
	}
	n := 0
	for c := width; c < len(r.s.Rows[row]); c++ {
		if cell := r.s.Rows[row][c]; cell.Kind != sheet.Empty && !cellvalue.IsSpace(cell.Text) {
			n++
		}
	}
	return n
}

// manyWider reports whether half of the rows are wider than the header: then it lacks a word, and the rows are whole.
func (r *reader) manyWider() bool {
	if r.wider == nil {
		wider, rows := 0, 0
		for row := r.head.Data(); row < len(r.s.Rows); row++ {
			if len(r.s.Rows[row]) > 0 {
				rows++
			}
			if r.beyondHeader(row) > 0 {
				wider++
			}
		}
		many := wider*2 >= rows && wider > 1
		r.wider = &many
	}
	return *r.wider
}
