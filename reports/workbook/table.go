package workbook

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/reports/document"
)

// table writes a framed table: its head, its rows with merged cells, and what belongs under it.
func (w *writer) table(t document.Table) {
	if len(t.Columns) > w.columns() {
		t = turned(&t, w.width())
	}
	cols := fit(w.edges, edgesOf(t))
	first, headed := !w.main, 0
	if !t.NoHead {
		headed = w.head(&t, cols)
		w.repeatHead(&t, w.row-headed, w.row-1)
	}
	head, last := w.row-1, w.row
	var starts []int    // the rows that may begin a page
	var above []counted // the rows that the next sum is made of
	for i := 0; i < len(t.Rows); {
		if i > 0 && t.Sections && t.Rows[i].Kind == document.Band { // each hundred on a page of its own, as printed
			w.note(w.f.InsertPageBreak(onlySheet, w.at(1)))
			w.head(&t, cols)
		}
		end := groupEnd(t.Rows, i)
		starts = append(starts, w.row)
		if i <= keptFrom(t.Rows) {
			last = w.row
		}
		least := orElse(t.RowHeight, 6.3)
		if t.Rows[i].Group != 0 {
			least = w.leastOf(&t, cols, i, end)
			w.category(&t, cols, i, end, least)
		}
		for ; i < end; i++ {
			r := t.Rows[i]
			top, bottom := thinEdge, thinEdge
			if r.Heavy || r.Kind == document.Sum || i == 0 {
				top = heavyEdge
			}
			if i == len(t.Rows)-1 || t.Rows[i+1].Heavy || t.Rows[i+1].Kind == document.Sum {
				bottom = heavyEdge
			}
			from := w.row
			w.tableRow(&t, cols, r, least, top, bottom, above)
			switch r.Kind {
			case document.Plain:
				above = append(above, counted{&t.Rows[i], from, w.row})
			case document.Band, document.Sum:
				above = nil
			}
		}
	}
	if first && w.main {
		w.filter(&t, head, head+1)
	}
	w.parts(t.Tail)
	if first && w.main && !t.Sections && w.breakPages(head, starts, last) && w.more {
		w.titles(head-headed+1, head)
	}
}

// head writes the column headings and gives their rows: two where columns stand in groups.
func (w *writer) head(t *document.Table, cols []int) int {
	if slices.ContainsFunc(t.Columns, func(c document.Column) bool { return c.Group != "" }) {
		w.highHead(t, cols)
		return 2
	}
	cells := make([]document.Cell, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = document.Cell{Text: c.Head, Head: true, Align: document.Centre}
	}
	w.tableRow(t, cols, document.Row{Cells: cells}, orElse(t.HeadHeight, 8), heavyEdge, heavyEdge, nil)
	return 1
}

// highHead writes a head of two storeys: groups over their columns, columns without one over both rows.
func (w *writer) highHead(t *document.Table, cols []int) {
	l := look{role: document.HeadRole, size: 10.5, align: document.Centre, wrap: true, borders: [4]edge{thinEdge, heavyEdge, thinEdge, heavyEdge}}
	half := orElse(t.HeadHeight, 13) / 2
	for i, c := range t.Columns {
		if c.Group != "" {
			lines := linesOf(c.Head, w.edges[cols[i+1]]-w.edges[cols[i]]-2, l.size)
			half = max(half, float64(lines)*l.size*0.46+1)
		}
	}
	for i := 0; i < len(t.Columns); {
		end := i + 1
		for t.Columns[i].Group != "" && end < len(t.Columns) && t.Columns[end].Group == t.Columns[i].Group {
			end++
		}
		if t.Columns[i].Group == "" {
			w.cell(cols[i]+1, cols[end]-cols[i], 2, t.Columns[i].Head, l)
		} else {
			w.cell(cols[i]+1, cols[end]-cols[i], 1, t.Columns[i].Group, l)
		}
		i = end
	}
	w.height(half)
	w.row++
	for i, c := range t.Columns {
		if c.Group != "" {
			w.cell(cols[i]+1, cols[i+1]-cols[i], 1, c.Head, l)
		}
	}
	w.height(half)
	w.row++
}

func orElse(v, usual float64) float64 {
	if v > 0 {
		return v
	}
	return usual
}

// groupEnd is the index after the rows that share their first cell with row i.
func groupEnd(rows []document.Row, i int) int {
	e := i + 1
	for rows[i].Group != 0 && e < len(rows) && rows[e].Group == rows[i].Group {
		e++
	}
	return e
}

// repeatHead makes the head of the sheet's widest table return on every printed page, and keeps it in sight on screen.
func (w *writer) repeatHead(t *document.Table, from, row int) {
	if w.main || len(t.Columns) != w.columns() {
		return
	}
	w.main = true
	w.note(w.f.SetPanes(onlySheet, &excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: fmt.Sprintf("A%d", row+1), ActivePane: "bottomLeft"}))
	if !t.Sections && !w.more { // else its head is written again where it is needed, or returns only where the table is broken
		w.titles(from, row)
	}
}

// titles makes rows return on every printed page.
func (w *writer) titles(from, row int) {
	w.define("_xlnm.Print_Titles", fmt.Sprintf("$%d:$%d", from, row), false)
}

