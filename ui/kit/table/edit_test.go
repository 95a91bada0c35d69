package table

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

func markTable(t *testing.T) (*Table[*pupil], fyne.Window) {
	return pupilTable(t, 5, func(s *Spec[*pupil]) {
		s.Cells = true
		s.Commit = func(p *pupil, column, text string) error {
			if strings.HasPrefix(text, "9") {
				return errors.New("over the full mark")
			}
			p.mark = text
			return nil
		}
	})
}

func TestTypingIntoACell(t *testing.T) {
	table, win := markTable(t)
	table.SetCurrentCell("p1", "mark")
	win.Canvas().Focus(table.layer)
	table.layer.TypedRune('3')
	if table.editor == nil || win.Canvas().Focused() != table.editor {
		t.Fatal("a digit opens the cell for typing")
	}
	table.editor.TypedRune('.')
	table.editor.TypedRune('５')
	kittest.Press(table.editor, fyne.KeyReturn)
	if got := table.rows[1].mark; got != "3.5" {
		t.Errorf("mark %q, want 3.5", got)
	}
	if p, _ := table.Current(); p.id != "p2" || table.editor != nil {
		t.Errorf("Enter moves down, current is %s", p.id)
	}
	if win.Canvas().Focused() != table.layer {
		t.Error("the keyboard returns to the table")
	}
}

func TestEscapeLeavesTheCellAsItWas(t *testing.T) {
	table, win := markTable(t)
	table.SetCurrentCell("p0", "mark")
	win.Canvas().Focus(table.layer)
	kittest.Press(table.layer, fyne.KeyF2)
	if table.editor.Text != "1.00" {
		t.Errorf("F2 starts with %q", table.editor.Text)
	}
	table.editor.SetText("7")
	kittest.Press(table.editor, fyne.KeyEscape)
	if table.rows[0].mark != "1.00" || table.editor != nil {
		t.Errorf("mark %q after Esc", table.rows[0].mark)
	}
}

func TestARefusedTextKeepsTheCellOpen(t *testing.T) {
	table, win := markTable(t)
	table.SetCurrentCell("p0", "mark")
	win.Canvas().Focus(table.layer)
	table.layer.TypedRune('9')
	kittest.Press(table.editor, fyne.KeyReturn)
	if table.editor == nil || !table.editor.IsBad() {
		t.Error("the cell must stay open and turn vermilion")
	}
	table.editor.SetText("2")
	kittest.Press(table.editor, fyne.KeyTab)
	if table.rows[0].mark != "2" || table.CurrentColumn() != "id" {
		t.Errorf("mark %q, column %s after Tab", table.rows[0].mark, table.CurrentColumn())
	}
}

// What was refused belongs to the cell it was typed into: turning to another cell drops it and never writes it there.
func TestARefusedTextNeverReachesAnotherCell(t *testing.T) {
	table, win := markTable(t)
	table.SetCurrentCell("p0", "mark")
	win.Canvas().Focus(table.layer)
	refused := true
	table.spec.Commit = func(p *pupil, _, text string) error {
		if refused && p.id == "p0" {
			return errors.New("over the full mark")
		}
		p.mark = text
		return nil
	}
	for _, turn := range []func(){
		func() { table.tapped(table.positionOf("p3"), 2+table.lead(), 0, 0) },
		func() { table.SetCurrentCell("p2", "mark") },
		func() { win.Canvas().Unfocus() },
		func() { table.menuAt(table.positionOf("p1"), 2+table.lead(), fyne.NewPos(10, 10)) },
	} {
		table.SetCurrentCell("p0", "mark")
		win.Canvas().Focus(table.layer)
		table.layer.TypedRune('9')
		kittest.Press(table.editor, fyne.KeyReturn)
		if table.editor == nil || !table.editor.IsBad() {
			t.Fatal("refused: the cell stays open")
		}
		turn()
		if table.editor != nil {
			t.Error("the cell is left: its field is gone")
		}
		table.SetCurrentCell("p4", "mark")
		for _, p := range table.rows {
			if p.mark != "1.00" {
				t.Fatalf("%s has %q, typed into p0 and refused", p.id, p.mark)
			}
		}
	}
}

func TestCellsThatCannotBeEditedStayClosed(t *testing.T) {
	table, _ := markTable(t)
	table.SetCurrentCell("p0", "name")
	table.layer.TypedRune('x')
	if table.editor != nil {
		t.Error("a name is not typed into here")
	}
}

func TestPasteHandsOverTheBlock(t *testing.T) {
	var at, column string
	var block [][]string
	table, _ := pupilTable(t, 5, func(s *Spec[*pupil]) {
		s.Cells = true
		s.OnPaste = func(p *pupil, c string, b [][]string) { at, column, block = p.id, c, b }
	})
	table.SetCurrentCell("p2", "score")
	clip := test.NewClipboard()
	clip.SetContent("1\t2\r\n3\t\"四\n五\"\r\n")
	table.layer.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	want := [][]string{{"1", "2"}, {"3", "四\n五"}}
	if at != "p2" || column != "score" || !reflect.DeepEqual(block, want) {
		t.Errorf("paste at %s/%s of %q", at, column, block)
	}
}

func TestTSVRoundTrip(t *testing.T) {
	for _, table := range [][][]string{
		{{"a", "b"}, {"", "d"}},
		{{"两\n行", "有\t制表"}, {`"引"`, ""}},
		{{"320100199005010018"}},
	} {
		if got := ParseTSV(JoinTSV(table)); !reflect.DeepEqual(got, table) {
			t.Errorf("%q came back as %q", table, got)
		}
	}
	ragged := ParseTSV("1\t2\t3\n4")
	if len(ragged) != 2 || len(ragged[1]) != 3 {
		t.Errorf("lines of one block have one length: %q", ragged)
	}
	if got := ParseTSV(`"未闭合` + "\t2"); got[0][0] != `"未闭合` {
		t.Errorf("a quote that never closes is a plain character: %q", got)
	}
}

func FuzzParseTSV(f *testing.F) {
	for _, s := range []string{"", "a\tb\n", "\"x\"\ty", "\"\"\"", "\n\n", "\"a\nb\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		block := ParseTSV(s)
		for _, line := range block {
			if len(line) != len(block[0]) {
				t.Fatalf("%q gives lines of different length", s)
			}
		}
	})
}
