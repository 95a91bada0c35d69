package sheet

import (
	"bytes"
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

// times reads how often something stands there; nothing is once.
func times(s string) int { return max(1, atoi([]byte(s))) }
