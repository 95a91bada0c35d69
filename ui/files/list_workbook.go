package files

import (
	"context"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/workbook"
)

// List is a table to be written into a workbook: its title, a line of facts, and lines of text with the titles of
// the columns first.
type List struct {
	Title   string
	Author  string // the committee
	Facts   []string
	Lines   [][]string
	Figures map[int]bool // columns of figures, by index
}

// Column widths in mm.
const (
	narrowest = 11.0
	widest    = 70.0
	perChar   = 3.9 // one Chinese character at the size of table cells
	cellEdges = 4.0
)

// Document makes the paper of a list, landscape, its columns as wide as their longest text.
func (l List) Document() document.Document {
	t := document.Table{Name: l.Title}
	for i, head := range l.titles() {
		c := document.Column{Head: head, Width: l.width(i), Align: document.Left}
		if l.Figures[i] {
			c.Align = document.Figures
		}
		t.Columns = append(t.Columns, c)
	}
	for _, line := range l.rows() {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(line...)})
	}
	parts := []document.Part{document.Title{Text: l.Title}}
	if len(l.Facts) > 0 {
		info := document.Info{Small: true}
		for _, fact := range l.Facts {
			info.Items = append(info.Items, document.InfoItem{Value: fact})
		}
		parts = append(parts, info)
	}
	return document.Document{Title: l.Title, Landscape: true, Parts: append(parts, t)}
}

// Write stores the list as a workbook. Errors are *model.Error.
func (l List) Write(to outfile.Target, made time.Time) error {
	return workbook.Write(context.Background(), to, l.Collection(), made, nil)
}

// Collection is the list marked as ours: the import knows it for what it is, as it does a paper.
func (l List) Collection() document.Collection {
	c := document.Single(l.Document(), l.Author)
	c.Paper = model.ListMark
	return c
}

func (l List) titles() []string {
	if len(l.Lines) == 0 {
		return nil
	}
	return l.Lines[0]
}

func (l List) rows() [][]string {
	if len(l.Lines) == 0 {
		return nil
	}
	return l.Lines[1:]
}

func (l List) width(col int) float64 {
	most := 0.0
	for _, line := range l.Lines {
		if col < len(line) {
			most = max(most, document.Chars(line[col]))
		}
	}
	return min(widest, max(narrowest, most*perChar+cellEdges))
}
