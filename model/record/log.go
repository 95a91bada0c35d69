package record

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// LogLine is one line of a Log: what happened on a day.
type LogLine struct {
	Day  model.Date
	Text string // 电话 张三, "" when the day is all that is known
}

// logDay finds the days with which lines begin: at the beginning of the text, of a line, or after a mark that parts
// lines written in one: 2025-03-10、2025-08-28.
var logDay = regexp.MustCompile(`(?:^|[\n、；;，,])\s*((\d{4})(?:[ \t]*[-./年][ \t]*(\d{1,2})(?:[ \t]*[-./月][ \t]*(\d{1,2})(?:[ \t]*日)?|[ \t]*月)?|(\d{2})(\d{2})\b))`)

// ParseLog reads the lines of a Log as people write them, one a line or several in one line, in the order of their
// days. wrong is what has no day before it, or a day that does not exist; "" when all could be read.
func ParseLog(text string) (lines []LogLine, wrong string) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r", "\n"))
	at := logDay.FindAllStringSubmatchIndex(text, -1)
	if len(at) == 0 {
		return nil, text
	}
	if before := strings.Trim(text[:at[0][0]], logMarks); before != "" {
		return nil, before
	}
	for i, m := range at {
		number := func(groups ...int) int {
			for _, g := range groups {
				if m[2*g] >= 0 {
					n, _ := strconv.Atoi(text[m[2*g]:m[2*g+1]])
					return n
				}
			}
			return 0
		}
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		d, err := model.NewDate(number(2), number(3, 5), number(4, 6))
		if err != nil {
			return nil, text[m[2]:m[3]]
		}
		lines = append(lines, LogLine{d, strings.Join(strings.Fields(strings.Trim(text[m[3]:end], logMarks)), " ")})
	}
	slices.SortStableFunc(lines, func(a, b LogLine) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return lines, ""
}

// logMarks may stand between a day and what happened on it, and after a line.
const logMarks = " \t\n\u3000、；;，,：:"

// FormatLog writes lines in the stored form: one a line, the day first.
func FormatLog(lines []LogLine) string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = strings.TrimSpace(string(l.Day) + " " + l.Text)
	}
	return strings.Join(all, "\n")
}
