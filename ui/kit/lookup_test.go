package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// The list of a field that is filled already begins at what it holds: Enter changes nothing.
func TestEnterKeepsWhatAFieldHolds(t *testing.T) {
	all := []Option{{ID: "1", Text: "启明外国语学校"}, {ID: "2", Text: "育华实验小学"}, {ID: "3", Text: "育华实验中学"}}
	picked := ""
	e := NewLookupEntry("", "", "", func(q string) []Option { return matchOptions(all, q) }, func(o Option) { picked = o.ID })
	win := kittest.Show(t, e, 300, 400)
	for _, c := range []struct{ typed, want string }{{"育华实验小学", "2"}, {"实验中", "3"}, {"", "1"}} {
		e.SetText(c.typed)
		kittest.Press(e, fyne.KeyDown)
		kittest.Press(win.Canvas().Focused(), fyne.KeyReturn)
		if picked != c.want {
			t.Errorf("with %q typed, Enter takes %s", c.typed, picked)
		}
	}
}
