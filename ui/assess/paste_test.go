package assess

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

func TestPasteSaysWhatItWouldDoAndDoesIt(t *testing.T) {
	r := open(t, sample(t, true))
	first, _ := r.kept(0, "A1", model.CheckedMark)
	block := first.Points.Short() + "\t3.3\t9\r\n1\t/\t\r\n"
	r.at(0, "A1")
	r.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(block)})

	if !r.says("剪贴板有 2 行 × 3 列，贴到 A1 起：改 3 格，相同 1 格") || !r.says("1 格超出满分") {
		t.Fatal("the strip does not tell what the paste would do")
	}
	if m, _ := r.kept(0, "A2", model.CheckedMark); m.Points == 330 {
		t.Fatal("pasting wrote before it was agreed to")
	}
	r.marks.showDifferences()
	if !r.says("粘贴前的差异") {
		t.Error("the differences are not shown")
	}
	old, _ := r.kept(0, "A3", model.CheckedMark)
	r.marks.paste()
	for _, want := range []struct {
		n      int
		item   string
		points model.Points
		away   bool
	}{{0, "A1", first.Points, false}, {0, "A2", 330, false}, {0, "A3", old.Points, false}, {1, "A1", 100, false}, {1, "A2", 0, true}} {
		if m, _ := r.kept(want.n, want.item, model.CheckedMark); m.Points != want.points || m.NotApplicable != want.away {
			t.Errorf("%d %s is %s %v, want %s %v", want.n, want.item, m.Points, m.NotApplicable, want.points, want.away)
		}
	}
	if r.says("剪贴板有") {
		t.Error("the strip stays after pasting")
	}
	if got := r.d.Toasts.Text(); got != "已粘贴 3 格" {
		t.Errorf("the toast says %q", got)
	}
}

func TestPasteCanBeLeft(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	l, _, _ := r.marks.current()
	r.marks.onPaste(l, "A1", table.ParseTSV("1\n2\n"))
	r.marks.dropPaste()
	if r.says("剪贴板有") {
		t.Error("the strip stays")
	}
	if m, _ := r.kept(1, "A1", model.CheckedMark); m.Points == 200 {
		t.Error("the block was written")
	}
}

func TestPasteSkipsTheOtherLinesOfTheOpenBranch(t *testing.T) {
	r := open(t, sample(t, true))
	r.marks.toggle(r.facts.Sheets[0].OrgID)
	r.at(0, "A4")
	l, _, _ := r.marks.current()
	r.marks.onPaste(l, "A4", table.ParseTSV("1\n1.5\n"))
	r.marks.paste()
	one, _ := r.kept(0, "A4", model.CheckedMark)
	two, _ := r.kept(1, "A4", model.CheckedMark)
	if one.Points != 100 || two.Points != 150 {
		t.Errorf("got %s and %s, want 1.00 and 1.50", one.Points, two.Points)
	}
}
