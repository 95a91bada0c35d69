package sheet

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
)

// builder collects the book that a reader finds, keeping it within the limits whatever the file claims.
type builder struct {
	ctx  context.Context
	book *Book

	cells int   // cells and rows held so far, against MaxCells
	text  int64 // bytes of text held so far, against MaxTextBytes
	ticks int

	slab    []Cell // free cells for rows
	strings textPool
	days    map[int]string // text of each day met

	sheet *Sheet
	row   []Cell // the row being filled, reused
	rowAt int    // its index, -1 before the first
	hide  bool   // the row is hidden

	damage error // what was wrong with the last sheet in Book.Unread
}

func newBuilder(ctx context.Context, name string) *builder {
	return &builder{ctx: ctx, book: &Book{Path: name}, days: map[int]string{}, rowAt: -1}
}

// tick is called for every record or row read; it honours cancellation.
func (b *builder) tick() error {
	b.ticks++
	if b.ticks&0x3FF == 0 && b.ctx.Err() != nil {
		return cancelled(b.ctx)
	}
	return nil
}

func (b *builder) charge(n int) error {
	if b.cells += n; b.cells > MaxCells {
		return tooManyCells()
	}
	return nil
}

func (b *builder) chargeText(n int) error {
	if b.text += int64(n); b.text > MaxTextBytes {
		return tooManyCells()
	}
	return nil
}

// beginSheet starts a sheet; rows follow by beginRow and put, then endSheet.
func (b *builder) beginSheet(name string, hidden, date1904 bool) error {
	if len(b.book.Sheets) >= MaxSheets {
		return tooManySheets(len(b.book.Sheets) + 1)
	}
	b.sheet = &Sheet{Name: strings.Clone(name), Hidden: hidden, Date1904: date1904}
	b.book.Sheets = append(b.book.Sheets, b.sheet)
	b.rowAt, b.row, b.hide = -1, b.row[:0], false
	return nil
}

// sheetOf reads one sheet of several. One that is damaged is left out and named in Book.Unread; what was read of it is
// not to be trusted, and its neighbours are.
func (b *builder) sheetOf(name string, hidden, date1904 bool, read func() error) error {
	if err := b.beginSheet(name, hidden, date1904); err != nil {
		return err
	}
	err := read()
	if err == nil {
		err = b.endSheet()
	}
	err = model.Wrap(err, model.Corrupt, damagedMessage) // what unzipping or XML stumbled over is no Error yet
	if model.CodeOf(err) == model.Corrupt {
		b.book.Sheets, b.book.Unread, b.damage = b.book.Sheets[:len(b.book.Sheets)-1], append(b.book.Unread, strings.Clone(name)), err
		return nil
	}
	return err
}

// beginRow makes row (0-based) the one that put fills, storing the one before.
func (b *builder) beginRow(row int, hidden bool) error {
	if err := b.storeRow(); err != nil {
		return err
	}
	b.rowAt, b.hide = row, hidden
	return b.tick()
}

// put sets a cell of the current row. Empty cells take no room.
func (b *builder) put(col int, c Cell) error {
	if c.Kind == Empty {
		return nil
	}
	if col >= MaxCols {
		return b.stray(b.rowAt, col, c, tooManyCols)
	}
	for len(b.row) <= col {
		b.row = append(b.row, Cell{})
	}
	b.row[col] = c
	return nil
}

// maxStray is how many filled cells may stand beyond the limits of a table before the sheet is too large.
const maxStray = 20

// stray keeps a cell that stands beyond the limits apart; a blank one is nothing.
func (b *builder) stray(row, col int, c Cell, tooMany func(sheet string) error) error {
	text := strings.TrimSpace(c.Text)
	if c.Kind == Empty || text == "" {
		return nil
	}
	if len(b.sheet.Stray) == maxStray {
		return tooMany(b.sheet.Name)
	}
	b.sheet.Stray = append(b.sheet.Stray, StrayCell{fmt.Sprintf("%s%d", ColumnLetter(col), row+1), text})
	return nil
}

