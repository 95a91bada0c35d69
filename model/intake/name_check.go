package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// checkName notes what a Chinese name does not hold. A lost character is an error, because the name that is left would
// be another one; everything else is kept as it is, and somebody should look.
func (r *reader) checkName(row *Row, i int, name string) {
	if name == "" || cellvalue.PlainChinese(name) && len(name) > 3 {
		return
	}
	if strings.ContainsRune(name, utf8.RuneError) {
		r.add(row, CharDamaged, Error, i, "姓名里有一个字已损坏，显示为 �，不知道原来是什么字", "填入正确的姓名，或这一行不导入")
		return
	}
	if what := oddInName(name); what != "" {
		r.add(row, ValueUnknown, Warning, i, "姓名"+what+"，导入时照原样保留", "对照身份证核对姓名")
	}
}

// oddInName says what stands in a name that names do not hold, "" when nothing does.
func oddInName(name string) string {
	latin, han := false, 0
	for _, c := range name {
		switch {
		case cellvalue.IsHan(c):
			han++
		case c == '·' || c == ' ' || unicode.Is(unicode.Variation_Selector, c):
		case c == '(' || c == ')' || c == '（' || c == '）' || c == '[' || c == ']' || c == '【' || c == '】':
			return "里有括号"
		case unicode.IsDigit(c):
			return "里有数字"
		case strings.ContainsRune("、，,/;；&+", c):
			return "里有“" + string(c) + "”，像是写了几个人"
		case unicode.IsLetter(c) && c < 0x250:
			latin = true
		case unicode.Is(unicode.Co, c): // a rare character of somebody's own font
			return "里有一个字没有标准编码"
		default:
			return "里有“" + string(c) + "”"
		}
	}
	switch {
	case latin && han > 0:
		return "里有外文字母"
	case latin:
		return "只有外文字母"
	case han < 2:
		return "只有一个字"
	}
	return ""
}

// formulaLike reports a text that a spreadsheet program takes for a formula, such as =HYPERLINK(…).
func formulaLike(s string) bool {
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0])
}
