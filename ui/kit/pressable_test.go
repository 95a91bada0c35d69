package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
)

// TestEveryKindOfButtonAnswersAlike: whoever knows one kind of button or row knows all of them.
func TestEveryKindOfButtonAnswersAlike(t *testing.T) {
	n := 0
	act := func() { n++ }
	bar := NewBarButton("help", "")
	bar.OnTapped(act)
	type pressable interface {
		fyne.Widget
		fyne.Tappable
		fyne.Focusable
		desktop.Cursorable
		SetEnabled(bool)
	}
	for name, b := range map[string]pressable{
		"button": NewButton("导入", act), "icon button": NewIconButton("close", "关闭", act), "link": NewLink("查看", act), "bar button": bar,
		"chip": NewChip("正式", false, func(bool) { n++ }), "active chip": ActiveChip("正式", act), "navigation row": NewNavRow("home", "工作台", act),
		"pick row": NewPickRow("党员登记", "12", false, act),
	} {
		win := kittest.Show(t, Pad(b, 10, 10, 10, 10), 200, 60)
		n = 0
		test.Tap(b)
		kittest.Press(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyA)
		if n != 4 {
			t.Errorf("%s: acted %d times on a click, Space and both Enters", name, n)
		}
		ring := test.WidgetRenderer(b).Objects()[0].(*canvas.Rectangle)
		if win.Canvas().Focused() != fyne.Focusable(b) || !ring.Visible() || b.Cursor() != desktop.PointerCursor {
			t.Errorf("%s: a click gives no keyboard, no ring or no hand", name)
		}
		b.SetEnabled(false)
		test.Tap(b)
		kittest.Press(b, fyne.KeySpace)
		if n != 4 || ring.Visible() || b.Cursor() != desktop.DefaultCursor {
			t.Errorf("%s: what is off acts, has a ring or a hand", name)
		}
	}
}
