package assess

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// F8 leads from one empty cell to the next, through both parts and round again, also while the grid does not have the keyboard; with none
// left it says so.
func TestF8GoesToTheNextEmptyCell(t *testing.T) {
	o := sample(t, true)
	f, err := o.Facts(context.Background(), office.SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	empty := []struct {
		n    int
		item string
	}{{1, "A2"}, {3, "A1"}, {0, f.Year.Scheme.Parts[1].Categories[0].Items[0].ID}}
	var changes []office.MarkChange
	for _, e := range empty {
		changes = append(changes, office.MarkChange{OrgID: f.Sheets[e.n].OrgID, Key: model.MarkKey{Item: e.item, Stage: model.CheckedMark}})
	}
	if _, err := o.SetMarks(context.Background(), office.SampleYear, changes, "测试"); err != nil {
		t.Fatal(err)
	}
	r := open(t, o)
	r.Screen.open(marksTab)
	kit.SetKeys(r.win.Canvas(), r.Shortcuts())
	f8 := func() { r.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF8}) }
	r.marks.table.SetCurrentCell(markRowKey(r.facts.Sheets[0].OrgID, model.CheckedMark), "A1")
	for round := range 2 {
		for i, e := range empty {
			r.win.Canvas().Unfocus()
			f8()
			row, item, ok := r.marks.current()
			if !ok || item == nil || row.sheet.OrgID != r.facts.Sheets[e.n].OrgID || item.ID != e.item {
				t.Fatalf("round %d, press %d: the cursor is on %v of %d, want %s of row %d", round, i, item, row.sheet.OrgID, e.item, e.n)
			}
			if round == 1 {
				r.marks.commit(row, item.ID, "1")
			}
		}
	}
	f8()
	if got := r.d.Toasts.Text(); !strings.Contains(got, "复核没有空格了") {
		t.Errorf("F8 with nothing empty says %q", got)
	}
}
