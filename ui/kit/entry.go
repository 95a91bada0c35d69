package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Entry is a field for typing, 32 high. Read Text when it is submitted or left: data binding would cut short what an
// input method is still composing.
type Entry struct {
	widget.Entry
	// OnKey sees every key first and returns true when it used it.
	OnKey func(*fyne.KeyEvent) bool
	// OnLeave is called with the text when the keyboard goes elsewhere.
	OnLeave func(string)

	editing func() func() // called before the user may change the text, and what it returns after a change; nil for nobody to tell
	settle  func()        // a form notes what was typed once the field is left; nil outside of one
	undone  func()        // nothing typed is left to undo; nil passes Ctrl+Z to the window
	self    fyne.Widget   // what embeds the field, nil when nothing does
	number  bool
	height  float32
	wide    float32
	bad     bool
	active  bool
	touched bool          // something was typed since it got the keyboard
	shift   fyne.Position // how far the text stands from where Fyne puts it
	lead    string        // icon at the left
	trail   fyne.CanvasObject
	noFrame bool
	toRead  bool              // see ToRead
	typed   fyne.CanvasObject // Fyne's part with the text and the caret, once it was drawn
}

// NewEntry makes a one-line field with a placeholder.
func NewEntry(placeholder string) *Entry {
	e := newEntry(placeholder)
	e.ExtendBaseWidget(e)
	return e
}

func newEntry(placeholder string) *Entry {
	e := &Entry{height: look.ControlHeight}
	e.Wrapping, e.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	e.PlaceHolder = placeholder
	e.OnCursorChanged = e.followCaret
	return e
}

// NumberEntry makes a field for a number: right-aligned, digits, point and sign only; full-width ones are converted.
func NumberEntry(placeholder string) *Entry {
	e := NewEntry(placeholder)
	e.number = true
	return e
}

// TextArea makes a field of several lines that wraps; rows says how many show.
func TextArea(placeholder string, rows int) *Entry {
	e := newEntry(placeholder)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(rows) // before it is a widget: this draws it, and a Text set after that would not show
	e.ExtendBaseWidget(e)
	return e
}

// InCell makes the field the part for typing of self, which lies over a cell of a table of the given height. Ctrl+Z with
// nothing left to undo calls undone, which puts the cell back as it was.
func (e *Entry) InCell(self fyne.Widget, height float32, number bool, undone func()) {
	e.self, e.height, e.number, e.undone = self, height, number, undone
	e.OnCursorChanged = e.followCaret
	e.Wrapping, e.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(self)
}

// OnUndone has Ctrl+Z with nothing typed left to undo call undone, where each field is kept as a change of its own.
func (e *Entry) OnUndone(undone func()) { e.undone = undone }

// Active reports whether the keyboard is in the field.
func (e *Entry) Active() bool { return e.active }

// IsBad reports whether the border is vermilion, see SetBad.
func (e *Entry) IsBad() bool { return e.bad }

// Small makes the field 28 high and returns it.
func (e *Entry) Small() *Entry { e.height = look.SmallHeight; return e }

// Wide sets a least width and returns the field.
func (e *Entry) Wide(w float32) *Entry { e.wide = w; return e }

// Lead puts an icon at the left and returns the field.
func (e *Entry) Lead(icon string) *Entry { e.lead = icon; return e }

// Trail puts something, such as a link, inside at the right and returns the field.
func (e *Entry) Trail(o fyne.CanvasObject) *Entry { e.trail = o; return e }

// With fills in the text and returns the field.
func (e *Entry) With(text string) *Entry { e.SetText(text); return e }

// SetBad turns the border vermilion, or back.
func (e *Entry) SetBad(bad bool) {
	if e.bad != bad {
		e.bad = bad
		e.Refresh()
	}
}

// Value is the text without the spaces around it.
func (e *Entry) Value() string { return strings.TrimSpace(e.Text) }

// MinSize is the fixed height, or the rows of a text area.
func (e *Entry) MinSize() fyne.Size {
	inner := e.Entry.MinSize()
	h := e.height
	if e.MultiLine {
		h = inner.Height
	}
	return fyne.NewSize(max(e.wide, 48), h)
}

// AcceptsTab leaves Tab to the window: it leads to the next field, also out of one of several lines.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained turns the border to 2 px accent, and scrolls to a field that Tab led to out of sight.
func (e *Entry) FocusGained() {
	e.active = true
	e.Entry.FocusGained()
	e.touched = false
	if e.self != nil {
		reveal(e.self)
	} else {
		reveal(e)
	}
	e.chooseAll()
	e.followCaret()
	tellEntered(e)
}

