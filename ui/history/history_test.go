package history

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func open(t *testing.T) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	tr.Fill()
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s
}

func TestLatestChangeComesFirstAndCanBeUndone(t *testing.T) {
	tr, s := open(t)
	tr.Sees("全部变更 10", "新建南片培训机构联合党支部", "周敏")
	row, ok := s.changes.Table.Current()
	if !ok || row.ID != 10 {
		t.Fatalf("the current row is %+v", row)
	}
	tr.Press("撤销这次改动")
	s.changes.FocusRows()
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(tr.Undone) != 2 || tr.Undone[0] != 10 || tr.Undone[1] != 9 {
		t.Errorf("asked to undo %v", tr.Undone)
	}
}

func TestWhatCannotBeUndoneSaysWhy(t *testing.T) {
	tr, s := open(t)
	if _, err := tr.Office.Undo(context.Background(), 10); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	tr.Sees("已撤销")
	for _, c := range s.changes.Rows() {
		switch c.ID {
		case 1, 10:
			s.undo(c)
		}
	}
	if len(tr.Undone) != 0 {
		t.Errorf("asked to undo %v", tr.Undone)
	}
	if !strings.Contains(tr.Toasts.Text(), "建立数据文件，不能撤销") {
		t.Errorf("the toast says %q", tr.Toasts.Text())
	}
	if s.changes.Rows()[0].NoUndo() != "" {
		t.Errorf("an undo cannot be undone: %s", s.changes.Rows()[0].NoUndo())
	}
}

func TestChipsAndSearchNarrowTheList(t *testing.T) {
	tr, s := open(t)
	tr.Press("设置 1")
	if n := len(s.changes.Table.Shown()); n != 1 {
		t.Errorf("%d changes of the settings", n)
	}
	tr.Press("全部 10")
	s.changes.Find("松溪")
	if shown := s.changes.Table.Shown(); len(shown) != 1 || shown[0].Why != "新建松溪艺术培训中心党支部" {
		t.Errorf("found %+v", shown)
	}
}

func TestNoImportsSaysHowTheyGetThere(t *testing.T) {
	tr, s := open(t)
	s.Shown("imports")
	tr.Settle()
	tr.Sees("还没有导入过表格")
	tr.Press("导入表格")
	if len(tr.Went) != 1 || tr.Went[0].Screen != shell.Intake {
		t.Errorf("the button leads to %v", tr.Went)
	}
}

func TestAnImportIsListedWithItsCounts(t *testing.T) {
	tr, s := open(t)
	s.Shown("imports")
	tr.Settle()
	s.imports.Table.SetRows([]importRow{{Import: model.Import{ID: 1, ChangeSet: 5, File: "花名册.xlsx", Kind: "roster", New: 31, Update: 58},
		set: model.ChangeSet{ID: 5, Rows: 89, Kind: "import", Why: "导入党员花名册：新增 31 人，更新 58 人"}}})
	s.imports.Choose(1)
	tr.Settle()
	tr.Sees("花名册.xlsx", "31", "58", "撤销会把这 89 处退回原样")
	tr.Press("撤销这次改动")
	if len(tr.Undone) != 1 || tr.Undone[0] != 5 {
		t.Errorf("asked to undo %v", tr.Undone)
	}
}

// An import that changed nothing says so, and offers nothing to take back.
func TestAnImportThatChangedNothing(t *testing.T) {
	tr, s := open(t)
	s.Shown("imports")
	tr.Settle()
	s.imports.Table.SetRows([]importRow{{Import: model.Import{ID: 1, File: "花名册.xlsx", Kind: "roster", Same: 58}}})
	s.imports.Choose(1)
	tr.Settle()
	tr.Sees("花名册.xlsx", "没有改动", "这次导入什么都没有改")
	tr.SeesNot("已撤销", "退回原样", "撤销这次改动")
}

func TestTheNewestLineIsCurrentWheneverTheScreenOpens(t *testing.T) {
	tr, s := open(t)
	s.changes.Choose(3)
	s.changes.Find("松溪")
	tr.Settle()
	s.Shown(nil)
	tr.Settle()
	if row, ok := s.changes.Table.Current(); !ok || row.ID != 10 {
		t.Errorf("the current row is %+v", row)
	}
	if row, _ := s.changes.Table.Current(); s.changes.Table.Shown()[0].ID != row.ID {
		t.Error("the newest line is not the first")
	}
}
