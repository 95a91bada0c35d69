package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSandboxAnswersDialogsAndStaysInItsFolder(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("no shell")
	}
	t.Setenv("TMPDIR", t.TempDir())
	box, err := newSandbox()
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

func TestAProgramThatGrowsFailsTheRun(t *testing.T) {
	first := weight{30 << 10, 200 << 10}
	if (weight{100 << 10, 500 << 10}).bounded(first) != nil || (weight{340 << 10, 500 << 10}).bounded(first) == nil || (weight{100 << 10, 950 << 10}).bounded(first) == nil {
		t.Error("what is bounded and what is not")
	}
}
