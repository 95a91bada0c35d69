package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

func TestRecentFilesLeadBackAndOnesThatAreGoneAreForgotten(t *testing.T) {
	w := openWindow(t, Options{})
	first := w.office.Path()
	raw, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(t.TempDir(), "另一个.sbd")
	if err := os.WriteFile(second, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	openFile(t, w, second)
	settle(t, w)
	if got := w.recentFiles(); !slices.Equal(got, []string{first}) {
		t.Errorf("offered %v, want the one opened before", got)
	}
	menu := w.committeeMenu()
	last := menu[len(menu)-1]
	if last.Text != filepath.Base(first) || last.Detail != filepath.Dir(first) {
		t.Fatalf("the menu ends with %+v", last)
	}
	last.Do()
	settle(t, w)
	if w.office.Path() != first || !slices.Equal(w.recentFiles(), []string{second}) {
		t.Errorf("at %s, offered %v", w.office.Path(), w.recentFiles())
	}
	held, err := office.Open(t.Context(), second, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	menu = w.committeeMenu()
	menu[len(menu)-1].Do()
	settle(t, w)
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(w.recentFiles(), []string{second}) {
		t.Errorf("offered %v: a file that is in use is forgotten", w.recentFiles())
	}
	press(t, w, "先不打开")
	os.Remove(second)
	menu = w.committeeMenu()
	menu[len(menu)-1].Do()
	settle(t, w)
	if w.office.Path() != first || len(w.recentFiles()) > 0 {
		t.Errorf("at %s, offered %v after a file that is gone", w.office.Path(), w.recentFiles())
	}
	if got := words(w); !strings.Contains(got, "没有做成") {
		t.Errorf("nothing is said of it:\n%s", got)
	}
}

func TestTheYearInForceIsTicked(t *testing.T) {
	w := openWindow(t, Options{})
	f, err := w.office.FrameFacts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range w.yearMenu(f) {
		if o.Ticked != (o.Text == yearWord(f.Committee.Year)) {
			t.Errorf("%s ticked %v in %d", o.Text, o.Ticked, f.Committee.Year)
		}
	}
}
