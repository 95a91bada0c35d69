package table

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// cellEditor is the field laid over a cell while it is typed into. It keeps Tab for itself.
type cellEditor struct {
	kit.Entry
	key, column string // the cell that it lies over, wherever the current cell has gone since
	shift       bool
	done        bool
}

// AcceptsTab keeps Tab, which moves to the next cell.
func (e *cellEditor) AcceptsTab() bool { return true }

// KeyDown notes Shift for Shift+Tab.
func (e *cellEditor) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.shift = true
	}
	e.Entry.KeyDown(ev)
}

// KeyUp forgets Shift.
func (e *cellEditor) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.shift = false
	}
	e.Entry.KeyUp(ev)
}

func (t *Table[T]) canEdit(pos, col int) bool {
	row, ok := t.at(pos)
	if !ok || !t.spec.Cells || t.spec.Commit == nil || col < 0 || col >= len(t.cols) {
		return false
	}
	c := t.cols[col]
	return c.Edit != nil && c.Edit(row)
}

// startEdit opens the current cell for typing; replace starts with text instead of the cell's own. It reports
// whether the cell can be typed into.
func (t *Table[T]) startEdit(text string, replace bool) bool {
	if !t.canEdit(t.current, t.column) {
		return false
	}
	t.leaveEditor()
	row, _ := t.at(t.current)
	column := t.cols[t.column]
	if !replace {
		text = t.editText(row, column)
	}
	e := &cellEditor{key: t.spec.Key(row), column: column.ID}
	e.InCell(e, t.spec.RowHeight-1, column.Align == look.Right, func() { t.closeEditor(false) })
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	pos, col := t.current, t.column
	e.OnKey = func(ev *fyne.KeyEvent) bool { return t.editorKey(e, pos, col, ev) }
	e.OnLeave = func(string) {
		if t.editor == e && !e.done {
			t.leaveEditor()
		}
	}
	t.editor, t.layer.extra = e, e
	t.layer.reveal(t.current, t.currentColumn())
	t.layer.sync(false)
	t.layer.refill(t.current)
	t.placeEditor()
	if c := kit.CanvasNow(t.layer); c != nil { // the field itself is not known to the window before it is drawn
		c.Focus(e)
	}
	return true
}

// EditCurrent opens the current cell for typing, with a text in it, and reports whether it can be typed into.
func (t *Table[T]) EditCurrent(text string) bool { return t.startEdit(text, true) }

func (t *Table[T]) editText(row T, column *Column[T]) string {
	if t.spec.EditText != nil {
		return t.spec.EditText(row, column.ID)
	}
	if column.Text != nil {
		return column.Text(row)
	}
	return ""
}

func (t *Table[T]) placeEditor() {
	g := t.layer.columns[t.currentColumn()]
	x := g.x
	if t.currentColumn() < t.layer.frozen {
		x += t.layer.scroll.Offset.X
	}
	draw.Place(t.editor, x, float32(t.current)*t.spec.RowHeight, g.width, t.spec.RowHeight-1)
}

func (t *Table[T]) editorKey(e *cellEditor, pos, col int, ev *fyne.KeyEvent) bool {
	used := true
	t.layer.together(func() { used = t.editorActs(e, pos, col, ev) })
	return used
}

// editorActs does what a key does in the field; false for one that it has no use for.
func (t *Table[T]) editorActs(e *cellEditor, pos, col int, ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		if t.closeEditor(true) {
			t.moveTo(t.step(pos, 1), false)
		}
	case fyne.KeyUp:
		if t.closeEditor(true) {
			t.moveTo(t.step(pos, -1), false)
		}
	case fyne.KeyTab:
		if t.closeEditor(true) {
			by := 1
			if e.shift {
				by = -1
			}
			t.moveColumn(by, false)
		}
	case fyne.KeyEscape:
		t.closeEditor(false)
	default:
		return false
	}
	return true
}

// closeEditor ends typing and, when keep is set, hands the text over. It reports whether the cell is closed: a
// refused text keeps it open with a vermilion border.
func (t *Table[T]) closeEditor(keep bool) (closed bool) {
	t.layer.together(func() { closed = t.endEditor(keep) })
	return closed
}

func (t *Table[T]) endEditor(keep bool) bool {
	e := t.editor
	if e == nil {
		return true
	}
	if e.done {
		return true
	}
	e.done = true
	if keep && !t.commitText(e.key, e.column, e.Text) {
		e.done = false
		e.SetBad(true)
		return false
	}
	hadFocus := e.Active()
	t.editor, t.layer.extra = nil, nil
	if hadFocus {
		kit.Focus(t.layer)
	}
	t.layer.sync(false)
	t.layer.refill(t.current)
	return true
}

// leaveEditor ends typing because another cell is turned to: what was refused is dropped, as it must never reach another
// cell. The refusal has been said.
func (t *Table[T]) leaveEditor() {
	if !t.closeEditor(true) {
		t.closeEditor(false)
	}
}

// commitText hands over what was typed into a cell; a cell that is no longer shown takes nothing.
func (t *Table[T]) commitText(key, column, text string) bool {
	pos, col := t.positionOf(key), slices.IndexFunc(t.cols, func(c *Column[T]) bool { return c.ID == column })
	if !t.canEdit(pos, col) {
		return true
	}
	row, _ := t.at(pos)
	if t.editText(row, t.cols[col]) == text {
		return true
	}
	asked := t.layer.due.asked
	if err := t.spec.Commit(row, column, text); err != nil {
		return false
	}
	if t.layer.due.asked == asked { // who took the text has not drawn what it changed
		t.Refresh()
	}
	return true
}

func (t *Table[T]) paste(text string) {
	if t.current < 0 || text == "" || t.column >= len(t.cols) {
		return
	}
	top, _, left, _ := t.corners()
	if row, ok := t.at(top); ok {
		t.spec.OnPaste(row, t.cols[left].ID, t.spread(ParseTSV(text)))
	}
}

// VisibleColumnIDs lists the shown columns in order; a paste fills them from the anchor to the right.
func (t *Table[T]) VisibleColumnIDs() []string {
	ids := make([]string, len(t.cols))
	for i, c := range t.cols {
		ids[i] = c.ID
	}
	return ids
}

// CurrentColumn is the column of the current cell, "" without one.
func (t *Table[T]) CurrentColumn() string {
	if !t.spec.Cells || t.column >= len(t.cols) {
		return ""
	}
	return t.cols[t.column].ID
}

// SetCurrentCell makes one cell current and scrolls to it; it reports whether it exists and shows.
func (t *Table[T]) SetCurrentCell(key, column string) bool {
	for i, c := range t.cols {
		if c.ID == column {
			t.column = i
			return t.SetCurrent(key)
		}
	}
	return false
}
