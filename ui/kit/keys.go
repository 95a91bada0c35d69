package kit

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Shortcut is one key of the whole window, such as Ctrl+K.
type Shortcut struct {
	Key fyne.KeyName
	Mod fyne.KeyModifier // 0 for a bare key such as F1
	Do  func()
	// Always lets the key through while a dialog or running work stands over the window.
	Always bool
	// Else is offered every bare key that no other shortcut took; it reports whether it used it. Key is not looked at.
	Else func(*fyne.KeyEvent) bool
}

// windowKeys holds the keys of each open window.
var windowKeys = map[fyne.Canvas]*keySet{}

type keySet struct {
	shortcuts []Shortcut
	modals    []*Popup // the dialogs and popups over the window, newest last: no keys but theirs do anything, and F1
	aside     []*Popup // those of a locked window, see Lock
	typing    func(bool)
	entered   func()
}

// press does what a bare key does for the window, and reports whether it does anything.
func (set *keySet) press(c fyne.Canvas, ev *fyne.KeyEvent) bool {
	for _, s := range set.shortcuts {
		if s.Else != nil {
			if s.Else(ev) {
				return true
			}
			continue
		}
		if s.Mod == 0 && s.Key == ev.Name {
			KeepFocus(c, s.Do)
			return true
		}
	}
	return false
}

// SetKeys gives a window its own keys. Fyne hands keys to the focused widget alone; every widget of the kit passes on
// what it has no use for, so these work wherever the focus is. Calling it again replaces the keys.
func SetKeys(c fyne.Canvas, shortcuts []Shortcut) {
	set := keysOf(c)
	set.shortcuts = shortcuts
	watchKeys(c)
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { passKeyTo(c, ev) })
	for _, s := range shortcuts {
		if s.Mod == 0 {
			continue
		}
		c.AddShortcut(shortcutFor(s), func(sc fyne.Shortcut) { passShortcutTo(c, sc) })
	}
}

// OnTyping calls f when something is typed into a field of the window that got the keyboard, and when that gives it up.
func OnTyping(c fyne.Canvas, f func(typing bool)) { keysOf(c).typing = f }

// OnEntered calls f whenever a field of the window gets the keyboard.
func OnEntered(c fyne.Canvas, f func()) { keysOf(c).entered = f }

func tellEntered(e *Entry) {
	if set := windowKeys[canvasTyped(e)]; set != nil && set.entered != nil {
		set.entered()
	}
}

// tellTyping tells the window of a field that something was typed there, or that the keyboard went.
func tellTyping(e *Entry, typing bool) {
	if set := windowKeys[canvasTyped(e)]; set != nil && set.typing != nil {
		set.typing(typing)
	}
}

// shortcutFor is the shortcut Fyne reports for a key: it has names of its own for undo and redo.
func shortcutFor(s Shortcut) fyne.Shortcut {
	if s.Mod == fyne.KeyModifierControl {
		switch s.Key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Mod}
}

func isUndo(s fyne.Shortcut) bool { return s.ShortcutName() == (&fyne.ShortcutUndo{}).ShortcutName() }

// ctrlEnter saves, in a form and in a dialog.
var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}

// redoShift is the other key for doing again, Ctrl+Shift+Z.
var redoShift = &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}

func isRedo(s fyne.Shortcut) bool {
	name := s.ShortcutName()
	return name == (&fyne.ShortcutRedo{}).ShortcutName() || name == redoShift.ShortcutName()
}

func keysOf(c fyne.Canvas) *keySet {
	set := windowKeys[c]
	if set == nil {
		set = &keySet{}
		windowKeys[c] = set
	}
	return set
}

// PassKey hands a key that the focused widget o has no use for to its window.
func PassKey(o fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	c := canvasTyped(o)
	return c != nil && passKeyTo(c, ev)
}

func passKeyTo(c fyne.Canvas, ev *fyne.KeyEvent) bool {
	set := windowKeys[c]
	if set == nil {
		return false
	}
	if n := len(set.modals); n > 0 {
		switch top := set.modals[n-1]; {
		case ev.Name == fyne.KeyEscape:
			top.escape()
		case isEnter(ev.Name):
			pressMain(c)
		case ev.Name == fyne.KeyF1 && !top.keep:
			set.press(c, ev)
		case top.onKey != nil:
			top.onKey(ev)
		}
		return true
	}
	return set.press(c, ev)
}

// PassShortcut hands a shortcut to the window of o and reports whether it had a use for it.
func PassShortcut(o fyne.CanvasObject, sc fyne.Shortcut) bool {
	return passShortcutTo(canvasTyped(o), sc)
}

