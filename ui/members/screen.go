// Package members is the roster: a table of everybody, filters, and a pane with one person's data, in which it is
// also changed.
package members

import (
	"context"
	"fmt"
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

// Screen is the roster.
type Screen struct {
	SaveAs files.Saver // asks where to write an export

	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	export *kit.Button
	bar    *fyne.Container // the filter bar's place
	search *kit.Entry
	table  *table.Table[office.MemberRow]
	empty  *fyne.Container
	barEnd []fyne.CanvasObject // shown / all and the 列 menu
	body   *fyne.Container
	pane   *fyne.Container // the pane's place

	reading  shell.Reading // of rows and branches
	rows     []office.MemberRow
	branches []office.BranchRow
	active   []filter
	query    string

	shut     bool  // the user closed the pane
	tab      int   // of the pane
	revealed int64 // the member whose full number is shown
	number   string
	editor   *editor // not nil while somebody's data is being changed
}

var _ shell.Screen = (*Screen)(nil)
var _ shell.Leaver = (*Screen)(nil)

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, SaveAs: files.SaveWorkbook(d.Window)}
	s.export = kit.NewButton("导出", s.exportShown).Icon("export")
	s.head = shell.NewHead("党员", "",
		kit.NewButton("导入花名册", func() { d.Go(shell.Intake, nil) }).Icon("import"), s.export,
		kit.NewButton("新增党员", func() { s.leaveEditor(s.add) }).Icon("plus"))
	s.search = kit.NewEntry("姓名、首字母、证号后几位").Small().Lead("search").Wide(236)
	s.search.OnChanged = func(q string) { s.query = q; s.applyFilters() }
	s.search.OnKey = s.searchKey
	s.empty = container.NewStack()
	s.table = table.New(table.Spec[office.MemberRow]{
		ID: "members", Columns: columns(), Key: key, Checks: true, Unit: "人", SortBy: "name", Prefs: d.Prefs, Empty: s.empty,
		FootEnd: text.Small("勾选几个人，就可以一起转移或导出"),
		OnRow:   func(office.MemberRow) { s.rowChanged() }, OnOpen: s.open, OnPick: func([]office.MemberRow) { s.showExport() },
		Actions: s.actions, OnKey: s.tableKey,
	})
	s.barEnd = []fyne.CanvasObject{s.table.CountLabel(), s.table.ColumnsButton()}
	s.bar, s.pane = container.NewStack(), container.NewStack()
	s.body = kit.Border(nil, nil, nil, s.pane, s.table.Object())
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.bar), nil, nil, nil, s.body)
	return s
}

func key(r office.MemberRow) string { return strconv.FormatInt(r.ID, 10) }

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the roster. target is a member's number (int64), a Filter, or nil for the roster as it was left,
// with a form that is open.
func (s *Screen) Shown(target any) {
	if s.editor != nil {
		if target != nil {
			s.leaveEditor(func() { s.Shown(target) })
		}
		return
	}
	s.reload(func() { s.visit(target) })
}

// visit shows what the screen was opened with; the roster was read.
func (s *Screen) visit(target any) {
	if s.editor != nil {
		return
	}
	switch t := target.(type) {
	case int64:
		s.clearFilters()
		s.shut = false
		s.table.SetCurrent(strconv.FormatInt(t, 10))
	case Filter:
		s.clearFilters()
		s.add1(s.filterFor(t))
	}
	if _, ok := s.table.Current(); !ok {
		if shown := s.table.Shown(); len(shown) > 0 {
			s.table.SetCurrent(key(shown[0]))
		}
	}
	s.showPane()
	s.focusRows()
}

// Changed reads the roster again. Somebody's data that is being changed stays as it is.
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
	return []string{"Space 勾选", "Enter 打开", "Ctrl+C 复制"}
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
		{Key: fyne.KeyF, Mod: fyne.KeyModifierControl, Do: func() { kit.Focus(s.search) }},
		{Key: fyne.KeyN, Mod: fyne.KeyModifierControl, Do: func() { s.leaveEditor(s.add) }},
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: s.saveEditor},
		{Key: fyne.KeyF2, Do: s.edit},
		{Key: fyne.KeyEscape, Do: s.escape},
	}
}

// Leave asks before unsaved changes are given up.
func (s *Screen) Leave(leave func()) { s.leaveEditor(leave) }

// reload reads the roster and then calls then.
func (s *Screen) reload(then func()) {
	closed := s.wantsClosed()
	var rows []office.MemberRow
	var branches []office.BranchRow
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		if rows, err = o.Members(ctx, closed); err == nil {
			branches, err = o.Branches(ctx)
		}
		return err
	}, func() {
		s.rows, s.branches = rows, branches
		s.head.SetFacts(facts(rows))
		s.table.SetRows(rows)
		s.buildBar()
		s.applyFilters()
	}, then)
}

// facts is the sentence of the head: 566 人：正式 544，预备 22.
func facts(rows []office.MemberRow) string {
	var all, full, probation, others int
	for _, r := range rows {
		switch {
		case r.ClosedOn != "":
		case r.Kind == model.FullMember:
			all, full = all+1, full+1
		case r.Kind == model.Probationary:
			all, probation = all+1, probation+1
		case r.Kind == model.KindNotRecorded:
			all++
		default:
			others++
		}
	}
	text := fmt.Sprintf("%d 人：正式 %d，预备 %d", all, full, probation)
	if all == 0 {
		text = "还没有人"
	}
	if missing := all - full - probation; missing > 0 {
		text += fmt.Sprintf("，类别未填 %d", missing)
	}
	if others > 0 {
		text += fmt.Sprintf("；另有积极分子和发展对象 %d", others)
	}
	return text
}

func (s *Screen) rowChanged() {
	if s.editor == nil {
		s.showPane()
		return
	}
	edited := s.editor.member.ID
	if row, ok := s.table.Current(); ok && row.ID == edited {
		return
	}
	s.leaveEditorOr(s.showPane, func() { s.table.SetCurrent(strconv.FormatInt(edited, 10)) })
}

// open is Enter or a double click: it opens the pane, or, when that is open, the form.
func (s *Screen) open(office.MemberRow) {
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

// tableKey takes Ctrl+Enter of the table's own keys; the rest is left to it.
func (s *Screen) tableKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		s.edit()
		return true
	}
	return false
}

// searchKey lets the arrows go from the search field into the table, and Esc empty it.
func (s *Screen) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.focusRows()
		if shown := s.table.Shown(); len(shown) > 0 {
			s.table.SetCurrent(key(shown[0]))
		}
	case fyne.KeyEscape:
		s.search.SetText("")
		s.focusRows()
	default:
		return false
	}
	return true
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
