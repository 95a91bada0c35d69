package draw_test

import (
	"image"
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
	shown := func(name string, ink look.Token) *canvas.Raster {
		img := draw.IconImage()
		draw.SetIcon(img, name, ink)
		return img
	}
	picture := func(name string, ink look.Token) image.Image { return shown(name, ink).Generator(16, 16) }
	if picture("home", look.Bad) != picture("home", look.Bad) || picture("home", look.Bad) == picture("home", look.Info) || picture("home", look.Bad) == picture("branch", look.Bad) {
		t.Error("icons are kept by name and colour")
	}
	if img := shown("no such", look.Bad); img.Generator(16, 16) != draw.IconImage().Generator(16, 16) {
		t.Error("an unknown icon is nothing")
	}
}

// An icon is drawn in the dots that it gets, in the middle of a room that is no square, and again only when it is another one.
func TestAnIconFillsItsRoomAndIsDrawnAgainOnlyWhenItChanges(t *testing.T) {
	img := draw.IconImage()
	kittest.Show(t, img, 10, 10)
	draw.SetIcon(img, "close", look.Bad)
	wide, square := img.Generator(40, 20), img.Generator(20, 20)
	if wide.Bounds().Size() != image.Pt(40, 20) {
		t.Fatalf("a room of 40 by 20 is drawn in %v", wide.Bounds())
	}
	for y := range 20 {
		for x := range 20 {
			if wide.At(x+10, y) != square.At(x, y) {
				t.Fatalf("the dot %d, %d of the middle is %v, not %v", x, y, wide.At(x+10, y), square.At(x, y))
			}
		}
	}
	draw.SetIcon(img, "close", look.Bad)
	if img.Generator(20, 20) != square {
		t.Error("the same icon is drawn again")
	}
	draw.SetIcon(img, "", look.Bad)
	if !img.Hidden {
		t.Error("no icon is still shown")
	}
	draw.SetIcon(img, "close", look.Bad)
	if img.Hidden || img.Generator(20, 20) != square {
		t.Error("the icon does not come back")
	}
}

// inked draws an icon at 36 px and counts dots of its colour; solid reports a filled shape.
func inked(t *testing.T, name string) (n int, solid bool) {
	t.Helper()
	img := draw.IconImage()
	draw.SetIcon(img, name, look.Bad)
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
