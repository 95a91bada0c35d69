package office

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
)

func TestTwoCopiesOfABranch(t *testing.T) {
	r := sent(t)
	form := r.forms[0].File
	copyTo := func(name string) string {
		raw, err := os.ReadFile(form)
		r.must(err)
		path := filepath.Join(r.dir, name)
		r.must(os.WriteFile(path, raw, 0o600))
		return path
	}
	r.set(form, "E7", 3)
	same := copyTo("再发一遍.xlsx")
	c := r.read(form, same)
	if c.Count(CollectReady) != 1 || c.Count(CollectDuplicate) != 1 {
		t.Errorf("identical: %+v %+v", c.Files[0], c.Files[1])
	}
	r.set(same, "E7", 0)
	r.set(same, "F7", "没有写入")
	c = r.read(form, same)
	if c.Count(CollectChoose) != 2 || c.Changes() != 0 {
		t.Fatalf("different: %+v %+v", c.Files[0], c.Files[1])
	}
	if _, err := r.o.TakeForms(r.ctx, c, true); model.CodeOf(err) != model.Conflict {
		t.Errorf("taken without a choice: %v", err)
	}
	open := c
	c, err := r.o.Choose(r.ctx, c, same)
	if r.must(err); open.Count(CollectChoose) != 2 {
		t.Error("the plan before the choice changed with it")
	}
	if r.file(c, same).State != CollectReady || r.file(c, form).State != CollectLeft {
		t.Errorf("chosen: %+v %+v", c.Files[0], c.Files[1])
	}
	_, err = r.o.TakeForms(r.ctx, c, false)
	r.must(err)
	if m := r.marks()[r.forms[0].OrgID][model.MarkKey{Item: "A1", Stage: model.SelfMark}]; m.Points != 0 || m.Reason != "没有写入" {
		t.Errorf("A1 is %+v", m)
	}
	if _, err := r.o.Choose(r.ctx, c, filepath.Join(r.dir, "x.xlsx")); model.CodeOf(err) != model.NotFound {
		t.Errorf("another file was chosen: %v", err)
	}
}

func TestFormsOfAnotherAssessment(t *testing.T) {
	r := sent(t)
	r.set(r.forms[0].File, "E7", 3)
	for what, change := range map[string]func(f *model.YearFacts, identity *string){
		"别的党委":               func(_ *model.YearFacts, identity *string) { *identity = "other" },
		"2025 年度的表":          func(f *model.YearFacts, _ *string) { f.Year.Year = 2025 },
		"方案在下发之后改过":          func(f *model.YearFacts, _ *string) { f.Year.Scheme.Parts[0].Categories[0].Items[0].Max++ },
		"不在 2026 年度参加考核的支部里": func(f *model.YearFacts, _ *string) { f.Sheets[0].OrgID = 9999 },
	} {
		f, identity, _, _, err := r.o.formFacts(r.ctx, SampleYear)
		r.must(err)
		change(f, &identity)
		path := filepath.Join(t.TempDir(), "表.xlsx")
		raw, err := formOf(f, identity)
		r.must(err, os.WriteFile(path, raw, 0o600))
		if got := r.read(path).Files[0]; got.State != CollectRefused || !strings.Contains(got.Text, what) {
			t.Errorf("%s: %s %q", what, got.State, got.Text)
		}
	}
}

