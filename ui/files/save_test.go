package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func TestSavingOverAFileAsksAndLeavesItAlone(t *testing.T) {
	tr := uitest.New(t)
	old := filepath.Join(t.TempDir(), "old.xlsx")
	if err := os.WriteFile(old, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	ownSave(tr.Window, Request{Title: "另存", Start: old, Kinds: []Kind{Workbook}}, func(to outfile.Target) { got = append(got, to.Path) })
	tr.Press("存到这里")
	if raw, _ := os.ReadFile(old); len(got) != 0 || string(raw) != "kept" {
		t.Fatalf("the first press chose %v and left %q", got, raw)
	}
	tr.Press("存到这里")
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
	tr, dir := uitest.New(t), t.TempDir()
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
	r := Request{Title: "另存", Kinds: []Kind{Workbook}, Guard: outfile.Target{Data: data}}
	var got []outfile.Target
	chosen := func(to outfile.Target) { got = append(got, to) }
	if d := settleTarget(tr.Window, r, filepath.Join(dir, "新"), chosen); d != nil || len(got) != 1 || filepath.Base(got[0].Path) != "新.xlsx" || got[0].Replace {
		t.Errorf("a new file: %+v", got)
	}
	d := settleTarget(tr.Window, r, strings.TrimSuffix(old, ".xlsx"), chosen)
	if d == nil || len(got) != 1 {
		t.Fatal("an existing file is not asked about")
	}
	tr.Press("替换")
	if len(got) != 2 || !got[1].Replace || got[1].Path != old {
		t.Errorf("agreed to: %+v", got)
	}
	for _, path := range []string{data, filepath.Join(dir, "数据.xlsx"), filepath.Join(dir, "a.pdf")} {
		if d := settleTarget(tr.Window, r, path, chosen); d == nil || len(got) != 2 {
			t.Errorf("%s may be written", filepath.Base(path))
		}
	}
	r.NewOnly = true
	if d := settleTarget(tr.Window, r, old, chosen); d == nil || !strings.Contains(tr.Texts(), "不能存在这里") {
		t.Error("a new data file may replace an old file")
	}
}
