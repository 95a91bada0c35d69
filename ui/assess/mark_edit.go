package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
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
	mark, err := scoring.ReadMark(item, text)
	if err != nil {
		v.showFoot(model.MessageOf(err))
		return err
	}
	v.setMark(row, item, mark)
	return nil
}

// setMark changes one mark; nil takes it away.
func (v *marksView) setMark(row markRow, item *model.Item, mark *model.Mark) {
	if why := office.MarkChangeText(row.place(), item, mark); why != "" {
		v.write([]office.MarkChange{{OrgID: row.sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: row.stage}, Mark: mark}}, why, nil)
	}
}

// write shows changes at once and has them written as one change set.
func (v *marksView) write(changes []office.MarkChange, why string, done func(int64)) {
	f := v.s.facts
	orgs := office.ShowChanges(f, changes, v.s.d.Office.Who(), v.s.d.Office.Now())
	for _, org := range orgs {
		v.s.rescore(f.Sheet(org))
	}
	year := v.s.year
	v.s.writes.addMarks(why, orgs, func(ctx context.Context, o *office.Office) (int64, error) { return o.SetMarks(ctx, year, changes, why) }, done)
	v.fillBar()
	if v.headText() != v.headSaid {
		v.showHead()
	}
	v.askReason()
	v.table.RefreshRows(rowKeys(orgs)...)
	v.table.Afterwards(v.afterMove)
}

// rowKeys are the keys of all rows that some branches may have.
func rowKeys(orgs []int64) []string {
	var keys []string
	for _, org := range orgs {
		for _, stage := range model.Stages() {
			keys = append(keys, markRowKey(org, stage))
		}
	}
	return keys
}

// showFoot draws legend and statistics under the grid; a problem, or the question for a reason, takes the place of the legend.
func (v *marksView) showFoot(problem string) {
	var left []fyne.CanvasObject
	_, item, _ := v.current()
	asked := v.reasonWords()
	switch {
	case problem != "":
		left = []fyne.CanvasObject{kit.NewIcon("alert", look.GlyphInline, look.Bad), kit.Tipped(text.Small(problem).In(look.Bad))}
	case asked != nil:
		left = asked
	case v.stage == model.SelfMark:
		left = []fyne.CanvasObject{text.Small(v.s.whom() + "自己填报的分数")}
	default:
		last := (v.stage - 1).Label()
		left = []fyne.CanvasObject{kit.NewTag("4.50", look.ToneInfo), text.Small(fmt.Sprintf("%s与%s不同", v.stage.Label(), last)), kit.Space(look.Gap4, 0),
			text.Small("4.50").In(look.Text3), text.Small("还没有" + v.stage.Label()), kit.Space(look.Gap4, 0)}
		if !v.s.closed() { // nothing of a decided year is tagged by it
			left = append(left, kit.NewTag("4.50", look.ToneWarn), kit.Tipped(text.Small("与记录不同，没写理由")))
		}
	}
	right := []fyne.CanvasObject{kit.Space(look.Gap8, 0)}
	if rows, columns := v.table.Range(); v.table.Ranged() {
		right = append(right, text.Small(fmt.Sprintf("已选 %d 行 × %d 列", len(rows), len(columns))))
	} else if item != nil {
		right = append(right, kit.Tipped(text.Small(v.statistics(item))))
	}
	v.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, left, right), 0, look.Gap24, 0, look.Gap24))}
	v.foot.Refresh()
}

// statistics are mean, lowest and highest of the marks of an item that the grid shows at its stage.
func (v *marksView) statistics(item *model.Item) string {
	var shown []*model.MarkSheet
	for _, sheet := range v.s.facts.Sheets {
		if v.filter == showAll || v.passed[sheet.OrgID] {
			shown = append(shown, sheet)
		}
	}
	spread := scoring.SpreadOf(shown, item.ID, v.stage)
	words := fmt.Sprintf("%s　可填 %s", scoring.ItemLabel(item), scoring.RangeText(item))
	if spread.Count == 0 {
		return words + "，" + scoring.MissingText(v.stage)
	}
	return words + fmt.Sprintf("　平均 %s　最低 %s　最高 %s", spread.Mean, spread.Low, spread.High)
}
