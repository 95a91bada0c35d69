// Package table is the one list of the program: a sortable table of rows, and the grid that is typed into.
package table

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Tag is one tag of a cell.
type Tag struct {
	Text string
	Tone look.Tone
}

// Cell is what one cell of a table shows. Column.Draw may change any of it for its row.
type Cell struct {
	Text  string
	Align fyne.TextAlign
	Tone  look.Tone  // tint of the ground; wins over hover and selection
	Ink   look.Token // colour of the text; Clear takes the tone's
	Bold  bool
	Small bool // 12 instead of 14
	Ends  bool // the end of the text tells it from others: it is cut in the middle
	Tags  []Tag
	Icon  string // before the text, 14
	// Indent moves icon and text to the right, in px.
	Indent float32
	// Bar draws a small bar 48 wide before a right-aligned text, filled from 0 to 1; below 0 there is none.
	Bar      float32
	BarToken look.Token
	Shares   []Share // a bar over the whole cell in place of the text, divided in these proportions
	Counted  bool    // the bar is 18 high, and each part says its count where there is room
	Shapes   []Shape // drawn over the cell, such as its part of a time line
	check    int     // 0 none, else CheckState+1
	ranged   bool    // one of the selected cells
}

// Share is one part of a cell's bar.
type Share struct {
	Count int
	Token look.Token
}

// Shape is a rectangle of a cell, or words beginning there where Words is set; they may reach over the next cells.
type Shape struct {
	X, Y, W, H   float32 // px in the cell
	Fill, Stroke look.Token
	Words        string // 12, in the colour of Fill
}

// Column defines one column once: for the screen, the clipboard and every export.
type Column[T any] struct {
	ID    string
	Title string
	Width float32 // px, padding included
	Flex  bool    // takes its share of spare width
	Align fyne.TextAlign
	Text  func(T) string
	// Export is the text for files when it differs from the screen's, such as a full number behind a masked one.
	Export  func(T) string
	Compare func(a, b T) int // nil: the column cannot be sorted by
	Tone    func(T) look.Tone
	Ink     func(T) look.Token
	Bold    func(T) bool
	Tags    func(T) []Tag     // drawn instead of the text
	Draw    func(T, *Cell)    // the last word on a cell
	Total   func([]T) string  // footer text over the shown rows
	Lead    bool              // names the row: bold on the current one
	Small   bool              // 12 instead of 14
	Ends    bool              // the end of a text tells it from others, as with the names of branches: it is cut in the middle
	Always  bool              // cannot be left out in the 列 menu
	Hidden  bool              // left out until chosen in the 列 menu
	Group   string            // header above this and its neighbours with the same group
	Sub     string            // second line of the header, such as the full mark
	RuleOff bool              // a vertical rule at its left edge
	HeadBox fyne.CanvasObject // under the title, such as a menu of fields
	Tip     string            // what the pointer learns that rests on the title, such as A1 政治学习，5 分
	TipOf   func(T) string    // what it learns on a cell; "" tells the text where that is cut
	// Edit reports whether the cell can be typed into; only in a table with Cells set.
	Edit func(T) bool
}

// Band is a full-width row between data rows, such as 需确认的 4 行.
type Band struct {
	Text string
	Icon string
	Tone look.Tone
}

// Prefs keeps small choices of the user, such as which columns show.
type Prefs interface {
	Get(key string) string
	Set(key, value string)
}

// Spec says how a table behaves. Only Columns and Key are required.
type Spec[T any] struct {
	ID        string // key for Prefs
	Columns   []Column[T]
	Key       func(T) string // identity of a row; keeps selection and place when rows change
	RowHeight float32        // ListRow when 0
	Checks    bool           // a column of check boxes at the left; Space ticks
	Frozen    int            // columns that stay while the others scroll sideways
	Cells     bool           // one current cell instead of a whole row; needed for typing into cells
	Inset     float32        // distance of the first cell from the left edge; 16 when 0, none when negative
	CellPad   float32        // distance of text from the cell's edges; 8 when 0
	Unit      string         // what rows are counted in, such as 人; 行 when ""
	SortBy    string         // column sorted by at first, "" for the order given
	SortDesc  bool
	Prefs     Prefs
	Fit       func(room float32) map[string]float32 // the widths of columns in a table so wide; 0 leaves a column out
	Empty     fyne.CanvasObject                     // shown instead of the rows when there are none

	RowTone func(T) look.Tone                  // tint of a whole row
	Picked  func(T) bool                       // rows to show as selected besides the chosen ones
	Break   func(before *T, row T) *Band       // a band to put before row; only while not sorted by a column
	OnRow   func(T)                            // the current row changed
	OnClick func(T)                            // a plain click on a row, current already or not
	OnSpot  func(row T, column string)         // a plain click on a cell, after OnClick
	OnOpen  func(T)                            // Enter or a double click
	OnIcon  func(row T, column string)         // a click on a cell's icon
	OnPick  func(rows []T)                     // the selection changed
	OnCell  func(row T, column string)         // the current cell changed (Cells)
	OnSort  func(column string, desc bool)     // the order changed
	OnKey   func(*fyne.KeyEvent) bool          // sees keys first; true when used
	OnRange func(rows []T, columns []string)   // the selected cells changed (Cells)
	OnClear func(rows []T, columns []string)   // Delete on the selected cells (Cells); each is committed as "" when nil
	Actions func(rows []T) []fyne.CanvasObject // footer while rows are selected: its buttons
	FootEnd fyne.CanvasObject                  // right end of the footer
	NoFoot  bool                               // no footer at all
	OnPlace func()                             // the columns got other places or were scrolled, see Span

	// MenuOf is the menu of a right click, under 复制, for the rows of the selection or of the selected cells; column is the
	// one under the pointer, "" for none.
	MenuOf func(rows []T, column string) []kit.Option

	EditText func(row T, column string) string            // what the field starts with; the cell's text when nil
	Commit   func(row T, column, text string) error       // takes what was typed; an error keeps the field open
	OnPaste  func(row T, column string, block [][]string) // a block from a spreadsheet, to be put at the current cell
}

