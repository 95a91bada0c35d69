package main

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"unicode/utf16"
)

// The records of BIFF8 that a plain roster needs ([MS-XLS] 2.3).
const (
	recBOF, recEOF, recBoundSheet = 0x0809, 0x000A, 0x0085
	recXF, recSST, recContinue    = 0x00E0, 0x00FC, 0x003C
	recLabelSST, recNumber        = 0x00FD, 0x0203
	maxRecord                     = 8224
)

// xlsFile writes one sheet as Excel 97-2003 saves it: a stream of records in a compound file.
type xlsFile struct{ out bytes.Buffer }

func le16(v int) []byte { return binary.LittleEndian.AppendUint16(nil, uint16(v)) }
func le32(v int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(v)) }

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func (w *xlsFile) record(id int, parts ...[]byte) {
	body := join(parts...)
	w.out.Write(le16(id))
	w.out.Write(le16(len(body)))
	w.out.Write(body)
}

func (w *xlsFile) begin(kind int) { w.record(recBOF, le16(0x0600), le16(kind), make([]byte, 12)) }

func utf16LE(s string) (raw []byte, units int) {
	for _, u := range utf16.Encode([]rune(s)) {
		raw = append(raw, byte(u), byte(u>>8))
	}
	return raw, len(raw) / 2
}

// shared writes the shared strings; none is cut, each begins in the record that has room for it.
func (w *xlsFile) shared(texts []string) {
	id, body := recSST, join(le32(len(texts)), le32(len(texts)))
	for _, t := range texts {
		raw, units := utf16LE(t)
		one := join(le16(units), []byte{1}, raw)
		if len(body)+len(one) > maxRecord {
			w.record(id, body)
			id, body = recContinue, nil
		}
		body = append(body, one...)
	}
	w.record(id, body)
}

// writeXLS saves the same rows as writeXLSX in the old format, which no public Go library writes.
func writeXLS(path string, rows [][]cell) error {
	w := &xlsFile{}
	w.begin(0x0005)
	for _, format := range []int{0, 14} {
		w.record(recXF, le16(0), le16(format), make([]byte, 16))
	}
	sheetStart := w.out.Len() + 4
	name, units := utf16LE("Sheet1")
	w.record(recBoundSheet, le32(0), []byte{0, 0, byte(units), 1}, name)
	index := map[string]int{}
	var texts []string
	for _, row := range rows {
		for _, c := range row {
			if _, known := index[c.text]; c.kind == 't' && !known {
				index[c.text] = len(texts)
				texts = append(texts, c.text)
			}
		}
	}
	w.shared(texts)
	w.record(recEOF)
	binary.LittleEndian.PutUint32(w.out.Bytes()[sheetStart:], uint32(w.out.Len()))
	w.begin(0x0010)
	for i, row := range rows {
		for j, c := range row {
			style := 0
			switch c.kind {
			case 't':
				w.record(recLabelSST, le16(i), le16(j), le16(0), le32(index[c.text]))
				continue
			case 'd':
				style = 1
			}
			w.record(recNumber, le16(i), le16(j), le16(style), binary.LittleEndian.AppendUint64(nil, math.Float64bits(c.number)))
		}
	}
	w.record(recEOF)
	return os.WriteFile(path, compound("Workbook", w.out.Bytes()), 0o600)
}

// compound wraps a stream into a compound file of version 3 with sectors of 512 bytes ([MS-CFB]). The 109 places of
// the header for the allocation table are enough for 7 MB.
func compound(name string, stream []byte) []byte {
	const sector, end, fatMark, free = 512, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
	pad := func(p []byte) []byte { return append(p, make([]byte, (sector-len(p)%sector)%sector)...) }
	entry := func(name string, kind byte, child, start, size int) []byte {
		raw, units := utf16LE(name)
		return join(append(raw, make([]byte, 64-len(raw))...), le16(2*units+2), []byte{kind, 1},
			le32(free), le32(free), le32(child), make([]byte, 36), le32(start), le32(size), le32(0))
	}
	size := len(stream)
	stream = pad(bytes.Clone(stream))
	n := len(stream) / sector
	directory := pad(join(entry("Root Entry", 5, 1, end, 0), entry(name, 2, free, 0, size)))
	fats := 1
	for fats*sector/4 < n+1+fats {
		fats++
	}
	var fat []byte
	for i := range n - 1 {
		fat = append(fat, le32(i+1)...)
	}
	fat = append(fat, join(le32(end), le32(end))...)
	for range fats {
		fat = append(fat, le32(fatMark)...)
	}
	for len(fat) < fats*sector {
		fat = append(fat, le32(free)...)
	}
	head := join([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 16), le16(0x3E), le16(3), le16(0xFFFE), le16(9), le16(6),
		make([]byte, 6), le32(0), le32(fats), le32(n), le32(0), le32(4096), le32(end), le32(0), le32(end), le32(0))
	for i := range 109 {
		if i < fats {
			head = append(head, le32(n+1+i)...)
		} else {
			head = append(head, le32(free)...)
		}
	}
	return join(head, stream, directory, fat)
}
