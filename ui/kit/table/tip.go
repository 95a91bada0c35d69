package table

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// tipAt is what a tip says about a cell: what its column tells, or the whole text of a cell that is cut.
func (t *Table[T]) tipAt(pos, drawn int) string {
	row, ok := t.at(pos)
	col := drawn - t.lead()
	if !ok || col < 0 || col >= len(t.cols) {
		return ""
	}
	if c := t.cols[col]; c.TipOf != nil {
		if said := c.TipOf(row); said != "" {
			return said
		}
	}
	if r, shown := t.layer.rows[pos]; shown && drawn < len(r.cells) && r.cells[drawn] != nil {
		return r.cells[drawn].cutText()
	}
	return ""
}

// cutText is the whole content of a cell that does not show all of it, else "".
func (v *cellView) cutText() string {
	for _, tag := range v.tags {
		if v.allTags != "" && !tag.Face.Visible() {
			return v.allTags
		}
	}
	if whole := text.Clean(v.shown); v.text.Visible() && v.text.Text != whole {
		return whole
	}
	return ""
}

func tagsText(tags []Tag) string {
	var all []string
	for _, t := range tags {
		all = append(all, t.Text)
	}
	return strings.Join(all, "　")
}

// tipFor asks for the tip of the cell under a place of the rows.
func (l *gridLayer) tipFor(at fyne.Position) {
	row := l.rowAt(at.Y)
	col, _ := l.columnAt(at.X)
	if row == l.tipRow && col == l.tipCol {
		return
	}
	l.tipRow, l.tipCol = row, col
	said := ""
	if row >= 0 && col >= 0 {
		said = l.source.tipAt(row, col)
	}
	if said == "" {
		kit.TipAway(l)
		return
	}
	x := l.columns[col].x
	if col < l.frozen {
		x += l.scroll.Offset.X
	}
	kit.TipSoon(l, fyne.NewPos(x, float32(row)*l.height), l.height, said)
}

func (l *gridLayer) tipAway() {
	l.tipRow, l.tipCol = -1, -1
	kit.TipAway(l)
}

// tipFor asks for the tip of the title under a place of the header: what its column tells, or a title that is cut.
func (h *gridHead) tipFor(at fyne.Position) {
	col, _ := h.columnAt(at.X)
	cells := h.source.headCells()
	group, title, _ := h.heights(cells)
	line := 0
	if col >= 0 && col < len(cells) && cells[col].group != "" && at.Y < group {
		line = 1
	}
	if col == h.tipCol && line == h.tipLine {
		return
	}
	h.tipCol, h.tipLine = col, line
	if col < 0 || col >= len(cells) || col >= len(h.layer.columns) {
		kit.TipAway(h)
		return
	}
	said, x, below := cells[col].tip, h.x(col), group+title
	if line == 1 {
		said, x = h.cutGroup(cells, col)
		below = group
	} else if said == "" && text.Width(text.Clean(cells[col].title), look.SizeSmall, false) > h.layer.columns[col].width-2*h.layer.pad+1 {
		said = text.Clean(cells[col].title)
	}
	if said == "" {
		kit.TipAway(h)
		return
	}
	kit.TipSoon(h, fyne.NewPos(max(0, x), 0), below, said)
}

// cutGroup is the name over a group of columns, "" where it is not cut, and where it begins.
func (h *gridHead) cutGroup(cells []headCell, col int) (said string, x float32) {
	first, end := col, col+1
	for first > 0 && cells[first-1].group == cells[col].group {
		first--
	}
	for end < len(cells) && cells[end].group == cells[col].group {
		end++
	}
	last := h.layer.columns[end-1]
	width := last.x + last.width - h.layer.columns[first].x
	if text.Width(text.Clean(cells[col].group), look.SizeSmall, false) > width-4 {
		said = text.Clean(cells[col].group)
	}
	return said, h.x(first)
}
