package sheet

import (
	"math"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Kind says what a spreadsheet program takes a cell for.
type Kind uint8

// The kinds of a cell.
const (
	Empty  Kind = iota // nothing, or text of no length
	Text               // characters; also everything from CSV and HTML, and a time of day ("14:30")
	Number             // a number that is not shown as a date
	Date               // a number shown as a date that exists, 1900-2100
	Bool               // TRUE or FALSE
	Error              // #N/A and the like, or a formula whose result was never stored
)

// String names the kind for tests and logs.
func (k Kind) String() string {
	switch k {
	case Text:
		return "text"
	case Number:
		return "number"
	case Date:
		return "date"
	case Bool:
		return "bool"
	case Error:
		return "error"
	}
	return "empty"
}

// Cell is one cell. The zero value is an empty cell.
//
// Text is, by kind: Text, the characters as typed, untrimmed; Number, the exact decimal of what is stored, without
// exponent or grouping ("320104198006080000", "1990.1"), so that digits lost by the spreadsheet show; Date, the
// day as "1980-03-01" whatever the cell's format; Bool, TRUE or FALSE; Error, the error's word.
type Cell struct {
	Text   string
	Number float64 // the stored number of a Number, the serial day (with the file's own epoch) of a Date
	Kind   Kind

	// FormatShowsDay and FormatShowsMonth say what a Date cell's format shows. A cell typed as 1990-5 is stored as
	// the first of May in a format that shows no day: whether that day is meant is for the caller to decide.
	FormatShowsDay   bool
	FormatShowsMonth bool

	Percent bool // a Number whose format shows it as a percentage: 0.98 as 98%
	Formula bool // the result of a formula (not told for CSV and web pages)
	Linked  bool // the result of a formula that reads from another file (.xlsx and .ods; not told for other formats)
}

// AsShown returns a Number that is shown as a percentage as the text that a person sees, and every other cell as it
// is: who typed 98% into a column of marks meant neither 0.98 nor 98.
func (c Cell) AsShown() Cell {
	if !c.Percent {
		return c
	}
	return Cell{Kind: Text, Text: strconv.FormatFloat(math.Round(c.Number*1e8)/1e6, 'f', -1, 64) + "%"}
}

// Date returns the day of a Date cell at full precision, and "" for every other kind.
func (c Cell) Date() model.Date {
	if c.Kind != Date {
		return ""
	}
	return model.Date(c.Text)
}

// DateAsShown returns the date of a Date cell at the precision that its format shows: the year and month of a cell
// formatted yyyy"年"m"月". It returns "" for every other kind.
func (c Cell) DateAsShown() model.Date {
	switch d := c.Date(); {
	case d == "" || c.FormatShowsDay:
		return d
	case c.FormatShowsMonth:
		return d[:7]
	default:
		return d[:4]
	}
}

// ColumnLetter writes a column (from 0) as spreadsheets do: 0 is A, 26 is AA; "" for a negative one.
func ColumnLetter(c int) string {
	if c < 0 {
		return ""
	}
	s := ""
	for c++; c > 0; c = (c - 1) / 26 {
		s = string(rune('A'+(c-1)%26)) + s
	}
	return s
}

// Range is a rectangle of cells, 0-based, both ends included.
type Range struct {
	FirstRow, FirstCol, LastRow, LastCol int
}

// Contains reports whether the cell lies in the rectangle.
func (r Range) Contains(row, col int) bool {
	return row >= r.FirstRow && row <= r.LastRow && col >= r.FirstCol && col <= r.LastCol
}

// Sheet is one worksheet.
type Sheet struct {
	Name   string
	Hidden bool // hidden in the workbook, by its author's choice or "very hidden" by a program

	// Rows[i] is spreadsheet row i+1, Rows[i][j] its column j. Rows are ragged: nil for an empty row, and no cells
	// after the last filled one. The value of a merged area is in its top left cell only; see MergedValue.
	Rows [][]Cell

	// Stray are the few cells with something in them that stand beyond the largest table that is read: a note in the
	// last row of the sheet. They are in no row.
	Stray []StrayCell
	// Torn are rows of a text file (0-based) of which a field opens with a quotation mark that closes nowhere or too
	// early, so that their cells may stand under the wrong headers; may be nil.
	Torn map[int]bool

	HiddenRows map[int]bool // filled rows that the file hides, by hand or by a filter; 0-based; may be nil
	Merges     []Range      // merged areas of two or more cells
	Date1904   bool         // serial days count from 1904-01-01

	mergeIndex [][]int32 // merges that touch each block of rows
}

// StrayCell is a cell far from the table.
type StrayCell struct {
	Name string // A1048576
	Text string
}

// Cell returns the cell at a 0-based place; outside the filled area it is empty.
func (s *Sheet) Cell(row, col int) Cell {
	if row < 0 || row >= len(s.Rows) || col < 0 || col >= len(s.Rows[row]) {
		return Cell{}
	}
	return s.Rows[row][col]
}

// MergedValue returns what a person sees at a 0-based place: the cell's own value, or where it is empty and lies in
// a merged area, the value of that area's top left cell.
func (s *Sheet) MergedValue(row, col int) Cell {
	if c := s.Cell(row, col); c.Kind != Empty {
		return c
	}
	if r, ok := s.MergeAt(row, col); ok {
		return s.Cell(r.FirstRow, r.FirstCol)
	}
	return Cell{}
}

const mergeBlock = 64 // rows per block of the merge index

// maxMergeIndex bounds the index; areas that do not overlap, as in every honest file, stay under it.
const maxMergeIndex = 2_000_000

// MergeAt returns the merged area that covers a 0-based place.
func (s *Sheet) MergeAt(row, col int) (Range, bool) {
	if s.mergeIndex == nil { // a Sheet made by hand
		for _, r := range s.Merges {
			if r.Contains(row, col) {
				return r, true
			}
		}
		return Range{}, false
	}
	if row < 0 || row/mergeBlock >= len(s.mergeIndex) {
		return Range{}, false
	}
	for _, i := range s.mergeIndex[row/mergeBlock] {
		if s.Merges[i].Contains(row, col) {
			return s.Merges[i], true
		}
	}
	return Range{}, false
}

// indexMerges drops areas that start below the filled rows, then prepares MergeAt.
func (s *Sheet) indexMerges() {
	kept := s.Merges[:0]
	for _, r := range s.Merges {
		if r.FirstRow < len(s.Rows) && r.FirstRow >= 0 && r.FirstCol >= 0 && r.FirstCol < MaxCols &&
			r.LastRow >= r.FirstRow && r.LastCol >= r.FirstCol && (r.LastRow > r.FirstRow || r.LastCol > r.FirstCol) {
			kept = append(kept, r)
		}
	}
	s.Merges = kept
	if len(kept) == 0 {
		return
	}
	last := 0
	for _, r := range kept {
		last = max(last, min(r.LastRow, MaxRows))
	}
	s.mergeIndex = make([][]int32, last/mergeBlock+1)
	budget := maxMergeIndex
	for i, r := range kept {
		for b := r.FirstRow / mergeBlock; b <= min(r.LastRow, last)/mergeBlock && budget > 0; b++ {
			s.mergeIndex[b] = append(s.mergeIndex[b], int32(i))
			budget--
		}
	}
}

// Book is one spreadsheet file, read whole.
type Book struct {
	Path   string // as given to Open, or the name given to Read
	Format string // xlsx, xls, csv, html or ods
	Hash   string // SHA-256 of the file's bytes, in hexadecimal
	Sheets []*Sheet
	Unread []string // names of sheets that the file lists but whose part is missing or damaged
	Paper  string   // what model.PaperMark names: name and title of the paper of this program that the workbook is, "" for all others
}

// PaperName is the paper of this program that the workbook is: its name on the command line (register:ID for the list of a
// register) and its Chinese title. Both are empty for all other files.
func (b *Book) PaperName() (name, title string) {
	name, title, _ = strings.Cut(b.Paper, " ")
	return name, title
}

// The values of Book.Format.
const (
	XLSX = "xlsx"
	XLS  = "xls"
	CSV  = "csv"
	HTML = "html"
	ODS  = "ods"
)
