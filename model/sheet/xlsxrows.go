package sheet

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// xlsxCell is the cell being read.
type xlsxCell struct {
	col     int
	kind    string // s, str, inlineStr, b, e, d, n or ""
	style   int
	value   []byte // reused
	valued  bool   // a value was written, perhaps an empty one
	formula bool
	linked  bool   // the formula reads from another file
	group   string // of formulas that are written once, for the first of them
}

// readRows reads a worksheet part into the current sheet.
func (r *xlsxReader) readRows(part string) error {
	in, err := r.zip.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	x := newXMLStream(xmlUTF8(in))
	row, numbered := -1, false
	cell := xlsxCell{col: -1, value: r.scratch}
	inValue, inCell, inFormula, phonetic := false, false, false, false
	linked := map[string]bool{} // the groups of formulas that read from another file
	for {
		piece, err := x.next()
		if err != nil {
			return err
		}
		switch piece {
		case xmlEOF:
			r.scratch = cell.value
			return x.closed("worksheet")
		case xmlText:
			if inValue && !phonetic {
				if cell.value = x.appendText(cell.value); len(cell.value) > maxPiece {
					return tooManyCells()
				}
			}
			if inFormula && namesFile(x.text) {
				cell.linked = true
				linked[cell.group] = cell.group != ""
			}
			continue
		}
		open := piece == xmlStart && !x.empty
		switch string(x.name) {
		case "c":
			if piece == xmlStart {
				if at := cell.begin(x.attrs); at > row && !numbered && len(r.row) == 0 {
					row = at
					err = r.beginRow(row, r.hide)
				}
			} else if inCell {
				err = r.finishCell(&cell)
			}
			inCell = open
		case "v", "t": // an inline string lies in <is><t>, every other value in <v>; some writers write both
			if inCell && (cell.kind == "inlineStr") == (x.name[0] == 't') {
				inValue = open
				cell.valued = cell.valued || piece == xmlStart
			}
		case "f":
			cell.formula = cell.formula || inCell
			if inFormula = open && inCell; inCell && piece == xmlStart {
				cell.group = x.attr("si")
				cell.linked = linked[cell.group]
			}
		case "rPh":
			phonetic = open
		case "row":
			if piece == xmlStart {
				row, numbered = rowNumber(x, row)
				cell.col, inCell, inValue = -1, false, false
				err = r.beginRow(row, x.flag("hidden"))
			}
		case "mergeCell":
			if piece == xmlStart {
				err = r.readMerge(x.attr("ref"))
			}
		}
		if err != nil {
			return err
		}
	}
}

// rowNumber reads a row's number, 0-based; a row without one follows the last, unless its cells say where they are.
func rowNumber(x *xmlStream, last int) (row int, numbered bool) {
	if n := atoi([]byte(x.attr("r"))); n > 0 {
		return n - 1, true
	}
	return last + 1, false
}

// begin takes the cell's attributes and returns the row that its reference names, -1 where it names none.
func (c *xlsxCell) begin(attrs []byte) (row int) {
	row = -1
	c.kind, c.style, c.value, c.valued, c.formula, c.linked = "", 0, c.value[:0], false, false, false
	col := c.col + 1
	for name, value, rest := nextAttr(attrs); name != nil; name, value, rest = nextAttr(rest) {
		if len(name) != 1 {
			continue
		}
		switch name[0] {
		case 'r':
			if line, at, ok := cellRef(value); ok {
				row, col = line, at
			}
		case 's':
			c.style = atoi(value)
		case 't':
			c.kind = cellKind(value)
		}
	}
	c.col = col
	return row
}

// cellKind returns a constant for a cell's type, so that none is allocated.
func cellKind(t []byte) string {
	for _, known := range [...]string{"s", "str", "inlineStr", "b", "e", "d"} {
		if string(t) == known {
			return known
		}
	}
	return "n"
}

// cellRef reads a reference such as AB12, $AB$12 or AB, 0-based; the row is -1 where there is none.
func cellRef(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && (ref[i] == '$' && col == 0 || ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'); i++ {
		if ref[i] == '$' {
			continue
		}
		if col = col*26 + int(ref[i]|0x20-'a') + 1; col > 1<<14 {
			return 0, 0, false
		}
	}
	if i == len(ref) {
		return -1, col - 1, col > 0
	}
	row = atoi(bytes.TrimPrefix(ref[i:], []byte("$")))
	return row - 1, col - 1, row > 0 && col > 0
}

