package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// TestTheCaretIsFoundOnTheWindow: candidates of an input method stand there, so it must lie in the field and move with the text.
func TestTheCaretIsFoundOnTheWindow(t *testing.T) {
	test.NewTempApp(t)
	first, second := NewEntry(""), NewEntry("")
	win := test.NewTempWindow(t, container.NewVBox(first, second))
	win.Resize(fyne.NewSize(300, 120))
	win.Canvas().Capture() // draws
	at := func(e *Entry) fyne.Position {
		t.Helper()
		pos, canvas, ok := e.caret()
		if !ok || canvas != win.Canvas() {
			t.Fatal("the caret is not on the window")
		}
		place := fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
		if pos.Y < place.Y || pos.Y > place.Y+e.Size().Height || pos.X < place.X || pos.X > place.X+e.Size().Width {
			t.Errorf("the caret at %v lies outside of the field at %v, %v", pos, place, e.Size())
		}
		return pos
	}
	before := at(first)
	win.Canvas().Focus(first)
	test.Type(first, "考核")
	if after := at(first); after.X <= before.X || after.Y != before.Y {
		t.Errorf("typing moved the caret from %v to %v", before, after)
	}
	if at(second).Y <= at(first).Y {
		t.Error("the second field's caret is not below the first's")
	}
}

// Tab leads out of a field of several lines too.
func TestTabLeavesATextArea(t *testing.T) {
	for _, e := range []*Entry{NewEntry(""), TextArea("", 3)} {
		if e.AcceptsTab() {
			t.Errorf("a field of several lines (%v) keeps Tab", e.MultiLine)
		}
	}
}

// Ctrl+Home and Ctrl+End lead to the beginning and the end of all that is written, with Shift they select as far.
func TestCtrlHomeAndCtrlEndLeadToTheEdgesOfTheText(t *testing.T) {
	test.NewTempApp(t)
	for name, e := range map[string]*Entry{"several lines": TextArea("", 3), "one line": NewEntry("")} {
		text := "第一组 0.3 第二组 0.7"
		if e.MultiLine {
			text = "第一组 0.3\n第二组 0.3\n第三组 0.4"
		}
		win := test.NewTempWindow(t, e)
		win.Resize(fyne.NewSize(300, 120))
		e.SetText(text)
		win.Canvas().Focus(e)
		press := func(key fyne.KeyName, shift bool) {
			mod := fyne.KeyModifierControl
			if shift {
				mod |= fyne.KeyModifierShift
				e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
				defer e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			}
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
		}
		press(fyne.KeyEnd, false)
		if got := e.CursorTextOffset(); got != len([]rune(text)) || e.SelectedText() != "" {
			t.Errorf("%s: Ctrl+End leads to %d of %d, %q is selected", name, got, len([]rune(text)), e.SelectedText())
		}
		if press(fyne.KeyHome, true); e.CursorTextOffset() != 0 || e.SelectedText() != text {
			t.Errorf("%s: Ctrl+Shift+Home selects %q", name, e.SelectedText())
		}
		if press(fyne.KeyHome, false); e.CursorTextOffset() != 0 || e.SelectedText() != "" {
			t.Errorf("%s: Ctrl+Home leads to %d, %q is selected", name, e.CursorTextOffset(), e.SelectedText())
		}
		if press(fyne.KeyEnd, true); e.SelectedText() != text {
			t.Errorf("%s: Ctrl+Shift+End selects %q", name, e.SelectedText())
		}
	}
}
