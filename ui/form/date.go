// Package form reads what people type into forms, and shows what is wrong under the field it belongs to.
package form

import (
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Date reads a date as people type it, at the precision that it has: 1990-05-01, 1990-5-1, 1990.5.1, 1990/5,
// 19900501, 199005, 1990年5月1日, 1990年5月, 1990; "" is no date.
func Date(s string) (model.Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	bad := model.Errorf(model.Invalid, "“%s”不是日期，应写成 1990-05-01、1990-05 或 1990", s)
	plain := strings.TrimRight(separators.Replace(fullWidth.Replace(s)), "-")
	parts := strings.Split(plain, "-")
	if len(parts) == 1 && (len(plain) == 8 || len(plain) == 6) {
		parts = []string{plain[:4], plain[4:6], plain[6:]}
	}
	if len(parts) > 3 || len(parts[0]) != 4 {
		return "", bad
	}
	var n [3]int
	for i, p := range parts {
		if p == "" && i == 2 {
			continue
		}
		v, err := strconv.Atoi(p)
		if err != nil || v <= 0 || len(p) > 2 && i > 0 {
			return "", bad
		}
		n[i] = v
	}
	return model.NewDate(n[0], n[1], n[2])
}

var (
	separators = strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "", ".", "-", "/", "-", "。", "-", " ", "", "　", "")
	fullWidth  = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8",
		"９", "9", "－", "-", "—", "-", "．", ".", "／", "/")
)

// Digits makes an ID or phone number of what was typed: full-width characters become plain ones, spaces go, x
// becomes X. Nothing else is changed.
func Digits(s string) string {
	s = strings.NewReplacer(" ", "", "　", "", "\u00a0", "", "ｘ", "X", "Ｘ", "X").Replace(fullWidth.Replace(strings.TrimSpace(s)))
	return strings.ToUpper(s)
}
