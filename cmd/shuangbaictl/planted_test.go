package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store/leaktest"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

const killPassword = "江城双百 2026"

// sealAll makes passwords quick to try, and forgets them after the test.
func sealAll(t *testing.T) {
	t.Helper()
	seal.QuickForTests()
	t.Cleanup(office.ForgetKeys)
}

// sealIt gives a data file a password and removes what was plain of it.
func sealIt(t *testing.T, data string) {
	t.Helper()
	code := secretFile(t, office.NewRecoveryCode().Text())
	must(t, "--data", data, "--json", "seal", "--new-password-file", secretFile(t, killPassword), "--code-file", code)
	must(t, "--data", data, "--json", "seal", "remove-plain", "--all")
}

// TestNothingOfASealedFileIsLeftReadable lives a day with a sealed file, with kills and backups, in folders of its own for everything
// that a program may write to, and then looks for the people in every file that is there.
func TestNothingOfASealedFileIsLeftReadable(t *testing.T) {
	sealAll(t)
	roster := bigRoster(t, t.TempDir()) // the user's own, outside of what is searched
	all := t.TempDir()
	var env []string
	for _, name := range []string{"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"} {
		folder := filepath.Join(all, strings.ToLower(name))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+folder)
	}
	data := filepath.Join(all, "双百", "综合党委.sbd")
	must(t, "--data", data, "--json", "init", "--name", "某某区律师行业综合党委", "--sector", "law")
	sealIt(t, data)
	password := secretFile(t, killPassword)
	start := func(args []string) (*exec.Cmd, *bytes.Buffer) {
		t.Helper()
		c, out := exec.Command(os.Args[0]), &bytes.Buffer{}
		c.Env = append(append(os.Environ(), env...), childArgs+"="+strings.Join(append([]string{"--data", data, "--password-file", password}, args...), "\n"))
		c.Stdout, c.Stderr = out, out
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c, out
	}
	child := func(wait time.Duration, args ...string) {
		t.Helper()
		c, out := start(args)
		timer := time.AfterFunc(wait, func() { _ = c.Process.Kill() })
		err := c.Wait()
		if timer.Stop() && err != nil {
			t.Fatalf("%v: %v %s", args, err, out)
		}
	}
	for i := range 6 {
		child(time.Duration(100+i*150)*time.Millisecond, "import", roster)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(roster), "决议.txt"), bytes.Repeat([]byte("王一丁 转正决议\n"), 20_000), 0o600); err != nil {
		t.Fatal(err)
	}
	child(time.Minute, "import", roster)
	child(time.Minute, "attach", "add", "--branch", "第1党支部", filepath.Join(filepath.Dir(roster), "决议.txt"))
	child(time.Minute, "list", "members", "--search", "王")
	child(time.Minute, "checkup")
	child(time.Minute, "backup", "--place", filepath.Join(all, "tmpdir"))
	child(time.Minute, "backup", filepath.Join(all, "U盘.sbd"))
	child(300*time.Millisecond, "backup", filepath.Join(all, "U盘 2.sbd"))
	child(time.Minute, "restore", filepath.Join(all, "U盘.sbd"))
	child(time.Minute, "verify")
	for _, args := range [][]string{{"report", "roster", "--out", filepath.Join(all, "花名册.pdf")}, {"import", roster, "--errors", filepath.Join(all, "问题表.xlsx")},
		{"attach", "save", "1", filepath.Join(all, "决议.txt")}} { // without consent
		if c, out := start(args); c.Wait() == nil || !strings.Contains(out.String(), "--personal-ok") {
			t.Errorf("%v: %s", args, out)
		}
	}
	place := filepath.Join(all, "第二个地方")
	if err := os.Mkdir(place, 0o700); err != nil {
		t.Fatal(err)
	}
	child(time.Minute, "backup", "--place", place)
	code := secretFile(t, office.NewRecoveryCode().Text())
	for i, next := range []string{"第二句话 12345", "第三句话 12345"} { // another password, and another key
		fresh := secretFile(t, next)
		args := []string{"password", "--new-password-file", fresh}
		if i == 1 {
			args = append(args, "--new-key", "--code-file", code)
		}
		child(time.Minute, args...)
		password = fresh
		child(time.Minute, "import", roster, "--policy", "overwrite")
		child(time.Minute, "backup")
	}

	text, err := os.ReadFile(roster)
	if err != nil {
		t.Fatal(err)
	}
	words := []string{"转正决议", "CREATE TABLE", "SQLite format"}
	for _, line := range strings.Split(string(text), "\n")[1:501] {
		fields := strings.Split(line, ",")
		words = append(words, fields[0], fields[2])
	}
	for path, word := range leaktest.Find(t, all, words) {
		t.Errorf("%s holds %q", path, word)
	}
	for _, must := range []string{"known", "backup"} {
		if left, _ := filepath.Glob(filepath.Join(all, "xdg_config_home", "shuangbai", must, "*.json")); len(left) == 0 {
			t.Errorf("%s was not written: the day does not show what the program leaves", must)
		}
	}
}