func (b *builder) storeRow() error {
	if len(b.row) == 0 || b.rowAt < 0 {
		b.row = b.row[:0]
		return nil
	}
	at, s := b.rowAt, b.sheet
	if at >= MaxRows {
		for col, c := range b.row {
			if err := b.stray(at, col, c, tooManyRows); err != nil {
				return err
			}
		}
		b.row = b.row[:0]
		return nil
	}
	if grow := at + 1 - len(s.Rows); grow > 0 {
		if err := b.charge(grow); err != nil {
			return err
		}
		s.Rows = slices.Grow(s.Rows, grow)[:at+1]
	}
	if err := b.keepRow(at); err != nil {
		return err
	}
	if b.hide {
		if s.HiddenRows == nil {
			s.HiddenRows = map[int]bool{}
		}
		s.HiddenRows[at] = true
	}
	b.row = b.row[:0]
	return nil
}

// keepRow moves the scratch row into the sheet. Where a file writes one row in several pieces they are laid over each
// other, outside the slabs, so that outgrown copies can be freed.
func (b *builder) keepRow(at int) error {
	old := b.sheet.Rows[at]
	if old == nil {
		b.sheet.Rows[at] = b.keep(b.row)
		return b.charge(len(b.row))
	}
	if more := len(b.row) - len(old); more > 0 {
		grown := append(old, make([]Cell, more)...)
		if err := b.charge(cap(grown) - cap(old)); err != nil {
			return err
		}
		old = grown
	}
	for i, c := range b.row {
		if c.Kind != Empty {
			old[i] = c
		}
	}
	b.sheet.Rows[at] = old
	return nil
}

const slabCells = 4096

// keep copies a row out of the scratch row into room of exactly its size.
func (b *builder) keep(row []Cell) []Cell {
	if len(row) > len(b.slab) {
		b.slab = make([]Cell, max(slabCells, len(row)))
	}
	kept := b.slab[:len(row):len(row)]
	b.slab = b.slab[len(row):]
	copy(kept, row)
	return kept
}

func (b *builder) addMerge(r Range) error {
	if len(b.sheet.Merges) >= MaxMerges {
		return tooManyMerges(b.sheet.Name)
	}
	b.sheet.Merges = append(b.sheet.Merges, r)
	return nil
}

func (b *builder) endSheet() error {
	if err := b.storeRow(); err != nil {
		return err
	}
	b.sheet.Rows = slices.Clip(b.sheet.Rows)
	b.sheet.indexMerges()
	return nil
}

// keepText makes a string of the bytes, sharing the storage of equal short ones.
func (b *builder) keepText(p []byte) (string, error) {
	if !utf8.Valid(p) {
		p = []byte(strings.ToValidUTF8(string(p), "\uFFFD"))
	}
	s, fresh := b.strings.intern(p)
	if !fresh {
		return s, nil
	}
	return s, b.chargeText(len(s))
}

// textCell makes the cell of a text.
func (b *builder) textCell(p []byte) (Cell, error) {
	if len(p) == 0 {
		return Cell{}, nil
	}
	s, err := b.keepText(p)
	return Cell{Kind: Text, Text: s}, err
}

// numberCell makes the cell of a stored number: a date where its format shows one and the day exists, a time of day
// where the format shows only that, else the number with its decimal text.
func (b *builder) numberCell(v float64, digits []byte, f numberFormat) (Cell, error) {
	if f.isTime && !f.isDate && v >= 0 && v < 1 {
		s, err := b.keepText([]byte(timeText(v)))
		return Cell{Kind: Text, Text: s}, err
	}
	if f.isDate {
		if s := b.dayText(v); s != "" {
			return Cell{Kind: Date, Text: s, Number: v, FormatShowsDay: f.showsDay, FormatShowsMonth: f.showsMonth}, nil
		}
	}
	s, err := b.keepText(digits)
	return Cell{Kind: Number, Text: s, Number: v, Percent: f.isPercent}, err
}

func (b *builder) dayText(v float64) string {
	day := wholeDay(v)
	if v < 0 || v > maxSerial {
		return ""
	}
	s, ok := b.days[day]
	if !ok {
		s = string(SerialDate(v, b.sheet.Date1904))
		b.days[day] = s
	}
	return s
}

// isoCell makes the cell of a date stored as 2020-01-31T00:00:00; one out of range stays text.
func (b *builder) isoCell(value []byte, f numberFormat) (Cell, error) {
	if len(value) >= 10 {
		serial, ok := isoSerial(string(value[:10]), b.sheet.Date1904)
		if ok && b.dayText(serial) != "" {
			return b.numberCell(serial, nil, f)
		}
	}
	return b.textCell(value)
}
