package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// shortcut presses a key with Ctrl where the keyboard is, as the driver does.
func shortcut(w *Window, s fyne.Shortcut) {
	if focused, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	w.win.Canvas().(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(s)
}

func ctrlZ(t *testing.T, w *Window) { shortcut(w, &fyne.ShortcutUndo{}); settle(t, w) }
func ctrlY(t *testing.T, w *Window) { shortcut(w, &fyne.ShortcutRedo{}); settle(t, w) }

func district(t *testing.T, w *Window) string {
	t.Helper()
	c, err := w.office.Committee(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c.District
}

// moveTo changes the committee's district, a change of one record.
func moveTo(t *testing.T, w *Window, name string) {
	t.Helper()
	ctx := context.Background()
	c, err := w.office.Committee(ctx)
	if err == nil {
		c.District = name
		_, err = w.office.SaveCommittee(ctx, c)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func says(t *testing.T, w *Window, want string) {
	t.Helper()
	if got := w.frame.Toasts.Text(); !strings.Contains(got, want) {
		t.Errorf("the toast says %q, want %q", got, want)
	}
}

func TestUndoWalksBackAndRedoForwardInTheWindow(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	moveTo(t, w, "西区")
	for _, step := range []struct {
		press      func(*testing.T, *Window)
		want, said string
	}{{ctrlZ, "东区", "已撤销："}, {ctrlZ, "某某区", "已撤销："}, {ctrlZ, "某某区", "核定不能直接撤销；在“考核”的“排名定级”里重新打开"},
		{ctrlY, "东区", "已恢复："}, {ctrlY, "西区", "已恢复："}, {ctrlY, "西区", "没有可以恢复的改动"}} {
		step.press(t, w)
		if got := district(t, w); got != step.want {
			t.Fatalf("the district is %s, want %s", got, step.want)
		}
		says(t, w, step.said)
	}
	ctrlZ(t, w)
	if !strings.Contains(words(w), "恢复 Ctrl+Y") {
		t.Error("the toast does not name the way back")
	}
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	settle(t, w)
	if district(t, w) != "西区" {
		t.Error("Ctrl+Shift+Z does not do it again")
	}
}

func TestKeysPressedFasterThanTheFileFollows(t *testing.T) {
	w := openWindow(t, Options{})
	for _, name := range []string{"东区", "西区", "南区"} {
		moveTo(t, w, name)
	}
	w.undoing = true // as while the first of three is under way
	w.undoLast()
	w.undoLast()
	w.undoing = false
	w.undoLast()
	settle(t, w)
	if got := district(t, w); got != "某某区" {
		t.Errorf("three keys came to %s: %s", got, words(w))
	}
}

// While an undo takes long a panel stands over the window; keys pressed then wait as well.
func TestKeysPressedWhileThePanelOfAnUndoIsUp(t *testing.T) {
	w := openWindow(t, Options{})
	for _, name := range []string{"东区", "西区", "南区"} {
		moveTo(t, w, name)
	}
	settle(t, w)
	held := make(chan struct{})
	w.undoStep("", func(o *office.Office, ctx context.Context) (office.UndoStep, error) {
		<-held
		return o.StepBack(ctx)
	}, w.saidUndone)
	mainloop.Until(t, "the panel", func() bool { return w.win.Canvas().Overlays().Top() != nil })
	for range 2 {
		shortcut(w, &fyne.ShortcutUndo{})
	}
	for range 2 * mostUndosWaiting {
		shortcut(w, &fyne.ShortcutRedo{})
	}
	if len(w.undoNext) != mostUndosWaiting {
		t.Errorf("%d presses wait", len(w.undoNext))
	}
	says(t, w, "做完了再按")
	w.undoNext = w.undoNext[:2]
	close(held)
	settle(t, w)
	if got := district(t, w); got != "某某区" {
		t.Errorf("three keys came to %s", got)
	}
}

func TestManyRecordsAreAskedAbout(t *testing.T) {
	w := openWindow(t, Options{})
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "花名册.csv")
	if err := os.WriteFile(path, []byte("姓名,所在党支部,入党日期\n王一一,星河幼儿园党支部,2010-07-01\n王二二,星河幼儿园党支部,2011-07-01\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	draft, err := w.office.ReadImport(ctx, path, intake.Options{}, nil)
	if err == nil {
		_, err = w.office.Apply(ctx, draft, office.ApplyOptions{})
	}
	if err != nil {
		t.Fatal(err)
	}
	settle(t, w)
	ctrlZ(t, w)
	if got := words(w); !strings.Contains(got, "撤销这次改动") || !strings.Contains(got, "不撤销") {
		t.Fatalf("nothing is asked before the undo of an import:\n%s", got)
	}
	step, err := w.office.StepBack(ctx)
	if err != nil || !step.Ask {
		t.Fatal(step, err)
	}
	w.undoAsked(step.Change.ID, w.saidUndone)
	settle(t, w)
	if found := w.search("王一一")(context.Background()); len(found) != 0 {
		t.Error("the import is still there")
	}
	w.redoLast()
	settle(t, w)
	if found := w.search("王一一")(context.Background()); len(found) == 0 {
		t.Error("the import did not come back")
	}
}

func TestInAFieldNothingOfTheDataFileIsUndone(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	w.Go("members", nil)
	settle(t, w)
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl})
	field, ok := w.win.Canvas().Focused().(interface {
		TypedRune(rune)
		SelectedText() string
	})
	if !ok {
		t.Fatal("the keyboard is in no field")
	}
	field.TypedRune('x')
	ctrlZ(t, w)
	ctrlZ(t, w)
	says(t, w, nothingWord)
	if district(t, w) != "东区" {
		t.Error("Ctrl+Z in the search field took a change of the data file back")
	}
	w.win.Canvas().Unfocus()
	ctrlZ(t, w)
	if district(t, w) != "某某区" {
		t.Error("Ctrl+Z in the list takes the last change back")
	}
}

// field finds the field with a label and gives it the keyboard.
func field(t *testing.T, w *Window, label string) *kit.Entry {
	t.Helper()
	var found *kit.Entry
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *kit.Field:
			if e, ok := x.Control.(*kit.Entry); ok && test.WidgetRenderer(x).Objects()[0].(*text.Label).Text == label {
				found = e
			}
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(x).Objects() {
				walk(c)
			}
		}
	}
	walk(w.win.Content())
	if found == nil {
		t.Fatalf("no field %s in:\n%s", label, words(w))
	}
	w.win.Canvas().Focus(found)
	return found
}

// A field that the keyboard only came to, such as that of the next meeting after one was registered, keeps Ctrl+Z from nothing: the
// status line names the key.
func TestAnUntouchedFieldKeepsNoKeyForUndoing(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	w.Go("members", nil)
	settle(t, w)
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl})
	if ctrlZ(t, w); district(t, w) == "东区" {
		t.Error("Ctrl+Z in a field without anything typed undoes nothing")
	}
	if ctrlY(t, w); district(t, w) != "东区" {
		t.Error("Ctrl+Y does not do it again")
	}
}

