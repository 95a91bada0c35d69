package crashreport

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// Names, numbers of people and whatever a panic said never reach the report; the places in the program do.
func TestNothingThatAPanicSaysReachesTheReport(t *testing.T) {
	raw := `panic: 党员王芳（11010119900307123X，13912345678）的支部没有找到
	第二行 王芳 zhangsan@example.com
Li Wei lives at (13912345678)
11010119900307123X [recovered]

goroutine 1 [running]:
github.com/shuangbai/shuangbai/ui/members.(*Screen).open(0xc000123456, {0x7ffd12, 0x5})
	/home/zhangsan/src/shuangbai/ui/members/screen.go:120 +0x1d
main.main()
	C:/Users/lisi/app/main.go:8 +0x25
created by fyne.io/fyne/v2/app.(*fyneApp).Run in goroutine 1
	D:/src/app.go:12 +0x1
`
	got := Text(raw, "0.1.0", time.Now())
	for _, leak := range []string{"王芳", "110101", "139123", "zhangsan", "Li Wei", "lives", "lisi", "example"} {
		if strings.Contains(got, leak) {
			t.Errorf("%q is in the report:\n%s", leak, got)
		}
	}
	for _, place := range []string{"goroutine 1 [running]:", "ui/members.(*Screen).open(", "screen.go:120", "main.main()", "created by fyne.io/fyne/v2/app.(*fyneApp).Run in goroutine 1", "panic: （原话不写进报告）", "0.1.0"} {
		if !strings.Contains(got, place) {
			t.Errorf("%q is not in the report:\n%s", place, got)
		}
	}
}

func TestAnErrorOfTheRuntimeIsTold(t *testing.T) {
	for raw, want := range map[string]string{
		"panic: runtime error: index out of range [5] with length 3\n":                  "index out of range [5] with length 3",
		"panic: runtime error: invalid memory address or nil pointer dereference\n":     "nil pointer dereference",
		"fatal error: concurrent map writes\n":                                          "concurrent map writes",
		"panic: runtime error: index out of range [110101199003071234] with length 3\n": "out of range [… with length 3",
	} {
		got := Clean(raw)
		if !strings.Contains(strings.ReplaceAll(got, "]", ""), strings.ReplaceAll(want, "]", "")) {
			t.Errorf("%q became %q", raw, got)
		}
	}
}

// A program that panics with a name leaves a report without it at the next start, and nothing else.
func TestAProgramThatCrashesLeavesAReport(t *testing.T) {
	if folder := os.Getenv("CRASH_IN"); folder != "" {
		f, err := os.Create(RawPath(folder))
		if err == nil {
			err = debug.SetCrashOutput(f, debug.CrashOptions{})
		}
		if err != nil {
			os.Exit(7)
		}
		go panic("党员王芳的记录")
		select {}
	}
	raw, into := t.TempDir(), filepath.Join(t.TempDir(), "双百")
	crashing := exec.Command(os.Args[0], "-test.run=TestAProgramThatCrashesLeavesAReport")
	crashing.Env = append(os.Environ(), "CRASH_IN="+raw)
	if out, err := crashing.CombinedOutput(); err == nil || !strings.Contains(string(out), "王芳") {
		t.Fatalf("it did not crash: %v\n%s", err, out)
	}
	path, err := Collect(raw, into, "0.1.0")
	if err != nil || path == "" {
		t.Fatalf("%q, %v", path, err)
	}
	text, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(text), "王芳") || !strings.Contains(string(text), "crashreport") {
		t.Errorf("%v\n%s", err, text)
	}
	if left, _ := os.ReadDir(raw); len(left) > 0 {
		t.Errorf("what it printed stays: %v", left)
	}
	if again, err := Collect(raw, into, "0.1.0"); again != "" || err != nil {
		t.Errorf("a second report %q, %v", again, err)
	}
}

// What a program that was killed leaves empty is gone at the next start; that of one which runs stays.
func TestAnEmptyFileOfAKilledProgramIsRemoved(t *testing.T) {
	raw := t.TempDir()
	killed := exec.Command(os.Args[0], "-test.run=^$")
	if err := killed.Run(); err != nil {
		t.Fatal(err)
	}
	gone, own := filepath.Join(raw, fmt.Sprint(rawPrefix, killed.Process.Pid, rawSuffix)), RawPath(raw)
	for _, path := range []string{gone, own} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if path, err := Collect(raw, t.TempDir(), "0.1.0"); path != "" || err != nil {
		t.Errorf("a report %q of nothing, %v", path, err)
	}
	if _, err := os.Stat(gone); !os.IsNotExist(err) {
		t.Errorf("the empty file of a program that ended stays: %v", err)
	}
	if _, err := os.Stat(own); err != nil && runtime.GOOS != "windows" {
		t.Errorf("the file of a program that runs is gone: %v", err)
	}
}
