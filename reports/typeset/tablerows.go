package typeset

import (
	"math"
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// cellBox is one cell of a row, set.
type cellBox struct {
	col, span int
	x, width  float64 // from the left edge of the table
	text      cellLines
	tick      bool
	lower     bool // in the lower storey of a head
}

// rowBox is one row, set.
type rowBox struct {
	kind   document.RowKind
	group  int
	heavy  bool
	height float64
	cells  []cellBox
	name   string // of the category, for its first cell
}

// tableBox is a table, set but not yet broken over pages.
type tableBox struct {
	table *document.Table
	edges []float64 // of the columns, from the left edge of the table
	head  rowBox
	above []headGroup // the upper storey of the head
	rows  []rowBox
	pads  []float64 // right padding of columns of figures
}

// setTable sets all rows of a table.
func (f *flow) setTable(t *document.Table) *tableBox {
	b := &tableBox{table: t, edges: make([]float64, 1, len(t.Columns)+1)}
	for _, width := range f.columnWidths(t) {
		b.edges = append(b.edges, b.edges[len(b.edges)-1]+width)
	}
	b.pads = f.figurePads(t)
	if !t.NoHead {
		f.setHead(b)
	}
	b.rows = make([]rowBox, len(t.Rows))
	for i := range t.Rows {
		least := orElse(t.RowHeight, f.st.RowHeight)
		if t.Rows[i].Kind == document.Sum {
			least += f.st.SumExtra
		}
		b.rows[i] = f.setRow(b, &t.Rows[i], least, false)
	}
	f.setGroups(b)
	return b
}

func orElse(v, usual float64) float64 {
	if v > 0 {
		return v
	}
	return usual
}

// setRow sets the cells of a row; it grows by whole lines. Headings are set in one size whatever the column's.
func (f *flow) setRow(b *tableBox, r *document.Row, least float64, head bool) rowBox {
	row := rowBox{kind: r.Kind, group: r.Group, heavy: r.Heavy || r.Kind == document.Sum, height: least}
	row.cells = make([]cellBox, 0, len(r.Cells))
	col := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if col >= len(b.table.Columns) {
			break
		}
		span := min(c.Spans(), len(b.table.Columns)-col)
		box := cellBox{col: col, span: span, x: b.edges[col], width: b.edges[col+span] - b.edges[col]}
		if i == 0 && r.Group != 0 {
			row.name = c.Text
		} else {
			box.text = f.set.cell(f.keyOf(b, col, c, box.width, head), f.st)
			box.tick = c.Tick
			row.height = max(row.height, cellHeight(box.text))
		}
		row.cells = append(row.cells, box)
		col += span
	}
	return row
}

// keyOf gathers what the setting of a cell depends on.
func (f *flow) keyOf(b *tableBox, col int, c *document.Cell, width float64, head bool) cellKey {
	t := b.table
	column := t.Columns[col]
	k := cellKey{text: c.Text, sub: c.Sub, large: c.Large, width: width, align: t.AlignOf(col, *c), small: column.Small && !head, justify: column.Justify && !head}
	if c.Head {
		k.role = document.HeadRole
	}
	switch k.align {
	case document.Left, document.NameLeft:
		k.pad = cellPad
	case document.Figures:
		k.pad = b.pads[col]
		return k
	default:
		k.pad = narrowPad
	}
	if column.Pad > 0 && k.align == column.Align {
		k.pad = column.Pad
	}
	return k
}

// figurePads is the padding at the right of each column. The widest figure decides, so that the points of all rows
// stand under each other.
func (f *flow) figurePads(t *document.Table) []float64 {
	pads, widest := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for i := range t.Rows {
		col := 0
		for _, c := range t.Rows[i].Cells {
			if col < len(widest) && c.Spans() == 1 && t.AlignOf(col, c) == document.Figures && isFigure(c.Text) {
				widest[col] = max(widest[col], figureWidth(c.Text)*f.st.SizeCell*MM)
			}
			col += c.Spans()
		}
	}
	for i, c := range t.Columns {
		pads[i] = max(0.2, min(orElse(c.Pad, figurePad), c.Width*f.wider-widest[i]-figureLead))
	}
	return pads
}

// cellHeight is what a text needs in a row.
func cellHeight(c cellLines) float64 {
	switch n := len(c.lines); {
	case n == 0:
		return 0
	case n <= 2:
		return c.height() + 0.3
	}
	return c.height() + 1.2
}

// setGroups makes room for the category names: the last row of a group grows when the name is higher than the group.
func (f *flow) setGroups(b *tableBox) {
	for s := 0; s < len(b.rows); s = b.groupEnd(s) {
		if b.rows[s].group == 0 {
			continue
		}
		end, total := b.groupEnd(s), 0.0
		for i := s; i < end; i++ {
			total += b.rows[i].height
			b.rows[i].name = b.rows[s].name
		}
		need := cellHeight(f.categoryText(b, b.rows[s].name, false))
		if need > total {
			b.rows[end-1].height += need - total
		}
	}
}

// groupEnd is the index after the rows that share their first cell with row s; after the row itself without a group.
func (b *tableBox) groupEnd(s int) int {
	e := s + 1
	for b.rows[s].group != 0 && e < len(b.rows) && b.rows[e].group == b.rows[s].group {
		e++
	}
	return e
}

// groupStart is the index of the first row of the group of row i.
func (b *tableBox) groupStart(i int) int {
	s := i
	for b.rows[i].group != 0 && s > 0 && b.rows[s-1].group == b.rows[i].group {
		s--
	}
	return s
}

// categoryText sets the name of a category; one that runs over from the page before says so.
func (f *flow) categoryText(b *tableBox, name string, continued bool) cellLines {
	if continued {
		first, _, _ := strings.Cut(name, "\n")
		name = first + "\n（续）"
	}
	c := document.Cell{Text: name}
	return f.set.cell(f.keyOf(b, 0, &c, b.edges[1], false), f.st)
}

// split cuts a row higher than a page: the first part takes as many lines as fit in room.
func (r rowBox) split(room float64) (first, rest rowBox) {
	first, rest = r, r
	first.cells = append([]cellBox(nil), r.cells...)
	rest.cells = append([]cellBox(nil), r.cells...)
	first.height, rest.height = room, 0
	for i := range r.cells {
		t := r.cells[i].text
		n := 0
		if t.pitch > 0 {
			n = max(1, int(math.Floor((room-1.2)/t.pitch)))
		}
		n = min(n, len(t.lines))
		first.cells[i].text.lines = t.lines[:n]
		rest.cells[i].text.lines = t.lines[n:]
		rest.height = max(rest.height, cellHeight(rest.cells[i].text))
	}
	return first, rest
}