// filter lets the lines of a list be chosen by what stands in a column. head is the row of the headings, first the one under
// it; a table with bands or categories is no list, and in one of a line or two there is nothing to choose.
func (w *writer) filter(t *document.Table, head, first int) {
	last, lines := first, 0
	for _, r := range t.Rows {
		switch {
		case r.Kind == document.Band || r.Kind == document.Subtotal || r.Group != 0:
			return
		case r.Kind == document.Plain:
			lines++
		}
	}
	if last = w.row - 1 - (len(t.Rows) - lines); lines < leastFiltered || last-first+1 != lines {
		return
	}
	ref := w.area(1, head, w.columns(), last)
	w.note(w.f.AutoFilter(onlySheet, ref, nil))
	w.define("_xlnm._FilterDatabase", ref, true)
}

// leastFiltered is how many lines a list has that is filtered.
const leastFiltered = 3

func escapeQuotes(s string) string {
	out := ""
	for _, r := range s {
		if r == '\'' {
			out += "'"
		}
		out += string(r)
	}
	return out
}

// leastOf is how high each of the rows i to end-1 is at least, so that their shared first cell has room for its lines.
func (w *writer) leastOf(t *document.Table, cols []int, i, end int) float64 {
	least := orElse(t.RowHeight, 6.3)
	lines := linesOf(cellText(t.Rows[i].Cells[0]), w.edges[cols[1]]-w.edges[0]-2, 10.5)
	need, sum := float64(lines)*10.5*0.46+1, 0.0
	for _, r := range t.Rows[i:end] {
		height, _ := w.rowNeeds(t, cols, r, least)
		sum += height
	}
	if need > sum {
		least = max(least, need/float64(end-i))
	}
	return least
}

// category writes the shared first cell of rows i to end-1, each at least so high.
func (w *writer) category(t *document.Table, cols []int, i, end int, least float64) {
	l := look{size: 10.5, align: t.AlignOf(0, t.Rows[i].Cells[0]), wrap: true, borders: [4]edge{heavyEdge, thinEdge, thinEdge, thinEdge}}
	if i == 0 || t.Rows[i].Heavy {
		l.borders[1] = heavyEdge
	}
	if end == len(t.Rows) || t.Rows[end].Kind == document.Sum || t.Rows[end].Heavy {
		l.borders[3] = heavyEdge
	}
	rows := 0
	for _, r := range t.Rows[i:end] {
		_, n := w.rowNeeds(t, cols, r, least)
		rows += n
	}
	w.cell(1, cols[1], rows, t.Rows[i].Cells[0].Text, l)
}

// tallest is the height of a row in mm that spreadsheets allow: 409 points. A taller row of the paper takes several rows.
const tallest = 409 * 25.4 / 72

// rowNeeds is the height that a row needs in mm, and how many rows of the sheet it takes.
func (w *writer) rowNeeds(t *document.Table, cols []int, r document.Row, least float64) (height float64, rows int) {
	height, col := least, 0
	for i, c := range r.Cells {
		if col >= len(t.Columns) {
			break
		}
		end := min(len(t.Columns), col+c.Spans())
		if i > 0 || r.Group == 0 {
			l := cellLook(t, col, c)
			width := w.edges[cols[end]] - w.edges[cols[col]] - 2
			height = max(height, float64(linesOf(cellText(c), width, l.size))*l.size*0.46+1)
		}
		col = end
	}
	return height, int(height/tallest) + 1
}

// cellLook is the look of a cell without its borders.
func cellLook(t *document.Table, col int, c document.Cell) look {
	l := look{size: 10.5, align: t.AlignOf(col, c), wrap: true}
	switch {
	case c.Large:
		l.size = 16
	case !c.Head && t.Columns[col].Small:
		l.size = 9
	}
	if c.Head {
		l.role = document.HeadRole
	}
	return l
}

func cellText(c document.Cell) string {
	switch {
	case c.Tick:
		return "□"
	case c.Sub != "":
		return c.Text + "\n" + c.Sub
	}
	return c.Text
}

// tableRow writes one row; the first cell of a grouped row is written by category.
// above are the rows that a row of sums is made of.
func (w *writer) tableRow(t *document.Table, cols []int, r document.Row, least float64, top, bottom edge, above []counted) {
	height, rows := w.rowNeeds(t, cols, r, least)
	col := 0
	for i, c := range r.Cells {
		if col >= len(t.Columns) {
			break
		}
		end := min(len(t.Columns), col+c.Spans())
		l := cellLook(t, col, c)
		l.borders = [4]edge{thinEdge, top, thinEdge, bottom}
		if col == 0 {
			l.borders[0] = heavyEdge
		}
		if end == len(t.Columns) {
			l.borders[2] = heavyEdge
		}
		if i > 0 || r.Group == 0 {
			w.cell(cols[col]+1, cols[end]-cols[col], rows, cellText(c), l)
			if (r.Kind == document.Subtotal || r.Kind == document.Sum) && end == col+1 && (l.align == document.Figures || l.align == document.CentreFigures) {
				if formula := w.sumFormula(countedFor(above, &r), col, cols[col]+1, c.Text); formula != "" {
					w.note(w.f.SetCellFormula(onlySheet, w.at(cols[col]+1), formula))
					w.sums = append(w.sums, [2]int{w.row, cols[col] + 1})
				}
			}
		}
		col = end
	}
	for range rows {
		w.height(height / float64(rows))
		w.row++
	}
}
