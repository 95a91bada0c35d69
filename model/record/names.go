package record

import (
	"regexp"
	"slices"
	"strings"
)

// Names are the names of a list: 许慧、石颖敏. A blank does not part them, since many a name is written with one.
func Names(value string) []string {
	var all []string
	for _, name := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("、，,；;/\n", r) }) {
		if name = strings.TrimSpace(name); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// besideName is what stands beside a name in brackets: 周敏（书记）.
var besideName = regexp.MustCompile(`[（(][^（()）]*[)）]`)

// nameInCommon reports whether two lists of names have one in common. A name counts whole, however it is spaced: 吴 is not 吴静, and
// 张 三 is 张三; in a list without marks blanks part the names.
func nameInCommon(a, b string) bool {
	spellings := func(list string) (all []string) {
		for _, name := range Names(besideName.ReplaceAllString(list, "")) {
			all = append(all, squeeze(name))
			if words := strings.Fields(name); len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return len([]rune(w)) < 2 }) {
				for _, w := range words {
					all = append(all, squeeze(w))
				}
			}
		}
		return all
	}
	ours := spellings(a)
	return slices.ContainsFunc(spellings(b), func(name string) bool { return slices.Contains(ours, name) })
}
