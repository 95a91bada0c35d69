package kit

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/shuangbai/shuangbai/resources/fonts"
)

// The window draws with two cuts of each weight. The common cut holds the 7,400 characters of GB 2312 and western
// letters; the whole face, 31,000 characters and 34 MB of memory once read, is taken for a text with any other
// character, such as a rare name, and by Fyne's own fields as soon as one of them holds such a character.
var (
	faceRegular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", fonts.SansRegular)
	faceBold    = fyne.NewStaticResource("NotoSansSC-Bold.ttf", fonts.SansBold)

	commonOnce [2]sync.Once
	commonFace [2]fyne.Resource
)

// setBold chooses the weight of a text and the cut its characters need. The face is named on every text, so that
// Fyne looks for no other: through the theme it would load an emoji face and one of the system's for the language.
func setBold(t *canvas.Text, bold bool) {
	t.TextStyle.Bold = bold
	t.FontSource = faceFor(t.Text, bold)
}

func faceFor(s string, bold bool) fyne.Resource {
	if isCommon(s) {
		return commonCut(bold)
	}
	if bold {
		return faceBold
	}
	return faceRegular
}

// rareTyped is set once a field of the window holds a character outside the common cut.
var rareTyped bool

// themeFace is the face of Fyne's own parts.
func themeFace(bold bool) fyne.Resource {
	switch {
	case !rareTyped:
		return commonCut(bold)
	case bold:
		return faceBold
	}
	return faceRegular
}

// needFace makes Fyne's own parts use the whole face when a field holds s and the common cut lacks some of it. The
// theme is set again, because that is what makes Fyne forget the faces it has read.
func needFace(s string) {
	if rareTyped || isCommon(strings.ReplaceAll(s, "\n", "")) {
		return
	}
	rareTyped = true
	go fyne.Do(func() { UseTheme(fyne.CurrentApp()) })
}

func commonCut(bold bool) fyne.Resource {
	i, whole := 0, faceRegular
	if bold {
		i, whole = 1, faceBold
	}
	commonOnce[i].Do(func() {
		commonFace[i] = whole
		if cut, err := cutFace(whole.StaticContent, commonRunes()); err == nil {
			commonFace[i] = fyne.NewStaticResource("common-"+whole.StaticName, cut)
		}
	})
	return commonFace[i]
}

// WarmFaces begins to cut both faces beside the work of starting, so that the first frame finds them ready.
func WarmFaces() {
	go commonCut(false)
	go commonCut(true)
}

// common has a bit for every character of the common cut.
var (
	common     [0x10000 / 64]uint64
	commonList []rune
	commonInit sync.Once
)

func isCommon(s string) bool {
	commonInit.Do(fillCommon)
	for _, r := range s {
		if r > 0xFFFF || common[r/64]&(1<<(r%64)) == 0 {
			return false
		}
	}
	return true
}

func commonRunes() []rune {
	commonInit.Do(fillCommon)
	return commonList
}

// fillCommon lists printable ASCII, Latin letters with accents, a few marks and everything of GB 2312.
func fillCommon() {
	add := func(r rune) {
		if common[r/64]&(1<<(r%64)) == 0 {
			common[r/64] |= 1 << (r % 64)
			commonList = append(commonList, r)
		}
	}
	for r := rune(' '); r <= 0x17F; r++ {
		if r < 0x7F || r > 0xA0 {
			add(r)
		}
	}
	for _, r := range "–—‘’“”…·•≤≥⩽⩾×÷□" {
		add(r)
	}
	decoder := simplifiedchinese.GBK.NewDecoder()
	for high := 0xA1; high <= 0xF7; high++ {
		for low := 0xA1; low <= 0xFE; low++ {
			text, err := decoder.Bytes([]byte{byte(high), byte(low)})
			if err != nil {
				continue
			}
			for _, r := range string(text) {
				if r != 0xFFFD && r < 0xE000 || r >= 0xFF00 && r < 0xFFF0 {
					add(r)
				}
			}
		}
	}
}
