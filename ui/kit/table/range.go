package table

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/outfile"
)

// A table of cells can have a rectangle of cells selected: from the current cell, where the selection began, to the
// cell that the pointer was dragged to or Shift and the arrows reached.

// extendTo stretches the range from the current cell to another.
func (t *Table[T]) extendTo(pos, col int) {
	if _, ok := t.at(pos); !ok || t.current < 0 || len(t.cols) == 0 {
		return
	}
	if len(t.picked) > 0 {
		t.SetSelected()
	}
	col = max(0, min(len(t.cols)-1, col))
	if t.ranged && pos == t.endRow && col == t.endColumn {
		return
	}
	t.endRow, t.endColumn = pos, col
	t.ranged = pos != t.current || col != t.column
	t.layer.reveal(pos, col+t.lead())
	t.layer.sync(true)
	t.reportRange()
}

// clearRange leaves the current cell alone.
func (t *Table[T]) clearRange() {
	if t.ranged {
		t.ranged = false
		t.layer.sync(true)
		t.reportRange()
	}
}

func (t *Table[T]) reportRange() {
	if t.spec.OnRange != nil {
		rows, columns := t.Range()
		t.spec.OnRange(rows, columns)
	}
}

// end is the cell that a range reaches, the current cell without one.
func (t *Table[T]) end() (row, col int) {
	if t.ranged {
		return t.endRow, t.endColumn
	}
	return t.current, t.column
}

// corners are the rows and columns that a range covers, ends included.
func (t *Table[T]) corners() (top, bottom, left, right int) {
	row, col := t.end()
	return min(t.current, row), max(t.current, row), min(t.column, col), max(t.column, col)
}

// inRange reports whether a drawn cell is in the range, but not the one where it began.
func (t *Table[T]) inRange(pos, drawn int) bool {
	if !t.ranged {
		return false
	}
	col := drawn - t.lead()
	top, bottom, left, right := t.corners()
	return pos >= top && pos <= bottom && col >= left && col <= right && (pos != t.current || col != t.column)
}

// Range returns the rows and the IDs of the columns of the selected cells, top to bottom and left to right: those of
// the current cell where no range is selected, none without a current cell.
func (t *Table[T]) Range() (rows []T, columns []string) {
	if !t.spec.Cells || t.current < 0 || len(t.cols) == 0 {
		return nil, nil
	}
	top, bottom, left, right := t.corners()
	for pos := top; pos <= bottom; pos++ {
		if row, ok := t.at(pos); ok {
			rows = append(rows, row)
		}
	}
	for _, c := range t.cols[left : right+1] {
		columns = append(columns, c.ID)
	}
	return rows, columns
}

// Ranged reports whether more than the current cell is selected.
func (t *Table[T]) Ranged() bool { return t.ranged }

// rangeText is the range as tab-separated text, as a spreadsheet takes it.
func (t *Table[T]) rangeText() string {
	top, bottom, left, right := t.corners()
	var block [][]string
	for pos := top; pos <= bottom; pos++ {
		row, ok := t.at(pos)
		if !ok {
			continue
		}
		var line []string
		for _, c := range t.cols[left : right+1] {
			line = append(line, outfile.TextCell(exportText(masked(c), row)))
		}
		block = append(block, line)
	}
	return JoinTSV(block)
}

// clear empties the selected cells that can be typed into.
func (t *Table[T]) clear() {
	if t.spec.OnClear != nil {
		if rows, columns := t.Range(); len(rows) > 0 {
			t.spec.OnClear(rows, columns)
		}
		return
	}
	top, bottom, left, right := t.corners()
	t.layer.together(func() {
		for pos := top; pos <= bottom; pos++ {
			row, ok := t.at(pos)
			for col := left; ok && col <= right; col++ {
				t.commitText(t.spec.Key(row), t.cols[col].ID, "")
			}
		}
	})
}

// spread repeats a single pasted value over the range; every other block stays as it is.
func (t *Table[T]) spread(block [][]string) [][]string {
	if !t.ranged || len(block) != 1 || len(block[0]) != 1 {
		return block
	}
	rows, columns := t.Range()
	whole := make([][]string, len(rows))
	for i := range whole {
		whole[i] = make([]string, len(columns))
		for j := range whole[i] {
			whole[i][j] = block[0][0]
		}
	}
	return whole
}

// dragged selects the cells from the one where the button went down to the one under the pointer.
func (t *Table[T]) dragged(fromPos, fromCol, pos, col int) {
	from := fromCol - t.lead()
	if _, ok := t.at(fromPos); !ok || !t.spec.Cells || from < 0 || from >= len(t.cols) {
		return
	}
	t.leaveEditor()
	if t.current != fromPos || t.column != from {
		t.column = from
		t.moveTo(fromPos, false)
	}
	t.extendTo(pos, col-t.lead())
}

// Paste hands the text of the clipboard to OnPaste as if Ctrl+V was pressed.
func (t *Table[T]) Paste() {
	if t.spec.OnPaste != nil {
		t.paste(fyne.CurrentApp().Clipboard().Content())
	}
}
