package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/store"
)

// object runs the program and returns its exit code, the one JSON object on stdout and the sentence on stderr.
func object(t *testing.T, args ...string) (int, map[string]any, string) {
	t.Helper()
	code, out, errs := ctl(t, append([]string{"--json"}, args...)...)
	var v map[string]any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("%v: stdout is not one JSON object: %v\n%s", args, err, out)
	}
	return code, v, errs
}

var english = regexp.MustCompile(`flag|value|parse|provided|argument|boolean|range`)

func TestWrongWordsAreSaidInChineseAndExitTwo(t *testing.T) {
	path := newFile(t, "law")
	roster := samples + "roster-law.xls"
	for _, c := range []struct {
		says string
		args []string
	}{
		{"没有选项 --shake", []string{"--data", path, "list", "members", "--shake"}},
		{"没有选项 --shake", []string{"--shake", "list"}},
		{"选项 --search 后面要写上值", []string{"--data", path, "list", "members", "--search"}},
		{`选项 --year 的值 "soon" 不对，要写整数`, []string{"--data", path, "assess", "rank", "--year", "soon"}},
		{`选项 --year 的值 "-5" 不对，年度写 2000 到 2100 的四位数`, []string{"--data", path, "assess", "rank", "--year", "-5"}},
		{`选项 --year 的值 "99999999999999999999" 不对`, []string{"--data", path, "assess", "rank", "--year", "99999999999999999999"}},
		{`选项 --dry-run 的值 "maybe" 不对`, []string{"--data", path, "import", roster, "--dry-run=maybe"}},
		{"选项“---x”写得不对", []string{"--data", path, "list", "members", "---x"}},
		{"没有“foo”", []string{"--data", path + "2", "init", "--name", "某党委", "--sector", "foo"}},
		{"“3abc”不是变更编号", []string{"--data", path, "undo", "3abc"}},
		{"“-3”不是变更编号", []string{"--data", path, "undo", "--", "-3"}},
		{"没有“telephone”这个字段；有 ", []string{"--data", path, "import", roster, "--kind", "roster", "--map", "手机=telephone"}},
		{"没有“telephone”这个字段", []string{"--data", path, "import", roster, "--map", "手机=telephone"}},
		{"没有“topic”这个字段；有 ", []string{"--data", path, "import", roster, "--map", "姓名=topic"}},
		{"文件里没有表头“没有这一列”", []string{"--data", path, "import", roster, "--map", "没有这一列=phone"}},
		{"--map 要写成", []string{"--data", path, "import", roster, "--map", "手机"}},
		{"文件里没有工作表“none”；有 ", []string{"--data", path, "import", roster, "--sheet", "none"}},
		{"--whole 只用于党员花名册和台账的清单", []string{"--data", path, "report", "summary", "--whole", "--out", path + ".pdf"}},
		{"--whole 只用于党员花名册和台账的清单", []string{"--data", path, "report", "branch-sheet", "--whole", "--out", path + ".xlsx"}},
		{"--why", []string{"--data", path, "assess", "reopen"}},
	} {
		code, _, errs := ctl(t, c.args...)
		if code != 2 || !strings.Contains(errs, c.says) || strings.Count(strings.TrimSpace(errs), "\n") != 0 {
			t.Errorf("%v: exit %d, said %q, want %q", c.args, code, errs, c.says)
		}
		if c.says[0] != '-' && english.MatchString(strings.ReplaceAll(errs, "shuangbaictl", "")) {
			t.Errorf("%v: English in %q", c.args, errs)
		}
	}
	if _, err := os.Stat(path + "2"); err == nil {
		t.Error("a refused init made a file")
	}
}

