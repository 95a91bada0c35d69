package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// heldElsewhere is a data file that another process of a computer has open; asked is called with the process whose window is sought, and
// says whether it has one.
func heldElsewhere(t *testing.T, computer string, asked func(process int) bool) (path string) {
	t.Helper()
	path = uitest.SampleFile(t)
	o, err := office.Open(t.Context(), path, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	record, err := json.Marshal(map[string]any{"computer": computer, "process": os.Getpid() + 1, "since": "2026-11-27 08:00"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock"), record, 0o600); err != nil {
		t.Fatal(err)
	}
	before := bringToFront
	bringToFront = func(process int, _ time.Duration) bool { return asked(process) }
	t.Cleanup(func() { bringToFront = before })
	return path
}

func here(t *testing.T) string {
	t.Helper()
	name, err := os.Hostname()
	if err != nil {
		t.Skip(err)
	}
	return name
}

func TestAFileThatAnotherWindowHasBringsThatToTheFront(t *testing.T) {
	found, asked := false, 0
	path := heldElsewhere(t, here(t), func(process int) bool { asked = process; return found })
	if w := startedWith(t, path); asked != os.Getpid()+1 || !strings.Contains(words(w), "现在不能改动") {
		t.Errorf("without a window it cannot be looked at: %s", words(w))
	}
	found = true
	b := begin(mainloop.NewApp(t).Preferences(), Options{Files: []string{path}})
	if <-b.done; !b.inFront || b.office != nil {
		t.Error("it opens a second window")
	}
	b = begin(mainloop.NewApp(t).Preferences(), Options{Files: []string{path, filepath.Join(t.TempDir(), "没有了.xlsx")}})
	if <-b.done; b.inFront {
		t.Error("what is to be told is told nowhere")
	}
	w := openWindow(t, Options{})
	openFile(t, w, path)
	says(t, w, "已经转到那个窗口")
}

func TestAFileThatAnotherComputerHasIsLookedAt(t *testing.T) {
	path := heldElsewhere(t, "another-"+here(t), func(int) bool { t.Error("a window of this computer is sought"); return true })
	if w := startedWith(t, path); !strings.Contains(words(w), "现在不能改动") {
		t.Errorf("shows %s", words(w))
	}
}
