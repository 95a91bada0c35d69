package assess

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// nextEmpty is F8: it goes to the next empty cell of the stage shown, to the right and down from the current one, through the other parts
// and round again; that there is none is said.
func (v *marksView) nextEmpty() {
	if v.list || v.table == nil {
		return
	}
	parts := v.s.facts.Year.Scheme.Parts
	rows := slices.DeleteFunc(v.table.Shown(), func(row markRow) bool { return row.stage != v.stage })
	from, item := 0, -1
	if row, ok := v.table.Current(); ok {
		from = max(0, slices.IndexFunc(rows, func(r markRow) bool { return r.sheet.OrgID == row.sheet.OrgID }))
		item = slices.IndexFunc(itemsOf(parts[v.part]), func(i model.Item) bool { return i.ID == v.table.CurrentColumn() })
	}
	for n := range len(parts) + 1 {
		part := (v.part + n) % len(parts)
		row, id, ok := firstEmpty(rows, itemsOf(parts[part]), from, item+1)
		if !ok {
			from, item = 0, -1
			continue
		}
		if part != v.part {
			v.choosePart(part)
		}
		v.table.SetCurrentCell(row.key(), id)
		v.table.Focus()
		return
	}
	v.s.d.Toasts.Say(fmt.Sprintf("显示的 %d 行里，%s没有空格了", len(rows), v.stage.Label()), "", nil)
}

// lacking is where the marks of a branch lack something at the stage shown: the first that is empty, or else that needs a reason. Where
// nothing is lacking it is the first item of the part shown.
func (v *marksView) lacking(org int64) (part int, item string) {
	parts, shown := v.s.facts.Year.Scheme.Parts, min(v.part, len(v.s.facts.Year.Scheme.Parts)-1)
	sheet := v.s.facts.Sheet(org)
	if sheet == nil {
		return shown, itemsOf(parts[shown])[0].ID
	}
	for i, p := range parts {
		if _, id, ok := firstEmpty([]markRow{{sheet: sheet, stage: v.stage}}, itemsOf(p), 0, 0); ok {
			return i, id
		}
	}
	for i := range parts {
		if all := scoring.UnreasonedMarks(&parts[i], sheet, v.stage); len(all) > 0 {
			return i, all[0].Item.ID
		}
	}
	return shown, itemsOf(parts[shown])[0].ID
}

// firstEmpty is the first cell without a mark, from an item of a row on.
func firstEmpty(rows []markRow, items []model.Item, from, item int) (row markRow, id string, ok bool) {
	for _, row := range rows[min(from, len(rows)):] {
		for _, i := range items[min(item, len(items)):] {
			if _, marked := row.sheet.Mark(i.ID, row.stage); !marked {
				return row, i.ID, true
			}
		}
		item = 0
	}
	return row, "", false
}

func itemsOf(part model.Part) (all []model.Item) {
	for _, c := range part.Categories {
		all = append(all, c.Items...)
	}
	return all
}
