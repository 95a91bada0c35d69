package intake

import (
	"strings"
	"unicode/utf8"
)

// fuzzy finds the field whose alias is contained in a key, or differs from it by one character; -1 when none.
func (lex *lexicon) fuzzy(key string) (info, sure int) {
	lex.mu.Lock()
	hit, ok := lex.near[key]
	lex.mu.Unlock()
	if ok {
		return hit.info, hit.rank
	}
	info, sure = lex.searchNear(key)
	lex.mu.Lock()
	if len(lex.near) > 4096 {
		clear(lex.near)
	}
	lex.near[key] = aliasHit{info, sure}
	lex.mu.Unlock()
	return info, sure
}

func (lex *lexicon) searchNear(key string) (info, sure int) {
	size := utf8.RuneCountInString(key)
	best, bestSure := -1, 0
	if size < 2 || size > 24 {
		return -1, 0
	}
	runes := []rune(key)
	for _, a := range lex.aliases {
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
			best, bestSure = a.info, s
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
