package table

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// menuWords are what the menu over the window offers.
func menuWords(win fyne.Window) string {
	var all []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch in := o.(type) {
		case *canvas.Text:
			all = append(all, in.Text)
		case *fyne.Container:
			for _, part := range in.Objects {
				walk(part)
			}
		case fyne.Widget:
			for _, part := range test.WidgetRenderer(in).Objects() {
				walk(part)
			}
		}
	}
	if top := win.Canvas().Overlays().Top(); top != nil {
		walk(top)
	}
	return strings.Join(all, " ")
}

// The menu key and Shift+F10 open what a right click opens, with what the pointer does in the header.
func TestTheMenuOpensByKey(t *testing.T) {
	asked := ""
	table, win := pupilTable(t, 20, func(s *Spec[*pupil]) {
		s.Checks = true
		s.MenuOf = func(rows []*pupil, _ string) []kit.Option {
			asked = rows[0].id
			return []kit.Option{{Text: "登记"}}
		}
	})
	table.SetCurrent("p3")
	win.Canvas().Focus(table.layer)
	kittest.Press(table.layer, desktop.KeyMenu)
	if got := menuWords(win); asked != "p3" || !strings.Contains(got, "登记") || !strings.Contains(got, "排序…") || !strings.Contains(got, "全部勾选") {
		t.Fatalf("for %q the menu key offers %q", asked, got)
	}
	win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	kittest.Press(table.layer, fyne.KeyF10)
	if menuWords(win) != "" {
		t.Error("F10 alone opens the menu")
	}
	table.layer.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	kittest.Press(table.layer, fyne.KeyF10)
	if got := menuWords(win); !strings.Contains(got, "登记") {
		t.Fatalf("Shift+F10 offers %q", got)
	}
	menu := win.Canvas().Focused()
	kittest.Press(menu, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // 排序…
	if got := menuWords(win); !strings.Contains(got, "得分") {
		t.Fatalf("the sorting offers %q", got)
	}
	kittest.Press(win.Canvas().Focused(), fyne.KeyDown, fyne.KeyReturn)
	if by, desc := table.Sorted(); by != "score" || desc {
		t.Errorf("sorted by %q, downwards %v", by, desc)
	}
	if win.Canvas().Focused() != fyne.Focusable(table.layer) || table.layer.shift {
		t.Error("the keyboard is not back in the list, or Shift is still held there")
	}
}

// A word that is typed into a cell is composed before the cell's field is there: its candidates stand at the cell.
func TestTheCaretOfACellThatIsNotOpenYet(t *testing.T) {
	table, win := markTable(t)
	win.Canvas().Focus(table.layer)
	at := func(key, column string) (fyne.Position, bool) {
		table.SetCurrentCell(key, column)
		pos, _, ok := table.caret()
		return pos, ok
	}
	first, ok := at("p0", "mark")
	second, _ := at("p1", "mark")
	if !ok || first.X == second.X && first.Y == second.Y {
		t.Errorf("carets at %v and %v, %v", first, second, ok)
	}
	if grid := fyne.CurrentApp().Driver().AbsolutePositionForObject(table.layer); first.Y < grid.Y || first.X <= grid.X {
		t.Errorf("the caret at %v is not in the rows at %v", first, grid)
	}
	if _, ok := at("p0", "name"); ok {
		t.Error("there is a caret where nothing can be typed")
	}
	win.Canvas().Unfocus()
	if _, ok := at("p0", "mark"); ok {
		t.Error("there is a caret while the keyboard is elsewhere")
	}
}

// The width of a column is changed without the mouse: by the menu in every table, again and again, by Alt with an arrow in a grid.
func TestTheWidthOfAColumnByKey(t *testing.T) {
	table, win := pupilTable(t, 20, nil)
	table.SetCurrent("p3")
	win.Canvas().Focus(table.layer)
	kittest.Press(table.layer, desktop.KeyMenu)
	if got := menuWords(win); !strings.Contains(got, "列宽…") {
		t.Fatalf("the menu offers %q", got)
	}
	win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	wide := func() float32 { return table.layer.columns[table.lead()].width }
	before := wide()
	table.widthMenu(fyne.NewPos(40, 40), table.cols[0].ID, false)
	for range 3 {
		if got := menuWords(win); !strings.Contains(got, "宽一点") || !strings.Contains(got, "窄一点") {
			t.Fatalf("the menu of the width offers %q", got)
		}
		pressLine(win, 0)
	}
	if got := wide(); got != before+3*columnStep {
		t.Errorf("from %v to %v after three times", before, got)
	}
	pressLine(win, 2)
	if got := wide(); got != before || win.Canvas().Focused() != fyne.Focusable(table.layer) {
		t.Errorf("the usual width is %v, was %v", got, before)
	}

	grid, win := markTable(t)
	grid.SetCurrentCell("p0", "mark")
	win.Canvas().Focus(grid.layer)
	col := grid.currentColumn()
	before = grid.layer.columns[col].width
	alt := func(key fyne.KeyName) {
		grid.layer.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	alt(fyne.KeyRight)
	alt(fyne.KeyRight)
	alt(fyne.KeyLeft)
	if got := grid.layer.columns[col].width; got != before+columnStep {
		t.Errorf("from %v to %v by keys", before, got)
	}
}

// pressLine presses a line of the menu, by keys.
func pressLine(win fyne.Window, line int) {
	menu := win.Canvas().Focused()
	for range line {
		kittest.Press(menu, fyne.KeyDown)
	}
	kittest.Press(menu, fyne.KeyReturn)
}
