package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAttachFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "资料.sbd")
	must(t, "--data", data, "--json", "init", "--name", "某某区律师行业综合党委", "--sector", "law")
	roster := filepath.Join(dir, "roster.csv")
	write := func(path, text string) string {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write(roster, "姓名,性别,所在党支部\n王芳,女,启明党支部\n赵一,男,启明党支部\n")
	must(t, "--data", data, "--json", "import", roster, "--kind", "roster", "--good-only")
	minutes, script := write(filepath.Join(dir, "纪要.pdf"), "minutes"), write(filepath.Join(dir, "run.sh"), "echo")

	dry := must(t, "--data", data, "--json", "attach", "add", minutes, "--member", "王芳", "--dry-run")
	if dry["change_set"] != 0.0 || dry["dry_run"] != true {
		t.Error(dry)
	}
	added := must(t, "--data", data, "--json", "attach", "add", minutes, script, "--member", "王芳")
	must(t, "--data", data, "--json", "attach", "add", minutes, "--branch", "启明")
	if ids := added["added"].([]any); len(ids) != 2 || added["change_set"].(float64) == 0 {
		t.Fatal(added)
	}
	all := must(t, "--data", data, "--json", "attach", "list")["attachments"].([]any)
	hers := must(t, "--data", data, "--json", "attach", "list", "--member", "王芳")["attachments"].([]any)
	first := hers[0].(map[string]any)
	if len(all) != 3 || len(hers) != 2 || first["name"] != "纪要.pdf" || first["record"] != "王芳" || first["type"] != "PDF 文件" || first["size"] != "7" {
		t.Errorf("%v %v", all, hers)
	}
	folder := t.TempDir()
	id := first["id"].(string)
	must(t, "--data", data, "--json", "attach", "save", id, folder)
	if raw, err := os.ReadFile(filepath.Join(folder, "纪要.pdf")); string(raw) != "minutes" || err != nil {
		t.Errorf("%q %v", raw, err)
	}
	if code, _, errs := ctl(t, "--data", data, "attach", "save", id, folder); code != 1 || !strings.Contains(errs, "已经存在") {
		t.Errorf("%d %s", code, errs)
	}
	if code, _, errs := ctl(t, "--data", data, "attach", "save", id, filepath.Join(folder, "x.exe")); code != 2 || !strings.Contains(errs, ".pdf") {
		t.Errorf("%d %s", code, errs)
	}

	more := write(filepath.Join(dir, "more.csv"), "姓名,性别,所在党支部\n钱二,女,启明党支部\n")
	must(t, "--data", data, "--json", "import", more, "--kind", "roster") // backs up before
	// A backup elsewhere, and what is lost is named and found again.
	must(t, "--data", data, "--json", "attach", "verify")
	backup := filepath.Join(t.TempDir(), "备份.sbd")
	must(t, "--data", data, "--json", "backup", backup)
	if v := must(t, "--json", "verify", backup); v["Attachments"] != 3.0 {
		t.Error(v)
	}
	kept, _ := filepath.Glob(filepath.Join(dir, "附件", "*", "*", first["sha256"].(string)))
	if len(kept) != 1 || os.Remove(kept[0]) != nil {
		t.Fatal(kept)
	}
	for _, args := range [][]string{{"attach", "verify"}, {"verify"}} {
		code, _, errs := ctl(t, append([]string{"--data", data}, args...)...)
		if code != 1 || !strings.Contains(errs, "附件“纪要.pdf”（党员 王芳）不见了") || !strings.Contains(errs, "（党组织 启明党支部）") {
			t.Errorf("%d %s", code, errs)
		}
	}
	if v := must(t, "--data", data, "--json", "attach", "mend"); v["mended"] != 1.0 || v["left"] != 0.0 {
		t.Error(v)
	}
	set := must(t, "--data", data, "--json", "attach", "remove", id)["change_set"].(float64)
	if left := must(t, "--data", data, "--json", "attach", "list", "--member", "王芳")["attachments"].([]any); len(left) != 1 || set == 0 {
		t.Error(left)
	}
	if v := must(t, "--data", data, "--json", "attach", "tidy"); v["contents"] != 0.0 {
		t.Errorf("tidying took what undo needs: %v", v)
	}
	for _, args := range [][]string{{"attach"}, {"attach", "add"}, {"attach", "add", minutes}, {"attach", "add", minutes, "--record", "x:1"}, {"attach", "save", "a", folder},
		{"attach", "add", minutes, "--member", "王芳", "--branch", "启明"}, {"attach", "tidy", "--member", "王芳"}} {
		if code, _, _ := ctl(t, append([]string{"--data", data}, args...)...); code != 2 {
			t.Errorf("%v: exit %d", args, code)
		}
	}
}
