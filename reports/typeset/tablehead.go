package typeset

import "github.com/shuangbai/shuangbai/reports/document"

// headGroup is a cell of the upper storey of a head: the columns from one to before another stand under it.
type headGroup struct {
	from, to int
	text     cellLines
}

// Measures of heads of two storeys and of boxes to tick, mm.
const (
	storeyHeight = 6.4
	tickSize     = 4.4
	tickRule     = 0.75 // points
	subPitch     = 4.5  // of a cell with a second text in the smallest size
)

// setHead sets the head of a table: one storey, or two where columns stand in groups.
func (f *flow) setHead(b *tableBox) {
	t := b.table
	cells := make([]document.Cell, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = document.Cell{Text: c.Head, Align: document.Centre, Head: true}
	}
	for i := 0; i < len(t.Columns); {
		end := i + 1
		for t.Columns[i].Group != "" && end < len(t.Columns) && t.Columns[end].Group == t.Columns[i].Group {
			end++
		}
		if t.Columns[i].Group != "" {
			c := document.Cell{Text: t.Columns[i].Group, Align: document.Centre, Head: true}
			b.above = append(b.above, headGroup{i, end, f.set.cell(f.keyOf(b, i, &c, b.edges[end]-b.edges[i], true), f.st)})
		}
		i = end
	}
	least := orElse(t.HeadHeight, f.st.HeadHeight)
	if len(b.above) > 0 {
		least = orElse(t.HeadHeight, 2*storeyHeight)
	}
	b.head = f.setRow(b, &document.Row{Cells: cells}, least, true)
	for i := range b.head.cells {
		c := &b.head.cells[i]
		if c.lower = t.Columns[c.col].Group != ""; c.lower {
			b.head.raise(c.text)
		}
	}
	for _, g := range b.above {
		b.head.raise(g.text)
	}
}

// raise makes a head of two storeys, which are of one height, so high that a text of one of them stays in it.
func (r *rowBox) raise(c cellLines) {
	if c.height() > r.height/2 {
		r.height = 2 * cellHeight(c)
	}
}

// storey is the height that a cell of a row takes, measured from the foot of the row.
func (c *cellBox) storey(height float64) float64 {
	if c.lower {
		return height / 2
	}
	return height
}

// inGroup reports whether the edge before a column lies between two columns of one group.
func (b *tableBox) inGroup(col int) bool {
	for _, g := range b.above {
		if col > g.from && col < g.to {
			return true
		}
	}
	return false
}

// drawUpperHead draws the upper storey: the groups' names, the rule under each, and the short rules between their columns.
func (f *flow) drawUpperHead(b *tableBox, top float64) {
	middle := top + b.head.height/2
	for _, g := range b.above {
		f.drawText(g.text, f.left+b.edges[g.from], top, b.head.height/2)
		f.rule(f.left+b.edges[g.from], middle, f.left+b.edges[g.to], middle, f.st.Thin)
		for col := g.from + 1; col < g.to; col++ {
			f.rule(f.left+b.edges[col], middle, f.left+b.edges[col], top+b.head.height, f.st.Thin)
		}
	}
}

// tick draws an empty box to tick around a point.
func (f *flow) tick(x, y, size float64) {
	l, r, t, b := x-size/2, x+size/2, y-size/2, y+size/2
	for _, e := range [][4]float64{{l, t, r, t}, {l, b, r, b}, {l, t, l, b}, {r, t, r, b}} {
		f.rule(e[0], e[1], e[2], e[3], tickRule)
	}
}
