package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// Every dialog with a field asks before it throws away what was typed, whether its screen thought of that or not.
func TestADialogAsksBeforeTypedWordsAreLost(t *testing.T) {
	w := test.NewWindow(NewEntry(""))
	defer w.Close()
	reason := TextArea("", 2)
	content := VBox(0, container.NewVScroll(VBox(0, NewField("理由", reason))))
	spec := DialogSpec{Title: "写理由", Content: content, Safe: "不写", Act: "写下", Focus: reason}
	over := func() int { return len(w.Canvas().Overlays().List()) }
	ShowDialog(w.Canvas(), spec).leave()
	if over() != 0 {
		t.Fatal("a dialog that nothing was typed into asks")
	}
	d := ShowDialog(w.Canvas(), spec)
	reason.TypedRune('因')
	d.leave()
	if over() != 2 {
		t.Fatalf("%d dialogs are open, want the question over the first", over())
	}
	d.Cancel()
	for _, o := range w.Canvas().Overlays().List() {
		w.Canvas().Overlays().Remove(o)
	}
	spec.Unsaved = NothingToLose
	d = ShowDialog(w.Canvas(), spec)
	reason.TypedRune('果')
	if d.leave(); over() != 0 {
		t.Error("a dialog that keeps nothing asks")
	}
}

// The problem of a field goes with the first change by hand, of whatever control.
func TestAProblemGoesWhenItsFieldIsChanged(t *testing.T) {
	w := test.NewWindow(NewEntry(""))
	defer w.Close()
	entry, choice, tick := NewEntry(""), NewSelect([]string{"甲", "乙"}, -1, nil), NewCheck("是", false, nil)
	w.SetContent(VBox(0, entry, choice, tick))
	for name, c := range map[string]struct {
		control fyne.CanvasObject
		change  func()
	}{
		"typing": {entry, func() { entry.TypedRune('1') }}, "deleting": {entry, func() { entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) }},
		"pasting": {entry, func() {
			fyne.CurrentApp().Clipboard().SetContent("9")
			entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		}},
		"choosing": {choice, func() { choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }}, "ticking": {tick, func() { test.Tap(tick) }},
	} {
		entry.SetText("1")
		w.Canvas().Focus(entry)
		entry.CursorColumn = 1
		f := NewField("日期", c.control)
		f.SetError("不是日期")
		if c.change(); f.Error() != "" {
			t.Errorf("%s leaves %q", name, f.Error())
		}
	}
}
