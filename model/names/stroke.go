package names

import (
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// strokes keeps the stroke key of a character. The collator is not safe for use by several goroutines.
var strokes struct {
	sync.Mutex
	collator *collate.Collator
	buffer   collate.Buffer
	known    map[rune]string
}

// strokeKey is the key of one character in the stroke order of the Unicode CLDR (zh-u-co-stroke): by the number of
// strokes, then by the sort of stroke. A Chinese character that the order lacks goes last.
func strokeKey(r rune) string {
	strokes.Lock()
	defer strokes.Unlock()
	if strokes.known == nil {
		strokes.known = map[rune]string{}
		strokes.collator = collate.New(language.MustParse("zh-u-co-stroke"), collate.Loose)
	}
	if k, ok := strokes.known[r]; ok {
		return k
	}
	k := newStrokeKey(r)
	strokes.known[r] = k
	return k
}

// newStrokeKey asks the collator; strokes is locked.
func newStrokeKey(r rune) string {
	if r < 0x250 {
		return "!" + string(unicode.ToLower(r))
	}
	if !inStrokeOrder(r) {
		return last + string(r)
	}
	strokes.buffer.Reset()
	const digits = "0123456789abcdef"
	var text []byte
	for _, b := range strokes.collator.KeyFromString(&strokes.buffer, string(r)) {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}

// inStrokeOrder reports whether the order has a place of its own for a character: such a character stands between
// the first (一) and the last of the order, others fall before or behind all of them.
func inStrokeOrder(r rune) bool {
	return unicode.Is(unicode.Han, r)
}
