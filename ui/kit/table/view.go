package table

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// checkColumn is the width of the column of check boxes.
const checkColumn float32 = 32

// lead is the number of drawn columns before the first of spec.Columns.
func (t *Table[T]) lead() int {
	if t.spec.Checks {
		return 1
	}
	return 0
}

// pickColumns takes up which columns show.
func (t *Table[T]) pickColumns() {
	t.cols = t.cols[:0]
	for i := range t.spec.Columns {
		c := &t.spec.Columns[i]
		if w, fitted := t.fitted[c.ID]; (!t.hidden[c.ID] || c.Always) && (!fitted || w > 0) {
			t.cols = append(t.cols, c)
		}
	}
	t.column = max(0, min(t.column, len(t.cols)-1))
}

// setColumns shows the columns that are chosen and have room.
func (t *Table[T]) setColumns() {
	t.pickColumns()
	t.placeColumns(t.layer.scroll.Size().Width, true)
	t.showTotals()
	t.head.Refresh()
}

// fitColumns gives the columns their widths, and spare width to the flexible ones.
func (t *Table[T]) fitColumns(width float32) {
	view := t.layer.scroll.Size()
	seen := t.spec.Cells && t.current >= 0 && t.layer.inSight(t.current, t.currentColumn(), t.layer.view)
	narrower := width < t.layer.view.Width || t.layer.view.Width == 0
	t.layer.view = view
	shown := len(t.cols)
	if t.spec.Fit != nil && width > 0 {
		t.fitted = t.spec.Fit(width)
		t.pickColumns()
	}
	t.placeColumns(width, shown != len(t.cols))
	if seen && narrower { // what takes room from the table does not hide the cell that one works in
		t.layer.reveal(t.current, t.currentColumn())
	}
}

func (t *Table[T]) placeColumns(width float32, rebuild bool) {
	columns := make([]gridColumn, 0, len(t.cols)+1)
	x := t.spec.Inset
	if t.spec.Checks {
		columns = append(columns, gridColumn{x: x, width: checkColumn})
		x += checkColumn
	}
	var fixed float32
	flexible := 0
	for _, c := range t.cols {
		fixed += t.widthOf(c)
		if c.Flex && t.widths[c.ID] == 0 {
			flexible++
		}
	}
	spare := width - x - fixed - t.spec.Inset
	for _, c := range t.cols {
		w := t.widthOf(c)
		if c.Flex && t.widths[c.ID] == 0 && spare > 0 {
			w += float32(int(spare / float32(flexible)))
		}
		columns = append(columns, gridColumn{x: x, width: w, ruleOff: c.RuleOff})
		x += w
	}
	frozen := 0
	if t.spec.Frozen > 0 {
		frozen = t.spec.Frozen + t.lead()
	}
	if !rebuild && sameColumns(columns, t.layer.columns) {
		return
	}
	t.layer.setColumns(columns, frozen, rebuild)
	t.foot.Refresh()
	t.head.Refresh()
	t.placed()
}

func (t *Table[T]) placed() {
	if t.spec.OnPlace != nil {
		t.spec.OnPlace()
	}
}

// Span is where a column stands, in px from the table's left edge, for what stands under it outside the table; ok is false for one that
// does not show.
func (t *Table[T]) Span(id string) (x, width float32, ok bool) {
	for i, c := range t.cols {
		if at := i + t.lead(); c.ID == id && at < len(t.layer.columns) {
			x, ok = t.foot.left(at)
			return x, t.layer.columns[at].width, ok
		}
	}
	return 0, 0, false
}

func sameColumns(a, b []gridColumn) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (t *Table[T]) widthOf(c *Column[T]) float32 {
	if w := t.widths[c.ID]; w > 0 {
		return w
	}
	if w := t.fitted[c.ID]; w > 0 {
		return w
	}
	title := draw.Ceil(text.Width(text.Clean(c.Title), look.SizeSmall, false))
	switch {
	case c.Width > 0 && c.Compare != nil:
		return max(c.Width, t.spec.CellPad+title+sortArrow) // sorting by it does not cut its title
	case c.Width > 0:
		return c.Width
	}
	return title + 2*t.spec.CellPad + sortArrow
}

func (t *Table[T]) rowCount() int { return len(t.order) }

func (t *Table[T]) bandAt(row int) *Band {
	if row < 0 || row >= len(t.order) || t.order[row] >= 0 {
		return nil
	}
	return &t.bands[-1-t.order[row]]
}

func (t *Table[T]) rowKind(pos int) (tone look.Tone, selected, current bool) {
	row, ok := t.at(pos)
	if !ok {
		return look.ToneNone, false, false
	}
	if t.spec.RowTone != nil {
		tone = t.spec.RowTone(row)
	}
	current = pos == t.current
	selected = t.picked[t.spec.Key(row)] || current && !t.spec.Checks && !t.spec.Cells
	if t.spec.Picked != nil && t.spec.Picked(row) {
		selected = true
	}
	return tone, selected, current
}