func TestATableOfScoresIsTakenAsOneAndSaysSo(t *testing.T) {
	r := sent(t)
	form := r.forms[1]
	table := func(name string, rows ...[]any) string {
		f := excelize.NewFile()
		defer f.Close()
		r.must(f.SetSheetName("Sheet1", "自评得分"))
		for i, row := range rows {
			r.must(f.SetSheetRow("自评得分", fmt.Sprintf("A%d", i+1), &row))
		}
		path := filepath.Join(t.TempDir(), name)
		r.must(f.SaveAs(path))
		return path
	}
	head := []any{"序号", "党组织名称", "A1", "A2", "A3"}
	good := table("自己做的表.xlsx", head, []any{1, form.Branch, 3, 1.5, 2})
	c := r.read(good)
	if f := c.Files[0]; f.State != CollectReady || !f.Plain || !strings.Contains(f.Text, "按分数表读") || f.Changes() == 0 {
		t.Fatalf("%+v", f)
	}
	_, err := r.o.TakeForms(r.ctx, c, false)
	r.must(err)
	if m := r.marks()[form.OrgID][model.MarkKey{Item: "A2", Stage: model.SelfMark}]; m.Points != 150 {
		t.Errorf("A2 is %+v", m)
	}
	bad := table("超分.xlsx", head, []any{1, form.Branch, 30, 1.5, 2})
	if f := r.read(bad).Files[0]; f.State != CollectRefused || len(f.Problems) != 1 || f.Problems[0].Cell != "C2" {
		t.Errorf("%+v", f)
	}
	r.set(form.File, "E7", 0)
	twice := table("又一份.xlsx", head, []any{1, form.Branch, 5, 1, 1})
	if f := r.file(r.read(form.File, twice), twice); f.State != CollectRefused || !strings.Contains(f.Text, "另有下发的自评表") {
		t.Errorf("%+v", f)
	}
	text := filepath.Join(t.TempDir(), "说明.xlsx")
	r.must(os.WriteFile(text, []byte("各支部：请于月底前交回。"), 0o600))
	if f := r.read(text).Files[0]; f.State != CollectRefused {
		t.Errorf("%+v", f)
	}
}

func TestSendingWritesOverNothingByItself(t *testing.T) {
	r := sent(t)
	r.set(r.forms[0].File, "E7", 3)
	if _, err := r.o.SendForms(r.ctx, SampleYear, r.dir, nil, false, nil); model.CodeOf(err) != model.Exists {
		t.Errorf("written over: %v", err)
	}
	if c := r.read(r.forms[0].File); c.Changes() == 0 {
		t.Error("what the branch had filled in is gone")
	}
	only := []int64{r.forms[2].OrgID}
	some, err := r.o.SendForms(r.ctx, SampleYear, filepath.Join(t.TempDir(), "补发"), only, false, nil)
	if r.must(err); len(some) != 1 || some[0].OrgID != only[0] {
		t.Errorf("%+v", some)
	}
}

func TestFileNamesOfFormsAreApart(t *testing.T) {
	long := strings.Repeat("长", 60)
	sheets := []*model.MarkSheet{{Branch: long + "甲"}, {Branch: long + "乙"}, {Branch: "A/b:c"}, {Branch: "a-B-C"}}
	seen := map[string]bool{}
	for _, form := range formNames(2026, sheets, "") {
		name := strings.ToLower(form.File)
		if seen[name] || strings.ContainsAny(name, `\/:*?"<>|`) || len([]rune(name)) > 64 {
			t.Errorf("%q", form.File)
		}
		seen[name] = true
	}
}

// One form goes through LibreOffice: opened, changed and saved there, as .xlsx and as .ods.
func TestAFormComesBackFromLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	r := sent(t)
	form := r.forms[0]
	r.set(form.File, "E7", 3)
	r.set(form.File, "G7", "报备回执 3 份")
	out, home := t.TempDir(), t.TempDir()
	for _, ending := range []string{"ods", "xlsx"} {
		from := form.File
		if ending == "xlsx" { // what LibreOffice itself wrote, written again
			from = filepath.Join(out, strings.TrimSuffix(filepath.Base(form.File), ".xlsx")+".ods")
		}
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+home, "--headless", "--convert-to", ending, "--outdir", out, from)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		path := filepath.Join(out, strings.TrimSuffix(filepath.Base(form.File), ".xlsx")+"."+ending)
		c := r.read(path)
		if f := c.Files[0]; f.State != CollectReady || f.Changes() != 1 || f.Marks[0].After.Mark != "3.00" || f.Marks[0].After.Evidence != "报备回执 3 份" {
			t.Errorf("%s: %s %s %+v", ending, f.State, f.Text, f.Problems)
		}
	}
}

// formOf is the form of the first branch of facts.
func formOf(f *model.YearFacts, identity string) ([]byte, error) {
	return selfform.NewWriter(f.Committee.Name, identity, f.Year.Year, &f.Year.Scheme, 1, "2026-11-26").Write(f.Sheets[0], nil)
}
