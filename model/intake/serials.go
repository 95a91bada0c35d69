package intake

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// settleTwoWays reads five digits such as 19801, a month or a serial day. The row's ID number says which for a birth
// date, other cells of the column for the rest; where neither does, both readings stay open.
func (r *reader) settleTwoWays(row *Row, i int, c sheet.Cell) (model.Date, dateFault) {
	digits, _, _ := strings.Cut(tidy(c.Text), ".")
	if !maybeMonth(digits) {
		return "", dateTwoWays
	}
	day, fault := dateFromSerial(float64(num(digits)), r.s.Date1904)
	if fault != dateFine {
		return "", dateTwoWays
	}
	if r.sp.Columns[i].Field == Birth && r.idCol >= 0 {
		id := readID(r.b.cell(r.s, r.sp.Index, row.Number-1, r.idCol), r.b.known.Today, func() bool { return false })
		born := model.IDBirth(id.id)
		month, bad := makeMonth(num(digits[:4]), num(digits[4:]))
		switch {
		case born == "" || id.code != "" && id.code != ID15Digit:
		case born == day:
			return day, dateFine
		case bad == dateFine && born.Compare(month) == 0:
			return month, dateFine
		}
	}
	if r.hasSerials(i) {
		return day, dateFine
	}
	return "", dateTwoWays
}

// hasSerials reports whether the dates of a column (index) have lost their format: as many of its cells, and two at
// least, are five digits that can be no month as can be one, and none is a month of six digits.
func (r *reader) hasSerials(i int) bool {
	if known, ok := r.date.days[i]; ok {
		return known
	}
	serials, months, open := 0, 0, 0
	for row := r.head.row + r.head.rows; row < len(r.s.Rows); row++ {
		c := r.s.Cell(row, r.sp.Columns[i].Col)
		if c.Kind != sheet.Number && c.Kind != sheet.Text {
			continue
		}
		t := tidy(c.Text)
		switch {
		case !asciiDigits(t):
		case len(t) == 6:
			months++
		case maybeMonth(t):
			open++
		case len(t) == 5:
			if _, fault := dateFromSerial(float64(num(t)), r.s.Date1904); fault == dateFine {
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

// maybeMonth reports whether five digits could be a year and a month, 19801, as well as a serial day.
func maybeMonth(s string) bool {
	return len(s) == 5 && (s[:2] == "19" || s[:2] == "20") && s[4] != '0'
}

// makeWhole makes a date whose month and day are written as digits: 20010000 names no day, as 2001-00-00 does not.
func makeWhole(y, m, d int) (model.Date, dateFault) {
	if m == 0 || d == 0 {
		return "", dateUnreal
	}
	return makeDate(y, m, d)
}

// makeMonth makes a month from six digits.
func makeMonth(y, m int) (model.Date, dateFault) {
	if m == 0 {
		return "", dateUnreal
	}
	return makeDate(y, m, 0)
}
