package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// A field whose fault is told when it is left moves the next one, but not while the button is down on that: the release would find
// something else under the pointer, and the click would be lost.
func TestNothingMovesUnderAPointerThatIsDown(t *testing.T) {
	first, next := NewEntry(""), NewEntry("")
	wrong := NewField("身份证号", first)
	first.OnLeave = func(string) { wrong.SetError("末位校验码不符") }
	form := VBox(8, wrong, NewField("出生日期", next))
	win := kittest.Show(t, form, 400, 300)
	at := func() float32 {
		form.Resize(form.Size())
		form.Layout.Layout(form.Objects, form.Size())
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(next).Y
	}
	win.Canvas().Focus(first)
	place := at()
	press := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 10)}}
	next.MouseDown(press)
	if win.Canvas().Focused() != fyne.Focusable(next) || wrong.Error() == "" || !first.IsBad() {
		t.Fatalf("the press did not leave the first field for the next: %v", win.Canvas().Focused())
	}
	if now := at(); now != place {
		t.Errorf("the next field moved from %v to %v under the pointer", place, now)
	}
	next.MouseUp(press)
	if now := at(); now <= place {
		t.Errorf("after the release the fault is not told: the next field stands at %v", now)
	}

	wrong.SetError("")
	win.Canvas().Focus(first)
	place = at()
	button := NewButton("查看", nil)
	button.MouseDown(press) // and goes away with the button down
	wrong.SetError("末位校验码不符")
	if now := at(); now != place {
		t.Errorf("the next field moved while a button was pressed")
	}
	button.MouseOut()
	if now := at(); now <= place {
		t.Errorf("the fault is not told after the pointer left with the button down")
	}
}
