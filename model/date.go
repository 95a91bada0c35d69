package model

import (
	"fmt"
	"strconv"
	"time"
)

// Precision says how much of a date is known.
type Precision int

// The precisions a Date can have.
const (
	NoDate Precision = iota // nothing known
	ByYear
	ByMonth
	ByDay
)

// Date is a calendar date at its own precision: "1990", "1990-05" or "1990-05-01"; "" is no date. A roster that
// gives only the month is stored as the month, never as its first day.
type Date string

// NewDate makes a Date from numbers; month or day 0 means that it is not known. It refuses dates that do not
// exist and years outside 1900-2100.
func NewDate(year, month, day int) (Date, error) {
	if year < 1900 || year > 2100 || month < 0 || month > 12 || day < 0 || day > 0 && (month == 0 || day > monthDays(year, month)) {
		text := fmt.Sprintf("%04d", year)
		if month != 0 || day != 0 {
			text += fmt.Sprintf("-%02d", month)
		}
		if day != 0 {
			text += fmt.Sprintf("-%02d", day)
		}
		return "", UnrealDate(text)
	}
	return dateText(year, month, day), nil
}

// dateText writes the parts that are not 0. The checkup moves and compares dates by the hundred thousand.
func dateText(year, month, day int) Date {
	text := make([]byte, 0, 10)
	text = append(text, byte('0'+year/1000%10), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	if month != 0 || day != 0 {
		text = append(text, '-', byte('0'+month/10%10), byte('0'+month%10))
	}
	if day != 0 {
		text = append(text, '-', byte('0'+day/10%10), byte('0'+day%10))
	}
	return Date(text)
}

// monthDays is the number of days of a month.
func monthDays(year, month int) int {
	return time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// UnrealDate is the error of a text that is written as a date and is none: there is no such day, or its year is outside of those
// that dates are kept of.
func UnrealDate(text string) error {
	if len(text) >= 4 {
		if year, err := strconv.Atoi(text[:4]); err == nil && (year < 1900 || year > 2100) {
			return Errorf(Invalid, "%s 的年份写错了，应在 1900 到 2100 之间", text)
		}
	}
	return Errorf(Invalid, "%s 不是存在的日期", text)
}

// DateOf returns the day of t at full precision.
func DateOf(t time.Time) Date { return dateText(t.Year(), int(t.Month()), t.Day()) }

// ParseDate reads the stored forms "1990", "1990-05", "1990-05-01" and "".
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	part := func(from, to int) int {
		for _, c := range s[from:to] {
			if c < '0' || c > '9' {
				return -1
			}
		}
		n, _ := strconv.Atoi(s[from:to])
		if n == 0 {
			return -1
		}
		return n
	}
	y, m, d := 0, 0, 0
	switch {
	case len(s) == 4:
		y = part(0, 4)
	case len(s) == 7 && s[4] == '-':
		y, m = part(0, 4), part(5, 7)
	case len(s) == 10 && s[4] == '-' && s[7] == '-':
		y, m, d = part(0, 4), part(5, 7), part(8, 10)
	default:
		y = -1
	}
	if y < 0 || m < 0 || d < 0 {
		return "", Errorf(Invalid, "“%s”不是日期，应写成 1990-05-01、1990-05 或 1990", s)
	}
	return NewDate(y, m, d)
}

// Precision returns how much of d is known.
func (d Date) Precision() Precision {
	switch len(d) {
	case 4:
		return ByYear
	case 7:
		return ByMonth
	case 10:
		return ByDay
	}
	return NoDate
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == "" }

// Year, Month and Day return the parts, 0 where not known.
func (d Date) Year() int { return d.number(0, 4) }

// Month returns 1-12, 0 where not known.
func (d Date) Month() int { return d.number(5, 7) }

// Day returns 1-31, 0 where not known.
func (d Date) Day() int { return d.number(8, 10) }

func (d Date) number(from, to int) int {
	if len(d) < to {
		return 0
	}
	n := 0
	for _, c := range []byte(d[from:to]) {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// Compare compares at the coarser precision of the two: 1990 and 1990-05 are equal (0). A missing date equals
// everything; ask IsZero first where that matters.
func (d Date) Compare(e Date) int {
	n := min(len(d), len(e))
	switch a, b := d[:n], e[:n]; {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Before reports whether d is certainly before e, at the coarser precision.
func (d Date) Before(e Date) bool { return d != "" && e != "" && d.Compare(e) < 0 }

// AddYears moves d by whole years, keeping its precision; 29 February becomes 28 where needed.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// AddMonths moves d by months, keeping its precision (a year-only date moves by whole years, rounded down); a day
// that the target month lacks becomes its last day.
func (d Date) AddMonths(n int) Date {
	if d == "" {
		return ""
	}
	if d.Precision() == ByYear {
		return dateText(d.Year()+n/12, 0, 0)
	}
	total := d.Year()*12 + d.Month() - 1 + n
	y, m := total/12, total%12+1
	if d.Precision() == ByMonth {
		return dateText(y, m, 0)
	}
	return dateText(y, m, min(d.Day(), monthDays(y, m)))
}

// AddDays moves a day by days; a date not known to the day stays as it is.
func (d Date) AddDays(n int) Date {
	if d.Precision() != ByDay {
		return d
	}
	return DateOf(time.Date(d.Year(), time.Month(d.Month()), d.Day()+n, 0, 0, 0, 0, time.UTC))
}

// FirstDay is the first day of the year or month that the date stands for; of a day itself, "" of none.
func (d Date) FirstDay() Date {
	switch d.Precision() {
	case ByYear:
		return d + "-01-01"
	case ByMonth:
		return d + "-01"
	}
	return d
}

// LastDay is the last day that d may be: the end of its month or year where no more is known.
func (d Date) LastDay() Date {
	switch d.Precision() {
	case ByYear:
		return dateText(d.Year(), 12, 31)
	case ByMonth:
		return dateText(d.Year(), d.Month(), monthDays(d.Year(), d.Month()))
	}
	return d
}

// DaysTo counts the whole days from d to e, negative when e is earlier. Of a date that is not known to the day the last
// day counts that it may be. Neither may be missing.
func (d Date) DaysTo(e Date) int {
	day := func(d Date) time.Time {
		d = d.LastDay()
		return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(day(e).Sub(day(d)).Hours() / 24)
}

// Weekdays counts the days from Monday to Friday from d to e, both counted; 0 when e is earlier. Both must be known to the day.
func (d Date) Weekdays(e Date) int {
	days := d.DaysTo(e) + 1
	if days <= 0 {
		return 0
	}
	n := days / 7 * 5
	for i := range days % 7 {
		if w := time.Date(d.Year(), time.Month(d.Month()), d.Day()+i, 0, 0, 0, 0, time.UTC).Weekday(); w != time.Saturday && w != time.Sunday {
			n++
		}
	}
	return n
}

// YearsTo counts the whole years from d to a day, an age; -1 where d is missing. A date known by year alone counts as
// its beginning.
func (d Date) YearsTo(day Date) int {
	if d == "" {
		return -1
	}
	years := day.Year() - d.Year()
	if day.Before(d.AddYears(years)) {
		years--
	}
	return years
}

// Long writes the date as sentences and papers do: 2026年12月15日, 2026年12月, 2026年.
func (d Date) Long() string {
	switch d.Precision() {
	case ByYear:
		return fmt.Sprintf("%d年", d.Year())
	case ByMonth:
		return fmt.Sprintf("%d年%d月", d.Year(), d.Month())
	case ByDay:
		return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
	}
	return ""
}

// In writes a date among others of a year: 11-23, of another year 2025-11-23; what is known less precisely stays as it is.
func (d Date) In(year int) string {
	if d.Precision() == ByDay && d.Year() == year {
		return string(d)[len("2026-"):]
	}
	return string(d)
}

// When writes a time of the records in a layout of package time, by the clock of this PC; 时间不明 where the data file
// holds none that can be read.
func When(t time.Time, layout string) string {
	if t.IsZero() {
		return "时间不明"
	}
	return t.Local().Format(layout)
}
