package outfile

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// TestNoOutputDestroysData: whatever a person agreed to, none of these is written over, and all are as they were.
func TestNoOutputDestroysData(t *testing.T) {
	dir := t.TempDir()
	backups := filepath.Join(dir, "备份")
	if err := os.Mkdir(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	data := put("党委.db", "SQLite format 3\x00 data")
	source := put("花名册.xlsx", "PK source")
	put("党委.db-wal", "changes")
	put(".党委.db.lock", "{}")
	put("别的.xlsx", "SQLite format 3\x00 another")
	put("日志.xlsx", "\x37\x7f\x06\x82 wal of another")
	put("回滚.xlsx", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 journal of another")
	put("备份/早的.xlsx", "kept")
	if err := os.Mkdir(filepath.Join(dir, "夹.xlsx"), 0o700); err != nil {
		t.Fatal(err)
	}
	link := func(from, to string) {
		if err := os.Link(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
			t.Skip("no hard links here: ", err)
		}
		if err := os.Symlink(from, filepath.Join(dir, "软"+to)); err != nil && runtime.GOOS != "windows" {
			t.Fatal(err)
		}
	}
	link("党委.db", "数据.xlsx")
	link("花名册.xlsx", "源.xlsx")
	link("党委.db-wal", "附属.xlsx")
	link(".党委.db.lock", "锁.xlsx")
	before := contents(t, dir)
	for name := range before {
		for _, out := range []string{name, strings.ToUpper(name)} {
			to := Target{Path: filepath.Join(dir, out), Endings: []string{".xlsx", ".db"}, Data: data, Backups: backups, Sources: []string{source}, Replace: true}
			if _, err := os.Stat(to.Path); err != nil { // another file where capitals count
				continue
			}
			check := to.Check()
			if err := to.Write([]byte("output")); err == nil || check == nil || model.MessageOf(check) != model.MessageOf(err) {
				t.Errorf("%s: check %v, write %v", out, check, err)
			}
			if code := model.CodeOf(check); code != model.Protected && code != model.Usage {
				t.Errorf("%s: code %s, %v", out, code, check)
			}
		}
	}
	for name, want := range before {
		if got := contents(t, dir)[name]; got != want {
			t.Errorf("%s became %q", name, got)
		}
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink("没有", filepath.Join(dir, "断.xlsx")); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("/dev/null", filepath.Join(dir, "设备.xlsx")); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"断.xlsx", "设备.xlsx"} {
			to := Target{Path: filepath.Join(dir, name), Endings: []string{".xlsx", ""}, Replace: true}
			if err := to.Check(); model.CodeOf(err) != model.Protected {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// contents are the files of a folder and of those in it, by name.
func contents(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		raw, readErr := os.ReadFile(path)
		if err == nil && readErr == nil {
			all[name] = string(raw)
		} else if name != "." {
			all[name] = "" // a folder
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAnExistingFileIsReplacedOnlyWhenAgreed(t *testing.T) {
	to := Target{Path: filepath.Join(t.TempDir(), "材料.PDF"), Endings: []string{".pdf"}}
	if err := to.Write([]byte("first")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(to.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v: papers are as private as the data", info.Mode(), err)
	}
	for _, err := range []error{to.Check(), to.Write([]byte("second"))} {
		if model.CodeOf(err) != model.Exists {
			t.Errorf("unasked: %v", err)
		}
	}
	if raw, _ := os.ReadFile(to.Path); string(raw) != "first" {
		t.Errorf("unasked it became %q", raw)
	}
	to.Replace = true
	if err := to.Write([]byte("third")); err != nil {
		t.Error(err)
	}
	if raw, _ := os.ReadFile(to.Path); string(raw) != "third" {
		t.Errorf("asked it became %q", raw)
	}
}

func TestWhatIsNoNameForTheOutput(t *testing.T) {
	dir := t.TempDir()
	for path, code := range map[string]model.Code{
		"": model.Usage, filepath.Join(dir, "a.db"): model.Usage, filepath.Join(dir, "a"): model.Usage,
		filepath.Join(dir, "没有", "a.pdf"): model.Missing, filepath.Join(dir, strings.Repeat("名", 100)+".pdf"): model.Invalid,
	} {
		if err := (Target{Path: path, Endings: []string{".pdf"}}).Check(); model.CodeOf(err) != code {
			t.Errorf("%q: %v, want %s", path, err, code)
		}
	}
}

func TestABackupMayReplaceAnEarlierOne(t *testing.T) {
	dir := t.TempDir()
	data, old := filepath.Join(dir, "党委.db"), filepath.Join(dir, "早.db")
	for _, path := range []string{data, old} {
		if err := os.WriteFile(path, []byte("SQLite format 3\x00 data"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]model.Code{old: "", data: model.Protected} {
		to := Target{Path: path, Endings: []string{".db"}, Data: data, Replace: true, Backup: true}
		if err := to.Check(); model.CodeOf(err) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestTextNeverBecomesAFormula(t *testing.T) {
	for text, safe := range map[string]bool{
		"=HYPERLINK(\"http://x\")": false, "+cmd|' /C calc'!A0": false, "-2+3+cmd": false, "@SUM(A1)": false, "\t=1+1": false, "\r=1": false,
		" =1+1": false, "＝1+1": false, "+8613800001111": false, "-张三": false, "\n=1": false, "-1-1": false,
		"-1.50": true, "+3": true, "-1,200.5": true, "-5%": true, "-": true, "张三": true, "": true, "3.5": true, "320100199001011234": true, "a=b": true, "—": true,
	} {
		got := TextCell(text)
		if (got == text) != safe {
			t.Errorf("%q became %q", text, got)
		}
		if FromTextCell(got) != text {
			t.Errorf("%q comes back as %q", text, FromTextCell(got))
		}
	}
}

// A path that is too long is told as that, not as a bad name of the file.
func TestALongPathIsNotBlamedOnTheName(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows lengthens paths by itself")
	}
	deep := t.TempDir()
	for range 30 {
		deep = filepath.Join(deep, strings.Repeat("长", 60))
	}
	err := Target{Path: filepath.Join(deep, "b.pdf"), Endings: []string{".pdf"}}.Check()
	if got := model.MessageOf(err); model.CodeOf(err) != model.Invalid || !strings.Contains(got, "路径太长") || strings.Contains(got, "作文件名") {
		t.Errorf("said %q", got)
	}
}
