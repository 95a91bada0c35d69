package text

import (
	"testing"

	"fyne.io/fyne/v2"

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
