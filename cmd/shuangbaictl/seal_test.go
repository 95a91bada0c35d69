package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// secretFile writes a line into a file.
func secretFile(t *testing.T, line string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte(line+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestASealedFileFromTheCommandLine sets a password, works with it, changes it and takes it off. Between the commands the program
// forgets it, as it does when it ends.
func TestASealedFileFromTheCommandLine(t *testing.T) {
	seal.QuickForTests()
	forget := func() { office.ForgetKeys() }
	t.Cleanup(forget)
	data := newFile(t, "law")
	roster := filepath.Join(t.TempDir(), "名册.csv")
	if err := os.WriteFile(roster, []byte("姓名,身份证号\n张三丰,11010519491231002X\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "--data", data, "--json", "import", roster, "--kind", "roster")
	first, second := secretFile(t, "江城双百 2026"), secretFile(t, "第二个密码 12")
	code := secretFile(t, must(t, "--json", "seal", "code")["recovery_code"].(string))
	if code, _, errs := ctl(t, "--data", data, "seal", "--new-password-file", secretFile(t, "短"), "--code-file", code); code != 1 || !strings.Contains(errs, "太短") {
		t.Errorf("a short password: exit %d %s", code, errs)
	}
	if v := must(t, "--data", data, "--json", "seal", "--new-password-file", first, "--code-file", code, "--dry-run"); v["sealed"] != false {
		t.Errorf("dry run %v", v)
	}
	v := must(t, "--data", data, "--json", "seal", "--new-password-file", first, "--code-file", code)
	if v["sealed"] != true || len(v["plain_copies"].([]any)) != 2 {
		t.Errorf("sealing: %v", v)
	}
	forget()
	if code, _, errs := ctl(t, "--data", data, "list", "members"); code != 1 || !strings.Contains(errs, "--password-file") {
		t.Errorf("without a password: exit %d %s", code, errs)
	}
	if v := failing(t, "--data", data, "--json", "--password-file", second, "list", "members"); v != "wrong-password" {
		t.Errorf("with a wrong password: %s", v)
	}
	if v := must(t, "--data", data, "--json", "--password-file", first, "seal", "remove-plain", "--all"); len(v["removed"].([]any)) != 2 {
		t.Errorf("removing the plain copies: %v", v)
	}
	paper := filepath.Join(t.TempDir(), "花名册.pdf")
	if v := failing(t, "--data", data, "--json", "--password-file", first, "report", "roster", "--out", paper); v != "consent" {
		t.Errorf("a roster of a sealed file without consent: %s", v)
	}
	must(t, "--data", data, "--json", "--password-file", first, "report", "roster", "--out", paper, "--personal-ok")
	if v := must(t, "--data", data, "--json", "--password-file", first, "list", "disclosed")["disclosed"].([]any); len(v) != 1 || v[0].(map[string]any)["what"] != "党员花名册" || v[0].(map[string]any)["persons"] != "1" {
		t.Errorf("noted: %v", v)
	}
	forget()
	backup := filepath.Join(t.TempDir(), "备份.sbd")
	must(t, "--data", data, "--json", "--password-file", first, "backup", backup)
	for _, folder := range []string{filepath.Dir(data), filepath.Dir(backup)} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			for _, word := range []string{"张三丰", "110105194", "CREATE"} {
				if strings.Contains(string(b), word) {
					t.Errorf("%s holds %s", path, word)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	forget()
	must(t, "--data", data, "--json", "--password-file", code, "--recovery", "password", "--new-password-file", second)
	named := secretFile(t, "某某区行业综合党委2026")
	for _, more := range [][]string{nil, {"--new-key", "--code-file", code}} {
		if code, _, errs := ctl(t, append([]string{"--data", data, "--password-file", second, "password", "--new-password-file", named}, more...)...); code != 1 || !strings.Contains(errs, "一猜就中") {
			t.Errorf("the name of the committee as password, %v: exit %d %s", more, code, errs)
		}
	}
	forget() // each command is a process of its own
	open := secretFile(t, "第二个密码 12")
	if err := os.Chmod(open, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := ctl(t, "--data", data, "--password-file", open, "list", "members"); code != 0 || strings.Contains(errs, "chmod 600") == (runtime.GOOS == "windows") {
		t.Errorf("a file with a password that others can read: exit %d %s", code, errs)
	}
	forget()
	if v := failing(t, "--data", data, "--json", "--password-file", first, "verify"); v != "wrong-password" {
		t.Errorf("the former password: %s", v)
	}
	members := must(t, "--data", data, "--json", "--password-file", second, "list", "members")
	if rows := members["members"].([]any); len(rows) != 1 {
		t.Errorf("listed %v", members)
	}
	forget()
	must(t, "--json", "--password-file", first, "verify", backup) // an earlier backup has the former one
	forget()
	to := filepath.Join(t.TempDir(), "恢复.sbd")
	must(t, "--data", to, "--json", "--password-file", first, "restore", backup)
	must(t, "--data", to, "--json", "list", "members")
	forget()
	third := secretFile(t, "第三个密码 12")
	if v := must(t, "--data", data, "--json", "--password-file", second, "password", "--new-key", "--new-password-file", third, "--code-file", code, "--dry-run"); v["dry_run"] != true {
		t.Errorf("dry run of another key: %v", v)
	}
	v = must(t, "--data", data, "--json", "--password-file", second, "password", "--new-key", "--new-password-file", third, "--code-file",
		secretFile(t, must(t, "--json", "seal", "code")["recovery_code"].(string)))
	if copies := v["plain_copies"].([]any); len(copies) == 0 || copies[0].(map[string]any)["former"] != true {
		t.Errorf("another key: %v", v)
	}
	forget()
	if v := must(t, "--data", data, "--json", "--password-file", third, "seal", "remove-plain", "--all"); len(v["removed"].([]any)) != 0 {
		t.Errorf("removing the plain copies removed others: %v", v)
	}
	if v := must(t, "--data", data, "--json", "--password-file", third, "seal", "remove-plain", "--former"); len(v["removed"].([]any)) == 0 {
		t.Errorf("removing those with the former password: %v", v)
	}
	if v := must(t, "--data", data, "--json", "seal", "status"); len(v["plain_copies"].([]any)) != 0 {
		t.Errorf("still there: %v", v)
	}
	forget()
	if v := failing(t, "--data", data, "--json", "--password-file", code, "--recovery", "verify"); v != "wrong-password" {
		t.Errorf("the former recovery code: %s", v)
	}
	must(t, "--data", data, "--json", "--password-file", third, "unseal")
	forget()
	must(t, "--data", data, "--json", "verify")
}

// failing runs a command that must fail and returns the code of its error.
func failing(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := ctl(t, args...)
	if code != 1 {
		t.Errorf("%v: exit %d, %s", args, code, errs)
	}
	i := strings.Index(out, `"code": "`)
	if i < 0 {
		return out
	}
	rest, _, _ := strings.Cut(out[i+len(`"code": "`):], `"`)
	return rest
}
