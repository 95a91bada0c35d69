package assess

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// attachedLine says how many attachments prove the mark of an item, and leads to them.
func (v *marksView) attachedLine(row markRow, item *model.Item) fyne.CanvasObject {
	of := model.OfItem(v.s.year, row.sheet.OrgID, item.ID)
	words := "佐证附件：没有，可以拖到这里"
	if n := v.s.attached[of.ID][of.Item]; n > 0 {
		words = fmt.Sprintf("佐证附件 %d 个", n)
	}
	title := model.PlainBranch(row.sheet.Branch) + "　" + item.Title() + "　佐证附件"
	return kit.HBox(look.Gap8, kit.NewIcon("attach", look.GlyphInline, look.Text2), kit.SmallLink(words, func() { attachments.Show(v.s.d, of, title) }))
}

// DroppedAt adds files, as what proves its mark, to the item in whose pane they were dropped.
func (s *Screen) DroppedAt(at fyne.Position, paths []string) bool {
	if s.tab != marksTab || s.facts == nil || s.marks.paneClosed || !attachments.Over(s.marks.pane, at) {
		return false
	}
	row, item, ok := s.marks.current()
	if ok && item != nil {
		attachments.Add(s.d, model.OfItem(s.year, row.sheet.OrgID, item.ID), paths)
	}
	return ok && item != nil
}
