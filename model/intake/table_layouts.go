package intake

import (
	"slices"

	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// layoutFault says in which way people are laid out on a sheet that is not one row a person and that unfold could not
// make one. Such a sheet is named as what it is and not read: half of it would be lost.
type layoutFault struct {
	code string // card, two-rows, people
	why  string
}

// findCard recognises a card, one person on a sheet, that could not be read as a row.
func findCard(s *sheet.Sheet) *layoutFault {
	if !looksLikeCards(s) {
		return nil
	}
	return &layoutFault{"card", "这是一人一张的登记表，没有认准里面每一项是谁的，没有读。请把每个人抄成花名册里的一行再导入"}
}

// blockStarts finds a header that is repeated to the right, with other people under it: the first column of each group,
// and how many columns stand before all groups. There is one start when the header is not repeated.
func blockStarts(s *sheet.Sheet, h headers.Header) (starts []int, shared int) {
	key := func(c int) string {
		if c < 0 || c >= len(h.Cells) || len(h.Cells[c].Keys) == 0 {
			return ""
		}
		return h.Cells[c].Keys[len(h.Cells[c].Keys)-1] // with the rows above it
	}
	words := wordsOf(Roster)
	first := -1
	for c := range h.Cells {
		hits := words.Exact(key(c))
		switch {
		case len(hits) == 0 || words.fieldOf(hits[0]) != Name:
		case first < 0:
			first = c
		case key(c) == key(first):
			width, same, end := 0, 0, c
			if len(starts) > 1 {
				end = starts[1]
			}
			for i := max(0, first-1); i < end-1 || i < end && first == 0; i++ {
				if key(i) == "" {
					continue
				}
				width++
				if key(i) == key(i+c-first) {
					same++
				}
			}
			if same < 2 || same*3 < width*2 || !hasValues(s, h, c) {
				continue
			}
			start := c
			for shift := c - first; start > first+1 && key(start-1) != "" && key(start-1) == key(start-1-shift); {
				start--
			}
			if len(starts) == 0 {
				shared = max(0, first-(c-start))
				starts = append(starts, shared)
			}
			starts = append(starts, start)
		}
	}
	return starts, shared
}

func hasValues(s *sheet.Sheet, h headers.Header, col int) bool {
	for r := h.Data(); r < len(s.Rows); r++ {
		if s.Cell(r, col).Kind == sheet.Text {
			return true
		}
	}
	return false
}

// findTwoRows recognises people of two rows: the cells of the name are merged downwards, or a column has two headers
// that mean different things, one for each row.
func findTwoRows(s *sheet.Sheet, h headers.Header) *layoutFault {
	fault := &layoutFault{"two-rows", "这张表一个人占几行（姓名合并了几行，或者一列写着两项），没有读。请把每个人改成一行，每列只写一项，再导入"}
	name := nameColumn(h)
	covered, rows := 0, 0
	for r := h.Data(); r < len(s.Rows); r++ {
		if len(s.Rows[r]) > 0 {
			rows++
		}
	}
	for _, m := range s.Merges {
		if m.FirstCol <= name && m.LastCol >= name && m.FirstRow >= h.Data() && m.LastRow > m.FirstRow && m.LastRow-m.FirstRow < 4 && m.LastCol-m.FirstCol < 2 {
			covered += m.LastRow - m.FirstRow + 1
		}
	}
	if name >= 0 && covered > 0 && covered*2 >= rows {
		return fault
	}
	if headsTwice(s, h) {
		return fault
	}
	return nil
}

// nameColumn is the column of a header that is headed as the name, -1 when none is.
func nameColumn(h headers.Header) int {
	words := wordsOf(Roster)
	return slices.IndexFunc(h.Cells, func(c headers.Cell) bool {
		hits := c.Exact(words.Words)
		return len(hits) > 0 && words.fieldOf(hits[0]) == Name
	})
}

// headsTwice reports whether columns have two headers that mean different things, one for each row of a person.
func headsTwice(s *sheet.Sheet, h headers.Header) bool {
	words := wordsOf(Roster)
	twice := 0
	for c := range h.Cells {
		above, below := words.Exact(headers.Key(s.Cell(h.Row, c).Text)), words.Exact(headers.Key(s.Cell(h.Row+1, c).Text))
		if len(above) > 0 && len(below) > 0 && words.fieldOf(above[0]) != words.fieldOf(below[0]) {
			twice++
		}
	}
	return twice >= 2
}

// checkLayout takes a table of people out of the reading that is not laid out one row a person. What the user said about
// the sheet holds.
func (b *builder) checkLayout(i int, t *sheetTable) {
	o := b.opts.Sheets[i]
	if o.HeaderRow > 0 || o.NoHeader || o.Include != nil || len(o.Fields) > 0 || t.remembered {
		return
	}
	s := b.book.Sheets[i]
	if t.head.Rows == 0 {
		if card := findCard(s); card != nil {
			b.layouts[i] = card
		}
		return
	}
	for _, fault := range []*layoutFault{findCard(s), findTwoRows(s, t.head)} {
		if fault != nil {
			b.layouts[i] = fault
			t.head = headers.Header{}
			return
		}
	}
}
