package names

import (
	"strings"
	"unicode"
)

// last goes before a character without a known reading or stroke order: it sorts after every one that has it.
const last = "~"

// Keys returns the sort keys and the search initials of a person's name. The first character, or the first two of a
// compound surname, are read as surnames are: 单 shàn, 曾 zēng, 万俟 mòqí. Compare keys bytewise. Initials are
// lower-case; where a character has several readings the other spellings follow after a blank: "lh yh".
func Keys(name string) (pinyin, stroke, initials string) {
	return keys(name, surnameReadings)
}

// OrgKeys is Keys for the name of an organisation or a unit, which has no surname.
func OrgKeys(name string) (pinyin, stroke, initials string) {
	return keys(name, phraseReadings)
}

func keys(name string, read func([]rune) []string) (pinyin, stroke, initials string) {
	runes := clean(name)
	known := read(runes)
	var p, s strings.Builder
	for i, r := range runes {
		reading := ""
		if i < len(known) {
			reading = known[i]
		}
		if reading == "" {
			reading = mainReading(r)
		}
		p.WriteString(pinyinKey(r, reading))
		s.WriteString(strokeKey(r))
	}
	return p.String(), s.String(), spellings(runes, known)
}

// clean drops what does not count for order: blanks, which rosters put into two-character names, and points inside
// names (迪丽·热巴).
func clean(name string) []rune {
	var runes []rune
	for _, r := range name {
		if counts(r) {
			runes = append(runes, r)
		}
	}
	return runes
}

func counts(r rune) bool { return !unicode.IsSpace(r) && !IsMiddleDot(r) && !unicode.Is(unicode.Cf, r) }

// pinyinKey is the key of one character: its syllable, its tone, and its place in the stroke order, so that people of
// one surname stand together among those whose surname sounds the same. Digits and Latin letters come first.
func pinyinKey(r rune, reading string) string {
	switch {
	case reading != "":
		return reading + strokeKey(r)
	case r < 0x250:
		return "!" + string(unicode.ToLower(r))
	}
	return last + string(r)
}
