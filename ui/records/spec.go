// Package records is the list screen: chips and a search over a table, one record beside it in a pane, and the form in
// which it is changed. A screen says in a Spec what its records are.
package records

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// Spec says what a list screen shows. Columns, Key, Read and Pane are required.
type Spec[T any] struct {
	ID      string // of the table, under which the user's choice of columns is kept
	Unit    string // what records are counted in: 份
	Columns []table.Column[T]
	SortBy  string // column sorted by at first
	Key     func(T) int64
	Read    func(ctx context.Context, o *office.Office) ([]T, error) // off the UI goroutine
	Taken   func(rows []T)                                           // new rows were read: the head's sentence and buttons

	Chips      []Chip[T]
	Search     func(row T, words string) bool // nil: no search field; words are in lower case
	SearchHint string
	Empty      func() *fyne.Container // there are no records at all
	NoHit      string                 // 没有符合条件的党组织
	Foot       func(shown []T) string // right end of the table's footer
	Checks     bool
	Actions    func(rows []T) []fyne.CanvasObject // footer while rows are ticked

	// Pane is a record beside the table; shut closes it.
	Pane func(row T, shut func()) fyne.CanvasObject
	None func() fyne.CanvasObject // in its place while no record is chosen; nil: no pane
	// Edit makes the form for a record, or with nil for a new one. It may read what the form needs off the UI goroutine
	// before it calls open; it does not call it for a record that cannot be changed.
	Edit func(row *T, open func(*Form))
}

// Chip is one filter of the bar. One that no record passes is left out, unless it is chosen or the first.
type Chip[T any] struct {
	ID, Label string
	Keep      func(T) bool // nil keeps all
	Dot       look.Token   // a small square before the label
	Apart     bool         // a rule before it
}

// Form is the form in the pane.
type Form struct {
	Title, Facts string
	Subject      string // whose changes are lost if it is left: 协议“区图书馆”
	Width        float32
	Fields       *form.Form // filled in; started
	Body         fyne.CanvasObject
	Words        func() string // of the saving button: 保存 2 处修改
	// Read takes what the form holds; ok is false when something cannot be read, which is then said under its field.
	// write is called off the UI goroutine and returns the record's number and the change set, 0 when nothing changed.
	Read func() (write Write, ok bool)
	Said func(change int64) string // what is told once it is saved
}

// Write saves a form.
type Write func(ctx context.Context, o *office.Office) (id, change int64, err error)
