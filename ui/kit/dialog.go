package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// DialogSpec is a question or a message over the window, 420 wide: the safe verb stands left of the acting verb and
// is what Esc does. Enter presses the acting verb, or the safe one when there is no other; an act that takes something
// away gets it only from within a field or when the keyboard was moved to its button. Ctrl+Enter presses an act that takes nothing away.
type DialogSpec struct {
	Title   string
	Text    string            // sentence under the title; wraps
	Content fyne.CanvasObject // shown under the text
	Note    string            // left of the buttons, small
	Safe    string            // the way back, such as 不撤销
	Give    string            // a third verb between them that gives something up, such as 放弃修改; "" leaves it out
	Act     string            // the act, such as 撤销导入 89 人; "" leaves it out
	Danger  bool              // the act takes something away
	Width   float32           // DialogWidth when 0
	Focus   fyne.Focusable    // what gets the keyboard; the main button when nil, the safe one when the act is Danger
	OnAct   func() bool       // returns false to keep the dialog open, for example for a wrong field
	OnGive  func()            // after the dialog is closed
	OnSafe  func()
	OnKey   func(*fyne.KeyEvent) bool // is offered every key that nothing in the dialog takes, such as PageDown
	// Unsaved reports whether something was filled in that the safe verb and Esc would throw away: they ask first. nil asks when
	// something was typed into a field of the content.
	Unsaved func() bool
}

// NothingToLose is the Unsaved of a dialog that keeps nothing, such as one that asks how to print.
func NothingToLose() bool { return false }

// Dialog is one that is shown.
type Dialog struct {
	popup  *Popup
	spec   DialogSpec
	act    *Button
	safe   *Button
	give   *Button // nil for none, as act
	closed bool
	busy   underWay
}

// ShowDialog shows a dialog over a window and returns it.
func ShowDialog(c fyne.Canvas, spec DialogSpec) *Dialog {
	d := &Dialog{spec: spec, popup: &Popup{c: c}}
	if spec.Unsaved == nil {
		d.spec.Unsaved = typedSince(spec.Content)
	}
	if spec.Width == 0 {
		spec.Width = look.DialogWidth
	}
	d.safe = NewButton(spec.Safe, d.leave)
	right := []fyne.CanvasObject{d.safe}
	if spec.Give != "" {
		d.give = DangerButton(spec.Give, func() {
			if d.busy == 0 {
				d.Close()
				spec.OnGive()
			}
		})
		right = append(right, d.give)
	}
	if spec.Act != "" {
		d.act = PrimaryButton(spec.Act, d.doAct)
		if spec.Danger {
			d.act.Kind(Danger)
		}
		right = append(right, d.act)
	}
	body := VBox(look.Gap8, text.Section(spec.Title))
	if spec.Text != "" {
		body.Add(text.Para(spec.Text).For(spec.Width - 2*look.Gap20))
	}
	if spec.Content != nil {
		body.Add(Pad(spec.Content, look.Gap4, 0, 0, 0))
	}
	foot := Bar(56, look.Inset, true, false, Pad(Spread(look.Gap8, []fyne.CanvasObject{text.Small(spec.Note)}, right), 0, look.Gap20, 0, look.Gap20))
	content := Border(nil, foot, nil, nil, Pad(body, look.Gap20, look.Gap20, look.Gap16, look.Gap20))
	sized := container.NewStack(newFill(look.Clear, spec.Width, 0), content)
	main := d.safe
	if d.act != nil {
		main = d.act
	}
	var focus fyne.Focusable = main
	switch {
	case spec.Focus != nil:
		focus = spec.Focus
	case spec.Danger:
		focus = d.safe
	}
	d.popup.OnClose, d.popup.onEnter, d.popup.onLeave, d.popup.onKey = d.onClose, main.doAct, d.leave, spec.OnKey
	if d.act != nil && !spec.Danger {
		d.popup.onCtrlEnter = d.act.doAct
	}
	d.popup.show(&PopupContent{Object: sized, Focus: focus}, fyne.Position{}, fyne.NewSize(spec.Width, 0), true)
	return d
}

// Open reports whether the dialog is still there.
func (d *Dialog) Open() bool { return d != nil && d.popup.Open() }

// leave is the safe verb: what was typed is not thrown away without a question.
func (d *Dialog) leave() {
	if d.busy > 0 {
		return
	}
	if d.act == nil || !d.spec.Unsaved() {
		d.Cancel()
		return
	}
	ShowDialog(d.popup.c, DialogSpec{Title: "填写的还没有保存", Text: "“" + d.spec.Title + "”里填了内容，还没有保存。", Safe: "继续填写", Act: "放弃", Danger: true,
		OnAct: func() bool { d.Cancel(); return true }})
}

// typedSince reports, when it is called, whether a field in an object holds another text than now.
func typedSince(o fyne.CanvasObject) func() bool {
	first := map[*Entry]string{}
	eachEntry(o, func(e *Entry) { first[e] = e.Text })
	return func() bool {
		typed := false
		eachEntry(o, func(e *Entry) { typed = typed || e.Text != first[e] })
		return typed
	}
}

func eachEntry(o fyne.CanvasObject, see func(*Entry)) {
	switch o := o.(type) {
	case *Entry:
		see(o)
	case *Field:
		eachEntry(o.Control, see)
	case *container.Scroll:
		eachEntry(o.Content, see)
	case *fyne.Container:
		for _, part := range o.Objects {
			eachEntry(part, see)
		}
	}
}

// Cancel closes the dialog by its safe verb.
func (d *Dialog) Cancel() { d.popup.Close() }

// Fit makes the dialog as high as its content is now.
func (d *Dialog) Fit() { d.popup.Fit() }

// Close takes the dialog away without either verb.
func (d *Dialog) Close() {
	d.closed = true
	d.popup.Close()
}

// Hold keeps the dialog as it is while its act is under way: neither verb nor Esc does anything.
func (d *Dialog) Hold(on bool) {
	d.popup.keep = on
	for _, b := range []*Button{d.safe, d.give, d.act} {
		if b != nil {
			b.SetEnabled(!on)
		}
	}
}

// doAct does the act, which is not done a second time while the work that it began goes on.
func (d *Dialog) doAct() {
	if d.busy > 0 || d.closed {
		return
	}
	over := d.spec.OnAct == nil
	if !over {
		d.busy.during(func() { over = d.spec.OnAct() })
	}
	if over {
		d.Close()
	}
}

func (d *Dialog) onClose() {
	if !d.closed && d.spec.OnSafe != nil {
		d.spec.OnSafe()
	}
	d.closed = true
}

// ShowMessage tells something that needs no decision; the button names the way on, such as 知道了.
func ShowMessage(c fyne.Canvas, title, text, way string) *Dialog {
	return ShowDialog(c, DialogSpec{Title: title, Text: text, Safe: way})
}
