package sheet

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// biffWriter writes small BIFF8 workbooks, with the odd forms that real programs produce and no public Go library can.
type biffWriter struct {
	out    bytes.Buffer
	starts []int // where each BOUNDSHEET's offset belongs
}

func le16(v int) []byte { return binary.LittleEndian.AppendUint16(nil, uint16(v)) }
func le32(v int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(v)) }
func join(parts ...[]byte) []byte {
	return bytes.Join(parts, nil)
}

func (w *biffWriter) rec(id int, parts ...[]byte) {
	body := join(parts...)
	w.out.Write(le16(id))
	w.out.Write(le16(len(body)))
	w.out.Write(body)
}

func (w *biffWriter) bof(kind int) { w.rec(recBOF, le16(0x0600), le16(kind), make([]byte, 12)) }
func (w *biffWriter) eof()         { w.rec(recEOF) }

func utf16LE(s string) (raw []byte, units int) {
	for _, u := range utf16.Encode([]rune(s)) {
		raw = append(raw, byte(u), byte(u>>8))
	}
	return raw, len(raw) / 2
}

// wideString is a string with a two-byte count, two bytes a character.
func wideString(s string) []byte {
	raw, n := utf16LE(s)
	return join(le16(n), []byte{1}, raw)
}

func shortString(s string) []byte {
	raw, n := utf16LE(s)
	return join([]byte{byte(n), 1}, raw)
}

func (w *biffWriter) boundSheet(name string, state, kind byte) {
	w.starts = append(w.starts, w.out.Len()+4)
	w.rec(recBoundSheet, le32(0), []byte{state, kind}, shortString(name))
}

// beginSheet starts the next sheet's records and sets its offset in the list of sheets.
func (w *biffWriter) beginSheet() {
	binary.LittleEndian.PutUint32(w.out.Bytes()[w.starts[0]:], uint32(w.out.Len()))
	w.starts = w.starts[1:]
	w.bof(0x0010)
}

func (w *biffWriter) style(format int) { w.rec(recXF, le16(0), le16(format), make([]byte, 16)) }

func cellHead(row, col, style int) []byte { return join(le16(row), le16(col), le16(style)) }

func (w *biffWriter) number(row, col, style int, v float64) {
	w.rec(recNumber, cellHead(row, col, style), binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)))
}

func (w *biffWriter) label(row, col, index int) {
	w.rec(recLabelSST, cellHead(row, col, 0), le32(index))
}

// sharedText is a shared string with the trimmings it may have.
type sharedText struct {
	text string
	runs int // formatting runs
	ext  int // bytes of phonetics
}

// sst writes the shared strings. cut is asked before every byte whether a CONTINUE record begins there, with the
// bytes left in the record; inside characters, wide says whether the next piece uses two bytes a character.
func (w *biffWriter) sst(texts []sharedText, limit func() int) {
	s := sstWriter{limit: limit, room: limit()}
	s.raw(join(le32(len(texts)), le32(len(texts))))
	for _, t := range texts {
		s.text(t)
	}
	id := recSST
	for _, piece := range append(s.pieces, s.cur) {
		w.rec(id, piece)
		id = recContinue
	}
}

type sstWriter struct {
	limit  func() int
	room   int
	cur    []byte
	pieces [][]byte
}

func (s *sstWriter) cut() {
	s.pieces = append(s.pieces, s.cur)
	s.cur, s.room = nil, s.limit()
}

// raw writes bytes that must stay in one piece when they are a head, and may be cut anywhere when they follow text.
func (s *sstWriter) raw(p []byte) {
	if len(s.cur)+len(p) > s.room && len(s.cur) > 0 {
		s.cut()
	}
	s.cur = append(s.cur, p...)
}

