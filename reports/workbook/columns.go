package workbook

import "github.com/shuangbai/shuangbai/reports/document"

// columnEdges are the edges of a sheet's columns in mm: those of the table with the most columns among those of
// three rows or more. Narrower tables and boxes on the same sheet are fitted to them, so that the sheet has no slivers of
// columns; a short table of more columns is turned, see turned.
func columnEdges(d *document.Document) []float64 {
	var best []float64
	long := false
	walk(d.Parts, func(t document.Table) {
		e, longer := edgesOf(t), len(t.Rows) > 2
		if longer && !long || longer == long && len(e) > len(best) {
			best, long = e, longer
		}
	})
	if best == nil {
		width := 156.0
		if d.Landscape {
			width = 225
		}
		best = []float64{0, width / 4, width / 2, width * 3 / 4, width}
	}
	return best
}

func walk(parts []document.Part, visit func(document.Table)) {
	for _, p := range parts {
		switch p := p.(type) {
		case document.Table:
			visit(p)
		case document.Tree:
			if len(p.List.Columns) > 0 {
				visit(p.List)
			}
		case document.Together:
			walk(p.Parts, visit)
		}
	}
}

func edgesOf(t document.Table) []float64 {
	edges := []float64{0}
	for _, c := range t.Columns {
		edges = append(edges, edges[len(edges)-1]+c.Width)
	}
	return edges
}

// narrow is the width in mm under which a cell is too small for two characters.
const narrow = 11.0

// fit maps the edges of a table to columns of the sheet: result i is the number of sheet columns left of edge i. It
// minimises the shifts, and avoids making a cell narrow that was not.
func fit(sheet, table []float64) []int {
	n, m := len(table), len(sheet)
	const far = 1e18
	cost := make([][]float64, n)
	from := make([][]int, n)
	for i := range cost {
		cost[i], from[i] = make([]float64, m), make([]int, m)
		for k := range cost[i] {
			cost[i][k] = far
		}
	}
	cost[0][0] = 0
	for i := 1; i < n; i++ {
		for k := i; k < m; k++ {
			shift := sheet[k] - table[i]
			for p := i - 1; p < k; p++ {
				c := cost[i-1][p] + shift*shift
				if w := sheet[k] - sheet[p]; w < narrow && table[i]-table[i-1] > w {
					c += 1000
				}
				if c < cost[i][k] {
					cost[i][k], from[i][k] = c, p
				}
			}
		}
	}
	out := make([]int, n)
	out[n-1] = m - 1
	for i := n - 1; i > 0; i-- {
		out[i-1] = from[i][out[i]]
	}
	return out
}

// turned is a table with its columns set down as rows, for a sheet with fewer columns than it has: group, heading, and a
// column for each of its rows.
func turned(t *document.Table, width float64) document.Table {
	out := document.Table{Name: t.Name, Tail: t.Tail, RowHeight: t.RowHeight, NoHead: true}
	n := len(t.Rows) + 2
	for range n {
		out.Columns = append(out.Columns, document.Column{Width: width / float64(n)})
	}
	for i, c := range t.Columns {
		cells := []document.Cell{{Text: c.Group, Head: true, Align: document.Centre}, {Text: c.Head, Head: true, Align: document.Centre}}
		for _, r := range t.Rows {
			cell := document.Cell{}
			if i < len(r.Cells) {
				cell = r.Cells[i]
				cell.Align = t.AlignOf(i, cell)
			}
			cells = append(cells, cell)
		}
		out.Rows = append(out.Rows, document.Row{Cells: cells})
	}
	return out
}
