package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSampleIsMadeAtAStage(t *testing.T) {
	dir := t.TempDir()
	code, out, errs := ctl(t, "--json", "demo", dir, "--stage", "测评")
	var made struct{ Stage, Day, Next string }
	if err := json.Unmarshal([]byte(out), &made); code != 0 || err != nil || made.Stage != "ballot" || made.Day != "2026-12-16" || !strings.Contains(made.Next, "还有 3 组测评票没有录完") {
		t.Fatalf("exit %d: %s %s", code, out, errs)
	}
	status := committee{t, filepath.Join(dir, "demo.db")}.stage("ballot")
	if status["now"] != true || status["late"] != false || status["due"] != "2026-12-16" {
		t.Errorf("the ballots stand as %v", status)
	}
	if code, _, errs := ctl(t, "demo", dir, "--stage", "3"); code != 1 || !strings.Contains(errs, "--force") {
		t.Errorf("over another sample: exit %d, %s", code, errs)
	}
	if code, _, _ := ctl(t, "--force", "demo", dir, "--stage", "1"); code != 0 {
		t.Errorf("with --force: exit %d", code)
	}
	for _, args := range [][]string{{"--stage", "9"}, {"--stage", "1", "--district"}} {
		if code, _, errs := ctl(t, append([]string{"demo", t.TempDir()}, args...)...); code != 2 {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
}
