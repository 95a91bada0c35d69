package scheme

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// The fields of a scheme in force are in the ink of labels, and looking at one line of it after the other takes no memory: each had a theme
// of its own, for which Fyne read the faces anew and kept them.
func TestLookingAtASchemeInForceReadsNoFacesAgain(t *testing.T) {
	r := open(t, office.SampleYear)
	live := func() int64 {
		r.win.Canvas().Capture()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc >> 20)
	}
	r.form.show()
	before := live()
	for range 6 {
		r.form.show()
		r.win.Canvas().Capture()
	}
	if more := live() - before; more > 12 {
		t.Errorf("looked at six times, it takes %d MB more", more)
	}
	e := r.entries()[0]
	inks := 0
	uitest.Each(e, func(o fyne.CanvasObject) {
		if t1, ok := o.(*canvas.Text); ok && t1.Text == e.Text {
			if inks++; t1.Color != look.Color(look.Text2) {
				t.Errorf("%q is drawn in %v", t1.Text, t1.Color)
			}
		}
	})
	if inks == 0 || !e.Disabled() {
		t.Errorf("the first field shows its text %d times; it is disabled: %v", inks, e.Disabled())
	}
}
