package assess

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// sendForms writes the forms into a folder chosen in the tab, and returns their paths.
func sendForms(t *testing.T, r *rig) []string {
	t.Helper()
	dir := t.TempDir()
	var asked files.Request
	r.forms.askFolder = func(_ fyne.Window, request files.Request, chosen func(string)) { asked = request; chosen(dir) }
	r.Screen.open(formsTab)
	r.tap("下发自评表")
	if !strings.Contains(asked.Title, "在里面新建“2026年度自评表”") || !asked.Make {
		t.Errorf("asked %q, may be made: %v", asked.Title, asked.Make)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "2026年度自评表", "*.xlsx"))
	if err != nil || len(paths) != len(r.facts.Sheets) {
		t.Fatalf("%d forms for %d branches: %v", len(paths), len(r.facts.Sheets), err)
	}
	return paths
}

func TestTheFormsGoOutBeforeTheyComeBack(t *testing.T) {
	f := &model.YearFacts{}
	v := &formsView{s: &Screen{facts: f}}
	if !v.outFirst(3) {
		t.Error("forms that never went out are asked back first")
	}
	if f.Sent = map[int64]model.SentForm{1: {}}; v.outFirst(3) {
		t.Error("once they are out, they shall go out again first")
	}
}

func fillIn(t *testing.T, path string, cells map[string]any) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, value := range cells {
		if err := f.SetCellValue(f.GetSheetName(0), cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func TestFormsAreSentLookedAtAndTakenIn(t *testing.T) {
	r := open(t, sample(t, true))
	paths := sendForms(t, r)
	fillIn(t, paths[0], map[string]any{"E7": 3, "F7": "修订已报备", "G7": "报备回执"})
	fillIn(t, paths[1], map[string]any{"E7": 30})
	raw, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "又一份.xlsx")
	if err := os.WriteFile(other, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	fillIn(t, other, map[string]any{"E7": 0})
	r.Dropped(append([]string{other}, paths...))
	p := r.forms.plan
	if p == nil || p.c.Count(office.CollectRefused) != 1 || p.c.Count(office.CollectChoose) != 2 {
		t.Fatalf("the plan: %+v", p)
	}
	if text := uitest.Text(r.Object()); !strings.Contains(text, "E7　“自评表”页") || !strings.Contains(text, "填了 30 分") || strings.Contains(text, "收回 0 份") {
		t.Errorf("the refused file stands first, with its cell:\n%s", text)
	}
	first, _ := p.table.Current()
	r.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if next, _ := p.table.Current(); next == first {
		t.Error("the keyboard does not go through the files")
	}
	p.table.SetCurrent(paths[0])
	p.showPane()
	r.tap("用这一份")
	p.table.SetCurrent(paths[0])
	p.showPane()
	if text := uitest.Text(r.Object()); !strings.Contains(text, "说明：修订") || !strings.Contains(text, "3.00") {
		t.Errorf("the changes of the chosen file:\n%s", text)
	}
	f, _ := p.table.Current()
	if words := changed(f)[0].words; words != "说明：修订已报备；佐证：报备回执；已复核 5.00，不受影响" {
		t.Errorf("of A1 it says %q", words)
	}
	r.tap("收回 1 份，改 1 个分")
	if r.forms.plan != nil {
		t.Error("the plan stays")
	}
	var mark model.Mark
	for _, s := range r.facts.Sheets {
		if m, ok := s.Mark("A1", model.SelfMark); ok && m.Evidence != "" {
			mark = m
		}
	}
	if mark.Points != 300 || mark.Reason != "修订已报备" || mark.Evidence != "报备回执" {
		t.Errorf("%+v", mark)
	}
}

func TestWhatIsNoFormGoesToTheImport(t *testing.T) {
	r := open(t, sample(t, true))
	path := filepath.Join(t.TempDir(), "花名册.csv")
	if err := os.WriteFile(path, []byte("姓名,性别\n张三,男\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Dropped([]string{path})
	if r.went != shell.Intake || r.forms.plan != nil {
		t.Errorf("it went to %q", r.went)
	}
	closed := open(t, sample(t, false))
	closed.Dropped([]string{path})
	if closed.went != shell.Intake {
		t.Errorf("in a finalised year it went to %q", closed.went)
	}
}

func TestThoseToRemindAreListedAndExported(t *testing.T) {
	o := sample(t, true)
	r := open(t, o)
	org := r.facts.Sheets[2].OrgID
	key := model.MarkKey{Item: "A1", Stage: model.SelfMark}
	if _, err := o.SetMarks(t.Context(), office.SampleYear, []office.MarkChange{{OrgID: org, Key: key}}, "测试"); err != nil {
		t.Fatal(err)
	}
	r.Screen.open(formsTab)
	if text := uitest.Text(r.Object()); !strings.Contains(text, "未交齐 1") || !strings.Contains(text, "缺 1 项") {
		t.Errorf("%s", text)
	}
	test.Tap(r.forms.chip)
	if shown := r.forms.table.Shown(); len(shown) != 1 || shown[0].OrgID != org {
		t.Errorf("shown: %+v", shown)
	}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	r.forms.askSave = func(_ fyne.Window, _ files.Request, chosen func(outfile.Target)) {
		chosen(outfile.Target{Path: path, Endings: []string{".xlsx"}})
	}
	r.tap("导出催报名单")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if named := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, r.facts.Sheets[2].Branch) }); err != nil || named < 0 || !strings.Contains(strings.Join(rows[named], " "), "缺1项") {
		t.Errorf("%v %v", rows, err)
	}
}
