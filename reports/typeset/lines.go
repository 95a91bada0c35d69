package typeset

import (
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// setter turns text into lines with the faces of one set. It belongs to one call of Typeset.
type setter struct {
	faces   *FaceSet
	style   Style
	text    string            // that is being set
	missing map[rune][]string // what holds a character that no face has
	cells   map[cellKey]cellLines
}

func newSetter(faces *FaceSet) *setter {
	return &setter{faces: faces, style: House(), missing: map[rune][]string{}, cells: map[cellKey]cellLines{}}
}

// mostCells is how many set cells are kept, to be used again on later sheets.
const mostCells = 8000

// forget drops the cells that were kept where they have become many.
func (s *setter) forget() {
	if len(s.cells) > mostCells {
		clear(s.cells)
	}
}

// line is one set line with its baseline at 0, 0.
type line struct {
	text  Text
	rules []Rule // blanks to write on, relative to the baseline
	width float64
}

// setting says how a paragraph is set.
type setting struct {
	size    float64 // points
	width   float64 // mm
	indent  float64 // mm
	spacing float64 // mm after every Chinese character
	justify bool
	cell    bool // of a table: no last line of one character where the others can spare one
}

// lines breaks and sets spans.
func (s *setter) lines(spans []document.Span, o setting) []line {
	atoms := s.atomise(spans)
	if len(atoms) == 0 {
		return []line{{}}
	}
	m := measure{width: o.width, indent: o.indent, em: o.size * MM, spacing: o.spacing, squeeze: o.justify}
	atoms, ends := breakLines(atoms, m)
	if o.justify || o.cell {
		ends, m = pullBack(atoms, ends, m)
	}
	if o.cell {
		ends = evenEnds(atoms, ends, m)
	}
	out := make([]line, 0, len(ends))
	start := 0
	for _, end := range ends {
		row := atoms[start:end]
		last := end == len(atoms) || row[len(row)-1].kind == newline
		x := 0.0
		if start == 0 || atoms[start-1].kind == newline {
			x = o.indent
		}
		out = append(out, compose(row, m, x, o.size, o.justify && !last))
		start = end
	}
	return out
}

// evenLines sets spans on as few lines as they need, all of about one length: titles and names that stand centred.
func (s *setter) evenLines(spans []document.Span, o setting) []line {
	best := s.lines(spans, o)
	for n := len(best); n > 1 && o.width > o.size*MM; {
		o.width -= o.size * MM / 2
		narrow := s.lines(spans, o)
		if len(narrow) > n {
			break
		}
		best = narrow
	}
	return best
}

// pullBack tries to do away with a last line of one character by closing every gap a little.
func pullBack(atoms []atom, ends []int, m measure) ([]int, measure) {
	n := len(ends)
	if n < 2 || lettersIn(atoms[ends[n-2]:]) > 1 {
		return ends, m
	}
	for step := 1; step <= 5; step++ {
		tight := m
		tight.spacing -= maxTighten * m.em * float64(step) / 5
		if _, e := breakLines(atoms, tight); len(e) < n {
			return e, tight
		}
	}
	return ends, m
}

// evenEnds gives a last line of one character company from the line before it, on as many lines.
func evenEnds(atoms []atom, ends []int, m measure) []int {
	n := len(ends)
	if n < 2 || lettersIn(atoms[ends[n-2]:]) != 1 {
		return ends
	}
	for step := 1.0; step <= 2; step++ {
		narrow := m
		narrow.width -= step * m.em
		cut, e := breakLines(atoms, narrow)
		if len(cut) == len(atoms) && len(e) == n && lettersIn(atoms[e[n-2]:]) > 1 { // a word that would have to be cut for it stays whole
			return e
		}
	}
	return ends
}

// lettersIn counts the atoms that are neither marks nor spaces.
func lettersIn(atoms []atom) int {
	n := 0
	for i := range atoms {
		if k := atoms[i].kind; k == ideograph || k == word || k == blank {
			n++
		}
	}
	return n
}

// compose places the atoms of one line from x on. A line too long is fitted by narrowing its marks; a short one is
// opened between its characters when spread is asked for.
func compose(row []atom, m measure, x, size float64, spread bool) line {
	row = trimEnd(row)
	natural, marks, gaps := extent(row, m)
	natural += x
	shrink, open := 0.0, 0.0
	switch {
	case natural > m.width+tiny && marks > 0:
		shrink = min((natural-m.width)/float64(marks), m.em/2)
	case spread && gaps > 0 && natural < m.width:
		open = min((m.width-natural)/float64(gaps), maxStretch*m.em)
	}
	var l line
	uneven := open > 0.08*m.em // a reader of the file would see spaces or overlaps where none are written
	w := runWriter{x: x, size: size, em: m.em}
	for i := range row {
		a := &row[i]
		if a.kind == blank {
			l.rules = append(l.rules, Rule{X1: w.x, X2: w.x + a.mm, Y1: blankDrop, Y2: blankDrop, Width: 0.5})
			w.skip(a.mm)
			continue
		}
		after := 0.0
		if a.kind != word && a.kind != space {
			after = m.spacing
		}
		if i+1 < len(row) && gapAfter(row, i) {
			after += open
		}
		give := 0.0
		if a.isMark() {
			give = shrink
			if i+1 < len(row) && row[i+1].isMark() {
				give = m.em / 2
			}
		}
		uneven = uneven || give > 0.08*m.em
		if a.kind == opening {
			w.skip(-give)
		} else {
			after -= give
		}
		w.atom(a, after)
	}
	l.text = Text{Runs: w.done()}
	if uneven || w.replaced {
		l.text.Actual = sourceOf(row)
	}
	l.width = w.x
	return l
}

// blankDrop is how far under the baseline of its text a line to sign on is drawn, mm.
const blankDrop = 0.75

// extent measures a line: its natural width, the marks that could be narrowed and the gaps that could be opened.
func extent(row []atom, m measure) (width float64, marks, gaps int) {
	for i := range row {
		width += m.widthOf(&row[i])
		next := i+1 < len(row)
		if row[i].isMark() {
			if next && row[i+1].isMark() {
				width -= m.em / 2
			} else {
				marks++
			}
		}
		if next && gapAfter(row, i) {
			gaps++
		}
	}
	return width, marks, gaps
}

// gapAfter tells whether the gap after row[i] may be opened: next to a Chinese character, not inside a unit.
func gapAfter(row []atom, i int) bool {
	a, b := &row[i], &row[i+1]
	if b.glue || a.kind == space || b.kind == space || a.kind == blank || b.kind == blank {
		return false
	}
	return a.kind != word || b.kind != word
}

// trimEnd drops the spaces and the line end that close a line.
func trimEnd(row []atom) []atom {
	for len(row) > 0 && (row[len(row)-1].kind == space || row[len(row)-1].kind == newline) {
		row = row[:len(row)-1]
	}
	return row
}

// sourceOf is what the atoms say.
func sourceOf(row []atom) string {
	var b strings.Builder
	for i := range row {
		if row[i].source != "" {
			b.WriteString(row[i].source)
			continue
		}
		for _, g := range row[i].glyphs {
			b.WriteRune(g.r)
		}
	}
	return b.String()
}

// runWriter collects characters into runs of one face and one spacing.
type runWriter struct {
	x, size, em float64
	runs        []Run
	text        strings.Builder
	open        bool
	count       int
	lastAfter   float64 // spacing after the last character of the open run
	replaced    bool
}

func (w *runWriter) skip(mm float64) {
	if mm != 0 {
		w.close()
		w.x += mm
	}
}

func (w *runWriter) atom(a *atom, after float64) {
	if a.source != "" {
		w.replaced = true
	}
	for i, g := range a.glyphs {
		extra := 0.0
		if i == len(a.glyphs)-1 {
			extra = after
		}
		w.glyph(g, extra)
	}
}

// glyph adds a character that is followed by extra mm.
func (w *runWriter) glyph(g glyph, extra float64) {
	if w.open {
		r := &w.runs[len(w.runs)-1]
		same := r.Face == g.face && (w.count == 1 || abs(w.lastAfter-r.Spacing) < tiny)
		if !same {
			w.close()
		}
	}
	if !w.open {
		w.runs = append(w.runs, Run{X: w.x, Size: w.size, Face: g.face, Spacing: extra})
		w.open, w.count = true, 0
	} else if w.count == 1 {
		w.runs[len(w.runs)-1].Spacing = w.lastAfter
	}
	w.text.WriteRune(g.r)
	w.count++
	w.lastAfter = extra
	w.x += g.em*w.em + extra
}

func (w *runWriter) close() {
	if w.open {
		r := &w.runs[len(w.runs)-1]
		r.Text = w.text.String()
		if w.count == 1 {
			r.Spacing = 0
		}
		w.text.Reset()
		w.open = false
	}
}

func (w *runWriter) done() []Run {
	w.close()
	return w.runs
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