func TestInAFormOnlyItsStepsAreUndone(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	w.Go("members", nil)
	settle(t, w)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, w)
	job := field(t, w, "工作岗位")
	was := job.Text
	job.TypedRune('甲')
	remark := field(t, w, "备注")
	remark.TypedRune('乙')
	ctrlZ(t, w)
	if remark.Text != "" || job.Text != was+"甲" && job.Text != "甲"+was {
		t.Fatalf("Ctrl+Z in the field: job %q, remark %q", job.Text, remark.Text)
	}
	ctrlZ(t, w)
	says(t, w, "已撤销这一步：工作岗位")
	ctrlZ(t, w)
	ctrlZ(t, w)
	says(t, w, nothingWord)
	if job.Text != was || district(t, w) != "东区" {
		t.Errorf("job %q, district %s", job.Text, district(t, w))
	}
	ctrlY(t, w)
	says(t, w, "已恢复这一步：工作岗位")
	if job.Text == was || remark.Text != "" {
		t.Errorf("done again: job %q, remark %q", job.Text, remark.Text)
	}
	if ctrlY(t, w); remark.Text != "乙" {
		t.Errorf("done again: remark %q", remark.Text)
	}
}

func TestInTheImportReviewNoEarlierChangeIsUndone(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	path := filepath.Join(t.TempDir(), "花名册.csv")
	if err := os.WriteFile(path, []byte("姓名,所在党支部,入党日期\n王一一,星河幼儿园党支部,2010-07-01\n王二二,星河幼儿园党支部,2011-06-31\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.Go("intake", []string{path})
	settle(t, w)
	before := words(w)
	review := w.frame.Screen("intake").(shell.Stepper)
	if !review.Stepping() {
		t.Fatalf("not under review:\n%s", before)
	}
	ctrlZ(t, w)
	says(t, w, nothingWord)
	typed, ok := w.win.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the keyboard is in %T", w.win.Canvas().Focused())
	}
	typed.SetText("2011-06-30")
	typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, w)
	if words(w) == before {
		t.Fatal("the review did not change")
	}
	ctrlZ(t, w)
	says(t, w, "已撤销这一步：第 3 行的“入党日期”")
	ctrlZ(t, w)
	says(t, w, nothingWord)
	ctrlY(t, w)
	says(t, w, "已恢复这一步")
	if district(t, w) != "东区" {
		t.Error("Ctrl+Z in the review took back a change of the data file")
	}
}

const nothingWord = "这里没有可以撤销的步骤"

// A toast and a question are about the data file they began with, not about the change of that number in another one.
func TestTheWayBackOfOneDataFileDoesNothingInAnother(t *testing.T) {
	w, other := openWindow(t, Options{}), openWindow(t, Options{})
	moveTo(t, other, "南区")
	other.closeOffice()
	moveTo(t, w, "东区")
	last, _, err := w.office.LastUndoable(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w.desk.Said("改了区划", last.ID)
	w.askUndo(office.UndoReport{Undone: last}, "")
	undo := w.desk.Here(func() { w.undo(last.ID) })
	openFile(t, w, other.opts.Data)
	settle(t, w)
	if got := w.frame.Toasts.Text(); strings.Contains(got, "改了区划") {
		t.Errorf("the toast of the other file still stands: %s", got)
	}
	undo()
	settle(t, w)
	press(t, w, "撤销这次改动")
	if got := district(t, w); got != "南区" {
		t.Errorf("a change of the other file was undone: %s", got)
	}
}

func TestAnotherEditTakesTheOfferToRedoAway(t *testing.T) {
	w := openWindow(t, Options{})
	moveTo(t, w, "东区")
	ctrlZ(t, w)
	says(t, w, "已撤销：")
	moveTo(t, w, "西区")
	settle(t, w)
	if got := w.frame.Toasts.Text(); got != "" {
		t.Errorf("after another edit the toast still says %q", got)
	}
}
