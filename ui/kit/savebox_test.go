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

// TestTheSystemsDialogIsChecked: what it gives is asked about by name when it exists, and refused when it is data.
func TestTheSystemsDialogIsChecked(t *testing.T) {
	win, dir := show(t, NewFill(Surface), 900, 600), t.TempDir()
	put := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	data, old := put("党委.sbd", "SQLite format 3\x00"), put("旧.xlsx", "kept")
	if err := os.Link(data, filepath.Join(dir, "数据.xlsx")); err != nil {
		t.Skip("no hard links here: ", err)
	}
	r := FileRequest{Title: "另存", Kinds: []FileKind{Workbook}, Guard: outfile.Target{Data: data}}
	var got []outfile.Target
	chosen := func(to outfile.Target) { got = append(got, to) }
	if d := settleTarget(win, r, filepath.Join(dir, "新"), chosen); d != nil || len(got) != 1 || filepath.Base(got[0].Path) != "新.xlsx" || got[0].Replace {
		t.Errorf("a new file: %+v", got)
	}
	d := settleTarget(win, r, strings.TrimSuffix(old, ".xlsx"), chosen)
	if d == nil || len(got) != 1 {
		t.Fatal("an existing file is not asked about")
	}
	test.Tap(d.act)
	if len(got) != 2 || !got[1].Replace || got[1].Path != old {
		t.Errorf("agreed to: %+v", got)
	}
	for _, path := range []string{data, filepath.Join(dir, "数据.xlsx"), filepath.Join(dir, "a.pdf")} {
		if d := settleTarget(win, r, path, chosen); d == nil || len(got) != 2 {
			t.Errorf("%s may be written", filepath.Base(path))
		}
	}
	r.NewOnly = true
	if d := settleTarget(win, r, old, chosen); d == nil || strings.HasPrefix(d.spec.Title, "替换") {
		t.Error("a new data file may replace an old file")
	}
}
