package assess

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// sideWords is a text that stands beside a mark: its reason, or what it rests on.
type sideWords struct {
	label, hint, why string
	of               func(*model.Mark) *string
}

var (
	reasonWords = sideWords{"理由（印进考核材料）", "扣分或改分的理由", "写明理由", func(m *model.Mark) *string { return &m.Reason }}
	proofWords  = sideWords{"佐证材料", "如：会议记录、培训证书", "登记佐证", func(m *model.Mark) *string { return &m.Evidence }}
)

// wordsFields show the reason and the evidence of a mark; each is kept when it is left.
func (v *marksView) wordsFields(row markRow, item *model.Item, m model.Mark, own bool) fyne.CanvasObject {
	var reason, proof fyne.CanvasObject
	v.reason, reason = v.wordsField(reasonWords, row, item, m, own)
	v.proof, proof = v.wordsField(proofWords, row, item, m, own)
	return kit.VBox(look.Gap8, reason, proof)
}

// wordsField is the field of a text; once the year is closed it is plain words and there is no entry.
func (v *marksView) wordsField(w sideWords, row markRow, item *model.Item, m model.Mark, own bool) (*kit.Entry, fyne.CanvasObject) {
	kept := *w.of(&m)
	if v.s.fixed() {
		if kept == "" {
			return nil, kit.Space(0, 0)
		}
		return nil, kit.VBox(look.Gap4, text.Small(w.label), text.Para(kept).For(paneWidth-2*look.Gap20))
	}
	hint := w.hint
	if !own {
		hint = "先打分，再写这里"
	}
	entry := kit.NewEntry(hint).Small().With(kept)
	if !own {
		entry.Disable()
	}
	save := func(typed string) {
		mark, still := v.s.facts.Sheet(row.sheet.OrgID).Mark(item.ID, row.stage)
		if !still || typed == *w.of(&mark) {
			return
		}
		*w.of(&mark) = typed
		v.saveWords(row, item, mark, w.why)
	}
	entry.OnLeave = save
	entry.OnSubmitted = func(typed string) { save(typed); v.table.Focus() }
	return entry, kit.NewField(w.label, entry)
}

// saveWords changes only the words beside a mark. The pane is made anew by it; who went on to the other field goes on in the new one.
func (v *marksView) saveWords(row markRow, item *model.Item, mark model.Mark, why string) {
	was := []*kit.Entry{v.reason, v.proof}
	mark.By, mark.At = "", v.s.d.Office.Now()
	change := office.MarkChange{OrgID: row.sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: row.stage}, Mark: &mark, Whole: true}
	v.write([]office.MarkChange{change}, strings.Join([]string{model.PlainBranch(row.sheet.Branch), row.stage.Label(), item.Code, why}, " "), nil)
	fyne.Do(func() {
		win := v.s.d.Window.Canvas()
		for i, now := range []*kit.Entry{v.reason, v.proof} {
			if was[i] != nil && now != nil && now != was[i] && win.Focused() == fyne.Focusable(was[i]) {
				now.SetText(was[i].Text)
				win.Focus(now)
			}
		}
	})
}
