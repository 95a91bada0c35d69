// Package history shows every change that was made, who made it, and takes changes and whole imports back.
package history

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostSets is how many change sets are listed.
const mostSets = 5000

// Screen is the history, with the imports on a tab of their own.
type Screen struct {
	d       *shell.Desk
	object  *fyne.Container
	head    *shell.Head
	tabs    *kit.Tabs
	bar     *fyne.Container
	stage   *fyne.Container // the table that is up
	search  *kit.Entry
	changes *table.Table[model.ChangeSet]
	imports *table.Table[importRow]
	body    *fyne.Container
	pane    *fyne.Container
	counts  [2]*text.Label // shown / all of both tables

	reading shell.Reading
	sets    []model.ChangeSet
	kind    string // of the chosen chip, "" for all
	shut    bool
}

var _ shell.Screen = (*Screen)(nil)

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, bar: container.NewStack(), stage: container.NewStack(), pane: container.NewStack()}
	s.head = shell.NewHead("变更记录", "")
	s.tabs = kit.NewTabs(kit.TabWords("全部变更", "导入"), 0, func(int) { s.showTab() })
	s.head.SetMiddle(s.tabs)
	s.search = kit.NewEntry("查找内容或操作人").Small().Lead("search").Wide(220)
	s.search.OnChanged = func(string) { s.applyFilter() }
	s.changes = table.New(table.Spec[model.ChangeSet]{ID: "history", Columns: s.changeColumns(), Unit: "次", NoFoot: true, Prefs: d.Prefs,
		Key:   func(c model.ChangeSet) string { return strconv.FormatInt(c.ID, 10) },
		Empty: kit.NewEmptyState("没有符合条件的变更", "换几个字查找，或者选“全部”", nil),
		OnRow: func(model.ChangeSet) { s.showPane() }, OnOpen: func(c model.ChangeSet) { s.open(c) },
		OnIcon: func(c model.ChangeSet, _ string) { s.undo(c) }})
	s.imports = table.New(table.Spec[importRow]{ID: "imports", Columns: s.importColumns(), Unit: "次", NoFoot: true, Prefs: d.Prefs,
		Key: func(r importRow) string { return strconv.FormatInt(r.ID, 10) },
		Empty: kit.NewEmptyState("还没有导入过表格", "导入以后，文件、时间和每次的行数都记在这里，随时可以整次撤销",
			kit.NewButton("导入表格", func() { d.Go(shell.Intake, nil) }).Icon("import")),
		OnRow: func(importRow) { s.showPane() }, OnOpen: func(r importRow) { s.open(r.set) },
		OnIcon: func(r importRow, _ string) { s.undo(r.set) }})
	s.counts = [2]*text.Label{s.changes.CountLabel(), s.imports.CountLabel()}
	s.body = kit.Border(nil, nil, nil, s.pane, s.stage)
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.bar), nil, nil, nil, s.body)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the history. target is "imports" for that tab.
func (s *Screen) Shown(target any) {
	if target == "imports" {
		s.tabs.SetChosen(1)
	}
	s.reload(s.showTab)
}

// Changed reads the history again.
func (s *Screen) Changed() {
	s.reload(s.showPane)
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string { return []string{"Enter 撤销这次改动", "Ctrl+C 复制"} }

// Shortcuts are the keys of the screen.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{{Key: fyne.KeyF, Mod: fyne.KeyModifierControl, Do: func() { kit.Focus(s.search) }}}
}

// reload reads the history and then calls then.
func (s *Screen) reload(then func()) {
	var sets []model.ChangeSet
	var imports []model.Import
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		if sets, err = o.History(ctx, mostSets); err == nil {
			imports, err = o.Imports(ctx)
		}
		return err
	}, func() { s.take(sets, imports) }, then)
}

func (s *Screen) take(sets []model.ChangeSet, imports []model.Import) {
	s.sets = sets
	byID := map[int64]model.ChangeSet{}
	for _, c := range sets {
		byID[c.ID] = c
	}
	rows := make([]importRow, len(imports))
	for i, im := range imports {
		rows[i] = importRow{Import: im, set: byID[im.ChangeSet]}
	}
	s.changes.SetRows(sets)
	s.imports.SetRows(rows)
	s.tabs.SetItems([]kit.TabItem{{Text: fmt.Sprintf("全部变更 %d", len(sets))}, {Text: fmt.Sprintf("导入 %d", len(rows))}})
	s.buildBar()
}

