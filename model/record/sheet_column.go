package record

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// SheetColumn is a column of a register's spreadsheets that is no field, but fills some: 任期起止 holds the first and the last
// day, and 联系日期, 方式, 联系人 together make a line of a Log, whose day is the first of them.
type SheetColumn struct {
	Name    string   `json:"name"` // English, stable within the register, no field's
	Label   string   `json:"label"`
	Aliases []string `json:"aliases,omitempty"`
	Fills   []string `json:"fills"` // two dates, or one Log
}

// IsSpan reports whether the column holds the first and the last day.
func (c SheetColumn) IsSpan() bool { return len(c.Fills) == 2 }

// SheetColumn finds a column of spreadsheets by its name.
func (r *Register) SheetColumn(name string) (*SheetColumn, bool) {
	for i := range r.Columns {
		if r.Columns[i].Name == name {
			return &r.Columns[i], true
		}
	}
	return nil, false
}

// LogColumns are the columns that together fill a Log, in the order of what stands in its lines.
func (r *Register) LogColumns(log string) []string {
	var all []string
	for _, c := range r.Columns {
		if len(c.Fills) == 1 && c.Fills[0] == log {
			all = append(all, c.Name)
		}
	}
	return all
}

// SameKey reports whether two entries are about the same thing by the fields of Key: where both fill one, it agrees,
// and they have at least the first. Dates are compared at the coarser precision unless
// the field is Exact, persons, branches and units as named gives a value of their shape: by what it means.
func (r *Register) SameKey(a, b *Entry, named func(i *Item, value string) string) bool {
	for at, name := range r.Key {
		x, y := a.Values[name], b.Values[name]
		i, ok := r.Field(name)
		switch {
		case !ok:
		case x == "" || y == "":
			if at == 0 {
				return false
			}
		case i.Shape == Date && i.Exact:
			if x != y {
				return false
			}
		case i.Shape == Date:
			if model.Date(x).Compare(model.Date(y)) != 0 {
				return false
			}
		case i.Shape == Member && r.otherID(a, b):
			return false
		case i.Shape.Refers():
			if x != y && named(i, x) != named(i, y) {
				return false
			}
		case squeeze(x) != squeeze(y):
			return false
		}
	}
	return len(r.Key) > 0
}

// OnceKey is what no two open entries of a register have in common that has each Once: the values of Key, however names in them are
// spaced. It is "" in other registers, and while a field of the key is empty.
func (r *Register) OnceKey(e *Entry) string {
	var parts []string
	for _, name := range r.Key {
		parts = append(parts, squeeze(e.Values[name]))
	}
	if !r.Once || slices.Contains(parts, "") {
		return ""
	}
	return strings.Join(parts, "\x00")
}

// otherID reports whether two entries hold different ID numbers.
func (r *Register) otherID(a, b *Entry) bool {
	i, ok := r.First(IDNumber)
	return ok && a.Values[i.Name] != "" && b.Values[i.Name] != "" && a.Values[i.Name] != b.Values[i.Name]
}
