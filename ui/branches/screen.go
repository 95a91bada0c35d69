// Package branches is the ledger of Party organisations: a table with totals, filters, and a pane with one
// organisation's units, posts, members and records, in which it is also changed.
package branches

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Filter names a part of the ledger that other screens open.
type Filter string

// The parts of the ledger.
const (
	All      Filter = ""
	Alone    Filter = "alone"
	Joint    Filter = "joint"
	Overdue  Filter = "overdue"
	DueSoon  Filter = "due"
	Unmarked Filter = "unmarked"
	Marked   Filter = "marked"
)

// Screen is the ledger.
type Screen struct {
	SaveAs files.Saver // asks where to write an export

	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	bar    *fyne.Container
	table  *table.Table[row]
	empty  *fyne.Container
	barEnd []fyne.CanvasObject // shown / all and the 列 menu
	end    *text.Label         // right end of the footer
	body   *fyne.Container
	pane   *fyne.Container

	reading shell.Reading // of the rows
	rows    []row
	filter  Filter
	shut    bool
	tab     int
	editor  *editor
}

type row = office.BranchRow

var _ shell.Screen = (*Screen)(nil)
var _ shell.Leaver = (*Screen)(nil)

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, SaveAs: files.SaveWorkbook(d.Window)}
	s.head = shell.NewHead("党组织", "", kit.NewButton("导出台账", s.export).Icon("export"),
		kit.NewButton("新建支部", func() { s.leaveEditor(s.add) }).Icon("plus"))
	s.empty, s.end = container.NewStack(), text.Small("")
	s.table = table.New(table.Spec[row]{
		ID: "branches", Columns: columns(), Key: key, Unit: "个", Prefs: d.Prefs, Empty: s.empty, FootEnd: s.end,
		OnRow: func(row) { s.rowChanged() }, OnOpen: s.open, OnKey: s.tableKey, Actions: s.actions,
	})
	s.barEnd = []fyne.CanvasObject{s.table.CountLabel(), s.table.ColumnsButton()}
	s.bar, s.pane = container.NewStack(), container.NewStack()
	s.body = kit.Border(nil, nil, nil, s.pane, s.table.Object())
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.bar), nil, nil, nil, s.body)
	return s
}

func key(r row) string { return strconv.FormatInt(r.Org.ID, 10) }

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the ledger. target is a branch's number (int64), a Filter, or nil for the ledger as it was left,
// with a form that is open.
func (s *Screen) Shown(target any) {
	if s.editor != nil {
		if target != nil {
			s.leaveEditor(func() { s.Shown(target) })
		}
		return
	}
	if f, ok := target.(Filter); ok {
		s.filter = f
	}
	id, one := target.(int64)
	if one {
		s.filter = All
	}
	s.reload(func() {
		if s.editor == nil {
			s.visit(id)
		}
	})
}

// visit makes an organisation current, the present one for 0; the ledger was read.
func (s *Screen) visit(id int64) {
	if id != 0 {
		s.shut = false
		s.table.SetCurrent(strconv.FormatInt(id, 10))
	}
	if _, ok := s.table.Current(); !ok {
		if shown := s.table.Shown(); len(shown) > 0 {
			s.table.SetCurrent(key(shown[0]))
		}
	}
	s.showPane()
	s.focusRows()
}

// Changed reads the ledger again. An organisation that is being changed stays as it is.
func (s *Screen) Changed() {
	s.reload(func() {
		if s.editor == nil {
			s.showPane()
		}
	})
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	if s.editor != nil {
		return []string{"Ctrl+Enter 保存", "Ctrl+Z 退回一步", "Esc 取消"}
	}
	return []string{"Enter 打开", "Ctrl+C 复制"}
}

// setEditor opens or closes the form; the status line follows with its keys.
func (s *Screen) setEditor(e *editor) {
	s.editor = e
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// Stepping reports whether the form is open, whose steps Ctrl+Z takes back.
func (s *Screen) Stepping() bool { return s.editor != nil }

// UndoStep takes the last change in the form back and names its field.
func (s *Screen) UndoStep() string { return s.editor.form.UndoStep() }

// RedoStep does again what was undone last in the form and names its field.
func (s *Screen) RedoStep() string { return s.editor.form.RedoStep() }

// Shortcuts are the keys of the screen.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: fyne.KeyModifierControl, Do: func() { s.leaveEditor(s.add) }},
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: s.saveEditor},
		{Key: fyne.KeyF2, Do: s.edit},
		{Key: fyne.KeyEscape, Do: s.escape},
	}
}

// Leave asks before unsaved changes are given up.
func (s *Screen) Leave(leave func()) { s.leaveEditor(leave) }

// reload reads the ledger and then calls then.
func (s *Screen) reload(then func()) {
	var rows []row
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		rows, err = o.Branches(ctx)
		return err
	}, func() {
		s.rows = rows
		s.head.SetFacts(facts(rows))
		s.showEmpty()
		s.table.SetRows(rows)
		s.applyFilter()
	}, then)
}

// facts is the sentence of the head: 40 个支部，覆盖 54 家单位.
func facts(rows []row) string {
	branches, others, units := 0, 0, map[int64]bool{}
	for _, r := range rows {
		if r.Org.Kind.IsBranch() {
			branches++
		} else {
			others++
		}
		for _, u := range r.Units {
			units[u.ID] = true
		}
	}
	if branches+others == 0 {
		return "还没有党组织"
	}
	text := fmt.Sprintf("%d 个支部，覆盖 %d 家单位", branches, len(units))
	if others > 0 {
		text = fmt.Sprintf("%d 个支部，%d 个党总支和党小组，覆盖 %d 家单位", branches, others, len(units))
	}
	return text
}

func (s *Screen) rowChanged() {
	if s.editor == nil {
		s.showPane()
		return
	}
	edited := s.editor.org.ID
	if r, ok := s.table.Current(); ok && r.Org.ID == edited {
		return
	}
	s.leaveEditorOr(s.showPane, func() { s.table.SetCurrent(strconv.FormatInt(edited, 10)) })
}

// open is Enter or a double click: it opens the pane, or, when that is open, the form.
func (s *Screen) open(row) {
	if s.shut {
		s.shut = false
		s.showPane()
		return
	}
	s.edit()
}

func (s *Screen) escape() {
	switch {
	case s.editor != nil:
		s.leaveEditor(func() { s.showPane(); s.focusRows() })
	case !s.shut:
		s.shut = true
		s.showPane()
	}
}

func (s *Screen) tableKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		s.edit()
		return true
	}
	return false
}

func (s *Screen) showEmpty() {
	state := kit.NewEmptyState("没有符合条件的党组织", "换一个筛选条件", kit.NewButton("显示全部", func() { s.setFilter(All) }))
	if len(s.rows) == 0 {
		state = kit.NewEmptyState("还没有党组织", "导入党组织台账，或者一个一个新建支部",
			kit.PrimaryButton("导入党组织台账", func() { s.d.Go(shell.Intake, nil) }).Icon("import"))
	}
	s.empty.Objects = []fyne.CanvasObject{state}
	s.empty.Refresh()
}

// focusRows gives the keyboard to the table.
func (s *Screen) focusRows() { form.FocusIn(s.d.Window.Canvas(), s.table.Object()) }

func (s *Screen) setPane(o fyne.CanvasObject) {
	s.pane.Objects = nil
	if o != nil {
		s.pane.Objects = []fyne.CanvasObject{o}
	}
	s.pane.Hidden = o == nil
	s.body.Refresh()
	s.object.Refresh()
}
