package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const samples = "../../model/intake/testdata/"

// ctl runs the program and returns its exit code and output.
func ctl(t *testing.T, args ...string) (int, string, string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(context.Background(), args, &out, &errs)
	return code, out.String(), errs.String()
}

// must runs the program, which must succeed, and returns its JSON.
func must(t *testing.T, args ...string) map[string]any {
	t.Helper()
	code, out, errs := ctl(t, args...)
	if code != 0 {
		t.Fatalf("%v: exit %d, %s", args, code, errs)
	}
	var v map[string]any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("%v printed no JSON: %v\n%s", args, err, out)
	}
	return v
}

func newFile(t *testing.T, sector string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.sbd")
	must(t, "--data", path, "--json", "init", "--name", "某某区行业综合党委", "--sector", sector, "--year", "2026")
	return path
}

func TestExitCodes(t *testing.T) {
	path := newFile(t, "law")
	text := filepath.Join(t.TempDir(), "letter.xlsx")
	if err := os.WriteFile(text, []byte("%PDF-1.7 not a table"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want int
		says string
		args []string
	}{
		{2, "没有“shake”这个命令", []string{"shake"}},
		{2, "用法", []string{"--data", path, "undo"}},
		{2, "--kind", []string{"--data", path, "import", text, "--kind", "people"}},
		{1, "已经存在", []string{"--data", path, "init", "--name", "别的", "--sector", "law"}},
		{1, "没有第 99 号", []string{"--data", path, "undo", "99"}},
		{1, "PDF", []string{"--data", path, "import", text}},
		{1, "", []string{"--data", filepath.Join(t.TempDir(), "none.sbd"), "list", "members"}},
		{1, "没有方案", []string{"--data", path, "assess", "open", "--year", "2026", "--scheme", "none"}},
	} {
		code, _, errs := ctl(t, c.args...)
		if code != c.want || !strings.Contains(errs, c.says) || strings.Count(strings.TrimSpace(errs), "\n") != 0 {
			t.Errorf("%v: exit %d (want %d), said %q", c.args, code, c.want, errs)
		}
	}
}

func TestErrorsAreJSONAsWell(t *testing.T) {
	_, out, errs := ctl(t, "--json", "--data", filepath.Join(t.TempDir(), "none.sbd"), "list", "members")
	var v struct {
		Error struct{ Code, Message string }
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil || v.Error.Code != "file-missing" || v.Error.Message != strings.TrimSpace(errs) {
		t.Errorf("%s / %s / %v", out, errs, err)
	}
}

func TestImportListUndo(t *testing.T) {
	path := newFile(t, "law")
	dry := must(t, "--data", path, "--json", "import", samples+"roster-law.xls", "--good-only", "--dry-run")
	if s := dry["summary"].(map[string]any); s["new"] != 144.0 || s["error"] != 6.0 || s["skip"] != 11.0 {
		t.Errorf("dry run: %v", s)
	}
	if got := must(t, "--data", path, "--json", "list", "members")["members"].([]any); len(got) != 0 {
		t.Fatalf("the dry run wrote %d members", len(got))
	}
	if code, _, errs := ctl(t, "--data", path, "import", samples+"roster-law.xls"); code != 1 || !strings.Contains(errs, "什么都没有写入") {
		t.Errorf("bad rows: exit %d, %s", code, errs)
	}
	done := must(t, "--data", path, "--json", "--as", "周敏", "import", samples+"roster-law.xls", "--good-only")
	change := int(done["change_set"].(float64))
	if change == 0 || done["kind"] != "roster" || done["outcome"] == "" {
		t.Errorf("import: %v %v", done["change_set"], done["kind"])
	}
	members := must(t, "--data", path, "--json", "list", "members", "--search", "解𬱖")["members"].([]any)
	if len(members) != 1 || !strings.Contains(members[0].(map[string]any)["id_number"].(string), "********") {
		t.Errorf("search: %v", members)
	}
	changes := must(t, "--data", path, "--json", "list", "changes")["changes"].([]any)
	if first := changes[0].(map[string]any); first["who"] != "周敏" || !strings.Contains(first["why"].(string), "新增 144 人") {
		t.Errorf("history: %v", first)
	}
	must(t, "--data", path, "--json", "undo", strings.TrimSpace(first(changes, "change_set")))
	if got := must(t, "--data", path, "--json", "list", "members")["members"].([]any); len(got) != 0 {
		t.Errorf("%d members after the undo", len(got))
	}
}

func first(rows []any, key string) string { return rows[0].(map[string]any)[key].(string) }

func TestBackupVerifyRestore(t *testing.T) {
	path := newFile(t, "education")
	copied := filepath.Join(t.TempDir(), "copy.sbd")
	must(t, "--data", path, "--json", "backup", copied)
	must(t, "--json", "verify", copied)
	must(t, "--data", path, "--json", "import", samples+"branches-education.xlsx")
	must(t, "--data", path, "--json", "--as", "李干事", "restore", copied)
	if last := must(t, "--data", path, "--json", "list", "changes")["changes"].([]any)[0].(map[string]any); last["who"] != "李干事" {
		t.Errorf("the change log says that %v restored it", last["who"])
	}
	if got := must(t, "--data", path, "--json", "list", "branches")["branches"].([]any); len(got) != 0 {
		t.Errorf("%d branches after the restore", len(got))
	}
}

func TestTheDemoMakesPapersFromSpreadsheets(t *testing.T) {
	dir := t.TempDir()
	code, out, errs := ctl(t, "demo", dir)
	if code != 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{"新增 253 人", "608 条记录", "核定 2026 年度考核结果：24 个支部"} {
		if !strings.Contains(out, want) {
			t.Errorf("the demo did not say %q:\n%s", want, out)
		}
	}
	for _, name := range []string{"demo.db", "2026年度党支部考核表.pdf", "2026年度党支部考核表.xlsx", "2026年度考核结果汇总表.pdf", "2026年度考核结果汇总表.xlsx"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < 5000 {
			t.Errorf("%s: %v", name, err)
		}
	}
	data := filepath.Join(dir, "demo.db")
	rank := must(t, "--data", data, "--json", "assess", "rank")
	top := rank["rows"].([]any)[0].(map[string]any)
	if top["branch"] != "启明外国语学校党支部" || top["total"] != "104.05" || top["party"] != "92.90" || top["bonus"] != "10.00" || top["rank"] != 1.0 {
		t.Errorf("first of the ranking: %v", top)
	}
	if quota := rank["quota"].(map[string]any); quota["limit"] != 7.0 || quota["used"] != 7.0 {
		t.Errorf("quota: %v", quota)
	}
	tree := must(t, "--data", data, "--json", "assess", "show", "--branch", "启明外国语学校")["result"].(map[string]any)
	if tree["score"] != "104.05" || tree["why"] == "" || len(tree["children"].([]any)) == 0 {
		t.Errorf("explained result: %v", tree["score"])
	}
	one := filepath.Join(dir, "one.pdf")
	must(t, "--data", data, "--json", "report", "branch-sheet", "--branch", "星河幼儿园", "--out", one)
	if code, _, errs := ctl(t, "demo", dir); code != 1 || !strings.Contains(errs, "--force") {
		t.Errorf("the demo replaces an earlier one unasked: exit %d, %s", code, errs)
	}
	if code, _, errs := ctl(t, "--force", "demo", dir); code != 0 {
		t.Errorf("the demo a second time: %s", errs)
	}
}

func TestTheDemoNeverReplacesAnotherCommittee(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "demo.db")
	must(t, "--data", data, "--json", "init", "--name", "真的党委", "--sector", "law")
	if code, _, errs := ctl(t, "--force", "demo", dir); code != 1 || !strings.Contains(errs, "没有动它") {
		t.Errorf("exit %d, %s", code, errs)
	}
}
