package intake

import "github.com/shuangbai/shuangbai/model/sheet/sheettest"

var tab, cells, bookOf = sheettest.Sheet, sheettest.Row, sheettest.Book

// value is what a row shows for a field.
func value(p *Plan, sheetIndex, row int, f Field) string {
	s := p.Sheets[sheetIndex]
	i := s.ColumnOf(f)
	if r := s.Row(row); r != nil && i >= 0 {
		return r.Values[i]
	}
	return "?"
}
