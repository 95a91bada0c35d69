package intake

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// layoutFault says in which way people are laid out on a sheet that is not one row a person. Such a sheet is named as what
// it is and not read: half of it would be lost.
type layoutFault struct {
	code string // card, side-by-side, two-rows
	why  string
}

// cardRows and cardFields are how many rows, and fields in them, make a card of labels with their values beside them.
const (
	cardRows   = 3
	cardFields = 5
)

// findCard recognises a card, one person on a sheet: labels stand in several rows, each with its value to the right.
func findCard(s *sheet.Sheet) *layoutFault {
	words := wordsOf(Roster)
	fields := map[Field]bool{}
	rows := 0
	for r := 0; r < min(len(s.Rows), headers.Depth); r++ {
		labels, beside := 0, 0
		for c, cell := range s.Rows[r] {
			hits := words.Exact(headers.Key(cell.Text))
			if cell.Kind != sheet.Text || len(hits) == 0 {
				continue
			}
			labels++
			if next := s.Cell(r, c+1); c+1 < len(s.Rows[r]) && len(words.Exact(headers.Key(next.Text))) == 0 {
				beside++
				fields[words.fieldOf(hits[0])] = true
			}
		}
		if labels > 0 && beside == labels {
			rows++
		}
	}
	if rows < cardRows || len(fields) < cardFields || !fields[Name] {
		return nil
	}
	return &layoutFault{"card", "这是一人一张的登记表，不是花名册，没有读。请把每个人抄成花名册里的一行再导入"}
}

// findTwoBlocks recognises a header that is repeated to the right, with other people under it.
func findTwoBlocks(s *sheet.Sheet, h headers.Header) *layoutFault {
	key := func(c int) string {
		if c >= len(h.Cells) || len(h.Cells[c].Keys) == 0 {
			return ""
		}
		return h.Cells[c].Keys[len(h.Cells[c].Keys)-1] // with the rows above it
	}
	words := wordsOf(Roster)
	isName := func(c int) bool {
		hits := words.Exact(key(c))
		return len(hits) > 0 && words.fieldOf(hits[0]) == Name
	}
	first := -1
	for c := range h.Cells {
		switch {
		case !isName(c):
		case first < 0:
			first = c
		case key(c) == key(first):
			width, same := 0, 0
			for i := max(0, first-1); i < c-1 || i < c && first == 0; i++ {
				if key(i) == "" {
					continue
				}
				width++
				if key(i) == key(i+c-first) {
					same++
				}
			}
			if same >= 2 && same*3 >= width*2 && hasValues(s, h, c) {
				return &layoutFault{"side-by-side", fmt.Sprintf("这张表左右并排有两组人（%s 列又是一组），没有读。请把右边的一组移到左边一组的下面再导入", sheet.ColumnLetter(c))}
			}
		}
	}
	return nil
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
	words := wordsOf(Roster)
	name := slices.IndexFunc(h.Cells, func(c headers.Cell) bool {
		hits := c.Exact(words.Words)
		return len(hits) > 0 && words.fieldOf(hits[0]) == Name
	})
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
	twice := 0
	for c := range h.Cells {
		above, below := words.Exact(headers.Key(s.Cell(h.Row, c).Text)), words.Exact(headers.Key(s.Cell(h.Row+1, c).Text))
		if len(above) > 0 && len(below) > 0 && words.fieldOf(above[0]) != words.fieldOf(below[0]) {
			twice++
		}
	}
	if twice >= 2 {
		return fault
	}
	return nil
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
	for _, fault := range []*layoutFault{findCard(s), findTwoBlocks(s, t.head), findTwoRows(s, t.head)} {
		if fault != nil {
			b.layouts[i] = fault
			t.head = headers.Header{}
			return
		}
	}
}
