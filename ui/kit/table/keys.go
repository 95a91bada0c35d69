package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// moveTo makes the row at pos current; extend stretches the selection from where it began to pos.
func (t *Table[T]) moveTo(pos int, extend bool) {
	row, ok := t.at(pos)
	if !ok {
		return
	}
	if key := t.spec.Key(row); t.editor != nil && (t.editor.key != key || t.column >= len(t.cols) || t.editor.column != t.cols[t.column].ID) {
		t.leaveEditor()
	}
	before, wasRanged := t.current, t.ranged
	changed := pos != before
	t.current, t.ranged = pos, false
	t.layer.currentKey = t.spec.Key(row)
	if extend {
		t.pickRange(t.anchor, pos)
	} else {
		t.anchor = pos
	}
	t.layer.reveal(pos, t.currentColumn())
	if wasRanged {
		t.layer.sync(true)
	} else {
		t.layer.refill(before, pos)
	}
	if t.spec.Cells && t.head.marked != t.column {
		t.head.Refresh()
	}
	t.followCaret()
	if changed && t.spec.OnRow != nil {
		t.spec.OnRow(row)
	}
	if t.spec.Cells && t.spec.OnCell != nil && t.column < len(t.cols) {
		t.spec.OnCell(row, t.cols[t.column].ID)
	}
}

// reach makes the row at pos current, or with extend stretches the selection to it: of cells, or of rows.
func (t *Table[T]) reach(pos int, extend bool) {
	if extend && t.spec.Cells {
		_, col := t.end()
		t.extendTo(pos, col)
		return
	}
	t.moveTo(pos, extend)
}

// step returns the next data row from pos in a direction, skipping bands, or pos when there is none.
func (t *Table[T]) step(pos, by int) int {
	dir := 1
	if by < 0 {
		dir, by = -1, -by
	}
	last := pos
	for next := pos + dir; next >= 0 && next < len(t.order) && by > 0; next += dir {
		if t.order[next] >= 0 {
			last = next
			by--
		}
	}
	return last
}

func (t *Table[T]) pickRange(from, to int) {
	if from > to {
		from, to = to, from
	}
	t.picked = map[string]bool{}
	for pos := max(0, from); pos <= to; pos++ {
		if row, ok := t.at(pos); ok {
			t.picked[t.spec.Key(row)] = true
		}
	}
	t.pickedChanged()
}

func (t *Table[T]) togglePick(pos int) {
	row, ok := t.at(pos)
	if !ok {
		return
	}
	if k := t.spec.Key(row); t.picked[k] {
		delete(t.picked, k)
	} else {
		t.picked[k] = true
	}
	t.pickedChanged()
}

// tapped is a click on a cell: col counts drawn columns, into is how far the click is into the cell.
func (t *Table[T]) tapped(pos, col int, into float32, mod fyne.KeyModifier) {
	t.leaveEditor()
	row, ok := t.at(pos)
	if !ok {
		return
	}
	data := col - t.lead()
	if mod&fyne.KeyModifierShift != 0 && t.spec.Cells && t.current >= 0 && data >= 0 {
		t.extendTo(pos, data)
		return
	}
	if data >= 0 && data < len(t.cols) {
		t.column = data
		if t.spec.OnIcon != nil {
			var c Cell
			fillFrom(t.cols[data], row, &c)
			if x := t.spec.CellPad + c.Indent; c.Icon != "" && into >= x-4 && into < x+look.GlyphInline+4 {
				t.moveTo(pos, false)
				t.spec.OnIcon(row, t.cols[data].ID)
				return
			}
		}
	}
	switch {
	case mod&fyne.KeyModifierShift != 0 && t.anchor >= 0:
		t.moveTo(pos, true)
	case mod&fyne.KeyModifierControl != 0 && !t.spec.Checks && len(t.picked) == 0 && t.current >= 0 && t.current != pos:
		before := t.current
		t.moveTo(pos, false)
		t.togglePick(before)
		t.togglePick(pos)
	case mod&fyne.KeyModifierControl != 0, t.spec.Checks && col == 0:
		t.moveTo(pos, false)
		t.togglePick(pos)
	default:
		if !t.spec.Checks && len(t.picked) > 0 {
			t.SetSelected()
		}
		t.moveTo(pos, false)
		if t.spec.OnClick != nil {
			t.spec.OnClick(row)
		}
		if t.spec.OnSpot != nil && data >= 0 && data < len(t.cols) {
			t.spec.OnSpot(row, t.cols[data].ID)
		}
	}
}

