//go:build !release

package ui

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/timing"
)

// Rounds is for `make bench`: it goes round all screens as somebody does in ten minutes of work, n times. On each it uses the
// screen's own keys, types where the keyboard then is, takes it back and leaves by Esc; between them it searches. It prints the
// milliseconds until the frame that shows it is drawn, and of the processor's time those of the UI goroutine and those of all
// threads: "first:SCREEN" and "again:SCREEN" with all that the screen reads, "key:SCREEN" for a character typed; and after every
// round "live", the kilobytes in use. After the round settled, 0 for none, and the last it rests as somebody does between two such
// rounds, and prints "rested", the kilobytes in use then: Fyne keeps what is gone for a minute, so that what lives right after a
// round tells how quick the round was. Call it off the UI goroutine.
func Rounds(w *Window, n, settled int) error {
	r := &rounds{Frames: newFrames(), w: w}
	for i := range n {
		visit := "again:"
		if i == 0 {
			visit = "first:"
		}
		for _, p := range places() {
			known := false
			fyne.DoAndWait(func() { known = w.frame.Screen(p.id) != nil })
			if !known {
				continue
			}
			r.Timed(visit+p.id, func() { r.settled(func() { w.Go(p.id, nil) }) })
			if err := r.use(p.id); err != nil {
				return err
			}
			r.search()
		}
		fmt.Println("live", LiveKB())
		if settled > 0 && (i+1 == settled || i+1 == n) {
			r.rest()
			fmt.Println("rested", LiveKB())
		}
	}
	return nil
}

type rounds struct {
	*timing.Frames
	w *Window
}

// rest waits until Fyne forgets, which it does with a frame a minute after something was last drawn.
func (r *rounds) rest() {
	for range 3 {
		time.Sleep(35 * time.Second)
		r.Show(func() {})
	}
}

// settled does something and returns when all that it reads is drawn.
func (r *rounds) settled(do func()) {
	fyne.DoAndWait(do)
	for idle := false; ; time.Sleep(time.Millisecond) {
		fyne.DoAndWait(func() { idle = r.w.desk.Idle() })
		if idle {
			break
		}
	}
	r.Show(func() {})
}

// use presses each of the screen's own keys that changes nothing by itself.
func (r *rounds) use(id string) error {
	var own []kit.Shortcut
	fyne.DoAndWait(func() { own = r.w.frame.Screen(id).Shortcuts() })
	for _, k := range own {
		if k.Do == nil || slices.Contains([]fyne.KeyName{fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyS, fyne.KeyP, fyne.KeyO, fyne.KeyD}, k.Key) {
			continue
		}
		r.settled(k.Do)
		r.typeIn("key:" + id + "." + string(k.Key))
		for tries := 0; r.standing(); tries++ {
			if tries > 4 {
				return fmt.Errorf("%s: what the key %s opened does not close by Esc", id, k.Key)
			}
			r.press(fyne.KeyEscape)
		}
	}
	return nil
}

// search types into the box for everything and closes it.
func (r *rounds) search() {
	r.settled(func() { r.w.frame.OpenSearch() })
	r.typeIn("key:search")
	time.Sleep(250 * time.Millisecond) // the search waits for a pause in typing
	for r.standing() {
		r.press(fyne.KeyEscape)
	}
}

// typeIn types three characters where the keyboard is, and takes them back.
func (r *rounds) typeIn(what string) {
	entry := false
	fyne.DoAndWait(func() { _, entry = r.Win.Canvas().Focused().(*kit.Entry) })
	if !entry {
		return
	}
	for _, char := range "1ab" {
		r.Timed(what, func() { r.Show(func() { r.typed(char) }) })
	}
	for range 3 {
		r.press(fyne.KeyBackspace)
	}
}

func (r *rounds) typed(char rune) {
	if f := r.Win.Canvas().Focused(); f != nil {
		f.TypedRune(char)
	}
}

// press gives a key to what has the keyboard, else to the window, and waits for what follows.
func (r *rounds) press(name fyne.KeyName) {
	r.settled(func() {
		ev := &fyne.KeyEvent{Name: name}
		if f := r.Win.Canvas().Focused(); f != nil {
			f.TypedKey(ev)
		} else if typed := r.Win.Canvas().OnTypedKey(); typed != nil {
			typed(ev)
		}
	})
}

// standing reports whether a dialog, a list or a form stands over or in the screen.
func (r *rounds) standing() (yes bool) {
	fyne.DoAndWait(func() {
		stepper, ok := r.w.frame.Screen(r.w.frame.Current()).(shell.Stepper)
		yes = r.Win.Canvas().Overlays().Top() != nil || ok && stepper.Stepping()
	})
	return yes
}
