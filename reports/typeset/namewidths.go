package typeset

import (
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// leastName is the smallest size in which a long name is set, points; the column is widened until the name fits in it.
const leastName = 7.5

// leastText is the width in mm that a column of text keeps when another needs room.
const leastText = 28.0

// columnWidths are the widths of a table's columns, mm. A person's name is never parted: a column of names with a longer one than
// it holds in a small size takes the room from the widest columns of text.
func (f *flow) columnWidths(t *document.Table) []float64 {
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = c.Width * f.wider
	}
	for i, c := range t.Columns {
		if c.Align != document.Name && c.Align != document.NameLeft {
			continue
		}
		need := f.longestName(t, i)*leastName*MM + 2*orElse(c.Pad, cellPad) + 0.1
		for widths[i] < need {
			from := -1
			for k, o := range t.Columns {
				if k != i && (o.Align == document.Left || o.Align == document.Inherit) && widths[k] > leastText && (from < 0 || widths[k] > widths[from]) {
					from = k
				}
			}
			if from < 0 {
				break
			}
			step := min(1, need-widths[i])
			widths[from], widths[i] = widths[from]-step, widths[i]+step
		}
	}
	return widths
}

// longestName is the width in em of the longest name with a dot in a column.
func (f *flow) longestName(t *document.Table, col int) float64 {
	em := 0.0
	for i := range t.Rows {
		at := 0
		for _, c := range t.Rows[i].Cells {
			if at == col && c.Spans() == 1 && strings.Contains(c.Text, "·") {
				em = max(em, f.set.emOf(c.Text))
			}
			at += c.Spans()
		}
	}
	return em
}

// emOf is the width of a text on one line, in em.
func (s *setter) emOf(text string) float64 {
	em := 0.0
	for _, a := range s.atomise([]document.Span{{Text: text}}) {
		em += a.em
	}
	return em
}
