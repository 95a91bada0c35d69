package main

import (
	"encoding/binary"
	"errors"
	"sort"

	"golang.org/x/image/font/sfnt"
)

var errFace = errors.New("not a plain TrueType face")

// cutFace returns a copy of a TrueType face that holds only the given characters. Glyph numbers stay; the outlines
// of all other glyphs are empty and the character map lists the kept ones alone. Layout tables are left out, so
// digits and letters advance exactly by their widths.
func cutFace(data []byte, keep []rune) ([]byte, error) {
	tables, err := readTables(data)
	if err != nil {
		return nil, err
	}
	chars, err := mapChars(data, keep)
	if err != nil {
		return nil, err
	}
	glyf, loca, err := cutGlyphs(tables, chars)
	if err != nil {
		return nil, err
	}
	head := append([]byte(nil), tables["head"]...)
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets in loca
	return writeTables(map[string][]byte{"head": head, "glyf": glyf, "loca": loca, "cmap": writeCmap(chars),
		"hhea": tables["hhea"], "hmtx": tables["hmtx"], "maxp": tables["maxp"], "OS/2": tables["OS/2"], "name": tables["name"], "post": tables["post"]}), nil
}

// readTables finds the tables of a face.
func readTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, errFace
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	tables := map[string][]byte{}
	for i := 0; i < n; i++ {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errFace
		}
		offset, size := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
		if offset+size > len(data) {
			return nil, errFace
		}
		tables[string(data[at:at+4])] = data[offset : offset+size]
	}
	for _, need := range []string{"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"} {
		if len(tables[need]) == 0 {
			return nil, errFace
		}
	}
	if len(tables["head"]) < 54 {
		return nil, errFace
	}
	return tables, nil
}

// charGlyph is one line of the character map.
type charGlyph struct {
	char  rune
	glyph uint16
}

func mapChars(data []byte, keep []rune) ([]charGlyph, error) {
	font, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	var chars []charGlyph
	for _, r := range keep {
		if g, err := font.GlyphIndex(&buf, r); err == nil && g != 0 {
			chars = append(chars, charGlyph{r, uint16(g)})
		}
	}
	sort.Slice(chars, func(i, j int) bool { return chars[i].char < chars[j].char })
	return chars, nil
}

// cutGlyphs copies the outlines of the kept glyphs, and of the parts of compound ones, and leaves the others empty.
func cutGlyphs(tables map[string][]byte, chars []charGlyph) (glyf, loca []byte, err error) {
	old, long := tables["loca"], binary.BigEndian.Uint16(tables["head"][50:]) == 1
	count := len(old)/2 - 1
	if long {
		count = len(old)/4 - 1
	}
	offset := func(g int) int {
		if long {
			return int(binary.BigEndian.Uint32(old[4*g:]))
		}
		return 2 * int(binary.BigEndian.Uint16(old[2*g:]))
	}
	kept := make([]bool, count)
	var mark func(g int) error
	mark = func(g int) error {
		if g >= count {
			return errFace
		}
		if kept[g] {
			return nil
		}
		kept[g] = true
		start, end := offset(g), offset(g+1)
		if start > end || end > len(tables["glyf"]) {
			return errFace
		}
		for _, part := range compoundParts(tables["glyf"][start:end]) {
			if err := mark(part); err != nil {
				return err
			}
		}
		return nil
	}
	if err := mark(0); err != nil {
		return nil, nil, err
	}
	for _, c := range chars {
		if err := mark(int(c.glyph)); err != nil {
			return nil, nil, err
		}
	}
	loca = make([]byte, 4*(count+1))
	for g := 0; g < count; g++ {
		binary.BigEndian.PutUint32(loca[4*g:], uint32(len(glyf)))
		if kept[g] {
			glyf = append(glyf, tables["glyf"][offset(g):offset(g+1)]...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	binary.BigEndian.PutUint32(loca[4*count:], uint32(len(glyf)))
	return glyf, loca, nil
}

// compoundParts lists the glyphs a compound glyph is made of; none for a simple one.
func compoundParts(g []byte) []int {
	if len(g) < 10 || int16(binary.BigEndian.Uint16(g)) >= 0 {
		return nil
	}
	var parts []int
	for at := 10; at+4 <= len(g); {
		flags := binary.BigEndian.Uint16(g[at:])
		parts = append(parts, int(binary.BigEndian.Uint16(g[at+2:])))
		at += 6
		if flags&1 != 0 { // offsets are words
			at += 2
		}
		switch {
		case flags&8 != 0: // one scale
			at += 2
		case flags&0x40 != 0: // two scales
			at += 4
		case flags&0x80 != 0: // a matrix
			at += 8
		}
		if flags&0x20 == 0 { // no more parts
			break
		}
	}
	return parts
}

// writeCmap makes a character map of one table of format 12.
func writeCmap(chars []charGlyph) []byte {
	type group struct{ first, last, glyph uint32 }
	var groups []group
	for _, c := range chars {
		if n := len(groups); n > 0 && groups[n-1].last+1 == uint32(c.char) && groups[n-1].glyph+uint32(c.char)-groups[n-1].first == uint32(c.glyph) {
			groups[n-1].last++
			continue
		}
		groups = append(groups, group{uint32(c.char), uint32(c.char), uint32(c.glyph)})
	}
	b := binary.BigEndian.AppendUint16(nil, 0)
	b = binary.BigEndian.AppendUint16(b, 1)
	b = binary.BigEndian.AppendUint16(b, 3) // Windows
	b = binary.BigEndian.AppendUint16(b, 10)
	b = binary.BigEndian.AppendUint32(b, 12)
	b = binary.BigEndian.AppendUint16(b, 12)
	b = binary.BigEndian.AppendUint16(b, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(16+12*len(groups)))
	b = binary.BigEndian.AppendUint32(b, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(len(groups)))
	for _, g := range groups {
		for _, v := range []uint32{g.first, g.last, g.glyph} {
			b = binary.BigEndian.AppendUint32(b, v)
		}
	}
	return b
}

// writeTables puts tables together to a face. Checksums are left at zero; nothing that draws here looks at them.
func writeTables(tables map[string][]byte) []byte {
	var tags []string
	for tag, data := range tables {
		if len(data) > 0 {
			tags = append(tags, tag)
		}
	}
	sort.Strings(tags)
	b := binary.BigEndian.AppendUint32(nil, 0x00010000)
	b = binary.BigEndian.AppendUint16(b, uint16(len(tags)))
	b = append(b, 0, 0, 0, 0, 0, 0)
	offset := 12 + 16*len(tags)
	for _, tag := range tags {
		b = append(b, tag...)
		b = binary.BigEndian.AppendUint32(b, 0)
		b = binary.BigEndian.AppendUint32(b, uint32(offset))
		b = binary.BigEndian.AppendUint32(b, uint32(len(tables[tag])))
		offset += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		b = append(b, tables[tag]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}
