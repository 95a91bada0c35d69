package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// byNamedKeys is what Tab passes by, and how the keyboard does it instead.
var byNamedKeys = map[string]string{
	"*table.gridHead":     "sorting and widths are in the menu of the rows, Shift+F10",
	"*ballots.groupCells": "PageUp and PageDown",
	"*kit.pointerOnly":    "F4 and the arrows in a field of a day",
	"*kit.popupLayer":     "Esc",
}

// Everything that the pointer can press on a screen, and in what a key opens there, Tab comes to.
func TestTabComesToEverythingThatCanBePressed(t *testing.T) {
	w := openYearToMark(t)
	seen := 0
	reaches := func(where string) {
		t.Helper()
		c := w.win.Canvas()
		reached := map[fyne.CanvasObject]bool{}
		for _, f := range byTab(c) {
			reached[f.(fyne.CanvasObject)] = true
		}
		seen += len(reached)
		uitest.Each(uitest.Tops(w.win)[len(uitest.Tops(w.win))-1], func(o fyne.CanvasObject) {
			off, can := o.(fyne.Disableable)
			if _, tap := o.(fyne.Tappable); !tap || reached[o] || can && off.Disabled() || byNamedKeys[fmt.Sprintf("%T", o)] != "" {
				return
			}
			t.Errorf("%s: Tab passes by %T %q", where, o, uitest.Text(o))
		})
	}
	for _, p := range pages() {
		screen := w.frame.Screen(p.id)
		if screen == nil {
			continue
		}
		for _, key := range append([]kit.Shortcut{{Do: func() {}}}, screen.Shortcuts()...) {
			if key.Do == nil {
				continue
			}
			w.Go(p.id, p.target)
			settle(t, w)
			key.Do()
			settle(t, w)
			reaches(strings.TrimSpace(p.title + " " + string(key.Key)))
			closeAll(t, w)
		}
	}
	if seen < 1000 {
		t.Errorf("only %d things were reached", seen)
	}
}

// Enter on anything that Tab comes to on a screen, and Esc out of what that opens, leave the keyboard in something that is seen on the
// screen, and so does the dialog while it stands.
func TestTheKeyboardIsNeverLostAfterAPress(t *testing.T) {
	w := openYearToMark(t)
	c := w.win.Canvas()
	pressed := 0
	for _, p := range pages() {
		for i := 0; ; i++ {
			w.Go(p.id, p.target)
			settle(t, w)
			screen := w.frame.Screen(p.id)
			all := byTab(c)
			if screen == nil || i >= len(all) {
				break
			}
			f := all[i]
			if !drawnIn(screen.Object(), f) { // the frame around it
				continue
			}
			pressed++
			c.Focus(f)
			what := fmt.Sprintf("the keyboard after Enter on %q of %s", uitest.Text(f.(fyne.CanvasObject)), p.title)
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			settle(t, w)
			has := func(when string) {
				t.Helper()
				mainloop.Until(t, what+", "+when, func() bool {
					now, top := c.Focused(), c.Overlays().Top()
					return top != nil && drawnIn(top, now) || top == nil && drawnIn(w.frame.Screen(w.frame.Current()).Object(), now)
				})
			}
			has("at once")
			if closeAll(t, w) {
				has("after Esc")
			}
		}
	}
	if pressed < 90 {
		t.Errorf("only %d things were pressed", pressed)
	}
}

// page is a screen, or a part of one that stands under a tab.
type page struct {
	id, title string
	target    any
}

func pages() (all []page) {
	for _, p := range places() {
		all = append(all, page{p.id, p.title, nil})
	}
	for _, a := range frequent {
		if at, ok := a.target.(shell.AssessAt); ok && at.Place != office.AtMarks || at.Adjusts {
			all = append(all, page{a.screen, a.text, at})
		}
	}
	return all
}

// openYearToMark opens the sample with its year open again: most of what a screen offers can be pressed then.
func openYearToMark(t *testing.T) *Window {
	w := openWindow(t, Options{})
	if _, err := w.office.Reopen(t.Context(), office.SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	w.changed()
	settle(t, w)
	return w
}

// closeAll leaves by Esc whatever stands over the window, and reports whether anything did.
func closeAll(t *testing.T, w *Window) bool {
	t.Helper()
	c := w.win.Canvas()
	stood := c.Overlays().Top() != nil
	for range 6 {
		if c.Overlays().Top() == nil {
			return stood
		}
		if f := c.Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		} else {
			c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		settle(t, w)
	}
	t.Fatalf("Esc does not close what says:\n%s", uitest.Text(c.Overlays().Top()))
	return stood
}

// byTab is what Tab comes to in the window, or in what stands over it, until it comes to the first again.
func byTab(c fyne.Canvas) (all []fyne.Focusable) {
	c.Unfocus()
	for {
		c.FocusNext()
		f := c.Focused()
		if f == nil || len(all) > 0 && f == all[0] {
			return all
		}
		all = append(all, f)
	}
}

// drawnIn reports whether something can be seen in an object.
func drawnIn(in fyne.CanvasObject, f fyne.Focusable) (seen bool) {
	o, ok := f.(fyne.CanvasObject)
	uitest.Each(in, func(part fyne.CanvasObject) { seen = seen || ok && part == o })
	return seen
}
