package names

import (
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/resources/codes"
)

// dictionary is the marked readings of every known character, by comma. It is read when the first name needs it, not at the start.
var dictionary = sync.OnceValue(func() map[rune]string {
	all := make(map[rune]string, 1<<16)
	for line := range strings.Lines(codes.Pinyin) {
		marked, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for _, r := range chars {
			all[r] = marked
		}
	}
	return all
})

// readings keeps what was worked out for a character, because the same few thousand come again and again.
var readings sync.Map // rune -> []string

// readingsOf returns the readings of a character in sort form, the usual one first; none when it has no known one.
func readingsOf(r rune) []string {
	if known, ok := readings.Load(r); ok {
		return known.([]string)
	}
	var all []string
	if extra, ok := rareReadings[r]; ok {
		all = append(all, extra)
	}
	for _, marked := range strings.Split(dictionary()[r], ",") {
		if s := sortForm(marked); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	readings.Store(r, all)
	return all
}

func mainReading(r rune) string {
	if all := readingsOf(r); len(all) > 0 {
		return all[0]
	}
	return ""
}

// toneMarks maps vowels with a tone mark to the vowel and the tone.
var toneMarks = map[rune]struct {
	vowel string
	tone  byte
}{
	'ā': {"a", '1'}, 'á': {"a", '2'}, 'ǎ': {"a", '3'}, 'à': {"a", '4'}, 'ō': {"o", '1'}, 'ó': {"o", '2'}, 'ǒ': {"o", '3'}, 'ò': {"o", '4'},
	'ē': {"e", '1'}, 'é': {"e", '2'}, 'ě': {"e", '3'}, 'è': {"e", '4'}, 'ī': {"i", '1'}, 'í': {"i", '2'}, 'ǐ': {"i", '3'}, 'ì': {"i", '4'},
	'ū': {"u", '1'}, 'ú': {"u", '2'}, 'ǔ': {"u", '3'}, 'ù': {"u", '4'}, 'ǖ': {"v", '1'}, 'ǘ': {"v", '2'}, 'ǚ': {"v", '3'}, 'ǜ': {"v", '4'},
	'ń': {"n", '2'}, 'ň': {"n", '3'}, 'ǹ': {"n", '4'}, 'ḿ': {"m", '2'}, 'ế': {"e", '2'}, 'ề': {"e", '4'}, 'ü': {"v", 0},
}

// sortForm writes a reading so that bytewise comparison gives dictionary order: dān becomes dan1; lǚ becomes lu:3,
// between lu and luan; lüè becomes lue4.
func sortForm(marked string) string {
	var b strings.Builder
	tone := byte('5')
	for _, r := range strings.TrimSpace(marked) {
		m, ok := toneMarks[r]
		switch {
		case ok:
			b.WriteString(m.vowel)
			if m.tone != 0 {
				tone = m.tone
			}
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case r > 0x2ff && r < 0x370: // a combining mark, as in ê̄
		default:
			return ""
		}
	}
	s := b.String()
	if s == "" {
		return ""
	}
	s = strings.Replace(s, "ve", "ue", 1)
	s = strings.Replace(s, "v", "u:", 1)
	return s + string(tone)
}

// spellings is the first letters of every character, and further spellings where a character can be read otherwise;
// at most eight.
func spellings(runes []rune, known []string) string {
	all := []string{""}
	for i, r := range runes {
		letters := lettersOf(r, i, known)
		var next []string
		for _, l := range letters {
			for _, s := range all {
				if len(next) < 8 {
					next = append(next, s+l)
				}
			}
		}
		all = next
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

// lettersOf is the first letters that a character may be typed with, the likeliest first.
func lettersOf(r rune, i int, known []string) []string {
	if r < 0x80 {
		return []string{strings.ToLower(string(r))}
	}
	var letters []string
	add := func(reading string) {
		if reading != "" && !slices.Contains(letters, reading[:1]) {
			letters = append(letters, reading[:1])
		}
	}
	if i < len(known) {
		add(known[i])
	}
	for _, reading := range readingsOf(r) {
		add(reading)
	}
	if len(letters) == 0 {
		return []string{""}
	}
	return letters
}
