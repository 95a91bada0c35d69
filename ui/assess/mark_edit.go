package assess

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// commit takes what was typed into a cell. A refused text keeps the field open and says the allowed range.
func (v *marksView) commit(row markRow, column, text string) error {
	_, _, item, ok := v.s.facts.Year.Scheme.ItemByID(column)
	if !ok {
		return nil
	}
	mark, err := typedMark(item, text)
	if err != nil {
		v.showFoot(model.MessageOf(err))
		return err
	}
	v.setMark(row, item, mark)
	return nil
}

// setMark changes one mark; nil takes it away.
func (v *marksView) setMark(row markRow, item *model.Item, mark *model.Mark) {
	before, had := row.sheet.Mark(item.ID, row.stage)
	why := reasonOf(row, item)
	switch {
	case mark == nil && !had:
		return
	case mark == nil:
		why += fmt.Sprintf(" 清除 %s", markText(before, true))
	case !had:
		why += fmt.Sprintf(" 打 %s", markText(*mark, true))
	case before.Same(*mark) && (mark.Reason == "" || mark.Reason == before.Reason):
		return
	case before.Same(*mark):
		why += " 写明理由"
	default:
		why += fmt.Sprintf(" 由 %s 改为 %s", markText(before, true), markText(*mark, true))
	}
	v.write([]office.MarkChange{{OrgID: row.sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: row.stage}, Mark: mark}}, why, nil)
}

// write shows changes at once and has them written as one change set.
func (v *marksView) write(changes []office.MarkChange, why string, done func(int64)) {
	f := v.s.facts
	now, who := v.s.d.Office.Now(), v.s.d.Office.Who()
	all := office.MarksAfter(&f.Year.Scheme, func(org int64) map[model.MarkKey]model.Mark {
		if sheet := f.Sheet(org); sheet != nil {
			return sheet.Marks
		}
		return nil
	}, changes)
	for _, c := range all {
		sheet := f.Sheet(c.OrgID)
		if sheet == nil {
			continue
		}
		if c.Mark == nil {
			delete(sheet.Marks, c.Key)
		} else {
			shown := *c.Mark
			shown.By, shown.At = who, now
			if sheet.Marks == nil {
				sheet.Marks = map[model.MarkKey]model.Mark{}
			}
			sheet.Marks[c.Key] = shown
		}
	}
	var orgs []int64
	for _, c := range changes {
		if sheet := f.Sheet(c.OrgID); sheet != nil && !slices.Contains(orgs, c.OrgID) {
			orgs = append(orgs, c.OrgID)
			v.s.rescore(sheet)
		}
	}
	year := v.s.year
	v.s.saver.addMarks(why, orgs, func(ctx context.Context, o *office.Office) (int64, error) { return o.SetMarks(ctx, year, changes, why) }, done)
	v.fillBar()
	v.showHead()
	v.askReason()
	v.table.Refresh()
	v.afterMove()
}

// fillDown puts the mark of the line above into the current cell, or the first selected mark into the others.
func (v *marksView) fillDown() {
	if v.s.facts == nil || v.list || v.s.tab != marksTab || v.table == nil || v.s.closed() {
		return
	}
	row, item, ok := v.current()
	if !ok || item == nil {
		return
	}
	rows := v.table.Selected()
	if len(rows) < 2 {
		rows = v.above(row)
	}
	if len(rows) < 2 {
		return
	}
	m, _, given := rows[0].mark(item.ID)
	if !given {
		return
	}
	var changes []office.MarkChange
	for _, r := range rows[1:] {
		if before, had := r.sheet.Mark(item.ID, r.stage); had && before.Same(m) {
			continue
		}
		changes = append(changes, office.MarkChange{OrgID: r.sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: r.stage},
			Mark: &model.Mark{Points: m.Points, NotApplicable: m.NotApplicable, Reason: reasonToKeep(item, m)}})
	}
	if len(changes) > 0 {
		v.write(changes, fmt.Sprintf("%s %s 向下填充 %s，%d 格", row.stage.Label(), item.Code, markText(m, true), len(changes)), nil)
	}
}

// above is the line before l, and l.
func (v *marksView) above(row markRow) []markRow {
	rows := v.table.Shown()
	for i := range rows {
		if i > 0 && rows[i].key() == row.key() {
			return rows[i-1 : i+1]
		}
	}
	return nil
}

// showFoot draws legend and statistics under the grid; a problem takes the place of the legend.
func (v *marksView) showFoot(problem string) {
	var left []fyne.CanvasObject
	_, item, _ := v.current()
	switch {
	case problem != "":
		left = []fyne.CanvasObject{kit.NewIcon("alert", look.GlyphInline, look.Bad), text.Small(problem).In(look.Bad)}
	case v.stage == model.SelfMark:
		left = []fyne.CanvasObject{text.Small("支部自己填报的分数")}
	default:
		last := (v.stage - 1).Label()
		left = []fyne.CanvasObject{kit.NewTag("4.50", look.ToneInfo), text.Small(fmt.Sprintf("%s与%s不同", v.stage.Label(), last)), kit.Space(look.Gap4, 0),
			text.Small("4.50").In(look.Text3), text.Small("还没有" + v.stage.Label())}
	}
	var right []fyne.CanvasObject
	if item != nil {
		right = append(right, text.Small(v.statistics(item)))
	}
	v.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, left, right), 0, look.Gap24, 0, look.Gap24))}
	v.foot.Refresh()
}

// statistics are mean, lowest and highest of the marks of an item that the grid shows at its stage.
func (v *marksView) statistics(item *model.Item) string {
	var sum, low, high model.Points
	n := int64(0)
	for _, sheet := range v.s.facts.Sheets {
		if v.filter != showAll && !v.passed[sheet.OrgID] {
			continue
		}
		m, ok := sheet.Mark(item.ID, v.stage)
		if !ok || m.NotApplicable {
			continue
		}
		if n == 0 || m.Points < low {
			low = m.Points
		}
		if n == 0 || m.Points > high {
			high = m.Points
		}
		sum += m.Points
		n++
	}
	if n == 0 {
		return fmt.Sprintf("%s　可填 %s，还没有%s分", itemLabel(item), rangeWords(item), v.stage.Label())
	}
	return fmt.Sprintf("%s　可填 %s　平均 %s　最低 %s　最高 %s", itemLabel(item), rangeWords(item), sum.MulDiv(1, n), low, high)
}

// saveReason changes only the reason of a mark.
func (v *marksView) saveReason(row markRow, item *model.Item, mark model.Mark) {
	mark.By, mark.At = "", v.s.d.Office.Now()
	change := office.MarkChange{OrgID: row.sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: row.stage}, Mark: &mark}
	v.write([]office.MarkChange{change}, reasonOf(row, item)+" 写明理由", nil)
}
