package kit

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestWorkShowsItselfStopsAndReturns(t *testing.T) {
	win := show(t, NewButton("x", nil), 800, 600)
	done := make(chan error, 1)
	Work(win.Canvas(), "正在核对", "停止核对", func(ctx context.Context, progress Progress) error {
		progress("正在核对第 1 / 10 行", 1, 10)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { done <- err })
	deadline := time.Now().Add(5 * time.Second)
	for win.Canvas().Overlays().Top() == nil {
		if time.Now().After(deadline) {
			t.Fatal("work of more than 200 ms never showed")
		}
		time.Sleep(10 * time.Millisecond)
	}
	press(win.Canvas().Focused(), fyne.KeyEscape)
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("Esc did not stop the work")
	}
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the panel stayed")
	}
}

func TestQuickWorkShowsNothing(t *testing.T) {
	win := show(t, NewButton("x", nil), 800, 600)
	done := make(chan error, 1)
	Work(win.Canvas(), "正在核对", "", func(context.Context, Progress) error { return nil }, func(err error) { done <- err })
	if err := <-done; err != nil {
		t.Error(err)
	}
	time.Sleep(busyAfter + 50*time.Millisecond)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("a panel came up for work that was over")
	}
}

func TestSearchBoxListsGroupsAndActs(t *testing.T) {
	acted := ""
	box := NewSearchBox("搜索", "Ctrl+K", func(q string) func() []Option {
		return func() []Option {
			if q == "" {
				return nil
			}
			return []Option{{Group: "党员", Text: "欧阳予墨", Do: func() { acted = "欧阳予墨" }}, {Group: "操作", Text: "导入", Do: func() { acted = "导入" }}}
		}
	})
	win := show(t, box, 800, 600)
	box.Open()
	field := win.Canvas().Focused().(*Entry)
	field.SetText("ou")
	for wait := 0; len(box.list.options) == 0; wait++ {
		if wait > 300 {
			t.Fatal("no result came")
		}
		time.Sleep(10 * time.Millisecond)
	}
	press(field, fyne.KeyDown, fyne.KeyReturn)
	if acted != "导入" || box.popup.Open() {
		t.Errorf("acted %q", acted)
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
