package cellvalue

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// Tidy folds full-width ASCII, turns every kind of space into a plain one, drops invisible characters, and trims.
// Text that needs nothing of this, nearly all of a file, comes back as it is, without a copy.
func Tidy(s string) string {
	if isTidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = foldRune(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// isTidy reports whether Tidy would change nothing. It looks at the bytes that begin the characters Tidy changes.
func isTidy(s string) bool {
	if s == "" {
		return true
	}
	if s[0] <= ' ' || s[len(s)-1] <= ' ' {
		return false
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' || c == 0x7f:
			return false
		case c == 0xc2 && i+1 < len(s) && (s[i+1] == 0xa0 || s[i+1] == 0xad):
			return false
		case c == 0xef && i+2 < len(s) && !(s[i+1] == 0xbc && chinesePunctuation(s[i+2])):
			return false
		case c == 0xe2 && i+1 < len(s) && (s[i+1] == 0x80 || s[i+1] == 0x81 || s[i+1] >= 0xba && s[i+1] <= 0xbf):
			return false
		case c == 0xe3 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x80:
			return false
		}
	}
	return true
}

// chinesePunctuation reports whether the third byte of a full-width form is that of ！（）， ：；？, which belong into
// Chinese text as they are.
func chinesePunctuation(third byte) bool {
	switch third {
	case 0x81, 0x88, 0x89, 0x8c, 0x9a, 0x9b, 0x9f:
		return true
	}
	return false
}

// foldRune returns the plain form of a character, -1 when it is to be dropped.
func foldRune(r rune) rune {
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		if chinesePunctuation(byte(0x80|(r-0xff00)&0x3f)) && r < 0xff40 {
			return r
		}
		return r - 0xfee0
	case r == '\t' || r == '\n' || r == '\r' || r == 0xa0 || r == 0x3000 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f:
		return ' '
	case r < ' ' || r == 0x7f || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff || r == 0xad || r >= 0x202a && r <= 0x202e:
		return -1
	case r >= 0x2e80 && r <= 0x2fdf: // radicals that come out of PDF files instead of the characters
		if n := norm.NFKC.String(string(r)); utf8.RuneCountInString(n) == 1 {
			r, _ = utf8.DecodeRuneInString(n)
		}
	}
	return r
}

// Squeeze is Tidy without any space left.
func Squeeze(s string) string {
	s = Tidy(s)
	if strings.IndexByte(s, ' ') < 0 {
		return s
	}
	return strings.ReplaceAll(s, " ", "")
}

// IsSpace reports whether a text is empty or holds nothing but spaces and characters that show nothing.
func IsSpace(s string) bool {
	if s == "" || s[0] <= ' ' && strings.TrimSpace(s) == "" {
		return true
	}
	return (s[0] == 0xe3 || s[0] == 0xc2 || s[0] == 0xe2 || s[0] == 0xef) && Squeeze(s) == ""
}

// IsBlank reports whether a cell says that there is nothing: "—", "无", "/" and the like.
func IsBlank(s string) bool {
	if len(s) > 12 {
		return false
	}
	return blankWords()[s] || strings.Trim(s, "—–－-‐‑―─_/\\*.…。、 ") == ""
}

// blankWords are the words that say that there is nothing, in small and in capital letters.
var blankWords = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, w := range codes.InCells().Blank {
		all[w], all[strings.ToUpper(w)] = true, true
	}
	return all
})

// PersonName brings a name into the stored form: no spaces within a Chinese name, one between Latin words, and the
// middle dot U+00B7 for all its look-alikes (GB/T 7714 and the household register use U+00B7).
func PersonName(s string) string {
	s = strings.TrimLeft(Tidy(s), "'’`")
	if s == "" || PlainChinese(s) {
		return s
	}
	runes := []rune(s)
	han := strings.IndexFunc(s, IsHan) >= 0
	out := make([]rune, 0, len(runes))
	for _, r := range runes {
		switch {
		case names.IsMiddleDot(r) || han && r == '.':
			r = '·'
		case r == ' ' && (han || len(out) > 0 && out[len(out)-1] == ' '):
			continue
		}
		if r == '·' && len(out) > 0 && out[len(out)-1] == '·' {
			continue
		}
		out = append(out, r)
	}
	return strings.Trim(string(out), "· ")
}

// PlainChinese reports whether s is nothing but three-byte Chinese characters of the main block.
func PlainChinese(s string) bool {
	if len(s)%3 != 0 {
		return false
	}
	for i := 0; i < len(s); i += 3 {
		if s[i] < 0xe4 || s[i] > 0xe9 {
			return false
		}
	}
	return true
}

func IsHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// IsDigits reports whether s is one or more digits.
func IsDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Phone brings a telephone number into the stored form: no spaces, no country code of a mobile number.
func Phone(s string) string {
	s = strings.TrimLeft(Squeeze(s), "'’`")
	if len(s) == 11 && IsDigits(s) {
		return s
	}
	s = strings.NewReplacer("—", "-", "–", "-", "－", "-", "(", "", ")", "-", "（", "", "）", "-").Replace(s)
	if number, extension, ok := cutExtension(s); ok {
		return Phone(number) + "转" + extension
	}
	bare := strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(s, "+"), "86"), "-", "")
	if len(bare) == 11 && bare[0] == '1' && IsDigits(bare) {
		return bare
	}
	return s
}

// cutExtension parts a telephone number from its extension: 025-52345678转801, 025-52345678分机801.
func cutExtension(s string) (number, extension string, ok bool) {
	for _, mark := range codes.InCells().Extension {
		number, extension, ok = strings.Cut(strings.ToLower(s), mark)
		if number, extension = strings.TrimRight(number, "-,"), strings.Trim(extension, "-:.：)"); ok && len(number) >= 7 && len(extension) <= 6 && IsDigits(extension) {
			return number, extension, true
		}
	}
	return "", "", false
}

// IsDitto recognises what people write for “the same as above”.
func IsDitto(s string) bool {
	if len(s) > 12 || s == "" {
		return false
	}
	switch Squeeze(s) {
	case "\"", "\"\"", "“", "”", "“”", "””", "““", "″", "〃", "''", "’’", "‘’", "〞", "〝", "〝〞", "同上", "同前", "同上行", "（同上）", "(同上)":
		return true
	}
	return false
}

// Phones reads a cell that holds several telephone numbers and joins them with “/”. ok is false unless there are two
// at least and all of them are sound.
func Phones(text string) (joined string, ok bool) {
	if len(text) == 11 && IsDigits(text) { // one, as most are
		return "", false
	}
	parts := strings.FieldsFunc(Tidy(text), func(x rune) bool { return strings.ContainsRune(" /、,，;；|", x) })
	if len(parts) < 2 {
		return "", false
	}
	var out []string
	number := ""
	for _, part := range parts {
		number += part
		if t := Phone(number); model.ValidPhone(t) {
			out, number = append(out, t), ""
		}
	}
	return strings.Join(out, "/"), len(out) > 1 && number == ""
}
