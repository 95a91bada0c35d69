package form

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// Form knows the fields of a form by the names that a model.Error uses, so that each problem stands under its field.
type Form struct {
	kit.FormSteps // of the fields; call Start once the form is filled in

	fields map[string]*kit.Field
	labels map[string]string
	order  []string
}

// New makes a form without fields.
func New() *Form { return &Form{fields: map[string]*kit.Field{}, labels: map[string]string{}} }

// Add puts a label over a control and remembers the field by name.
func (f *Form) Add(name, label string, control fyne.CanvasObject) *kit.Field {
	field := kit.NewField(label, control)
	f.fields[name], f.labels[name] = field, label
	f.order = append(f.order, name)
	f.Watch(label, control)
	return field
}

// Field returns a field, nil when there is none of that name.
func (f *Form) Field(name string) *kit.Field { return f.fields[name] }

// Entry returns the entry of a field, nil when the field holds something else.
func (f *Form) Entry(name string) *kit.Entry {
	if field := f.fields[name]; field != nil {
		e, _ := field.Control.(*kit.Entry)
		return e
	}
	return nil
}

// Value is what stands in an entry, without spaces around it.
func (f *Form) Value(name string) string {
	if e := f.Entry(name); e != nil {
		return e.Value()
	}
	return ""
}

// Choice is the chosen ID of a select.
func (f *Form) Choice(name string) string {
	if field := f.fields[name]; field != nil {
		if s, ok := field.Control.(*kit.Select); ok {
			return s.ChosenID()
		}
	}
	return ""
}

// FocusFirst gives the keyboard to the first field.
func (f *Form) FocusFirst(c fyne.Canvas) {
	if len(f.order) == 0 {
		return
	}
	if w, ok := f.fields[f.order[0]].Control.(fyne.Focusable); ok {
		c.Focus(w)
	}
}

// FirstEmpty is the first of some fields in which nothing is typed yet, nil when there is none.
func (f *Form) FirstEmpty(names ...string) fyne.Focusable {
	for _, name := range f.order {
		if e := f.Entry(name); e != nil && e.Value() == "" && slices.Contains(names, name) {
			return e
		}
	}
	return nil
}

// Clear takes all problems away.
func (f *Form) Clear() {
	for _, field := range f.fields {
		field.SetError("")
	}
}

// Filled reports whether none of the fields is empty; those that are say so, all at once.
func (f *Form) Filled(names ...string) bool {
	fine := true
	for _, name := range names {
		if f.Value(name) == "" && f.Choice(name) == "" {
			f.fields[name].SetError(f.labels[name] + "还没有填")
			fine = false
		}
	}
	return fine
}

// Date reads an entry as a date, see the function Date, and shows what is wrong with it.
func (f *Form) Date(name string, example model.Date) (model.Date, bool) {
	d, err := Date(f.Value(name), example)
	if err != nil {
		f.fields[name].SetError(model.MessageOf(err))
		return "", false
	}
	return d, true
}

// Day reads an entry as a day, see the function Day, and shows what is wrong with it.
func (f *Form) Day(name string, example model.Date) (model.Date, bool) {
	d, err := Day(f.Value(name), example)
	if err != nil {
		f.fields[name].SetError(model.MessageOf(err))
		return "", false
	}
	return d, true
}

// Show puts an error under the field it names, puts the keyboard there, scrolls it into view and reports whether the form has that field.
func (f *Form) Show(err error) bool {
	var known *model.Error
	if !errors.As(err, &known) || f.fields[known.Field] == nil {
		return false
	}
	f.fields[known.Field].SetError(known.Message)
	f.lead(f.fields[known.Field])
	return true
}

// Lead gives the keyboard to the first field with a problem and scrolls it into view.
func (f *Form) Lead() {
	for _, name := range f.order {
		if f.fields[name].Error() != "" {
			f.lead(f.fields[name])
			return
		}
	}
}

// FocusAt gives the keyboard to a field, or to the first part of it that takes it, and scrolls it into view; "" is the first field.
func (f *Form) FocusAt(c fyne.Canvas, name string) {
	field := f.fields[name]
	if field == nil {
		f.FocusFirst(c)
		return
	}
	FocusIn(c, field.Control)
	kit.Reveal(field)
}

func (f *Form) lead(field *kit.Field) {
	if w, ok := field.Control.(fyne.Focusable); ok {
		kit.Focus(w)
	}
	kit.Reveal(field)
}

// Problems lists what is wrong now, in the order of the fields.
func (f *Form) Problems() []string {
	var all []string
	for _, name := range f.order {
		if p := f.fields[name].Error(); p != "" {
			all = append(all, p)
		}
	}
	return all
}
