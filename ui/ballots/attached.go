package ballots

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/attachments"
)

// showAttached shows the attachments of the year's ballots, such as the signed counting sheets.
func (p *pane) showAttached() {
	of := model.OfBallots(p.s.year)
	if p.attached == nil {
		p.attached = attachments.Live(p.s.d, of, nil)
		p.held.Objects = []fyne.CanvasObject{p.attached.Object}
	}
	p.attached.Of(of)
}

// DroppedAt adds files to the year's ballots where they were dropped on the list of its attachments; elsewhere they are counts.
func (s *Screen) DroppedAt(at fyne.Position, paths []string) bool {
	if s.setup != nil || s.pane.attached == nil || !attachments.Over(s.pane.held, at) {
		return false
	}
	attachments.Add(s.d, s.pane.attached.Holder(), paths)
	return true
}
