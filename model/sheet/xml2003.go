package sheet

import (
	"bytes"
	"strings"
)

// xml2003Reader reads the XML Spreadsheet of Excel 2002 and 2003, which web systems still export under the name .xls.
// The book's format is given as HTML, the other text form of that name.
type xml2003Reader struct {
	*builder
	x       *xmlStream
	formats map[string]numberFormat // by style
	style   string                  // the style being defined

	row, col  int
	kind      string // of the cell's data
	cellStyle string
	value     []byte
	hasData   bool
	formula   bool
}

// isXML2003 reports whether the text is such a file. Excel's web pages name other schemas.
func isXML2003(text string) bool {
	head := text[:min(len(text), 4096)]
	return strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet") && strings.Contains(head, "Workbook")
}

func (b *builder) readXML2003(text string) error {
	b.book.Format = HTML
	r := &xml2003Reader{builder: b, x: newXMLStream(strings.NewReader(text)), formats: map[string]numberFormat{}}
	inSheet, inCell, inData, inComment := false, false, false, false
	for {
		piece, err := r.x.next()
		if err != nil {
			return corrupt(err)
		}
		switch piece {
		case xmlEOF:
			if len(b.book.Sheets) == 0 || inSheet {
				return corruptText("xml: no worksheet, or one that breaks off")
			}
			return nil
		case xmlText:
			if inData {
				if r.value = r.x.appendText(r.value); len(r.value) > maxPiece {
					return tooManyCells()
				}
			}
			continue
		}
		start, open := piece == xmlStart, piece == xmlStart && !r.x.empty
		switch name := string(r.x.name); {
		case name == "Style" && start:
			r.style = r.x.attr("ID")
		case name == "NumberFormat" && start && len(r.formats) < 10_000:
			r.formats[r.style] = namedFormat(r.x.attr("Format"))
		case name == "Worksheet" && start:
			r.row, r.col, inCell = -1, -1, false
			inSheet = open
			err = r.beginSheet(r.x.attr("Name"), false, false)
		case name == "Worksheet" && inSheet:
			inSheet = false
			err = r.endSheet()
		case !inSheet:
		case name == "Visible" && open:
			r.sheet.Hidden = r.hiddenSheet()
		case name == "Row" && start:
			r.row = indexed(r.x, r.row)
			r.col, inCell = -1, false
			err = r.beginRow(r.row, r.x.flag("Hidden"))
		case name == "Cell" && start && r.row >= 0:
			inCell = open
			err = r.startCell()
		case name == "Cell" && inCell:
			inCell, inData = false, false
			err = r.finishCell()
		case name == "Comment":
			inComment = open
		case name == "Data" && inCell && !inComment:
			inData = open
			if start {
				r.kind, r.hasData = r.x.attr("Type"), true
			}
		}
		if err != nil {
			return err
		}
	}
}

// indexed returns the 0-based place of a row or cell: its Index, else the one after the last.
func indexed(x *xmlStream, last int) int {
	if n := atoi([]byte(x.attr("Index"))); n > 0 {
		return n - 1
	}
	return last + 1
}

// hiddenSheet reads what follows <Visible>: SheetHidden or SheetVeryHidden.
func (r *xml2003Reader) hiddenSheet() bool {
	piece, err := r.x.next()
	return err == nil && piece == xmlText && bytes.HasPrefix(bytes.TrimSpace(r.x.text), []byte("Sheet"))
}

func (r *xml2003Reader) startCell() error {
	r.col = indexed(r.x, r.col)
	r.cellStyle, r.kind, r.value, r.hasData = r.x.attr("StyleID"), "", r.value[:0], false
	r.formula = r.x.attr("Formula") != ""
	across, down := max(0, atoi([]byte(r.x.attr("MergeAcross")))), max(0, atoi([]byte(r.x.attr("MergeDown"))))
	if across == 0 && down == 0 {
		return nil
	}
	at := r.col
	if r.x.empty { // an empty cell ends here
		r.col += across
	}
	return r.addMerge(Range{r.row, at, r.row + down, at + across})
}

func (r *xml2003Reader) finishCell() error {
	c, err := r.cell()
	if err != nil {
		return err
	}
	at := r.col
	if n := len(r.sheet.Merges); n > 0 && r.sheet.Merges[n-1].FirstRow == r.row && r.sheet.Merges[n-1].FirstCol == at {
		r.col = r.sheet.Merges[n-1].LastCol // the next cell stands to the right of the merged area
	}
	return r.put(at, c)
}

func (r *xml2003Reader) cell() (Cell, error) {
	if !r.hasData {
		if r.formula {
			return Cell{Kind: Error, Text: uncomputed}, nil
		}
		return Cell{}, nil
	}
	value := bytes.TrimSpace(r.value)
	switch r.kind {
	case "Number":
		if v, digits, ok := number(value); ok {
			return r.numberCell(v, digits, r.formats[r.cellStyle])
		}
	case "DateTime":
		f := r.formats[r.cellStyle]
		if !f.isDate {
			f = builtinFormat(14)
		}
		return r.isoCell(value, f)
	case "Boolean":
		return boolCell(string(value) == "1"), nil
	case "Error":
		if len(value) > 0 {
			s, err := r.keepText(value)
			return Cell{Kind: Error, Text: s}, err
		}
	}
	return r.textCell(normalText(r.value))
}

// namedFormat reads a number format, which may be one of Excel's names.
func namedFormat(format string) numberFormat {
	switch format {
	case "General Date":
		return builtinFormat(22)
	case "Short Date", "Long Date", "Medium Date":
		return builtinFormat(14)
	case "Long Time", "Medium Time", "Short Time":
		return builtinFormat(20)
	case "Standard", "Currency", "Euro Currency", "Fixed", "Scientific", "Yes/No", "True/False", "On/Off":
		return numberFormat{}
	case "Percent":
		return builtinFormat(10)
	}
	return parseFormat(format)
}
