package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// columnAt returns the column under x of the header; edge reports that x is on its right border.
func (h *gridHead) columnAt(x float32) (col int, edge bool) {
	for i := len(h.layer.columns) - 1; i >= 0; i-- {
		right := h.x(i) + h.layer.columns[i].width
		if x > right-4 && x < right+4 {
			return i, true
		}
	}
	for i, g := range h.layer.columns { // frozen ones first: they lie on top
		if left := h.x(i); x >= left && x < left+g.width {
			return i, false
		}
	}
	return -1, false
}

// Tapped sorts by the column, or ticks all rows.
func (h *gridHead) Tapped(ev *fyne.PointEvent) {
	if col, edge := h.columnAt(ev.Position.X); col >= 0 && !edge {
		h.source.headTapped(col)
	}
}

// Dragged changes the width of the column whose right border was taken.
func (h *gridHead) Dragged(ev *fyne.DragEvent) {
	if h.drag < 0 {
		col, edge := h.columnAt(ev.Position.X - ev.Dragged.DX)
		if !edge {
			return
		}
		h.drag, h.dragW = col, h.layer.columns[col].width
	}
	h.dragW += ev.Dragged.DX
	h.source.headDragged(h.drag, max(leastColumn, h.dragW))
}

// DragEnd lets the border go.
func (h *gridHead) DragEnd() {
	if h.drag >= 0 {
		h.drag = -1
		h.source.headDropped()
	}
}

// MouseIn, MouseMoved and MouseOut choose the pointer.
func (h *gridHead) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved notes whether the pointer is on a border, and asks for the tip of the title.
func (h *gridHead) MouseMoved(ev *desktop.MouseEvent) {
	_, h.edge = h.columnAt(ev.Position.X)
	h.tipFor(ev.Position)
}

// MouseOut forgets both.
func (h *gridHead) MouseOut() {
	h.edge, h.tipCol = false, -1
	kit.TipAway(h)
}

// Cursor shows that a border can be dragged.
func (h *gridHead) Cursor() desktop.Cursor {
	if h.edge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
