package record

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Kind is a kind of record: what it is called, and its fields. The first field is the key.
type Kind[T any] struct {
	Name   string // English: the store's table
	Label  string // Chinese: 党员
	Unit   string // 人, 个, 条: what is counted
	Fields []Field[T]
	Order  string   // the store's order of a list
	Called []string // the fields that say what people call a record: its organisation and its day; required
	PartOf string   // the field that names the record of which it is a part, such as a post of its organisation: what keeps one keeps the other
}

var kinds = []Definition{Members, Memberships, Activities, Orgs, Units, Covers, Posts}

// define makes a kind that has a file of its own known to the store and the history.
func define[T any](k *Kind[T]) *Kind[T] {
	kinds = append(kinds, k)
	return k
}

// Kinds are the kinds of record that the program itself defines.
func Kinds() []Definition { return kinds }

// Named finds a kind by its name or the plural of it, such as term_extensions.
func Named(word string) (Definition, bool) {
	i := slices.IndexFunc(kinds, func(k Definition) bool {
		return k.TableName() == word || k.TableName() == strings.TrimSuffix(word, "s")
	})
	if i < 0 {
		return nil, false
	}
	return kinds[i], true
}

// Field finds a field by its name.
func (k *Kind[T]) Field(name string) (*Field[T], bool) {
	i := slices.IndexFunc(k.Fields, func(f Field[T]) bool { return f.Name == name })
	if i < 0 {
		return nil, false
	}
	return &k.Fields[i], true
}

// Get is the field of a name that the program itself writes down; it panics where there is none.
func (k *Kind[T]) Get(name string) Field[T] {
	f, ok := k.Field(name)
	if !ok {
		panic(k.Name + " has no field " + name)
	}
	return *f
}

// Visible are the fields that people see.
func (k *Kind[T]) Visible() []Field[T] {
	return slices.DeleteFunc(slices.Clone(k.Fields), func(f Field[T]) bool { return f.Hidden })
}

// Definition is what the store and the history need of a kind without knowing its Go type.
type Definition interface {
	TableName() string
	TableLabel() string
	ColumnLabel(column string) (string, bool)
	// CalledBy are the columns that say what people call a row, with their shapes.
	CalledBy() []Called
	// Columns, Blank and Sorted serve to read the rows, see Row; Sorted is the store's order.
	Columns() []Column
	Blank() Row
	Sorted() string
	// Part is the column that names the row of which a row is a part; "" for none.
	Part() string
}

// Called is a column in what people call a row.
type Called struct {
	Column string
	Shape  Shape
}

// CalledBy are the columns of Called.
func (k *Kind[T]) CalledBy() []Called {
	var all []Called
	for _, name := range k.Called {
		all = append(all, Called{name, k.Get(name).Shape})
	}
	return all
}

// Part is PartOf.
func (k *Kind[T]) Part() string { return k.PartOf }

// TableName is the store's table.
func (k *Kind[T]) TableName() string { return k.Name }

// TableLabel is the Chinese name of the kind.
func (k *Kind[T]) TableLabel() string { return k.Label }

// ColumnLabel is the Chinese name of a field.
func (k *Kind[T]) ColumnLabel(column string) (string, bool) {
	f, ok := k.Field(column)
	if !ok {
		return "", false
	}
	return f.Label, true
}

// CheckRequired refuses a record in which something required is missing. The error is of code Invalid and names the field.
func (k *Kind[T]) CheckRequired(v *T) error {
	for _, f := range k.Fields {
		if f.Required && f.Value(v) == "" {
			return model.FieldErrorf(f.Name, "%s还没有填", f.Label)
		}
	}
	return nil
}
