package files

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// ownFolders gives the test a folder for passing files and one for those of earlier versions.
func ownFolders(t *testing.T) {
	t.Helper()
	for _, name := range []string{"TMPDIR", "TMP", "XDG_CACHE_HOME", "LocalAppData", "HOME"} {
		t.Setenv(name, t.TempDir())
	}
}

func TestPrintedFilesDoNotStay(t *testing.T) {
	ownFolders(t)
	gone := func(path string) bool { _, err := os.Stat(path); return os.IsNotExist(err) }
	folder := func(in, name string, age time.Duration) string {
		dir := filepath.Join(in, name)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(dir, at, at); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	old, err := PrintFile("上次的")
	if err != nil {
		t.Fatal(err)
	}
	folder(filepath.Dir(filepath.Dir(old)), filepath.Base(filepath.Dir(old)), time.Hour)
	first, _ := PrintFile("刚才的")
	view, err := ViewFolder()
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(view, os.TempDir()) || !gone(filepath.Dir(old)) || gone(filepath.Dir(first)) {
		t.Error("it lies in the shared folder, the paper of an earlier printing stays, or the present one goes")
	}

	// What a killed run left goes when the next begins; that of a run that is under way stays.
	killed, running := folder(passingFolder(), "999999999", 0), folder(passingFolder(), strconv.Itoa(os.Getppid()), 0)
	former, recent, other := folder(os.TempDir(), "shuangbai-print-1", time.Hour), folder(os.TempDir(), "shuangbai-view-1", 0), folder(os.TempDir(), "别人的文件夹", time.Hour)
	var waited time.Duration
	endPassing(func(d time.Duration) {
		if waited = d; gone(filepath.Dir(first)) {
			t.Error("the paper handed over this moment goes before the program that prints it has started")
		}
	})
	if waited < toStart/2 || waited > toStart {
		t.Errorf("the program that prints has %v to start", waited)
	}
	if endPassing(func(time.Duration) { t.Error("waits with nothing handed over") }); !gone(killed) || !gone(former) || !gone(filepath.Dir(first)) || !gone(view) {
		t.Error("something that was passed on stays")
	}
	if gone(running) || gone(recent) || gone(other) {
		t.Error("a folder in use, or one of another program, was taken away")
	}
}

// opens puts a program that opens files, as a shell script, in the place of the system's.
func opens(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the opener of this system cannot be replaced")
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell")
	}
	dir := t.TempDir()
	if script != "" {
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!"+sh+"\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

func TestWithoutAProgramForItTheWayOutIsTold(t *testing.T) {
	for name, script := range map[string]string{"no opener": "", "no program": "exit 3"} {
		t.Run(name, func(t *testing.T) {
			opens(t, script)
			_, err := Print("考核表.pdf")
			if text := model.MessageOf(err); err == nil || !strings.Contains(text, "点“存为 PDF”") {
				t.Errorf("printing says %q", text)
			}
			err = Open("考核表.pdf")
			if text := model.MessageOf(err); err == nil || !strings.Contains(text, "考核表.pdf") {
				t.Errorf("opening says %q", text)
			}
		})
	}
}

func TestAnOpenerThatWorksOrStaysIsNoFailure(t *testing.T) {
	for name, script := range map[string]string{"ends well": "exit 0", "stays": "exec /bin/sleep 4"} {
		t.Run(name, func(t *testing.T) {
			opens(t, script)
			if err := Open("考核表.pdf"); err != nil {
				t.Errorf("it fails: %v", err)
			}
		})
	}
}

// TestAFakePrinterGetsTheCopies: lp and lpstat on the path are asked; without a standard printer the PDF is opened.
func TestAFakePrinterGetsTheCopies(t *testing.T) {
	for name, c := range map[string]struct {
		said, prints string
		counts       bool
		want         Handed
		told         string
	}{
		"a printer":                {"echo 'system default destination: office'", "exit 0", true, ToPrinter, "lp -n 3 -o collate=true -- 考核表.pdf\n"},
		"no printer":               {"echo 'no system default destination'", "exit 0", false, ToViewer, "xdg-open 考核表.pdf\n"},
		"lpstat fails":             {"exit 1", "exit 0", false, ToViewer, "xdg-open 考核表.pdf\n"},
		"the printer takes it not": {"echo 'system default destination: office'", "exit 1", true, ToViewer, "lp -n 3 -o collate=true -- 考核表.pdf\nxdg-open 考核表.pdf\n"},
	} {
		t.Run(name, func(t *testing.T) {
			log := filepath.Join(t.TempDir(), "log")
			t.Setenv("PRINT_LOG", log)
			tells := func(name, then string) string { return `echo "` + name + ` $*" >> "$PRINT_LOG"` + "\n" + then }
			opens(t, tells("xdg-open", "exit 0"))
			script(t, "lp", tells("lp", c.prints))
			script(t, "lpstat", c.said)
			if CountsCopies() != c.counts {
				t.Error("who counts the copies is wrong")
			}
			handed, err := PrintCopies("考核表.pdf", 3)
			told, _ := os.ReadFile(log)
			if err != nil || handed != c.want || string(told) != c.told {
				t.Errorf("handed %v %v, called:\n%s", handed, err, told)
			}
		})
	}
}

// script puts a shell script beside the opener, in the folder that is the path.
func script(t *testing.T, name, text string) {
	t.Helper()
	dir := os.Getenv("PATH")
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
}
