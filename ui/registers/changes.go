package registers

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// lastChange is the last change of an entry, with a way to all of them.
func (s *Screen) lastChange(r row, past []office.EntryChange) fyne.CanvasObject {
	set := past[0].Set
	line := kit.HBox(look.Gap8, kit.NewIcon("clock", look.GlyphInline, look.Text2),
		text.Small(fmt.Sprintf("%s %s　%s", set.Who, model.When(set.At, "01-02 15:04"), set.Why)).Cutting(),
		kit.SmallLink(fmt.Sprintf("全部 %d 次", len(past)), func() { s.tellHistory(r, past) }))
	return kit.VBox(look.Gap8, kit.HRule(look.LineSoft), line)
}

// tellHistory lists every change of an entry with what it changed.
func (s *Screen) tellHistory(r row, past []office.EntryChange) {
	box := kit.VBox(look.Gap8)
	for i, c := range past {
		if i == 30 {
			box.Add(text.Caption(fmt.Sprintf("更早的 %d 次在“变更记录”里", len(past)-i)))
			break
		}
		box.Add(kit.VBox(2, text.Body(c.Set.Why).Cutting(), text.Caption(changeWords(c))))
	}
	scroll := kit.Scrolled(box, 360)
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: r.Title + "的变更", Content: scroll, Safe: "看好了", Width: 560})
}

func changeWords(c office.EntryChange) string {
	words := fmt.Sprintf("%s　%s", model.When(c.Set.At, "2006-01-02 15:04"), c.Set.Who)
	for _, f := range c.Fields {
		words += fmt.Sprintf("　%s：%s → %s", f.Label, cmp.Or(f.Was, "（空）"), cmp.Or(f.Now, "（空）"))
	}
	return words
}
