package sheet

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestFormatMeaning(t *testing.T) {
	day := numberFormat{isDate: true, showsDay: true, showsMonth: true}
	month := numberFormat{isDate: true, showsMonth: true}
	year := numberFormat{isDate: true}
	clock := numberFormat{isTime: true}
	both := numberFormat{isDate: true, isTime: true, showsDay: true, showsMonth: true}
	for code, want := range map[string]numberFormat{
		"General": {}, "G/通用格式": {}, "@": {}, "0": {}, "0.00": {}, "#,##0.00": {}, "0.00E+00": {}, `0" %"`: {},
		"0%": {isPercent: true}, "0.00%": {isPercent: true}, "[Red]0.0%;-0.0%": {isPercent: true},
		`0"年"`: {}, `"第"0"号"`: {}, `[Red]0.00`: {}, `_(* #,##0_)`: {}, `¥#,##0;[Red]\-¥#,##0`: {}, `#\ "day"`: {},
		"yyyy-mm-dd": day, "yyyy/m/d": day, `yyyy"年"m"月"d"日"`: day, "m/d/yy": day, "d-mmm-yy": day,
		`[$-804]yyyy"年"m"月"d"日";@`: day, `[DBNum1][$-804]yyyy"年"m"月"d"日";@`: day, "yyyy.mm.dd": day, "yyyymmdd": day,
		"mmm-yy": month, `yyyy"年"m"月"`: month, `[$-804]yyyy"年"m"月";@`: month, "yyyy-mm": month, "yyyy.m": month, "YYYY/MM": month,
		`yyyy\年m\月`: month, "yyyy年m月": month, "yyyy": year, "m月d日": day,
		"h:mm": clock, "h:mm:ss": clock, "mm:ss": clock, "[h]:mm": clock, "[h]:mm:ss": clock, "h:mm AM/PM": clock,
		`上午/下午h"时"mm"分"`: clock, "h时mm分": clock,
		"yyyy/m/d h:mm": both, `yyyy"年"m"月"d"日" h:mm:ss`: both,
	} {
		if got := parseFormat(code); got != want {
			t.Errorf("%s: %+v, want %+v", code, got, want)
		}
	}
	for id, want := range map[int]numberFormat{0: {}, 1: {}, 49: {}, 9: {isPercent: true}, 10: {isPercent: true}, 14: day, 17: month, 22: both, 31: day, 57: month, 58: day, 20: clock, -1: {}} {
		if got := builtinFormat(id); got != want {
			t.Errorf("%d: %+v, want %+v", id, got, want)
		}
	}
}

func TestSerialDate(t *testing.T) {
	for _, c := range []struct {
		serial float64
		epoch  bool
		want   model.Date
	}{
		{1, false, "1900-01-01"}, {59, false, "1900-02-28"}, {60, false, ""}, {61, false, "1900-03-01"},
		{29281, false, "1980-03-01"}, {29281.99, false, "1980-03-01"}, {73415, false, "2100-12-31"}, {73416, false, ""},
		{0, false, ""}, {0.5, false, ""}, {-1, false, ""}, {1e300, false, ""},
		{0, true, "1904-01-01"}, {27819, true, "1980-03-01"}, {71953, true, "2100-12-31"}, {71954, true, ""},
	} {
		if got := SerialDate(c.serial, c.epoch); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.serial, c.epoch, got, c.want)
		}
		if c.serial == float64(int(c.serial)) && c.want != "" {
			if back, ok := isoSerial(string(c.want), c.epoch); !ok || back != c.serial {
				t.Errorf("%s: %v, want %v", c.want, back, c.serial)
			}
		}
	}
}

func TestNumberText(t *testing.T) {
	for raw, want := range map[string]string{
		"0": "0", "-5": "-5", "1990.10": "1990.1", "5.5E0": "5.5", "1e3": "1000", "3.2010419800608E+17": "320104198006080000",
		"320104198006081234": "320104198006081234", "92.599999999999994": "92.6", "0.1": "0.1", "33.333333333333336": "33.3333333333333",
		"1E+300": "1e+300", "12345678901.25": "12345678901.25", "0.30000000000000004": "0.3", ".5": "0.5",
	} {
		_, digits, ok := number([]byte(raw))
		if !ok || string(digits) != want {
			t.Errorf("%s: %s, want %s", raw, digits, want)
		}
	}
	for _, raw := range []string{"", "abc", "1e999", "0x10", "NaN", "inf", "1_000", "１２", "1 2"} {
		if _, digits, ok := number([]byte(raw)); ok {
			t.Errorf("%q is taken for the number %s", raw, digits)
		}
	}
}
