package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// covered counts how it is told of what stands over it.
type covered struct {
	widget.BaseWidget
	told string
}

func (c *covered) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(newFill(look.Clear, 10, 10))
}
func (c *covered) FocusGained()               { c.told += "+" }
func (c *covered) FocusLost()                 { c.told += "-" }
func (c *covered) TypedRune(rune)             {}
func (c *covered) TypedKey(ev *fyne.KeyEvent) { PassKey(c, ev) }
func (c *covered) Covered(on bool) {
	if on {
		c.told += "("
	} else {
		c.told += ")"
	}
}

// What has the keyboard is told of each popup and dialog over it, and that it has it back; only while it has it.
func TestAPopupTellsWhatItStandsOver(t *testing.T) {
	under, beside := &covered{}, NewEntry("")
	under.ExtendBaseWidget(under)
	win := kittest.Show(t, VBox(0, under, beside), 600, 400)
	win.Canvas().Focus(under)
	popup := ShowPopup(under, &PopupContent{Object: NewButton("x", nil)}, 100)
	dialog := ShowDialog(win.Canvas(), DialogSpec{Title: "问", Safe: "好"})
	dialog.Cancel()
	popup.Close()
	ShowDialog(win.Canvas(), DialogSpec{Title: "问", Safe: "好"}).Cancel()
	if under.told != "+()()" {
		t.Errorf("told %q", under.told)
	}
	win.Canvas().Focus(beside)
	ShowDialog(win.Canvas(), DialogSpec{Title: "问", Safe: "好"}).Cancel()
	if under.told != "+()()-" {
		t.Errorf("told %q once the keyboard is elsewhere", under.told)
	}
}

// Fyne takes away what stands over a popup that closes: that counts as closed, and the keys go on to what is left.
func TestAPopupClosesWhatStandsOverIt(t *testing.T) {
	win := kittest.Show(t, NewEntry(""), 600, 400)
	closed := ""
	first := ShowDialog(win.Canvas(), DialogSpec{Title: "一", Safe: "好"})
	second := ShowPopupAt(win.Canvas(), fyne.NewPos(10, 10), &PopupContent{Object: NewButton("x", nil)}, 100)
	second.OnClose = func() { closed += "second" }
	first.Close()
	if second.Open() || closed != "second" || len(keysOf(win.Canvas()).modals) != 0 {
		t.Errorf("open %v, closed %q, %d left", second.Open(), closed, len(keysOf(win.Canvas()).modals))
	}
}

// F1 goes through to the window from dialogs and lists, but not while something is being done.
func TestF1GoesThroughDialogsAndLists(t *testing.T) {
	entry := NewEntry("")
	win := kittest.Show(t, entry, 600, 400)
	helped := 0
	SetKeys(win.Canvas(), []Shortcut{{Key: fyne.KeyF1, Do: func() { helped++ }}, {Key: fyne.KeyF5, Do: func() { t.Error("F5 went through") }}})
	press := func() {
		for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyF5} {
			win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	dialog := ShowDialog(win.Canvas(), DialogSpec{Title: "问", Safe: "好"})
	press()
	dialog.Cancel()
	menu := ShowMenu(entry, []Option{{Text: "复制"}})
	press()
	menu.Close()
	if helped != 2 {
		t.Errorf("F1 came through %d times, want 2", helped)
	}
	busy := &Popup{c: win.Canvas(), keep: true}
	button := NewButton("停", nil)
	busy.show(&PopupContent{Object: button, Focus: button}, fyne.Position{}, fyne.NewSize(100, 50), true)
	press()
	if helped != 2 {
		t.Error("F1 came through while work is under way")
	}
}

// The caret of a field is told again once what stood over the field is gone, and when the field moves.
func TestTheCaretIsFollowed(t *testing.T) {
	var told []fyne.Position
	follow, tell := caretsFollowed, tellCaretAt
	caretsFollowed, tellCaretAt = true, func(_ fyne.Window, at fyne.Position, _ float32) { told = append(told, at) }
	defer func() { caretsFollowed, tellCaretAt = follow, tell }()
	first, second := NewEntry(""), NewEntry("")
	win := kittest.Show(t, VBox(0, first, second), 600, 400)
	win.Canvas().Capture()
	win.Canvas().Focus(second)
	dialog := NewEntry("")
	over := ShowDialog(win.Canvas(), DialogSpec{Title: "问", Content: dialog, Safe: "好", Focus: dialog})
	told = nil
	over.Cancel()
	if len(told) != 1 || told[0].Y < second.Position().Y {
		t.Fatalf("told %v", told)
	}
	first.Hide()
	win.Content().Refresh()
	mainloop.Until(t, "the new place", func() bool { return len(told) == 2 })
	if told[1].Y >= told[0].Y {
		t.Errorf("told %v after the field moved up", told)
	}
}
