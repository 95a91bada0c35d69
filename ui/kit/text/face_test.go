package text

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// Fyne searched the system's faces at every start, and again for each draw of a character that none has.
func TestNoFaceOfTheSystemIsTaken(t *testing.T) {
	mainloop.NewApp(t)
	width := func(s string) float32 {
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, 14, fyne.TextStyle{}, nil)
		return size.Width
	}
	box := width("\U0010FFFD") // no face has it
	for _, s := range []string{"ሀ", "あ゛", "한", "ก", "א", "☃", "⠿", "😀"} {
		if glyphAdvance([]rune(s)[0], false) >= 0 {
			continue
		}
		if w := width(s); w != box {
			t.Errorf("%q is %v wide, a box %v: it is drawn with a face of the system", s, w, box)
		}
	}
}

// Once a field holds a rare name Fyne's own parts have the whole face: a second one of 37 MB was read for the names in lists.
func TestTheWholeFaceIsReadOnce(t *testing.T) {
	mainloop.NewApp(t)
	t.Cleanup(func() { rareTyped, wholeRead = false, false })
	NeedFace("张䶮")
	mainloop.Until(t, "the theme with the whole face", func() bool { return wholeRead })
	for _, name := range []string{"张䶮", "张三"} {
		one := canvas.NewText(name, nil)
		if SetBold(one, false); one.FontSource != nil || Face(false) != fyne.Resource(faceRegular) {
			t.Errorf("%s is drawn with %v, Fyne's parts with %v", name, one.FontSource, Face(false))
		}
	}
	one := canvas.NewText("张䶮", nil)
	if SetBold(one, true); one.FontSource != fyne.Resource(faceBold) {
		t.Errorf("bold is drawn with %v", one.FontSource)
	}
}
