package history

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model/outfile"
)

// The list of who was shown people's data is written into a workbook by a button of its own.
func TestTheListOfDisclosuresIsExported(t *testing.T) {
	tr, s := open(t)
	s.Shown("disclosed")
	tr.Settle()
	tr.Sees("没有人看过、导出过")
	if !s.export.Disabled() {
		t.Error("there is nothing to export")
	}
	members, err := tr.Office.Members(context.Background(), false)
	if err != nil || len(members) == 0 {
		t.Fatal(err)
	}
	if _, err := tr.Office.Reveal(context.Background(), members[0].ID); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	file := filepath.Join(t.TempDir(), "个人信息.xlsx")
	s.shown.SaveAs = func(_, _ string, guard outfile.Target, then func(outfile.Target)) {
		guard.Path, guard.Endings = file, []string{".xlsx"}
		then(guard)
	}
	tr.Press("导出")
	tr.Settle()
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
	s.tabs.SetChosen(0)
	s.Shown(nil)
	tr.Settle()
	if s.up() != s.changes {
		t.Error("the changes are not up")
	}
}
