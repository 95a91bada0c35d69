package shell

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

func TestWhatTheStartReadsIsShownBeforeTheLoopRuns(t *testing.T) {
	d := newDesk(t)
	var list, pane Reading
	var said []string
	read := func(context.Context, *office.Office) error { time.Sleep(10 * time.Millisecond); return nil }
	d.Settle(func() {
		d.Read(&list, read, func() {
			said = append(said, "list")
			d.Read(&pane, read, func() { said = append(said, "pane") }, nil) // as a list does for its first record
		}, nil)
	}, time.Minute)
	if want := []string{"list", "pane"}; !slices.Equal(said, want) || !d.Idle() {
		t.Errorf("shown %v before the first frame, want %v", said, want)
	}
}

func TestAReadingLongerThanTheStartWaitsForIsShownLater(t *testing.T) {
	d := newDesk(t)
	var r Reading
	held, shown := make(chan bool), false
	d.Settle(func() {
		d.Read(&r, func(context.Context, *office.Office) error { <-held; return nil }, func() { shown = true }, nil)
	}, 20*time.Millisecond)
	if shown || d.Idle() {
		t.Error("the start waited for a reading without end")
	}
	close(held)
	mainloop.Until(t, "the reading", func() bool { return shown && d.Idle() })
}
