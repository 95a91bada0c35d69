package intake

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const borrowed = `设备借用登记
序号,设备名称,借用人,借用日期,归还期限,是否完成
1,投影仪,甲某,2026.10.3,2026-11-10,是
2,音箱,乙某,2026-11-01,2026-12-01,否
3,话筒,丙某,2026.11.2,12月5日,否
`

// newRegister reads a file that no kind fits and opens the page on which it becomes a register.
func newRegister(t *testing.T) (*bench, *file, *[]any) {
	t.Helper()
	b := newBench(t)
	var went []any
	b.screen.desk.Go = func(screen string, target any) { went = append(went, screen, target) }
	path := filepath.Join(t.TempDir(), "借用.csv")
	if err := os.WriteFile(path, []byte(borrowed), 0o600); err != nil {
		t.Fatal(err)
	}
	b.screen.Shown([]string{path})
	f := b.screen.files[0]
	if all := strings.Join(b.texts(), "\n"); !strings.Contains(all, "没有认出这张表") || !strings.Contains(all, "存为新台账") {
		t.Fatalf("a file of no known kind is not offered as a register:\n%s", all)
	}
	b.screen.makeRegister(f)
	return b, f, &went
}

func TestAnUnknownSheetBecomesARegister(t *testing.T) {
	b, f, went := newRegister(t)
	b.settle()
	all := strings.Join(b.texts(), "\n")
	for _, want := range []string{"存为新台账", "定列和类型", "建立台账并导入 3 行", "投影仪", "设备借用登记", "第 1 / 3 行", "改名", "表头第 2 行"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not shown:\n%s", want, all)
		}
	}
	page := f.maker
	page.Create(false)
	b.settle()
	if len(*went) != 2 || (*went)[0] != shell.Registers {
		t.Fatalf("went to %v:\n%s", *went, strings.Join(b.texts(), "\n"))
	}
	entries, err := b.office.Entries(context.Background(), (*went)[1].(string), false)
	if err != nil || len(entries.Rows) != 3 || entries.Title != "设备借用登记" || entries.StateOf == "" {
		t.Fatalf("%+v, %v", entries, err)
	}
	if f.applied == nil || f.applied.change == 0 || f.waiting() {
		t.Error("the queue does not know that the file is in")
	}
	if _, err := b.office.Undo(context.Background(), f.applied.change); err != nil {
		t.Fatal(err)
	}
	if _, err := b.office.Register(context.Background(), entries.ID); err == nil {
		t.Error("the register stays after the one change is undone")
	}
}

func TestStepsOfANewRegisterAreTakenBack(t *testing.T) {
	b, f, _ := newRegister(t)
	s := b.screen
	if !s.Stepping() {
		t.Fatal("Ctrl+Z is about the data file")
	}
	if s.UndoStep() != "" {
		t.Error("there is a step before the first")
	}
	f.maker.SetType(1, record.LongText)
	f.maker.Move(1)
	if what := s.UndoStep(); what != "列的次序" {
		t.Errorf("undone %q", what)
	}
	if what := s.UndoStep(); what != "设备名称的类型" {
		t.Errorf("undone %q", what)
	}
	if what := s.RedoStep(); what != "设备名称的类型" {
		t.Errorf("done again %q", what)
	}
}

// Leaving the page and coming back loses nothing.
func TestTheImportIsAsItWasAfterEsc(t *testing.T) {
	b, f, _ := newRegister(t)
	page := f.maker
	page.SetType(1, record.LongText)
	b.screen.leaveRegister()
	if b.screen.step != stepChoose || !f.waiting() {
		t.Error("the file is not in the queue any more")
	}
	b.screen.makeRegister(f)
	if f.maker != page || b.screen.UndoStep() != "设备名称的类型" {
		t.Error("what was chosen is lost")
	}
}

func TestANameThatIsTakenIsSaidUnderTheField(t *testing.T) {
	b, f, went := newRegister(t)
	f.maker.SetTitle("共建协议")
	f.maker.Create(false)
	if all := strings.Join(b.texts(), "\n"); !strings.Contains(all, "已有同名台账“共建协议”") || len(*went) > 0 {
		t.Errorf("not refused:\n%s", all)
	}
}

func TestAFileIsReadIntoTheRegisterThatWasAskedFor(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "协议.csv")
	if err := os.WriteFile(path, []byte("支部,对方,到期\n某支部,某社区,2026-12-01\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.screen.pick = func(func([]string)) {} // nothing is chosen
	b.screen.Shown(shell.ImportOf{Kind: "scores"})
	if b.screen.into != (shell.ImportOf{}) {
		t.Error("files dropped later would be read as scores")
	}
	b.screen.pick = func(chosen func([]string)) { chosen([]string{path}) }
	b.screen.Shown(shell.ImportOf{Kind: "register:agreement"})
	if k := b.screen.files[0].plan().Kind; k != "register:agreement" {
		t.Errorf("read as %q", k)
	}
	if b.screen.into != (shell.ImportOf{}) {
		t.Error("the next file would be read so too")
	}
}
