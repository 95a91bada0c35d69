package headers

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// Issue is the header of the column that an error workbook puts first; it is recognised and left alone when the
// workbook comes back.
const Issue = "问题"

// LeftOut begins the cell in that column of a row that somebody chose not to import: the row stays left out when the workbook comes
// back, until the cell is emptied.
const LeftOut = "已定不导入"

// How far down a header is looked for, and how wide a table may be.
const (
	Depth    = 40
	MaxWidth = 300
)

// Header is one row of a sheet or several stacked ones, read column by column.
type Header struct {
	Row, Rows int // first row from 0, number of rows; Rows 0 means that there is none
	Cells     []Cell
	Score     int
	Bare      bool // the table has no header: Row is its first row of data, Rows 0
}

// Cell is the header of one column.
type Cell struct {
	Text   string   // as a person reads it
	Keys   []string // the forms under which it is looked up, best first; none when there is no text
	Parent string   // text of the rows above, for stacked headers
	Child  string   // text of the last row
}

// Read reads the header that starts at a row (from 0).
func Read(s *sheet.Sheet, row, rows int) Header {
	h := Header{Row: row, Rows: rows}
	width := 0
	for k := row; k < row+rows && k < len(s.Rows); k++ {
		width = max(width, len(s.Rows[k]))
	}
	h.Cells = make([]Cell, min(width, MaxWidth))
	for c := range h.Cells {
		h.Cells[c] = readCell(s, row, rows, c)
	}
	return h
}

func readCell(s *sheet.Sheet, row, rows, col int) Cell {
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
		return Cell{}
	case 1:
		if k := Key(texts[0]); k != "" {
			return Cell{Text: texts[0], Child: texts[0], Keys: []string{k}}
		}
		return Cell{Text: texts[0], Child: texts[0]}
	}
	child, parent := texts[len(texts)-1], strings.Join(texts[:len(texts)-1], "")
	ck, pk := Key(child), Key(parent)
	return Cell{Text: parent + " " + child, Parent: parent, Child: child, Keys: []string{ck, pk + ck, ck + pk}}
}

// Data is the first row below the header, from 0.
func (h Header) Data() int { return h.Row + h.Rows }

// Fingerprint is the key under which choices for a layout are remembered: it depends on the header's words and their
// places, not on the rows above or the data below. A table without a header has none.
func (h Header) Fingerprint() string {
	if h.Bare {
		return "" // nothing tells one table without a header from another
	}
	sum := fnv.New64a()
	for _, c := range h.Cells[h.IssueShift():] {
		for _, k := range c.Keys {
			_, _ = sum.Write([]byte(k))
			_, _ = sum.Write([]byte{0})
		}
		_, _ = sum.Write([]byte{1})
	}
	return strconv.FormatUint(sum.Sum64(), 36)
}

// IssueShift is 1 when the header begins with the column 问题 of an error workbook, which pushed the others right.
func (h Header) IssueShift() int {
	if len(h.Cells) > 0 && strings.TrimSpace(h.Cells[0].Text) == Issue {
		return 1
	}
	return 0
}

// RepeatsIssue reports whether a column besides the first is headed 问题 too: a register may have a field of that name,
// and the first column is then the error workbook's.
func (h Header) RepeatsIssue() bool {
	return slices.ContainsFunc(h.Cells[1:], func(c Cell) bool { return strings.TrimSpace(c.Text) == Issue })
}

// LastKeys are the keys of the header's own row by column, for recognising the header repeated on a new page.
func (h Header) LastKeys(s *sheet.Sheet) []string {
	keys := make([]string, 0, len(h.Cells))
	for c := range h.Cells {
		keys = append(keys, Key(s.Cell(h.Row, c).Text))
	}
	return keys
}

// Exact are the fields that a column's header means by the first of its forms that means any.
func (c Cell) Exact(w *Words) []Hit {
	for _, k := range c.Keys {
		if hits := w.Exact(k); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// isNear reports whether a word of the list is contained in the column's header.
func (c Cell) isNear(w *Words) bool {
	return slices.ContainsFunc(c.Keys, func(k string) bool { field, _ := w.Near(k); return field >= 0 })
}

// Repeats reports whether a row is the header of these keys again, as on every printed page. filled is the number of
// the row's filled cells.
func Repeats(cells []sheet.Cell, keys []string, filled int) bool {
	same, differ := 0, 0
	for c := range cells {
		if c >= len(keys) {
			break
		}
		if keys[c] == "" || cells[c].Kind == sheet.Empty {
			continue
		}
		if cells[c].Kind == sheet.Text && mayBeKey(cells[c].Text, keys[c]) && Key(cells[c].Text) == keys[c] {
			if same++; same >= 3 && same > differ {
				return true
			}
		} else if differ++; differ >= 2 && same == 0 {
			return false
		}
	}
	return same >= 2 && same*2 > filled
}

// mayBeKey is a quick no for texts whose first character is another Chinese one than the key's.
func mayBeKey(text, key string) bool {
	if len(text) < 3 || len(key) < 3 || text[0] < 0xe4 || text[0] > 0xe9 {
		return true
	}
	return text[:3] == key[:3]
}
