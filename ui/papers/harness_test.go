package papers

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// rig is the screen on the test driver, with what it asked of the system.
type rig struct {
	*uitest.Rig
	*Screen
	asked   []files.Request
	saved   string // the file that was chosen last
	printed []string
	opened  []string
	failed  error

	copiesPrinted int
}

// open shows the screen, on a copy of the sample or on an empty data file. Work runs at once, so that a test sees its
// outcome on the next line.
func open(t *testing.T, sample bool, target any) *rig {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	r := &rig{Rig: uitest.New(t)}
	if sample {
		var err error
		if r.Office, err = office.Open(context.Background(), uitest.SampleFile(t), office.Options{Who: "周敏"}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Office.Close() })
	}
	s := New(r.Desk)
	r.Screen = s
	s.run = func(w shell.Work) {
		err := w.Do(context.Background(), r.Office, func(string, int, int) {})
		if w.Done != nil {
			err = w.Done(err)
		}
		if err != nil {
			r.failed = err
			r.Fail(err)
		}
	}
	s.choose = func(_ fyne.Window, q files.Request, chosen func(outfile.Target)) {
		r.asked = append(r.asked, q)
		r.saved = filepath.Join(t.TempDir(), filepath.Base(q.Start))
		q.Guard.Path, q.Guard.Endings = r.saved, q.Kinds[0].Extensions
		chosen(q.Guard)
	}
	s.later = func(do func() error, done func(error)) { done(do()) }
	s.countsCopies = func() bool { return true }
	s.toPrinter = func(path string, copies int) (files.Handed, error) {
		r.printed, r.copiesPrinted = append(r.printed, path), copies
		return files.ToPrinter, nil
	}
	s.toViewer = func(path string) error { r.opened = append(r.opened, path); return nil }
	r.Show(s.Object())
	s.Shown(target)
	r.Settle()
	return r
}

// press is a key of the screen.
func (r *rig) press(key fyne.KeyName, mod fyne.KeyModifier) {
	r.T.Helper()
	for _, k := range r.Shortcuts() {
		if k.Key == key && k.Mod == mod {
			k.Do()
			return
		}
	}
	r.T.Fatalf("the screen has no key %s", key)
}

// pdfPages counts the pages of a PDF.
func pdfPages(t *testing.T, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte("/Type /Page\n"))
}

// bookSheets are the names of a workbook's sheets.
func bookSheets(t *testing.T, path string) []string {
	t.Helper()
	book, err := sheet.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	return names
}

// paperNamed is the paper with a name.
func paperNamed(t *testing.T, name string) reports.Paper {
	t.Helper()
	p, err := reports.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// branchAt is the branch whose copy is at a place.
func (r *rig) branchAt(i int) reports.Copy { return r.copies[i] }
