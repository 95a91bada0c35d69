package assess

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func (r *rig) undoKey() {
	r.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
}

func TestUndoInAnOpenCellIsAboutWhatIsTypedThere(t *testing.T) {
	r := open(t, sample(t, true))
	before, err := r.office.History(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	old, _ := r.kept(0, "A1", model.CheckedMark)
	r.at(0, "A1")
	r.typed("4.5")
	for range 6 {
		r.undoKey()
	}
	if _, typing := r.win.Canvas().Focused().(interface{ SelectedText() string }); typing {
		t.Error("the cell is still open")
	}
	after, err := r.office.History(context.Background(), 0)
	if err != nil || len(after) != len(before) {
		t.Errorf("%d changes, had %d: %v", len(after), len(before), err)
	}
	if now, _ := r.kept(0, "A1", model.CheckedMark); now.Points != old.Points {
		t.Errorf("the mark is %s", now.Points)
	}
}

func TestACellIsUndoneOnceItIsWritten(t *testing.T) {
	r := open(t, sample(t, true))
	old, _ := r.kept(0, "A1", model.CheckedMark)
	write := []func(){}
	r.writes.later = func(do func() error, done func(error)) { write = append(write, func() { done(do()) }) }
	r.at(0, "A1")
	r.typed("4.5")
	r.key(fyne.KeyReturn)
	undone := 0
	press := func(do func(context.Context) (office.UndoStep, error)) {
		r.Settle(func() {
			undone++
			if step, err := do(context.Background()); err != nil || step.Ask || !strings.Contains(step.Change.Why, "复核 A1 由 5.00 改为 4.50") {
				t.Errorf("%+v %v", step, err)
			}
		})
	}
	press(r.office.StepBack)
	press(r.office.StepForward)
	if undone != 0 {
		t.Fatal("the change before was undone, because the mark was not written yet")
	}
	write[0]()
	if undone != 2 {
		t.Fatalf("%d undone", undone)
	}
	if now, _ := r.kept(0, "A1", model.CheckedMark); now.Points != 450 {
		t.Errorf("after undo and redo the mark is %s", now.Points)
	}
	press(r.office.StepBack)
	if now, _ := r.kept(0, "A1", model.CheckedMark); now.Points != old.Points {
		t.Errorf("the mark is %s, want %s", now.Points, old.Points)
	}
}

func TestTheFormForABonusIsUndoneStepByStep(t *testing.T) {
	r := open(t, sample(t, true))
	r.marks.list = true
	r.draw()
	r.marks.adjusts.edit(adjustEntry{sort: bonusEntry})
	if !r.Stepping() {
		t.Fatal("the form has no steps of its own")
	}
	f := r.marks.adjusts.form
	f.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	title := f.title.Text
	if title == "" || f.points[model.CheckedMark].Text == "" {
		t.Fatal("the case fills in nothing")
	}
	r.win.Canvas().Focus(f.title)
	r.typed("一")
	if what := r.UndoStep(); what != "事项" || f.title.Text != title {
		t.Errorf("undid %q: %q", what, f.title.Text)
	}
	if what := r.UndoStep(); what != "方案规定的加分" || f.title.Text != "" || f.points[model.CheckedMark].Text != "" || f.kind.ChosenID() != "" {
		t.Errorf("undid %q: %q", what, f.title.Text)
	}
	if r.UndoStep() != "" {
		t.Error("there was more to undo")
	}
	if r.RedoStep(); f.title.Text != title {
		t.Errorf("done again: %q", f.title.Text)
	}
}

// An undo that waits for a mark is about that mark, also when the screen is left meanwhile.
func TestAnUndoThatWaitsIsDoneBeforeTheScreenIsLeft(t *testing.T) {
	r := open(t, sample(t, true))
	old, _ := r.kept(0, "A1", model.CheckedMark)
	write := []func(){}
	r.writes.later = func(do func() error, done func(error)) { write = append(write, func() { done(do()) }) }
	r.at(0, "A1")
	r.typed("4.5")
	r.key(fyne.KeyReturn)
	var did []string
	r.Settle(func() {
		did = append(did, "undo")
		if _, err := r.office.StepBack(context.Background()); err != nil {
			t.Error(err)
		}
	})
	r.Leave(func() { did = append(did, "leave") })
	write[0]()
	if got := strings.Join(did, " "); got != "undo leave" {
		t.Errorf("did %q", got)
	}
	if now, _ := r.kept(0, "A1", model.CheckedMark); now.Points != old.Points {
		t.Errorf("the mark is %s, want %s", now.Points, old.Points)
	}
}

func TestAMarkReadsItsBranchAlone(t *testing.T) {
	r := open(t, sample(t, true))
	shown, first := r.facts, r.facts.Ranking
	r.at(0, "A1")
	r.typed("4.5")
	r.key(fyne.KeyReturn)
	if r.facts != shown {
		t.Error("the whole year was read again")
	}
	whole, err := r.office.Facts(context.Background(), office.SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	if r.facts.Ranking == first || !reflect.DeepEqual(r.facts.Ranking, whole.Ranking) || !reflect.DeepEqual(r.facts.Standings, whole.Standings) {
		t.Errorf("ranked as %+v, the file gives %+v", r.facts.Ranking, whole.Ranking)
	}
	org := r.facts.Sheets[0].OrgID
	if !reflect.DeepEqual(r.facts.Sheet(org).Marks, whole.Sheet(org).Marks) {
		t.Error("the branch shows other marks than are kept")
	}
	if _, err := r.office.StepBack(context.Background()); err != nil { // a change that the screen did not make
		t.Fatal(err)
	}
	if r.facts == shown {
		t.Error("an undo was not read")
	}
}
