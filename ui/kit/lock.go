package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// windowLock is a window that shows one thing alone. What stood over it was put aside, and what wants to stand over it waits.
type windowLock struct {
	popup   *Popup
	aside   []fyne.CanvasObject // the lowest first
	focused fyne.Focusable      // in the highest of them
	waiting []func()
}

var windowLocks = map[fyne.Canvas]*windowLock{}

// Lock puts aside all dialogs, menus and panels over a window and covers it with content; enter is what Enter does there. No other key
// and nothing that opens meanwhile gets past it, until Unlock.
func Lock(c fyne.Canvas, content *PopupContent, enter func()) {
	if IsLocked(c) {
		return
	}
	NoTip(c)
	set := keysOf(c)
	l := &windowLock{aside: slices.Clone(c.Overlays().List()), focused: c.Focused()}
	set.aside, set.modals = set.modals, nil
	if len(l.aside) > 0 {
		c.Overlays().Remove(l.aside[0])
	}
	windowLocks[c] = l
	l.popup = &Popup{c: c, keep: true, full: true, onEnter: enter}
	l.popup.show(content, fyne.Position{}, c.Size(), true)
}

// IsLocked reports whether a window is locked.
func IsLocked(c fyne.Canvas) bool { return windowLocks[c] != nil }

// WhenUnlocked does something at once, or in a locked window once it is unlocked.
func WhenUnlocked(c fyne.Canvas, do func()) {
	if l := windowLocks[c]; l != nil {
		l.waiting = append(l.waiting, do)
		return
	}
	do()
}

// WaitsForUnlock reports whether something stood over the locked window, or waits to.
func WaitsForUnlock(c fyne.Canvas) bool {
	l := windowLocks[c]
	return l != nil && (len(keysOf(c).aside) > 0 || len(l.waiting) > 0)
}

// Unlock brings everything back as it was, the keyboard too, calls open, and then does what waited.
func Unlock(c fyne.Canvas, open func()) {
	l := windowLocks[c]
	if l == nil {
		return
	}
	delete(windowLocks, c)
	l.popup.Close()
	set := keysOf(c)
	set.modals, set.aside = set.aside, nil
	for i, o := range l.aside {
		layer, own := o.(*popupLayer)
		if own && layer.popup.gone || !o.Visible() { // closed meanwhile
			continue
		}
		c.Overlays().Add(o)
		if own {
			o.Resize(c.Size())
		} else {
			o.Refresh()
		}
		focused := l.focused
		if i+1 < len(l.aside) {
			focused = nil
			if next, ok := l.aside[i+1].(*popupLayer); ok {
				focused = next.popup.under
			}
		}
		if focused != nil {
			c.Focus(focused)
		}
		cover(l.popup.under, true)
	}
	open()
	for _, do := range l.waiting {
		do()
	}
}
