package errorbook

import (
	"github.com/xuri/excelize/v2"
)

// drawnLook is the look of a drawn cell.
type drawnLook struct {
	format string // number format, "" for a general one
	fill   string
	header bool
}

const asText = "@"

// headerFill is the ground of a drawn header.
const headerFill = "F4F4F2"

// style is the library's number of a look.
func (d *drawing) style(l drawnLook) int {
	id, ok := d.styles[l]
	if ok {
		return id
	}
	s := &excelize.Style{}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.format == asText {
		s.CustomNumFmt, s.NumFmt = nil, 49
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.header {
		s.Font, s.Alignment = &excelize.Font{Bold: true}, &excelize.Alignment{WrapText: true, Vertical: "center"}
	}
	id, err := d.m.f.NewStyle(s)
	if err != nil && d.err == nil {
		d.err = err
	}
	d.styles[l] = id
	return id
}

// formatOf is the number format of a style made by style.
func (d *drawing) formatOf(id int) string {
	for l, n := range d.styles {
		if n == id && id != 0 {
			return l.format
		}
	}
	return ""
}
