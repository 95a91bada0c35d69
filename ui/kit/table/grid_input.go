package table

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// doubleClick is the longest time between the two clicks of a double click. Fyne's own double tap would delay every
// single click by as long.
const doubleClick = 350 * time.Millisecond

// Tapped takes the keyboard and reports the click; two in a row on one row open it.
func (l *gridLayer) Tapped(ev *fyne.PointEvent) {
	kit.Focus(l)
	row := l.rowAt(ev.Position.Y)
	if row < 0 || l.source.bandAt(row) != nil {
		return
	}
	col, into := l.columnAt(ev.Position.X)
	mod := l.modifier
	l.modifier = 0
	twice := row == l.lastTapRow && time.Since(l.lastTap) < doubleClick && mod == 0
	l.lastTap, l.lastTapRow = time.Now(), row
	l.source.tapped(row, col, into, mod)
	if twice {
		l.lastTapRow = -1
		l.source.opened(row)
	}
}

// TappedSecondary opens the menu of what is under the pointer.
func (l *gridLayer) TappedSecondary(ev *fyne.PointEvent) {
	l.tipAway()
	row := l.rowAt(ev.Position.Y)
	if row < 0 || l.source.bandAt(row) != nil {
		return
	}
	kit.Focus(l)
	col, _ := l.columnAt(ev.Position.X)
	l.source.menuAt(row, col, ev.AbsolutePosition)
}

// MouseDown notes where the button went down, and Shift and Ctrl for the click that follows.
func (l *gridLayer) MouseDown(ev *desktop.MouseEvent) {
	l.tipAway()
	l.modifier, l.primary = ev.Modifier, ev.Button != desktop.MouseButtonSecondary
	l.downRow = l.rowAt(ev.Position.Y)
	l.downCol, _ = l.columnAt(ev.Position.X)
}

// MouseUp is not used.
func (l *gridLayer) MouseUp(*desktop.MouseEvent) {}

// Dragged selects cells; past the edge of the view it brings more of them into sight.
func (l *gridLayer) Dragged(ev *fyne.DragEvent) {
	if !l.primary || l.downRow < 0 {
		return
	}
	row := max(0, min(l.source.rowCount()-1, int(ev.Position.Y/l.height)))
	col, _ := l.columnAt(ev.Position.X)
	if col < 0 {
		col = 0
		if ev.Position.X > l.columns[len(l.columns)-1].x {
			col = len(l.columns) - 1
		}
	}
	if row == l.downRow && col == l.downCol && !l.dragging {
		return
	}
	if !l.dragging {
		l.dragging = true
		kit.Focus(l)
	}
	l.source.dragged(l.downRow, l.downCol, row, col)
}

// DragEnd leaves the cells selected.
func (l *gridLayer) DragEnd() { l.dragging, l.modifier = false, 0 }

// MouseIn starts following the pointer.
func (l *gridLayer) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved moves the hover tint and asks for the tip of the cell.
func (l *gridLayer) MouseMoved(ev *desktop.MouseEvent) {
	l.hoverAt(ev.Position.Y)
	l.tipFor(ev.Position)
}

// MouseOut takes the hover tint and the tip away.
func (l *gridLayer) MouseOut() {
	l.hoverAt(-1)
	l.tipAway()
}

func (l *gridLayer) hoverAt(y float32) {
	row := l.rowAt(y)
	if row == l.hover {
		return
	}
	old := l.hover
	l.hover = row
	for _, i := range []int{old, row} {
		if r, ok := l.rows[i]; ok && l.source.bandAt(i) == nil {
			l.paintRow(r, l.look(i), false)
			l.placeFrame(r, i)
			r.ground.Refresh()
		}
	}
}

// FocusGained shows where the keyboard is.
func (l *gridLayer) FocusGained() {
	l.focused = true
	l.showRing()
	l.refillCurrent()
	l.source.followCaret()
}

// FocusLost takes the focus lines away.
func (l *gridLayer) FocusLost() {
	l.focused, l.shift = false, false
	l.showRing()
	l.refillCurrent()
}

// showRing draws the focus ring round the rows where no current one shows where the keyboard is.
func (l *gridLayer) showRing() {
	if on := l.focused && !l.source.hasCurrent(); on == l.ring.Visible() {
		return
	} else if !on {
		l.ring.Hide()
		return
	}
	draw.Paint(l.ring, look.Clear, look.Accent, look.FocusStroke)
	l.ring.Show()
}

// Covered forgets Shift, whose release goes to what stands over the rows.
func (l *gridLayer) Covered(on bool) {
	l.shift = false
	if !on {
		l.source.followCaret()
	}
}

// refillCurrent draws the current row anew, the only one that shows where the keyboard is.
func (l *gridLayer) refillCurrent() {
	for i := range l.rows {
		if _, _, current := l.source.rowKind(i); current {
			l.refill(i)
			return
		}
	}
}

// KeyDown notes Shift, which Fyne does not report with a key.
func (l *gridLayer) KeyDown(ev *fyne.KeyEvent) {
	kit.NoteInput()
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		l.shift = true
	}
}

// KeyUp forgets Shift.
func (l *gridLayer) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		l.shift = false
	}
}

// TypedKey, TypedRune and TypedShortcut go to the owner.
func (l *gridLayer) TypedKey(ev *fyne.KeyEvent) { l.source.typedKey(ev, l.shift) }

// TypedRune starts typing into a cell.
func (l *gridLayer) TypedRune(r rune) { l.source.typedRune(r) }

// TypedShortcut copies, pastes or selects all.
func (l *gridLayer) TypedShortcut(s fyne.Shortcut) { l.source.typedShortcut(s) }

// Scrolled is the mouse wheel over the rows.
func (l *gridLayer) Scrolled(ev *fyne.ScrollEvent) { kit.Wheeled(l.scroll, ev) }

// Wheel scrolls the rows by so much; it is there to measure scrolling.
func (l *gridLayer) Wheel(dx, dy float32) {
	l.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(dx, dy)})
}
