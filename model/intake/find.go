package intake

import (
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// How far down a header is looked for, and how wide a table may be.
const (
	headerDepth = 40
	tableWidth  = 300
)

// head is a header: one row of a sheet or several stacked ones, read column by column.
type head struct {
	row, rows int // first row from 0, number of rows; rows 0 means that there is none
	cells     []headCell
	score     int
	bare      bool // the table has no header: row is its first row of data, rows 0
}

// headCell is the header of one column.
type headCell struct {
	text   string   // as a person reads it
	keys   []string // the forms under which it is looked up, best first; none when there is no text
	parent string   // text of the rows above, for stacked headers
	child  string   // text of the last row
}

// readHead reads the header that starts at a row (from 0).
func readHead(s *sheet.Sheet, row, rows int) head {
	h := head{row: row, rows: rows}
	width := 0
	for k := row; k < row+rows && k < len(s.Rows); k++ {
		width = max(width, len(s.Rows[k]))
	}
	h.cells = make([]headCell, min(width, tableWidth))
	for c := range h.cells {
		h.cells[c] = readHeadCell(s, row, rows, c)
	}
	return h
}

func readHeadCell(s *sheet.Sheet, row, rows, col int) headCell {
	var texts []string
	for k := row; k < row+rows; k++ {
		v := s.Cell(k, col)
		if rows > 1 {
			v = s.MergedValue(k, col)
		}
		t := strings.TrimSpace(v.Text)
		if t != "" && (len(texts) == 0 || texts[len(texts)-1] != t) {
			texts = append(texts, t)
		}
	}
	switch len(texts) {
	case 0:
		return headCell{}
	case 1:
		if k := headerKey(texts[0]); k != "" {
			return headCell{text: texts[0], child: texts[0], keys: []string{k}}
		}
		return headCell{text: texts[0], child: texts[0]}
	}
	child, parent := texts[len(texts)-1], strings.Join(texts[:len(texts)-1], "")
	ck, pk := headerKey(child), headerKey(parent)
	return headCell{text: parent + " " + child, parent: parent, child: child, keys: []string{ck, pk + ck, ck + pk}}
}

// fingerprint is the key under which choices for a layout are remembered: it depends on the header's words and their
// places, not on the rows above or the data below.
func (h head) fingerprint() string {
	if h.bare {
		return "" // nothing tells one table without a header from another
	}
	sum := fnv.New64a()
	for _, c := range h.cells[h.issueShift():] {
		for _, k := range c.keys {
			_, _ = sum.Write([]byte(k))
			_, _ = sum.Write([]byte{0})
		}
		_, _ = sum.Write([]byte{1})
	}
	return strconv.FormatUint(sum.Sum64(), 36)
}

// issueShift is 1 when the header begins with the column 问题 of an error workbook, which pushed the others right.
func (h head) issueShift() int {
	if len(h.cells) > 0 && strings.TrimSpace(h.cells[0].text) == issueHeader {
		return 1
	}
	return 0
}

// repeatsIssue reports whether a column besides the first is headed 问题 too: a register may have a field of that name,
// and the first column is then the error workbook's.
func (h head) repeatsIssue() bool {
	return slices.ContainsFunc(h.cells[1:], func(c headCell) bool { return strings.TrimSpace(c.text) == issueHeader })
}

// match looks a column's header up: the exact hits of its first form that has any, and whether a word of the table
// is at least contained in it.
func (c headCell) match(lex *lexicon) (exact []aliasHit, near bool) {
	if hits := c.exact(lex); len(hits) > 0 {
		return hits, false
	}
	for _, k := range c.keys {
		if info, _ := lex.fuzzy(k); info >= 0 {
			return nil, true
		}
	}
	return nil, false
}

func (c headCell) exact(lex *lexicon) []aliasHit {
	for _, k := range c.keys {
		if hits := lex.exact[k]; len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// scoreHead says how much a row looks like the header of a kind: 3 for a known word, 1 for a near one, less for what
// no header holds. fields receives the distinct fields found.
func scoreHead(s *sheet.Sheet, h head, lex *lexicon, fields map[Field]bool) int {
	clear(fields)
	score := 0
	for c, cell := range h.cells {
		switch kind := s.Cell(h.row+h.rows-1, c).Kind; {
		case kind == sheet.Date || kind == sheet.Number || cellvalue.LooksLikeID(s.Cell(h.row, c)):
			score -= 2
			continue
		case len(cell.keys) == 0:
			continue
		}
		exact, near := cell.match(lex)
		switch {
		case len(exact) > 0:
			f := lex.fields[exact[0].info].Field
			if fields[f] {
				score++
			} else {
				score += 3
			}
			for _, hit := range exact {
				fields[lex.fields[hit.info].Field] = true
			}
		case near:
			score++
		case len(cell.text) > 90:
			score -= 2
		}
	}
	return score
}

// needs says which fields make a header that of a kind: all of the first, and so many of the second.
type needs struct {
	all  []Field
	some []Field
	n    int
}

var kindNeeds = map[Kind]needs{
	Roster: {all: []Field{Name}, some: []Field{IDNumber, Sex, Ethnicity, Birth, Education, KindField, Branch, JoinDate, FullDate, Job, Phone, Address, Status,
		"apply_date", "activist_date", "target_date"}, n: 1},
	Branches:   {all: []Field{Name}, some: []Field{Formation, Management, Parent, SetUpOn, ApprovedOn, TermStart, TermEnd, Secretary, Board, Units, UnitCount, ReportedSize, InCharter, SeatOnBoard, Budgeted}, n: 2},
	Activities: {all: []Field{Date}, some: []Field{KindField, Topic, Due, Present, Place, Chair, Recorder}, n: 2},
}

// met reports whether the fields make a header of the kind.
func (n needs) met(fields map[Field]bool) bool {
	for _, f := range n.all {
		if !fields[f] {
			return false
		}
	}
	have := 0
	for _, f := range n.some {
		if fields[f] {
			have++
		}
	}
	return have >= n.n
}

// findHead finds the header of a kind on a sheet: a remembered layout first, else the row, or two stacked rows, that
// look most like one. rows is 0 when there is none.
func findHead(s *sheet.Sheet, kind Kind, layouts map[string]Layout) (best head, remembered bool) {
	lex, need := lexiconOf(kind), kindNeeds[kind]
	if _, ok := kind.Register(); ok {
		need = registerNeeds(kind)
	}
	fields := make(map[Field]bool, 32)
	seen := 0
	for r := 0; r < len(s.Rows) && seen < headerDepth; r++ {
		if len(s.Rows[r]) == 0 {
			continue
		}
		seen++
		for rows := 1; rows <= 2 && r+rows <= len(s.Rows); rows++ {
			if rows == 2 && (len(layouts) == 0 && !stackable(s, r)) {
				break
			}
			h := readHead(s, r, rows)
			if l, ok := layouts[h.fingerprint()]; ok && l.Kind == kind && max(l.HeaderRows, 1) == rows {
				h.score = 1000
				return h, true
			}
			if rows == 2 && !stackable(s, r) {
				break
			}
			h.score = scoreHead(s, h, lex, fields)
			if rows == 2 {
				h.score -= 2
			}
			if need.met(fields) && h.score > best.score {
				best = h
			}
		}
	}
	return best, false
}

// stackable reports whether the row and the next one could be one header in two rows: something is merged across or
// down from the first, and the second has words where the first has none.
func stackable(s *sheet.Sheet, r int) bool {
	if r+1 >= len(s.Rows) || len(s.Rows[r+1]) == 0 {
		return false
	}
	words, below := 0, 0
	for c, cell := range s.Rows[r] {
		if cell.Kind == sheet.Text && strings.TrimSpace(cell.Text) != "" {
			words++
		} else if cell.Kind != sheet.Empty {
			return false
		}
		_ = c
	}
	for c, cell := range s.Rows[r+1] {
		switch {
		case cell.Kind == sheet.Number || cell.Kind == sheet.Date || cellvalue.LooksLikeID(cell):
			return false
		case cell.Kind == sheet.Text && s.Cell(r, c).Kind == sheet.Empty:
			below++
		}
	}
	return words >= 2 && below >= 1
}

// bareHead stands for the header of a table that has none: its data begins at the first row, from a row on, in which
// two cells are filled.
func bareHead(s *sheet.Sheet, from int) head {
	for r := from; r < len(s.Rows); r++ {
		if lookAt(s.Rows[r], -1, -1).filled >= 2 {
			return head{row: r, bare: true, score: 3}
		}
	}
	return head{}
}

// isLetter reports whether a name is the letter of a column: A, AB.
func isLetter(name string) bool {
	for _, c := range strings.ToUpper(name) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return name != "" && len(name) <= 3
}