// FocusLost reports the text.
func (e *Entry) FocusLost() {
	e.active, e.touched = false, false
	e.Entry.FocusLost()
	tellTyping(e, false)
	if e.OnLeave != nil {
		e.OnLeave(e.Text)
	}
	if e.settle != nil {
		e.settle()
		e.SetText(e.Text) // from here on the form's steps tell the order, no longer the field's own
	}
}

// TypedRune keeps control characters out, and in a number field everything that is not part of a number.
func (e *Entry) TypedRune(r rune) {
	NoteInput()
	if e.number {
		if r = numberRune(r); r == 0 {
			return
		}
	}
	e.byHand(func() { e.Entry.TypedRune(r) })
}

func (e *Entry) onEdit(editing func() func()) { e.editing = editing }

// byHand does what may change the text for the user, and tells of it.
func (e *Entry) byHand(change func()) {
	before, changed := e.Text, func() {}
	if e.editing != nil {
		changed = e.editing()
	}
	if change(); e.Text == before {
		return
	}
	changed()
	if e.active && !e.touched {
		e.touched = true
		tellTyping(e, true)
	}
}

// numberRune turns full-width digits and points into plain ones and returns 0 for what no number has.
func numberRune(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '。' || r == '．':
		return '.'
	case r == '－' || r == '−':
		return '-'
	case r >= '0' && r <= '9' || r == '.' || r == '-':
		return r
	}
	return 0
}

// TypedKey offers the key to OnKey, keeps what editing needs and passes function keys and Esc to the window.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	if ev.Name == fyne.KeyEscape || strings.HasPrefix(string(ev.Name), "F") && len(ev.Name) > 1 {
		PassKey(e.object(), ev)
		return
	}
	if isEnter(ev.Name) && !e.MultiLine && e.OnSubmitted == nil && pressMain(canvasTyped(e.object())) {
		return
	}
	e.byHand(func() { e.Entry.TypedKey(ev) })
}

// TappedSecondary opens Fyne's menu of the field, which ends the program on a field that Fyne knows on no window: a press can reach one
// before its first frame.
func (e *Entry) TappedSecondary(ev *fyne.PointEvent) {
	onceDrawn(e.object(), func(fyne.Canvas) { e.Entry.TappedSecondary(ev) })
}

// object is the widget as the window knows it.
func (e *Entry) object() fyne.CanvasObject {
	if e.self != nil {
		return e.self
	}
	return e
}

// TypedShortcut keeps the shortcuts of editing and passes others to the window. Ctrl+Z undoes what was typed here;
// once nothing is left the window says what comes next.
func (e *Entry) TypedShortcut(s fyne.Shortcut) { e.byHand(func() { e.shortcut(s) }) }

func (e *Entry) shortcut(s fyne.Shortcut) {
	before := e.Text
	switch {
	case e.toEdge(s):
		return
	case isUndo(s):
		if e.Undo(); e.Text == before {
			e.undoneHere(s)
		}
		return
	case isRedo(s):
		if e.Redo(); e.Text == before {
			PassShortcut(e.object(), s)
		}
		return
	}
	if _, custom := s.(*desktop.CustomShortcut); custom && PassShortcut(e.object(), s) {
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		s = &fyne.ShortcutPaste{Clipboard: cutClipboard{paste.Clipboard, e.most()}}
	}
	e.Entry.TypedShortcut(s)
}

// undoneHere passes Ctrl+Z on once nothing that was typed here is left to undo. In a form what was typed and undone
// here becomes a step of the form's, so that Ctrl+Y does all steps again in their order.
func (e *Entry) undoneHere(s fyne.Shortcut) {
	if e.undone != nil {
		e.undone()
		return
	}
	if e.settle != nil {
		left := e.Text
		for last := e.Text + "."; last != e.Text; {
			last = e.Text
			e.Redo()
		}
		if e.Text != left {
			e.settle()
			PassShortcut(e.object(), s)
		}
	}
	PassShortcut(e.object(), s)
}

func (e *Entry) typing() {}

// Typing reports whether the keyboard of a window is in a field for typing.
func Typing(c fyne.Canvas) bool {
	_, typing := c.Focused().(interface{ typing() })
	return typing
}

// Typed reports whether something was typed into the field that has the keyboard, since it has it: Ctrl+Z is about that then.
func Typed(c fyne.Canvas) bool {
	field, ok := c.Focused().(interface{ typedInto() bool })
	return ok && field.typedInto()
}

func (e *Entry) typedInto() bool { return e.touched }

// MouseDown finds the character under the pointer although the text stands elsewhere than Fyne thinks.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	pressBegins()
	moved := *m
	moved.Position = m.Position.Subtract(e.shift)
	e.Entry.MouseDown(&moved)
}

// Dragged selects text, see MouseDown.
func (e *Entry) Dragged(d *fyne.DragEvent) {
	moved := *d
	moved.Position = d.Position.Subtract(e.shift)
	e.Entry.Dragged(&moved)
}
