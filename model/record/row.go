package record

// Column is a field without its Go type.
type Column struct {
	Name, Label string
	Shape       Shape
	Required    bool
	Hidden      bool
}

// Row is a record without its Go type, for what treats every kind alike.
type Row struct {
	Pointers []any              // where the values lie, in the order of Definition.Columns
	Text     func(i int) string // Field.Masked of the value at a place; of a reference the number
}

// Columns are the fields without their Go type.
func (k *Kind[T]) Columns() []Column {
	all := make([]Column, len(k.Fields))
	for i, f := range k.Fields {
		all[i] = Column{f.Name, f.Label, f.Shape, f.Required, f.Hidden}
	}
	return all
}

// Blank is a record of the kind without values, to be read into.
func (k *Kind[T]) Blank() Row {
	v := new(T)
	row := Row{Text: func(i int) string { return k.Fields[i].Masked(v) }}
	for _, f := range k.Fields {
		row.Pointers = append(row.Pointers, f.Pointer(v))
	}
	return row
}

// Sorted is Order.
func (k *Kind[T]) Sorted() string { return k.Order }
