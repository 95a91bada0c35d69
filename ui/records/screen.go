package records

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Screen is a list screen, with a head when its Spec has a title.
type Screen[T any] struct {
	Table  *table.Table[T]
	SaveAs files.Saver // asks where to write an export

	d      *shell.Desk
	spec   Spec[T]
	object *fyne.Container
	head   *shell.Head // nil without one
	export *kit.Button
	bar    *fyne.Container
	search *kit.Entry // nil without one
	barEnd []fyne.CanvasObject
	empty  *fyne.Container
	end    *text.Label
	body   *fyne.Container
	pane   *fyne.Container

	rows       []T
	withClosed bool // the closed ones are among the rows
	active     []Filter[T]
	query      string
	shut       bool // the user closed the pane
	form       *Form
	editing    int64        // the record in the form, 0 for a new one
	holder     model.Holder // whose attachments are in the pane
	paned      int64        // the record in the pane, 0 while something else is there

	reading, paneReading, formReading shell.Reading

	saving bool
	saved  []func(ok bool) // wait for the end of the saving
	asking bool            // Form.Failed asks something before the form is saved again
}

// New makes the screen; Shown or Reload fills it.
func New[T any](d *shell.Desk, spec Spec[T]) *Screen[T] {
	s := &Screen[T]{d: d, spec: spec, SaveAs: files.SaveWorkbook(d.Window), empty: container.NewStack(), end: text.Small(""),
		bar: container.NewStack(), pane: container.NewStack()}
	s.makeSearch()
	columns := table.Spec[T]{ID: spec.ID, Columns: spec.Columns, Key: s.key, Unit: spec.Unit, SortBy: spec.SortBy, Prefs: d.Prefs,
		Empty: s.empty, FootEnd: s.end, Checks: spec.Checks, NoFoot: spec.NoFoot, Actions: s.actions,
		OnRow: func(T) { s.rowChanged() }, OnClick: func(T) { s.reopen() }, OnOpen: s.open, OnKey: s.tableKey, OnIcon: func(row T, _ string) {
			if spec.OnIcon != nil {
				spec.OnIcon(row)
			}
		}}
	if spec.Adjust != nil {
		spec.Adjust(&columns)
	}
	s.Table = table.New(columns)
	s.barEnd = []fyne.CanvasObject{s.Table.CountLabel(), s.Table.ColumnsButton()}
	list := s.Table.Object()
	if spec.Wrap != nil {
		list = spec.Wrap(list)
	}
	s.body = kit.Border(nil, nil, nil, s.pane, list)
	top := kit.VBox(0)
	if spec.Title != "" {
		s.head = shell.NewHead(spec.Title, "", s.headButtons()...)
		if spec.Tabs != nil {
			s.head.SetTabs(spec.Tabs)
		}
		top.Add(s.head.Object)
	}
	top.Add(s.bar)
	s.object = kit.Border(top, nil, nil, nil, s.body)
	return s
}

func (s *Screen[T]) headButtons() []fyne.CanvasObject {
	buttons := append([]fyne.CanvasObject{}, s.spec.Buttons...)
	if s.spec.Export != nil {
		s.export = kit.NewButton("导出", func() { s.ExportRows(s.Table.Shown()) }).Icon("export")
		buttons = append(buttons, s.export)
	}
	if s.spec.AddWords != "" {
		buttons = append(buttons, shell.Writing(s.d, kit.NewButton(s.spec.AddWords, s.Add).Icon("plus")))
	}
	return buttons
}

// actions are the buttons of the footer while records are chosen.
func (s *Screen[T]) actions(rows []T) []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	if s.spec.Actions != nil {
		for _, a := range s.spec.Actions(rows) {
			b := kit.NewButton(a.Text, a.Do).Small()
			if a.Off {
				shell.Writing(s.d, b)
			}
			buttons = append(buttons, b)
		}
	}
	if s.spec.Export != nil {
		buttons = append(buttons, kit.NewButton("导出 "+s.counted(len(rows)), func() { s.ExportRows(rows) }).Small())
	}
	return buttons
}

func (s *Screen[T]) key(r T) string { return keyOf(s.spec.Key(r)) }

