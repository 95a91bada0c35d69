package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// FormSteps keeps the steps of a form: a field that was typed into and left, a choice, a tick. What a step brings
// about in other fields belongs to it. Watch the controls, then Start.
type FormSteps struct {
	fields []formField
	first  []string // the values at Start
	after  func()   // called after each step; nil for nothing
	stack  *UndoStack[[]string]
}

type formField struct {
	label string
	read  func() string
	write func(string)
}

// Watch follows an Entry, a Select or a Check; the label names it in what is said of a step.
func (f *FormSteps) Watch(label string, control fyne.CanvasObject) {
	switch c := control.(type) {
	case *Entry:
		if c.OnChanged == nil {
			c.OnChanged = func(string) { f.settled() } // what is being typed counts as a change already
		}
		OnStep(c, f.WatchPart(label, func() string { return c.Text }, c.SetText))
	case *Select:
		OnStep(c, f.WatchPart(label, c.ChosenID, c.SetChosenID))
	case *Check:
		OnStep(c, f.WatchPart(label, func() string { return onOff[c.Checked()] }, func(s string) { c.SetChecked(s == onOff[true]) }))
	}
}

// OnStep has a control of a form call settle after each step there: an Entry when it is left, a Select and a Check
// when they are changed by hand.
func OnStep(control fyne.CanvasObject, settle func()) {
	switch c := control.(type) {
	case *Entry:
		c.settle = settle
	case *Select:
		c.settle = settle
	case *Check:
		c.settle = settle
	}
}

var onOff = map[bool]string{true: "on", false: ""}

// WatchPart follows a part of the form that is not one control: read gives all of it as a text, write puts it back.
// Call the returned function after each step there.
func (f *FormSteps) WatchPart(label string, read func() string, write func(string)) (settle func()) {
	at := len(f.fields)
	f.fields = append(f.fields, formField{label, read, write})
	return func() { f.settle(at) }
}

// Start counts the steps from how the form stands now.
func (f *FormSteps) Start() {
	f.first = f.values()
	f.stack = NewUndoStack(f.first)
}

// OnSettled has then called after each step, those that are undone and done again too, and while a field is typed into.
func (f *FormSteps) OnSettled(then func()) { f.after = then }

func (f *FormSteps) settled() {
	if f.after != nil {
		f.after()
	}
}

// Touched reports whether a field holds something else than at Start.
func (f *FormSteps) Touched() bool { return f.stack != nil && !slices.Equal(f.first, f.values()) }

// Changes counts the fields that hold something else than at Start.
func (f *FormSteps) Changes() int {
	n := 0
	for i, v := range f.values() {
		if f.stack != nil && f.first[i] != v {
			n++
		}
	}
	return n
}

func (f *FormSteps) values() []string {
	values := make([]string, len(f.fields))
	for i, field := range f.fields {
		values[i] = field.read()
	}
	return values
}

// settle makes a step of what changed since the last one; by is the field that it is named after, if that changed.
func (f *FormSteps) settle(by int) {
	if f.stack == nil {
		return
	}
	before, now := f.stack.Now(), f.values()
	if slices.Equal(before, now) {
		return
	}
	if by < 0 || before[by] == now[by] {
		for by = 0; before[by] == now[by]; by++ {
		}
	}
	f.stack.Add(f.fields[by].label, now)
	f.settled()
}

// Stepped reports whether there are steps to take back or to do again.
func (f *FormSteps) Stepped() bool {
	return f.stack != nil && (len(f.stack.states) > 1 || !slices.Equal(f.stack.Now(), f.values()))
}

// UndoStep takes the last step back and returns the label of its field, "" when there is none.
func (f *FormSteps) UndoStep() string {
	f.settle(-1)
	what, _ := f.stack.Back()
	f.put()
	return what
}

// RedoStep does again what was undone last and returns the label of its field, "" when there is none.
func (f *FormSteps) RedoStep() string {
	f.settle(-1)
	what, _ := f.stack.Forward()
	f.put()
	return what
}

// put fills the form with the state in force. A field that is written may fill in another one: hence the second round.
func (f *FormSteps) put() {
	for range 2 {
		for i, value := range f.stack.Now() {
			if f.fields[i].read() != value {
				f.fields[i].write(value)
			}
		}
	}
	f.settled()
}
