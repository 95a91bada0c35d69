package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Head is the strip at the top of a screen, 56 high: its title, one sentence of facts and at most three buttons.
type Head struct {
	Object *fyne.Container
	title  *text.Label
	facts  *text.Label
	left   *fyne.Container // title and sentence
	middle *fyne.Container // left, or the title and what takes the place of the sentence
	right  *fyne.Container
}

// NewHead makes the strip with a line under it.
func NewHead(title, facts string, buttons ...fyne.CanvasObject) *Head {
	h := &Head{title: text.Title(title), facts: text.Body(facts).In(look.Text2).Cutting()}
	h.left = kit.HBox(look.Gap12, h.title, h.facts)
	h.right = kit.HBox(look.Gap12, buttons...)
	h.middle = container.NewStack(h.left)
	row := kit.Border(nil, nil, nil, kit.Pad(h.right, 0, 0, 0, look.Gap12), h.middle)
	h.Object = kit.Bar(look.HeadHeight, look.Surface, false, true, kit.Pad(row, 0, look.Gap24, 0, look.Gap24))
	return h
}

// SetFacts changes the sentence.
func (h *Head) SetFacts(s string) { h.facts.SetText(s) }

// SetTitle changes the title.
func (h *Head) SetTitle(s string) {
	h.title.SetText(s)
	h.left.Refresh()
}

// SetMiddle puts something, such as tabs or wizard steps, in the place of the sentence. It gets all the room up to the buttons.
func (h *Head) SetMiddle(o fyne.CanvasObject) {
	h.middle.Objects = []fyne.CanvasObject{kit.Border(nil, nil, kit.HBox(look.Gap12, h.title, kit.Space(look.Gap4+look.Gap12, 0)), nil, o)}
	h.middle.Refresh()
}

// SetTabs puts tabs between the title and the sentence, which gets what room they leave.
func (h *Head) SetTabs(tabs fyne.CanvasObject) {
	h.SetMiddle(kit.Border(nil, nil, tabs, nil, kit.Pad(h.facts, 0, 0, 0, look.Gap20)))
}

// SetButtons replaces what stands at the right.
func (h *Head) SetButtons(buttons ...fyne.CanvasObject) {
	h.right.Objects = buttons
	h.Object.Refresh()
}

// FilterBar is the strip under the head, 44 high: chips at the left, which the wheel moves where they don't all fit,
// counts and the 列 menu at the right.
func FilterBar(left, right []fyne.CanvasObject) *fyne.Container {
	row := kit.Border(nil, nil, nil, kit.HBox(look.Gap8, append([]fyne.CanvasObject{kit.Space(0, 0)}, right...)...), kit.Sideways(kit.HBox(look.Gap8, left...)))
	return kit.Bar(look.FilterBarHeight, look.Surface, false, true, kit.Pad(row, 0, look.Gap24, 0, look.Gap24))
}

// NoticeBar is a bar over the whole width of the grid: an icon, what is to be said, and what can be done about it.
func NoticeBar(icon string, words []fyne.CanvasObject, acts ...fyne.CanvasObject) fyne.CanvasObject {
	left := append([]fyne.CanvasObject{kit.NewIcon(icon, look.GlyphButton, look.Info)}, words...)
	return kit.Bar(40, look.InfoSoft, false, true, kit.Pad(kit.Spread(look.Gap8, left, acts), 0, look.Gap16, 0, look.Gap24))
}
