package headers

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words are the headers that mean the fields of one kind of table. Fields are numbers of the caller's.
type Words struct {
	exact   map[string][]Hit
	aliases []alias

	mu   sync.Mutex
	near map[string]nearest // what Near found before
}

// Hit is a field that a header may mean; Rank 0 is the best of the field's headers.
type Hit struct{ Field, Rank int }

type alias struct {
	key   string
	field int
	size  int // characters
	runes []rune
}

type nearest struct{ field, sure int }

// NewWords makes a list without words.
func NewWords() *Words {
	return &Words{exact: map[string][]Hit{}, near: map[string]nearest{}}
}

// Add enters the headers that mean a field, best first.
func (w *Words) Add(field int, aliases []string) {
	for rank, a := range aliases {
		key := Key(a)
		if hits := w.exact[key]; len(hits) > 0 && hits[len(hits)-1].Field == field {
			continue
		}
		w.exact[key] = append(w.exact[key], Hit{field, rank})
		w.aliases = append(w.aliases, alias{key, field, utf8.RuneCountInString(key), []rune(key)})
	}
}

// Exact are the fields that a key of a header means.
func (w *Words) Exact(key string) []Hit { return w.exact[key] }

// Near finds the field of which a header is contained in a key, or differs from it by one character; -1 when there is
// none. sure is at most 76 of 100.
func (w *Words) Near(key string) (field, sure int) {
	w.mu.Lock()
	hit, ok := w.near[key]
	w.mu.Unlock()
	if ok {
		return hit.field, hit.sure
	}
	field, sure = w.searchNear(key)
	w.mu.Lock()
	if len(w.near) > 4096 {
		clear(w.near)
	}
	w.near[key] = nearest{field, sure}
	w.mu.Unlock()
	return field, sure
}

func (w *Words) searchNear(key string) (field, sure int) {
	size := utf8.RuneCountInString(key)
	best, bestSure := -1, 0
	if size < 2 || size > 24 {
		return -1, 0
	}
	runes := []rune(key)
	for _, a := range w.aliases {
		s := 0
		switch {
		case a.size < 2:
		case strings.Contains(key, a.key):
			s = 45 + 30*a.size/size
			if strings.HasSuffix(key, a.key) {
				s += 3
			}
		case a.size >= 4 && size >= 4 && oneEdit(a.runes, runes):
			s = 70
		case size >= 3 && a.size <= size+4 && strings.Contains(a.key, key):
			s = 40 + 25*size/a.size
		}
		if s > bestSure {
			best, bestSure = a.field, s
		}
	}
	return best, min(bestSure, 76)
}

// oneEdit reports whether two texts differ by one character added, dropped or replaced.
func oneEdit(x, y []rune) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	return len(y)-i-j <= 1
}

// Key brings a header cell into the form in which headers are compared: NFKC, lower case, without spaces, line breaks,
// punctuation, and without brackets and what stands in them ("入党时间\n(yyyy-MM-dd)" is 入党时间).
func Key(s string) string {
	if s == "" {
		return ""
	}
	if len(s) > 600 {
		s = s[:600]
	}
	key := strip(strings.ToLower(norm.NFKC.String(s)), true)
	if key == "" { // all of it stood in brackets
		key = strip(strings.ToLower(norm.NFKC.String(s)), false)
	}
	return key
}

func strip(s string, dropBrackets bool) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '[', '【', '〔', '{', '〈', '《', '<':
			depth++
			continue
		case ')', ']', '】', '〕', '}', '〉', '》', '>':
			if depth > 0 {
				depth--
			}
			continue
		}
		if depth > 0 && dropBrackets {
			continue
		}
		switch {
		case r <= ' ' || r == 0xa0 || r == 0x3000 || r == utf8.RuneError || r >= 0x200b && r <= 0x200f || r == 0xfeff:
		case strings.ContainsRune(".,:;!?*#'\"`/\\|-_+~、，。：；！？“”‘’·…—★☆※△▲●○", r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
