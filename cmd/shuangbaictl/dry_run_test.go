package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestADryRunRefusesWhatTheRunRefuses: with --dry-run every command ends as it would without, and the file stays.
func TestADryRunRefusesWhatTheRunRefuses(t *testing.T) {
	onDay(t, 16)
	dir := t.TempDir()
	must(t, "--json", "demo", dir)
	data := filepath.Join(dir, "demo.db")
	const boya = "博雅双语学校党支部"
	both := func(ok bool, args ...string) {
		t.Helper()
		before, err := os.ReadFile(data)
		if err != nil {
			t.Fatal(err)
		}
		dry, _, dryErrs := ctl(t, append(append([]string{"--data", data}, args...), "--dry-run")...)
		if now, _ := os.ReadFile(data); !bytes.Equal(before, now) {
			t.Errorf("%v --dry-run changed the file", args)
		}
		code, _, errs := ctl(t, append([]string{"--data", data}, args...)...)
		if dry != code || dryErrs != errs || ok != (code == 0) {
			t.Errorf("%v: dry run exit %d %s; run exit %d %s", args, dry, dryErrs, code, errs)
		}
	}
	both(false, "init", "--name", "别的党委", "--sector", "law")
	both(false, "assess", "open", "--year", "2026", "--scheme", "education")
	both(false, "assess", "open", "--year", "1900", "--scheme", "education")
	both(false, "assess", "decide", boya+"=合格", "--why", "研究")
	both(false, "assess", "undecide", boya)
	both(false, "assess", "finalise")
	both(true, "assess", "reopen", "--why", "漏记一项")
	both(false, "assess", "reopen", "--why", "漏记一项")
	both(false, "assess", "decide", boya+"=甲等", "--why", "研究")
	both(true, "assess", "decide", boya+"=合格", "--why", "研究")
	both(true, "assess", "undecide", boya)
	both(true, "assess", "finalise")
	if v := must(t, "--data", data, "--json", "assess", "reopen", "--why", "漏记", "--dry-run"); v["dry_run"] != true || number(v["change_set"]) != "0" {
		t.Errorf("JSON %v", v)
	}
	data = filepath.Join(dir, "new.sbd")
	if v := must(t, "--data", data, "--json", "init", "--name", "别的党委", "--sector", "law", "--dry-run"); v["dry_run"] != true {
		t.Errorf("JSON %v", v)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("the dry run made a file")
	}
}
