package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoCommandDestroysAFile: the open data file, another data file and the roster that is read stay whatever the
// command line says; another file goes only with --force.
func TestNoCommandDestroysAFile(t *testing.T) {
	data, dir := newFile(t, "education"), t.TempDir()
	must(t, "--data", data, "--json", "import", samples+"branches-education.xlsx")
	must(t, "--data", data, "--json", "assess", "open", "--year", "2026", "--scheme", "education")
	another := newFile(t, "law")
	raw, err := os.ReadFile(samples + "roster-education.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	roster := filepath.Join(dir, "花名册.xlsx")
	if err := os.WriteFile(roster, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	links := map[string]string{"数据.xlsx": data, "另一个.xlsx": another, "数据.pdf": data, "同一份.db": data}
	for name, of := range links {
		if err := os.Symlink(of, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	before := map[string][]byte{}
	for _, path := range []string{data, another, roster} {
		if before[path], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"import", roster, "--errors", roster, "--dry-run"},
		{"import", roster, "--errors", in("数据.xlsx"), "--dry-run"},
		{"import", roster, "--errors", in("另一个.xlsx")},
		{"import", roster, "--errors", data},
		{"report", "summary", "--out", in("数据.xlsx")},
		{"report", "branch-sheet", "--out", in("数据.pdf")},
		{"report", "summary", "--out", another},
		{"backup", data},
		{"backup", in("同一份.db")},
		{"backup", another},
		{"backup", roster},
	} {
		for _, global := range [][]string{nil, {"--force"}} {
			code, _, errs := ctl(t, append(append([]string{"--data", data}, global...), args...)...)
			if code == 0 || errs == "" {
				t.Errorf("%v %v: exit %d, %s", global, args, code, errs)
			}
			for path, want := range before {
				if now, _ := os.ReadFile(path); !bytes.Equal(now, want) {
					t.Fatalf("%v %v destroyed %s", global, args, filepath.Base(path))
				}
			}
		}
	}
}

func TestForceReplacesAnOrdinaryFile(t *testing.T) {
	data, dir := newFile(t, "education"), t.TempDir()
	must(t, "--data", data, "--json", "import", samples+"branches-education.xlsx")
	must(t, "--data", data, "--json", "assess", "open", "--year", "2026", "--scheme", "education")
	for _, c := range []struct {
		out  string
		args []string
	}{
		{"汇总.xlsx", []string{"report", "summary", "--out"}},
		{"问题.xlsx", []string{"import", samples + "roster-education.xlsx", "--dry-run", "--good-only", "--errors"}},
	} {
		out := filepath.Join(dir, c.out)
		if err := os.WriteFile(out, []byte("kept"), 0o600); err != nil {
			t.Fatal(err)
		}
		args := append([]string{"--data", data, "--json"}, append(c.args, out)...)
		code, said, errs := ctl(t, args...)
		if raw, _ := os.ReadFile(out); code != 1 || string(raw) != "kept" || !strings.Contains(errs, "--force") || !strings.Contains(said, `"exists"`) {
			t.Errorf("%s: exit %d, %s%s", c.out, code, said, errs)
		}
		if code, _, errs := ctl(t, append(args, "--force")...); code != 0 {
			t.Errorf("%s with --force: exit %d, %s", c.out, code, errs)
		}
		if raw, _ := os.ReadFile(out); !bytes.HasPrefix(raw, []byte("PK")) {
			t.Errorf("%s with --force was not written", c.out)
		}
	}
	copied := filepath.Join(dir, "备份.sbd")
	must(t, "--data", data, "--json", "backup", copied)
	if code, _, errs := ctl(t, "--data", data, "backup", copied); code != 1 || !strings.Contains(errs, "--force") {
		t.Errorf("a second backup: exit %d, %s", code, errs)
	}
	must(t, "--data", data, "--json", "backup", copied, "--force")
}

func TestAPaperAboutNoBranches(t *testing.T) {
	data, dir := newFile(t, "education"), t.TempDir()
	must(t, "--data", data, "--json", "assess", "open", "--year", "2026", "--scheme", "education")
	for _, name := range []string{"summary", "branch-sheet"} {
		out := filepath.Join(dir, name+".pdf")
		code, said, errs := ctl(t, "--data", data, "--json", "report", name, "--out", out)
		if _, err := os.Stat(out); code != 1 || !strings.Contains(errs, "没有可以打印的") || !strings.Contains(said, `"not-found"`) || err == nil {
			t.Errorf("%s: exit %d, %s%s", name, code, said, errs)
		}
	}
	must(t, "--data", data, "--json", "import", samples+"branches-education.xlsx")
	code, _, errs := ctl(t, "--data", data, "report", "branch-sheet", "--branch", "启名外国语学校", "--out", filepath.Join(dir, "a.pdf"))
	if code != 1 || !strings.Contains(errs, "启明外国语学校党支部") {
		t.Errorf("an unknown branch: exit %d, %s", code, errs)
	}
}

func TestTextListsHoldNoFormulas(t *testing.T) {
	if got := textLine([]string{"=HYPERLINK(\"http://x\")", "-1.50", "张三\t=1", "+86138"}); got != "'=HYPERLINK(\"http://x\")\t-1.50\t张三 =1\t+86138" {
		t.Errorf("%q", got)
	}
}

// TestErrorWorkbookOfAFileOfAnyName: a CSV's name becomes that of a sheet, which may not be so long and holds no brackets.
func TestErrorWorkbookOfAFileOfAnyName(t *testing.T) {
	data, dir := newFile(t, "education"), t.TempDir()
	for i, name := range []string{"党员名册[1].csv", strings.Repeat("名", 32) + ".csv", "某某区民办教育行业综合党委二〇二六年度全体党员基本信息采集汇总表（第三次修改最终版）[1].csv"} {
		file, out := filepath.Join(dir, name), filepath.Join(dir, string(rune('a'+i))+".xlsx")
		if err := os.WriteFile(file, []byte("姓名,公民身份号码,所在党支部\n何川,123,启明学校党支部\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		ctl(t, "--data", data, "import", file, "--errors", out, "--dry-run")
		again := must(t, "--data", data, "--json", "import", out, "--dry-run", "--good-only")
		if again["summary"].(map[string]any)["error"] != 1.0 {
			t.Errorf("%s: read again %v", name, again["summary"])
		}
	}
}

// A backup of another committee replaces this one's file only with --force.
func TestAnotherCommitteesFileIsRestoredOnlyWithForce(t *testing.T) {
	path, other := newFile(t, "law"), newFile(t, "education")
	if code, _, errs := ctl(t, "--data", path, "restore", other); code != 1 || !strings.Contains(errs, "--force") || !strings.Contains(errs, "现在的数据文件") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if got := must(t, "--data", path, "--json", "restore", other, "--force"); got["other"] == "" || got["kept"] == "" {
		t.Errorf("said %v", got)
	}
}
