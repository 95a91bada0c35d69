package desk

import (
	"context"
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// held is a desk whose work off the UI goroutine waits until the test lets it go.
func held(t *testing.T) (d *Desk, waiting *[]func()) {
	t.Helper()
	kit.UseTheme(test.NewTempApp(t))
	waiting = &[]func(){}
	d = &Desk{Office: &office.Office{}, Window: test.NewTempWindow(t, kit.Space(800, 600)), Toasts: kit.NewToasts(),
		aside: func(do, done func()) { *waiting = append(*waiting, func() { do(); done() }) }}
	return d, waiting
}

func TestOnlyTheLatestReadingIsShown(t *testing.T) {
	d, waiting := held(t)
	var r Reading
	var said []string
	start := func(what string) {
		d.Read(&r, func(ctx context.Context, _ *office.Office) error { return ctx.Err() }, func() { said = append(said, what) },
			func() { said = append(said, "after "+what) })
	}
	start("first")
	start("second")
	if d.Idle() {
		t.Error("idle while two readings are under way")
	}
	(*waiting)[1]() // the later one is quicker
	(*waiting)[0]()
	if want := []string{"second", "after first", "after second"}; !slices.Equal(said, want) {
		t.Errorf("shown %v, want %v", said, want)
	}
	if !d.Idle() {
		t.Error("not idle after both")
	}
	start("third")
	(*waiting)[2]()
	if said[len(said)-2] != "third" {
		t.Errorf("shown %v", said)
	}
}

func TestAReadingThatFailsIsSaid(t *testing.T) {
	d, waiting := held(t)
	var r Reading
	shown, after := false, false
	d.Read(&r, func(context.Context, *office.Office) error { return errors.New("disk") }, func() { shown = true }, func() { after = true })
	(*waiting)[0]()
	if shown || !after || d.Window.Canvas().Overlays().Top() == nil {
		t.Errorf("shown %v, went on %v, said %v", shown, after, d.Window.Canvas().Overlays().Top() != nil)
	}
}
