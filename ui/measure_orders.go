//go:build !release

package ui

import (
	"bufio"
	"fmt"
	"io"
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

// place is the screen that is up, "closed" while no data file is open, "locked" while the password is asked for; it is asked of the UI
// goroutine.
func (w *Window) place() (screen string) {
	fyne.DoAndWait(func() {
		switch screen = w.frame.Current(); {
		case w.office == nil:
			screen = "closed"
		case w.lock != nil:
			screen = "locked"
		}
	})
	return screen
}