func (t *Table[T]) leadColumn() int {
	for i, c := range t.cols {
		if c.Lead {
			return i + t.lead()
		}
	}
	return -1
}

func (t *Table[T]) currentColumn() int {
	if !t.spec.Cells {
		return -1
	}
	return t.column + t.lead()
}

// fillCell says what one cell shows.
func (t *Table[T]) fillCell(pos, col int, c *Cell) {
	row, ok := t.at(pos)
	if !ok {
		return
	}
	if t.spec.Checks && col == 0 {
		c.check = int(kit.Unchecked) + 1
		if t.picked[t.spec.Key(row)] {
			c.check = int(kit.Checked) + 1
		}
		return
	}
	if col -= t.lead(); col < 0 || col >= len(t.cols) {
		return
	}
	fillFrom(t.cols[col], row, c)
}

func fillFrom[T any](column *Column[T], row T, c *Cell) {
	c.Align, c.Small, c.Ends = column.Align, column.Small, column.Ends
	if column.Text != nil {
		c.Text = column.Text(row)
	}
	if column.Tone != nil {
		c.Tone = column.Tone(row)
	}
	if column.Ink != nil {
		c.Ink = column.Ink(row)
	}
	if column.Bold != nil {
		c.Bold = column.Bold(row)
	}
	if column.Tags != nil {
		c.Tags = column.Tags(row)
	}
	if column.Draw != nil {
		column.Draw(row, c)
	}
}

func (t *Table[T]) headCells() []headCell {
	var cells []headCell
	if t.spec.Checks {
		cells = append(cells, headCell{check: int(t.allState()) + 1})
	}
	for i, c := range t.cols {
		h := headCell{title: c.Title, sub: c.Sub, group: c.Group, align: c.Align, canSort: c.Compare != nil, box: c.HeadBox, tip: c.Tip}
		if c.ID == t.sortID && c.Compare != nil {
			h.sorted = 1
			if t.sortDesc {
				h.sorted = -1
			}
		}
		h.current = t.spec.Cells && i == t.column && t.current >= 0
		cells = append(cells, h)
	}
	return cells
}

func (t *Table[T]) allState() kit.CheckState {
	n := len(t.picked)
	switch {
	case n == 0:
		return kit.Unchecked
	case n >= t.ShownCount():
		return kit.Checked
	}
	return kit.Partly
}

func (t *Table[T]) headTapped(col int) {
	if t.spec.Checks && col == 0 {
		if t.allState() == kit.Checked {
			t.SetSelected()
		} else {
			t.SelectAll()
		}
		return
	}
	c := t.cols[col-t.lead()]
	if c.Compare == nil {
		return
	}
	t.SortBy(c.ID, t.sortID == c.ID && !t.sortDesc)
}

func (t *Table[T]) headDragged(col int, width float32) {
	if col -= t.lead(); col >= 0 && col < len(t.cols) {
		t.widths[t.cols[col].ID] = width
		t.placeColumns(t.layer.scroll.Size().Width, false)
	}
}

// headDropped keeps the widths: not each step of a drag, for that writes a file.
func (t *Table[T]) headDropped() { t.savePrefs() }

// showTotals fills the footer: totals, or the actions for the selected rows.
func (t *Table[T]) showTotals() {
	if t.spec.NoFoot {
		return
	}
	t.foot.end = t.spec.FootEnd
	if len(t.picked) > 0 && t.spec.Actions != nil {
		t.foot.setPicked(t.actionBar())
		return
	}
	t.foot.picked = nil
	totals, aligns := make([]string, t.lead()), make([]fyne.TextAlign, t.lead())
	label := ""
	var shown []T
	for _, c := range t.cols {
		total := ""
		if c.Total != nil {
			if shown == nil {
				shown = t.Shown()
			}
			total, label = c.Total(shown), "合计"
		}
		totals, aligns = append(totals, total), append(aligns, c.Align)
	}
	if len(totals) > t.lead() && totals[t.lead()] != "" {
		label = "" // the first column says it itself
	}
	t.foot.set(label, totals, aligns)
}

func (t *Table[T]) actionBar() fyne.CanvasObject {
	rows := t.Selected()
	left := []fyne.CanvasObject{text.Strong(fmt.Sprintf("已选 %d %s", len(rows), t.spec.Unit)), kit.Space(look.Gap8, 0)}
	left = append(left, t.spec.Actions(rows)...)
	return kit.Spread(look.Gap8, left, []fyne.CanvasObject{text.Small("Esc 取消选择")})
}
