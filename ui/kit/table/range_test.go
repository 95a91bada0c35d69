package table

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// drag moves the pointer with the button down from one cell to another.
func drag(l *gridLayer, row, col, toRow, toCol int) {
	at := func(row, col int) fyne.PointEvent {
		return fyne.PointEvent{Position: fyne.NewPos(l.columns[col].x+l.columns[col].width/2, (float32(row)+0.5)*l.height)}
	}
	l.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: at(row, col)})
	l.Dragged(&fyne.DragEvent{PointEvent: at(row, col)})
	l.Dragged(&fyne.DragEvent{PointEvent: at(toRow, toCol)})
	l.DragEnd()
}

func TestADragSelectsCellsThatCtrlCCopies(t *testing.T) {
	table, win := markTable(t)
	drag(table.layer, 1, 1, 3, 2)
	rows, columns := table.Range()
	if names(rows) != "p1 p2 p3" || !reflect.DeepEqual(columns, []string{"score", "mark"}) {
		t.Errorf("selected %s, %v", names(rows), columns)
	}
	clip := fyne.CurrentApp().Clipboard()
	win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if got := clip.Content(); got != "3\t1.00\r\n1\t1.00\r\n4\t1.00\r\n" {
		t.Errorf("copied %q", got)
	}
	kittest.Press(table.layer, fyne.KeyEscape)
	if table.Ranged() || table.CopyText() != "3" {
		t.Errorf("Esc leaves the first cell, copied %q", table.CopyText())
	}
	drag(table.layer, 3, 2, 2, 1)
	if rows, columns := table.Range(); names(rows) != "p2 p3" || columns[0] != "score" {
		t.Errorf("up and to the left: %s %v", names(rows), columns)
	}
}

func TestShiftReachesCells(t *testing.T) {
	table, win := markTable(t)
	table.SetCurrentCell("p1", "score")
	win.Canvas().Focus(table.layer)
	table.layer.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	kittest.Press(table.layer, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyUp)
	table.layer.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if rows, columns := table.Range(); names(rows) != "p1 p2" || strings.Join(columns, " ") != "score mark" {
		t.Errorf("selected %s, %v", names(rows), columns)
	}
	clickCell(table.layer, 4, 2, fyne.KeyModifierShift)
	if rows, _ := table.Range(); names(rows) != "p1 p2 p3 p4" {
		t.Errorf("a click with Shift reaches %s", names(rows))
	}
	clickCell(table.layer, 0, 2, 0)
	if table.Ranged() {
		t.Error("a click begins anew")
	}
}

func TestDeleteAndOneValueFillTheSelectedCells(t *testing.T) {
	var cleared, pasted string
	table, _ := pupilTable(t, 5, func(s *Spec[*pupil]) {
		s.Cells = true
		s.OnClear = func(rows []*pupil, columns []string) { cleared = names(rows) + " " + strings.Join(columns, " ") }
		s.OnPaste = func(p *pupil, c string, b [][]string) {
			lines := make([]string, len(b))
			for i := range b {
				lines[i] = strings.Join(b[i], ",")
			}
			pasted = p.id + " " + c + " " + strings.Join(lines, ";")
		}
	})
	drag(table.layer, 2, 2, 1, 1)
	kittest.Press(table.layer, fyne.KeyDelete)
	if cleared != "p1 p2 score mark" {
		t.Errorf("cleared %s", cleared)
	}
	fyne.CurrentApp().Clipboard().SetContent("5")
	table.Paste()
	if pasted != "p1 score 5,5;5,5" {
		t.Errorf("one value is pasted as %s", pasted)
	}
	fyne.CurrentApp().Clipboard().SetContent("5\t6")
	table.Paste()
	if pasted != "p1 score 5,6" {
		t.Errorf("a block is pasted as %s", pasted)
	}
}

func TestRightClickOpensAMenu(t *testing.T) {
	about, column := "", ""
	table, win := pupilTable(t, 5, func(s *Spec[*pupil]) {
		s.MenuOf = func(rows []*pupil, c string) []kit.Option {
			about, column = names(rows), c
			return []kit.Option{{Text: "修改"}}
		}
	})
	table.SetSelected("p1", "p2")
	click := func(row, col int) {
		at := fyne.NewPos(table.layer.columns[col].x+4, (float32(row)+0.5)*table.layer.height)
		table.layer.TappedSecondary(&fyne.PointEvent{Position: at, AbsolutePosition: at})
	}
	click(2, 1)
	if about != "p1 p2" || column != "score" || win.Canvas().Overlays().Top() == nil {
		t.Fatalf("the menu is about %q, column %q", about, column)
	}
	kittest.Press(win.Canvas().Focused(), fyne.KeyReturn) // 复制 is the first
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "姓名\t") || strings.Count(got, "\r\n") != 3 {
		t.Errorf("copied %q", got)
	}
	if win.Canvas().Overlays().Top() != nil || win.Canvas().Focused() != table.layer {
		t.Error("the menu closes and gives the keyboard back")
	}
	click(4, 0)
	if p, _ := table.Current(); about != "p4" || p.id != "p4" {
		t.Errorf("another row: the menu is about %q", about)
	}
}

func TestTipsTellWhatIsCut(t *testing.T) {
	table, _ := pupilTable(t, 3, func(s *Spec[*pupil]) {
		s.Columns[1].TipOf = func(p *pupil) string { return "得分 " + p.id }
		s.Columns[3].Text = func(*pupil) string { return "一个很长的编号，列里写不下" }
	})
	for col, want := range []string{"", "得分 p1", "", "一个很长的编号，列里写不下"} {
		if got := table.tipAt(1, col); got != want {
			t.Errorf("column %d: %q, want %q", col, got, want)
		}
	}
}