func (s *sstWriter) text(t sharedText) {
	units := utf16.Encode([]rune(t.text))
	wide := func(units []uint16) bool {
		for _, u := range units {
			if u > 0xFF {
				return true
			}
		}
		return false
	}
	flags, extra := byte(0), []byte(nil)
	if t.runs > 0 {
		flags |= flagRich
		extra = append(extra, le16(t.runs)...)
	}
	if t.ext > 0 {
		flags |= flagExt
		extra = append(extra, le32(t.ext)...)
	}
	// The first piece is as long as the record has room; whether it is wide depends on its own characters only.
	head := join(le16(len(units)), []byte{flags}, extra)
	if len(s.cur)+len(head)+2 > s.room && len(s.cur) > 0 {
		s.cut()
	}
	at := len(s.cur) + 2
	s.cur = append(s.cur, head...)
	for first := true; first || len(units) > 0; first = false {
		if !first {
			s.cut()
			at = 0
			s.cur = append(s.cur, 0)
		}
		n := min(len(units), max(1, s.room-len(s.cur)))
		if wide(units[:n]) {
			n = min(n, max(1, (s.room-len(s.cur))/2))
			s.cur[at] |= flagHigh
			for _, u := range units[:n] {
				s.cur = append(s.cur, byte(u), byte(u>>8))
			}
		} else {
			for _, u := range units[:n] {
				s.cur = append(s.cur, byte(u))
			}
		}
		units = units[n:]
	}
	for range 4*t.runs + t.ext { // may be cut anywhere
		if len(s.cur) >= s.room {
			s.cut()
		}
		s.cur = append(s.cur, 0xEE)
	}
}

// ole wraps a workbook stream into a compound file.
func ole(name string, stream []byte) []byte { return oleWith(name, stream, 0) }

// oleWith adds empty directory entries, each the right neighbour of the one before.
func oleWith(name string, stream []byte, more int) []byte {
	const end, fatMark = 0xFFFFFFFE, 0xFFFFFFFD
	sector, shift, version := 512, 9, 3
	if len(stream)+128*more > 6<<20 { // the header has room for 109 sectors of the allocation table
		sector, shift, version = 4096, 12, 4
	}
	pad := func(p []byte) []byte { return append(p, make([]byte, (sector-len(p)%sector)%sector)...) }
	entry := func(name string, kind byte, right, child, start, size int) []byte {
		raw, units := utf16LE(name)
		return join(append(raw, make([]byte, 64-len(raw))...), le16(2*units+2), []byte{kind, 1},
			le32(-1), le32(right), le32(child), make([]byte, 36), le32(start), le32(size), le32(0))
	}
	size := max(len(stream), 4096)
	stream = pad(append(bytes.Clone(stream), make([]byte, size-len(stream))...))
	n := len(stream) / sector
	right := func(i int) int {
		if i < more+1 {
			return i + 1
		}
		return -1
	}
	dir := join(entry("Root Entry", 5, -1, 1, end, 0), entry(name, 2, right(1), -1, 0, size))
	for i := range more {
		dir = append(dir, entry("x", 2, right(i+2), -1, 0, 0)...)
	}
	dir = pad(dir)
	dirs := len(dir) / sector
	fats := 1
	for fats*sector/4 < n+dirs+fats {
		fats++
	}
	var fat []byte
	chain := func(from, count int) {
		for i := range count - 1 {
			fat = append(fat, le32(from+i+1)...)
		}
		fat = append(fat, le32(end)...)
	}
	chain(0, n)
	chain(n, dirs)
	for range fats {
		fat = append(fat, le32(fatMark)...)
	}
	for len(fat) < fats*sector {
		fat = append(fat, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	head := join(oleMagic, make([]byte, 16), le16(0x3E), le16(version), le16(0xFFFE), le16(shift), le16(6), make([]byte, 6),
		le32(0), le32(fats), le32(n), le32(0), le32(4096), le32(end), le32(0), le32(end), le32(0))
	for i := range 109 {
		if i < fats {
			head = append(head, le32(n+dirs+i)...)
		} else {
			head = append(head, 0xFF, 0xFF, 0xFF, 0xFF)
		}
	}
	return join(pad(head), stream, dir, fat)
}

func (w *biffWriter) file() []byte { return ole("Workbook", w.out.Bytes()) }

// bigXLS is the roster of bigXLSX as Excel would save it.
func bigXLS() []byte {
	w := &biffWriter{}
	w.bof(0x0005)
	w.style(0)
	w.style(14)
	w.boundSheet("Sheet1", 0, 0)
	index := map[string]int{}
	var texts []sharedText
	for i := range rosterRows {
		for _, v := range rosterRow(i) {
			if s, ok := v.(string); ok {
				if _, known := index[s]; !known {
					index[s] = len(texts)
					texts = append(texts, sharedText{text: s})
				}
			}
		}
	}
	w.sst(texts, func() int { return 8224 })
	w.eof()
	w.beginSheet()
	for i := range rosterRows {
		for j, v := range rosterRow(i) {
			switch v := v.(type) {
			case string:
				w.label(i, j, index[v])
			case int:
				w.number(i, j, 0, float64(v))
			case float64:
				w.number(i, j, 1, v)
			}
		}
	}
	w.eof()
	return w.file()
}
