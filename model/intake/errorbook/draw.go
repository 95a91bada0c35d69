package errorbook

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// redraw draws the sheets anew and marks them. Rows go straight to the file, so that memory holds one at a time.
func redraw(p *intake.Plan) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	titles := make([]string, len(p.Sheets))
	for i, sp := range p.Sheets {
		titles[i] = sp.Name
	}
	m := &marker{f: f}
	styles := map[drawnLook]int{}
	for i, name := range outfile.SheetNames(titles, "表格") {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return nil, err
		}
		d := &drawing{p: p, sp: p.Sheets[i], s: p.Book().Sheets[p.Sheets[i].Index], name: name, m: m, styles: styles, shift: 1, idCol: -1}
		if err := d.draw(); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// drawing is one sheet that is being drawn.
type drawing struct {
	p      *intake.Plan
	sp     *intake.SheetPlan
	s      *sheet.Sheet
	name   string // of the sheet in the new workbook
	m      *marker
	styles map[drawnLook]int
	shift  int           // columns stand so far to the right of where they were read
	idCol  int           // of ID numbers, -1 when there is none
	typed  map[int][]int // the columns typed anew in the window, by row
	row    []any
	err    error // the first failure
}

func (d *drawing) draw() error {
	if d.sp.HasIssueColumn() {
		d.shift = 0
	}
	if i := d.sp.ColumnOf(intake.IDNumber); i >= 0 {
		d.idCol = d.sp.Columns[i].Col
	}
	d.typed = map[int][]int{}
	for ref := range d.p.Edits() {
		if ref.Sheet == d.sp.Index {
			d.typed[ref.Row] = append(d.typed[ref.Row], ref.Col)
		}
	}
	// The library writes comments only into a sheet that has not been streamed yet.
	withFix := len(d.sp.Rows)
	for i := range d.sp.Rows {
		if row := &d.sp.Rows[i]; len(row.Problems) > 0 && issueText(row, false) != "" {
			if d.m.comments >= mostComments {
				withFix = min(withFix, i)
				break
			}
			if err := d.m.comment(d.name, row, d.shift); err != nil {
				return err
			}
		}
	}
	w, err := d.m.f.NewStreamWriter(d.name)
	if err != nil {
		return err
	}
	if err := d.frame(w); err != nil {
		return err
	}
	next := 0 // the plan's rows are in the order of the file
	for r := range d.s.Rows {
		for next < len(d.sp.Rows) && d.sp.Rows[next].Number < r+1 {
			next++
		}
		var row *intake.Row
		if next < len(d.sp.Rows) && d.sp.Rows[next].Number == r+1 {
			row = &d.sp.Rows[next]
		}
		d.fillRow(r, row, next >= withFix)
		if d.err != nil {
			return d.err
		}
		if len(d.row) == 0 {
			continue
		}
		if err := w.SetRow(cellName(r+1, 0), d.row, excelize.RowOpts{Hidden: d.s.HiddenRows[r]}); err != nil {
			return err
		}
	}
	for _, g := range d.s.Merges {
		if g.LastRow < len(d.s.Rows) {
			if err := w.MergeCell(cellName(g.FirstRow+1, g.FirstCol+d.shift), cellName(g.LastRow+1, g.LastCol+d.shift)); err != nil {
				return err
			}
		}
	}
	return w.Flush()
}

// frame sets what comes before the rows: widths, the column of ID numbers as text, the header that stays in sight.
func (d *drawing) frame(w *excelize.StreamWriter) error {
	widths := map[int]int{}
	for r := max(d.sp.HeaderRow-1, 0); r < len(d.s.Rows); r++ {
		for c, cell := range d.s.Rows[r] {
			widths[c] = max(widths[c], min(40, utf8.RuneCountInString(cell.Text)+len(cell.Text)/3))
		}
	}
	for c, wide := range widths {
		if err := w.SetColWidth(c+d.shift+1, c+d.shift+1, float64(min(max(wide*3/4+2, 8), 40))); err != nil {
			return err
		}
	}
	if err := w.SetColWidth(1, 1, 36); err != nil {
		return err
	}
	if d.idCol >= 0 {
		if err := w.SetColStyle(d.idCol+d.shift+1, d.idCol+d.shift+1, d.style(drawnLook{format: asText})); err != nil {
			return err
		}
	}
	if d.sp.HeaderRow == 0 {
		return d.err
	}
	last := d.lastHeader()
	return w.SetPanes(&excelize.Panes{Freeze: true, YSplit: last, TopLeftCell: cellName(last+1, 0), ActivePane: "bottomLeft"})
}

// lastHeader is the number of the header's last row.
func (d *drawing) lastHeader() int { return d.sp.HeaderRow + d.sp.HeaderRows - 1 }

