package kit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model/outfile"
)

func TestSavingOverAFileAsksAndLeavesItAlone(t *testing.T) {
	win := show(t, NewFill(Surface), 900, 600)
	old := filepath.Join(t.TempDir(), "old.xlsx")
	if err := os.WriteFile(old, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	d := ownSave(win, FileRequest{Title: "另存", Start: old, Kinds: []FileKind{Workbook}}, func(to outfile.Target) { got = append(got, to.Path) })
	test.Tap(d.act)
	if raw, _ := os.ReadFile(old); len(got) != 0 || string(raw) != "kept" {
		t.Fatalf("the first press chose %v and left %q", got, raw)
	}
	test.Tap(d.act)
	if raw, _ := os.ReadFile(old); len(got) != 1 || string(raw) != "kept" {
		t.Errorf("the second press chose %v and left %q", got, raw)
	}
}

func TestWhereNothingCanBeSaved(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{"": "完整", "name.xlsx": "完整", dir: "文件夹", filepath.Join(dir, "none", "a.xlsx"): "没有这个文件夹"} {
		if got := cannotSave(path); !strings.Contains(got, want) {
			t.Errorf("%q: %q", path, got)
		}
	}
	if got := cannotSave(filepath.Join(dir, "a.xlsx")); got != "" {
		t.Errorf("a good place is refused: %s", got)
	}
}
