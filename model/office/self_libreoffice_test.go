package office

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// libreOffice edits spreadsheets in LibreOffice itself, all in one run of it.
type libreOffice struct {
	*roundTrip
	jobs []map[string]any
}

var officeFilters = map[string]string{".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}

// job adds an edit by lines of Python on doc and sheet; it returns the path of the file that comes out.
func (l *libreOffice) job(from, ending string, lines ...string) string {
	to := filepath.Join(l.TempDir(), "交回"+ending)
	l.jobs = append(l.jobs, map[string]any{"from": from, "to": to, "filter": officeFilters[ending], "do": lines})
	return to
}

// run does all jobs.
func (l *libreOffice) run(python string) {
	l.Helper()
	raw, err := json.Marshal(l.jobs)
	l.must(err)
	cmd := exec.CommandContext(l.ctx, python, "testdata/edit_in_libreoffice.py", l.TempDir(), fmt.Sprint("shuangbai-test-", os.Getpid()))
	cmd.Stdin = bytes.NewReader(raw)
	if out, err := cmd.CombinedOutput(); err != nil {
		l.Fatalf("%v\n%s", err, out)
	}
}

// pythonWithUno is the Python that can talk to LibreOffice.
func pythonWithUno(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed")
	}
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import uno").Run() == nil {
			return python
		}
	}
	t.Skip("no Python with uno is installed")
	return ""
}

// Branches without Excel fill the form in with LibreOffice: what they type there comes in as it was typed, what they spoil there
// is named cell by cell, and a form that was only opened and saved changes nothing.
func TestFormsEditedInLibreOffice(t *testing.T) {
	python := pythonWithUno(t)
	r := sent(t)
	l := &libreOffice{roundTrip: r}
	file := func(i int) string { return r.forms[i].File }
	claim := r.claimRow(file(1), "加分1")
	unlock := `sheet.unprotect("")`
	saved := l.job(file(0), ".xlsx")
	filled := []string{`sheet.getCellRangeByName("E7").Value = 3`, `sheet.getCellRangeByName("F7").String = "修订已报备"`, `sheet.getCellRangeByName("G7").String = "报备回执"`,
		`sheet.getCellRangeByName("E8").String = "不适用"`, `sheet.getCellRangeByName("E9").Formula = "=1+2"`,
		fmt.Sprintf(`sheet.getCellRangeByName("B%d").String = "全区先进"`, claim), fmt.Sprintf(`sheet.getCellRangeByName("D%d").String = "区级表彰"`, claim)}
	good := l.job(file(1), ".xlsx", filled...)
	ods := l.job(file(2), ".ods", filled...)
	xlsx := l.job(file(3), ".xlsx", filled...)
	renamed := l.job(file(4), ".xlsx", append([]string{unlock, `sheet.Name = "我校自评"`}, filled...)...)
	spoilt := map[string]string{
		l.job(file(5), ".xlsx", unlock, `sheet.Rows.removeByIndex(8, 1)`):                                                    "A9 这一行不见了",
		l.job(file(6), ".xlsx", `sheet.getCellRangeByName("E8").String = "良好"`):                                              "E8 填了文字“良好”",
		l.job(file(7), ".xlsx", `sheet.getCellRangeByName("E7").Value = 50`):                                                 "E7 填了 50 分",
		l.job(file(8), ".xlsx", `sheet.getCellRangeByName("E7").Formula = "='file:///tmp/总表.ods'#$Sheet1.A1"`):               "E7 的分是",
		l.job(file(9), ".xlsx", unlock, `sheet.Rows.insertByIndex(6, 1)`):                                                    "A7 下移了 1 行",
		l.job(file(10), ".xlsx", `doc.Sheets.getByIndex(1).getCellRangeByName("B6").String = "999"`):                         " 隐藏页被改动过",
		l.job(file(11), ".xlsx", unlock, `sheet.getCellRangeByName("C7").Value = 50`):                                        "C7 满分应是",
		l.job(file(12), ".ods", `sheet.getCellRangeByName("E7").Value = 50`, `sheet.getCellRangeByName("E8").String = "良好"`): "E7 填了 50 分",
	}
	l.run(python)

	if f := r.read(saved).Files[0]; f.State != CollectSame && f.State != CollectEmpty {
		t.Errorf("only saved: %s %+v", f.Text, f.Problems)
	}
	for i, path := range []string{good, ods, xlsx, renamed} {
		c := r.read(path)
		if f := c.Files[0]; f.State != CollectReady || f.OrgID != r.forms[i+1].OrgID {
			t.Fatalf("%s: %s %+v", f.Name(), f.Text, f.Problems)
		}
		r.take(c)
		marks := r.marks()[r.forms[i+1].OrgID]
		a1, a3 := marks[model.MarkKey{Item: "A1", Stage: model.SelfMark}], marks[model.MarkKey{Item: "A3", Stage: model.SelfMark}]
		if a1.Points != model.Pt(3) || a1.Reason != "修订已报备" || a1.Evidence != "报备回执" || a3.Points != model.Pt(3) || !marks[model.MarkKey{Item: "A2", Stage: model.SelfMark}].NotApplicable {
			t.Errorf("%s: A1 %+v, A3 %+v", path, a1, a3)
		}
	}
	if entries := r.adjustments(r.forms[1].OrgID); entries[len(entries)-1].Title != "全区先进" || *entries[len(entries)-1].Self != model.Pt(2) {
		t.Errorf("%+v", entries)
	}
	before := r.marks()
	for path, want := range spoilt {
		f := r.read(path).Files[0]
		cell, words, _ := strings.Cut(want, " ")
		told, at := f.Text, ""
		if len(f.Problems) > 0 {
			told, at = f.Problems[0].Text, f.Problems[0].Cell
		}
		if f.State != CollectRefused || at != cell || !strings.Contains(told, words) {
			t.Errorf("want %q: %s %q %+v", want, f.State, f.Text, f.Problems)
		}
	}
	if !sameAll(before, r.marks()) {
		t.Error("a spoilt form left something behind")
	}
}
