package cellvalue

import (
	"strconv"
	"strings"
)

// dateWord returns the length of 年, 月, 日 or another mark that may part a date at the start of s; 0 when none does.
func dateWord(s string) int {
	for _, w := range [...]string{"年", "月", "日", "号", "－", "—", "–", "、", "／", "．", "。", "·"} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// chineseYear turns 一九九〇年五月二十一日 into digits; text that is no such date comes back as it was.
func chineseYear(s string) string {
	var out strings.Builder
	num, have := 0, false
	year := ""
	for _, r := range s {
		switch d := chineseDigit(r); {
		case d >= 0 && out.Len() == 0:
			year += strconv.Itoa(d)
		case d >= 0:
			num, have = num+d, true
		case r == '十':
			if !have {
				num = 1
			}
			num, have = num*10, true
		case r == '年' && year != "":
			out.WriteString(year + "-")
		case (r == '月' || r == '日' || r == '号') && have:
			out.WriteString(strconv.Itoa(num) + "-")
			num, have = 0, false
		default:
			return s
		}
	}
	if have || out.Len() == 0 {
		return s
	}
	return strings.TrimSuffix(out.String(), "-")
}

func chineseDigit(r rune) int {
	switch r {
	case '〇', '○', '零', 'O', '0':
		return 0
	}
	for i, d := range []rune("一二三四五六七八九") {
		if r == d {
			return i + 1
		}
	}
	return -1
}
