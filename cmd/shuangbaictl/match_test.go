package main

import (
	"os"
	"path/filepath"
	"testing"
)

// Needs and resources are imported, matched with a reason, claimed and released.
func TestMatch(t *testing.T) {
	path, dir := newFile(t, "education"), t.TempDir()
	for name, text := range map[string]string{
		"demand":   "提出单位,需求类别,需求内容,需求起止时间,联系电话\n桂香社区,师资,暑期书法课请一位老师,2026年12月1日至2026年12月31日,\n",
		"resource": "提供单位,资源类别,资源内容,可用起止时间\n区文化馆,师资资源,书法老师两名,2026.11.1-2027.3.31\n区文化馆,阵地资源,展厅,\n",
	} {
		file := filepath.Join(dir, name+".csv")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		must(t, "--data", path, "--json", "import", file, "--kind", "register:"+name)
	}
	needs := must(t, "--data", path, "--json", "match")["needs"].([]any)
	if len(needs) != 1 {
		t.Fatalf("needs %v", needs)
	}
	suggested := needs[0].(map[string]any)["suggested"].([]any)
	if len(suggested) != 1 || suggested[0].(map[string]any)["why"] != "类别对得上（师资—师资资源）；时间合得上（2026年12月1日至2026年12月31日）" {
		t.Fatalf("suggested %v", suggested)
	}
	must(t, "--data", path, "--json", "match", "XQ-001", "--claim", "ZY-001", "--dry-run")
	if n := len(must(t, "--data", path, "--json", "match", "XQ-001")["claimed"].([]any)); n != 0 {
		t.Error("a preview claimed")
	}
	must(t, "--data", path, "--json", "match", "XQ-001", "--claim", "ZY-001")
	claimed := must(t, "--data", path, "--json", "match", "ZY-001")["claimed"].([]any)
	if len(claimed) != 1 || claimed[0].(map[string]any)["state"] != "认领" {
		t.Errorf("claimed %v", claimed)
	}
	must(t, "--data", path, "--json", "match", "ZY-001", "--release")
	for _, wrong := range [][]string{{"match", "--release"}, {"match", "XQ-001", "--claim", "ZY-001", "--release"}} {
		if code, _, _ := ctl(t, append([]string{"--data", path}, wrong...)...); code != 2 {
			t.Errorf("%v: exit %d", wrong, code)
		}
	}
}
