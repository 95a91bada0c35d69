package life

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const (
	monthWide float32 = 49
	cellPad   float32 = 2
)

func (s *Screen) spec() table.Spec[row] {
	columns := []table.Column[row]{{ID: "name", Title: "支部", Width: 130, Flex: true, Always: true, Lead: true, Ends: true,
		Text: func(r row) string { return model.PlainBranch(r.Org.Name) }, Compare: func(a, b row) int { return strings.Compare(a.Org.SortPinyin, b.Org.SortPinyin) }}}
	for m := 1; m <= 12; m++ {
		columns = append(columns, s.monthColumn(m))
	}
	columns = append(columns, s.sumColumn())
	return table.Spec[row]{ID: "life", Columns: columns, Key: key, RowHeight: look.MatrixRow, Cells: true, Frozen: 1, CellPad: cellPad, Inset: look.Gap24 - cellPad,
		Unit: "个支部", Empty: s.empty, OnCell: func(row, string) { s.cellChanged() }, OnClick: func(row) { s.clicked() }, OnKey: s.tableKey,
		EditText: func(row, string) string { return "" }, Commit: s.commit, OnPaste: s.onPaste, OnClear: func([]row, []string) { s.sayDeletion() }, MenuOf: s.menu}
}

func (s *Screen) monthColumn(month int) table.Column[row] {
	return table.Column[row]{ID: monthID(month), Title: fmt.Sprintf("%d 月", month), Group: []string{"一季度", "二季度", "三季度", "四季度"}[(month-1)/3],
		Width: monthWide, Align: look.Center, Always: true, RuleOff: true,
		Text:  func(r row) string { return s.cellText(s.board.Cell(r, month, s.kind)) },
		Draw:  func(r row, c *table.Cell) { s.drawCell(r, month, c) },
		TipOf: func(r row) string { return s.cellWords(r, month) },
		Edit:  func(row) bool { return !s.d.Office.ReadOnly() },
		Total: func(rows []row) string { return shortSum(s.board.Sum(rows, month, s.kind)) }}
}

// cellText is what a cell shows: the signs of what is missing or waits, else how many records there are.
func (s *Screen) cellText(c *office.LifeCell) string {
	open := slices.Concat(c.Missed, c.Waiting)
	switch {
	case len(open) > 3 && len(c.Missed) > 0:
		return fmt.Sprintf("缺 %d", len(open))
	case len(open) > 3:
		return fmt.Sprintf("待 %d", len(open))
	case len(open) > 0:
		return signs(open)
	case c.Records > 0:
		return fmt.Sprint(c.Records)
	case c.Open:
		return "·"
	case !c.Owed:
		return "—"
	}
	return ""
}

func signs(kinds []model.ActivityKind) string {
	text := ""
	for _, k := range kinds {
		text += k.Sign()
	}
	return text
}

func (s *Screen) drawCell(r row, month int, c *table.Cell) {
	cell := s.board.Cell(r, month, s.kind)
	switch {
	case len(cell.Missed) > 0 && r.Life.Kept:
		c.Tone, c.Bold = look.ToneBad, true
	case len(cell.Missed) > 0: // nothing is recorded of the branch: that is not known to be missed
		c.Ink = look.Text3
	case len(cell.Waiting) > 0:
		c.Tone = look.ToneWarn
	case cell.Records > 0:
		c.Ink = look.Text2
	default:
		c.Ink = look.Text3
	}
}

// cellWords says in words what a cell means: 7 月　缺支委会　记录 1 次.
func (s *Screen) cellWords(r row, month int) string {
	c := s.board.Cell(r, month, s.kind)
	parts := []string{fmt.Sprintf("%d 月", month)}
	if len(c.Missed) > 0 {
		verb := "缺"
		if !r.Life.Kept {
			verb = "没有记录："
		}
		parts = append(parts, verb+labels(c.Missed))
	}
	if len(c.Waiting) > 0 {
		parts = append(parts, "待开"+labels(c.Waiting))
	}
	switch {
	case c.Records > 0:
		parts = append(parts, fmt.Sprintf("已记 %d 次", c.Records))
	case c.Open:
		parts = append(parts, "还没有到")
	case !c.Owed:
		parts = append(parts, "不用开")
	}
	return strings.Join(parts, "　")
}

func labels(kinds []model.ActivityKind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.Label()
	}
	return strings.Join(words, "、")
}

// weakShare is the share of what is due, in percent, below which a branch's bar turns.
const weakShare = 90

func (s *Screen) sumColumn() table.Column[row] {
	sum := func(r row) office.LifeSum { return s.board.Sum([]row{r}, 0, s.kind) }
	share := func(r row) int {
		if v := sum(r); v.Due > 0 {
			return v.Done * 100 / v.Due
		}
		return -1
	}
	return table.Column[row]{ID: "sum", Title: "已开 / 应开", Width: 112, Align: look.Right, Always: true, RuleOff: true,
		Text: func(r row) string {
			v := sum(r)
			switch {
			case !r.Life.Kept:
				return "没有记录"
			case v.Due == 0:
				return "—"
			}
			return fmt.Sprintf("%d / %d", v.Done, v.Due)
		},
		Compare: func(a, b row) int { return share(a) - share(b) },
		TipOf: func(r row) string {
			if p := share(r); p >= 0 {
				return fmt.Sprintf("%d%%，缺 %d 次", p, sum(r).Missed())
			}
			return ""
		},
		Draw: func(r row, c *table.Cell) {
			p := share(r)
			if p < 0 || !r.Life.Kept {
				c.Ink = look.Text3
				return
			}
			c.Indent, c.Bar, c.BarToken = look.Gap8, float32(p)/100, look.Chart2
			if p < weakShare {
				c.BarToken = look.Bad
			}
		},
		Total: func(rows []row) string {
			v := s.board.Sum(rows, 0, s.kind)
			return fmt.Sprintf("%d / %d", v.Done, v.Due)
		}}
}

// shortSum is a month's sum as it fits under its column.
func shortSum(v office.LifeSum) string {
	if v.Due == 0 {
		return ""
	}
	words := fmt.Sprintf("%d/%d", v.Done, v.Due)
	if text.Width(words, look.SizeBody, false) > monthWide-2*cellPad {
		return fmt.Sprintf("%d%%", v.Done*100/v.Due)
	}
	return words
}

// menu is what a right click offers.
func (s *Screen) menu(rows []row, column string) []kit.Option {
	if len(rows) == 0 {
		return nil
	}
	r := rows[0]
	var acts []kit.Option
	if monthOf(column) > 0 && !s.d.Office.ReadOnly() {
		acts = append(acts, kit.Option{Text: "粘贴", Detail: "Ctrl+V", Icon: "clipboard", Do: s.table.Paste},
			kit.Option{Text: "登记这个月的活动", Detail: "Enter", Icon: "plus", Do: func() { s.clicked(); s.focusDate() }})
		if len(rows) > 1 {
			acts = append(acts, kit.Option{Text: fmt.Sprintf("给这 %d 个支部登记同一次活动", len(rows)), Icon: "plus", Do: s.enterMany})
		}
	}
	return append(acts, kit.Option{Text: "打开这个支部", Icon: "branch", Do: func() { s.openBranch(r.Org.ID) }})
}
