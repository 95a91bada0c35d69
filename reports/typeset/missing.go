package typeset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Missing is a character that no face of the paper has.
type Missing struct {
	Rune  rune
	Where []string // the names and texts that hold it, at most whereMost
}

// whereMost is how many of the texts that hold a character are kept.
const whereMost = 20

// String names the character and where it stands.
func (m Missing) String() string {
	where := ""
	if len(m.Where) > 0 {
		where = "，在" + strings.Join(m.Where[:min(3, len(m.Where))], "、")
		if len(m.Where) > 3 {
			where += "等处"
		}
	}
	return fmt.Sprintf("字库里没有“%c”（U+%04X）%s，纸面上印成了编码；请核对这个字，或手工填写", m.Rune, m.Rune, where)
}

// note remembers a character that no face has and the text around it.
func (s *setter) note(r rune, text string) {
	where := around(text, r)
	if known := s.missing[r]; len(known) < whereMost && !slices.Contains(known, where) {
		s.missing[r] = append(known, where)
	}
}

func (s *setter) missingSorted() []Missing {
	var all []Missing
	for r, where := range s.missing {
		all = append(all, Missing{r, where})
	}
	slices.SortFunc(all, func(a, b Missing) int { return cmp.Compare(a.Rune, b.Rune) })
	return all
}

// around is the stretch of a text without marks and spaces that holds a character: a name, where it stands in one.
func around(text string, r rune) string {
	runes := []rune(text)
	at := slices.Index(runes, r)
	if at < 0 {
		return "“" + text + "”"
	}
	inName := func(c rune) bool { return c == '·' || unicode.IsLetter(c) || c == r }
	from, to := at, at+1
	for from > 0 && at-from < 8 && inName(runes[from-1]) {
		from--
	}
	for to < len(runes) && to-at < 8 && inName(runes[to]) {
		to++
	}
	return "“" + string(runes[from:to]) + "”"
}
