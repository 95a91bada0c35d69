package assess

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// items are those of the scheme among columns.
func (v *marksView) items(columns []string) []*model.Item {
	var all []*model.Item
	for _, id := range columns {
		if _, _, item, ok := v.s.facts.Year.Scheme.ItemByID(id); ok {
			all = append(all, item)
		}
	}
	return all
}

// onRange says under the grid what is selected; onCell does so for a single cell.
func (v *marksView) onRange([]markRow, []string) { v.showFoot("") }

// fillDown puts the mark of the row above into the current cell, or those of the first selected row into the others.
func (v *marksView) fillDown() {
	if v.s.facts == nil || v.list || v.s.tab != marksTab || v.table == nil || v.s.fixed() {
		return
	}
	row, _, ok := v.current()
	if !ok {
		return
	}
	rows, columns := v.table.Range()
	items := v.items(columns)
	if len(rows) < 2 {
		rows = v.above(row)
	}
	if len(rows) < 2 || len(items) == 0 {
		return
	}
	var changes []office.MarkChange
	for _, i := range items {
		if m, _, given := rows[0].mark(i.ID); given {
			changes = append(changes, office.FillMark(i, m, places(rows[1:]))...)
		}
	}
	if len(changes) == 0 {
		return
	}
	what := fmt.Sprintf("%s 起 %d 项向下填充", items[0].Code, len(items))
	if len(items) == 1 {
		m, _, ok := rows[0].mark(items[0].ID)
		what = fmt.Sprintf("%s 向下填充 %s", items[0].Code, scoring.MarkText(m, ok))
	}
	v.write(changes, fmt.Sprintf("%s %s，%d 格", row.stage.Label(), what, len(changes)), nil)
}

// above is the row before a row, and the row itself.
func (v *marksView) above(row markRow) []markRow {
	rows := v.table.Shown()
	for i := range rows {
		if i > 0 && rows[i].key() == row.key() {
			return rows[i-1 : i+1]
		}
	}
	return nil
}

// clearMarks takes the marks of the selected cells away, in one step.
func (v *marksView) clearMarks(rows []markRow, columns []string) {
	if v.s.fixed() {
		return
	}
	changes := office.ClearMarks(v.items(columns), places(rows))
	switch len(changes) {
	case 0:
		return
	case 1:
		_, _, item, _ := v.s.facts.Year.Scheme.ItemByID(changes[0].Key.Item)
		for _, row := range rows {
			if row.sheet.OrgID == changes[0].OrgID && row.stage == changes[0].Key.Stage {
				v.setMark(row, item, nil)
			}
		}
		return
	}
	v.write(changes, fmt.Sprintf("清除 %d 个%s分", len(changes), rows[0].stage.Label()), func(change int64) {
		v.s.d.Said(fmt.Sprintf("已清除 %d 格", len(changes)), change)
	})
}

// menu is what a right click offers for the selected cells.
func (v *marksView) menu(rows []markRow, column string) []kit.Option {
	if len(rows) == 0 {
		return nil
	}
	var acts []kit.Option
	_, columns := v.table.Range()
	if items := v.items(columns); len(items) > 0 && !v.s.fixed() {
		acts = append(acts,
			kit.Option{Text: "粘贴", Detail: "Ctrl+V", Icon: "clipboard", Do: v.table.Paste},
			kit.Option{Text: "向下填充", Detail: "Ctrl+D", Icon: "arrow-down", Do: v.fillDown},
			kit.Option{Text: "清除", Detail: "Delete", Icon: "trash", Do: func() { v.clearMarks(rows, columns) }})
	}
	row := rows[0]
	if _, _, _, ok := v.s.facts.Year.Scheme.ItemByID(column); ok {
		acts = append(acts, kit.Option{Text: "这个分怎么来的", Icon: "info", Do: func() { v.paneClosed = false; v.showMarkPane() }})
	}
	open := kit.Option{Text: "展开三栏分数", Icon: "chevron-down", Do: func() { v.toggle(row.sheet.OrgID) }}
	if row.open {
		open.Text, open.Icon = "收起三栏分数", "chevron-up"
	}
	org := row.sheet.OrgID
	var target any = org
	if unit, ok := model.KeyOfUnit(org); ok {
		target = shell.Unit(unit)
	}
	return append(acts, open, kit.Option{Text: "打开这个" + v.s.whom(), Icon: "branch", Do: func() { v.s.d.Go(shell.Branches, target) }},
		kit.Option{Text: "打印本" + v.s.whom() + "明细", Icon: "print", Do: func() { v.s.d.Go(shell.Papers, org) }})
}
