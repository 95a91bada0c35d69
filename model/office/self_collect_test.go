package office

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// roundTrip is an open year of the sample committee whose forms were sent out.
type roundTrip struct {
	*testing.T
	o     *Office
	ctx   context.Context
	dir   string
	forms []WrittenForm
}

func sent(t *testing.T) *roundTrip {
	t.Helper()
	r := &roundTrip{T: t, o: sampleCopy(t), ctx: context.Background(), dir: filepath.Join(t.TempDir(), "下发")}
	if f, err := r.o.Facts(r.ctx, SampleYear); err != nil {
		t.Fatal(err)
	} else if f.Year.Finalised {
		if _, err := r.o.Reopen(r.ctx, SampleYear, "测试"); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if r.forms, err = r.o.SendForms(r.ctx, SampleYear, r.dir, nil, false, nil); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *roundTrip) must(errs ...error) {
	r.Helper()
	for _, err := range errs {
		if err != nil {
			r.Fatal(err)
		}
	}
}

// edit changes a file with a spreadsheet library.
func (r *roundTrip) edit(path string, edit func(f *excelize.File)) {
	r.Helper()
	f, err := excelize.OpenFile(path)
	r.must(err)
	edit(f)
	r.must(f.Save(), f.Close())
}

// set writes a cell of the form; row 7 is A1.
func (r *roundTrip) set(path, cell string, value any) {
	r.Helper()
	r.edit(path, func(f *excelize.File) { r.must(f.SetCellValue(f.GetSheetName(0), cell, value)) })
}

func (r *roundTrip) read(paths ...string) *Collection {
	r.Helper()
	c, err := r.o.ReadForms(r.ctx, SampleYear, paths, nil)
	r.must(err)
	return c
}

func (r *roundTrip) file(c *Collection, path string) *CollectedFile {
	r.Helper()
	for _, f := range c.Files {
		if f.Path == path {
			return f
		}
	}
	r.Fatalf("no file %s", path)
	return nil
}

func (r *roundTrip) marks() map[int64]map[model.MarkKey]model.Mark {
	r.Helper()
	f, err := r.o.Facts(r.ctx, SampleYear)
	r.must(err)
	all := map[int64]map[model.MarkKey]model.Mark{}
	for _, s := range f.Sheets {
		all[s.OrgID] = maps.Clone(s.Marks)
	}
	return all
}

func sameAll(a, b map[int64]map[model.MarkKey]model.Mark) bool {
	return maps.EqualFunc(a, b, func(x, y map[model.MarkKey]model.Mark) bool {
		return maps.EqualFunc(x, y, func(m, n model.Mark) bool {
			return m.Same(n) && m.Reason == n.Reason && m.Evidence == n.Evidence && m.By == n.By && m.At.Equal(n.At)
		})
	})
}

func TestFormsThatNobodyTouchedChangeNothing(t *testing.T) {
	r := sent(t)
	before := r.marks()
	c := r.read(r.dir)
	if c.Changes() != 0 || c.Count(CollectSame)+c.Count(CollectEmpty) != len(r.forms) || len(c.Files) != len(r.forms) {
		t.Fatalf("%d changes in %d files, %d the same", c.Changes(), len(c.Files), c.Count(CollectSame))
	}
	// Nor do they when the program has other marks by then.
	org := r.forms[0].OrgID
	key := model.MarkKey{Item: "A1", Stage: model.SelfMark}
	_, err := r.o.SetMarks(r.ctx, SampleYear, []MarkChange{{OrgID: org, Key: key, Mark: &model.Mark{Points: 111, Reason: "电话里说的"}}}, "测试")
	r.must(err)
	c = r.read(r.dir)
	id, err := r.o.TakeForms(r.ctx, c, false)
	r.must(err)
	if now := r.marks()[org][key]; id != 0 || now.Points != 111 || sameAll(before, r.marks()) {
		t.Errorf("change set %d, A1 is %v", id, now)
	}
	if f := r.file(c, r.forms[0].File); f.Marks[0].Kind != MarkKept {
		t.Errorf("%+v", f.Marks[0])
	}
}

func TestATakenCollectionIsOneChangeAndUndone(t *testing.T) {
	r := sent(t)
	before := r.marks()
	for i, form := range r.forms[:5] {
		r.set(form.File, "E7", 3)
		r.set(form.File, "F7", fmt.Sprintf("修订已报备（%d）", i))
		r.set(form.File, "G7", "报备回执")
		r.set(form.File, "E8", "不适用")
	}
	r.edit(r.forms[0].File, func(f *excelize.File) { r.must(f.SetSheetName(f.GetSheetName(0), "我校")) })
	c := r.read(r.dir)
	slices.Reverse(r.forms)
	var paths []string
	for _, form := range r.forms {
		paths = append(paths, form.File)
	}
	back := r.read(append(paths, paths[0])...) // another order, and one twice
	if len(back.Files) != len(c.Files) || back.ActLabel() != c.ActLabel() || !strings.HasPrefix(c.ActLabel(), "收回 5 份，改 ") {
		t.Errorf("%s, the other way %s", c.ActLabel(), back.ActLabel())
	}
	if preview, err := r.o.TakeForms(Preview(r.ctx), c, false); preview != 0 || err != nil || !sameAll(before, r.marks()) {
		t.Errorf("the preview wrote: %d %v", preview, err)
	}
	id, err := r.o.TakeForms(r.ctx, c, false)
	r.must(err)
	after := r.marks()
	first := after[r.forms[len(r.forms)-1].OrgID]
	if m := first[model.MarkKey{Item: "A1", Stage: model.SelfMark}]; m.Points != 300 || m.Reason != "修订已报备（0）" || m.Evidence != "报备回执" || m.By != "周敏" || m.At.IsZero() {
		t.Errorf("A1 is %+v", m)
	}
	if m := first[model.MarkKey{Item: "A2", Stage: model.SelfMark}]; !m.NotApplicable {
		t.Errorf("A2 is %+v", m)
	}
	if _, err := r.o.TakeForms(r.ctx, back, false); model.CodeOf(err) != model.Conflict {
		t.Errorf("an old plan was taken: %v", err)
	}
	back, err = r.o.PlanForms(r.ctx, back)
	r.must(err)
	if back.Changes() != 0 || !sameAll(after, r.marks()) {
		t.Errorf("taken again it would change %d", back.Changes())
	}
	report, err := r.o.Undo(r.ctx, id)
	if r.must(err); !sameAll(before, r.marks()) {
		t.Error("the undo did not bring every mark back")
	}
	_, err = r.o.Undo(r.ctx, report.ChangeSet)
	if r.must(err); !sameAll(after, r.marks()) {
		t.Error("the redo did not")
	}
}

// An item that is for other branches only is locked in the form and refused when somebody fills it in all the same.
func TestAnItemThatIsNotForABranch(t *testing.T) {
	r := &roundTrip{T: t, o: sampleCopy(t), ctx: context.Background(), dir: t.TempDir()}
	_, err := r.o.db.Write(r.ctx, store.Change{Who: "测试", Kind: "assess"}, func(tx *store.Tx) error {
		y, err := tx.AssessmentYear(SampleYear)
		if err != nil {
			return err
		}
		y.Finalised, y.DecidedOn = false, ""
		y.Scheme.Parts[0].Categories[0].Items[0].Scope = model.Scope{MinMonths: 12, Kinds: []model.OrgKind{model.JointBranch}}
		return tx.PutAssessmentYear(y)
	})
	r.must(err)
	forms, err := r.o.SendForms(r.ctx, SampleYear, r.dir, nil, false, nil)
	r.must(err)
	if c := r.read(r.dir); c.Changes() > 0 || c.Count(CollectRefused) > 0 {
		t.Errorf("nobody touched them: %s", c.ActLabel())
	}
	r.set(forms[0].File, "E7", 3)
	if f := r.read(forms[0].File).Files[0]; f.State != CollectRefused || len(f.Problems) != 1 || f.Problems[0].Cell != "E7" || f.Marks[0].Kind != MarkRefused {
		t.Errorf("%+v", f)
	}
}

func TestEveryBadFileIsNamedAndNoneIsHalfTaken(t *testing.T) {
	r := sent(t)
	spoilt := map[int]func(f *excelize.File, sheet string){
		0: func(f *excelize.File, s string) { r.must(f.RemoveRow(s, 9)) },
		1: func(f *excelize.File, s string) { r.must(f.SetCellValue(s, "E8", "良好")) },
		2: func(f *excelize.File, s string) { r.must(f.SetCellValue(s, "E7", 50), f.SetCellValue(s, "E8", 1)) },
		3: func(f *excelize.File, s string) { r.must(f.SetCellValue(s, "E7", 3.333)) },
		4: func(f *excelize.File, s string) { r.must(f.SetCellFormula(s, "E7", "[1]总表!C3")) },
		5: func(f *excelize.File, s string) { r.must(f.SetCellValue("_双百", "B6", "999")) },
	}
	for i, spoil := range spoilt {
		r.edit(r.forms[i].File, func(f *excelize.File) { spoil(f, f.GetSheetName(0)) })
	}
	r.must(os.WriteFile(r.forms[6].File, []byte("PK\x03\x04 damaged"), 0o600), os.WriteFile(r.forms[7].File, nil, 0o600))
	locked, err := excelize.OpenFile(r.forms[8].File)
	r.must(err)
	r.must(locked.SaveAs(r.forms[8].File, excelize.Options{Password: "1"}))
	r.set(r.forms[9].File, "E7", 3)
	missing := filepath.Join(r.dir, "没有这个文件.xlsx")
	c := r.read(r.dir, missing)
	for path, want := range map[string]string{
		r.forms[0].File: "A9 这一行不见了", r.forms[1].File: "E8 填了文字“良好”", r.forms[2].File: "E7 填了 50 分", r.forms[3].File: "E7 最多两位小数",
		r.forms[4].File: "E7 别的文件", r.forms[5].File: " 隐藏页被改动过", r.forms[6].File: " 文件", r.forms[7].File: " 空", r.forms[8].File: " 密码",
		missing: " 找不到文件",
	} {
		f := r.file(c, path)
		cell, words, _ := strings.Cut(want, " ")
		told := f.Text
		if cell != "" && len(f.Problems) > 0 {
			told = f.Problems[0].Text
			if f.Problems[0].Cell != cell {
				t.Errorf("%s: cell %s", f.Name(), f.Problems[0].Cell)
			}
		}
		if f.State != CollectRefused || !strings.Contains(told, words) {
			t.Errorf("%s: %s %q, want %q", f.Name(), f.State, told, want)
		}
	}
	before := r.marks()
	if _, err := r.o.TakeForms(r.ctx, c, false); model.CodeOf(err) != model.Conflict || !sameAll(before, r.marks()) {
		t.Errorf("taken with bad files: %v", err)
	}
	_, err = r.o.TakeForms(r.ctx, c, true)
	r.must(err)
	after := r.marks()
	for i, form := range r.forms {
		if changed := !sameAll(map[int64]map[model.MarkKey]model.Mark{1: before[form.OrgID]}, map[int64]map[model.MarkKey]model.Mark{1: after[form.OrgID]}); changed != (i == 9) {
			t.Errorf("%s: changed is %v", form.Branch, changed)
		}
	}
}