func (s *Screen) showTab() {
	if s.tabs.Chosen() == 0 {
		s.stage.Objects = []fyne.CanvasObject{s.changes.Object()}
		if _, ok := s.changes.Current(); !ok && len(s.sets) > 0 {
			s.changes.SetCurrent(strconv.FormatInt(s.sets[0].ID, 10))
		}
	} else {
		s.stage.Objects = []fyne.CanvasObject{s.imports.Object()}
		if shown := s.imports.Shown(); len(shown) > 0 {
			if _, ok := s.imports.Current(); !ok {
				s.imports.SetCurrent(strconv.FormatInt(shown[0].ID, 10))
			}
		}
	}
	s.stage.Refresh()
	s.buildBar()
	s.showPane()
	form.FocusIn(s.d.Window.Canvas(), s.stage)
}

// kinds are the chips; a kind without changes has none.
var kinds = []struct{ id, label string }{
	{"", "全部"}, {"import", "导入"}, {"edit", "资料修改"}, {"assess", "考核"}, {"settings", "设置"}, {"undo", "撤销"}, {"restore", "恢复备份"}, {"reveal", "查看全号"},
}

func (s *Screen) buildBar() {
	left := []fyne.CanvasObject{s.search}
	if s.tabs.Chosen() == 1 {
		s.bar.Objects = []fyne.CanvasObject{shell.FilterBar([]fyne.CanvasObject{text.Small("每次导入都可以整次撤销；导入之后又改过的内容会保留")},
			[]fyne.CanvasObject{s.counts[1]})}
		s.bar.Refresh()
		return
	}
	for _, k := range kinds {
		n := 0
		for _, c := range s.sets {
			if k.id == "" || kindOf(c) == k.id {
				n++
			}
		}
		if n > 0 {
			left = append(left, kit.NewChip(fmt.Sprintf("%s %d", k.label, n), s.kind == k.id, func(bool) { s.kind = k.id; s.buildBar(); s.applyFilter() }))
		}
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, []fyne.CanvasObject{s.counts[0]})}
	s.bar.Refresh()
}

func (s *Screen) applyFilter() {
	q, kind := strings.TrimSpace(s.search.Text), s.kind
	s.changes.SetFilter(func(c model.ChangeSet) bool {
		return (kind == "" || kindOf(c) == kind) && (q == "" || strings.Contains(c.Why, q) || strings.Contains(c.Who, q))
	})
}

// chosen is the change set of the current row.
func (s *Screen) chosen() (model.ChangeSet, bool) {
	if s.tabs.Chosen() == 0 {
		return s.changes.Current()
	}
	r, ok := s.imports.Current()
	return r.set, ok && r.set.ID != 0
}

// undo asks and takes a change set back.
func (s *Screen) undo(c model.ChangeSet) {
	if why := cannot(c); why != "" {
		s.d.Said(why, 0)
		return
	}
	if s.d.Undo != nil {
		s.d.Undo(c.ID)
	}
}

// open is Enter: the pane comes up first, then the question.
func (s *Screen) open(c model.ChangeSet) {
	if s.shut {
		s.shut = false
		s.showPane()
		return
	}
	s.undo(c)
}

// kindOf is the chip under which a change stands: finalising a year belongs to the assessment.
func kindOf(c model.ChangeSet) string {
	if c.Kind == "finalise" || c.Kind == "basis" {
		return "assess"
	}
	return c.Kind
}

// cannot says why a change set cannot be taken back, "" when it can.
func cannot(c model.ChangeSet) string {
	switch {
	case c.ID == 1:
		return "这是建立数据文件，不能撤销"
	case c.Undone != 0:
		return "这次改动已经撤销过了"
	case c.Rows == 0:
		return "这次没有改动数据，不用撤销"
	case c.Kind == "reveal":
		return "查看全号的记录不能撤销"
	case c.Kind == "basis":
		return "这只记下等次决定依据的分数，不用撤销"
	case c.Kind == "finalise":
		return "核定不能直接撤销；在“考核”的“排名定级”里重新打开，并写明原因"
	}
	return ""
}
