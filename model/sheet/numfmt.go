package sheet

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// numberFormat is what a cell's number format tells about its value.
type numberFormat struct {
	isDate     bool // shows a year, a month or a day
	isTime     bool // shows hours, minutes or seconds
	showsDay   bool
	showsMonth bool
	isPercent  bool // shows a hundred times the number, with a percent sign
}

// builtinFormat returns the meaning of a format number that needs no code in the file. The numbers from 27 on are
// those of Chinese Windows (ECMA-376 part 1, 18.8.30).
func builtinFormat(id int) numberFormat {
	switch id {
	case 9, 10:
		return numberFormat{isPercent: true}
	case 14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58:
		return numberFormat{isDate: true, showsDay: true, showsMonth: true}
	case 17, 27, 36, 50, 52, 57:
		return numberFormat{isDate: true, showsMonth: true}
	case 22:
		return numberFormat{isDate: true, isTime: true, showsDay: true, showsMonth: true}
	case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56:
		return numberFormat{isTime: true}
	}
	return numberFormat{}
}

// parseFormat reads a number format's code, such as yyyy"年"m"月" or [$-804]yyyy/m/d;@. Only the first section, for
// positive numbers, counts.
func parseFormat(code string) numberFormat {
	letters := formatLetters(code)
	if strings.EqualFold(letters, "general") || strings.Contains(strings.ToLower(letters), "general") {
		return numberFormat{}
	}
	letters = strings.ToLower(letters)
	letters = strings.ReplaceAll(strings.ReplaceAll(letters, "am/pm", "h"), "a/p", "h")
	letters = strings.ReplaceAll(letters, "上午/下午", "h")
	f := numberFormat{
		isTime:   strings.ContainsAny(letters, "hs"),
		showsDay: strings.ContainsRune(letters, 'd') || strings.ContainsAny(letters, "a"), // aaaa is the weekday
	}
	year := strings.ContainsAny(letters, "ye")
	f.showsMonth = showsMonth(letters)
	f.isDate = year || f.showsDay || f.showsMonth
	f.isPercent = !f.isDate && !f.isTime && strings.ContainsRune(letters, '%')
	return f
}

// formatLetters returns the code's first section without quoted, escaped and bracketed pieces, which are literal text,
// colours and locales; an elapsed time such as [h] keeps its letter. A number's digits and exponent (0.00E+00) are
// left out, so that what remains is date letters.
func formatLetters(code string) string {
	var out strings.Builder
	runes := []rune(code)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; r {
		case '"':
			for i++; i < len(runes) && runes[i] != '"'; i++ {
			}
		case '\\', '_', '*', '!':
			i++
		case '[':
			from := i + 1
			for i++; i < len(runes) && runes[i] != ']'; i++ {
			}
			if inside := strings.ToLower(string(runes[from:min(i, len(runes))])); strings.Trim(inside, "hms") == "" {
				out.WriteString(inside)
			}
		case ';':
			return out.String()
		case 'E', 'e':
			if i+1 < len(runes) && (runes[i+1] == '+' || runes[i+1] == '-') {
				i++
				continue
			}
			out.WriteRune(r)
		case '0', '#', '?':
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// showsMonth reports whether an m in the lower-case letters is a month: it is minutes right after hours or right
// before seconds.
func showsMonth(letters string) bool {
	last := byte(0) // the date letter before this run
	for i := 0; i < len(letters); i++ {
		c := letters[i]
		if !strings.ContainsRune("yemdhs", rune(c)) {
			continue
		}
		if c != 'm' {
			last = c
			continue
		}
		for i+1 < len(letters) && letters[i+1] == 'm' {
			i++
		}
		rest := strings.TrimLeft(letters[i+1:], ":. 时分-/年月日")
		if last != 'h' && !strings.HasPrefix(rest, "s") {
			return true
		}
		last = 'm'
	}
	return false
}

// maxSerial is past 2100-12-31 in both date systems.
const maxSerial = 73_500

// wholeDay is the day of a serial number. Less than half a millisecond before midnight is midnight: dates reached by
// arithmetic lie a hair below the whole day, and spreadsheet programs show them so.
func wholeDay(serial float64) int { return int(math.Floor(serial + 0.5/86_400_000)) }

// SerialDate returns the day of a spreadsheet's serial number, "" when it is no day of 1900-2100. In the 1900 system
// day 1 is 1900-01-01 and day 60 the 29 February 1900 that never was (Lotus's error, kept by every program); in the
// 1904 system day 0 is 1904-01-01. A fraction, the time of day, is dropped.
func SerialDate(serial float64, date1904 bool) model.Date {
	if math.IsNaN(serial) || serial < 0 || serial > maxSerial {
		return ""
	}
	day := wholeDay(serial)
	epoch := time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	if !date1904 {
		if day == 0 || day == 60 {
			return ""
		}
		epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if day < 60 {
			day++
		}
	}
	t := epoch.AddDate(0, 0, day)
	if t.Year() > 2100 {
		return ""
	}
	return model.DateOf(t)
}

// timeText writes a fraction of a day as 14:30, with seconds only where there are any.
func timeText(v float64) string {
	s := int(math.Round(v*86_400)) % 86_400
	if s%60 == 0 {
		return fmt.Sprintf("%02d:%02d", s/3600, s/60%60)
	}
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}
