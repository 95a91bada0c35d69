package cellvalue

import (
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// DateFault says what is wrong with a date cell.
type DateFault uint8

const (
	DateFine      DateFault = iota
	DateNone                // the cell says that there is no date
	DateTwoMonths           // a number such as 1990.1: January, or October with its zero lost
	DateUnreal              // written as a date, but there is no such day
	DateNot                 // not a date at all
	DateShortYear           // a year of two digits
	DateTwoWays             // five digits such as 19801: January 1980, or the serial day of a date in 1954
	DateCoarse              // written with a word for a part of it: 2013年下半年 is 2013, 1990年5月中旬 is May 1990
	DatePlanned             // a day that is to come: 2027年3月到期
)

// Date reads a date cell at the precision that it has. dotOneSure says that the column keeps the zero of
// October, so that 1990.1 is January.
func Date(c sheet.Cell, date1904 bool, dotOneSure func() bool) (model.Date, DateFault) {
	switch c.Kind {
	case sheet.Empty:
		return "", DateNone
	case sheet.Date:
		return c.DateAsShown(), DateFine
	case sheet.Number:
		return dateFromNumber(c, date1904)
	case sheet.Text:
		return DateFromText(c.Text, date1904, dotOneSure)
	}
	return "", DateNot
}

// dateFromNumber reads 19900501, 199005, 1990, 1990.5, and a bare serial day such as 36526.
func dateFromNumber(c sheet.Cell, date1904 bool) (model.Date, DateFault) {
	whole, frac, dotted := strings.Cut(c.Text, ".")
	if !IsDigits(whole) {
		return "", DateNot
	}
	switch len(whole) {
	case 8:
		return makeDay(Num(whole[:4]), Num(whole[4:6]), Num(whole[6:]))
	case 6:
		return MakeMonth(Num(whole[:4]), Num(whole[4:]))
	case 5:
		if MaybeMonth(whole) && !dotted {
			return "", DateTwoWays
		}
		return DateFromSerial(c.Number, date1904)
	case 4:
		year := Num(whole)
		if year < 1900 || year > 2100 {
			return "", DateNot
		}
		if !dotted || frac == "" || strings.Trim(frac, "0") == "" {
			return makeDate(year, 0, 0)
		}
		if frac == "1" {
			return model.Date(whole), DateTwoMonths
		}
		if len(frac) <= 2 {
			return makeDate(year, Num(frac), 0)
		}
		if len(frac) == 4 { // 1990.0501
			return makeDate(year, Num(frac[:2]), Num(frac[2:]))
		}
		if len(frac) > 6 { // 1990.05 that went through a binary number
			if cents := int(c.Number*100+0.5) - year*100; cents >= 1 && cents <= 12 && cents != 10 {
				return makeDate(year, cents, 0)
			}
		}
		return "", DateUnreal
	}
	return "", DateNot
}

// DateFromSerial reads a serial day that lost its format: 10000 is 1927, 73050 is 2099.
func DateFromSerial(serial float64, date1904 bool) (model.Date, DateFault) {
	days := int(serial)
	if days < 3654 || days > 73415 {
		return "", DateNot
	}
	return sheet.SerialDate(serial, date1904), DateFine
}

// DateFromText reads every written form of domain 5.4: 1990-05-01, 1990/5/1, 1990.5, 199005, 1990年5月1日,
// 一九九〇年五月, with spaces, a trailing dot or a time of day, and the words that people write around a date or instead
// of one.
func DateFromText(text string, date1904 bool, dotOneSure func() bool) (model.Date, DateFault) {
	if storedForm(text) {
		return model.Date(text), DateFine
	}
	s := strings.TrimLeft(Tidy(text), "'’`")
	if IsBlank(s) {
		return "", DateNone
	}
	d, fault := plainDate(s, date1904, dotOneSure)
	if fault == DateNot {
		return dateInWords(s, func(s string) (model.Date, DateFault) { return plainDate(s, date1904, dotOneSure) })
	}
	return d, fault
}

// plainDate reads a date without any words.
func plainDate(s string, date1904 bool, dotOneSure func() bool) (model.Date, DateFault) {
	if s == "" {
		return "", DateNot
	}
	if i := strings.IndexByte(s, ':'); i > 0 { // a time of day behind the date
		if cut := strings.LastIndexAny(s[:i], " T"); cut > 0 {
			s = s[:cut]
		} else {
			return "", DateNot
		}
	}
	if s[0] > 0x7f {
		s = chineseYear(s)
	}
	var parts [3]int
	n, digits, sep := 0, 0, byte(0)
	lengths := [3]int{}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			if n == 3 || digits >= 8 {
				return "", DateNot
			}
			parts[n] = parts[n]*10 + int(c-'0')
			digits++
			lengths[n] = digits
			i++
			continue
		case c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' || c == '~' || c == '_':
			if c != ' ' && sep == 0 {
				sep = c
			}
			i++
		default:
			w := dateWord(s[i:])
			if w == 0 {
				return "", DateNot
			}
			i += w
		}
		if digits > 0 {
			n, digits = n+1, 0
		}
	}
	if digits > 0 {
		n++
	}
	return dateFromParts(parts, lengths, n, sep, strings.HasSuffix(s, "."), date1904, dotOneSure)
}

