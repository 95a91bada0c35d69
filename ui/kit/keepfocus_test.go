package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// What a button replaces together with itself gives the keyboard to what stands there now, never to what lies outside, which comes
// before it in the order of Tab.
func TestThePageThatTakesAPlaceGetsTheKeyboard(t *testing.T) {
	nav, stage := NewButton("设置", nil), container.NewStack()
	next := NewButton("看党员", nil)
	go1 := NewButton("导入", func() { stage.Objects = []fyne.CanvasObject{VBox(0, next, NewButton("再导入", nil))} })
	stage.Objects = []fyne.CanvasObject{VBox(0, NewButton("上一步", nil), go1)}
	win := kittest.Show(t, HBox(0, VBox(0, nav), stage), 800, 600)
	win.Canvas().Focus(go1)
	kittest.Press(go1, fyne.KeyReturn)
	if win.Canvas().Focused() != fyne.Focusable(next) {
		t.Errorf("the keyboard is in %q", FocusedWords(win.Canvas()))
	}
}

// A row that goes gives it to the one before, which stays; the same button of a row that is drawn anew has it again.
func TestARowThatGoesGivesTheKeyboardToTheOneBefore(t *testing.T) {
	list := VBox(0)
	var draw func(n int)
	draw = func(n int) {
		list.Objects = nil
		for range n {
			list.Add(HBox(0, NewButton("移出", func() { draw(n - 1) })))
		}
	}
	draw(3)
	win := kittest.Show(t, VBox(0, NewButton("移出全部", nil), list), 800, 600)
	at := func(i int) *Button { return list.Objects[i].(*fyne.Container).Objects[0].(*Button) }
	win.Canvas().Focus(at(2))
	kittest.Press(at(2), fyne.KeyReturn)
	if win.Canvas().Focused() != fyne.Focusable(at(1)) {
		t.Errorf("the keyboard is in %q", FocusedWords(win.Canvas()))
	}
}

// What had the keyboard under a dialog may be drawn anew while the dialog stands: when it closes, what stands there has it.
func TestADialogGivesTheKeyboardBackToWhatStandsThereNow(t *testing.T) {
	for name, closes := range map[string]func(c fyne.Canvas, d *Dialog, change func()){
		"before": func(c fyne.Canvas, d *Dialog, change func()) { KeepFocus(c, change); d.Cancel() },
		"within": func(c fyne.Canvas, d *Dialog, change func()) { KeepFocus(c, func() { change(); d.Close() }) },
		"under two": func(c fyne.Canvas, d *Dialog, change func()) {
			over := ShowMessage(c, "完成", "", "知道了")
			KeepFocus(c, change)
			over.Cancel()
			d.Cancel()
		},
	} {
		t.Run(name, func(t *testing.T) {
			old, fresh := NewButton("修改", nil), NewButton("修改", nil)
			list := VBox(0, old)
			win := kittest.Show(t, VBox(0, NewButton("别的", nil), list), 800, 600)
			win.Canvas().Focus(old)
			d := ShowDialog(win.Canvas(), DialogSpec{Title: "修改", Safe: "不改了", Act: "保存"})
			closes(win.Canvas(), d, func() { list.Objects = []fyne.CanvasObject{fresh} })
			if win.Canvas().Focused() != fyne.Focusable(fresh) || d.Open() {
				t.Errorf("the keyboard is in %T", win.Canvas().Focused())
			}
		})
	}
}

// The ring of the first of what scrolls sideways has room, and nothing stands elsewhere or is higher for it.
func TestWhatScrollsSidewaysStandsWhereItStood(t *testing.T) {
	plain, scrolled := NewButton("一", nil), NewButton("一", nil)
	row := HBox(0, plain)
	in := Sideways(HBox(0, scrolled))
	kittest.Show(t, Pad(VBox(0, row, in), 50, 50, 50, 50), 800, 600)
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	scroll := in.(*fyne.Container).Objects[0]
	if place(scrolled).X != place(plain).X || in.MinSize().Height != row.MinSize().Height || place(scrolled).X-place(scroll).X < ringRoom {
		t.Errorf("%v is to stand under %v; %v high, not %v", place(scrolled), place(plain), in.MinSize().Height, row.MinSize().Height)
	}
}
