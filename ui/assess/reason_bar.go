package assess

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// misfitMark is a mark in sight that its item's method cannot give, and for which no reason is written.
type misfitMark struct {
	row  markRow
	item *model.Item
	say  string // 松溪艺术 A1 打 4.5 分，按方法可得 5、3、0 分
}

// misfitMarks finds the marks among the shown lines that a reason is asked for. Typing goes on meanwhile: what is asked
// stands above the grid until the reasons are written.
func (v *marksView) misfitMarks() []misfitMark {
	var all []misfitMark
	part := &v.s.facts.Year.Scheme.Parts[v.part]
	for _, row := range v.table.Shown() {
		for c := range part.Categories {
			for i := range part.Categories[c].Items {
				item := &part.Categories[c].Items[i]
				m, ok := row.sheet.Mark(item.ID, row.stage)
				if !ok {
					continue
				}
				if fit := scoring.NeedsReason(item, m); fit != "" {
					all = append(all, misfitMark{row, item, fmt.Sprintf("%s %s 打 %s 分，%s", shortName(row.sheet.Branch), itemLabel(item), m.Points.Short(), fit)})
				}
			}
		}
	}
	return all
}

// askReason draws the question for the reasons again where it changed.
func (v *marksView) askReason() {
	if v.list || v.table == nil {
		return
	}
	if all := v.misfitMarks(); len(all) != v.reasonsAsked {
		v.showBar()
	}
}

// reasonBar asks for the reason of the first unfit mark, nil when there is none.
func (v *marksView) reasonBar() fyne.CanvasObject {
	all := v.misfitMarks()
	v.reasonsAsked = len(all)
	if len(all) == 0 {
		return nil
	}
	words := all[0].say + "，要写理由"
	if len(all) > 1 {
		words = fmt.Sprintf("%d 个分与计分方法不符，要写理由：%s等", len(all), all[0].say)
	}
	return noticeBar("warning", []fyne.CanvasObject{text.Body(words).Cutting()}, kit.NewButton("写理由", func() {
		v.table.SetCurrentCell(all[0].row.key(), all[0].item.ID)
		if v.reason != nil && !v.reason.Disabled() {
			v.s.d.Window.Canvas().Focus(v.reason)
		}
	}).Small())
}

// reasonToKeep is the reason that goes with a mark wherever it is copied, because its method cannot give it; "" for
// every other mark.
func reasonToKeep(item *model.Item, m model.Mark) string {
	if m.NotApplicable || scoring.Misfit(item, m.Points) == "" {
		return ""
	}
	return m.Reason
}
