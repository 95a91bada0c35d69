package intake

import (
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// redraw draws the sheets of a file that is no .xlsx into a new workbook and marks them.
func (p *Plan) redraw() ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	m := &marker{f: f, styles: map[styleKey]int{}}
	for i, sp := range p.Sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", sp.Name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(sp.Name); err != nil {
			return nil, err
		}
		shift := 1
		if sp.hasIssueColumn() {
			shift = 0
		}
		if err := m.drawSheet(p, sp, shift); err != nil {
			return nil, err
		}
		if err := m.markSheet(p, sp, shift); err != nil {
			return nil, err
		}
	}
	return m.bytes()
}

// drawSheet writes the cells of a sheet as they were read: text as text, numbers as numbers, dates in a format that
// shows as much of them as before.
func (m *marker) drawSheet(p *Plan, sp *SheetPlan, shift int) error {
	s := p.book.Sheets[sp.Index]
	text, err := m.f.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return err
	}
	day, month := "yyyy-mm-dd", "yyyy-mm"
	dayStyle, err := m.f.NewStyle(&excelize.Style{CustomNumFmt: &day})
	if err != nil {
		return err
	}
	monthStyle, err := m.f.NewStyle(&excelize.Style{CustomNumFmt: &month})
	if err != nil {
		return err
	}
	percent, err := m.f.NewStyle(&excelize.Style{NumFmt: 10})
	if err != nil {
		return err
	}
	widths := map[int]int{}
	for r, cells := range s.Rows {
		for c, cell := range cells {
			if cell.Kind == sheet.Empty {
				continue
			}
			name, style, err := cellName(r+1, c+shift), 0, error(nil)
			switch {
			case cell.Kind == sheet.Number:
				if cell.Percent {
					style = percent
				}
				err = m.f.SetCellFloat(sp.Name, name, cell.Number, -1, 64)
			case cell.Kind == sheet.Date:
				style = dayStyle
				if !cell.FormatShowsDay {
					style = monthStyle
				}
				serial := cell.Number
				if s.Date1904 {
					serial += 1462
				}
				err = m.f.SetCellFloat(sp.Name, name, serial, -1, 64)
			case p.twoMonths(sp, r+1, c): // as a number, so that it stays as doubtful as it is
				v, _ := strconv.ParseFloat(cell.Text, 64)
				err = m.f.SetCellFloat(sp.Name, name, v, -1, 64)
			default:
				style = text
				err = m.f.SetCellStr(sp.Name, name, cell.Text)
			}
			if err == nil && style != 0 {
				err = m.f.SetCellStyle(sp.Name, name, name, style)
			}
			if err != nil {
				return err
			}
			if r+1 >= sp.HeaderRow {
				widths[c] = max(widths[c], min(40, utf8.RuneCountInString(cell.Text)+len(cell.Text)/3))
			}
		}
		if s.HiddenRows[r] {
			_ = m.f.SetRowVisible(sp.Name, r+1, false)
		}
	}
	if err := m.drawHeader(sp, s, shift); err != nil {
		return err
	}
	for c, w := range widths {
		letter := columnLetter(c + shift)
		if err := m.f.SetColWidth(sp.Name, letter, letter, float64(min(max(w*3/4+2, 8), 40))); err != nil {
			return err
		}
	}
	for _, g := range s.Merges {
		if g.LastRow < len(s.Rows) {
			_ = m.f.MergeCell(sp.Name, cellName(g.FirstRow+1, g.FirstCol+shift), cellName(g.LastRow+1, g.LastCol+shift))
		}
	}
	return nil
}

// drawHeader makes the header stand out and lets its lines break as they did.
func (m *marker) drawHeader(sp *SheetPlan, s *sheet.Sheet, shift int) error {
	style, err := m.f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4F4F2"}}})
	if err != nil || sp.HeaderRow == 0 {
		return err
	}
	last := sp.HeaderRow + sp.HeaderRows - 1
	width := 0
	for r := sp.HeaderRow - 1; r < last && r < len(s.Rows); r++ {
		width = max(width, len(s.Rows[r]))
	}
	if err := m.f.SetCellStyle(sp.Name, cellName(sp.HeaderRow, 0), cellName(last, max(width+shift-1, 0)), style); err != nil {
		return err
	}
	return m.f.SetPanes(sp.Name, &excelize.Panes{Freeze: true, YSplit: last, TopLeftCell: cellName(last+1, 0), ActivePane: "bottomLeft"})
}

// twoMonths reports whether a text cell is a date that may be January or October.
func (p *Plan) twoMonths(sp *SheetPlan, row, col int) bool {
	r := sp.Row(row)
	if r == nil {
		return false
	}
	for i := range r.Problems {
		if r.Problems[i].Col == col && r.Problems[i].Code == DateAmbiguous {
			return true
		}
	}
	return false
}
