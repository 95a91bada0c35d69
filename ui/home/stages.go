package home

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// stageLine is the steps of the working year; one that is picked opens on the assessment screen, with what it lacks.
func (s *Screen) stageLine(h *office.HomeFacts) fyne.CanvasObject {
	return kit.NewStageLine(shell.StageLine(h.Stages)).OnPick(func(i int) {
		s.d.Go(shell.Assess, shell.AssessAt{Place: office.AtPublication, Stage: h.Stages[i].ID})
	})
}
