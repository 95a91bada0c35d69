package names

import (
	"encoding/hex"
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

// newStrokeKey asks the collator; strokes is locked. The collator puts characters that its order lacks before the
// first that it has (一).
func newStrokeKey(r rune) string {
	if r < 0x250 {
		return "!" + string(unicode.ToLower(r))
	}
	if k := weight(r); k >= weight('一') {
		return k
	}
	return last + string(r)
}

// weight is the collator's key in hexadecimal digits, six for every Chinese character; strokes is locked.
func weight(r rune) string {
	strokes.buffer.Reset()
	return hex.EncodeToString(strokes.collator.KeyFromString(&strokes.buffer, string(r)))
}
