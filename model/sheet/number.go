package sheet

import (
	"math"
	"strconv"
	"time"
)

// number reads a stored number. Its decimal text is the written digits where they are a whole number, so that an ID
// written in full by a program keeps all of them; otherwise it is what decimal makes of the value.
func number(raw []byte) (v float64, digits []byte, ok bool) {
	if len(raw) > 60 {
		return 0, nil, false
	}
	whole := true
	for i, c := range raw {
		switch {
		case c >= '0' && c <= '9', c == '-' && i == 0:
		case c == '.', c == 'e', c == 'E', c == '+', c == '-':
			whole = false
		default:
			return 0, nil, false
		}
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, nil, false
	}
	if whole {
		return v, raw, true
	}
	return v, decimal(nil, v), true
}

// decimal appends v written out without exponent, with at most the 15 significant digits after which a spreadsheet
// program shows only the noise of binary fractions (92.60000000000001 is 92.6); a whole number keeps all its digits.
// Beyond 40 digits the exponent stays: no person typed those.
func decimal(buf []byte, v float64) []byte {
	a := math.Abs(v)
	if a != 0 && (a >= 1e40 || a < 1e-20) {
		return strconv.AppendFloat(buf, v, 'g', -1, 64)
	}
	from := len(buf)
	buf = strconv.AppendFloat(buf, v, 'f', -1, 64)
	if len(buf)-from <= 16 || v == math.Trunc(v) {
		return buf
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 14, 64), 64)
	if err != nil {
		return buf
	}
	return strconv.AppendFloat(buf[:from], rounded, 'f', -1, 64)
}

// isoSerial returns the serial day of a date written 2020-01-31.
func isoSerial(s string, date1904 bool) (float64, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days := math.Round(t.Sub(epoch).Hours() / 24)
	if !date1904 && days < 61 {
		days--
	}
	return days, days >= 0
}
