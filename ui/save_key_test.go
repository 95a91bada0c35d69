package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// Every screen, and every form that opens on one, with a main button has Ctrl+Enter for it, and the status line names the key. What Fyne
// draws is compared, so that a button inside something that the key does not look into fails.
func TestEveryMainButtonHasItsKeyInTheStatusLine(t *testing.T) {
	w := openWindow(t, Options{})
	if _, err := w.office.Reopen(t.Context(), office.SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	w.changed()
	settle(t, w)
	seen := 0
	check := func(where string) {
		t.Helper()
		settle(t, w)
		if w.win.Canvas().Overlays().Top() != nil {
			return // a dialog has its own
		}
		var main []*kit.Button
		uitest.Each(w.frame.Screen(w.frame.Current()).Object(), func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && b.Main() {
				main = append(main, b)
			}
		})
		named := strings.Contains(words(w), "Ctrl+Enter ")
		if named {
			seen += min(len(main), 1)
		}
		if len(main) != 1 || named { // of two it is that of the form one is in
			return
		}
		t.Errorf("%s: nothing names Ctrl+Enter for %q", where, main[len(main)-1].Text())
	}
	for _, p := range places() {
		w.Go(p.id, nil)
		screen := w.frame.Screen(p.id)
		if screen == nil || p.id == shell.Home { // a place of districts; what is to be done today is chosen in its list, by Enter
			continue
		}
		check(p.title)
		for _, key := range screen.Shortcuts() {
			if key.Do != nil && (key.Key == fyne.KeyN || key.Key == fyne.KeyF2) {
				key.Do()
				check(p.title + " with " + string(key.Key))
			}
		}
	}

	w.Go(shell.Assess, shell.AssessAt{Place: office.AtMarks})
	settle(t, w)
	tr := rigOf(t, w)
	tr.Click("加减分")
	for _, form := range []string{"登记加分", "登记减分"} {
		tr.Press(form)
		check(form)
		if !strings.Contains(words(w), "Ctrl+Enter 登记这条") {
			t.Errorf("%s: the status line does not name the form's button", form)
		}
	}
	if seen < 4 {
		t.Errorf("only %d screens and forms with a main button were seen", seen)
	}
}
