package text

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"github.com/shuangbai/shuangbai/resources/fonts"
)

// missing stands for a character that the embedded face does not have.
const missing = '□'

// Clean makes text fit to draw: line breaks and tabs become a space, control, zero-width and private-use characters
// go, and a character without a glyph becomes □. Fyne searches the system's fonts on every draw of such a character
// and never forgets what it found, which is slow and grows without end. Data is not changed, only what is drawn.
func Clean(s string) string {
	if clean(s, false) {
		return s
	}
	return rebuild(s, false)
}

// CleanLines is Clean for text of several lines: line breaks stay.
func CleanLines(s string) string {
	if clean(s, true) {
		return s
	}
	return rebuild(s, true)
}

func clean(s string, lines bool) bool {
	for _, r := range s {
		if r >= ' ' && r < 0x7F || r == '\n' && lines {
			continue
		}
		if fit(r) != r {
			return false
		}
	}
	return true
}

func rebuild(s string, lines bool) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		if r == '\n' && lines {
			b.WriteRune(r)
			continue
		}
		if r = fit(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// fit returns what to draw for r, or -1 for nothing.
func fit(r rune) rune {
	switch {
	case r == '\n', r == '\t', r == '\r', r == 0xA0:
		return ' '
	case r < ' ', r >= 0x7F && r < 0xA0, r == 0xFEFF, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return -1
	case unicode.Is(unicode.Co, r), unicode.Is(unicode.Variation_Selector, r):
		return -1
	case glyphAdvance(r, false) < 0:
		return missing
	}
	return r
}

// metrics answers what the face has and how wide it is, without Fyne's shaping, so a cell can be cut to its width
// thousands of times a second.
type metrics struct {
	font *sfnt.Font
	buf  sfnt.Buffer
	wide map[rune]float32 // advance of one character at 1 px; negative when the face lacks it
}

var (
	metricsLock sync.Mutex
	faces       [2]*metrics
)

// glyphAdvance returns the advance of r at a size of 1 px, or a negative number when the face has no glyph for it.
func glyphAdvance(r rune, bold bool) float32 {
	metricsLock.Lock()
	defer metricsLock.Unlock()
	m := face(bold)
	if w, ok := m.wide[r]; ok {
		return w
	}
	w := m.measure(r)
	m.wide[r] = w
	return w
}

func face(bold bool) *metrics {
	i, data := 0, fonts.SansRegular
	if bold {
		i, data = 1, fonts.SansBold
	}
	if faces[i] == nil {
		parsed, err := sfnt.Parse(data)
		if err != nil {
			parsed = nil
		}
		faces[i] = &metrics{font: parsed, wide: map[rune]float32{}}
	}
	return faces[i]
}

func (m *metrics) measure(r rune) float32 {
	if m.font == nil {
		return 1
	}
	index, err := m.font.GlyphIndex(&m.buf, r)
	if err != nil || index == 0 {
		return -1
	}
	const em = 1000 // 26.6 fixed point at 1000 px keeps three decimals
	advance, err := m.font.GlyphAdvance(&m.buf, index, em*64, 0)
	if err != nil {
		return 1
	}
	return float32(advance) / 64 / em
}
