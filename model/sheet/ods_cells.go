package sheet

import (
	"bytes"
	"slices"
	"strings"
)

// odsCell is a cell being read.
type odsCell struct {
	col, across int
	style, kind string
	value       string
	text        []byte
	formula     bool
	linked      bool // the formula reads from another file
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
	out.Linked, out.Formula = c.linked, c.formula
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