func (r *xlsxReader) readMerge(ref string) error {
	from, to, _ := bytes.Cut([]byte(ref), []byte(":"))
	row1, col1, ok1 := cellRef(from)
	row2, col2, ok2 := cellRef(to)
	if !ok1 || !ok2 || row1 < 0 || row2 < 0 {
		return nil
	}
	return r.addMerge(Range{min(row1, row2), min(col1, col2), max(row1, row2), max(col1, col2)})
}

// finishCell stores the cell that was read.
func (r *xlsxReader) finishCell(c *xlsxCell) error {
	out, err := r.cellOf(c)
	if err != nil {
		return err
	}
	out.Linked, out.Formula = c.linked && out.Kind != Empty, c.formula && out.Kind != Empty
	return r.put(c.col, out)
}

// otherFile is how a formula of .xlsx names another file, by its number in the list of links: [1]Sheet1!$A$1.
var otherFile = regexp.MustCompile(`\[\d+\]`)

func namesFile(formula []byte) bool {
	return bytes.IndexByte(formula, '[') >= 0 && otherFile.Match(formula)
}

func (r *xlsxReader) cellOf(c *xlsxCell) (Cell, error) {
	if c.formula && !c.valued {
		return Cell{Kind: Error, Text: uncomputed}, nil
	}
	if c.kind == "str" || c.kind == "inlineStr" {
		return r.textCell(normalText(c.value))
	}
	value := bytes.TrimSpace(c.value)
	if len(value) == 0 {
		return Cell{}, nil
	}
	switch c.kind {
	case "s":
		i := atoi(value)
		if i < 0 || i >= len(r.shared) {
			return Cell{}, corruptText("xlsx: no shared string " + strconv.Itoa(i))
		}
		if r.shared[i] == "" {
			return Cell{}, nil
		}
		return Cell{Kind: Text, Text: r.shared[i]}, nil
	case "b":
		return boolCell(value[0] == '1' || value[0] == 't'), nil
	case "e":
		s, err := r.keepText(value)
		return Cell{Kind: Error, Text: s}, err
	case "d":
		return r.isoCell(value, builtinFormat(14))
	}
	v, digits, ok := number(value)
	if !ok {
		return r.textCell(value)
	}
	var f numberFormat
	if c.style >= 0 && c.style < len(r.formats) {
		f = r.formats[c.style]
	}
	return r.numberCell(v, digits, f)
}

// uncomputed is the text of a formula whose file holds no result, as some programs write them.
const uncomputed = "公式未计算"

func boolCell(v bool) Cell {
	if v {
		return Cell{Kind: Bool, Text: "TRUE"}
	}
	return Cell{Kind: Bool, Text: "FALSE"}
}

// xmlUTF8 turns UTF-16 XML, which the standard allows and few programs write, into UTF-8.
func xmlUTF8(in io.Reader) io.Reader {
	head := make([]byte, 2)
	n, _ := io.ReadFull(in, head)
	all := io.MultiReader(bytes.NewReader(head[:n]), in)
	if bytes.Equal(head, []byte{0xFF, 0xFE}) || bytes.Equal(head, []byte{0xFE, 0xFF}) {
		return transform.NewReader(all, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	}
	return all
}

// escapedLow reads the escape of a low surrogate, _xDC56_, that p begins with; -1 where it does not.
func escapedLow(p []byte) rune {
	if len(p) < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_' {
		return -1
	}
	n, err := strconv.ParseUint(string(p[2:6]), 16, 16)
	if err != nil || n < 0xDC00 || n > 0xDFFF {
		return -1
	}
	return rune(n)
}

// normalText makes line ends LF and undoes the _x000D_ escapes of Office; it may write into p.
func normalText(p []byte) []byte {
	if bytes.IndexByte(p, '\r') >= 0 {
		p = bytes.ReplaceAll(p, []byte("\r\n"), []byte("\n"))
	}
	if !bytes.Contains(p, []byte("_x")) {
		return p
	}
	out := make([]byte, 0, len(p))
	for i := 0; i < len(p); i++ {
		if p[i] == '_' && i+6 < len(p) && p[i+1] == 'x' && p[i+6] == '_' {
			if n, err := strconv.ParseUint(string(p[i+2:i+6]), 16, 16); err == nil {
				i += 6
				if low := escapedLow(p[i+1:]); utf16.IsSurrogate(rune(n)) && low >= 0 {
					out = utf8.AppendRune(out, utf16.DecodeRune(rune(n), low))
					i += 7
				} else if n != '\r' { // _x000D_ stands before a line feed
					out = utf8.AppendRune(out, rune(n))
				}
				continue
			}
		}
		out = append(out, p[i])
	}
	return out
}
