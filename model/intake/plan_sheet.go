package intake

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/headers"
)

// SheetPlan is the plan of one sheet.
type SheetPlan struct {
	Index      int // in the book
	Name       string
	Table      Table  // what the sheet holds
	Title      string // the line above the header, "" when there is none
	HeaderRow  int    // first row of the header, from 1; 0 when there is none
	HeaderRows int    // 1 or 2, more for stacked headers
	Layout     string // fingerprint of the header, the key under which choices are remembered
	Remembered bool   // the mapping comes from an earlier import of this layout
	Columns    []Column
	Rows       []Row
	HiddenRows int      // filled rows hidden in the file
	Why        string   // of a roster: the columns by which it is one
	Notes      []string // what the user should know about the sheet

	Stage model.Stage // scores: the marks of which stage
	Part  string      // scores: the part's ID, "" when the table holds several
}

// Table is what a sheet holds, finer than the kind of the file.
type Table string

// IgnoredSheet is a sheet that is not read.
type IgnoredSheet struct {
	Index int    `json:"-"`
	Name  string `json:"name"`
	Code  string `json:"code"` // empty, summary, hidden, no-table, damaged, excluded, listed (its cards are on another), card, two-rows, people, ballots
	Why   string `json:"why"`
}

// LeftOut lists the sheets with content that are not read although nobody chose so, in the order of the book. Whoever
// shows a plan names them.
func (p *Plan) LeftOut() []IgnoredSheet {
	var all []IgnoredSheet
	for _, s := range p.Ignored {
		if s.Code != "empty" && s.Code != "excluded" && s.Code != "listed" && !(s.Code == "hidden" && p.Hidden.Chosen) {
			all = append(all, s)
		}
	}
	return all
}

// Lost reports whether the sheet may hold rows that are in no other sheet which is read.
func (s IgnoredSheet) Lost() bool { return s.Code != "summary" }

// Column is one column of the table. A column that the file does not have, such as the branch taken from the sheet's
// name, has Col -1 and no letter.
type Column struct {
	Col     int
	Letter  string
	Header  string // as a person reads it, lines and parent headers joined
	Field   Field  // FieldNone when it is not imported
	Sure    int    // 0-100; under SureEnough the user should look
	Samples []string
	Rival   Field // the field that the column would have, had another column not taken it; or the second best guess
	Twin    Field // the stored field that its header means too, and another column has
	Stored  bool  // whether the data file keeps the field; others are recognised and left alone
	Why     string
}

// Row finds a row by its number; nil when it is not in the plan (blank, or above the table).
func (s *SheetPlan) Row(number int) *Row {
	lo, hi := 0, len(s.Rows)
	for lo < hi {
		if mid := (lo + hi) / 2; s.Rows[mid].Number < number {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.Rows) && s.Rows[lo].Number == number {
		return &s.Rows[lo]
	}
	return nil
}

// ColumnOf returns the index in Columns of a field, -1 when no column has it.
func (s *SheetPlan) ColumnOf(f Field) int {
	for i := range s.Columns {
		if s.Columns[i].Field == f {
			return i
		}
	}
	return -1
}

// HasIssueColumn reports whether the first column is one that an earlier error workbook put there.
func (s *SheetPlan) HasIssueColumn() bool {
	return len(s.Columns) > 0 && s.Columns[0].Col == 0 && s.Columns[0].Field == Issue
}

// columnLike returns the index in Columns of the column with the same header as another sheet's, -1 when there is none.
func (s *SheetPlan) columnLike(c Column) int {
	key := headers.Key(c.Header)
	for i := range s.Columns {
		if key != "" && s.Columns[i].Field == c.Field && headers.Key(s.Columns[i].Header) == key {
			return i
		}
	}
	return -1
}

// The tables that are recognised.
const (
	PeopleTable   Table = "people"      // a roster
	OrgTable      Table = "orgs"        // a branch ledger
	ActivityTable Table = "activities"  // activity records
	WideScores    Table = "wide"        // branch × item
	LongScores    Table = "long"        // one item a row, with marks and reasons (扣分理由)
	AdjustTable   Table = "adjustments" // 加减分
	VetoTable     Table = "vetoes"      // 一票否决
	RegisterTable Table = "register"    // entries of a register
)

// SureEnough is the sureness from which a column needs no second look.
const SureEnough = 80

// Unsure reports whether a person should look at what the column means.
func (c Column) Unsure() bool { return c.Sure < SureEnough }
