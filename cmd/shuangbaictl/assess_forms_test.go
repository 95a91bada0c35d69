package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Forms go out and come back: a dry run writes nothing, a bad one stops all, --good-only takes the rest, undo takes them back.
func TestFormsGoOutAndComeBack(t *testing.T) {
	c := reopenedSample(t)
	dir := filepath.Join(t.TempDir(), "自评表")
	if planned := must(t, "--data", c.data, "--json", "assess", "export", dir, "--dry-run"); planned["dry_run"] != true {
		t.Errorf("%v", planned)
	}
	if matches, _ := filepath.Glob(dir + "*"); matches != nil {
		t.Errorf("the dry run made %v", matches)
	}
	files := c.run("assess", "export", dir)["files"].([]any)
	path := func(i int) string { return files[i].(map[string]any)["file"].(string) }
	set := func(i int, cell string, value any) {
		f, err := excelize.OpenFile(path(i))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := f.SetCellValue("自评表", cell, value); err != nil {
			t.Fatal(err)
		}
		if err := f.Save(); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := ctl(t, "--data", c.data, "--json", "assess", "export", dir)
	if code != 1 || !strings.Contains(errs, "--force") {
		t.Errorf("exit %d, %s %s", code, out, errs)
	}
	if all := c.run("assess", "collect", dir); all["change_set"] != 0.0 || all["summary"].(map[string]any)["files"] != float64(len(files)) {
		t.Errorf("nothing was edited: %v", all["summary"])
	}
	set(0, "E7", 3)
	set(0, "F7", "修订已报备")
	set(1, "E7", 30)
	code, refused, errs := object(t, "--data", c.data, "assess", "collect", dir)
	if code != 1 || refused["error"] == nil || !strings.Contains(errs, "1 份不能收") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if code, said, _ := ctl(t, "--data", c.data, "assess", "collect", path(1)); code != 1 || !strings.Contains(said, "自评表!E7") {
		t.Errorf("exit %d: %s", code, said)
	}
	if dry := c.run("assess", "collect", dir, "--good-only", "--dry-run"); dry["change_set"] != 0.0 || dry["summary"].(map[string]any)["marks"] != 1.0 {
		t.Errorf("dry run: %v", dry["summary"])
	}
	taken := c.run("assess", "collect", dir, "--good-only")
	if taken["change_set"] == 0.0 {
		t.Errorf("%v", taken["summary"])
	}
	var changed map[string]any
	for _, f := range taken["files"].([]any) {
		if marks := f.(map[string]any)["marks"].([]any); f.(map[string]any)["state"] == "ready" {
			changed = marks[0].(map[string]any)
		}
	}
	if changed["new"] != "3.00" || changed["cell"] != "E7" || changed["reason"].([]any)[1] != "修订已报备" {
		t.Errorf("%v", changed)
	}
	if missing := c.run("assess", "missing"); missing["complete"] != float64(len(files)) {
		t.Errorf("%v", missing)
	}
	if code, _, errs := ctl(t, "--data", c.data, "assess", "collect"); code != 2 {
		t.Errorf("exit %d: %s", code, errs)
	}
}