// fillRow makes the cells of a row, 0-based, as they were read, with what the plan says of it.
func (d *drawing) fillRow(r int, row *intake.Row, withFix bool) {
	cells := d.s.Rows[r]
	d.row = d.row[:0]
	header := d.sp.HeaderRow > 0 && r+1 >= d.sp.HeaderRow && r+1 <= d.lastHeader()
	for c, cell := range cells {
		if text, ok := d.p.Edits()[intake.CellRef{Sheet: d.sp.Index, Row: r + 1, Col: c}]; ok {
			cell = sheet.Cell{Kind: sheet.Text, Text: text}
		}
		if row != nil && leftBlank(row, c) {
			continue
		}
		if cell.Kind != sheet.Empty || header {
			d.put(c+d.shift, d.cell(r, c, cell, header))
		}
	}
	for _, c := range d.typed[r+1] { // cells that the file does not have
		if c >= len(cells) {
			text := d.p.Edits()[intake.CellRef{Sheet: d.sp.Index, Row: r + 1, Col: c}]
			d.put(c+d.shift, d.cell(r, c, sheet.Cell{Kind: sheet.Text, Text: text}, false))
		}
	}
	switch {
	case d.sp.HeaderRow > 0 && r+1 == d.sp.HeaderRow:
		d.put(0, excelize.Cell{Value: headers.Issue, StyleID: d.style(drawnLook{header: true, fill: headerFill})})
	case row == nil:
	case issueText(row, withFix) == "":
		if d.shift == 0 && len(d.row) > 0 {
			d.put(0, nil)
		}
	default:
		d.put(0, excelize.Cell{Value: issueText(row, withFix), StyleID: d.style(drawnLook{format: asText, fill: fillOf(row.Level())})})
		for i := range row.Problems {
			d.mark(&row.Problems[i])
		}
	}
}

// leftBlank reports whether somebody chose that a cell stays empty for now.
func leftBlank(row *intake.Row, col int) bool {
	return slices.ContainsFunc(row.Problems, func(q intake.Problem) bool { return q.Blank && q.Col == col })
}

func (d *drawing) put(col int, v any) {
	for len(d.row) <= col {
		d.row = append(d.row, nil)
	}
	d.row[col] = v
}

// mark colours the cell of a problem and keeps what is in it.
func (d *drawing) mark(q *intake.Problem) {
	if q.Col < 0 {
		return
	}
	col := q.Col + d.shift
	if col >= len(d.row) {
		d.put(col, nil)
	}
	cell, _ := d.row[col].(excelize.Cell)
	look := drawnLook{fill: fillOf(q.Level), format: d.formatOf(cell.StyleID)}
	if q.Col == d.idCol {
		look.format = asText // digits typed into it stay
	}
	cell.StyleID = d.style(look)
	if cell.Value == nil && cell.Formula == "" {
		cell.Value = ""
	}
	d.row[col] = cell
}

// cell is a cell as it was read: text as text, numbers as numbers, dates in a format that shows as much of them as
// before, an error as a formula that has no value.
func (d *drawing) cell(r, c int, cell sheet.Cell, header bool) any {
	if header {
		return excelize.Cell{Value: cell.Text, StyleID: d.style(drawnLook{header: true, fill: headerFill})}
	}
	switch cell.Kind {
	case sheet.Number:
		if cell.Percent {
			return excelize.Cell{Value: cell.Number, StyleID: d.style(drawnLook{format: "0.00%"})}
		}
		return excelize.Cell{Value: cell.Number}
	case sheet.Date:
		format, serial := "yyyy-mm-dd", cell.Number
		if !cell.FormatShowsDay {
			format = "yyyy-mm"
		}
		if d.s.Date1904 {
			serial += 1462
		}
		return excelize.Cell{Value: serial, StyleID: d.style(drawnLook{format: format})}
	case sheet.Error:
		formula := cell.Text
		if !strings.HasPrefix(formula, "#") {
			formula = "NA()"
		}
		return excelize.Cell{Formula: formula}
	}
	if twoMonths(d.sp, r+1, c) { // as a number, so that it stays as doubtful as it is
		v, _ := strconv.ParseFloat(cell.Text, 64)
		return excelize.Cell{Value: v}
	}
	return excelize.Cell{Value: cell.Text, StyleID: d.style(drawnLook{format: asText})}
}

// twoMonths reports whether a text cell is a date that may be January or October.
func twoMonths(sp *intake.SheetPlan, row, col int) bool {
	r := sp.Row(row)
	if r == nil {
		return false
	}
	for i := range r.Problems {
		if r.Problems[i].Col == col && r.Problems[i].Code == intake.DateAmbiguous {
			return true
		}
	}
	return false
}
