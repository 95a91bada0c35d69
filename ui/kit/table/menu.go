package table

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// menuAt opens the menu of a right click: what can be done with the rows or cells that are selected, or else with the
// one under the pointer, which becomes current.
func (t *Table[T]) menuAt(pos, col int, at fyne.Position) {
	row, ok := t.at(pos)
	if !ok {
		return
	}
	t.leaveEditor()
	data := col - t.lead()
	switch {
	case t.spec.Cells && (t.inRange(pos, col) || pos == t.current && data == t.column):
	case t.spec.Cells && data >= 0 && data < len(t.cols):
		t.column = data
		t.moveTo(pos, false)
	case !t.picked[t.spec.Key(row)]:
		if !t.spec.Checks && len(t.picked) > 0 {
			t.SetSelected()
		}
		t.moveTo(pos, false)
	}
	rows := []T{row}
	if t.spec.Cells {
		rows, _ = t.Range()
	} else if t.picked[t.spec.Key(row)] {
		rows = t.Selected()
	}
	acts := []kit.Option{{Text: "复制", Detail: "Ctrl+C", Icon: "copy", Do: func() {
		fyne.CurrentApp().Clipboard().SetContent(t.copyOf(rows))
	}}}
	if t.spec.MenuOf != nil {
		column := ""
		if data >= 0 && data < len(t.cols) {
			column = t.cols[data].ID
		}
		acts = append(acts, t.spec.MenuOf(rows, column)...)
	}
	acts = append(acts, t.headActs(at)...)
	if c := kit.CanvasNow(t.layer); c != nil {
		kit.ShowMenuAt(c, at, acts, t.layer)
	}
}

// copyOf is the text that a menu copies: of cells what is selected, of rows those that the menu is about.
func (t *Table[T]) copyOf(rows []T) string {
	if t.spec.Cells {
		return t.CopyText()
	}
	return t.rowsText(rows)
}

// menuHere opens the menu of the current cell, or row, under it: the menu key and Shift+F10.
func (t *Table[T]) menuHere() {
	if t.current < 0 {
		t.moveTo(t.step(-1, 1), false)
	}
	if _, ok := t.at(t.current); !ok {
		return
	}
	col := t.currentColumn()
	at := t.cellAt(col).AddXY(look.Gap12, t.spec.RowHeight)
	t.menuAt(t.current, col, at)
}

// cellAt is where the cell of the current row and a drawn column stands on the window.
func (t *Table[T]) cellAt(col int) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.layer).AddXY(0, float32(t.current)*t.spec.RowHeight)
	if col >= t.layer.frozen || col < 0 {
		return at.AddXY(t.layer.columns[max(0, col)].x, 0)
	}
	return at.AddXY(t.layer.columns[col].x+t.layer.scroll.Offset.X, 0) // frozen ones stay in sight
}

// headActs are what the pointer does in the header, for the keyboard: sorting, choosing the columns, ticking all.
func (t *Table[T]) headActs(at fyne.Position) (acts []kit.Option) {
	var sorts []kit.Option
	for _, c := range t.cols {
		if c.Compare != nil && c.Title != "" {
			desc := t.sortID == c.ID && !t.sortDesc
			sorts = append(sorts, kit.Option{Text: c.Title, Ticked: t.sortID == c.ID, Do: func() { t.SortBy(c.ID, desc) }})
		}
	}
	open := func(more []kit.Option) func() {
		return func() {
			if c := kit.CanvasNow(t.layer); c != nil {
				kit.ShowMenuAt(c, at, more, t.layer)
			}
		}
	}
	if len(sorts) > 0 {
		acts = append(acts, kit.Option{Group: "全表", Text: "排序…", Detail: "再选一次倒过来", Icon: "sort-down", Do: open(sorts)})
	}
	var widths []kit.Option
	for _, c := range t.cols {
		if c.Title != "" {
			widths = append(widths, kit.Option{Text: c.Title, Do: func() { t.widthMenu(at, c.ID, false) }})
		}
	}
	keys := ""
	if t.spec.Cells {
		keys = "这一列 Alt+← →"
	}
	acts = append(acts, kit.Option{Group: "全表", Text: "列宽…", Detail: keys, Icon: "columns", Do: open(widths)})
	if t.spec.Checks {
		acts = append(acts, kit.Option{Group: "全表", Text: "全部勾选", Detail: "Ctrl+A", Icon: "check", Do: t.SelectAll})
	}
	return acts
}

// followCaret has the candidates of an input method stand at the current cell while a word may begin there: the field is opened
// by its first character only.
func (t *Table[T]) followCaret() {
	if t.spec.Cells && t.layer.focused {
		kit.FollowCaret(t.caret)
	}
}

// caret is where a word typed into the current cell begins; ok is false where none can be typed.
func (t *Table[T]) caret() (at fyne.Position, c fyne.Canvas, ok bool) {
	if !t.layer.focused || t.editor != nil || !t.canEdit(t.current, t.column) {
		return at, nil, false
	}
	return t.cellAt(t.currentColumn()).AddXY(t.spec.CellPad, (t.spec.RowHeight-text.LineHeight(look.SizeBody))/2), kit.CanvasOf(t.layer), true
}
