// Package records is the list screen, written once: filters and a search over a table, one record beside it in a pane, the
// form in which it is changed, and the export of what is listed. A screen says in a Spec what its records are.
package records

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// Spec says what a list screen shows. ID, Unit, Columns, Key, Name, Read, Pane and Empty are required. What reads is called
// off the UI goroutine with the data file, and returns what is then done with it on the UI goroutine.
type Spec[T any] struct {
	ID       string // of the table, under which the user's choice of columns is kept
	Unit     string // what records are counted in: 份
	Columns  []table.Column[T]
	SortBy   string                                          // column sorted by at first
	Checks   bool                                            // a column of boxes, to tick several records
	NoFoot   bool                                            // the table has no footer
	Adjust   func(*table.Spec[T])                            // sets what else the table can do; may be nil
	Wrap     func(table fyne.CanvasObject) fyne.CanvasObject // what stands in the table's place, which holds it; nil: the table alone
	Lead     fyne.CanvasObject                               // at the left of the filters; may be nil
	Folded   func(T) bool                                    // records left out while neither a filter nor a search is in force; may be nil
	Narrowed func(shown []T)                                 // is told which records are listed; may be nil
	Key      func(T) int64
	Name     func(T) string // as people call it

	// Read reads the records, with those that were closed when they are asked for. show, which may be nil, is called
	// before they are shown.
	Read func(ctx context.Context, o *office.Office, closed bool) (rows []T, show func(), err error)

	Title   string                 // of the head; "" in a screen that has a head of its own
	Tabs    fyne.CanvasObject      // of the head, between title and sentence; may be nil
	Facts   func(rows []T) string  // the sentence of the head
	Buttons []fyne.CanvasObject    // of the head, before those that export and add
	Export  *Export[T]             // nil: the list is not exported
	Actions func([]T) []kit.Option // what can be done with several records at once

	All        string             // the chip that shows all, of filters that exclude one another; "": filters are added up
	Filters    []Filter[T]        // stand in the bar with their counts
	More       func() []Filter[T] // the rarer ones, behind ＋筛选; nil: none
	Note       string             // in the bar of a list without filters
	Opens      func(target any) (Filter[T], bool)
	Search     func(row T, words string) bool // nil: no search field; words are in lower case
	SearchHint string
	SearchWide float32                // at the left of the filters, so many px wide; 0: at their right
	Empty      func() *fyne.Container // there are no records at all
	NoHit      string                 // 没有符合条件的党组织
	Foot       func() string          // right end of the table's footer
	OpenKey    string                 // what Enter does, for the status line: 打开
	Open       func(T)                // Enter while the pane is open; nil: the form
	OnIcon     func(T)                // a click on an icon in the table
	PaneWide   float32                // px

	// Pane reads what is shown of a record beside the table; draw makes it, nil where there is nothing to show.
	Pane func(ctx context.Context, o *office.Office, row T) (draw func() kit.PaneSpec, err error)
	// Holder is the record whose attachments end the body of the pane, where files may be dropped; the zero Holder for none. A Spec
	// without Holder is of records that have none.
	Holder func(T) model.Holder
	None   func() kit.PaneSpec // in its place while no record is chosen; nil: no pane
	// Form reads what the form of a record needs, nil for a new one; build makes it, and is nil for a record that cannot be
	// changed. A Spec without Form is of records that are not changed in a form.
	Form     func(ctx context.Context, o *office.Office, row *T) (build func() *Form, err error)
	AddWords string // 新增党员; "": records are not added here
}

// Plain is the Pane of records of which the row tells all.
func Plain[T any](pane func(T) kit.PaneSpec) func(context.Context, *office.Office, T) (func() kit.PaneSpec, error) {
	return func(_ context.Context, _ *office.Office, row T) (func() kit.PaneSpec, error) {
		return func() kit.PaneSpec { return pane(row) }, nil
	}
}

// Filter keeps a part of the records. Of a group only one is in force at a time.
type Filter[T any] struct {
	ID, Group, Label string
	Keep             func(T) bool
	Keys             string     // other words that find it behind ＋筛选, such as initials
	Dot              look.Token // a small square before the label
	Apart            bool       // a rule before it
	Closed           bool       // closed records are read too
}

// Form is the form in the pane.
type Form struct {
	Title, Facts string
	Subject      string // whose changes are lost if it is left: 协议“区图书馆”
	New          bool
	Fields       *form.Form // filled in; started
	Body         fyne.CanvasObject
	At           string // the field that gets the keyboard; "" for the first
	// Read takes what the form holds; ok is false when something cannot be read, which is then said under its field.
	Read   func() (write Write, ok bool)
	Said   func() string           // what is told once it is saved
	Failed func(error) (told bool) // looks at why it was not saved, and reports whether it told the user; may be nil
}

// Write changes the data file. It is called off the UI goroutine and returns the record's number and the change set, 0
// when nothing changed.
type Write func(ctx context.Context, o *office.Office) (id, change int64, err error)
