package outfile

import (
	"regexp"
	"strings"
)

// formulaSigns begin a text that a spreadsheet takes for a formula, plain and full-width, and the blanks that it skips.
const formulaSigns = "=+-@＝＋－＠\t\r\n"

// plainNumber is a mark, a deduction or a share: it stays a number. A telephone number after + is longer, and text.
var plainNumber = regexp.MustCompile(`^[+-]?\d{1,9}(,\d{3})*(\.\d+)?%?$`)

// TextCell makes a value safe to be pasted or read as text into a spreadsheet: what would be taken for a formula gets
// the apostrophe that marks text there. Plain numbers such as -1.50 and a lone dash are left as they are.
func TextCell(s string) string {
	if !looksLikeFormula(s) {
		return s
	}
	return "'" + s
}

// FromTextCell is the value that TextCell was given.
func FromTextCell(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && looksLikeFormula(rest) {
		return rest
	}
	return s
}

func looksLikeFormula(s string) bool {
	signs := strings.TrimLeft(s, " \u00a0\u3000")
	return signs != "" && strings.ContainsAny(firstRune(signs), formulaSigns) && len([]rune(strings.TrimSpace(s))) > 1 &&
		!plainNumber.MatchString(s)
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
