package records

import (
	"cmp"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// Widths are those of columns whose values are all of about one length, in px.
var Widths = map[record.Shape]float32{record.Date: 100, record.Number: 56, record.Money: 96, record.Percent: 72, record.YesNo: 68, record.Choice: 80,
	record.Member: 84, record.Phone: 116, record.IDNumber: 168}

// Column is a column of texts of a shape: as wide as they are, figures at the right and in the order of their size.
func Column[T any](id, title string, shape record.Shape, text func(T) string) table.Column[T] {
	c := table.Column[T]{ID: id, Title: title, Width: Widths[shape], Text: text,
		Compare: func(a, b T) int { return strings.Compare(text(a), text(b)) }}
	switch shape {
	case record.Number, record.Money, record.Percent, record.Points:
		c.Align = look.Right
		c.Compare = func(a, b T) int { return cmp.Compare(figure(text(a)), figure(text(b))) }
	case record.Org, record.Unit:
		c.Ends = true
	}
	return c
}

func figure(text string) model.Points {
	p, err := model.ParsePoints(strings.TrimSuffix(text, "%"))
	if err != nil {
		return -1
	}
	return p
}

// Fields are the fields of a kind of record that lies in the rows of a list.
type Fields[T, R any] struct {
	Kind *record.Kind[R]
	Of   func(*T) *R
}

// Column is the column of a field, of a width in px; 0 is that of its shape. Numbers of persons and telephones are masked.
func (f Fields[T, R]) Column(name string, width float32) table.Column[T] {
	field := f.Kind.Get(name)
	c := Column(name, field.Title(), field.Shape, func(row T) string { return field.Masked(f.Of(&row)) })
	if width > 0 {
		c.Width = width
	}
	return c
}

// Hidden are columns that are left out until they are chosen in the 列 menu.
func Hidden[T any](columns ...table.Column[T]) []table.Column[T] {
	for i := range columns {
		columns[i].Hidden = true
	}
	return columns
}

// File are the columns of fields in a file; what the screen masks is whole in Column.Export.
func (f Fields[T, R]) File(names ...string) []table.Column[T] {
	var all []table.Column[T]
	for _, name := range names {
		field := f.Kind.Get(name)
		c := f.Column(name, 0)
		c.Title = field.Header()
		if field.Shape == record.IDNumber || field.Shape == record.Phone {
			c.Export = func(row T) string { return field.Text(f.Of(&row)) }
		}
		all = append(all, c)
	}
	return all
}

// Facts are the short titles and texts of fields for a pane; what is empty is a dash.
func Facts[R any](kind *record.Kind[R], v *R, names ...string) []string {
	var pairs []string
	for _, name := range names {
		field := kind.Get(name)
		pairs = append(pairs, field.Title(), cmp.Or(field.Masked(v), "—"))
	}
	return pairs
}
