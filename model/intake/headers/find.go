package headers

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Wanted says which header is looked for.
type Wanted struct {
	Words   *Words
	Enough  func(fields map[int]bool) bool // whether the fields found make a header
	Divided bool                           // a row that only divides the one above (正式, 预备 under 党员) belongs to the header, whatever its words mean
	Known   func(h Header) bool            // whether the header is remembered from an earlier file; nil when none is
}

// Find finds a header on a sheet: a remembered one first, else the row, or two stacked rows, that look most like one.
// Rows is 0 when there is none.
func Find(s *sheet.Sheet, w Wanted) (best Header, remembered bool) {
	fields := make(map[int]bool, 32)
	seen := 0
	for r := 0; r < len(s.Rows) && seen < Depth; r++ {
		if len(s.Rows[r]) == 0 {
			continue
		}
		seen++
		for rows := 1; rows <= 2 && r+rows <= len(s.Rows); rows++ {
			if rows == 2 && w.Known == nil && !Stackable(s, r) {
				break
			}
			h := Read(s, r, rows)
			if w.Known != nil && w.Known(h) {
				h.Score = 1000
				return h, true
			}
			if rows == 2 && !Stackable(s, r) {
				break
			}
			h.Score = Score(s, h, w.Words, fields)
			if rows == 2 {
				h.Score -= 2
				if w.Divided && best.Row == r && best.Rows == 1 && w.Enough(fields) && divided(s, r) { // it looks no more and no less like a header
					h.Score = best.Score
					best = h
				}
			}
			if w.Enough(fields) && h.Score > best.Score {
				best = h
			}
		}
	}
	return best, false
}

// FindAny finds the header of a sheet of which nothing is known: the first row that has words in most of the table's
// columns and no numbers. Rows is 0 when there is none.
func FindAny(s *sheet.Sheet) Header {
	widest := 0
	for r := 0; r < len(s.Rows) && r < 200; r++ {
		widest = max(widest, filled(s.Rows[r]))
	}
	for r := 0; r < len(s.Rows) && r < Depth; r++ {
		if words, distinct := countWords(s, r); distinct >= 2 && words*5 >= widest*3 && distinct*10 >= widest*3 {
			return ReadAt(s, r)
		}
	}
	return Header{}
}

// ReadAt reads the header that starts at a row (from 0), of one row or of two stacked ones.
func ReadAt(s *sheet.Sheet, row int) Header {
	if Stackable(s, row) {
		return Read(s, row, 2)
	}
	return Read(s, row, 1)
}

// Bare stands for the header of a table that has none: its data begins at the first row, from a row on, in which two
// cells are filled.
func Bare(s *sheet.Sheet, from int) Header {
	for r := from; r < len(s.Rows); r++ {
		if filled(s.Rows[r]) >= 2 {
			return Header{Row: r, Bare: true, Score: 3}
		}
	}
	return Header{}
}

// Score says how much a row looks like a header: 3 for a known word, 1 for a near one, less for what no header holds.
// fields receives the distinct fields found.
func Score(s *sheet.Sheet, h Header, w *Words, fields map[int]bool) int {
	clear(fields)
	score, near := 0, ""
	for c, cell := range h.Cells {
		switch kind := s.Cell(h.Row+h.Rows-1, c).Kind; {
		case kind == sheet.Date || kind == sheet.Number || cellvalue.LooksLikeID(s.Cell(h.Row, c)):
			score -= 2
			continue
		case len(cell.Keys) == 0:
			continue
		}
		exact := cell.Exact(w)
		switch {
		case len(exact) > 0:
			if fields[exact[0].Field] {
				score++
			} else {
				score += 3
			}
			for _, hit := range exact {
				fields[hit.Field] = true
			}
		case cell.isNear(w):
			if cell.Keys[0] != near { // a merged cell counts once
				score++
			}
			near = cell.Keys[0]
		case len(cell.Text) > 90:
			score -= 2
		}
	}
	return score
}

// Stackable reports whether the row and the next one could be one header in two rows: something is merged across or
// down from the first, and the second has words where the first has none.
func Stackable(s *sheet.Sheet, r int) bool {
	if r+1 >= len(s.Rows) || len(s.Rows[r+1]) == 0 {
		return false
	}
	words, below := 0, 0
	for _, cell := range s.Rows[r] {
		if cell.Kind == sheet.Text && strings.TrimSpace(cell.Text) != "" {
			words++
		} else if cell.Kind != sheet.Empty {
			return false
		}
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

// divided reports whether the next row does nothing but divide what is merged across in a row: 正式, 预备 under 党员. Months
// and days under a year are for the layouts that read them.
func divided(s *sheet.Sheet, r int) bool {
	under := 0
	for c, cell := range s.Rows[r+1] {
		if strings.TrimSpace(cell.Text) == "" {
			continue
		}
		above := slices.IndexFunc(s.Merges, func(m sheet.Range) bool {
			return m.FirstRow == r && m.LastRow == r && m.FirstCol < m.LastCol && m.FirstCol <= c && c <= m.LastCol
		})
		if above < 0 || strings.ContainsFunc(cell.Text, unicode.IsDigit) {
			return false
		}
		under++
	}
	return under >= 2
}

// TitleAbove is the first text above a row (from 0), "" when there is none.
func TitleAbove(s *sheet.Sheet, row int) string {
	for r := 0; r < row && r < len(s.Rows); r++ {
		for _, c := range s.Rows[r] {
			if t := cellvalue.Tidy(c.Text); t != "" {
				return t
			}
		}
	}
	return ""
}

// countWords counts the columns of a row that hold words, merged ones too, and how many different words that is; 0 when
// it holds anything else.
func countWords(s *sheet.Sheet, r int) (n, distinct int) {
	width := len(s.Rows[r])
	for _, m := range s.Merges {
		if m.FirstRow <= r && m.LastRow >= r {
			width = max(width, min(m.LastCol+1, MaxWidth))
		}
	}
	seen := map[string]bool{}
	for c := range width {
		cell := s.MergedValue(r, c)
		switch {
		case cell.Kind == sheet.Empty || strings.TrimSpace(cell.Text) == "":
		case cell.Kind != sheet.Text || Key(cell.Text) == "" || cellvalue.IsDigits(cellvalue.Squeeze(cell.Text)):
			return 0, 0
		default:
			n++
			seen[cell.Text] = true
		}
	}
	return n, len(seen)
}

// filled counts the cells of a row that hold more than spaces.
func filled(cells []sheet.Cell) int {
	n := 0
	for c := range cells {
		if cells[c].Kind != sheet.Empty && !cellvalue.IsSpace(cells[c].Text) {
			n++
		}
	}
	return n
}
