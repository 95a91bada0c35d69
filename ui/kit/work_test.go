package kit

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

func TestWorkShowsItselfStopsAndReturns(t *testing.T) {
	win := kittest.Show(t, NewButton("x", nil), 800, 600)
	done := make(chan error, 1)
	Work(win.Canvas(), "正在核对", "停止核对", false, func(ctx context.Context, progress Progress) error {
		progress("正在核对第 1 / 10 行", 1, 10)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { done <- err })
	mainloop.Until(t, "the panel of work of more than 200 ms", func() bool { return win.Canvas().Overlays().Top() != nil })
	kittest.Press(win.Canvas().Focused(), fyne.KeyEscape)
	mainloop.Until(t, "the end after Esc", func() bool { return len(done) > 0 })
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the panel stayed")
	}
}

func TestQuickWorkShowsNothing(t *testing.T) {
	win := kittest.Show(t, NewButton("x", nil), 800, 600)
	done := make(chan error, 1)
	Work(win.Canvas(), "正在核对", "", false, func(context.Context, Progress) error { return nil }, func(err error) { done <- err })
	mainloop.Until(t, "the end", func() bool { return len(done) > 0 })
	if err := <-done; err != nil {
		t.Error(err)
	}
	time.Sleep(busyAfter + 50*time.Millisecond)
	mainloop.Run()
	if win.Canvas().Overlays().Top() != nil {
		t.Error("a panel came up for work that was over")
	}
}

func TestSearchBoxListsGroupsAndActs(t *testing.T) {
	acted := ""
	box := NewSearchBox("搜索", "Ctrl+K", func(q string) func(context.Context) []Option {
		return func(context.Context) []Option {
			if q == "" {
				return nil
			}
			return []Option{{Group: "党员", Text: "欧阳予墨", Do: func() { acted = "欧阳予墨" }}, {Group: "操作", Text: "导入", Do: func() { acted = "导入" }}}
		}
	})
	win := kittest.Show(t, box, 800, 600)
	box.Open()
	field := win.Canvas().Focused().(*Entry)
	field.SetText("ou")
	mainloop.Until(t, "a result", func() bool { return len(box.list.options) > 0 })
	kittest.Press(field, fyne.KeyDown, fyne.KeyReturn)
	if acted != "导入" || box.popup.Open() {
		t.Errorf("acted %q", acted)
	}
}

// Enter right after typing chooses from what was typed, never from what the list showed before; more typing takes it back,
// and Enter with nothing typed does nothing.
func TestEnterRightAfterTypingChoosesWhatWasTyped(t *testing.T) {
	var acted []string
	answer := make(chan bool, 1)
	box := NewSearchBox("搜索", "Ctrl+K", func(q string) func(context.Context) []Option {
		return func(context.Context) []Option {
			if q == "王志" {
				<-answer
			}
			return []Option{{Text: q, Do: func() { acted = append(acted, q) }}}
		}
	})
	win := kittest.Show(t, box, 800, 600)
	open := func() *Entry {
		box.Open()
		mainloop.Until(t, "the first list", func() bool { return len(box.list.options) > 0 })
		return win.Canvas().Focused().(*Entry)
	}
	field := open()
	kittest.Press(field, fyne.KeyReturn)
	if len(acted) > 0 {
		t.Errorf("Enter alone did %q", acted)
	}
	field.SetText("王芳")
	kittest.Press(field, fyne.KeyReturn)
	mainloop.Until(t, "the choice", func() bool { return !box.popup.Open() })
	field = open()
	field.SetText("王")
	kittest.Press(field, fyne.KeyReturn)
	field.SetText("王强")
	mainloop.Until(t, "the answer", func() bool { return box.list.options[0].Text == "王强" })
	if !slices.Equal(acted, []string{"王芳"}) || !box.popup.Open() {
		t.Errorf("did %q", acted)
	}
	kittest.Press(field, fyne.KeyReturn)
	if !slices.Equal(acted, []string{"王芳", "王强"}) {
		t.Errorf("did %q", acted)
	}
	field = open()
	field.SetText("王志")
	kittest.Press(field, fyne.KeyReturn)
	box.run("王") // the pause after the first character, which the busy window comes to only now
	time.Sleep(50 * time.Millisecond)
	answer <- true
	mainloop.Until(t, "the choice", func() bool { return !box.popup.Open() })
	if acted[len(acted)-1] != "王志" {
		t.Errorf("did %q", acted)
	}
}

func TestRestText(t *testing.T) {
	for _, c := range []struct {
		past time.Duration
		part float64
		want string
	}{{time.Second, 0.2, "约 4 秒"}, {100 * time.Millisecond, 0.5, ""}, {time.Minute, 0.1, "约 9 分钟"}, {2 * time.Second, 0.9, "马上就好"}} {
		if got := restText(c.past, c.part); got != c.want {
			t.Errorf("after %v at %v: %q, want %q", c.past, c.part, got, c.want)
		}
	}
	if Count(1234567) != "1,234,567" || Count(-999) != "-999" || Count(1000) != "1,000" {
		t.Error("numbers are grouped by three")
	}
}
