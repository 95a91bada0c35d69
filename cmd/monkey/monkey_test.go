package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

func TestTheSandboxAnswersDialogsAndStaysInItsFolder(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("no shell")
	}
	t.Setenv("TMPDIR", t.TempDir())
	box, err := newSandbox(false)
	if err != nil {
		t.Fatal(err)
	}
	defer box.remove()
	dismissed, opened, saved := 0, 0, 0
	for i := range 24 {
		args := []string{"--file-selection"}
		if i%2 == 0 {
			args = append(args, "--save")
		}
		cmd := exec.Command(filepath.Join(box.folder, "bin", "zenity"), args...)
		cmd.Env = box.environment()
		out, err := cmd.Output()
		path := strings.TrimSpace(string(out))
		switch {
		case err != nil && path == "":
			dismissed++
		case !strings.HasPrefix(path, box.folder):
			t.Errorf("the dialog answered %q, outside of %s", path, box.folder)
		case i%2 == 0:
			saved++
		default:
			opened++
		}
	}
	if dismissed != 8 || opened == 0 || saved == 0 {
		t.Errorf("%d dismissed, %d opened, %d saved", dismissed, opened, saved)
	}
	if err := box.verify(); err != nil {
		t.Error(err)
	}
	for _, v := range box.environment() {
		if name, value, _ := strings.Cut(v, "="); strings.HasPrefix(name, "XDG_") || name == "HOME" || name == "PATH" {
			if !strings.HasPrefix(value, box.folder) {
				t.Errorf("%s lies outside of the sandbox", v)
			}
		}
	}
}

func TestAnErrorInTheLogFailsTheRun(t *testing.T) {
	box := &sandbox{folder: t.TempDir()}
	if err := os.MkdirAll(filepath.Dir(box.log()), 0o700); err != nil {
		t.Fatal(err)
	}
	for line, bad := range map[string]bool{"level=INFO msg=written": false, "level=ERROR msg=\"import failed\"": true, "panic: index out of range": true} {
		if err := os.WriteFile(box.log(), []byte("level=INFO msg=opened\n"+line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := box.logIsClean(); (err != nil) != bad {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// The faces of rare names and of papers are read once; what goes on growing after that is a leak.
func TestAProgramThatGrowsFailsTheRun(t *testing.T) {
	const mb = 1 << 10
	for _, c := range []struct {
		live, resident []int // MB, at the start and after each minute
		bad            bool
	}{
		{[]int{27, 90, 120, 140, 150, 130, 180}, []int{240, 500, 600, 600, 600, 600, 600}, false},
		{[]int{27, 90, 120, 210}, []int{240, 300, 300, 300}, true},
		{[]int{27, 40, 60, 80, 110, 140, 170}, []int{240, 300, 300, 300, 300, 300, 300}, true},
		{[]int{27, 40}, []int{240, 700}, true},
	} {
		var course course
		var err error
		for i := range c.live {
			if course, err = course.with(weight{c.live[i] * mb, c.resident[i] * mb}); err != nil {
				break
			}
		}
		if (err != nil) != c.bad {
			t.Errorf("%d MB: %v", c.live, err)
		}
	}
}

// One run in three or so works on a file with a password, always the same ones; what such a run leaves opens with the password.
func TestSomeRunsAreSealed(t *testing.T) {
	n := 0
	for seed := range uint64(300) {
		sealed := isSealed(seed)
		if again := isSealed(seed); again != sealed {
			t.Fatal("a seed is not replayed")
		}
		if sealed {
			n++
		}
	}
	if n < 60 || n > 140 {
		t.Errorf("%d of 300 runs are sealed", n)
	}
	t.Setenv("TMPDIR", t.TempDir())
	box, err := newSandbox(true)
	if err != nil {
		t.Fatal(err)
	}
	defer box.remove()
	if state, err := office.SealInfo(box.data); err != nil || !state.Sealed {
		t.Errorf("the data file is sealed: %v %v", state.Sealed, err)
	}
	office.ForgetKeys()
	if err := box.verify(); err != nil {
		t.Error(err)
	}
}
