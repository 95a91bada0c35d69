package document

// Align is how the text of a cell stands in it.
type Align int

// The alignments. Inherit in a cell takes the column's; in a column it means Left.
const (
	Inherit Align = iota
	Left
	Centre
	Figures       // digits in equal cells, points under each other, at the right
	CentreFigures // digits in equal cells, centred: counts and ranks
	Name          // a person's name, centred; two characters are set one character apart
	NameLeft      // the same at the left
)

// Table is a framed grid. Widths and heights are millimetres.
type Table struct {
	Name       string // what the table lists, for the workbook and the text dump
	Columns    []Column
	Rows       []Row
	HeadHeight float64 // 0 takes the usual height
	RowHeight  float64 // least height of a row; 0 takes the usual height
	NoHead     bool
	Tick       float64 // mm, the size of boxes to tick; 0 takes the usual one
	Sections   bool    // a band and its rows are moved to a new page together when more than half of the page is used
	Tail       []Part  // notes and signatures that stay on the page of the last rows
}

// Column describes one column.
type Column struct {
	Head    string
	Group   string // columns that follow each other with the same group stand under it in a head of two storeys
	Width   float64
	Align   Align
	Pad     float64 // left and right padding; 0 takes the usual one
	Small   bool    // set in the smallest size, wrapping to as many lines as needed
	Justify bool    // lines are spread to the full width
}

// RowKind tells what a row is.
type RowKind int

// The kinds of row.
const (
	Plain    RowKind = iota
	Band             // one cell over the whole width that names what follows
	Subtotal         // 小计
	Sum              // 合计, 平均: a heavy rule above, takes rows along over a page end
)

// Row is one row. Rows that follow each other with the same Group other than 0 share their first cell, whose text
// is that of the first of them (the category); the others leave that cell out of sight.
type Row struct {
	Kind  RowKind
	Cells []Cell
	Group int
	Heavy bool // heavy rule above: a change of grade
}

// Cell is one cell, over Span columns (0 is 1).
type Cell struct {
	Text  string
	Span  int
	Align Align
	Head  bool   // set like a heading
	Sub   string // a second text under the first, in the smallest size: the clause of a rule
	Large bool   // set in the size of running text: key figures
	Tick  bool   // an empty box to tick
}

// Cells makes plain cells of texts.
func Cells(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = t
	}
	return cells
}

// Width is the sum of the column widths in mm.
func (t Table) Width() float64 {
	w := 0.0
	for _, c := range t.Columns {
		w += c.Width
	}
	return w
}

// AlignOf is how cell c in column col stands.
func (t Table) AlignOf(col int, c Cell) Align {
	if c.Align != Inherit {
		return c.Align
	}
	if col < len(t.Columns) && t.Columns[col].Align != Inherit {
		return t.Columns[col].Align
	}
	return Left
}

// Spans returns how many columns the cell covers.
func (c Cell) Spans() int { return max(1, c.Span) }
