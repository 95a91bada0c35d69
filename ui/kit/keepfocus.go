package kit

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeepFocus makes a change that may draw what had the keyboard anew, and gives the keyboard to what stands in its place then: what says
// the same, or the nearest thing before it that is still there. A widget that is no longer shown would get the keys otherwise, and
// nothing would be seen of it.
func KeepFocus(c fyne.Canvas, change func()) {
	had := c.Focused()
	before := focusables(topOf(c))
	at := slices.Index(before, had)
	change()
	if had == nil || at < 0 || c.Focused() != had {
		return
	}
	after := focusables(topOf(c))
	if slices.Contains(after, had) {
		return
	}
	if same := sameIn(after, had, before[:at]); same != nil {
		c.Focus(same)
		return
	}
	for i := at - 1; i >= 0; i-- {
		if slices.Contains(after, before[i]) {
			c.Focus(before[i])
			return
		}
	}
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
	if in == o {
		return true
	}
	switch in := in.(type) {
	case *popupLayer:
		return standsIn(in.content, o)
	case *container.Scroll:
		return standsIn(in.Content, o)
	case *fyne.Container:
		return slices.ContainsFunc(in.Objects, func(child fyne.CanvasObject) bool { return standsIn(child, o) })
	}
	return false
}

// FocusFirst gives the keyboard to the chosen line in an object, or else to the first part that takes it.
func FocusFirst(c fyne.Canvas, o fyne.CanvasObject) {
	all := focusables(o)
	if len(all) == 0 {
		return
	}
	at := slices.IndexFunc(all, func(f fyne.Focusable) bool {
		row, ok := f.(*PickRow)
		return ok && row.chosen
	})
	c.Focus(all[max(0, at)])
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
	switch in := o.(type) {
	case *popupLayer:
		return focusables(in.content)
	case *Field:
		return focusables(in.Control)
	case *container.Scroll:
		return focusables(in.Content)
	case *TaskRow:
		if in.second != nil {
			all = focusables(in.second)
		}
		return append(all, focusables(in.verb)...)
	case *Note:
		if in.acts != nil {
			return focusables(in.acts)
		}
	case *fyne.Container:
		for _, part := range in.Objects {
			all = append(all, focusables(part)...)
		}
	case fyne.Focusable:
		if off, ok := o.(fyne.Disableable); !ok || !off.Disabled() {
			all = append(all, in)
		}
	}
	return all
}
