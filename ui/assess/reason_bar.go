package assess

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// unreasoned is a mark in sight that a reason is asked for.
type unreasoned struct {
	scoring.Unreasoned
	row markRow
}

// unreasoned finds the marks among the shown rows that a reason is asked for. Typing goes on meanwhile: what is asked
// stands under the grid until the reasons are written.
func (v *marksView) unreasoned() []unreasoned {
	var all []unreasoned
	for _, row := range v.table.Shown() {
		for _, u := range v.s.unreasonedIn(row.sheet, v.part, row.stage) {
			all = append(all, unreasoned{u, row})
		}
	}
	return all
}

// unreasonedAt is where marks without a reason are looked for in a branch.
type unreasonedAt struct {
	part  int
	stage model.Stage
}

// unreasonedIn are those of a branch by the marks that show; they are looked for anew only after its marks changed, since every move
// of the cursor asks for those of all branches.
func (s *Screen) unreasonedIn(sheet *model.MarkSheet, part int, stage model.Stage) []scoring.Unreasoned {
	known, at := s.unreasoned[sheet.OrgID], unreasonedAt{part, stage}
	all, ok := known[at]
	if !ok {
		all = scoring.UnreasonedMarks(&s.facts.Year.Scheme.Parts[part], sheet, stage)
		if known == nil {
			known = map[unreasonedAt][]scoring.Unreasoned{}
			s.unreasoned[sheet.OrgID] = known
		}
		known[at] = all
	}
	return all
}

// askReason draws the question for the reasons again where it changed.
func (v *marksView) askReason() {
	if v.list || v.table == nil {
		return
	}
	if reasonQuestion(v.unreasoned()) != v.question {
		v.showFoot("")
	}
}

// reasonQuestion names the first mark without a reason and says how many there are; "" when there is none.
func reasonQuestion(all []unreasoned) string {
	if len(all) == 0 {
		return ""
	}
	first := model.PlainBranch(all[0].row.sheet.Branch) + " " + all[0].Label()
	if len(all) > 1 {
		return fmt.Sprintf("%d 个分要写理由：%s等", len(all), first)
	}
	return first + "，要写理由"
}

// reasonWords asks for the reason of the first mark without one, in the foot of the grid; nil when there is none.
func (v *marksView) reasonWords() []fyne.CanvasObject {
	if v.s.fixed() {
		v.question = ""
		return nil
	}
	all := v.unreasoned()
	v.question = reasonQuestion(all)
	if v.question == "" {
		return nil
	}
	write := kit.NewButton("写理由", func() {
		v.table.SetCurrentCell(all[0].row.key(), all[0].Item.ID)
		if v.reason != nil && !v.reason.Disabled() {
			v.s.d.Window.Canvas().Focus(v.reason)
		}
	}).Small()
	return []fyne.CanvasObject{kit.NewIcon("warning", look.GlyphInline, look.Warn), kit.Tipped(text.Small(v.question).In(look.Warn)), write}
}
