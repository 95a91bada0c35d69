package draw_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"

	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
)

func TestEveryIconDrawsLinesInItsColour(t *testing.T) {
	kittest.Show(t, draw.IconImage(), 10, 10)
	want := []string{"home", "branch", "person", "calendar", "checkup", "bars", "document", "import", "export", "clock", "sliders", "search", "columns", "print", "undo",
		"arrow-right", "plus", "close", "check", "info", "warning", "alert", "help", "lock", "clipboard", "table", "edit", "eye", "chevron-down", "sort-up", "sort-down", "archive", "file-drop"}
	have := map[string]bool{}
	for _, name := range icons.Names() {
		have[name] = true
		if n, solid := inked(t, name); n < 8 || solid {
			t.Errorf("%s draws %d dots, solid %v", name, n, solid)
		}
	}
	for _, name := range want {
		if !have[name] {
			t.Errorf("icon %s is missing", name)
		}
	}
	if draw.IconResource("home", look.Bad) != draw.IconResource("home", look.Bad) || draw.IconResource("home", look.Bad) == draw.IconResource("home", look.Info) {
		t.Error("icons are kept by name and colour")
	}
	if draw.IconResource("no such", look.Bad) != nil {
		t.Error("an unknown icon is nothing")
	}
}

// inked draws an icon at 36 px and counts dots of its colour; solid reports a filled shape.
func inked(t *testing.T, name string) (n int, solid bool) {
	t.Helper()
	img := canvas.NewImageFromResource(draw.IconResource(name, look.Bad))
	img.SetMinSize(fyne.NewSquareSize(36))
	picture := software.Render(img, &theme.Theme{})
	for y := range 36 {
		for x := range 36 {
			r, g, b, _ := picture.At(x, y).RGBA()
			if r>>8 > 0xA0 && g>>8 < 0x80 && b>>8 < 0x60 {
				n++
			}
		}
	}
	return n, n > 36*36*6/10
}
