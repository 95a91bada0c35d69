package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

func TestADayIsChosenByKeyboardAndClick(t *testing.T) {
	today := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	e := NewDateEntry(today)
	win := kittest.Show(t, e, 400, 400)
	for _, c := range []struct {
		from string
		keys []fyne.KeyName
		want string
	}{
		{"", []fyne.KeyName{fyne.KeyReturn}, "2026-01-31"},
		{"", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyReturn}, "2026-02-28"},
		{"2026-03-01", []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeySpace}, "2026-02-21"},
		{"1990", []fyne.KeyName{fyne.KeyPageUp, fyne.KeyReturn}, "2025-12-31"},
	} {
		e.SetText(c.from)
		test.Tap(e.trail.(fyne.Tappable))
		kittest.Press(win.Canvas().Focused(), c.keys...)
		if e.Text != c.want {
			t.Errorf("from %q: %q, want %q", c.from, e.Text, c.want)
		}
	}
	e.SetText("2026-07-14")
	test.Tap(e.trail.(fyne.Tappable))
	month := win.Canvas().Focused().(*monthGrid)
	test.TapAt(month, fyne.NewPos(7+2.5*dayCell, dayHead+20+10)) // Wednesday of the first week
	if e.Text != "2026-07-01" {
		t.Errorf("clicked %q", e.Text)
	}
}

func TestTabGoesFromADateToTheNextField(t *testing.T) {
	first, second := NewDateEntry(time.Now()), NewDateEntry(time.Now())
	win := kittest.Show(t, VBox(0, first, second), 400, 400)
	win.Canvas().Focus(first)
	win.Canvas().FocusNext()
	if win.Canvas().Focused() != second {
		t.Errorf("Tab goes to %T", win.Canvas().Focused())
	}
	kittest.Press(second, fyne.KeyDown)
	if _, open := win.Canvas().Focused().(*monthGrid); !open {
		t.Error("the down arrow opens no month")
	}
}
