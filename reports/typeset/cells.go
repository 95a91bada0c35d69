package typeset

import (
	"math"
	"regexp"
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// cellLines is the text of a cell, set: the lines with their x, and the pitch they stand on.
type cellLines struct {
	lines []line
	pitch float64
	size  float64
}

func (c cellLines) height() float64 { return float64(len(c.lines)) * c.pitch }

// cellKey names everything that the setting of a cell depends on; the same words come back on every sheet of a batch.
type cellKey struct {
	text    string
	sub     string
	large   bool
	width   float64
	pad     float64
	align   document.Align
	role    document.Role
	small   bool
	justify bool
}

// cell sets a cell's text: up to three lines in the size of cells, else in the smallest size. It is never cut.
func (s *setter) cell(k cellKey, st Style) cellLines {
	if k.text == "" {
		return cellLines{}
	}
	if known, ok := s.cells[k]; ok {
		return known
	}
	c := s.setCell(k, st)
	s.cells[k] = c
	return c
}

func (s *setter) setCell(k cellKey, st Style) cellLines {
	size, pitch := st.SizeCell, st.CellPitch
	if k.small {
		size, pitch = st.SizeSmall, st.SmallPitch
	}
	if k.large {
		size, pitch = st.SizeText, st.LinePitch*0.7
	}
	if (k.align == document.Name || k.align == document.NameLeft) && len([]rune(k.text)) == 2 {
		return cellLines{lines: []line{s.spacedName(k, size)}, pitch: pitch, size: size}
	}
	if (k.align == document.Figures || k.align == document.CentreFigures) && isFigure(k.text) {
		return cellLines{lines: []line{s.figures(k, size)}, pitch: pitch, size: size}
	}
	size = s.sizeOfCodes(k, size)
	lines := s.cellParagraph(k, size)
	if isName := k.align == document.Name || k.align == document.NameLeft; isName && len(lines) > 1 && strings.Contains(k.text, "·") {
		if fitting := math.Floor((k.width-2*k.pad)/(s.emOf(k.text)*MM)*10) / 10; fitting >= smallestName { // never parted: a search would not find it
			fitting = min(fitting, st.SizeSmall)
			return cellLines{lines: s.cellParagraph(k, fitting), pitch: st.SmallPitch, size: fitting}
		}
	}
	if len(lines) > 3 && !k.small {
		size, pitch = st.SizeSmall, st.SmallPitch
		lines = s.cellParagraph(k, size)
	}
	if k.sub != "" {
		under := k
		under.text, under.sub, under.role = k.sub, "", document.Body
		lines = append(lines, s.cellParagraph(under, st.SizeSmall)...)
		pitch = subPitch
	}
	return cellLines{lines: lines, pitch: pitch, size: size}
}

// sizeOfCodes is the size in which the widest code of a cell (ORG-04) stands on one line: it is no word that may be cut.
func (s *setter) sizeOfCodes(k cellKey, size float64) float64 {
	widest := 0.0
	for _, code := range codes.FindAllString(k.text, -1) {
		a := s.wordAtom(k.role, []rune(code))
		widest = max(widest, a.em)
	}
	if room := k.width - 2*k.pad; widest*size*MM > room {
		return math.Floor(room/(widest*MM)*10) / 10
	}
	return size
}

// codes are capitals, a hyphen and figures, or a figure with its sign and unit: ORG-04, ≤3个月, 2年10个月.
var codes = regexp.MustCompile(`[A-Z]{2,}-[0-9]+[a-z]?|[≤≥<>]?([0-9]{1,2}年)?[0-9]{1,3}个月`)

// smallestName is the size in points under which a name of several parts would rather be parted.
const smallestName = 5.5

func (s *setter) cellParagraph(k cellKey, size float64) []line {
	room := k.width - 2*k.pad
	var lines []line
	for _, text := range strings.Split(k.text, "\n") {
		lines = append(lines, s.lines([]document.Span{{Text: text, Role: k.role}}, setting{size: size, width: room, justify: k.justify, cell: true})...)
	}
	for i := range lines {
		x := k.pad
		switch k.align {
		case document.Centre, document.CentreFigures, document.Name:
			x = (k.width - lines[i].width) / 2
		case document.Figures:
			x = k.width - k.pad - lines[i].width
		}
		lines[i] = lines[i].moved(x)
	}
	return lines
}

// spacedName sets a name of two characters one character apart. The space is no character, so that a search for the
// name finds it.
func (s *setter) spacedName(k cellKey, size float64) line {
	em := size * MM
	w := runWriter{size: size, em: em}
	atoms := s.atomise([]document.Span{{Text: k.text, Role: k.role}})
	for i := range atoms {
		after := 0.0
		if i == 0 && len(atoms) == 2 {
			after = em
		}
		w.atom(&atoms[i], after)
	}
	l := line{text: Text{Runs: w.done(), Actual: k.text}, width: w.x}
	if k.align == document.NameLeft {
		return l.moved(k.pad)
	}
	return l.moved((k.width - l.width) / 2)
}

// isFigure tells figures, and the dash that stands for none, from words.
func isFigure(s string) bool {
	return strings.Trim(s, "0123456789.-—%+/") == ""
}

// figureWidth is the width of a figure in em.
func figureWidth(s string) float64 {
	em := 0.0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			em += digitCell
		case r == '.':
			em += pointCell
		default:
			em += 0.9
		}
	}
	return em
}

// figures places digit by digit in equal cells, so that points stand under each other in a column.
func (s *setter) figures(k cellKey, size float64) line {
	em := size * MM
	w := runWriter{size: size, em: em}
	runes := []rune(k.text)
	boxes := make([]float64, len(runes))
	glyphs := make([]glyph, len(runes))
	for i, r := range runes {
		face, adv, _ := s.faces.pick(k.role, r)
		glyphs[i], boxes[i] = glyph{r, face, adv}, adv
		if r >= '0' && r <= '9' {
			boxes[i] = max(digitCell, adv)
		} else if r == '.' {
			boxes[i] = max(pointCell, adv)
		}
	}
	side := func(i int) float64 { return (boxes[i] - glyphs[i].em) / 2 * em }
	for i, g := range glyphs {
		if i == 0 {
			w.x = side(0)
		}
		after := side(i)
		if i+1 < len(glyphs) {
			after += side(i + 1)
		}
		w.glyph(g, after)
	}
	l := line{text: Text{Runs: w.done()}, width: w.x}
	if k.align == document.CentreFigures {
		return l.moved((k.width - l.width) / 2)
	}
	return l.moved(k.width - k.pad - l.width)
}

// moved shifts a line to the right.
func (l line) moved(x float64) line {
	l.text = l.text.at(x, 0)
	rules := make([]Rule, len(l.rules))
	for i, r := range l.rules {
		r.X1 += x
		r.X2 += x
		rules[i] = r
	}
	l.rules = rules
	return l
}
