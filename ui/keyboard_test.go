package ui

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// No screen comes up without the keyboard somewhere in it, and it is there still when the data was read again: Tab goes on from what can
// be seen, not from the top of the window.
func TestEveryScreenHasTheKeyboard(t *testing.T) {
	w := openWindow(t, Options{})
	c := w.win.Canvas()
	for _, size := range []fyne.Size{fyne.NewSize(1366, 697), fyne.NewSize(1000, 640)} {
		w.win.Resize(size)
		for _, p := range places() {
			if w.frame.Screen(p.id) == nil {
				continue
			}
			c.Unfocus()
			w.Go(p.id, nil)
			settle(t, w)
			has := func(when string) {
				t.Helper()
				mainloop.Until(t, fmt.Sprintf("the keyboard in what is shown of %s at %v, %s", p.title, size, when), func() bool {
					f, ok := c.Focused().(fyne.CanvasObject)
					return ok && uitest.Holds(w.win, f)
				})
			}
			has("opened")
			w.frame.Changed()
			settle(t, w)
			has("read again")
		}
	}
}

// What had the keyboard on a screen that was left has it no more: Enter does nothing that nobody sees.
func TestNothingOfAScreenThatWasLeftHasTheKeyboard(t *testing.T) {
	w := openWindow(t, Options{})
	w.Go(shell.Home, nil)
	settle(t, w)
	had := w.win.Canvas().Focused()
	w.Go(shell.Assess, nil)
	if now := w.win.Canvas().Focused(); had == nil || now == had {
		t.Errorf("%T of the home screen has the keyboard", now)
	}
	settle(t, w)
}

// What is done by the search box leads into the place that it names.
func TestAnActOfTheSearchBoxLeadsIntoItsPlace(t *testing.T) {
	w := openWindow(t, Options{})
	if _, err := w.office.BackupNow(context.Background(), "手动"); err != nil {
		t.Fatal(err)
	}
	for typed, button := range map[string]string{"从备份恢复": "恢复", "cbfhf": "恢复", "第二个地方": "选第二个地方"} {
		done := false
		for _, o := range searched(w, typed, "操作") {
			if !done {
				o.Do()
				done = true
			}
		}
		settle(t, w)
		if words := kit.FocusedWords(w.win.Canvas()); w.frame.Current() != shell.Settings || words != button {
			t.Errorf("%s leads to %s, with the keyboard in %q", typed, w.frame.Current(), words)
		}
	}
}
