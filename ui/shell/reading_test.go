package shell

import (
	"context"
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

func newDesk(t *testing.T) *Desk {
	t.Helper()
	theme.Use(mainloop.NewApp(t))
	return &Desk{Office: &office.Office{}, Window: test.NewTempWindow(t, kit.Space(800, 600)), Toasts: kit.NewToasts()}
}

func TestOnlyTheLatestReadingIsShown(t *testing.T) {
	d := newDesk(t)
	var r Reading
	var said []string
	start := func(what string) chan<- bool {
		held := make(chan bool)
		d.Read(&r, func(ctx context.Context, _ *office.Office) error { <-held; return ctx.Err() }, func() { said = append(said, what) },
			func() { said = append(said, "after "+what) })
		return held
	}
	first, second := start("first"), start("second")
	if d.Idle() {
		t.Error("idle while two readings are under way")
	}
	close(second) // the later one is quicker
	mainloop.Until(t, "the second reading", func() bool { return len(said) == 3 })
	close(first)
	mainloop.Until(t, "the first reading", d.Idle)
	if want := []string{"second", "after first", "after second"}; !slices.Equal(said, want) {
		t.Errorf("shown %v, want %v", said, want)
	}
	close(start("third"))
	mainloop.Until(t, "the third reading", d.Idle)
	if said[len(said)-2] != "third" {
		t.Errorf("shown %v", said)
	}
}

func TestAReadingThatFailsIsSaid(t *testing.T) {
	d := newDesk(t)
	var r Reading
	shown, after := false, false
	d.Read(&r, func(context.Context, *office.Office) error { return errors.New("disk") }, func() { shown = true }, func() { after = true })
	mainloop.Until(t, "the reading", d.Idle)
	if shown || !after || d.Window.Canvas().Overlays().Top() == nil {
		t.Errorf("shown %v, went on %v, said %v", shown, after, d.Window.Canvas().Overlays().Top() != nil)
	}
}
