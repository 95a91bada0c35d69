package table

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// pupil is a row of the tests.
type pupil struct {
	id, name string
	score    int
	mark     string
}

func pupils(n int) []*pupil {
	rows := make([]*pupil, n)
	for i := range rows {
		rows[i] = &pupil{id: fmt.Sprint("p", i), name: fmt.Sprintf("甲%03d", (i*37)%n), score: (i * 53) % n, mark: "1.00"}
	}
	return rows
}

func pupilColumns() []Column[*pupil] {
	return []Column[*pupil]{
		{ID: "name", Title: "姓名", Width: 100, Flex: true, Lead: true, Always: true, Text: func(p *pupil) string { return p.name },
			Compare: func(a, b *pupil) int { return cmp.Compare(a.name, b.name) }},
		{ID: "score", Title: "得分", Width: 80, Align: look.Right, Text: func(p *pupil) string { return fmt.Sprint(p.score) },
			Compare: func(a, b *pupil) int { return cmp.Compare(a.score, b.score) },
			Total: func(rows []*pupil) string {
				sum := 0
				for _, p := range rows {
					sum += p.score
				}
				return fmt.Sprint(sum)
			}},
		{ID: "mark", Title: "分", Width: 80, Align: look.Right, Text: func(p *pupil) string { return p.mark }, Edit: func(*pupil) bool { return true }},
		{ID: "id", Title: "编号", Width: 80, Text: func(p *pupil) string { return "***" }, Export: func(p *pupil) string { return p.id }},
	}
}

func pupilTable(t *testing.T, n int, change func(*Spec[*pupil])) (*Table[*pupil], fyne.Window) {
	t.Helper()
	spec := Spec[*pupil]{ID: "pupils", Columns: pupilColumns(), Key: func(p *pupil) string { return p.id }}
	if change != nil {
		change(&spec)
	}
	table := New(spec)
	win := kittest.Show(t, table.Object(), 600, 400)
	table.SetRows(pupils(n))
	return table, win
}

func names(rows []*pupil) string {
	var all []string
	for _, p := range rows {
		all = append(all, p.id)
	}
	return strings.Join(all, " ")
}

// texts lists what the visible rows of a table draw, one string a row.
func (t *Table[T]) texts() []string {
	first, end := t.layer.visible()
	var lines []string
	for i := first; i < end; i++ {
		var words []string
		for _, c := range t.layer.rows[i].cells {
			if c != nil && c.text.Visible() && c.text.Text != "" {
				words = append(words, c.text.Text)
			}
		}
		lines = append(lines, strings.Join(words, "|"))
	}
	return lines
}

// clickHead clicks on the middle of a header cell.
func clickHead(h *gridHead, col int) {
	test.TapAt(h, fyne.NewPos(h.x(col)+h.layer.columns[col].width/2, 10))
}

// clickCell clicks on a cell with modifiers held.
func clickCell(l *gridLayer, row, col int, mod fyne.KeyModifier) {
	at := fyne.NewPos(l.columns[col].x+l.columns[col].width/2, (float32(row)+0.5)*l.height)
	l.MouseDown(&desktop.MouseEvent{Modifier: mod, PointEvent: fyne.PointEvent{Position: at}})
	l.lastTapRow = -1 // each click of a test stands alone
	test.TapAt(l, at)
}
