package form

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Records is a form made from the definitions of the fields of a kind of record.
type Records[T any] struct {
	*Form
	fields []record.Field[T]
	first  map[string]string // what stood in each control at first
}

// Choices are the organisations, units and members that a field may name, by the shape of the field.
type Choices func(record.Shape) []kit.Option

// For makes a form of the fields of a record, filled with what the record holds, and its controls one under the other:
// short ones two in a line. Call Start once everything else of the form is added.
func For[T any](fields []record.Field[T], v *T, today time.Time, choices Choices) (*Records[T], *fyne.Container) {
	r := &Records[T]{Form: New(), first: map[string]string{}}
	box := kit.VBox(look.Gap12)
	var waiting fyne.CanvasObject
	flush := func() {
		if waiting != nil {
			box.Add(kit.FormGrid(2, waiting, kit.Space(0, 0)))
			waiting = nil
		}
	}
	for _, f := range fields {
		if f.Hidden {
			continue
		}
		r.fields = append(r.fields, f)
		field := r.Add(f.Name, f.Label, control(f, v, today, choices))
		r.first[f.Name] = r.raw(f.Name)
		switch {
		case !short[f.Shape]:
			flush()
			box.Add(field)
		case waiting == nil:
			waiting = field
		default:
			box.Add(kit.FormGrid(2, waiting, field))
			waiting = nil
		}
	}
	flush()
	return r, box
}

// short are the shapes of which two stand in a line.
var short = map[record.Shape]bool{record.Number: true, record.Points: true, record.Money: true, record.Percent: true, record.Date: true,
	record.YesNo: true, record.Choice: true, record.Phone: true}

func control[T any](f record.Field[T], v *T, today time.Time, choices Choices) fyne.CanvasObject {
	value := f.Value(v)
	switch {
	case f.Shape == record.Choice:
		var options []kit.Option
		for _, o := range f.Options {
			options = append(options, kit.Option{ID: o.Value, Text: o.Label})
		}
		return selectOf(options, value, f.Required)
	case f.Shape.Refers():
		return selectOf(choices(f.Shape), value, f.Required)
	case f.Shape == record.YesNo:
		return kit.NewCheck("是", value == record.Yes, nil)
	case f.Shape == record.LongText:
		area := kit.TextArea(f.Hint, 3)
		area.SetText(value)
		return area
	case f.Shape == record.Date:
		return kit.NewDateEntry(today).With(value)
	case f.Shape == record.Number, f.Shape == record.Points:
		return kit.NewEntry(f.Hint).With(value)
	case f.Shape == record.Money:
		return kit.NewEntry(f.Hint).Trail(text.Hint("元")).With(value)
	case f.Shape == record.Percent:
		return kit.NewEntry(f.Hint).Trail(text.Hint("%")).With(value)
	}
	hint := f.Hint
	if f.Shape == record.IDNumber && hint == "" {
		hint = "18 位，末位可以是 X"
	}
	if f.Shape == record.IDNumber {
		value = f.Shape.Masked(value) // typing over it replaces it
	}
	return kit.NewEntry(hint).With(value)
}

// selectOf is a choice; what is not required may be chosen away, and a value that is not among the options, such as the
// name of somebody who is not on the roster, stays as it is.
func selectOf(options []kit.Option, value string, required bool) *kit.Select {
	options = slices.Clone(options)
	if value != "" && !slices.ContainsFunc(options, func(o kit.Option) bool { return o.ID == value }) {
		options = append(options, kit.Option{ID: value, Text: value})
	}
	if !required {
		options = append([]kit.Option{{ID: "", Text: "不填"}}, options...)
	}
	s := kit.NewOptionSelect(options, -1, nil).Hint("未填")
	if value != "" {
		s.SetChosenID(value)
	}
	return s
}

// raw is what stands in a control, to see whether it was touched.
func (r *Records[T]) raw(name string) string {
	switch c := r.Field(name).Control.(type) {
	case *kit.Check:
		if c.Checked() {
			return record.Yes
		}
		return record.No
	case *kit.Select:
		return c.ChosenID()
	case *kit.Entry:
		return strings.TrimSpace(c.Text)
	}
	return ""
}

// Read puts what the form holds into a record and reports whether all of it could be read; what could not has its
// problem under its field. A control that nobody touched leaves its value as it is, readable or not.
func (r *Records[T]) Read(v *T) bool {
	fine := true
	for _, f := range r.fields {
		typed := r.raw(f.Name)
		untouched := typed == r.first[f.Name]
		if untouched && (f.Shape != record.YesNo || !f.Required || f.Value(v) != "") {
			continue
		}
		value := record.Item{Shape: f.Shape}.Stored(typed)
		switch f.Shape {
		case record.Date:
			day, ok := r.Date(f.Name)
			if !ok {
				fine = false
				continue
			}
			value = string(day)
		case record.IDNumber, record.Phone:
			value = Digits(typed)
		}
		if err := f.Set(v, value); err != nil {
			r.Field(f.Name).SetError(model.MessageOf(err))
			fine = false
		}
	}
	return fine
}
