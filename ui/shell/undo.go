package shell

import "github.com/shuangbai/shuangbai/ui/kit"

// What is said when there is nothing to undo or to do again where the keyboard is.
const (
	nothingHere  = "这里没有可以撤销的步骤了；以前的改动到“变更记录”里撤销"
	nothingAgain = "这里没有可以恢复的步骤"
)

// undo is Ctrl+Z. In a field that something was typed into it is about that, which the field itself undoes; what comes here is that nothing
// is left.
func (f *Frame) undo() {
	if f.stepper() == nil && kit.Typed(f.Canvas()) {
		f.Toasts.Problem(nothingHere)
		return
	}
	f.Undo()
}

// redo is Ctrl+Y and Ctrl+Shift+Z, likewise.
func (f *Frame) redo() {
	if f.stepper() == nil && kit.Typed(f.Canvas()) {
		f.Toasts.Problem(nothingAgain)
		return
	}
	f.Redo()
}

// Undo takes back the last step of the form or review that is open, else the last change of the data file.
func (f *Frame) Undo() {
	if s := f.stepper(); s != nil {
		f.sayStep(s.UndoStep(), func(step string) { f.Toasts.Undone("已撤销这一步："+step, f.Redo) }, nothingHere)
		return
	}
	f.undoChange()
}

// Redo does again what Undo took back.
func (f *Frame) Redo() {
	if s := f.stepper(); s != nil {
		f.sayStep(s.RedoStep(), func(step string) { f.Toasts.Say("已恢复这一步："+step, "撤销 Ctrl+Z", f.Undo) }, nothingAgain)
		return
	}
	f.change(f.hooks.Redo)
}

func (f *Frame) sayStep(step string, say func(string), nothing string) {
	if step == "" {
		f.Toasts.Problem(nothing)
		return
	}
	say(step)
}

// undoChange takes back the last change of the data file, wherever the keyboard is.
func (f *Frame) undoChange() { f.change(f.hooks.Undo) }

// change acts on the data file once everything that the screen shows is in it.
func (f *Frame) change(act func()) {
	if act == nil || f.locked {
		return
	}
	if s, ok := f.screens[f.current].(Settler); ok {
		s.Settle(act)
		return
	}
	act()
}

// stepper is the screen shown while it holds a form or review, else nil.
func (f *Frame) stepper() Stepper {
	if s, ok := f.screens[f.current].(Stepper); ok && s.Stepping() {
		return s
	}
	return nil
}

// undoKey is how screens name Ctrl+Z where it takes back the last change of the data file; in a form it is 退回一步.
const undoKey = "Ctrl+Z 撤销"

// undoes reports whether Ctrl+Z would take back the last change now.
func (f *Frame) undoes() bool {
	return !f.status.middle.Hidden && !f.status.undo.Hidden && f.stepper() == nil && !f.typing
}

// showUndoKey names the key beside the last change only while it would undo that.
func (f *Frame) showUndoKey() { f.status.cap.Hidden = !f.undoes() }

// typed follows the keyboard into a field and out of it.
func (f *Frame) typed(on bool) {
	f.typing = on
	f.showKeys()
}
