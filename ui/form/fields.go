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
	fields  []record.Field[T] // all that there are
	value   *T
	today   time.Time
	choices Choices
	made    []record.Field[T] // those that have a control
	first   map[string]string // what stood in each control at first
	names   map[string]*names // the controls of names that may be typed, by field
}

// Choices are the organisations, units and members that a field may name, by the shape of the field. An option with the
// ID "" is what stands for none.
type Choices func(record.Shape) []kit.Option

// For begins a form over the fields of a record, which the controls start with. Lay the controls out with Line or All,
// add what else the form holds, then call Start.
func For[T any](fields []record.Field[T], v *T, today time.Time, choices Choices) *Records[T] {
	return &Records[T]{Form: New(), fields: fields, value: v, today: today, choices: choices, first: map[string]string{}, names: map[string]*names{}}
}

// Line makes the controls of fields and puts them side by side. It panics for a name that no field has.
func (r *Records[T]) Line(names ...string) fyne.CanvasObject {
	var line []fyne.CanvasObject
	for _, name := range names {
		line = append(line, r.make(r.fields[slices.IndexFunc(r.fields, func(f record.Field[T]) bool { return f.Name == name })]))
	}
	if len(line) == 1 {
		return line[0]
	}
	return kit.FormGrid(len(line), line...)
}

