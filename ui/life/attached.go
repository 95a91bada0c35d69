package life

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/attachments"
)

// DroppedAt adds files to the record in the form that they were dropped on. One that is not entered yet has to be first.
func (s *Screen) DroppedAt(at fyne.Position, paths []string) bool {
	switch {
	case s.entry == nil || !attachments.Over(s.pane, at):
		return false
	case s.entry.attached == nil:
		s.d.Said("先登记这次活动，再把附件拖到这里", 0)
	default:
		attachments.Add(s.d, s.entry.attached.Holder(), paths)
	}
	return true
}
