package intake

import (
	"regexp"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

var (
	dayAlone = regexp.MustCompile(`^(\d{1,2})[日号]?$`)
	monthDay = regexp.MustCompile(`^(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?$`)
)

// TypedDay reads a day as people type it where year and month are plain: 14, 14日, 7.14, 7月14日, or a whole date. Year and month
// are 0 where they are not written; ok is false for anything else.
func TypedDay(text string) (year, month, day int, ok bool) {
	if found := dayAlone.FindStringSubmatch(text); found != nil {
		return 0, 0, cellvalue.Num(found[1]), true
	}
	if found := monthDay.FindStringSubmatch(text); found != nil {
		return 0, cellvalue.Num(found[1]), cellvalue.Num(found[2]), true
	}
	d, fault := cellvalue.DateFromText(text, false, func() bool { return true })
	return d.Year(), d.Month(), d.Day(), fault == cellvalue.DateFine && d.Precision() == model.ByDay
}

// TypedParts parts a text at commas, blanks and line breaks, of either writing.
func TypedParts(text string) []string {
	return strings.FieldsFunc(cellvalue.Tidy(text), func(c rune) bool { return strings.ContainsRune("、，,；;\n ", c) })
}
