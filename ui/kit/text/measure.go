package text

import (
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/resources/linebreak"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Width is the width in px of one line of cleaned text, by the advances of the embedded face.
func Width(s string, size float32, bold bool) float32 {
	var w float32
	for _, r := range s {
		if a := glyphAdvance(r, bold); a > 0 {
			w += a
		}
	}
	return w * size
}

// LineHeight is the height Fyne gives a line of the embedded face at the five sizes in use.
func LineHeight(size float32) float32 {
	switch size {
	case look.SizeSmall:
		return 17
	case look.SizeBody:
		return 20
	case look.SizeSection:
		return 23
	case look.SizeTitle:
		return 29
	case look.SizeFigure:
		return 38
	}
	return float32(int(size*1.45 + 0.5))
}

// Truncate cuts cleaned text to the width and ends it in … when something was lost; canvas.Text does not clip.
func Truncate(s string, width, size float32, bold bool) string {
	if width <= 0 || s == "" {
		return ""
	}
	room := width/size + 0.02 // a rounding of the shaper must not cost a character
	dots := glyphAdvance('…', bold)
	var w float32
	cut, cutKnown := 0, false
	for i, r := range s {
		a := glyphAdvance(r, bold)
		if a < 0 {
			a = 0
		}
		if !cutKnown && w+a+dots > room {
			cut, cutKnown = i, true
		}
		if w += a; w > room {
			return strings.TrimRight(s[:cut], " 　") + "…"
		}
	}
	return s
}

// TruncateMiddle is Truncate for names of which the end tells one from another, as that of 第 2 支部 does: what is lost is
// in the middle.
func TruncateMiddle(s string, width, size float32, bold bool) string {
	head := Truncate(s, width, size, bold)
	if head == s || head == "" {
		return head
	}
	runes := []rune(s)
	from, tail := len(runes), float32(0)
	for from > 0 {
		if tail += max(0, glyphAdvance(runes[from-1], bold)); tail > width/size*tailShare {
			break
		}
		from--
	}
	end := string(runes[from:])
	head = Truncate(s, width-Width(end, size, bold), size, bold)
	return head + end
}

// tailShare is how much of the room the end of a name gets that is cut in the middle.
const tailShare = 0.42

// Wrap breaks cleaned text into lines of at most the width: between Chinese characters anywhere except before a
// closing or after an opening mark, and never inside a Latin word or a number unless it alone is too wide.
func Wrap(s string, width, size float32, bold bool) []string {
	var lines []string
	for _, part := range strings.Split(s, "\n") {
		lines = append(lines, wrapLine([]rune(part), width/size, bold)...)
	}
	return lines
}

func wrapLine(runes []rune, room float32, bold bool) []string {
	var lines []string
	start := 0
	for start < len(runes) {
		end := lineEnd(runes, start, room, bold)
		lines = append(lines, strings.TrimRight(string(runes[start:end]), " 　"))
		start = end
		for start < len(runes) && runes[start] == ' ' {
			start++
		}
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// lineEnd returns where the line that begins at start ends: the last allowed break that still fits.
func lineEnd(runes []rune, start int, room float32, bold bool) int {
	var w float32
	end := start
	for end < len(runes) {
		a := glyphAdvance(runes[end], bold)
		if a > 0 && w+a > room+0.02 && runes[end] != ' ' {
			break
		}
		if a > 0 {
			w += a
		}
		end++
	}
	if end == len(runes) {
		return end
	}
	for at := end; at > start; at-- {
		if mayBreak(runes[at-1], runes[at]) {
			return at
		}
	}
	if end == start {
		return start + 1
	}
	return end
}

func mayBreak(before, after rune) bool {
	if linebreak.NeverFirst(after) || linebreak.NeverLast(before) {
		return false
	}
	if wordy(before) && wordy(after) {
		return false
	}
	return !strings.ContainsRune(":,", before) || !unicode.IsDigit(after) // 10:30 and 1,000 stay whole
}

func wordy(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_/.+*", r))
}
