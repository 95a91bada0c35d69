package intake

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// settleTwoWays reads five digits such as 19801, a month or a serial day. The row's ID number says which for a birth
// date, other cells of the column for the rest; where neither does, both readings stay open.
func (r *reader) settleTwoWays(row *Row, i int, c sheet.Cell) (model.Date, cellvalue.DateFault) {
	digits, _, _ := strings.Cut(cellvalue.Tidy(c.Text), ".")
	if !cellvalue.MaybeMonth(digits) {
		return "", cellvalue.DateTwoWays
	}
	day, fault := cellvalue.DateFromSerial(float64(cellvalue.Num(digits)), r.s.Date1904)
	if fault != cellvalue.DateFine {
		return "", cellvalue.DateTwoWays
	}
	if r.sp.Columns[i].Field == Birth && r.idCol >= 0 {
		id := cellvalue.ID(r.b.cell(r.s, r.sp.Index, row.Number-1, r.idCol), r.b.known.Today, func() bool { return false })
		born := model.IDBirth(id.Number)
		month, bad := cellvalue.MakeMonth(cellvalue.Num(digits[:4]), cellvalue.Num(digits[4:]))
		switch {
		case born == "" || !id.Sound():
		case born == day:
			return day, cellvalue.DateFine
		case bad == cellvalue.DateFine && born.Compare(month) == 0:
			return month, cellvalue.DateFine
		}
	}
	if r.hasSerials(i) {
		return day, cellvalue.DateFine
	}
	return "", cellvalue.DateTwoWays
}

// hasSerials reports whether the dates of a column (index) have lost their format: as many of its cells, and two at
// least, are five digits that can be no month as can be one, and none is a month of six digits.
func (r *reader) hasSerials(i int) bool {
	if known, ok := r.date.days[i]; ok {
		return known
	}
	serials, months, open := 0, 0, 0
	for row := r.head.Data(); row < len(r.s.Rows); row++ {
		c := r.s.Cell(row, r.sp.Columns[i].Col)
		if c.Kind != sheet.Number && c.Kind != sheet.Text {
			continue
		}
		t := cellvalue.Tidy(c.Text)
		switch {
		case !cellvalue.IsDigits(t):
		case len(t) == 6:
			months++
		case cellvalue.MaybeMonth(t):
			open++
		case len(t) == 5:
			if _, fault := cellvalue.DateFromSerial(float64(cellvalue.Num(t)), r.s.Date1904); fault == cellvalue.DateFine {
				serials++
			}
		}
	}
	if r.date.days == nil {
		r.date.days = map[int]bool{}
	}
	r.date.days[i] = serials >= 2 && serials >= open && months == 0
	return r.date.days[i]
}
