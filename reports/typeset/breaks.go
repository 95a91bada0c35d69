package typeset

import "github.com/shuangbai/shuangbai/resources/linebreak"

const tiny = 1e-6

// measure is the line to fill.
type measure struct {
	width   float64 // mm
	indent  float64 // mm, first line of a paragraph
	em      float64 // mm of one em
	spacing float64 // mm added after every Chinese character
	squeeze bool    // marks may give up width to let one more unit in
}

// widthOf is the width of an atom on this measure.
func (m measure) widthOf(a *atom) float64 {
	switch a.kind {
	case newline:
		return 0
	case blank:
		return a.mm
	case word, space:
		return a.em * m.em
	}
	return a.em*m.em + m.spacing
}

// breakLines returns the ends of the lines: line i holds atoms[ends[i-1]:ends[i]]. An atom wider than the measure is
// cut up first, so that every character finds its place.
func breakLines(atoms []atom, m measure) ([]atom, []int) {
	atoms = cutWide(atoms, m)
	var ends []int
	for start := 0; start < len(atoms); {
		indent := 0.0
		if start == 0 || atoms[start-1].kind == newline {
			indent = m.indent
		}
		end := lineEnd(atoms, start, m, indent)
		ends = append(ends, end)
		start = end
	}
	return atoms, ends
}

// lineEnd finds where the line that begins at start ends. Marks may give up half their width when that lets one
// more unit in.
func lineEnd(atoms []atom, start int, m measure, indent float64) int {
	used, slack, best := indent, 0.0, start
	for j := start; j < len(atoms); j++ {
		a := &atoms[j]
		if a.kind == newline {
			return j + 1
		}
		if j > start && a.isMark() && atoms[j-1].isMark() {
			used -= m.em / 2
			if m.squeeze {
				slack -= m.em / 2
			}
		}
		used += m.widthOf(a)
		if a.isMark() && m.squeeze {
			slack += m.em / 2
		}
		if used-slack > m.width+tiny && a.kind != space {
			if best > start {
				return best
			}
			return max(j, start+1)
		}
		fits := used <= m.width+tiny
		if mayBreak(atoms, j+1) {
			best = j + 1
			if !fits && a.kind != space {
				return best
			}
		}
	}
	return len(atoms)
}

// mayBreak tells whether a line may begin with atoms[i].
func mayBreak(atoms []atom, i int) bool {
	if i <= 0 || i >= len(atoms) {
		return true
	}
	a, before := &atoms[i], &atoms[i-1]
	if before.kind == newline {
		return true
	}
	if a.glue || a.whole || a.kind == closing || a.kind == space || a.kind == newline {
		return false
	}
	if a.kind == word && before.kind != space && linebreak.NeverFirst(a.glyphs[0].r) { // a word such as “%0”
		return false
	}
	return before.kind != opening
}

// cutWide replaces atoms wider than a line by their characters.
func cutWide(atoms []atom, m measure) []atom {
	room := m.width - m.indent
	for i := range atoms {
		if m.widthOf(&atoms[i]) <= room || len(atoms[i].glyphs) < 2 {
			continue
		}
		out := append([]atom(nil), atoms[:i]...)
		for _, a := range atoms[i:] {
			if m.widthOf(&a) <= room || len(a.glyphs) < 2 {
				out = append(out, a)
				continue
			}
			for k, g := range a.glyphs {
				piece := atom{kind: word, em: g.em, glyphs: []glyph{g}, glue: a.glue && k == 0}
				if k == 0 {
					piece.source = a.source
				}
				out = append(out, piece)
			}
		}
		return out
	}
	return atoms
}
