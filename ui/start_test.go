package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// silent is a data file that does not answer, as on a share that is gone, until answer is called.
func silent(t *testing.T) (path string, answer func()) {
	t.Helper()
	path = uitest.SampleFile(t)
	answers := make(chan struct{})
	openOffice = func(ctx context.Context, p string, opts office.Options) (*office.Office, error) {
		if p == path {
			<-answers
		}
		return office.Open(ctx, p, opts)
	}
	t.Cleanup(func() { openOffice = office.Open })
	return path, func() { close(answers) }
}

// waitsToSay waits until the window shows words.
func waitsToSay(t *testing.T, w *Window, want string) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Log("the window says", words(w))
		}
	}()
	mainloop.Until(t, want, func() bool { return strings.Contains(words(w), want) })
}

// start starts the program on the file used last, and returns while that is being opened.
func start(t *testing.T, last string) *Window {
	t.Helper()
	a := mainloop.NewApp(t)
	a.Preferences().SetString(prefLast, last)
	w := New(a, Options{})
	w.Start()
	w.win.Show()
	t.Cleanup(w.closeOffice)
	return w
}

func TestTheWindowOpensBeforeAFileThatDoesNotAnswer(t *testing.T) {
	path, answer := silent(t)
	w := start(t, path)
	name := filepath.Base(path)
	waitsToSay(t, w, "正在打开“"+name+"”")
	waitsToSay(t, w, "不等了")
	tap(t, w, "不等了")
	waitsToSay(t, w, "“"+name+"”没有打开")
	tap(t, w, "再打开一次")
	waitsToSay(t, w, "不等了")
	press(t, w, "不等了")
	press(t, w, "先不打开")
	openFile(t, w, uitest.SampleFile(t))
	present := w.office
	w.openFile(path, opening{}, w.desk.Fail)
	waitsToSay(t, w, "不等了")
	press(t, w, "不等了")
	answer()
	mainloop.Until(t, "the file to be let go", func() bool {
		o, err := office.Open(t.Context(), path, office.Options{})
		return err == nil && o.Close() == nil
	})
	settle(t, w)
	if w.office == nil || w.office != present {
		t.Error("a file that nobody waited for any more took the place of the one that is open")
	}
}

func TestAFileThatAnswersLateIsOpened(t *testing.T) {
	path, answer := silent(t)
	w := start(t, path)
	waitsToSay(t, w, "不等了")
	answer()
	settle(t, w)
	if w.office == nil || w.office.Path() != path {
		t.Errorf("the file is not open: %s", words(w))
	}
}

func TestLeavingDoesNotWaitForAFileThatDoesNotAnswer(t *testing.T) {
	path, answer := silent(t)
	defer answer()
	w := start(t, path)
	waitsToSay(t, w, "不等了")
	closed := false
	w.win.SetOnClosed(func() { closed = true })
	w.leaveSafely(w.close)
	mainloop.Until(t, "the end of the window", func() bool { return closed })
}
