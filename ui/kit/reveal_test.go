package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// A field out of sight is scrolled into view with what stands beneath it; one in sight stays where it is.
func TestAFieldIsScrolledIntoView(t *testing.T) {
	theme.Use(mainloop.NewApp(t))
	box := VBox(8)
	var fields []*Field
	for range 20 {
		fields = append(fields, NewField("姓名", NewEntry("")))
		box.Add(fields[len(fields)-1])
	}
	scroll := container.NewVScroll(box)
	win := test.NewTempWindow(t, container.NewStack(scroll))
	win.Resize(fyne.NewSize(300, 300))
	for _, i := range []int{0, 19, 10, 0} {
		reveal(fields[i])
		top := fields[i].Position().Y - scroll.Offset.Y
		if top < 0 || top+fields[i].Size().Height > scroll.Size().Height {
			t.Errorf("field %d stands at %.0f", i, top)
		}
		before := scroll.Offset
		if reveal(fields[i]); scroll.Offset != before {
			t.Errorf("field %d moved although it was in sight", i)
		}
	}
}

// Tab in a dialog scrolls to the field that it leads to.
func TestTabLeadsToAFieldInSight(t *testing.T) {
	theme.Use(mainloop.NewApp(t))
	box := VBox(8)
	var entries []*Entry
	for range 12 {
		entries = append(entries, NewEntry(""))
		box.Add(NewField("姓名", entries[len(entries)-1]))
	}
	scroll := container.NewVScroll(box)
	win := test.NewTempWindow(t, container.NewStack())
	win.Resize(fyne.NewSize(600, 500))
	ShowDialog(win.Canvas(), DialogSpec{Title: "登记", Act: "登记", Safe: "不登记", Width: 400, Focus: entries[0],
		Content: container.NewStack(Space(0, 200), scroll)})
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for i, e := range entries {
		if win.Canvas().Focused() != fyne.Focusable(e) {
			t.Fatalf("Tab %d did not lead to field %d", i, i)
		}
		if above := place(e).Y - place(scroll).Y; above < 0 || above+e.Size().Height > scroll.Size().Height {
			t.Errorf("field %d has the keyboard at %.0f of %.0f", i, above, scroll.Size().Height)
		}
		test.FocusNext(win.Canvas())
	}
}

// What is higher than the part that scrolls, such as the tree of a scheme, is not scrolled to its end.
func TestWhatIsHigherThanTheViewKeepsItsPlace(t *testing.T) {
	for _, c := range []struct {
		name            string
		top, high, want float32
	}{
		{"in view", 20, 40, 0}, {"below", 280, 40, 20}, {"above", -30, 40, -30},
		{"higher, at its beginning", 0, 900, 0}, {"higher, below", 250, 900, 250}, {"higher, amid it", -200, 900, 0}, {"higher, past it", -700, 900, -100},
	} {
		if got := revealBy(c.top, c.high, 300); got != c.want {
			t.Errorf("%s: scrolled by %.0f, want %.0f", c.name, got, c.want)
		}
	}
}
