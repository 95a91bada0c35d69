//go:build !release

package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/timing"
)

// The keys of the measure: how many, and how far apart, as quick as anybody types marks from paper.
const markCount, markPace = 50, 250 * time.Millisecond

// MarkKeys is for `make bench`: it marks branch after branch in the focused grid, other points when odd. For each it
// prints the milliseconds from the key that ends the mark until the frame with it is drawn and the mark is in the data
// file, as written tells, and until all else is drawn too.
func MarkKeys(written <-chan time.Time, odd bool) error {
	n := 0
	if odd {
		n = 1
	}
	f := newFrames()
	win, frame := f.Win, f.Show
	for i := range markCount {
		time.Sleep(markPace)
		frame(func() { win.Canvas().Focused().TypedRune(rune('1' + (n+i)%2)) })
		began := time.Now()
		shown := frame(func() { win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })
		select {
		case at := <-written:
			if at.After(shown) {
				shown = at
			}
		case <-time.After(10 * time.Second):
			return fmt.Errorf("no mark was written after key %d", i)
		}
		fmt.Printf("mark %.2f %.2f\n", timing.Milliseconds(shown.Sub(began)), timing.Milliseconds(frame(func() {}).Sub(began)))
	}
	return nil
}

// ImportFile is for `make bench`: it imports a file as somebody does who drops it on the window and presses Ctrl+Enter,
// goes back to the first screen, and returns when nothing is under way any more. Call it off the UI goroutine.
func ImportFile(w *Window, path string) error {
	settled := func(do func()) {
		fyne.DoAndWait(do)
		for idle := false; !idle; time.Sleep(20 * time.Millisecond) {
			fyne.DoAndWait(func() { idle = w.desk.Idle() })
		}
	}
	settled(func() { w.dropped([]string{path}, nil) })
	settled(func() {
		for _, s := range w.frame.Screen(shell.Intake).Shortcuts() {
			if s.Key == fyne.KeyReturn {
				s.Do()
			}
		}
	})
	settled(func() { w.Go(shell.Home, nil) })
	sets, err := w.office.History(context.Background(), 1)
	if err == nil && (len(sets) == 0 || sets[0].Kind != "import") {
		err = fmt.Errorf("nothing was imported")
	}
	return err
}
