package kit

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeepFocus makes a change that may draw what had the keyboard anew, and gives the keyboard to what stands in its place then: what says
// the same, or the nearest thing before it that is still there, or the main button, or the first there is now, in what stood around it and still stands. So
// do the window and the dialogs that a dialog covers, for when it closes. A widget that is no longer shown would get the keys otherwise,
// and nothing would be seen of it.
func KeepFocus(c fyne.Canvas, change func()) {
	if c == nil {
		change()
		return
	}
	seats := seatsIn(c)
	change()
	top := topOf(c)
	for _, s := range seats {
		switch {
		case s.in == top && c.Focused() == s.had:
			if to := s.instead(); to != nil {
				c.Focus(to)
			}
		case s.above.Open() && s.above.under == s.had:
			if to := s.instead(); to != nil {
				s.above.under, s.above.moved = to, true
			}
		}
	}
}

// seat is where the keyboard is in the window or in something that stands over it.
type seat struct {
	in     fyne.CanvasObject
	had    fyne.Focusable
	before []fyne.Focusable    // in the order of Tab
	around []fyne.CanvasObject // what had stands in, in outermost first
	main   bool                // it is a main button
	above  *Popup              // what stands over it, nil of the topmost
}

// seatsIn are the places of the keyboard in a window, the lowest first; what lies inside other widgets is left out.
func seatsIn(c fyne.Canvas) (seats []seat) {
	layers := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for i, in := range layers {
		s := seat{in: in, had: c.Focused()}
		if i+1 < len(layers) {
			over, ours := layers[i+1].(*popupLayer)
			if !ours {
				continue
			}
			s.above, s.had = over.popup, over.popup.under
		}
		all := focusables(in)
		if at := slices.Index(all, s.had); s.had != nil && at >= 0 {
			s.before, s.around = all[:at], around(in, s.had)
			button, _ := s.had.(*Button)
			s.main = button != nil && button.Main()
			seats = append(seats, s)
		}
	}
	return seats
}

// instead is what gets the keyboard in the place of what had it; nil where that is still there, or nothing can have it.
func (s seat) instead() fyne.Focusable {
	after := focusables(s.in)
	if slices.Contains(after, s.had) {
		return nil
	}
	for i := len(s.around) - 1; i >= 0; i-- {
		if around(s.in, s.around[i]) == nil {
			continue
		}
		here := focusables(s.around[i])
		if len(here) == 0 {
			continue
		}
		same := sameIn(here, s.had, s.before)
		if again, ok := same.(*Button); same != nil && !(ok && s.main && !again.Main()) { // else another button leads on now
			return same
		}
		for n := len(s.before) - 1; n >= 0; n-- {
			if slices.Contains(here, s.before[n]) {
				return s.before[n]
			}
		}
		if main := MainButton(s.around[i], nil); main != nil {
			return main
		}
		return first(here)
	}
	return nil
}

// around are the objects around one that is shown in another, the outermost first, it not among them; nil when it is not there.
func around(in fyne.CanvasObject, sought any) []fyne.CanvasObject {
	if in == nil || !in.Visible() {
		return nil
	}
	for _, part := range partsOf(in) {
		if part == sought && part.Visible() {
			return []fyne.CanvasObject{in}
		}
		if inner := around(part, sought); inner != nil {
			return append([]fyne.CanvasObject{in}, inner...)
		}
	}
	return nil
}

// Holds reports whether something that can have the keyboard is in the window, outside of widgets, and nil is not.
func Holds(c fyne.Canvas, f fyne.Focusable) bool {
	return f != nil && slices.Contains(focusables(topOf(c)), f)
}

// Stands reports whether an object stands in the window: in its content, or in what lies over it.
func Stands(c fyne.Canvas, o fyne.CanvasObject) bool {
	for _, top := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		if standsIn(top, o) {
			return true
		}
	}
	return false
}

func standsIn(in, o fyne.CanvasObject) bool {
	return in == o || slices.ContainsFunc(partsOf(in), func(part fyne.CanvasObject) bool { return standsIn(part, o) })
}

// FocusFirst gives the keyboard to the chosen line in an object, or else to the first part that takes it.
func FocusFirst(c fyne.Canvas, o fyne.CanvasObject) {
	if all := focusables(o); len(all) > 0 {
		c.Focus(first(all))
	}
}

// first is the chosen line, or else the first.
func first(all []fyne.Focusable) fyne.Focusable {
	at := slices.IndexFunc(all, func(f fyne.Focusable) bool {
		row, ok := f.(*PickRow)
		return ok && row.chosen
	})
	return all[max(0, at)]
}

// topOf is what the keyboard is in: the topmost popup, or the content of the window.
func topOf(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

// sameIn finds what is of the same sort and says the same, the one with as many such before it.
func sameIn(all []fyne.Focusable, had fyne.Focusable, before []fyne.Focusable) fyne.Focusable {
	alike := func(f fyne.Focusable) bool {
		return reflect.TypeOf(f) == reflect.TypeOf(had) && wordsOf(f) == wordsOf(had)
	}
	n := 0
	for _, f := range before {
		if alike(f) {
			n++
		}
	}
	var same fyne.Focusable
	for _, f := range all {
		if !alike(f) {
			continue
		}
		if same = f; n == 0 {
			break
		}
		n--
	}
	return same
}

// FocusedWords is what the button, link or line says that has the keyboard; "" for everything else.
func FocusedWords(c fyne.Canvas) string { return wordsOf(c.Focused()) }

// wordsOf is what a button, link or line says; "" of all others.
func wordsOf(f fyne.Focusable) string {
	switch f := f.(type) {
	case *Button:
		return f.text
	case *Link:
		return f.text
	case *PickRow:
		return f.text
	}
	return ""
}

// focusables are what can have the keyboard in an object, in the order of Tab; what lies inside other widgets is left out.
func focusables(o fyne.CanvasObject) (all []fyne.Focusable) {
	if o == nil || !o.Visible() {
		return nil
	}
	parts := partsOf(o)
	for _, part := range parts {
		all = append(all, focusables(part)...)
	}
	if f, ok := o.(fyne.Focusable); ok && parts == nil {
		if off, ok := o.(fyne.Disableable); !ok || !off.Disabled() {
			all = append(all, f)
		}
	}
	return all
}

// partsOf is what stands in an object, in the order of Tab.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch in := o.(type) {
	case *popupLayer:
		return []fyne.CanvasObject{in.content}
	case *Field:
		return []fyne.CanvasObject{in.Control}
	case *container.Scroll:
		return []fyne.CanvasObject{in.Content}
	case *TaskRow:
		if in.second != nil {
			return []fyne.CanvasObject{in.second, in.verb}
		}
		return []fyne.CanvasObject{in.verb}
	case *Note:
		if in.acts != nil {
			return []fyne.CanvasObject{in.acts}
		}
	case *fyne.Container:
		return in.Objects
	}
	return nil
}
