package workbook

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/shuangbai/shuangbai/reports/document"
)

// sheetNames gives each document a name that spreadsheets allow: at most 31 characters, none of []:*?/\, unique.
func sheetNames(docs []document.Document) []string {
	used := map[string]bool{}
	names := make([]string, len(docs))
	for i := range docs {
		base := cleanName(docs[i].Title)
		name := base
		for n := 2; used[foldName(name)]; n++ {
			suffix := fmt.Sprintf("（%d）", n)
			name = cutName(base, 31-len([]rune(suffix))) + suffix
		}
		used[foldName(name)] = true
		names[i] = name
	}
	return names
}

// cleanName takes out what a sheet name must not hold.
func cleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`[]:*?/\`, r):
			return '-'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	s = cutName(strings.Trim(strings.TrimSpace(s), "'"), 31)
	if s == "" || strings.EqualFold(s, "history") {
		return "材料"
	}
	return s
}

// cutName shortens to n units as spreadsheets count them: a character beyond the first plane counts as two.
func cutName(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), "' ")
}

// foldName is the name as spreadsheets compare it, without regard to case.
func foldName(s string) string { return strings.ToLower(s) }
