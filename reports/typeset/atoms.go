package typeset

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/resources/linebreak"
)

// glyph is one character with the face that has it.
type glyph struct {
	r    rune
	face *Face
	em   float64
}

type atomKind uint8

const (
	ideograph atomKind = iota // a Chinese character, or another that stands for itself
	word                      // Latin letters, figures and their marks, kept whole
	opening                   // a mark that must not end a line
	closing                   // a mark that must not begin a line
	space
	newline
	blank // a drawn line to write on
)

// atom is what a line break never falls into.
type atom struct {
	kind   atomKind
	glue   bool    // belongs to the atom before it: no break and no gap between them
	whole  bool    // belongs to one word with the atom before it: no break between them
	full   bool    // a mark as wide as a character, which may give up half of that
	em     float64 // width without spacing
	mm     float64 // width of a blank
	glyphs []glyph
	source string // what was written where no face has it, "" otherwise
}

const unitMarks = "学年月日号个名次分项张家岁人件条处周天时届期份票位户篇元级度届轮章款节倍类万亿℃"

// atomise cuts spans into atoms and notes characters that no face has.
func (s *setter) atomise(spans []document.Span) []atom {
	var atoms []atom
	for _, span := range spans {
		s.text = span.Text
		runes := []rune(span.Text)
		for i := 0; i < len(runes); {
			n := wordLength(runes[i:])
			if n > 0 {
				atoms = append(atoms, s.wordAtom(span.Role, runes[i:i+n]))
				i += n
				continue
			}
			if a, ok := s.single(span.Role, runes[i]); ok {
				atoms = append(atoms, a)
			}
			i++
		}
		if span.Blank > 0 {
			atoms = append(atoms, atom{kind: blank, mm: span.Blank})
		}
	}
	glueUnits(atoms)
	glueWords(atoms)
	return atoms
}

// wordLength is how many of the runes form one Latin word or figure.
func wordLength(runes []rune) int {
	n := 0
	for n < len(runes) && isWord(runes[n]) {
		n++
	}
	return n
}

func isWord(r rune) bool {
	return r > ' ' && r < 0x7f || r < 0x2000 && r != '·' && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func (s *setter) wordAtom(role document.Role, runes []rune) atom {
	a := atom{kind: word}
	if len(runes) == 1 {
		switch {
		case linebreak.NeverFirst(runes[0]):
			a.kind = closing
		case linebreak.NeverLast(runes[0]):
			a.kind = opening
		}
	}
	for _, r := range runes {
		s.add(&a, role, r)
	}
	return a
}

// single makes the atom of one character; ok is false for characters that print nothing.
func (s *setter) single(role document.Role, r rune) (atom, bool) {
	a := atom{kind: ideograph}
	switch {
	case r == '\n':
		return atom{kind: newline}, true
	case r == '\t' || r == ' ' || r == '\u00a0':
		a.kind, r = space, ' '
	case r == '\u3000':
		a.kind = space
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return a, false
	case linebreak.NeverFirst(r):
		a.kind = closing
	case linebreak.NeverLast(r):
		a.kind = opening
	case unicode.Is(unicode.Mn, r):
		a.kind, a.glue = closing, true
	}
	s.add(&a, role, r)
	a.full = (a.kind == opening || a.kind == closing) && a.em > 0.75 && !strings.ContainsRune("—…～％", r)
	return a, true
}

// add appends a character, or its code point in letters where no face has it: a name is never silently left blank.
func (s *setter) add(a *atom, role document.Role, r rune) {
	face, em, ok := s.faces.pick(role, r)
	if ok {
		a.glyphs = append(a.glyphs, glyph{r, face, em})
		a.em += em
		return
	}
	s.note(r, s.text)
	a.source += string(r)
	for _, c := range fmt.Sprintf("U+%04X", r) {
		face, em, _ := s.faces.pick(role, c)
		a.glyphs = append(a.glyphs, glyph{c, face, em})
		a.em += em
	}
}

// glueUnits ties figures to the unit that follows them, and the bracket of a document number to its neighbours.
func glueUnits(atoms []atom) {
	for i := 1; i < len(atoms); i++ {
		before, a := &atoms[i-1], &atoms[i]
		switch {
		case before.kind == word && endsInDigit(before) && a.kind == ideograph && strings.ContainsRune(unitMarks, a.glyphs[0].r):
			a.glue = true
		case before.kind == word && endsInDigit(before) && a.kind == closing && strings.ContainsRune("％%", a.glyphs[0].r):
			a.glue = true
		case a.kind == ideograph && isRune(a, '月') && before.glue && isRune(before, '个'): // 3个月
			a.glue = true
		case a.kind == word && isRune(before, '年') && before.glue && i+1 < len(atoms) && isRune(&atoms[i+1], '个'): // 2年10个月
			a.glue = true
		case a.kind == word && isSign(before):
			a.glue = true
		case a.kind == word && isRune(before, '〕'):
			a.glue = true
		case isRune(a, '〔') && before.kind == ideograph && i+1 < len(atoms) && atoms[i+1].kind == word:
			a.glue = true
		case a.kind == word && isRune(before, '—') && i > 1 && atoms[i-2].kind == word:
			a.glue = true
		}
	}
}

// wholeWords are what a name ends in. They are not parted at the end of a line.
var wholeWords = []string{"综合党委", "党支部", "党总支"}

// glueWords ties the characters of whole words to each other.
func glueWords(atoms []atom) {
	for i := range atoms {
		for _, w := range wholeWords {
			if n := len([]rune(w)); i+n <= len(atoms) && says(atoms[i:i+n], w) {
				for k := i + 1; k < i+n; k++ {
					atoms[k].whole = true
				}
			}
		}
	}
}

// says tells whether the atoms are the characters of a word.
func says(atoms []atom, word string) bool {
	i := 0
	for _, r := range word {
		if !isRune(&atoms[i], r) {
			return false
		}
		i++
	}
	return true
}

func endsInDigit(a *atom) bool {
	r := a.glyphs[len(a.glyphs)-1].r
	return r >= '0' && r <= '9' || r == '%'
}

// isSign tells a sign that belongs to the figure behind it.
func isSign(a *atom) bool {
	return len(a.glyphs) == 1 && strings.ContainsRune("≤≥⩽⩾＜＞±＋－", a.glyphs[0].r)
}

func isRune(a *atom, r rune) bool { return len(a.glyphs) == 1 && a.glyphs[0].r == r }

func (a *atom) isMark() bool { return a.full }
