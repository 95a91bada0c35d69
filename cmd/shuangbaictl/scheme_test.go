package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A secretary exports a scheme, edits it, imports it as a draft, and begins the year with it.
func TestASchemeGoesOutAndComesBack(t *testing.T) {
	path := newFile(t, "education")
	book := filepath.Join(t.TempDir(), "方案.xlsx")
	must(t, "--data", path, "--json", "scheme", "export", "education", book)
	if code, _, said := ctl(t, "--data", path, "scheme", "export", "education", book); code != 1 || !strings.Contains(said, "已经存在") {
		t.Errorf("an existing file: %d %s", code, said)
	}
	edit(t, book, "H7", 3) // A4: 4 → 3
	var got struct {
		Scheme    string
		ChangeSet int64 `json:"change_set"`
		Problems  []struct{ Sheet, Cell, Text string }
	}
	imported := printed(t, "--data", path, "--json", "scheme", "import", book)
	if err := json.Unmarshal([]byte(imported), &got); err != nil || got.Scheme != "draft-1" || got.ChangeSet == 0 || len(got.Problems) != 1 ||
		got.Problems[0].Sheet != "党建" || got.Problems[0].Cell != "D4" || got.Problems[0].Text != "A 政治引领各项目合计 19 分，应为 20 分" {
		t.Fatalf("%s %v", imported, err)
	}
	if code, _, said := ctl(t, "--data", path, "assess", "open", "--year", "2026", "--scheme", "draft-1"); code != 1 || !strings.Contains(said, "改好后才能下发") {
		t.Errorf("a draft that does not add up: %d %s", code, said)
	}
	edit(t, book, "H7", 4)
	must(t, "--data", path, "--json", "scheme", "import", book)
	must(t, "--data", path, "--json", "assess", "open", "--year", "2026", "--scheme", "draft-2")
	list := printed(t, "--data", path, "--json", "scheme", "list")
	for _, want := range []string{`"id": "2026"`, `"state": "已下发，第 1 版"`, `"id": "draft-1"`, `"id": "law"`} {
		if !strings.Contains(list, want) {
			t.Errorf("%s is not listed: %s", want, list)
		}
	}
}

func TestAWrongCellOfASchemeStopsTheImport(t *testing.T) {
	path := newFile(t, "law")
	book := filepath.Join(t.TempDir(), "方案.xlsx")
	must(t, "--data", path, "--json", "scheme", "export", "law", book)
	edit(t, book, "I4", "看着办")
	code, out, said := ctl(t, "--data", path, "--json", "scheme", "import", book)
	if code != 1 || !strings.Contains(said, "工作表“党建”的 I4：“看着办”不认识") || !strings.Contains(out, `"cell": "I4"`) {
		t.Errorf("%d %s %s", code, out, said)
	}
	if list := printed(t, "--data", path, "scheme", "list"); strings.Contains(list, "draft") {
		t.Errorf("something was kept: %s", list)
	}
}

// printed is what a command that must succeed writes.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	code, out, said := ctl(t, args...)
	if code != 0 {
		t.Fatalf("%v: exit %d, %s", args, code, said)
	}
	return out
}

func edit(t *testing.T, book, cell string, v any) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err == nil {
		err = f.SetCellValue("党建", cell, v)
	}
	if err == nil {
		err = f.Save()
	}
	if err != nil {
		t.Fatal(err)
	}
}
