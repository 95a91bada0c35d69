package registers

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// findingNote says what the checkup found about an entry and what to do, with the way to the clause.
func (s *Screen) findingNote(f *checkup.Finding) fyne.CanvasObject {
	tone := look.ToneWarn
	if f.Severity == checkup.Must {
		tone = look.ToneBad
	}
	about := shell.FindingsOf{Rule: f.Rule.ID}
	return kit.NewNote(tone, "体检："+f.Rule.Title, "", f.Says+"。"+f.Rule.Fix, kit.NewButton("看条款", func() { s.d.Go(shell.Checkup, about) }).Small())
}
