package cellvalue

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// dateInWords reads a date that stands among words, 1990年7月入党, 2013年下半年, 2027年3月到期, and a text that says that
// there is no date yet, 尚未转正. plain reads what is left without the words.
func dateInWords(s string, plain func(string) (model.Date, DateFault)) (model.Date, DateFault) {
	w := codes.InCells()
	s = Squeeze(s)
	if !strings.ContainsAny(s, "0123456789") && !strings.Contains(s, "年") {
		if begins(s, w.NoDate) != "" {
			return "", DateNone
		}
		return "", DateNot
	}
	if i := strings.LastIndexAny(s, "(（"); i > 0 && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）")) && !strings.ContainsAny(s[i:], "0123456789") {
		inside := strings.Trim(s[i:], "()（）")
		s = s[:i]
		if ends(inside, w.Planned) != "" {
			s += "到期"
		}
	}
	fault := DateFine
	for {
		rest := strings.Trim(strings.TrimPrefix(s, begins(s, w.DateBefore)), ",，、;；。 ")
		rest = strings.TrimSuffix(rest, ends(rest, w.DateAfter))
		if word := begins(rest, w.About) + ends(rest, w.About); word != "" {
			rest, fault = strings.TrimSuffix(strings.TrimPrefix(rest, begins(rest, w.About)), ends(rest, w.About)), max(DateCoarse, fault)
		}
		if word := begins(rest, w.Planned) + ends(rest, w.Planned); word != "" {
			rest, fault = strings.TrimSuffix(strings.TrimPrefix(rest, begins(rest, w.Planned)), ends(rest, w.Planned)), DatePlanned
		}
		if rest == s {
			break
		}
		s = rest
	}
	if d, bad := plain(s); bad != DateNot {
		if bad == DateFine {
			bad = fault
		}
		return d, bad
	}
	for _, part := range [...]struct {
		words     []string
		precision model.Precision
	}{{w.PartOfYear, model.ByYear}, {w.PartOfMonth, model.ByMonth}} {
		for _, word := range part.words {
			rest, ok := strings.CutSuffix(s, word)
			if d, bad := plain(rest); ok && bad == DateFine && d.Precision() == part.precision {
				return d, max(DateCoarse, fault)
			}
		}
	}
	return "", DateNot
}

// begins is the longest of the words with which a text begins, "" when it begins with none.
func begins(s string, words []string) string { return longest(s, words, strings.HasPrefix) }

// ends is the longest of the words with which a text ends, "" when it ends with none.
func ends(s string, words []string) string { return longest(s, words, strings.HasSuffix) }

func longest(s string, words []string, has func(s, word string) bool) string {
	found := ""
	for _, w := range words {
		if len(w) > len(found) && has(s, w) {
			found = w
		}
	}
	return found
}
