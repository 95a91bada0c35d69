package table

import (
	"strings"

	"github.com/shuangbai/shuangbai/model/outfile"
)

// Export turns rows into text by the same column definitions the screen uses: titles first, then one line per
// row. A column without Text and Export is left out.
func Export[T any](columns []Column[T], rows []T) [][]string {
	var used []*Column[T]
	var titles []string
	for i := range columns {
		c := &columns[i]
		if c.Text != nil || c.Export != nil || c.Tags != nil {
			used = append(used, c)
			titles = append(titles, c.Title)
		}
	}
	table := [][]string{titles}
	for _, row := range rows {
		line := make([]string, len(used))
		for i, c := range used {
			line[i] = exportText(c, row)
		}
		table = append(table, line)
	}
	return table
}

func exportText[T any](c *Column[T], row T) string {
	switch {
	case c.Export != nil:
		return c.Export(row)
	case c.Text != nil:
		return c.Text(row)
	}
	var words []string
	for _, tag := range c.Tags(row) {
		words = append(words, tag.Text)
	}
	return strings.Join(words, "　")
}

// Export is what is shown now: visible columns, rows in display order.
func (t *Table[T]) Export() [][]string { return Export(t.visibleColumns(), t.Shown()) }

func (t *Table[T]) visibleColumns() []Column[T] {
	columns := make([]Column[T], len(t.cols))
	for i, c := range t.cols {
		columns[i] = *c
	}
	return columns
}

// CopyText is what Ctrl+C puts on the clipboard: the selected rows with their titles as tab-separated text, the
// current row when none is selected; in a table of cells the selected cells, or the current one. What is masked on the screen stays so, and
// no text becomes a formula where it is pasted.
func (t *Table[T]) CopyText() string {
	if t.ranged {
		return t.rangeText()
	}
	rows := t.Selected()
	if len(rows) == 0 {
		row, ok := t.at(t.current)
		if !ok {
			return ""
		}
		if t.spec.Cells && t.column < len(t.cols) {
			return outfile.TextCell(exportText(masked(t.cols[t.column]), row))
		}
		rows = []T{row}
	}
	return t.rowsText(rows)
}

// rowsText is rows with the titles of their columns as tab-separated text.
func (t *Table[T]) rowsText(rows []T) string {
	columns := t.visibleColumns()
	for i := range columns {
		columns[i] = *masked(&columns[i])
	}
	table := Export(columns, rows)
	for _, line := range table {
		for i := range line {
			line[i] = outfile.TextCell(line[i])
		}
	}
	return JoinTSV(table)
}

// masked is the column with the screen's text also for copying.
func masked[T any](c *Column[T]) *Column[T] {
	if c.Text == nil {
		return c
	}
	plain := *c
	plain.Export = nil
	return &plain
}

// JoinTSV writes a table as tab-separated text, quoting what holds a tab, a line break or a leading quote.
func JoinTSV(table [][]string) string {
	var b strings.Builder
	for _, line := range table {
		for i, s := range line {
			if i > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(s, "\t\n\r") || strings.HasPrefix(s, `"`) {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b.WriteString(s)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// ParseTSV reads what Excel and WPS put on the clipboard: cells parted by tabs, lines by line breaks, a cell with a
// break inside quotes. Every line of the result has the same number of cells.
func ParseTSV(s string) [][]string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.TrimRight(s, "\n\x00")
	var block [][]string
	var line []string
	wide := 0
	for pos := 0; pos <= len(s); {
		cell, next, end := tsvCell(s, pos)
		cell = outfile.FromTextCell(cell)
		line = append(line, cell)
		pos = next
		if end {
			block = append(block, line)
			wide = max(wide, len(line))
			line = nil
		}
	}
	for i := range block {
		for len(block[i]) < wide {
			block[i] = append(block[i], "")
		}
	}
	return block
}

// tsvCell reads one cell from pos; end reports that it is the last of its line.
func tsvCell(s string, pos int) (cell string, next int, end bool) {
	if pos < len(s) && s[pos] == '"' {
		if text, after, ok := quotedCell(s, pos+1); ok {
			if after >= len(s) {
				return text, len(s) + 1, true
			}
			return text, after + 1, s[after] == '\n'
		}
	}
	stop := strings.IndexAny(s[pos:], "\t\n")
	if stop < 0 {
		return s[pos:], len(s) + 1, true
	}
	return s[pos : pos+stop], pos + stop + 1, s[pos+stop] == '\n'
}

// quotedCell reads up to the closing quote, which a tab, a line break or the end must follow.
func quotedCell(s string, pos int) (text string, after int, ok bool) {
	var b strings.Builder
	for i := pos; i < len(s); i++ {
		if s[i] != '"' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		if i+1 == len(s) || s[i+1] == '\t' || s[i+1] == '\n' {
			return b.String(), i + 1, true
		}
		return "", 0, false
	}
	return "", 0, false
}
