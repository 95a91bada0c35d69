package outfile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// SheetNames makes of each title a name that spreadsheets take for a sheet: at most 31 UTF-16 units, none of []:*?/\,
// no ' at either end, not the reserved History, and unique whatever the case. empty is the name where nothing is left.
func SheetNames(titles []string, empty string) []string {
	used := map[string]bool{}
	names := make([]string, len(titles))
	for i, title := range titles {
		base := sheetName(title, empty)
		name := base
		for n := 2; used[strings.ToLower(name)]; n++ {
			suffix := fmt.Sprintf("（%d）", n)
			name = CutName(base, 31-len([]rune(suffix))) + suffix
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

func sheetName(s, empty string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`[]:*?/\`, r):
			return '-'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	s = CutName(strings.Trim(strings.TrimSpace(s), "' "), 31)
	if s == "" || strings.EqualFold(s, "history") {
		return empty
	}
	return s
}

// CutName shortens a text to n units as spreadsheets count them: a character beyond the first plane counts as two.
func CutName(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), "' ")
}

// InName is a text without the signs that file names do not take, and short enough for every file system. Wide spaces between its parts, as
// in GJ-001　青禾党支部, become a hyphen.
func InName(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '　' || r == '\u00a0' }), "-")
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`\/:*?"<>|`, r):
			return '-'
		case r < ' ':
			return -1
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > 50 {
		s = string(runes[:50])
	}
	return strings.TrimRight(s, " .")
}
