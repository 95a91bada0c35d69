// Package form reads what people type into forms, and shows what is wrong under the field it belongs to.
package form

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// Date reads a date as people type it, at the precision that it has: 1990-05-01, 1990-5-1, 1990.5.1, 1990/5,
// 19900501, 199005, 1990年5月1日, 1990年5月, 1990; "" is no date. It is the import's reader, but for the five digits that a
// spreadsheet makes of a date: nobody types those. example is a day that the field would take, told to whoever typed something else; ""
// is one of somebody's birth.
func Date(s string, example model.Date) (model.Date, error) {
	d := string(example)
	if len(d) != len("2006-01-02") {
		d = "1990-05-01"
	}
	return read(s, fmt.Sprintf("应写成 %s、%s 或 %s", d, d[:7], d[:4]))
}

// Day reads a day as people type it, as Date does, for what happens on a certain day: a year or a month alone is refused. example is a
// day that the field would take, told to whoever typed something else. "" is no day.
func Day(s string, example model.Date) (model.Date, error) {
	ways := "写成年-月-日，如 " + string(example)
	if d := string(example); len(d) == len("2006-01-02") {
		ways += fmt.Sprintf("、%s.%s.%s", d[:4], strings.TrimPrefix(d[5:7], "0"), strings.TrimPrefix(d[8:], "0"))
	}
	d, err := read(s, ways)
	if err == nil && d != "" && d.Precision() != model.ByDay {
		return "", model.Errorf(model.Invalid, "“%s”没有写到哪一天，%s", strings.TrimSpace(s), ways)
	}
	return d, err
}

func read(s, ways string) (model.Date, error) {
	s = strings.TrimSpace(s)
	d, fault := cellvalue.DateFromText(s, false, func() bool { return true })
	switch {
	case fault == cellvalue.DateNone:
		return "", nil
	case fault == cellvalue.DateUnreal:
		return "", model.UnrealDate(s)
	case fault != cellvalue.DateFine || len(s) == 5 && cellvalue.IsDigits(s):
		return "", model.Errorf(model.Invalid, "“%s”不是日期，%s", s, ways)
	}
	return d, nil
}

// Digits makes an ID or phone number of what was typed: full-width characters become plain ones, spaces go, x
// becomes X. Nothing else is changed.
func Digits(s string) string { return strings.ToUpper(cellvalue.Squeeze(s)) }
