package sheet

import (
	"path"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// xlsxReader reads the parts of an Office Open XML workbook (ECMA-376). excelize is not used for reading: its row
// iterator gives strings only, so that a text cannot be told from a number, and it is several times slower.
type xlsxReader struct {
	*builder
	zip      *zipParts
	shared   []string
	formats  []numberFormat // by cell style
	date1904 bool
	scratch  []byte
}

// xlsxSheet is a sheet as the workbook part lists it.
type xlsxSheet struct {
	name, id string
	hidden   bool
}

// xlsxLink is a relationship of the workbook part.
type xlsxLink struct {
	kind string // last word of the relationship's type: worksheet, sharedStrings, styles
	part string
}

func (b *builder) readXLSX(data []byte) error {
	z, err := openZip(b.ctx, data)
	if err != nil {
		return err
	}
	if isODS(z) {
		return b.readODS(z)
	}
	if err := z.refuse(); err != nil {
		return err
	}
	b.book.Format = XLSX
	r := &xlsxReader{builder: b, zip: z}
	workbook, err := r.workbookPart()
	if err != nil {
		return err
	}
	sheets, err := r.readWorkbook(workbook)
	if err != nil {
		return err
	}
	links, err := r.readLinks(workbook)
	if err != nil {
		return err
	}
	for _, l := range links {
		switch {
		case l.kind == "sharedStrings" && r.zip.has(l.part):
			err = r.readShared(l.part)
		case l.kind == "styles" && r.zip.has(l.part):
			err = r.readStyles(l.part)
		}
		if err != nil {
			return err
		}
	}
	for _, s := range sheets {
		link, ok := links[s.id]
		if !ok || link.kind != "worksheet" { // a chart or macro sheet, or an old module that has no part at all
			continue
		}
		if !r.zip.has(link.part) {
			b.book.Unread = append(b.book.Unread, s.name)
			continue
		}
		err := b.sheetOf(s.name, s.hidden, r.date1904, func() error { return r.readRows(link.part) })
		if err != nil {
			return err
		}
	}
	if len(b.book.Sheets) == 0 {
		if b.damage != nil {
			return b.damage
		}
		return corruptText("xlsx: no worksheet")
	}
	return nil
}

// walk calls do for every start tag of a part, with the stream standing on it.
func (r *xlsxReader) walk(part string, do func(x *xmlStream) error) error {
	in, err := r.zip.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	x := newXMLStream(xmlUTF8(in))
	for {
		piece, err := x.next()
		if err != nil {
			return err
		}
		switch piece {
		case xmlEOF:
			return nil
		case xmlStart:
			if err := do(x); err != nil {
				return err
			}
		}
	}
}

// workbookPart finds the workbook by the package's relationships, usually xl/workbook.xml.
func (r *xlsxReader) workbookPart() (string, error) {
	found := "xl/workbook.xml"
	if !r.zip.has("_rels/.rels") {
		return found, nil
	}
	err := r.walk("_rels/.rels", func(x *xmlStream) error {
		if string(x.name) == "Relationship" && strings.HasSuffix(x.attr("Type"), "/officeDocument") {
			found = strings.TrimPrefix(x.attr("Target"), "/")
		}
		return nil
	})
	return found, err
}

func (r *xlsxReader) readWorkbook(part string) ([]xlsxSheet, error) {
	var sheets []xlsxSheet
	err := r.walk(part, func(x *xmlStream) error {
		switch string(x.name) {
		case "workbookPr":
			r.date1904 = r.date1904 || x.flag("date1904")
		case "sheet":
			state := x.attr("state")
			sheets = append(sheets, xlsxSheet{name: x.attr("name"), id: x.attr("id"), hidden: state != "" && state != "visible"})
			if len(sheets) > MaxSheets {
				return tooManySheets(len(sheets))
			}
		case "definedName":
			if x.attr("name") != model.PaperMark || x.empty {
				return nil
			}
			piece, err := x.next()
			if err == nil && piece == xmlText && len(x.text) < 600 {
				r.book.Paper = strings.Trim(string(x.appendText(nil)), `"`)
			}
			return err
		}
		return nil
	})
	return sheets, err
}

// readLinks reads the workbook's relationships, by their id.
func (r *xlsxReader) readLinks(workbook string) (map[string]xlsxLink, error) {
	links := map[string]xlsxLink{}
	dir, file := path.Split(workbook)
	err := r.walk(dir+"_rels/"+file+".rels", func(x *xmlStream) error {
		if string(x.name) != "Relationship" || len(links) > 10*MaxSheets {
			return nil
		}
		target := x.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		links[x.attr("Id")] = xlsxLink{kind: path.Base(x.attr("Type")), part: target}
		return nil
	})
	return links, err
}

// readStyles reads which cell styles show dates.
func (r *xlsxReader) readStyles(part string) error {
	codes := map[string]numberFormat{}
	inCells := false
	return r.walk(part, func(x *xmlStream) error {
		switch string(x.name) {
		case "numFmt":
			if len(codes) < 10_000 {
				codes[x.attr("numFmtId")] = parseFormat(x.attr("formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells || len(r.formats) >= 1<<16 {
				return nil
			}
			id := x.attr("numFmtId")
			f, ok := codes[id]
			if !ok {
				f = builtinFormat(atoi([]byte(id)))
			}
			r.formats = append(r.formats, f)
		}
		return nil
	})
}

// readShared reads the shared strings; a string's phonetic guide (rPh) is not part of it.
func (r *xlsxReader) readShared(part string) error {
	in, err := r.zip.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	x := newXMLStream(xmlUTF8(in))
	var text []byte
	inText, phonetic := false, false
	for {
		piece, err := x.next()
		if err != nil {
			return err
		}
		switch piece {
		case xmlEOF:
			return x.closed("sst")
		case xmlText:
			if inText && !phonetic {
				if text = x.appendText(text); len(text) > maxPiece {
					return tooManyCells()
				}
			}
			continue
		}
		open := piece == xmlStart && !x.empty
		switch string(x.name) {
		case "si":
			if piece == xmlStart {
				text = text[:0]
			}
			if !open {
				if err := r.addShared(text); err != nil {
					return err
				}
			}
		case "t":
			inText = open
		case "rPh":
			phonetic = open
		}
	}
}

func (r *xlsxReader) addShared(text []byte) error {
	if len(r.shared) >= MaxCells {
		return tooManyCells()
	}
	s, err := r.keepText(normalText(text))
	if err != nil {
		return err
	}
	r.shared = append(r.shared, s)
	return r.tick()
}

// atoi reads a small decimal number, -1 where it is none.
func atoi(digits []byte) int {
	if len(digits) == 0 || len(digits) > 9 {
		return -1
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}
