package assess

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// gridColumns are the columns of the grid of one part.
func (v *marksView) gridColumns(index int) []table.Column[markRow] {
	part := &v.s.facts.Year.Scheme.Parts[index]
	columns := []table.Column[markRow]{v.nameColumn(), {ID: "stage", Title: "栏", Width: 40, Small: true, Always: true,
		Text: func(row markRow) string { return row.label(part) }, Ink: func(markRow) look.Token { return look.Text2 }}, v.sumColumn(index)}
	for _, c := range part.Categories {
		group := fmt.Sprintf("%s %s", spaced(c.Title()), c.Max.Short())
		width := max(itemWidth, (text.Width(group, look.SizeSmall, false)+2*look.Gap8)/float32(len(c.Items)))
		for i, item := range c.Items {
			column := v.itemColumn(item)
			column.Group, column.RuleOff, column.Width = group, i == 0, float32(int(width))
			columns = append(columns, column)
		}
	}
	return columns
}

// itemWidth is the width of a column of marks: 100.00 and 不适用 fit.
const itemWidth float32 = 48

func (v *marksView) nameColumn() table.Column[markRow] {
	return table.Column[markRow]{ID: "name", Title: v.s.whom(), Ends: true, Width: 152, Flex: true, Always: true,
		Text: func(row markRow) string {
			if !row.first {
				return ""
			}
			return model.PlainBranch(row.sheet.Branch)
		},
		Draw: func(row markRow, c *table.Cell) {
			if !row.first {
				return
			}
			c.Icon, c.Bold, c.Ink = "chevron-right", row.open, look.Text1
			if row.open {
				c.Icon = "chevron-down"
			}
		}}
}

func (v *marksView) sumColumn(index int) table.Column[markRow] {
	part := &v.s.facts.Year.Scheme.Parts[index]
	return table.Column[markRow]{ID: "sum", Title: part.Short + " " + part.Max.Short(), Width: 68, Align: look.Right, Always: true, RuleOff: true,
		Tip:  fmt.Sprintf("%s，满分 %s 分", part.Name, part.Max.Short()),
		Text: func(row markRow) string { text, _ := row.sum(v.s.facts, index); return text },
		Bold: func(markRow) bool { return true },
		Ink: func(row markRow) look.Token {
			if _, whole := row.sum(v.s.facts, index); !whole {
				return look.Text3
			}
			return look.Text1
		}}
}

func (v *marksView) itemColumn(item model.Item) table.Column[markRow] {
	return table.Column[markRow]{ID: item.ID, Title: item.Code, Sub: item.Max.Short(), Width: itemWidth, Align: look.Right,
		Tip: itemTip(&item), TipOf: func(row markRow) string { m, _, _ := row.mark(item.ID); return m.Reason },
		Text: func(row markRow) string { m, _, ok := row.mark(item.ID); return scoring.MarkText(m, ok) },
		Edit: func(markRow) bool { return !v.s.fixed() },
		Draw: func(row markRow, c *table.Cell) {
			m, own, ok := row.mark(item.ID)
			if !ok {
				return
			}
			c.Small = m.NotApplicable
			switch {
			case own && v.overridden(row, item.ID, m):
				c.Tone, c.Ink = look.ToneWarn, look.Warn
			case row.differs(item.ID):
				c.Tone, c.Ink = look.ToneInfo, look.Info
			case !own || row.open && row.stage == model.SelfMark:
				c.Ink = look.Text3
			}
		}}
}

// itemTip says what stands behind a code at the head of a column: A1 政治学习，满分 5 分　分档：……
func itemTip(item *model.Item) string {
	return fmt.Sprintf("%s，满分 %s 分　%s", item.Title(), item.Max.Short(), scoring.MethodText(item))
}
