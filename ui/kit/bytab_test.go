package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Tab into a field with something in it selects that: what is typed takes its place and does not stand before it. A click does not, and a
// date that waits for its day is gone on with.
func TestTabSelectsWhatAFieldHolds(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	type made struct{ first, second *Entry }
	fresh := func(text string) made {
		m := made{NewEntry(""), NewEntry("").With(text)}
		w.SetContent(VBox(0, m.first, m.second))
		w.Canvas().Focus(m.first)
		return m
	}
	for text, want := range map[string]string{"5": "7", "董秀": "7", "2026-12-": "72026-12-"} {
		m := fresh(text)
		m.first.KeyDown(&fyne.KeyEvent{Name: fyne.KeyTab})
		w.Canvas().FocusNext()
		m.second.TypedRune('7')
		if m.second.Text != want {
			t.Errorf("%q becomes %q, want %q", text, m.second.Text, want)
		}
	}
	m := fresh("5")
	w.Canvas().Focus(m.second)
	if m.second.TypedRune('7'); m.second.Text != "75" {
		t.Errorf("without Tab: %q", m.second.Text)
	}
}