// Table is the one list of the program: virtualised, sortable, with keyboard, multi-selection, copying, totals
// and a choice of columns. Add Object() to a layout.
type Table[T any] struct {
	spec   Spec[T]
	rows   []T
	order  []int32 // shown rows in display order, indexes into rows; below 0 a band: -1-index into bands
	bands  []Band
	filter func(T) bool
	total  int // the "all" of shown/all; -1 for len(rows)

	sortID   string
	sortDesc bool
	hidden   map[string]bool
	widths   map[string]float32 // widths the user dragged
	fitted   map[string]float32 // widths as spec.Fit gave them last
	cols     []*Column[T]       // visible columns in order; the check column is not among them
	job      int                // number of the newest sort; older ones are dropped

	picked  map[string]bool // selected rows by key
	current int             // position in order of the current row, -1 for none
	anchor  int             // where a Shift selection began
	column  int             // current cell's column in Cells mode

	ranged            bool // cells are selected from the current one to the end
	endRow, endColumn int

	layer  *gridLayer
	head   *gridHead
	foot   *gridFoot
	box    *fyne.Container
	body   *fyne.Container
	counts []*text.Label // labels showing shown/total
	editor *cellEditor
}

// New builds an empty table; give it rows with SetRows.
func New[T any](spec Spec[T]) *Table[T] {
	if spec.RowHeight == 0 {
		spec.RowHeight = look.ListRow
	}
	if spec.Inset == 0 {
		spec.Inset = look.Gap16
	}
	spec.Inset = max(0, spec.Inset)
	if spec.CellPad == 0 {
		spec.CellPad = look.Gap8
	}
	if spec.Unit == "" {
		spec.Unit = "行"
	}
	t := &Table[T]{spec: spec, total: -1, current: -1, anchor: -1, picked: map[string]bool{},
		hidden: map[string]bool{}, widths: map[string]float32{}, sortID: spec.SortBy, sortDesc: spec.SortDesc}
	for _, c := range spec.Columns {
		t.hidden[c.ID] = c.Hidden
	}
	t.loadPrefs()
	t.layer = newGridLayer(t, spec.RowHeight, spec.CellPad)
	t.head = newGridHead(t, t.layer)
	t.foot = newGridFoot(t.layer)
	t.layer.onScroll = func() { t.head.follow(); t.foot.follow(); t.placed() }
	t.layer.onResize = t.fitColumns
	t.body = container.New(viewLayout{t.layer}, t.layer.scroll, t.layer.ring)
	if spec.Empty != nil {
		rim := float32(look.FocusStroke) // the ring shows round it
		t.body.Add(kit.Pad(spec.Empty, rim, rim, rim, rim))
		spec.Empty.Hide()
	}
	var bottom fyne.CanvasObject
	if !spec.NoFoot {
		bottom = t.foot
	}
	t.box = kit.Border(t.head, bottom, nil, nil, t.body)
	t.setColumns()
	return t
}

// Object is what to put into a layout.
func (t *Table[T]) Object() fyne.CanvasObject { return t.box }

// Focus gives the keyboard to the rows.
func (t *Table[T]) Focus() { kit.Focus(t.layer) }

// SetRows shows new rows. Selection, current row and place follow the rows' keys. Above 20,000 rows sorting runs off
// the UI goroutine and the rows appear when it is done.
func (t *Table[T]) SetRows(rows []T) {
	t.rows = rows
	t.rebuild()
}

// SetFilter shows only the rows that keep returns true for; nil shows all.
func (t *Table[T]) SetFilter(keep func(T) bool) {
	t.filter = keep
	t.rebuild()
}

// SetTotal sets the "all" of shown / all when the rows given are already a part; below 0 it is the number of rows.
func (t *Table[T]) SetTotal(n int) {
	t.total = n
	t.showCounts()
}

// Shown returns the rows in display order, bands left out.
func (t *Table[T]) Shown() []T {
	shown := make([]T, 0, len(t.order))
	for _, i := range t.order {
		if i >= 0 {
			shown = append(shown, t.rows[i])
		}
	}
	return shown
}

// ShownCount is the number of rows shown.
func (t *Table[T]) ShownCount() int { return len(t.order) - len(t.bands) }

// Refresh draws the visible rows again after their values changed in place.
func (t *Table[T]) Refresh() {
	t.layer.sync(true)
	t.showTotals()
}

// RefreshRows draws some rows again, by key, after their values changed in place.
func (t *Table[T]) RefreshRows(keys ...string) {
	var rows []int
	for pos, i := range t.order {
		if i >= 0 && slices.Contains(keys, t.spec.Key(t.rows[i])) {
			rows = append(rows, pos)
		}
	}
	t.layer.refill(rows...)
	t.showTotals()
}

// Afterwards calls show at the end of what a key in a cell does, and only the latest show that was asked for; outside of that at once.
func (t *Table[T]) Afterwards(show func()) {
	if t.layer.held > 0 {
		t.layer.after = show
		return
	}
	show()
}

// CountLabel is a label 显示 n / all that follows the table.
func (t *Table[T]) CountLabel() *text.Label {
	l := text.Small("")
	t.counts = append(t.counts, l)
	t.showCounts()
	return l
}
