package text

import (
	"strings"
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/resources/fonts"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// The window draws with two cuts of each weight. The common cut holds the 7,400 characters of GB 2312 and western
// letters; the whole face, 31,000 characters and 34 MB of memory once read, is taken for a text with any other
// character, such as a rare name, and by Fyne's own fields as soon as one of them holds such a character.
var (
	faceRegular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", fonts.SansRegular)
	faceBold    = fyne.NewStaticResource("NotoSansSC-Bold.ttf", fonts.SansBold)

	commonRegular = fyne.NewStaticResource("NotoSansSC-Common-Regular.ttf", fonts.SansCommonRegular)
	commonBold    = fyne.NewStaticResource("NotoSansSC-Common-Bold.ttf", fonts.SansCommonBold)
)

// systemSearched is Fyne's mark that it has searched the system's faces. Set beforehand it never does: the search costs each start 15 ms
// and the first one on a computer of many faces seconds, and every draw of a character that no face has, in one of Fyne's own fields,
// would search again and keep what it found. Such a character is drawn as a box, as our own texts do (Clean).
//
//go:linkname systemSearched fyne.io/fyne/v2/internal/painter.loaded
var systemSearched bool

func init() { systemSearched = true }

// ReadFaces reads what every screen is drawn with, which else waits for the first frame. It is called on the UI goroutine.
func ReadFaces() {
	driver := fyne.CurrentApp().Driver()
	driver.RenderedTextSize("双", look.SizeBody, fyne.TextStyle{}, nil)
	driver.RenderedTextSize("百", look.SizeBody, fyne.TextStyle{Bold: true}, commonBold)
}

// SetBold chooses the weight of a text and the cut its characters need. Regular text that the theme's face holds is left to the theme, whose
// face Fyne's own fields have read already: named here, the same face would be read and kept a second time. Others are named, so
// that Fyne looks for no further one: through the theme it would load an emoji face and one of the system's for the language.
func SetBold(t *canvas.Text, bold bool) {
	t.TextStyle.Bold = bold
	t.FontSource = faceFor(t.Text, bold)
	if t.FontSource == commonRegular || !bold && wholeRead {
		t.FontSource = nil
	}
}

func faceFor(s string, bold bool) fyne.Resource {
	if fonts.IsCommon(s) {
		return commonCut(bold)
	}
	if bold {
		return faceBold
	}
	return faceRegular
}

// rareTyped is set once a field of the window holds a character outside the common cut, wholeRead once the theme has the whole face.
var rareTyped, wholeRead bool

// Face is the face of Fyne's own parts.
func Face(bold bool) fyne.Resource {
	switch {
	case !rareTyped:
		return commonCut(bold)
	case bold:
		return faceBold
	}
	return faceRegular
}

// NeedFace makes Fyne's own parts use the whole face when a field holds s and the common cut lacks some of it. The
// theme is set again, because that is what makes Fyne forget the faces it has read.
func NeedFace(s string) {
	if rareTyped || fonts.IsCommon(strings.ReplaceAll(s, "\n", "")) {
		return
	}
	rareTyped = true
	go fyne.Do(func() {
		settings := fyne.CurrentApp().Settings()
		settings.SetTheme(settings.Theme())
		wholeRead = true
	})
}

func commonCut(bold bool) fyne.Resource {
	if bold {
		return commonBold
	}
	return commonRegular
}
