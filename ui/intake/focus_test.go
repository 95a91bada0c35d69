package intake

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Whatever a step puts in the place of another, the keyboard is at the button that leads on.
func TestTheKeyboardIsAtWhatLeadsOnAfterEachStep(t *testing.T) {
	b := newBench(t)
	b.screen.run = b.screen.desk.Run
	at := func(step, want string) {
		t.Helper()
		b.settle()
		if got := kit.FocusedWords(b.window.Canvas()); got != want {
			t.Errorf("%s: the keyboard is at %q, want %q", step, got, want)
		}
	}
	b.screen.Dropped([]string{several(t)})
	b.settle()
	if b.screen.step != stepReview || b.window.Canvas().Focused() == nil {
		t.Fatalf("step %d without the keyboard", b.screen.step)
	}
	b.screen.Dropped([]string{mixed(t)})
	at("a second file came", "开始核对 2 个文件")
	b.screen.choose.start.Tapped(&fyne.PointEvent{})
	b.settle()
	b.tap("上一步")
	at("back", "开始核对 2 个文件")
	b.screen.choose.start.Tapped(&fyne.PointEvent{})
	b.settle()
	b.screen.review.apply()
	b.settle()
	next := b.screen.done.next(b.screen.at)
	if b.screen.step != stepDone || next == nil {
		t.Fatalf("step %d", b.screen.step)
	}
	at("imported", "核对下一个："+clip(next.name(), 28))
	b.tap("再导入别的文件")
	at("more files", "开始核对 1 个文件")
}

// The files of now and the imports of before stand in the same columns.
func TestBothListsOfFilesStandInTheSameColumns(t *testing.T) {
	places := func(widths []float32) (all []float32) {
		cells := make([]fyne.CanvasObject, len(widths))
		for i := range cells {
			cells[i] = kit.Space(10, 10)
		}
		row := kit.Columns(look.Gap12, 0, widths, cells...)
		row.Resize(fyne.NewSize(1140, look.ListRow))
		for _, c := range cells[:5] {
			all = append(all, c.Position().X)
		}
		return all
	}
	now, before := places(queueWidths), places(pastWidths)
	for i := range now {
		if now[i] != before[i] {
			t.Errorf("column %d begins at %v and at %v", i+1, now[i], before[i])
		}
	}
}