// All makes the controls of every field one under the other, short ones two in a line.
func (r *Records[T]) All() *fyne.Container {
	box := kit.VBox(look.Gap12)
	var waiting fyne.CanvasObject
	flush := func() {
		if waiting != nil {
			box.Add(kit.FormGrid(2, waiting, kit.Space(0, 0)))
			waiting = nil
		}
	}
	for i := 0; i < len(r.fields); i++ {
		f := r.fields[i]
		if f.Hidden {
			continue
		}
		if run := r.amounts(i); run >= amountsInLine*2 { // the months of a year
			flush()
			for _, line := range r.lines(r.fields[i : i+run]) {
				box.Add(line)
			}
			i += run - 1
			continue
		}
		field := r.make(f)
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
	return box
}

// amountsInLine is how many amounts of a long row of them stand in a line.
const amountsInLine = 3

// amounts counts the amounts of money that follow one another from a field on.
func (r *Records[T]) amounts(from int) int {
	n := 0
	for from+n < len(r.fields) && r.fields[from+n].Shape == record.Money && !r.fields[from+n].Hidden {
		n++
	}
	return n
}

func (r *Records[T]) lines(fields []record.Field[T]) (all []fyne.CanvasObject) {
	for len(fields) > 0 {
		var line []fyne.CanvasObject
		for i := range amountsInLine {
			if i < len(fields) {
				line = append(line, r.make(fields[i]))
			} else {
				line = append(line, kit.Space(0, 0))
			}
		}
		all = append(all, kit.FormGrid(amountsInLine, line...))
		fields = fields[min(amountsInLine, len(fields)):]
	}
	return all
}

func (r *Records[T]) make(f record.Field[T]) *kit.Field {
	r.made = append(r.made, f)
	field := r.Add(f.Name, f.Label, r.control(f))
	r.first[f.Name] = r.raw(f.Name)
	return field
}

// short are the shapes of which two stand in a line.
var short = map[record.Shape]bool{record.Number: true, record.Points: true, record.Money: true, record.Percent: true, record.Date: true,
	record.YesNo: true, record.Choice: true, record.Phone: true}

// absent is what is said of a name that may be typed although no record bears it; unknown what is said where it may not.
var (
	absent  = map[record.Shape]string{record.Member: "花名册里没有", record.Unit: "单位里没有"}
	unknown = map[record.Shape]string{record.Member: "没有这个人，先在“党员”里新增", record.Unit: "没有这家单位，先在“党组织”的“单位”里新增",
		record.Org: "没有这个党组织，先在“党组织”里新增"}
)

func (r *Records[T]) control(f record.Field[T]) fyne.CanvasObject {
	value := f.Value(r.value)
	switch {
	case f.Shape == record.Choice:
		return selectOf(Options(f), value, f.TextOf(value), f.Required)
	case f.Shape.Refers() && f.Open:
		n := newNames(r.choices(f.Shape), value, absent[f.Shape])
		r.names[f.Name] = n
		return n.entry
	case f.Shape.Refers():
		return selectOf(r.choices(f.Shape), value, value, f.Required).None(unknown[f.Shape])
	case f.Shape == record.YesNo:
		return kit.NewCheck("是", value == record.Yes, nil)
	case f.Shape == record.LongText, f.Shape == record.Log:
		hint := f.Hint
		if f.Shape == record.Log {
			hint = "一行一条，先写日期，如 2026-05-03 电话 张三"
		}
		area := kit.TextArea(hint, 3)
		area.SetText(value)
		return area
	case f.Shape == record.Date:
		date := kit.NewDateEntry(r.today).With(value)
		if f.Hint != "" {
			date.SetPlaceHolder("如 " + f.Hint)
		}
		return date
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
	if f.Shape == record.IDNumber || f.Shape == record.Phone {
		value = f.Masked(r.value) // typing over it replaces it
	}
	return kit.NewEntry(hint).With(value)
}

// Options are the values of a choice that its definition offers.
func Options[T any](f record.Field[T]) []kit.Option {
	var options []kit.Option
	for _, o := range f.Offers() {
		options = append(options, kit.Option{ID: o.Value, Text: o.Label})
	}
	return options
}

// selectOf is a choice; what is not required may be chosen away, and a value that is not among the options, such as the
// name of somebody who is not on the roster, stays as it is.
func selectOf(options []kit.Option, value, text string, required bool) *kit.Select {
	options = slices.Clone(options)
	has := func(id string) bool {
		return slices.ContainsFunc(options, func(o kit.Option) bool { return o.ID == id })
	}
	none := has("")
	if value != "" && !has(value) {
		options = append(options, kit.Option{ID: value, Text: text})
	}
	if !required && !none {
		options = append(options, kit.Option{Text: "不填"})
	}
	s := kit.NewOptionSelect(options, -1, nil).Hint("未填")
	if value != "" || none {
		s.SetChosenID(value)
	}
	return s
}

// raw is what stands in a control, to see whether it was touched.
func (r *Records[T]) raw(name string) string {
	if n := r.names[name]; n != nil {
		return n.value()
	}
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

// Untouched reports whether a control holds what it held at first.
func (r *Records[T]) Untouched(name string) bool { return r.raw(name) == r.first[name] }

// Reset puts an entry back to what it held at first.
func (r *Records[T]) Reset(name string) { r.Entry(name).SetText(r.first[name]) }

// example is a day that a field would take: the one that stands in its hint, else today.
func (r *Records[T]) example(f record.Field[T]) model.Date {
	if d, err := model.ParseDate(f.Hint); err == nil && d.Precision() == model.ByDay {
		return d
	}
	return model.DateOf(r.today)
}

// Read puts what the form holds into a record and reports whether all of it could be read and nothing required is empty; what
// could not, and what is, has its problem under its field, all at once. A control that nobody touched leaves its value as it is,
// readable or not.
func (r *Records[T]) Read(v *T) bool {
	fine := true
	for _, f := range r.made {
		typed := r.raw(f.Name)
		if f.Required && f.Shape != record.YesNo && typed == "" {
			r.Field(f.Name).SetError(strings.TrimSuffix(f.Label, " *") + "还没有填")
			fine = false
			continue
		}
		if r.Untouched(f.Name) && (f.Shape != record.YesNo || !f.Required || f.Value(v) != "") {
			continue
		}
		value := record.Item{Shape: f.Shape}.Stored(typed)
		switch f.Shape {
		case record.Date:
			day, ok := r.Date(f.Name, r.example(f))
			if !ok {
				fine = false
				continue
			}
			value = string(day)
		case record.IDNumber, record.Phone:
			if value = Digits(typed); strings.Contains(value, "*") {
				r.Field(f.Name).SetError("带 * 的是隐去的号码；要改就整个重写")
				fine = false
				continue
			}
		}
		if err := f.Set(v, value); err != nil {
			r.Field(f.Name).SetError(model.MessageOf(err))
			fine = false
		}
	}
	return fine
}
