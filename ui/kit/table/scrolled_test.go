package table

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// checkPlaces says which rows in sight are missing or stand elsewhere than the place that is scrolled to wants, and which header does.
func checkPlaces(t *testing.T, table *Table[*pupil], way string) {
	t.Helper()
	l := table.layer
	in, x := l.sight(), l.scroll.Offset.X
	first, end := l.visible()
	for i := first; i < end; i++ {
		r, row := l.rows[i], table.rows[table.order[i]]
		if r == nil || r.in != in || r.box.Position().Y != float32(i)*l.height {
			t.Errorf("%s: at %v row %d is not drawn for the columns %v", way, l.scroll.Offset, i, in)
			continue
		}
		for col, g := range l.columns {
			want := fyne.NewPos(g.x, 0)
			if col < l.frozen {
				want.X += x
			} else if !in.has(col) {
				continue
			}
			if got, text := r.cell(col).box.Position(), r.cell(col).shown; got != want || text != row.id+table.cols[col].ID {
				t.Errorf("%s: row %d column %d draws %q at %v, not at %v", way, i, col, text, got, want)
			}
		}
	}
	for col := range l.columns {
		if title := table.head.views[col].title; (col < l.frozen || in.has(col)) && (!slices.Contains(table.head.inner.Objects, fyne.CanvasObject(title)) || title.Text == "") {
			t.Errorf("%s: the title of column %d is not drawn", way, col)
		}
	}
	if table.head.x(l.frozen) != l.columns[l.frozen].x-x || l.Position() != fyne.NewPos(-x, -l.scroll.Offset.Y) {
		t.Errorf("%s: the rows stand at %v, the scroller at %v", way, l.Position(), l.scroll.Offset)
	}
}

// However a table is scrolled, all rows in sight follow, not only those that the current cell leaves and reaches.
func TestAllRowsFollowHoweverTheTableIsScrolled(t *testing.T) {
	var win fyne.Window
	var table *Table[*pupil]
	press := func(n int, keys ...fyne.KeyName) func() {
		return func() {
			for range n {
				kittest.Press(table.layer, keys...)
			}
		}
	}
	with := func(mod fyne.KeyModifier, key fyne.KeyName) func() {
		return func() { table.layer.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}) }
	}
	typing := func(n int, key fyne.KeyName) func() { // into a cell before each key
		return func() {
			for range n {
				table.layer.TypedRune('4')
				table.editor.TypedKey(&fyne.KeyEvent{Name: key})
			}
		}
	}
	ranged := func() {
		table.layer.shift = true
		press(20, fyne.KeyRight)()
		table.layer.shift = false
	}
	ways := []struct {
		name   string
		moves  bool // sideways
		row, c int  // where the cell is before
		do     func()
	}{
		{"right", true, 1, 2, press(30, fyne.KeyRight)},
		{"one step right", true, 1, 11, press(1, fyne.KeyRight)},
		{"left", true, 1, 60, press(50, fyne.KeyLeft)},
		{"down", false, 1, 30, press(40, fyne.KeyDown)},
		{"page down", false, 1, 30, press(3, fyne.KeyPageDown)},
		{"end", false, 1, 30, press(1, fyne.KeyEnd)},
		{"home", false, 150, 30, press(1, fyne.KeyHome)},
		{"Ctrl+End", true, 1, 2, with(fyne.KeyModifierControl, fyne.KeyEnd)},
		{"Ctrl+Home", false, 150, 50, with(fyne.KeyModifierControl, fyne.KeyHome)},
		{"range", true, 1, 2, ranged},
		{"another cell", true, 1, 2, func() { table.SetCurrentCell("p2", "c40") }},
		{"field", true, 1, 2, func() { table.SetCurrentCell("p1", "c40"); table.EditCurrent("4") }},
		{"Tab in the field", true, 1, 2, typing(20, fyne.KeyTab)},
		{"wider column", true, 1, 61, with(fyne.KeyModifierAlt, fyne.KeyRight)},
		{"narrower column", true, 1, 61, with(fyne.KeyModifierAlt, fyne.KeyLeft)},
		{"less room", true, 1, 11, func() { win.Resize(fyne.NewSize(400, 400)) }},
		{"more room", true, 1, 61, func() { win.Resize(fyne.NewSize(900, 600)) }},
		{"more room at the left", false, 1, 2, func() { win.Resize(fyne.NewSize(900, 600)) }},
		{"fewer rows", false, 150, 30, func() { table.SetRows(pupils(20)) }},
		{"wheel", true, 1, 2, func() { table.layer.Wheel(-700, -300) }},
		{"code", true, 1, 2, func() { table.layer.scroll.ScrollToOffset(fyne.NewPos(777, 333)) }},
	}
	for _, way := range ways {
		table, win = pupilTable(t, 200, func(spec *Spec[*pupil]) {
			spec.Frozen, spec.Cells, spec.Inset, spec.NoFoot = 2, true, -1, true
			spec.Columns = nil
			spec.Commit = func(p *pupil, _, _ string) error { table.RefreshRows(p.id); return nil }
			for i := range 62 {
				id := fmt.Sprint("c", i)
				spec.Columns = append(spec.Columns, Column[*pupil]{ID: id, Title: id, Width: 50, Edit: func(*pupil) bool { return true },
					Text: func(p *pupil) string { return p.id + id }})
			}
		})
		table.SetCurrentCell(fmt.Sprint("p", way.row), fmt.Sprint("c", way.c))
		table.Focus()
		checkPlaces(t, table, "before "+way.name)
		x := table.layer.scroll.Offset.X
		way.do()
		if way.moves && table.layer.scroll.Offset.X == x {
			t.Errorf("%s: not scrolled sideways", way.name)
		}
		checkPlaces(t, table, way.name)
	}
}

// The border of a cell that is scrolled under the frozen columns is not drawn over them; that of a frozen cell is.
func TestTheBorderOfACellLiesWhereTheCellDoes(t *testing.T) {
	table, _ := wideTable(t)
	for _, c := range []struct {
		column string
		under  bool
	}{{"c2", true}, {"c0", false}, {"c3", true}} {
		table.SetCurrentCell("p1", c.column)
		table.layer.Wheel(-120, 0)
		r := table.layer.rows[1]
		frame, ground := slices.Index(r.box.Objects, fyne.CanvasObject(r.frame)), slices.Index(r.box.Objects, fyne.CanvasObject(r.frozenGround))
		if r.frame.Hidden || r.frozenGround.Hidden || frame < 0 || frame < ground != c.under {
			t.Errorf("%s: the border is drawn as number %d, the ground of the frozen columns as %d", c.column, frame, ground)
		}
	}
}