func keyOf(id int64) string { return strconv.FormatInt(id, 10) }

// Object is the whole screen.
func (s *Screen[T]) Object() fyne.CanvasObject { return s.object }

// Rows are all records that were read.
func (s *Screen[T]) Rows() []T { return s.rows }

// Shown reads the records and shows them. target is a record's number (int64), a shell.NewRecord, what Spec.Opens knows, or nil for the list
// as it was left, with a form that is open.
func (s *Screen[T]) Shown(target any) {
	if s.form != nil {
		if target != nil {
			s.Leave(func() { s.Shown(target) })
		}
		return
	}
	s.Renew(func() {
		if s.form == nil {
			s.visit(target)
		}
	})
}

// visit shows what the screen was opened with; the records were read.
func (s *Screen[T]) visit(target any) {
	if _, add := target.(shell.NewRecord); add {
		s.Add()
		return
	}
	id, _ := target.(int64)
	if id != 0 {
		s.seek(id)
		return
	}
	if s.spec.Opens != nil && target != nil {
		if f, ok := s.spec.Opens(target); ok {
			s.Clear()
			s.Filter(f)
		}
	}
	s.Choose(0)
	s.FocusRows()
}

// seek makes a record current, which may be among the closed ones.
func (s *Screen[T]) seek(id int64) {
	found := func() {
		s.Choose(id)
		s.FocusRows()
	}
	here := func() bool { return slices.ContainsFunc(s.rows, func(r T) bool { return s.spec.Key(r) == id }) }
	among := func() {
		filters := slices.Clone(s.spec.Filters)
		if s.spec.More != nil {
			filters = append(filters, s.spec.More()...)
		}
		i := slices.IndexFunc(filters, func(f Filter[T]) bool { return f.Closed })
		if i < 0 || here() {
			found()
			return
		}
		s.Filter(filters[i])
		s.Reload(func() {
			if !here() { // it is nowhere
				s.Clear()
			}
			found()
		})
	}
	closed := s.wantsClosed()
	if s.Clear(); closed {
		s.Reload(among)
		return
	}
	among()
}

// Changed reads the records again. One that is being changed stays as it is.
func (s *Screen[T]) Changed() { s.Reload(nil) }

// Reload reads the records, shows them, and calls then, or shows the pane anew when it is nil. A form that is open stays
// as it is.
func (s *Screen[T]) Reload(then func()) {
	if then == nil {
		then = s.ShowPane
	}
	closed := s.wantsClosed()
	var rows []T
	var show func()
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		rows, show, err = s.spec.Read(ctx, o, closed)
		return err
	}, func() {
		if show != nil {
			show()
		}
		s.rows, s.withClosed = rows, closed
		if s.head != nil && s.spec.Facts != nil {
			s.head.SetFacts(s.spec.Facts(rows))
		}
		s.Table.SetRows(rows)
		s.showBar()
		s.narrow()
	}, then)
}

// Renew is Reload for a screen that comes up again: where nothing changed since its records were read, it only calls then.
func (s *Screen[T]) Renew(then func()) {
	if s.withClosed == s.wantsClosed() && s.reading.Current(s.d) {
		then()
		return
	}
	s.Reload(then)
}

// Current is the ID of the row that is chosen, 0 for none.
func (s *Screen[T]) Current() int64 {
	if row, ok := s.Table.Current(); ok {
		return s.spec.Key(row)
	}
	return 0
}

// Choose makes a record current, with the filters taken away when they hide it, and shows its pane; 0 keeps the one
// that is current, or takes the first.
func (s *Screen[T]) Choose(id int64) {
	if id != 0 {
		s.shut = false
		if !s.Table.SetCurrent(keyOf(id)) {
			s.Clear()
			s.Table.SetCurrent(keyOf(id))
		}
	} else if _, ok := s.Table.Current(); !ok {
		if shown := s.Table.Shown(); len(shown) > 0 && s.spec.None == nil {
			s.Table.SetCurrent(s.key(shown[0]))
		}
	}
	s.ShowPane()
}

// FocusRows gives the keyboard to the table.
func (s *Screen[T]) FocusRows() { form.FocusIn(s.d.Window.Canvas(), s.Table.Object()) }
