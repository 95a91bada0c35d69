package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
