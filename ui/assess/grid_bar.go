package assess

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// showBar draws above the grid what a paste would do, or that the year is finalised; usually nothing. What comes and
// goes while marks are typed stands in the foot, where it moves no row.
func (v *marksView) showBar() {
	var bar fyne.CanvasObject
	var act *kit.Button
	switch {
	case v.list:
		return
	case v.s.d.Office.ReadOnly() && !v.s.closed():
		bar = shell.NoticeBar("lock", []fyne.CanvasObject{kit.Tipped(text.Body(shell.LookingWords + "，分数只能看。"))})
		v.plan = nil
	case v.s.closed():
		words := fmt.Sprintf("%d 年度已于 %s核定，分数只能看。要改先重新打开，并写明原因。", v.s.year, v.s.facts.Year.DecidedOn.Long())
		bar = shell.NoticeBar("lock", []fyne.CanvasObject{kit.Tipped(text.Body(words))}, shell.Writing(v.s.d, kit.NewButton("重新打开", v.s.reopen)).Small().Icon("unlock"))
		v.plan = nil
	case v.plan != nil:
		bar, act = v.pasteBar()
	}
	kit.PutAcross(v.bar, v.object, bar)
	if act != nil { // it can take the keyboard only now that it is shown
		kit.Focus(act)
	}
}
