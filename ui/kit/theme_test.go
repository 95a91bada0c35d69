package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/shuangbai/shuangbai/resources/icons"
)

func luminance(c color.Color) float64 {
	n := c.(color.NRGBA)
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

func contrast(a, b Token, dark bool) float64 {
	x, y := luminance(colorIn(a, dark)), luminance(colorIn(b, dark))
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	grounds := []Token{Ground, Surface, Inset, Selected, Hover}
	for _, dark := range []bool{false, true} {
		for _, text := range []Token{Text1, Text2} {
			for _, g := range grounds {
				if c := contrast(text, g, dark); c < 4.5 {
					t.Errorf("dark %v: text %d on %d has %.2f", dark, text, g, c)
				}
			}
		}
		pairs := [][2]Token{{Text3, Surface}, {Text3, Ground}, {Text3, Inset}, {OnAccent, Accent}, {OnAccent, AccentHover}, {OnAccent, AccentPressed}, {OnAccent, Pick},
			{OnAccent, BadFill}, {OnAccent, ToastGround}, {AccentText, Ground}, {AccentText, Surface}, {Bad, BadSoft}, {Warn, WarnSoft}, {OK, OKSoft}, {Info, InfoSoft},
			{Bad, Surface}, {Warn, Surface}, {OK, Surface}, {Info, Surface}, {Info, Ground}, {Text1, BadSoft}, {Text1, WarnSoft}, {Text1, InfoSoft}, {Info, Selected}}
		for _, p := range pairs {
			if c := contrast(p[0], p[1], dark); c < 4.5 {
				t.Errorf("dark %v: %d on %d has %.2f", dark, p[0], p[1], c)
			}
		}
		if c := contrast(Edge, Surface, dark); c < 3 {
			t.Errorf("dark %v: the border of an entry has %.2f", dark, c)
		}
	}
}

func TestEveryStyleOfAWeightIsOneFace(t *testing.T) {
	th := &Theme{}
	for _, s := range []fyne.TextStyle{{}, {Italic: true}, {Monospace: true}, {Symbol: true}} {
		if th.Font(s) != commonCut(false) {
			t.Errorf("%+v has a face of its own", s)
		}
	}
	if th.Font(fyne.TextStyle{Bold: true, Italic: true}) != commonCut(true) {
		t.Error("bold italic is not the bold face")
	}
}

func TestARareNameInAFieldBringsTheWholeFace(t *testing.T) {
	t.Cleanup(func() { rareTyped = false })
	e := NewEntry("").With("张三")
	show(t, e, 200, 60)
	if rareTyped {
		t.Fatal("a common name needs no more than the cut")
	}
	e.SetText("张𬱖")
	if (&Theme{}).Font(fyne.TextStyle{}) != fyne.Resource(faceRegular) {
		t.Error("the field cannot draw 𬱖")
	}
}

func TestFieldsAndButtonsAre32High(t *testing.T) {
	show(t, Space(1, 1), 10, 10)
	if h := NewEntry("").MinSize().Height; h != 32 {
		t.Errorf("entry %v", h)
	}
	if h := NewButton("导入 89 人", nil).MinSize().Height; h != 32 {
		t.Errorf("button %v", h)
	}
	if h := NewButton("导入 89 人", nil).Small().MinSize().Height; h != 28 {
		t.Errorf("small button %v", h)
	}
}

func TestModeChangesWhatIsDrawn(t *testing.T) {
	b := PrimaryButton("导入", nil)
	show(t, b, 200, 60)
	defer SetMode(Light)
	face := test.WidgetRenderer(b).Objects()[1].(*canvas.Rectangle)
	light := face.FillColor
	SetMode(Dark)
	UseTheme(fyne.CurrentApp())
	b.Refresh()
	if face.FillColor == light {
		t.Error("the button kept the light colour in the dark")
	}
	if (&Theme{}).Color(theme.ColorNameBackground, 0) != colorIn(Surface, true) {
		t.Error("the toolkit's own ground stayed light")
	}
}

func TestEveryIconDrawsLinesInItsColour(t *testing.T) {
	show(t, Space(1, 1), 10, 10)
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
	if IconResource("home", Bad) != IconResource("home", Bad) || IconResource("home", Bad) == IconResource("home", Info) {
		t.Error("icons are kept by name and colour")
	}
	if IconResource("no such", Bad) != nil {
		t.Error("an unknown icon is nothing")
	}
}

// inked draws an icon at 36 px and counts dots of its colour; solid reports a filled shape.
func inked(t *testing.T, name string) (n int, solid bool) {
	t.Helper()
	img := canvas.NewImageFromResource(IconResource(name, Bad))
	img.SetMinSize(fyne.NewSquareSize(36))
	picture := software.Render(img, &Theme{})
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