// passShortcutTo looks the shortcut up among the keys that the window has now: those set before stay known to Fyne,
// which cannot forget one.
func passShortcutTo(c fyne.Canvas, sc fyne.Shortcut) bool {
	set := windowKeys[c]
	if set == nil {
		return false
	}
	if n := len(set.modals); n > 0 && !(set.modals[n-1].undo && (isUndo(sc) || isRedo(sc))) {
		act := set.modals[n-1].onCtrlEnter
		if act != nil && sc.ShortcutName() == ctrlEnter.ShortcutName() {
			act()
			return true
		}
		return !IsLocked(c) && set.shortcut(c, sc, true)
	}
	return set.shortcut(c, sc, false)
}

// shortcut does what a shortcut does for the window, always only those that dialogs let through.
func (set *keySet) shortcut(c fyne.Canvas, sc fyne.Shortcut, always bool) bool {
	for _, s := range set.shortcuts {
		if (s.Always || !always) && s.Mod != 0 && shortcutFor(s).ShortcutName() == sc.ShortcutName() {
			KeepFocus(c, s.Do)
			return true
		}
	}
	return false
}

// pressMain presses the main button of the dialog over a window, which is what Enter does wherever the keyboard is in it
// but on another button. It reports whether a dialog is open.
func pressMain(c fyne.Canvas) bool {
	set := windowKeys[c]
	if set == nil || len(set.modals) == 0 || set.modals[len(set.modals)-1].onEnter == nil {
		return false
	}
	set.modals[len(set.modals)-1].onEnter()
	return true
}

// pushModal gives Esc and Enter to a dialog or popup until popModal.
func pushModal(c fyne.Canvas, p *Popup) {
	set := keysOf(c)
	set.modals = append(set.modals, p)
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { passKeyTo(c, ev) })
}

// popModal takes the keys from a dialog or popup, and closes what stands above: Fyne takes that away with it.
func popModal(c fyne.Canvas, p *Popup) {
	set := keysOf(c)
	for _, list := range []*[]*Popup{&set.modals, &set.aside} {
		at := slices.Index(*list, p)
		if at < 0 {
			continue
		}
		for len(*list) > at+1 {
			(*list)[len(*list)-1].Close()
		}
		*list = (*list)[:at]
	}
}

// CanvasOf is the canvas of the window that an object is on, nil when it is on none.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	return app.Driver().CanvasForObject(o)
}

// CanvasNow is CanvasOf for what a key or a click opens at an object that stands in a window. Fyne forgets the canvas of what nobody asked
// about for a minute and knows it again from the next frame on; until there is one the key would do nothing, however often it is pressed.
// What comes before each frame is done here. Not to be called while something is laid out or drawn.
func CanvasNow(o fyne.CanvasObject) fyne.Canvas {
	c := CanvasOf(o)
	for known := range windowKeys {
		if w, ok := known.(interface{ EnsureMinSize() bool }); ok && c == nil {
			w.EnsureMinSize()
			c = CanvasOf(o)
		}
	}
	return c
}

// canvasTyped is the canvas of the window in which an object has the keyboard: one that was not drawn yet is on none for Fyne, and
// its keys would be lost.
func canvasTyped(o fyne.CanvasObject) fyne.Canvas {
	if c := CanvasOf(o); c != nil {
		return c
	}
	for c := range windowKeys {
		if f, ok := o.(fyne.Focusable); ok && c.Focused() == f {
			return c
		}
	}
	return nil
}

// Focus gives the keyboard to a widget that is on a window. One that was not painted yet gets it once it is.
func Focus(w fyne.Focusable) {
	if o, ok := w.(fyne.CanvasObject); ok {
		onceDrawn(o, func(c fyne.Canvas) { c.Focus(w) })
	}
}

// onceDrawn does something with the canvas of an object. Fyne knows none before the object was painted, and at times forgets that
// of one that has stood for a minute: the next frame tells it.
func onceDrawn(o fyne.CanvasObject, do func(fyne.Canvas)) {
	if c := CanvasOf(o); c != nil {
		do(c)
		return
	}
	for c := range windowKeys {
		c.Refresh(canvas.NewRectangle(color.Transparent)) // a frame is drawn for anything
	}
	awaitDrawn(o, 20, do)
}

func awaitDrawn(o fyne.CanvasObject, tries int, do func(fyne.Canvas)) {
	time.AfterFunc(10*time.Millisecond, func() {
		fyne.Do(func() {
			if c := CanvasOf(o); c != nil {
				do(c)
			} else if tries > 1 {
				awaitDrawn(o, tries-1, do)
			}
		})
	})
}

func isEnter(k fyne.KeyName) bool { return k == fyne.KeyReturn || k == fyne.KeyEnter }
