package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// foundHeader is the header of a list of people on a sheet.
type foundHeader struct {
	head       headers.Header
	remembered bool
}

// view says of a sheet of the plan's book that it was made from sheets of the file.
type view struct {
	tab  string // the name of the sheet of the file, "" when it was made from several
	note string // what was done
}

// unfold puts, for each sheet that lays people out otherwise than one row a person, sheets that do, where it is sure how:
// groups side by side become a sheet each, a person of two rows becomes one wide row, and all cards of the file become
// one list. Rows and columns of the first two keep their numbers. What it is not sure of stays for checkLayout.
func (b *builder) unfold() {
	if b.opts.Kind != "" && b.opts.Kind != Roster {
		return
	}
	b.peopleHeads = map[int]foundHeader{}
	book := *b.book
	book.Sheets = slices.Clone(b.book.Sheets)
	var cards []card
	for i, s := range b.book.Sheets {
		o := b.opts.Sheets[i]
		if o.NoHeader || sheetIsEmpty(s) || s.Hidden && !b.opts.IncludeHidden {
			continue
		}
		f := b.peopleHeader(i, s)
		switch mine := cardsOn(s); {
		case len(mine) > 0:
			if o.Include == nil || *o.Include {
				cards = append(cards, mine...)
			}
			b.cardSheets = append(b.cardSheets, i)
		case f.head.Rows > 0 && !looksLikeCards(s):
			if parts := blocksOf(s, f.head); len(parts) > 1 {
				for k, part := range parts {
					v := view{tab: s.Name, note: fmt.Sprintf("这张表左右并排有 %d 组人，每一组当作一张表读", len(parts))}
					if k == 0 {
						book.Sheets[i] = part
						b.setView(i, v)
					} else {
						b.setView(len(book.Sheets), v)
						book.Sheets = append(book.Sheets, part)
					}
				}
			} else if joined := joinPeople(s, f.head); joined != nil {
				book.Sheets[i] = joined
				b.setView(i, view{tab: s.Name, note: "这张表一个人占两行，第二行的各项接在第一行的右边读"})
			}
		}
	}
	if len(cards) > 0 {
		list := listOfCards(cards)
		b.setView(len(book.Sheets), view{note: noteOfCards(cards)})
		book.Sheets = append(book.Sheets, list)
	}
	if len(b.views) > 0 {
		b.book, b.plan.book, b.plan.unfolded = &book, &book, true
	}
}

func (b *builder) setView(i int, v view) {
	if b.views == nil {
		b.views = map[int]view{}
	}
	b.views[i] = v
	delete(b.peopleHeads, i)
}

// peopleHeader finds the header of a list of people, where the user said that it stands or where it looks like one.
func (b *builder) peopleHeader(i int, s *sheet.Sheet) foundHeader {
	if row := b.opts.Sheets[i].HeaderRow; row > 0 && row <= len(s.Rows) {
		return foundHeader{head: headers.Read(s, row-1, max(1, b.opts.Sheets[i].HeaderRows))}
	}
	f, ok := b.peopleHeads[i]
	if !ok {
		f.head, f.remembered = headers.Find(s, wantedHeader(Roster, b.known.Layouts))
		b.peopleHeads[i] = f
	}
	return f
}

// tabName is the name of the sheet of the file that a sheet of the plan's book is; "" when it was made from several.
func (b *builder) tabName(i int) string {
	if v, ok := b.views[i]; ok {
		return v.tab
	}
	return b.book.Sheets[i].Name
}

// severalTabs reports whether tables of several sheets of the file are read.
func (b *builder) severalTabs() bool {
	for _, s := range b.plan.Sheets {
		if b.tabName(s.Index) != b.tabName(b.plan.Sheets[0].Index) {
			return true
		}
	}
	return false
}

// blocksOf parts a sheet whose header is repeated to the right: each part has the columns of one group of people, and
// those that stand before all groups.
func blocksOf(s *sheet.Sheet, h headers.Header) []*sheet.Sheet {
	starts, shared := blockStarts(s, h)
	if len(starts) < 2 {
		return nil
	}
	parts := make([]*sheet.Sheet, len(starts))
	for k := range starts {
		end := len(h.Cells) + sheet.MaxCols
		if k+1 < len(starts) {
			end = starts[k+1]
		}
		name := s.Name
		if k > 0 {
			name += fmt.Sprintf("（%s 列起）", sheet.ColumnLetter(starts[k]))
		}
		parts[k] = s.Part(name, h.Row, func(col int) bool { return col < shared || col >= starts[k] && col < end })
	}
	parts[0].Stray = s.Stray
	return parts
}

// joinPeople reads people of two rows under a header of two rows, of which each names a field of its own: the person's
// second row is put to the right of the first. It is nil when the rows do not come in such pairs.
func joinPeople(s *sheet.Sheet, h headers.Header) *sheet.Sheet {
	if !headsTwice(s, h) || h.Row+2 > len(s.Rows) {
		return nil
	}
	name, below := nameColumn(h), h.Row+2
	width := 0
	for r := h.Row; r < len(s.Rows); r++ {
		width = max(width, len(s.Rows[r]))
	}
	for _, m := range s.Merges {
		if m.FirstRow >= below && m.FirstCol <= name && m.LastCol >= name && m.LastRow-m.FirstRow > 1 {
			return nil
		}
	}
	first := func(r int) bool { return strings.TrimSpace(s.Cell(r, name).Text) != "" }
	second := func(r int) bool {
		return r == h.Row+1 || r > below && len(s.Rows[r]) > 0 && !first(r) && first(r-1)
	}
	for r := below; r < len(s.Rows); r++ {
		if len(s.Rows[r]) > 0 && !first(r) && !second(r) && filledCells(s.Rows[r]) > 1 { // neither of the two
			return nil
		}
	}
	return s.JoinPairs(h.Row, width, second)
}

func filledCells(row []sheet.Cell) int {
	n := 0
	for _, c := range row {
		if c.Kind != sheet.Empty {
			n++
		}
	}
	return n
}
