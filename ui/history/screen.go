// Package history shows every change that was made, who made it, and takes changes and whole imports back.
package history

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostSets is how many change sets are listed.
const mostSets = 5000

// undoWords are what Enter and the pane's button do.
const undoWords = "撤销这次改动"

// Screen is the history, with the imports on a tab of their own.
type Screen struct {
	d       *shell.Desk
	object  *fyne.Container
	tabs    *kit.Tabs
	head    *shell.Head
	stage   *fyne.Container // the list that is up
	changes *records.Screen[model.ChangeSet]
	imports *records.Screen[importRow]
	shown   *records.Screen[model.Disclosed]
	export  *kit.Button // of shown
}

var _ shell.Screen = (*Screen)(nil)

// importRow is an import with the change set that it made.
type importRow struct {
	model.Import
	set model.ChangeSet
}

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, stage: container.NewStack()}
	s.tabs = kit.NewTabs(kit.TabWords("全部变更", "导入", "个人信息"), 0, func(int) { s.showTab() })
	head := shell.NewHead("变更记录", "")
	head.SetMiddle(s.tabs)
	s.head = head
	s.changes = records.New(d, records.Spec[model.ChangeSet]{
		ID: "history", Unit: "次", Columns: changeColumns(), NoFoot: true,
		Key: func(c model.ChangeSet) int64 { return c.ID }, Name: func(c model.ChangeSet) string { return c.Why },
		Read: func(ctx context.Context, o *office.Office, _ bool) ([]model.ChangeSet, func(), error) {
			sets, _, show, err := s.read(ctx, o)
			return sets, show, err
		},
		All: "全部", Filters: kindFilters(), SearchHint: "查找内容或操作人", SearchWide: 220,
		Search: func(c model.ChangeSet, words string) bool {
			return strings.Contains(strings.ToLower(c.Why), words) || strings.Contains(strings.ToLower(c.Who), words)
		},
		NoHit: "没有符合条件的变更", Empty: func() *fyne.Container {
			return kit.NewEmptyState("还没有变更", "改动过什么，都记在这里", nil)
		},
		Open: s.undo, OpenKey: undoWords, OnIcon: s.undo,
		PaneWide: look.PaneForm, Pane: records.Plain(func(c model.ChangeSet) kit.PaneSpec { return s.pane(c, nil) }),
	})
	undoImport := func(r importRow) {
		if r.ChangeSet != 0 {
			s.undo(r.set)
		}
	}
	s.imports = records.New(d, records.Spec[importRow]{
		ID: "imports", Unit: "次", Columns: importColumns(), NoFoot: true,
		Key: func(r importRow) int64 { return r.ID }, Name: func(r importRow) string { return r.File },
		Read: func(ctx context.Context, o *office.Office, _ bool) ([]importRow, func(), error) {
			_, rows, show, err := s.read(ctx, o)
			return rows, show, err
		},
		Note: "每次导入都可以整次撤销；导入之后又改过的内容会保留",
		Empty: func() *fyne.Container {
			return kit.NewEmptyState("还没有导入过表格", "导入以后，文件、时间和每次的行数都记在这里，随时可以整次撤销",
				shell.Writing(d, kit.NewButton("导入表格", func() { d.Go(shell.Intake, nil) })).Icon("import"))
		},
		Open: undoImport, OpenKey: undoWords, OnIcon: undoImport,
		PaneWide: look.PaneForm, Pane: records.Plain(func(r importRow) kit.PaneSpec { return s.importPane(r) }),
	})
	s.export = kit.NewButton("导出", func() { s.shown.ExportRows(s.shown.Table.Shown()) }).Icon("export")
	s.shown = newDisclosed(d, func(rows []model.Disclosed) { s.export.SetEnabled(len(rows) > 0) })
	s.stage.Objects = []fyne.CanvasObject{s.changes.Object()}
	s.object = kit.Border(head.Object, nil, nil, nil, s.stage)
	return s
}

// read reads changes and imports; show counts both on the tabs.
func (s *Screen) read(ctx context.Context, o *office.Office) (sets []model.ChangeSet, rows []importRow, show func(), err error) {
	if sets, err = o.History(ctx, mostSets); err != nil {
		return nil, nil, nil, err
	}
	byID := map[int64]model.ChangeSet{}
	for _, c := range sets {
		byID[c.ID] = c
	}
	imports, err := o.Imports(ctx)
	for _, im := range imports {
		rows = append(rows, importRow{Import: im, set: byID[im.ChangeSet]})
	}
	return sets, rows, func() {
		s.tabs.SetItems([]kit.TabItem{{Text: fmt.Sprintf("全部变更 %d", len(sets))}, {Text: fmt.Sprintf("导入 %d", len(rows))}, {Text: "个人信息"}})
	}, err
}

// up is the list that is up.
func (s *Screen) up() shell.Screen {
	return []shell.Screen{s.changes, s.imports, s.shown}[s.tabs.Chosen()]
}

func (s *Screen) showTab() {
	s.stage.Objects = []fyne.CanvasObject{s.up().Object()}
	s.stage.Refresh()
	if s.up() == s.shown {
		s.head.SetButtons(s.export)
	} else {
		s.head.SetButtons()
	}
	if s.d.Keys != nil {
		s.d.Keys()
	}
	switch s.tabs.Chosen() {
	case 1:
		newest(s.imports, func(r importRow) int64 { return r.ID })
	case 2:
		newest(s.shown, func(d model.Disclosed) int64 { return d.Set })
	default:
		newest(s.changes, func(c model.ChangeSet) int64 { return c.ID })
	}
}

// newest reads a list and makes its newest line current, in sight however the list was left.
func newest[T any](list *records.Screen[T], id func(T) int64) {
	list.Reload(func() {
		var latest int64
		for _, row := range list.Rows() {
			latest = max(latest, id(row))
		}
		list.Choose(latest)
		list.FocusRows()
	})
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the history. target is "imports" or "disclosed" for that tab.
func (s *Screen) Shown(target any) {
	switch target {
	case "imports":
		s.tabs.SetChosen(1)
	case "disclosed":
		s.tabs.SetChosen(2)
	}
	s.showTab()
}

// Changed reads the history again.
func (s *Screen) Changed() { s.up().Changed() }

// Keys are the keys of the status line.
func (s *Screen) Keys() []string { return s.up().Keys() }

// Shortcuts are the keys of the list that is up.
func (s *Screen) Shortcuts() []kit.Shortcut { return s.up().Shortcuts() }

// undo asks and takes a change set back.
func (s *Screen) undo(c model.ChangeSet) {
	if why := c.NoUndo(); why != "" {
		s.d.Said(why, 0)
		return
	}
	if s.d.Undo != nil {
		s.d.Undo(c.ID)
	}
}
