package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A register is made of a spreadsheet, listed, printed, exported and read back, and taken back with one undo.
func TestRegister(t *testing.T) {
	path, dir := newFile(t, "law"), t.TempDir()
	from := filepath.Join(dir, "隐患.csv")
	text := "安全隐患整改,,,,\n序号,隐患内容,整改期限,整改费用,签字\n1,疏散通道堆物,2026.3.20,\"1,200元\",\n2,配电箱未上锁,3月20日,350元,\n"
	if err := os.WriteFile(from, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	preview := must(t, "--data", path, "--json", "register", "new", "--from", from, "--title", "隐患台账", "--dry-run")
	made := must(t, "--data", path, "--json", "register", "new", "--from", from, "--title", "隐患台账")
	if preview["change_set"] != 0.0 || made["rows"] != 2.0 || made["change_set"] == 0.0 || len(made["problems"].([]any)) != 1 {
		t.Errorf("made %v", made)
	}
	var fields []string
	for _, f := range made["fields"].([]any) {
		f := f.(map[string]any)
		fields = append(fields, f["column"].(string)+f["label"].(string)+":"+f["shape"].(string))
	}
	if got := strings.Join(fields, " "); got != "B隐患内容:text C整改期限:date D整改费用:money" {
		t.Errorf("fields %s", got)
	}
	kind := "register:" + made["register"].(string)
	rows := must(t, "--data", path, "--json", "list", kind)["rows"].([]any)
	first := rows[0].(map[string]any)
	if len(rows) != 2 || first["due"] != "2026-03-20" || first["fields"].(map[string]any)["整改费用"] != "1200.00" {
		t.Errorf("rows %v", rows)
	}
	out := filepath.Join(dir, "隐患.xlsx")
	must(t, "--data", path, "--json", "report", kind, "--out", out)
	if pages := must(t, "--data", path, "--json", "report", "register", made["register"].(string), "--out", filepath.Join(dir, "隐患.pdf"))["pages"]; pages != 1.0 {
		t.Errorf("%v pages", pages)
	}
	again := must(t, "--data", path, "--json", "import", out, "--kind", kind, "--good-only")
	if s := again["summary"].(map[string]any); s["same"] != 1.0 || s["new"] != 0.0 || s["update"] != 0.0 {
		t.Errorf("the export read back: %v", s)
	}
	found := false
	for _, r := range must(t, "--data", path, "--json", "register", "list")["registers"].([]any) {
		r := r.(map[string]any)
		found = found || r["title"] == "隐患台账" && r["entries"] == "2" && r["overdue"] == "1"
	}
	if shown := must(t, "--data", path, "--json", "register", "show", made["register"].(string)); !found || shown["title"] != "隐患台账" {
		t.Errorf("listed %v, shown %v", found, shown)
	}
	must(t, "--data", path, "--json", "undo", "2")
	if code, _, errs := ctl(t, "--data", path, "list", kind); code != 1 || !strings.Contains(errs, "没有代号为") {
		t.Errorf("after undo: exit %d, %s", code, errs)
	}
	for _, wrong := range [][]string{{"register", "new", "--from", from}, {"register", "new", "--from", from, "--title", "x", "--owner", "street"}, {"register", "burn"}} {
		if code, _, _ := ctl(t, append([]string{"--data", path}, wrong...)...); code != 2 {
			t.Errorf("%v: exit %d", wrong, code)
		}
	}
}
