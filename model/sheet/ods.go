package sheet

import (
	"bytes"
	"slices"
	"strings"
)

// odsReader reads OpenDocument spreadsheets (ODF 1.3 part 3, section 9): content.xml of an .ods, or a flat .fods.
type odsReader struct {
	*builder
	x       *xmlStream
	styles  map[string]numberFormat // by data style
	cells   map[string]string       // data style by cell style
	columns []string                // default cell style by column
	at      int                     // the row being read, 0-based

	cell   odsCell
	hidden bool // the row is hidden
	repeat int  // how often the row stands there
}

// odsCell is a cell being read.
type odsCell struct {
	col, across int
	style, kind string
	value       string
	text        []byte
	formula     bool
	linked      bool // the formula reads from another file
}

func isODS(z *zipParts) bool {
	return z.has("content.xml") && (z.has("mimetype") || z.has("META-INF/manifest.xml"))
}

// isFlatODS reports whether the text is an OpenDocument spreadsheet in one XML file.
func isFlatODS(text string) bool {
	head := text[:min(len(text), 8192)]
	return strings.Contains(head, "urn:oasis:names:tc:opendocument:xmlns:office:1.0") && strings.Contains(head, "opendocument.spreadsheet")
}

func (b *builder) readODS(z *zipParts) error {
	if z.has("mimetype") && !strings.Contains(string(z.head("mimetype", 128)), "spreadsheet") {
		return notSpreadsheet("这是 OpenDocument 的其他文档", "请把里面的表格复制到 WPS 或 Excel，另存为 .xlsx 后再导入")
	}
	if bytes.Contains(z.head("META-INF/manifest.xml", 1<<20), []byte("encryption-data")) {
		return encrypted()
	}
	in, err := z.open("content.xml")
	if err != nil {
		return err
	}
	err = b.readODSContent(newXMLStream(xmlUTF8(in)))
	if cerr := in.Close(); err == nil {
		err = cerr
	}
	return err
}

func (b *builder) readODSContent(x *xmlStream) error {
	b.book.Format = ODS
	r := &odsReader{builder: b, x: x, styles: map[string]numberFormat{}, cells: map[string]string{}}
	if err := r.read(); err != nil {
		return err
	}
	if len(b.book.Sheets) == 0 {
		return corruptText("ods: no sheet")
	}
	return nil
}

// read walks the file once: styles stand before the tables.
func (r *odsReader) read() error {
	var style, cellStyle string
	inTable, inCell, inText, note := false, false, 0, 0
	for {
		piece, err := r.x.next()
		if err != nil {
			return err
		}
		switch piece {
		case xmlEOF:
			if inTable {
				return corruptText("ods: a table breaks off")
			}
			return nil
		case xmlText:
			if inText > 0 && note == 0 {
				if r.cell.text = r.x.appendText(r.cell.text); len(r.cell.text) > maxPiece {
					return tooManyCells()
				}
			}
			continue
		}
		start, open := piece == xmlStart, piece == xmlStart && !r.x.empty
		step := -1
		if open {
			step = 1
		} else if start {
			step = 0
		}
		switch name := string(r.x.name); name {
		case "date-style", "time-style", "number-style", "percentage-style", "currency-style", "text-style", "boolean-style":
			if start {
				style = r.x.attr("name")
				r.styles[style] = numberFormat{}
			}
		case "year", "month", "day", "hours", "minutes", "seconds", "era", "day-of-week", "week-of-year", "quarter":
			if start && !inTable && len(r.styles) < 10_000 {
				r.styles[style] = r.styles[style].with(name)
			}
		case "style":
			if start && r.x.attr("family") == "table-cell" && len(r.cells) < 1<<16 {
				cellStyle = r.x.attr("name")
				if d := r.x.attr("data-style-name"); d != "" {
					r.cells[cellStyle] = d
				} else if d, ok := r.cells[r.x.attr("parent-style-name")]; ok {
					r.cells[cellStyle] = d
				}
			}
		case "table":
			if start && !inTable {
				inTable = open
				r.at, r.columns = -1, r.columns[:0]
				err = r.beginSheet(r.x.attr("name"), r.x.attr("display") == "false", false)
			} else if !start && inTable {
				inTable = false
				err = r.endSheet()
			}
		case "table-column":
			if start && inTable {
				for range min(times(r.x.attr("number-columns-repeated")), MaxCols-len(r.columns)) {
					r.columns = append(r.columns, r.x.attr("default-cell-style-name"))
				}
			}
		case "table-row":
			if start && inTable {
				r.repeat = times(r.x.attr("number-rows-repeated"))
				r.cell.col, r.cell.across = -1, 1
				v := r.x.attr("visibility")
				r.hidden = v == "collapse" || v == "filter"
				err = r.beginRow(r.at+1, r.hidden)
			}
			if !open && inTable {
				err = r.endRow()
			}
		case "table-cell", "covered-table-cell":
			if start && inTable {
				r.startCell()
				err = r.merge()
			}
			inCell = open
			if !open && inTable {
				inText = 0
				if err == nil {
					err = r.finishODSCell()
				}
			}
		case "annotation", "shapes", "frame", "custom-shape":
			note += step
		case "p", "h":
			if inCell && note == 0 {
				if start && len(r.cell.text) > 0 {
					r.cell.text = append(r.cell.text, '\n')
				}
				inText += step
			}
		case "s": // so many spaces
			if start && inText > 0 && note == 0 {
				r.cell.text = append(r.cell.text, strings.Repeat(" ", min(times(r.x.attr("c")), 1000))...)
			}
		case "tab":
			if start && inText > 0 && note == 0 {
				r.cell.text = append(r.cell.text, '\t')
			}
		case "line-break":
			if start && inText > 0 && note == 0 {
				r.cell.text = append(r.cell.text, '\n')
			}
		}
		if err != nil {
			return err
		}
	}
}

