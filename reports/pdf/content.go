package pdf

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf16"

	"github.com/shuangbai/shuangbai/reports/typeset"
)

// The content of a page is written here and handed to the library in large pieces. Only a text with a character that the
// library has not embedded yet goes through the library's own Text, which notes it.

// runeSet are characters of the first plane.
type runeSet [1 << 10]uint64

// add adds the characters of a text and reports whether all were there before.
func (s *runeSet) add(text string) bool {
	all := true
	for _, r := range text {
		if r > 0xFFFF {
			continue
		}
		word, bit := &s[r>>6], uint64(1)<<(r&63)
		if *word&bit == 0 {
			*word |= bit
			all = false
		}
	}
	return all
}

// flush hands the content so far to the library.
func (w *Writer) flush() {
	if w.content.Len() > 0 {
		w.content.Truncate(w.content.Len() - 1) // the library ends the line itself
		w.pdf.RawWriteBuf(&w.content)
		w.content.Reset()
	}
}

// op ends an instruction.
func (w *Writer) op(name string) {
	w.content.WriteString(name)
	w.content.WriteByte('\n')
}

// point writes a place on the page, which is counted in points from the lower left corner.
func (w *Writer) point(x, y float64) {
	b := w.content.AvailableBuffer()
	b = appendHundredths(b, x/typeset.MM)
	b = append(b, ' ')
	b = appendHundredths(b, (w.height-y)/typeset.MM)
	w.content.Write(append(b, ' '))
}

func (w *Writer) curve(x1, y1, x2, y2, x3, y3 float64) {
	w.point(x1, y1)
	w.point(x2, y2)
	w.point(x3, y3)
	w.op("c")
}

// appendHundredths writes a number to two decimals.
func appendHundredths(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n == 0 {
		return b
	}
	return append(b, '.', byte('0'+n/10), byte('0'+n%10))
}

// colour makes an ink current; op says of what.
func (w *Writer) colour(ink typeset.Ink, op string) {
	r, g, b := ink.RGB()
	w.op(fmt.Sprintf("%.3f %.3f %.3f %s", float64(r)/255, float64(g)/255, float64(b)/255, op))
}

// plain writes a text of the first plane.
func (w *Writer) plain(x, y float64, text string) {
	if !w.known[w.face].add(text) {
		w.flush()
		w.pdf.Text(x, y-w.height+w.added, text)
		return
	}
	w.content.WriteString("BT ")
	w.point(x, y)
	w.content.WriteString("Td (")
	b := w.content.AvailableBuffer()
	for _, r := range text {
		b = appendInString(appendInString(b, byte(r>>8)), byte(r))
	}
	w.content.Write(b)
	w.op(") Tj ET")
}

// appendInString writes a byte of a string, as the library does.
func appendInString(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// beginActual begins a stretch that a reader of the file takes for a text.
func (w *Writer) beginActual(s string) {
	b := append(w.content.AvailableBuffer(), "/Span <</ActualText <FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		for shift := 12; shift >= 0; shift -= 4 {
			b = append(b, "0123456789ABCDEF"[u>>shift&15])
		}
	}
	w.content.Write(b)
	w.op(">>> BDC")
}