func TestMapTakesTheWordsOfPeople(t *testing.T) {
	path := newFile(t, "law")
	file := filepath.Join(t.TempDir(), "名册.csv")
	if err := os.WriteFile(file, []byte("姓名,性别,人员类别,呼叫（手机）\n何川,男,党员,13800000000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"phone", "联系电话"} {
		v := must(t, "--data", path, "--json", "import", file, "--kind", "roster", "--map", "呼叫="+field, "--dry-run", "--good-only")
		columns := v["sheets"].([]any)[0].(map[string]any)["columns"].([]any)
		if got := columns[3].(map[string]any)["field"]; got != "phone" {
			t.Errorf("--map 呼叫=%s: the column became %v", field, got)
		}
	}
}

func TestUndoDryRunWritesNothing(t *testing.T) {
	path := newFile(t, "law")
	id := number(must(t, "--data", path, "--json", "import", samples+"roster-law.xls", "--good-only")["change_set"])
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dry := must(t, "--data", path, "--json", "undo", id, "--dry-run")
	if dry["restored"].(float64) == 0 || dry["change_set"].(float64) != 0 {
		t.Errorf("dry run: %v", dry)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the dry run wrote")
	}
	must(t, "--data", path, "--json", "undo", id)
	if code, v, errs := object(t, "--data", path, "undo", id); code != 1 || v["error"] == nil || !strings.Contains(errs, "已经由") {
		t.Errorf("a second undo: exit %d, %v, %s", code, v, errs)
	}
}

func number(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

func TestUndoOfRowsEditedSinceFails(t *testing.T) {
	path := newFile(t, "law")
	dir := t.TempDir()
	write := func(phone string) string {
		file := filepath.Join(dir, phone+".csv")
		text := "姓名,性别,公民身份号码,人员类别,联系电话\n何川,男,34052419800101001X,党员," + phone + "\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	must(t, "--data", path, "--json", "import", write("13800000000"), "--kind", "roster", "--good-only")
	second := number(must(t, "--data", path, "--json", "import", write("13900000000"), "--kind", "roster", "--good-only")["change_set"])
	must(t, "--data", path, "--json", "import", write("13700000000"), "--kind", "roster", "--good-only")
	for _, extra := range [][]string{nil, {"--dry-run"}} {
		code, v, errs := object(t, append([]string{"--data", path, "undo", second}, extra...)...)
		if code != 1 || !strings.HasPrefix(errs, "没有可撤销的：党员 何川（后来改过：") {
			t.Errorf("exit %d, said %q", code, errs)
		}
		kept, _ := v["kept"].([]any)
		if len(kept) == 0 || v["error"] == nil {
			t.Fatalf("JSON %v", v)
		}
		if k := kept[0].(map[string]any); k["label"] != "何川" || k["why"] != "后来改过" {
			t.Errorf("kept %v", k)
		}
	}
	code, out, _ := ctl(t, "--data", path, "undo", second)
	if code != 1 || !strings.Contains(out, "何川") || strings.Contains(out, "已撤销") {
		t.Errorf("exit %d, said %q", code, out)
	}
}

func TestBackupAndRestoreDryRunsWriteNothing(t *testing.T) {
	path := newFile(t, "education")
	other := newFile(t, "law")
	copied := filepath.Join(t.TempDir(), "copy.sbd")
	must(t, "--data", path, "--json", "backup", copied, "--dry-run")
	if _, err := os.Stat(copied); err == nil {
		t.Error("the dry run made a backup")
	}
	must(t, "--data", path, "--json", "backup", copied)
	theirs, _ := os.ReadFile(other)
	for _, extra := range [][]string{{"--force"}, {"--force", "--dry-run"}} {
		code, _, errs := ctl(t, append([]string{"--data", path, "backup", other}, extra...)...)
		if code != 1 || !strings.Contains(errs, "已经有另一个数据文件，没有动它；换一个文件名") {
			t.Errorf("over another committee: exit %d, %s", code, errs)
		}
	}
	if now, _ := os.ReadFile(other); !bytes.Equal(theirs, now) {
		t.Fatal("another committee's file was replaced")
	}
	must(t, "--data", path, "--json", "import", samples+"branches-education.xlsx")
	before, _ := os.ReadFile(path)
	must(t, "--data", path, "--json", "restore", copied, "--dry-run")
	if now, _ := os.ReadFile(path); !bytes.Equal(before, now) {
		t.Error("the dry run restored")
	}
	differs := must(t, "--data", path, "--json", "restore", copied, "--preview")["difference"].(map[string]any)
	orgs := len(must(t, "--data", path, "--json", "list", "branches")["branches"].([]any))
	found := false
	for _, row := range differs["tables"].([]any) {
		table := row.(map[string]any)
		gone := table["gone"].(map[string]any)
		if table["label"] == "党组织" {
			found = gone["count"].(float64) == float64(orgs) && len(gone["names"].([]any)) > 0
		}
	}
	if !found || len(differs["changes_gone"].([]any)) == 0 {
		t.Errorf("of %d organisations the preview says %v", orgs, differs)
	}
	if _, out, _ := ctl(t, "--data", path, "restore", copied, "--dry-run"); !strings.Contains(out, "党组织：会少") || !strings.Contains(out, "那以后的改动，会没有") {
		t.Errorf("said %q", out)
	}
}

func TestABackupWithoutAFileGoesToBothPlaces(t *testing.T) {
	store.PlanFolder = t.TempDir()
	t.Cleanup(func() { store.PlanFolder = "" })
	path, stick := newFile(t, "education"), t.TempDir()
	must(t, "--data", path, "--json", "backup", "--dry-run")
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), "备份")); err == nil {
		t.Error("the dry run made a backup")
	}
	got := must(t, "--data", path, "--json", "backup", "--place", stick, "--keep", "30,8,24")
	if place, _ := got["place"].(string); !strings.HasPrefix(place, stick) || got["place_saved"] == "" || got["backup"] == "" {
		t.Fatalf("%v", got)
	}
	if keep := got["keep"].([]any); keep[0].(float64) != 30 || keep[2].(float64) != 24 {
		t.Errorf("kept %v", keep)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := ctl(t, "--data", path, "backup"); code != 1 || !strings.Contains(errs, "U 盘没有插上") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if got := must(t, "--data", path, "--json", "backup", "--place", "none"); got["place"] != "" {
		t.Errorf("%v", got)
	}
}

func TestVerifyOfADamagedFileFailsWithItsReport(t *testing.T) {
	path := newFile(t, "education")
	must(t, "--data", path, "--json", "import", samples+"branches-education.xlsx")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	unreadable := filepath.Join(t.TempDir(), "unreadable.sbd")
	b := bytes.Clone(whole)
	for page := 4096 * 12; page+4096 < len(b); page += 8192 {
		copy(b[page:], bytes.Repeat([]byte{0xa5}, 600))
	}
	if err := os.WriteFile(unreadable, b, 0o600); err != nil {
		t.Fatal(err)
	}
	gap := filepath.Join(t.TempDir(), "gap.sbd")
	if err := os.WriteFile(gap, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", gap)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DELETE FROM change_row WHERE id = 3"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for file, says := range map[string]string{unreadable: "已损坏", gap: "缺口"} {
		code, v, errs := object(t, "verify", file)
		if code != 1 || !strings.Contains(errs, says) {
			t.Errorf("exit %d, said %q", code, errs)
		}
		problems, _ := v["Problems"].([]any)
		if e, _ := v["error"].(map[string]any); len(problems) == 0 || e["code"] != "file-corrupt" || v["Path"] == "" {
			t.Errorf("report %v", v)
		}
	}
	if code, v, _ := object(t, "verify", path); code != 0 || v["error"] != nil || v["Committee"] == "" {
		t.Errorf("a sound file: exit %d, %v", code, v)
	}
}