// with adds a part of a date style to what the format shows.
func (f numberFormat) with(part string) numberFormat {
	switch part {
	case "hours", "minutes", "seconds":
		f.isTime = true
	case "day", "day-of-week":
		f.isDate, f.showsDay = true, true
	case "month", "quarter":
		f.isDate, f.showsMonth = true, true
	default:
		f.isDate = true
	}
	return f
}

// times reads how often something stands there; nothing is once.
func times(s string) int { return max(1, atoi([]byte(s))) }

func (r *odsReader) startCell() {
	c := &r.cell
	formula := r.x.attr("formula")
	*c = odsCell{col: c.col + c.across, across: times(r.x.attr("number-columns-repeated")), style: r.x.attr("style-name"),
		kind: r.x.attr("value-type"), text: c.text[:0], formula: formula != "", linked: strings.Contains(formula, "'#$")} // ['file:///a.ods'#$Sheet1.A1]
	if c.kind == "" {
		c.kind = r.x.attr("type") // older files
	}
	switch c.kind {
	case "date":
		c.value = r.x.attr("date-value")
	case "boolean":
		c.value = r.x.attr("boolean-value")
	case "time":
		c.value = r.x.attr("time-value")
	case "string":
		c.value = r.x.attr("string-value")
	default:
		c.value = r.x.attr("value")
	}
}

func (r *odsReader) merge() error {
	down, across := times(r.x.attr("number-rows-spanned")), times(r.x.attr("number-columns-spanned"))
	if down == 1 && across == 1 || string(r.x.name) != "table-cell" {
		return nil
	}
	return r.addMerge(Range{r.at + 1, r.cell.col, r.at + down, r.cell.col + across - 1})
}

// finishODSCell stores the cell, as often as it stands there.
func (r *odsReader) finishODSCell() error {
	c := &r.cell
	out, err := r.odsValue(c)
	if err != nil || out.Kind == Empty {
		return err
	}
	out.Linked = c.linked
	for i := range c.across {
		if err := r.put(c.col+i, out); err != nil {
			return err
		}
	}
	return nil
}

func (r *odsReader) odsValue(c *odsCell) (Cell, error) {
	switch c.kind {
	case "float", "percentage", "currency":
		if v, digits, ok := number([]byte(c.value)); ok {
			return r.numberCell(v, digits, numberFormat{isPercent: c.kind == "percentage"})
		}
	case "date":
		return r.isoCell([]byte(c.value), r.dateFormat(c))
	case "boolean":
		return boolCell(c.value == "true"), nil
	case "":
		if len(c.text) == 0 {
			if c.formula {
				return Cell{Kind: Error, Text: uncomputed}, nil
			}
			return Cell{}, nil
		}
	}
	text := c.text
	if len(text) == 0 && c.kind == "string" {
		text = []byte(c.value)
	}
	if c.formula && len(text) > 1 && (text[0] == '#' || bytes.HasPrefix(text, []byte("Err:"))) {
		s, err := r.keepText(text)
		return Cell{Kind: Error, Text: s}, err
	}
	return r.textCell(text)
}

// dateFormat is what the cell's style, or its column's, shows of a date.
func (r *odsReader) dateFormat(c *odsCell) numberFormat {
	style := c.style
	if style == "" && c.col < len(r.columns) {
		style = r.columns[c.col]
	}
	if f := r.styles[r.cells[style]]; f.isDate {
		return f
	}
	return builtinFormat(14)
}

// endRow counts the row, and stores it again as often as it stands there; empty ones at the end of a sheet are repeated a
// million times.
func (r *odsReader) endRow() error {
	if len(r.row) == 0 {
		r.at += r.repeat
		return nil
	}
	r.at++
	kept := slices.Clone(r.row)
	for range r.repeat - 1 {
		r.at++
		if err := r.beginRow(r.at, r.hidden); err != nil {
			return err
		}
		r.row = append(r.row, kept...)
	}
	return nil
}
