package cellvalue

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// spanMarks part the first day of a span from its last one.
var spanMarks = []string{"——", "--", "至", "到", "~", "～", "—", "–", "－", "-"}

// DateSpan reads a text that gives the first and the last day of something that lasted several: 2026年3月5日至7日,
// 2026.3.5-3.7, 2026-03-30~2026-04-01. What the last day leaves out is as in the first. ok is false for anything else. A last
// day before the first is given as it is written.
func DateSpan(c sheet.Cell) (first, last model.Date, ok bool) {
	s := Squeeze(Tidy(c.Text))
	if c.Kind != sheet.Text || strings.Contains(s, ":") || strings.Contains(s, "：") {
		return "", "", false
	}
	for _, mark := range spanMarks {
		for at := 0; ; {
			i := strings.Index(s[at:], mark)
			if i < 0 {
				break
			}
			at += i + len(mark)
			first, ok := wholeDay(s[:at-len(mark)])
			if !ok {
				continue
			}
			if last, ok := lastDay(s[at:], first); ok {
				return first, last, true
			}
		}
	}
	return "", "", false
}

func wholeDay(s string) (model.Date, bool) {
	d, fault := plainDate(s, false, func() bool { return true })
	return d, fault == DateFine && d.Precision() == model.ByDay
}

// lastDay reads the last day of a span whose first one is known: a whole date, month and day, or the day.
func lastDay(s string, first model.Date) (model.Date, bool) {
	if d, ok := wholeDay(s); ok {
		return d, true
	}
	var parts []int
	digits := 0
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if digits == 0 {
				parts = append(parts, 0)
			}
			parts[len(parts)-1] = parts[len(parts)-1]*10 + int(c-'0')
			digits++
			i++
		case c == '.' || c == '/' || c == '-':
			digits = 0
			i++
		default:
			w := dateWord(s[i:])
			if w == 0 {
				return "", false
			}
			digits = 0
			i += w
		}
		if digits > 2 {
			return "", false
		}
	}
	var d model.Date
	fault := DateNot
	switch len(parts) {
	case 1:
		d, fault = makeDay(first.Year(), first.Month(), parts[0])
	case 2:
		d, fault = makeDay(first.Year(), parts[0], parts[1])
	}
	return d, fault == DateFine
}
