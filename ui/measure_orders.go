//go:build !release

package ui

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
)

// Obey is for `make monkey`: it does what the lines of orders say, one after the other, and prints an answer to each once the UI
// goroutine has done it. "drop X Y PATH" drops a file on a place of the window; "memory" answers with the kilobytes that live and
// that are resident after a collection; any other line only answers, which a window that hangs does not. Call it off the UI
// goroutine.
func Obey(w *Window, orders io.Reader) {
	for lines := bufio.NewScanner(orders); lines.Scan(); {
		var at fyne.Position
		order, rest, _ := strings.Cut(lines.Text(), " ")
		fyne.DoAndWait(func() {
			if order != "drop" {
				return
			}
			if _, err := fmt.Sscanf(rest, "%g %g", &at.X, &at.Y); err == nil {
				w.frame.Drop(at, []string{strings.SplitN(rest, " ", 3)[2]})
			}
		})
		if order == "memory" {
			fmt.Println("memory", LiveKB(), ResidentKB())
			continue
		}
		fmt.Println("done", w.place())
	}
}

// place is the screen that is up; it is asked of the UI goroutine.
func (w *Window) place() (screen string) {
	fyne.DoAndWait(func() { screen = w.frame.Current() })
	return screen
}

// LiveKB collects what is no longer used, gives it back to the system, and returns the kilobytes of the heap that live.
func LiveKB() uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc / 1024
}

// ResidentKB is the resident memory of this process in kilobytes as Linux tells it; "0" elsewhere.
func ResidentKB() string {
	raw, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			return f[1]
		}
	}
	return "0"
}
