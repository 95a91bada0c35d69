package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// wideTable is what the header of a branch × item table holds.
type wideTable struct {
	items    map[int]itemRef // by column of the sheet
	branch   int             // column
	subtotal int             // column, -1
}

// findScoreTable finds a table of scores of any sort on a sheet.
func (b *builder) findScoreTable(i int, s *sheet.Sheet) sheetTable {
	if b.items == nil {
		b.items = newItemFinder(b.known.Scheme)
	}
	o := b.opts.Sheets[i]
	part := partNamed(b.known.Scheme, s.Name+" "+headers.TitleAbove(s, min(3, len(s.Rows))))
	if t := b.findWide(s, part, o.HeaderRow, o.HeaderRows); t.head.Rows > 0 {
		return t
	}
	return b.findList(s, o.HeaderRow, o.HeaderRows)
}

// findWide finds a branch × item header in one to three stacked rows.
func (b *builder) findWide(s *sheet.Sheet, part string, fixedRow, fixedRows int) sheetTable {
	best := sheetTable{}
	for r := 0; r < min(len(s.Rows), 15); r++ {
		if len(s.Rows[r]) == 0 || fixedRow > 0 && r != fixedRow-1 {
			continue
		}
		for rows := 1; rows <= 3 && r+rows <= len(s.Rows); rows++ {
			if fixedRows > 0 && rows != fixedRows {
				continue
			}
			h := headers.Read(s, r, rows)
			w, ok := b.readWide(s, h, part)
			if !ok {
				continue
			}
			h.Score = 3*len(w.items) + 3 - rows
			if h.Score > best.head.Score {
				best = sheetTable{table: WideScores, head: h, wide: w}
			}
		}
	}
	return best
}

// manyItems is from how many items a header is one of a wide table whatever else it holds.
const manyItems = 3

// besideMarks are the columns that a sheet of marks has beside its items.
var besideMarks = []Field{Seq, Issue, Branch, Subtotal, "rank", Remark}

// readWide reads a header as one of a wide table: a branch column and at least three items, each once. One or two items
// are enough when the scheme has them exactly so and the header holds nothing else that is unknown.
func (b *builder) readWide(s *sheet.Sheet, h headers.Header, part string) (*wideTable, bool) {
	w := &wideTable{items: map[int]itemRef{}, branch: -1, subtotal: -1}
	words := wordsOf(Scores)
	used := map[string]bool{}
	plain := b.known.Scheme != nil // nothing but what a sheet of marks has
	for c, cell := range h.Cells {
		if cell.Child == "" {
			continue
		}
		if k := s.Cell(h.Data()-1, c).Kind; k == sheet.Number || k == sheet.Date {
			return nil, false // a row of data
		}
		if exact := cell.Exact(words.Words); len(exact) > 0 {
			switch f := words.fieldOf(exact[0]); {
			case f == Branch && w.branch < 0:
				w.branch = c
			case f == Subtotal:
				w.subtotal = c
			}
			plain = plain && slices.Contains(besideMarks, words.fieldOf(exact[0]))
			continue
		}
		if ref, ok := b.items.find(cell.Child, part); ok && !used[ref.id] {
			if looksLikeOrg(cellvalue.Squeeze(cell.Child)) {
				return nil, false
			}
			used[ref.id] = true
			w.items[c] = ref
			plain = plain && ref.sure >= exactly
		} else {
			plain = false
		}
	}
	return w, w.branch >= 0 && (len(w.items) >= manyItems || plain && len(w.items) > 0)
}

// findList finds a table of one item, one bonus or one veto a row.
func (b *builder) findList(s *sheet.Sheet, fixedRow, fixedRows int) sheetTable {
	best := sheetTable{}
	words, fields := wordsOf(Scores), map[int]bool{}
	for r := 0; r < min(len(s.Rows), headers.Depth); r++ {
		if len(s.Rows[r]) == 0 || fixedRow > 0 && r != fixedRow-1 {
			continue
		}
		for rows := 1; rows <= 2 && r+rows <= len(s.Rows); rows++ {
			if rows == 2 && !headers.Stackable(s, r) || fixedRows > 0 && rows != fixedRows {
				break
			}
			h := headers.Read(s, r, rows)
			h.Score = headers.Score(s, h, words.Words, fields)
			table := listTable(words.set(fields), s.Name)
			if table == "" || h.Score-rows <= best.head.Score {
				continue
			}
			h.Score -= rows
			best = sheetTable{table: table, head: h}
		}
	}
	return best
}

// listTable says what the fields of a header make of a sheet.
func listTable(fields map[Field]bool, name string) Table {
	marks := fields[SelfScore] || fields[CheckScore] || fields[FinalScore]
	points := fields[PointsOf] || fields[MaxScore] || marks
	switch {
	case fields[Title] && strings.Contains(name, "否决"), fields[Title] && !points && (fields[Basis] || fields[Date]) && fields[Branch]:
		return VetoTable
	case fields[Title] && points && !fields[ItemField]:
		return AdjustTable
	case fields[ItemField] && marks:
		return LongScores
	}
	return ""
}

// stageOf settles which stage the marks of a wide table belong to: the user's word, the sheet's name, the title above
// the table, the file's name.
func (b *builder) stageOf(sp *SheetPlan, s *sheet.Sheet) (model.Stage, bool) {
	if stage, ok := stageFor(b.opts.Sheets[sp.Index].Stage); ok {
		return stage, true
	}
	above := ""
	for r := 0; r < sp.HeaderRow-1 && r < len(s.Rows); r++ {
		for _, c := range s.Rows[r] {
			above += " " + c.Text
		}
	}
	for _, text := range [...]string{s.Name, above, b.plan.File} {
		if stage, ok := stageNamed(text); ok {
			return stage, true
		}
	}
	return 0, false
}

// otherYear asks about tables of scores whose title speaks of another year than the open one: nothing is written before somebody says
// that they belong to it all the same.
const otherYear = "other-year"

func (b *builder) checkYear(sheets []*SheetPlan) {
	for _, sp := range sheets {
		if y := titleYear(sp.Title); y != 0 && b.known.Year != 0 && y != b.known.Year {
			b.ask(Question{Code: otherYear, Sheet: -1, Waits: true, Text: fmt.Sprintf("标题写的是 %d 年，现在打开的是 %d 年度", y, b.known.Year),
				Answers: []Answer{{"open", fmt.Sprintf("就登记在 %d 年度", b.known.Year)}}})
			return
		}
	}
}

// titleYear is the year that a title is of: the first that it names as 2026年度, or else as 2026年; 0 when it names none. A title may name
// the year of a document before its own.
func titleYear(title string) int {
	for _, word := range [...]string{"年度", "年"} {
		for i := 0; i+4 <= len(title); i++ {
			if t := title[i:]; t[0] == '2' && t[1] == '0' && cellvalue.IsDigits(t[:4]) && strings.HasPrefix(t[4:], word) {
				return cellvalue.Num(t[:4])
			}
		}
	}
	return 0
}
