package records

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Screen is a list screen without its head.
type Screen[T any] struct {
	Object *fyne.Container // bar, table and pane

	d      *shell.Desk
	spec   Spec[T]
	bar    *fyne.Container
	search *kit.Entry // nil without one
	table  *table.Table[T]
	empty  *fyne.Container
	end    *text.Label
	body   *fyne.Container
	pane   *fyne.Container

	rows    []T
	chip    string
	query   string
	shut    bool // the user closed the pane
	form    *Form
	editing int64 // the record in the form, 0 for a new one
	saving  bool
	job     int      // the newest reading; what older ones bring is dropped
	after   []func() // waits for the newest reading
}

// New makes the screen; Reload fills it.
func New[T any](d *shell.Desk, spec Spec[T]) *Screen[T] {
	s := &Screen[T]{d: d, spec: spec, empty: container.NewStack(), end: text.Small(""), bar: container.NewStack(), pane: container.NewStack()}
	if spec.Search != nil {
		s.search = kit.NewEntry(spec.SearchHint).Small().Lead("search").Wide(168)
		s.search.OnChanged = func(q string) { s.query = strings.ToLower(strings.TrimSpace(q)); s.filter() }
		s.search.OnKey = s.searchKey
	}
	s.table = table.New(table.Spec[T]{ID: spec.ID, Columns: spec.Columns, Key: s.key, Unit: spec.Unit, SortBy: spec.SortBy, Prefs: d.Prefs,
		Empty: s.empty, FootEnd: s.end, Checks: spec.Checks, Actions: spec.Actions,
		OnRow: func(T) { s.rowChanged() }, OnOpen: func(T) { s.open() }, OnKey: s.tableKey})
	s.body = kit.Border(nil, nil, nil, s.pane, s.table.Object())
	s.Object = kit.Border(s.bar, nil, nil, nil, s.body)
	return s
}

func (s *Screen[T]) key(r T) string { return strconv.FormatInt(s.spec.Key(r), 10) }

// Rows are all records that were read.
func (s *Screen[T]) Rows() []T { return s.rows }

// Shown are the records that pass the filters, in the order of the table.
func (s *Screen[T]) Shown() []T { return s.table.Shown() }

// Current is the chosen record.
func (s *Screen[T]) Current() (T, bool) { return s.table.Current() }

// Reload reads the records off the UI goroutine, shows them, and calls then, which may be nil. A form that is open stays
// as it is.
func (s *Screen[T]) Reload(then func()) {
	s.job++
	job := s.job
	if then != nil {
		s.after = append(s.after, then)
	}
	var rows []T
	s.d.Run(shell.Work{What: "正在读取",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			rows, err = s.spec.Read(ctx, o)
			return err
		},
		Done: func(err error) error {
			if err != nil || job != s.job {
				return err
			}
			s.rows = rows
			s.table.SetRows(rows)
			if s.spec.Taken != nil {
				s.spec.Taken(rows)
			}
			s.filter()
			after := s.after
			s.after = nil
			for _, then := range after {
				then()
			}
			return nil
		}})
}

// Choose makes a record current, with the filters taken away when they hide it, and shows its pane; 0 keeps the one
// that is current, or takes the first.
func (s *Screen[T]) Choose(id int64) {
	if id != 0 {
		s.shut = false
		key := strconv.FormatInt(id, 10)
		if !s.table.SetCurrent(key) {
			s.clear()
			s.table.SetCurrent(key)
		}
	} else if _, ok := s.table.Current(); !ok {
		if shown := s.table.Shown(); len(shown) > 0 && s.spec.None == nil {
			s.table.SetCurrent(s.key(shown[0]))
		}
	}
	s.showPane()
}

// FocusRows gives the keyboard to the table.
func (s *Screen[T]) FocusRows() { form.FocusIn(s.d.Window.Canvas(), s.table.Object()) }

// SetChip chooses a filter of the bar.
func (s *Screen[T]) SetChip(id string) {
	s.chip = id
	s.filter()
}

// clear takes chip and search away.
func (s *Screen[T]) clear() {
	s.chip, s.query = "", ""
	if s.search != nil {
		s.search.SetText("")
	}
	s.filter()
}

// filter shows the rows that pass, and builds the chips with their counts.
func (s *Screen[T]) filter() {
	var left []fyne.CanvasObject
	var keep func(T) bool
	for i, c := range s.spec.Chips {
		chosen := c.ID == s.chip
		if chosen {
			keep = c.Keep
		}
		n := s.count(c.Keep)
		if n == 0 && i > 0 && !chosen {
			continue
		}
		if c.Apart && len(left) > 0 {
			left = append(left, kit.Block(look.Line, 1, 16))
		}
		left = append(left, kit.NewChip(fmt.Sprintf("%s %d", c.Label, n), chosen, func(bool) { s.SetChip(c.ID) }).Dot(c.Dot))
	}
	right := []fyne.CanvasObject{s.table.CountLabel(), s.table.ColumnsButton()}
	if s.search != nil {
		right = append([]fyne.CanvasObject{s.search}, right...)
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, right)}
	s.bar.Refresh()
	query := s.query
	s.table.SetFilter(func(r T) bool { return (keep == nil || keep(r)) && (query == "" || s.spec.Search(r, query)) })
	s.showEmpty()
	if s.spec.Foot != nil {
		s.end.SetText(s.spec.Foot(s.table.Shown()))
	}
	if s.form == nil {
		s.showPane()
	}
}

func (s *Screen[T]) count(keep func(T) bool) int {
	n := 0
	for _, r := range s.rows {
		if keep == nil || keep(r) {
			n++
		}
	}
	return n
}

func (s *Screen[T]) showEmpty() {
	state := kit.NewEmptyState(s.spec.NoHit, "换一个筛选条件，或者换几个字查找", kit.NewButton("清除筛选", s.clear))
	if len(s.rows) == 0 {
		state = s.spec.Empty()
	}
	s.empty.Objects = []fyne.CanvasObject{state}
	s.empty.Refresh()
}

// showPane shows the current record, what stands there for none, or nothing when the user closed it.
func (s *Screen[T]) showPane() {
	current, ok := s.table.Current()
	switch {
	case s.form != nil:
	case s.shut:
		s.setPane(nil)
	case ok:
		s.setPane(s.spec.Pane(current, s.close))
	case s.spec.None != nil && len(s.rows) > 0:
		s.setPane(s.spec.None())
	default:
		s.setPane(nil)
	}
}

func (s *Screen[T]) close() {
	s.shut = true
	s.showPane()
	s.FocusRows()
}

func (s *Screen[T]) setPane(o fyne.CanvasObject) {
	s.pane.Objects = nil
	if o != nil {
		s.pane.Objects = []fyne.CanvasObject{o}
	}
	s.pane.Hidden = o == nil
	s.body.Refresh()
	s.Object.Refresh()
}
