package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Match tells how well a name answers a search; a smaller one is better.
type Match int

// The matches, the best first.
const (
	Whole     Match = iota // all of the name, or all of its pinyin or initials
	Beginning              // its beginning
	Within                 // characters inside it
	Letters                // pinyin or initials of characters inside it
	NoMatch
)

// Sought is what somebody typed into a search field, made ready to be looked for in many names.
type Sought struct {
	text  string
	latin bool
}

// Seek makes ready what was typed. Blanks, middle dots however they are written, and case do not count.
func Seek(typed string) Sought {
	text := plain(typed)
	return Sought{text, text != "" && text[0] < utf8.RuneSelf}
}

// Text is what is sought, in lower case without blanks and middle dots; "" when nothing is.
func (s Sought) Text() string { return s.text }

// Findable is a name made ready to be searched: making one takes some microseconds, comparing with it none to speak of.
type Findable struct {
	plain   string
	letters string // the syllables, " " after each character, "," between the readings of one: "shan,dan xue lin "
	first   uint32 // the letters with which its syllables begin, a bit each: most names are passed over by it
}

// FindablePerson makes a person's name ready, its surname read as surnames are.
func FindablePerson(name string) Findable { return findable(name, surnameReadings) }

// FindableOrg makes the name of an organisation, a unit or anything else ready.
func FindableOrg(name string) Findable { return findable(name, phraseReadings) }

func findable(name string, read func([]rune) []string) Findable {
	runes := clean(name)
	known := read(runes)
	var b strings.Builder
	for i, r := range runes {
		b.WriteString(strings.Join(typings(r, i, known), ","))
		b.WriteByte(' ')
	}
	n := Findable{plain: plain(name), letters: b.String()}
	for i := range n.letters {
		if i == 0 || n.letters[i-1] == ' ' || n.letters[i-1] == ',' {
			n.first |= bitOf(n.letters[i])
		}
	}
	return n
}

// bitOf is the bit of a letter, or of everything that is none.
func bitOf(c byte) uint32 {
	if c >= 'a' && c <= 'z' {
		return 1 << (c - 'a')
	}
	return 1 << 26
}

// typings are the syllables that a character may be typed with, the likeliest first: lü is typed lv or lu.
func typings(r rune, i int, known []string) []string {
	if r < utf8.RuneSelf {
		return []string{string(unicode.ToLower(r))}
	}
	var all []string
	add := func(reading string) {
		syllable := strings.TrimRight(reading, "12345")
		for _, typed := range []string{strings.Replace(syllable, "u:", "v", 1), strings.Replace(syllable, "u:", "u", 1)} {
			if typed != "" && !slices.Contains(all, typed) {
				all = append(all, typed)
			}
		}
	}
	if i < len(known) {
		add(known[i])
	}
	for _, reading := range readingsOf(r) {
		add(reading)
	}
	return all
}

// Find tells how well the name answers what is sought. Pinyin may be whole, initials alone, or both mixed: ouyangym.
func (n Findable) Find(s Sought) Match {
	switch {
	case s.text == "":
		return NoMatch
	case n.plain == s.text:
		return Whole
	case strings.HasPrefix(n.plain, s.text):
		return Beginning
	}
	letters := s.latin && n.first&bitOf(s.text[0]) != 0
	if letters {
		switch typed(n.letters, s.text) {
		case toTheEnd:
			return Whole
		case partly:
			return Beginning
		}
	}
	if strings.Contains(n.plain, s.text) {
		return Within
	}
	if !letters || len(s.text) < 2 {
		return NoMatch
	}
	for rest := afterOne(n.letters); rest != ""; rest = afterOne(rest) {
		if typed(rest, s.text) != no {
			return Letters
		}
	}
	return NoMatch
}

// How much of a name some letters are.
const (
	no = iota
	partly
	toTheEnd
)

// typed tells whether q is how somebody types the characters of letters from the first on.
func typed(letters, q string) int {
	end := strings.IndexByte(letters, ' ')
	if end < 0 {
		return no
	}
	rest, best := letters[end+1:], no
	for from := 0; from < end; {
		to := from
		for to < end && letters[to] != ',' {
			to++
		}
		syllable := letters[from:to]
		same := 0
		for same < len(syllable) && same < len(q) && syllable[same] == q[same] {
			same++
		}
		for n := same; n > 0; n-- { // so much of the syllable was typed: all of it, its initial, or what there is of q
			switch {
			case n == len(q):
				if rest != "" {
					best = max(best, partly)
				} else if n == 1 || n == len(syllable) {
					return toTheEnd
				} else {
					best = max(best, partly)
				}
			case n == len(syllable) || n == 1 || n == 2 && syllable[1] == 'h':
				best = max(best, typed(rest, q[n:]))
			}
		}
		if best == toTheEnd {
			return best
		}
		from = to + 1
	}
	return best
}

// afterOne is letters without those of the first character.
func afterOne(letters string) string { return letters[strings.IndexByte(letters, ' ')+1:] }

// plain is a name or what was typed, without what does not count.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || !counts(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// IsMiddleDot reports whether r is one of the characters that are met for the point inside a name (迪丽·热巴).
func IsMiddleDot(r rune) bool {
	switch r {
	case '·', '•', '・', '･', '‧', '∙', '⋅', '．', '˙', '᛫', '﹒':
		return true
	}
	return false
}