func (t *Table[T]) opened(pos int) {
	row, ok := t.at(pos)
	if !ok {
		return
	}
	if t.spec.Cells && t.startEdit("", false) {
		return
	}
	if t.spec.OnOpen != nil {
		t.spec.OnOpen(row)
	}
}

// typedKey moves, opens, ticks and clears; what it has no use for goes to the window.
func (t *Table[T]) typedKey(ev *fyne.KeyEvent, shift bool) {
	if t.spec.OnKey != nil && t.spec.OnKey(ev) {
		return
	}
	page := t.layer.pageRows()
	switch ev.Name {
	case fyne.KeyUp:
		t.moveBy(-1, shift)
	case fyne.KeyDown:
		t.moveBy(1, shift)
	case fyne.KeyPageUp:
		t.moveBy(-page, shift)
	case fyne.KeyPageDown:
		t.moveBy(page, shift)
	case fyne.KeyHome:
		t.reach(t.step(-1, 1), shift)
	case fyne.KeyEnd:
		t.reach(t.step(len(t.order), -1), shift)
	case fyne.KeyLeft:
		t.moveColumn(-1, shift)
	case fyne.KeyRight:
		t.moveColumn(1, shift)
	case fyne.KeySpace:
		t.space()
	case fyne.KeyReturn, fyne.KeyEnter:
		t.enter()
	case fyne.KeyF2:
		t.startEdit("", false)
	case desktop.KeyMenu:
		t.menuHere()
	case fyne.KeyF10:
		if !shift {
			kit.PassKey(t.layer, ev)
			return
		}
		t.menuHere()
	case fyne.KeyDelete:
		if t.spec.Cells {
			t.clear()
		}
	case fyne.KeyEscape:
		if t.ranged {
			t.clearRange()
			return
		}
		if len(t.picked) > 0 {
			t.SetSelected()
			return
		}
		kit.PassKey(t.layer, ev)
	default:
		kit.PassKey(t.layer, ev)
	}
}

func (t *Table[T]) moveBy(by int, extend bool) {
	if t.current < 0 {
		t.moveTo(t.step(-1, 1), false)
		return
	}
	row, _ := t.end()
	if !extend {
		row = t.current
	}
	t.reach(t.step(row, by), extend)
}

func (t *Table[T]) moveColumn(by int, extend bool) {
	if !t.spec.Cells || len(t.cols) == 0 {
		if by != 0 {
			off := t.layer.scroll.Offset
			off.X = max(0, min(off.X+float32(by)*64, t.layer.total-t.layer.scroll.Size().Width))
			if off.X >= 0 && off != t.layer.scroll.Offset {
				t.layer.scroll.ScrollToOffset(off)
			}
		}
		return
	}
	if extend && t.current >= 0 {
		row, col := t.end()
		t.extendTo(row, col+by)
		return
	}
	t.column = max(0, min(len(t.cols)-1, t.column+by))
	t.moveTo(t.current, false)
}

func (t *Table[T]) space() {
	if t.spec.Cells {
		t.enter()
		return
	}
	t.togglePick(t.current)
}

func (t *Table[T]) enter() {
	if t.spec.Cells && t.canEdit(t.current, t.column) {
		t.startEdit("", false)
		return
	}
	if row, ok := t.at(t.current); ok && t.spec.OnOpen != nil {
		t.spec.OnOpen(row)
	}
}

// typedRune starts typing into the current cell.
func (t *Table[T]) typedRune(r rune) {
	if t.spec.Cells && r != ' ' {
		t.startEdit(string(r), true)
	}
}

// typedShortcut copies, pastes and selects all; others go to the window.
func (t *Table[T]) typedShortcut(s fyne.Shortcut) {
	switch sc := s.(type) {
	case *fyne.ShortcutCopy:
		sc.Clipboard.SetContent(t.CopyText())
		return
	case *fyne.ShortcutPaste:
		if t.spec.OnPaste != nil {
			t.paste(sc.Clipboard.Content())
			return
		}
	case *fyne.ShortcutSelectAll:
		t.SelectAll()
		return
	case *desktop.CustomShortcut:
		if t.jump(sc) || t.widthKey(sc) {
			return
		}
	}
	kit.PassShortcut(t.layer, s)
}

// jump takes Ctrl+Home and Ctrl+End, which reach the outermost cells.
func (t *Table[T]) jump(sc *desktop.CustomShortcut) bool {
	if sc.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch sc.KeyName {
	case fyne.KeyHome:
		t.column = 0
		t.moveTo(t.step(-1, 1), false)
	case fyne.KeyEnd:
		t.column = max(0, len(t.cols)-1)
		t.moveTo(t.step(len(t.order), -1), false)
	default:
		return false
	}
	return true
}
