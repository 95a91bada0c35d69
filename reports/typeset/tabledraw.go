package typeset

// drawRows draws the head and rows s to e-1 as one framed grid.
func (f *flow) drawRows(b *tableBox, s, e int) {
	rows := make([]rowBox, 0, e-s+1)
	if b.head.height > 0 {
		rows = append(rows, b.head)
	}
	f.growForNames(b, s, e)
	rows = append(rows, b.rows[s:e]...)
	top := f.y
	tops := make([]float64, len(rows)+1)
	tops[0] = top
	for i := range rows {
		tops[i+1] = tops[i] + rows[i].height
		f.drawCells(b, &rows[i], tops[i])
		if i == 0 && b.head.height > 0 {
			f.drawUpperHead(b, tops[0])
		}
	}
	f.drawNames(b, rows, tops, s)
	f.drawAcross(b, rows, tops)
	f.drawDown(b, rows, tops)
	f.frame(f.left, top, b.edges[len(b.edges)-1], tops[len(rows)]-top)
	f.y = tops[len(rows)]
}

// growForNames heightens the last row of a torn category when its name does not fit the rows on this page.
func (f *flow) growForNames(b *tableBox, s, e int) {
	for i := s; i < e; {
		end := min(b.groupEnd(i), e)
		if b.rows[i].group != 0 {
			need := cellHeight(f.categoryText(b, b.rows[i].name, i == s && b.groupStart(i) < s))
			if got := sumHeights(b.rows[i:end]); need > got {
				b.rows[end-1].height += need - got
			}
		}
		i = end
	}
}

// drawCells puts the texts of one row, vertically centred.
func (f *flow) drawCells(b *tableBox, r *rowBox, top float64) {
	for i := range r.cells {
		c := &r.cells[i]
		f.drawText(c.text, f.left+c.x, top+r.height-c.storey(r.height), c.storey(r.height))
		if c.tick {
			f.tick(f.left+c.x+c.width/2, top+r.height/2, orElse(b.table.Tick, tickSize))
		}
	}
}

func (f *flow) drawText(t cellLines, x, top, height float64) {
	y := top + (height-t.height())/2
	for _, l := range t.lines {
		f.lineAt(l, x, y, t.pitch, t.size)
		y += t.pitch
	}
}

// drawNames puts each category's name over the rows of it that stand on this page.
func (f *flow) drawNames(b *tableBox, rows []rowBox, tops []float64, s int) {
	for i := 0; i < len(rows); {
		end := i + 1
		if g := rows[i].group; g != 0 {
			for end < len(rows) && rows[end].group == g {
				end++
			}
			first := i == headCount(b)
			continued := first && s > 0 && b.rows[s-1].group == g
			f.drawText(f.categoryText(b, rows[i].name, continued), f.left, tops[i], tops[end]-tops[i])
		}
		i = end
	}
}

func headCount(b *tableBox) int {
	if b.head.height > 0 {
		return 1
	}
	return 0
}

// drawAcross draws the rules between rows; within a category they begin after the first column.
func (f *flow) drawAcross(b *tableBox, rows []rowBox, tops []float64) {
	right := f.left + b.edges[len(b.edges)-1]
	for i := 1; i < len(rows); i++ {
		weight := f.st.Thin
		if rows[i].heavy || i == headCount(b) {
			weight = f.st.Heavy
		}
		x := f.left
		if g := rows[i].group; g != 0 && rows[i-1].group == g {
			x += b.edges[1]
		}
		f.rule(x, tops[i], right, tops[i], weight)
	}
}

// drawDown draws the rules between columns, broken where a cell spans them.
func (f *flow) drawDown(b *tableBox, rows []rowBox, tops []float64) {
	for col := 1; col < len(b.edges)-1; col++ {
		from := -1
		for i := 0; i <= len(rows); i++ {
			if i < len(rows) && rows[i].hasEdge(col) && !(i == 0 && b.head.height > 0 && b.inGroup(col)) {
				if from < 0 {
					from = i
				}
				continue
			}
			if from >= 0 {
				x := f.left + b.edges[col]
				f.rule(x, tops[from], x, tops[i], f.st.Thin)
				from = -1
			}
		}
	}
}

// hasEdge tells whether a cell of the row begins at column col.
func (r *rowBox) hasEdge(col int) bool {
	for i := range r.cells {
		if r.cells[i].col == col {
			return true
		}
	}
	return false
}
