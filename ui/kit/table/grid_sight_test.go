package table

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// wideTable is a table of 200 rows and 62 columns of which two stay; drawn counts the cells that were drawn since it was emptied.
func wideTable(t *testing.T) (table *Table[*pupil], drawn map[string]int) {
	t.Helper()
	drawn = map[string]int{}
	table, _ = pupilTable(t, 200, func(spec *Spec[*pupil]) {
		spec.Frozen, spec.Cells, spec.Inset, spec.NoFoot = 2, true, -1, true
		spec.Columns = nil
		for i := range 62 {
			id := fmt.Sprint("c", i)
			spec.Columns = append(spec.Columns, Column[*pupil]{ID: id, Title: id, Width: 50, Text: func(p *pupil) string {
				drawn[p.id]++
				return p.id + id
			}})
		}
	})
	return table, drawn
}

func countOf(drawn map[string]int) (cells, rows int) {
	for _, n := range drawn {
		cells += n
	}
	return cells, len(drawn)
}

// Only cells in sight are drawn, and a step of the wheel draws no others than those that come into sight.
func TestOnlyCellsInSightAreDrawn(t *testing.T) {
	table, drawn := wideTable(t)
	l := table.layer
	first, end := l.visible()
	in := l.sight()
	rows, columns := end-first, in.end-in.first
	if rows < 5 || columns < 5 || columns > 12 {
		t.Fatalf("%d rows and %d columns in sight", rows, columns)
	}
	for i, r := range l.rows {
		if got := len(r.box.Objects); got > columns+2+8 {
			t.Errorf("row %d draws %d objects for %d columns in sight", i, got, columns+2)
		}
	}

	clear(drawn)
	l.Wheel(0, -2*l.height) // by two rows
	if cells, of := countOf(drawn); of > 3 || cells > 3*(columns+3) {
		t.Errorf("down by two rows: %d cells of %d rows drawn", cells, of)
	}
	clear(drawn)
	l.Wheel(-50, 0) // by a column
	cells, _ := countOf(drawn)
	if cells > 2*(rows+1) {
		t.Errorf("sideways by a column: %d cells drawn for %d rows", cells, rows)
	}
	if cells == 0 {
		t.Error("sideways by a column: no cell of the column that came into sight was drawn")
	}

	l.Wheel(-3000, 0)
	if text := table.texts()[0]; text == "" || l.sight().end != 62 {
		t.Errorf("at the right end the first row draws %q", text)
	}
	clear(drawn)
	l.Wheel(3000, 0)
	r := l.rows[first+2]
	if shown := r.cells[2].text.Text; r.box.Objects[1] != fyne.CanvasObject(r.cells[2].box) || shown == "" {
		t.Errorf("back at the left end the row draws %q first", shown)
	}
}

// A value that changed while its cell was out of sight shows when it is back.
func TestACellOutOfSightIsDrawnAnewWhenItIsBack(t *testing.T) {
	value := "before"
	table, _ := pupilTable(t, 20, func(spec *Spec[*pupil]) {
		spec.Columns[0].Flex = false
		for i := range 40 {
			spec.Columns = append(spec.Columns, Column[*pupil]{ID: fmt.Sprint("c", i), Title: "列", Width: 80, Text: func(*pupil) string { return value }})
		}
	})
	table.layer.Wheel(-5000, 0)
	table.layer.Wheel(5000, 0)
	value = "after"
	table.Refresh()
	table.layer.Wheel(-5000, 0)
	r := table.layer.rows[0]
	if got := r.cells[len(r.cells)-1].text.Text; got != "after" {
		t.Errorf("the last cell draws %q", got)
	}
}

// A typed cell draws its own row and the one that the cursor goes to, each once; what shows beside the rows follows once.
func TestATypedCellDrawsOnceWhatItChanges(t *testing.T) {
	drawn, beside := map[string]int{}, 0
	var table *Table[*pupil]
	show := func() { beside++ }
	table, win := pupilTable(t, 200, func(spec *Spec[*pupil]) {
		spec.Cells, spec.NoFoot = true, true
		mark := &spec.Columns[2]
		mark.Text = func(p *pupil) string { drawn[p.id]++; return p.mark }
		spec.Columns[1].Text = func(p *pupil) string { return p.mark + "0" } // a sum follows the mark
		spec.EditText = func(p *pupil, _ string) string { return p.mark }
		spec.OnCell = func(*pupil, string) { table.Afterwards(show) }
		spec.Commit = func(p *pupil, _, text string) error {
			p.mark = text
			table.RefreshRows(p.id)
			table.Afterwards(show)
			return nil
		}
	})
	table.SetCurrentCell("p1", "mark")
	table.Focus()
	for i, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyUp} {
		table.SetCurrentCell("p1", "mark")
		table.layer.TypedRune(rune('4' + i))
		clear(drawn)
		beside = 0
		win.Canvas().Focused().(*cellEditor).TypedKey(&fyne.KeyEvent{Name: key})
		for id, n := range drawn {
			if n > 1 {
				t.Errorf("%s: %s drawn %d times", key, id, n)
			}
		}
		if len(drawn) > 2 || drawn["p1"] != 1 || beside != 1 {
			t.Errorf("%s: rows drawn %v, the side %d times", key, drawn, beside)
		}
		if text := table.texts()[1]; !strings.Contains(text, fmt.Sprintf("%d0|%d", 4+i, 4+i)) {
			t.Errorf("%s: the row draws %q", key, text)
		}
	}
	clear(drawn)
	table.layer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if cells, rows := countOf(drawn); rows > 2 || cells > 2 {
		t.Errorf("a step down draws %v", drawn)
	}
}

// Who takes a text and says nothing of what it changed has all rows drawn.
func TestATypedCellDrawsAllRowsUnlessTold(t *testing.T) {
	total := "0"
	table, _ := pupilTable(t, 8, func(spec *Spec[*pupil]) {
		spec.Cells = true
		spec.Columns[1].Text = func(*pupil) string { return "合计" + total }
		spec.Commit = func(_ *pupil, _, text string) error { total = text; return nil }
	})
	table.SetCurrentCell("p1", "mark")
	table.Focus()
	table.layer.TypedRune('7')
	table.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for i, text := range table.texts() {
		if !strings.Contains(text, "合计7") {
			t.Errorf("row %d draws %q", i, text)
		}
	}
}
