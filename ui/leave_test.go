package ui

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// press taps the button of the dialog on top that is called so.
func press(t *testing.T, w *Window, name string) {
	t.Helper()
	tap(t, w, name)
	settle(t, w)
}

// tap presses a button of what stands over the window.
func tap(t *testing.T, w *Window, name string) {
	t.Helper()
	var found *kit.Button
	for _, top := range w.win.Canvas().Overlays().List() {
		uitest.Each(top, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && b.Text() == name {
				found = b
			}
		})
	}
	if found == nil {
		t.Fatalf("no button %q:\n%s", name, words(w))
	}
	found.Tapped(nil)
}

// sentences is all the text that the window shows, with wrapped lines joined.
func sentences(w *Window) string { return strings.ReplaceAll(words(w), "\n", "") }

// leaveOf asks the window to close and reports how often it would have.
func leaveOf(t *testing.T, w *Window) *int {
	t.Helper()
	left := 0
	w.leaveSafely(func() { left++ })
	settle(t, w)
	return &left
}

// What is said of a data file that was removed under the window is true, also when nothing was changed in it, and the
// next start offers what was saved.
func TestLeavingADataFileThatIsGone(t *testing.T) {
	for _, written := range []bool{true, false} {
		w := openWindow(t, Options{})
		path := w.office.Path()
		if written {
			moveTo(t, w, "东区")
		}
		os.Remove(path)
		left := leaveOf(t, w)
		got := sentences(w)
		if *left != 0 || !strings.Contains(got, "数据文件不在原处") || !strings.Contains(got, "另存为") || strings.Contains(got, "数据文件本身已经保存") {
			t.Errorf("written %v: left %d, the window shows:\n%s", written, *left, got)
		}
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // without thinking
		if settle(t, w); *left != 0 {
			t.Errorf("written %v: Enter alone leaves a data file that is gone", written)
		}
		left = leaveOf(t, w)
		press(t, w, "仍然退出")
		if *left != 1 {
			t.Errorf("written %v: the window does not close when told to", written)
		}
		w.closeOffice()

		next := New(w.app, Options{})
		next.Start()
		next.win.Show()
		t.Cleanup(next.closeOffice)
		settle(t, next)
		if got := sentences(next); !strings.Contains(got, "不在原处") || !strings.Contains(got, "上次退出时另存") {
			t.Fatalf("written %v: the next start shows:\n%s", written, got)
		}
		press(t, next, "恢复到选中的一份")
		want := map[bool]string{true: "东区", false: "某某区"}[written]
		if next.office == nil || next.office.Path() != path || district(t, next) != want {
			t.Errorf("written %v: what was saved is not open again:\n%s", written, words(next))
		}
	}
}

// An older copy in the place of the data file is warned of only when it is kept, not when the saved copy takes its place.
func TestAnOlderCopyIsWarnedOfOnlyWhenItIsKept(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	office.KeepKnownStates()
	t.Cleanup(func() { // no folder that the system would name: nothing is kept again
		os.Setenv("XDG_CONFIG_HOME", "none")
		office.KeepKnownStates()
	})
	for answer, want := range map[string]bool{"恢复另存的那一份": false, "不用恢复": true} {
		w := openWindow(t, Options{})
		path := w.office.Path()
		old, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		moveTo(t, w, "东区")
		if err := os.WriteFile(path+".old", old, 0o600); err != nil {
			t.Fatal(err)
		}
		os.Rename(path+".old", path)
		leaveOf(t, w)
		press(t, w, "仍然退出")
		w.closeOffice()

		next := New(w.app, Options{})
		next.Start()
		next.win.Show()
		t.Cleanup(next.closeOffice)
		settle(t, next)
		press(t, next, answer)
		settle(t, next)
		if got := sentences(next); strings.Contains(got, "先看一下这份数据文件") != want {
			t.Errorf("after %s the window shows:\n%s", answer, got)
		}
		next.closeOffice()
	}
}

// Another file in the place of the data file opens at the next start, which tells of the saved copy once.
func TestTheNextStartTellsOfASavedCopy(t *testing.T) {
	w := openWindow(t, Options{})
	other := openWindow(t, Options{})
	other.closeOffice()
	moveTo(t, w, "东区")
	path := w.office.Path()
	os.Rename(other.opts.Data, path)
	leaveOf(t, w)
	press(t, w, "仍然退出")
	w.closeOffice()

	next := New(w.app, Options{})
	next.Start()
	next.win.Show()
	t.Cleanup(func() { next.closeOffice() })
	settle(t, next)
	if next.office == nil || district(t, next) != "某某区" || !strings.Contains(sentences(next), "恢复另存的那一份") {
		t.Fatalf("the next start shows:\n%s", words(next))
	}
	press(t, next, "恢复另存的那一份")
	if next.office == nil || district(t, next) != "东区" {
		t.Errorf("the saved copy is not open:\n%s", words(next))
	}
	next.closeOffice()
	last := New(w.app, Options{})
	last.Start()
	last.win.Show()
	t.Cleanup(last.closeOffice)
	settle(t, last)
	if strings.Contains(sentences(last), "另存的那一份") {
		t.Error("it is told a second time")
	}
}

func TestClosingTwiceBacksUpOnce(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	settle(t, w)
	left := 0
	w.leaveSafely(func() { left++ })
	w.leaveSafely(func() { left++ })
	settle(t, w)
	if all, err := w.office.Backups(); left != 1 || len(all) != 1 || err != nil {
		t.Errorf("left %d times with %d backups: %v", left, len(all), err)
	}
}

// A file that is given up for another one is made sure of in the same way.
func TestOpeningAnotherFileTellsOfOneThatIsGone(t *testing.T) {
	w, other := openWindow(t, Options{}), openWindow(t, Options{})
	other.closeOffice()
	os.Remove(w.office.Path())
	before := w.office
	openFile(t, w, other.opts.Data)
	if w.office != before || !strings.Contains(sentences(w), "另存为") {
		t.Fatalf("the window shows:\n%s", words(w))
	}
	press(t, w, "先不打开")
	openFile(t, w, other.opts.Data) // the question let it go
	press(t, w, "仍然打开另一个文件")
	if w.office == before || w.office == nil {
		t.Error("the other file is not open")
	}
}
