package record

import "slices"

// Kind is a kind of record: what it is called, and its fields. The first field is the key.
type Kind[T any] struct {
	Name   string // English: the store's table
	Label  string // Chinese: 党员
	Unit   string // 人, 个, 条: what is counted
	Fields []Field[T]
	Order  string // the store's order of a list
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

// Labelled is what the history says of a kind and its columns without knowing its Go type.
type Labelled interface {
	TableName() string
	TableLabel() string
	ColumnLabel(column string) (string, bool)
}

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
