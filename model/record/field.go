// Package record says what the kinds of records are made of. A field is defined once: its name, its Chinese label, its
// shape, where it lies in the Go value. The store's columns and the labels of the history, what an import compares and
// writes, forms, tables, exports and the command line's lists all come from here.
package record

import (
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// Shape says what the values of a field look like.
type Shape string

// The shapes.
const (
	Text     Shape = "text"
	LongText Shape = "long"      // several lines
	Log      Shape = "log"       // several lines that each begin with a day; see ParseLog
	Number   Shape = "number"    // a whole number; -1 is "not stated"
	Points   Shape = "points"    // hundredths of a point
	Money    Shape = "money"     // hundredths of a yuan
	Percent  Shape = "percent"   // hundredths of a percent
	Date     Shape = "date"      // a date at its own precision
	Moment   Shape = "moment"    // a point in time, for the machine's own records
	YesNo    Shape = "yesno"     // 是 or 否
	Choice   Shape = "choice"    // one of a list
	Org      Shape = "org"       // the number of an organisation
	Unit     Shape = "unit"      // the number of a unit
	Member   Shape = "member"    // the number of a member
	Record   Shape = "record"    // the number of some other row, such as a year
	IDNumber Shape = "id_number" // a citizen's number: text, masked
	Phone    Shape = "phone"     // text, masked
	File     Shape = "file"      // the name of an attachment
)

// Refers reports whether values are numbers of other records.
func (s Shape) Refers() bool { return s == Org || s == Unit || s == Member || s == Record }

// Masked is a value as the screen and paper show it unless the whole is asked for.
func (s Shape) Masked(value string) string {
	switch s {
	case IDNumber:
		return model.MaskID(value)
	case Phone:
		return model.MaskPhone(value)
	}
	return value
}

// Option is one value of a choice.
type Option struct {
	Value string `json:"value"` // as it is stored
	Label string `json:"label"` // as people read it
}

// Field is one field of the records of type T.
type Field[T any] struct {
	Name     string   // English: the store's column, the import's field, the JSON key
	Label    string   // Chinese
	Short    string   // the header of a narrow column, "" where the label serves
	Formal   string   // the header in files that go out, such as that of the national form; "" where the label serves
	Shape    Shape    //
	Options  []Option // of a Choice
	Open     bool     // a Choice that takes other values too, a Member or Unit that takes names which the data file does not have
	Offered  []string // the values of a Choice that a form offers, in that order; nil: all
	Required bool
	Hidden   bool     // kept by the program for itself, such as a sort key: no form, list or export shows it
	Office   bool     // a Phone of an office: a landline is nobody's own and shows whole, a mobile number is somebody's
	Hint     string   // an example of what to type
	Aliases  []string // headers of spreadsheets that mean this field, best first

	at  func(*T) any // a pointer to where the value lies; nil for the fields of a register
	get func(*T) string
	set func(*T, string) error
}

// Str defines a field that is a string.
func Str[T any, S ~string](name, label string, at func(*T) *S) Field[T] {
	return Field[T]{Name: name, Label: label, Shape: Text,
		at:  func(v *T) any { return at(v) },
		get: func(v *T) string { return string(*at(v)) },
		set: func(v *T, s string) error { *at(v) = S(s); return nil }}
}

// Day defines a date at its own precision.
func Day[T any](name, label string, at func(*T) *model.Date) Field[T] {
	f := Str(name, label, at)
	f.Shape = Date
	f.set = func(v *T, s string) error {
		d, err := model.ParseDate(s)
		if err == nil {
			*at(v) = d
		}
		return err
	}
	return f
}

// Int defines a whole number; "" stands for -1, which is "not stated".
func Int[T any, N ~int | ~int64](name, label string, at func(*T) *N) Field[T] {
	return Field[T]{Name: name, Label: label, Shape: Number,
		at: func(v *T) any { return at(v) },
		get: func(v *T) string {
			if *at(v) < 0 {
				return ""
			}
			return strconv.FormatInt(int64(*at(v)), 10)
		},
		set: func(v *T, s string) error {
			n := int64(-1)
			if s != "" {
				var err error
				if n, err = strconv.ParseInt(s, 10, 64); err != nil || n < 0 {
					return model.FieldErrorf(name, "%s应填整数，现在是“%s”", label, s)
				}
			}
			*at(v) = N(n)
			return nil
		}}
}

// The stored values of a YesNo field.
const (
	Yes = "1"
	No  = "0"
)

// Flag defines a yes or no.
func Flag[T any](name, label string, at func(*T) *bool) Field[T] {
	return Field[T]{Name: name, Label: label, Shape: YesNo, at: func(v *T) any { return at(v) },
		get: func(v *T) string {
			if *at(v) {
				return Yes
			}
			return No
		},
		set: func(v *T, s string) error { *at(v) = s == Yes; return nil }}
}

// Ref defines the number of another record; 0 is none.
func Ref[T any](name, label string, shape Shape, at func(*T) *int64) Field[T] {
	f := Int(name, label, at)
	f.Shape = shape
	f.get = func(v *T) string {
		if *at(v) == 0 {
			return ""
		}
		return strconv.FormatInt(*at(v), 10)
	}
	f.set = func(v *T, s string) error {
		*at(v) = 0
		if s == "" {
			return nil
		}
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 {
			return model.FieldErrorf(name, "%s没有选对", label)
		}
		*at(v) = n
		return nil
	}
	return f
}

// Must makes a field required.
func (f Field[T]) Must() Field[T] { f.Required = true; return f }

// Hide keeps a field from forms, lists and exports.
func (f Field[T]) Hide() Field[T] { f.Hidden = true; return f }

// As gives a field another shape of the same Go type.
func (f Field[T]) As(s Shape) Field[T] { f.Shape = s; return f }

// OfOffice makes a telephone that of an office.
func (f Field[T]) OfOffice() Field[T] { f.Shape, f.Office = Phone, true; return f }

// Called gives a field a short label for narrow columns.
func (f Field[T]) Called(short string) Field[T] { f.Short = short; return f }

// Eg gives an example of what to type.
func (f Field[T]) Eg(hint string) Field[T] { f.Hint = hint; return f }

// Of makes a choice of a code table of resources/codes.
func (f Field[T]) Of(table string) Field[T] {
	f.Shape = Choice
	for _, e := range codes.Named(table).Entries {
		f.Options = append(f.Options, Option{e.Value, e.Label})
	}
	return f
}

// OpenOf is Of for a table that need not hold every value, such as the nationalities.
func (f Field[T]) OpenOf(table string) Field[T] { f = f.Of(table); f.Open = true; return f }

// InFiles gives the field's header in files that go out.
func (f Field[T]) InFiles(header string) Field[T] { f.Formal = header; return f }

// Offer says which values of a choice a form offers, in that order; others are kept where they stand.
func (f Field[T]) Offer(values ...string) Field[T] { f.Offered = values; return f }

// Offers are the options of a choice that a form offers.
func (f Field[T]) Offers() []Option {
	if f.Offered == nil {
		return f.Options
	}
	var all []Option
	for _, v := range f.Offered {
		all = append(all, Option{v, f.TextOf(v)})
	}
	return all
}

// Header is the field's header in files that go out.
func (f Field[T]) Header() string {
	if f.Formal != "" {
		return f.Formal
	}
	return f.Label
}

// Title is the header of the field's column.
func (f Field[T]) Title() string {
	if f.Short != "" {
		return f.Short
	}
	return f.Label
}

// Pointer is where the value lies, for the store; nil for the fields of a register.
func (f Field[T]) Pointer(v *T) any { return f.at(v) }

// Value is the value as it is stored: the code of a choice, the number of a record, "" for nothing.
func (f Field[T]) Value(v *T) string { return f.get(v) }

// Set stores a value as Value writes it. Errors are *model.Error of code Invalid that name the field.
func (f Field[T]) Set(v *T, value string) error { return f.set(v, value) }

// Copy takes the field over from another record.
func (f Field[T]) Copy(to, from *T) { _ = f.set(to, f.get(from)) }

// Text is the value as people read it: the label of a choice, 是 or 否. References stay numbers; whoever shows them
// knows the names.
func (f Field[T]) Text(v *T) string { return f.TextOf(f.get(v)) }

// TextOf is a stored value as people read it.
func (f Field[T]) TextOf(value string) string {
	if f.Shape == Choice {
		for _, o := range f.Options {
			if o.Value == value {
				return o.Label
			}
		}
	}
	return f.Shape.TextOf(value)
}

// TextOf is a stored value as people read it: 是 or 否, 85%. References stay numbers.
func (s Shape) TextOf(value string) string {
	switch {
	case s == YesNo && value == Yes:
		return "是"
	case s == YesNo && value == No:
		return "否"
	case s == Percent:
		if p, err := model.ParsePoints(value); err == nil {
			return p.Short() + "%"
		}
	}
	return value
}

// Masked is Text, with numbers of persons and telephones masked; an office's landline is not.
func (f Field[T]) Masked(v *T) string {
	text := f.Text(v)
	if f.Office && !model.IsMobile(text) {
		return text
	}
	return f.Shape.Masked(text)
}

// Differs reports whether a value of this shape says something else than the known one, both as Field.Text writes them.
// A date that is the known one at a coarser precision says nothing new; texts are compared without spaces.
func (s Shape) Differs(was, now string) bool {
	switch {
	case was == now:
		return false
	case s == Date:
		if was != "" && model.Date(was).Compare(model.Date(now)) == 0 {
			return len(now) > len(was)
		}
	case s == Text || s == LongText || s == Log:
		return squeeze(was) != squeeze(now)
	}
	return true
}

// Finer reports whether a date is the known one, known more precisely.
func (s Shape) Finer(was, now string) bool {
	return s == Date && was != "" && len(now) > len(was) && model.Date(was).Compare(model.Date(now)) == 0
}

// squeeze is a text in the form in which two are compared.
func squeeze(s string) string { return model.FoldSpelling(strings.Join(strings.Fields(s), "")) }