// dateFromParts judges the groups of digits of a written date.
func dateFromParts(parts, lengths [3]int, n int, sep byte, openEnd, date1904 bool, dotOneSure func() bool) (model.Date, DateFault) {
	switch {
	case n == 0:
		return "", DateNot
	case n == 1 && lengths[0] == 8:
		return makeDay(parts[0]/10000, parts[0]/100%100, parts[0]%100)
	case n == 1 && lengths[0] == 6:
		return MakeMonth(parts[0]/100, parts[0]%100)
	case n == 1 && lengths[0] == 4:
		if parts[0] < 1900 || parts[0] > 2100 {
			return "", DateNot
		}
		return makeDate(parts[0], 0, 0)
	case n == 1 && lengths[0] == 5:
		if MaybeMonth(strconv.Itoa(parts[0])) {
			return "", DateTwoWays
		}
		return DateFromSerial(float64(parts[0]), date1904)
	case lengths[0] == 2 && n >= 2:
		return "", DateShortYear
	case lengths[0] == 4 && n == 2 && lengths[1] == 4: // 1990.0501
		return makeDate(parts[0], parts[1]/100, parts[1]%100)
	case lengths[0] != 4 || lengths[1] > 2 || lengths[2] > 2:
		return "", DateNot
	case n == 2 && sep == '.' && lengths[1] == 1 && parts[1] == 1 && !openEnd && !dotOneSure():
		d, fault := makeDate(parts[0], 0, 0)
		if fault == DateFine {
			fault = DateTwoMonths
		}
		return d, fault
	case n >= 2 && (parts[1] == 0 || n == 3 && parts[2] == 0):
		return "", DateUnreal
	}
	return makeDate(parts[0], parts[1], parts[2])
}

// makeDate is model.NewDate without its sentences: a roster has tens of thousands of dates, and the sentence for a
// bad one is made elsewhere. Month or day 0 is not known.
func makeDate(y, m, d int) (model.Date, DateFault) {
	if y < 1900 || y > 2100 || m < 0 || m > 12 || d < 0 || m == 0 && d != 0 || m > 0 && d > daysIn(y, m) {
		return "", DateUnreal
	}
	b := [10]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', byte('0' + m/10), byte('0' + m%10), '-', byte('0' + d/10), byte('0' + d%10)}
	switch {
	case m == 0:
		return model.Date(b[:4]), DateFine
	case d == 0:
		return model.Date(b[:7]), DateFine
	}
	return model.Date(b[:]), DateFine
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// storedForm reports whether a text is a real day written as it is stored, 1990-05-01.
func storedForm(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !IsDigits(s[:4]) || !IsDigits(s[5:7]) || !IsDigits(s[8:]) {
		return false
	}
	y, m, d := Num(s[:4]), Num(s[5:7]), Num(s[8:])
	return y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

// Before18 reports whether a date certainly lies before somebody's 18th birthday, at the coarser precision.
func Before18(date, birth model.Date) bool {
	if years := date.Year() - birth.Year(); years != 18 {
		return years < 18
	}
	if date.Month() == 0 || birth.Month() == 0 || date.Month() != birth.Month() {
		return date.Month() != 0 && birth.Month() != 0 && date.Month() < birth.Month()
	}
	return date.Day() != 0 && birth.Day() != 0 && date.Day() < birth.Day()
}

func Num(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// MaybeMonth reports whether five digits could be a year and a month, 19801, as well as a serial day.
func MaybeMonth(s string) bool {
	return len(s) == 5 && (s[:2] == "19" || s[:2] == "20") && s[4] != '0'
}

// makeDay makes a date whose month and day are written as digits: 20010000 names no day, as 2001-00-00 does not.
func makeDay(y, m, d int) (model.Date, DateFault) {
	if m == 0 || d == 0 {
		return "", DateUnreal
	}
	return makeDate(y, m, d)
}

// MakeMonth makes a month from six digits.
func MakeMonth(y, m int) (model.Date, DateFault) {
	if m == 0 {
		return "", DateUnreal
	}
	return makeDate(y, m, 0)
}
