package table

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// How narrow a column may become, and by how much a key changes it.
const leastColumn, columnStep float32 = 32, 16

// widen makes a column wider, or narrower with a negative width, as dragging its border does.
func (t *Table[T]) widen(id string, by float32) {
	col := slices.IndexFunc(t.cols, func(c *Column[T]) bool { return c.ID == id })
	if col += t.lead(); col >= t.lead() && col < len(t.layer.columns) {
		t.headDragged(col, max(leastColumn, t.layer.columns[col].width+by))
		t.headDropped()
	}
}

// widthMenu changes the width of a column for as long as Enter is pressed; narrower comes first after it was pressed last.
func (t *Table[T]) widthMenu(at fyne.Position, id string, narrower bool) {
	canvas := kit.CanvasNow(t.layer)
	if canvas == nil {
		return
	}
	acts := []kit.Option{{Text: "宽一点", Do: func() { t.widen(id, columnStep); t.widthMenu(at, id, false) }},
		{Text: "窄一点", Do: func() { t.widen(id, -columnStep); t.widthMenu(at, id, true) }}}
	if narrower {
		slices.Reverse(acts)
	}
	kit.ShowMenuAt(canvas, at, append(acts, kit.Option{Text: "恢复原来的宽窄", Do: func() { t.usualWidth(id) }}), t.layer)
}

// usualWidth forgets the width that was chosen for a column.
func (t *Table[T]) usualWidth(id string) {
	delete(t.widths, id)
	t.setColumns()
	t.savePrefs()
}

// widthKey takes Alt+← and Alt+→, which change the width of the current cell's column and keep it in sight.
func (t *Table[T]) widthKey(sc *desktop.CustomShortcut) bool {
	if !t.spec.Cells || sc.Modifier != fyne.KeyModifierAlt || t.column >= len(t.cols) {
		return false
	}
	switch sc.KeyName {
	case fyne.KeyLeft:
		t.widen(t.cols[t.column].ID, -columnStep)
	case fyne.KeyRight:
		t.widen(t.cols[t.column].ID, columnStep)
	default:
		return false
	}
	if t.current >= 0 {
		t.layer.reveal(t.current, t.currentColumn())
	}
	return true
}
