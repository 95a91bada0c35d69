package typeset

import (
	"encoding/binary"
	"errors"
)

// errNotPlain says that a font file cannot be embedded in a PDF by the writer in use.
var errNotPlain = errors.New("not a plain TrueType file with glyf outlines")

// checkPlain looks at the first four bytes, the list of tables and the few fields on which the PDF library gives up,
// some of them only after printing a line of its own to the terminal.
func checkPlain(data []byte) error {
	if len(data) < 12 {
		return errNotPlain
	}
	if kind := binary.BigEndian.Uint32(data); kind != 0x00010000 && kind != 0x74727565 {
		return errNotPlain
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return errNotPlain
		}
		offset, length := uint64(binary.BigEndian.Uint32(data[at+8:])), uint64(binary.BigEndian.Uint32(data[at+12:]))
		if offset+length > uint64(len(data)) {
			return errNotPlain
		}
		tables[string(data[at:at+4])] = data[offset : offset+length]
	}
	for _, name := range []string{"glyf", "loca", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post", "OS/2"} {
		if len(tables[name]) < 6 {
			return errNotPlain
		}
	}
	if !mayEmbed(tables["OS/2"]) || binary.BigEndian.Uint16(tables["name"]) != 0 || !hasUnicodeMap(tables["cmap"]) {
		return errNotPlain
	}
	return nil
}

// mayEmbed reads the licence bits of a face: restricted, no subsetting and bitmaps only keep it out of a PDF.
func mayEmbed(os2 []byte) bool {
	if len(os2) < 10 {
		return false
	}
	bits := binary.BigEndian.Uint16(os2[8:])
	return bits != 0x0002 && bits&0x0300 == 0
}

// hasUnicodeMap tells whether the face maps characters of the first plane in the form (format 4) the library reads.
func hasUnicodeMap(cmap []byte) bool {
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return false
		}
		platform, encoding := binary.BigEndian.Uint16(cmap[at:]), binary.BigEndian.Uint16(cmap[at+2:])
		offset := uint64(binary.BigEndian.Uint32(cmap[at+4:]))
		if (platform == 0 || platform == 3 && encoding == 1) && offset+2 <= uint64(len(cmap)) &&
			binary.BigEndian.Uint16(cmap[offset:]) == 4 {
			return true
		}
	}
	return false
}
