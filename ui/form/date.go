// Package form reads what people type into forms, and shows what is wrong under the field it belongs to.
package form

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// Date reads a date as people type it, at the precision that it has: 1990-05-01, 1990-5-1, 1990.5.1, 1990/5,
// 19900501, 199005, 1990年5月1日, 1990年5月, 1990; "" is no date. It is the import's reader, but for the five digits that a
// spreadsheet makes of a date: nobody types those.
func Date(s string) (model.Date, error) {
	s = strings.TrimSpace(s)
	d, fault := cellvalue.DateFromText(s, false, func() bool { return true })
	switch {
	case fault == cellvalue.DateNone:
		return "", nil
	case fault == cellvalue.DateUnreal:
		return "", model.UnrealDate(s)
	case fault != cellvalue.DateFine || len(s) == 5 && cellvalue.IsDigits(s):
		return "", model.Errorf(model.Invalid, "“%s”不是日期，应写成 1990-05-01、1990-05 或 1990", s)
	}
	return d, nil
}

// Digits makes an ID or phone number of what was typed: full-width characters become plain ones, spaces go, x
// becomes X. Nothing else is changed.
func Digits(s string) string { return strings.ToUpper(cellvalue.Squeeze(s)) }
