package scheme

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// bar is the strip under the head: which scheme, its pages with their counts, and what state it is in.
type bar struct {
	v      *View
	object *fyne.Container
	pages  *kit.Segments
	which  *kit.Select
	words  *text.Label
}

func newBar(v *View) *bar {
	return &bar{v: v, object: container.NewStack(), words: text.Hint("")}
}

// show says anew what the bar says; the controls stay, so that the keyboard does.
func (b *bar) show() {
	v := b.v
	counts := []string{fmt.Sprintf("指标 %d", v.scheme.ItemCount()), "合成与等次",
		fmt.Sprintf("加分 %d、减分 %d", len(v.scheme.Bonus.Kinds), len(v.scheme.Deduction.Kinds)), fmt.Sprintf("一票否决 %d", len(v.scheme.Vetoes)),
		fmt.Sprintf("适用 %d 个%s", len(v.covered()), v.scheme.Counter())}
	if b.pages == nil {
		b.which = kit.NewOptionSelect(b.options(), -1, b.choose).Small().Wide(192)
		b.pages = kit.NewSegments(counts, v.page, v.turn)
		left := []fyne.CanvasObject{b.which, kit.Space(8, 0), b.pages}
		b.object.Objects = []fyne.CanvasObject{shell.FilterBar(left, []fyne.CanvasObject{b.words})}
	}
	b.which.SetOptions(b.options())
	b.which.SetChosenID(b.current())
	b.pages.SetItems(counts)
	b.pages.SetChosen(v.page)
	words := "定稿后冻结为一个版本，打分期间不变"
	switch {
	case v.readOnly():
		words = v.title() + "，只能看；要改先另存为草稿"
	case v.all.InForce != nil:
		words = fmt.Sprintf("下发后代替第 %d 版", v.all.Version)
	}
	b.words.SetText(words)
	b.object.Refresh()
}

func (b *bar) current() string {
	v := b.v
	switch {
	case v.draft != 0:
		return fmt.Sprint("draft ", v.draft)
	case v.former > 0:
		return fmt.Sprint("former ", v.former)
	}
	return "force"
}

func (b *bar) options() []kit.Option {
	v := b.v
	var all []kit.Option
	if v.all.InForce != nil {
		all = append(all, kit.Option{ID: "force", Text: fmt.Sprintf("%d　已下发，第 %d 版", v.year, v.all.Version)})
	}
	for _, d := range v.all.Drafts {
		all = append(all, kit.Option{ID: fmt.Sprint("draft ", d.ID), Text: fmt.Sprintf("%d　草稿 %d", v.year, d.Number)})
	}
	for _, f := range v.all.Former {
		all = append(all, kit.Option{ID: fmt.Sprint("former ", f.Number), Text: fmt.Sprintf("%d　第 %d 版（已换下）", v.year, f.Number)})
	}
	return all
}

func (b *bar) choose(o kit.Option) {
	var id int64
	var n int
	if _, err := fmt.Sscanf(o.ID, "draft %d", &id); err == nil {
		b.v.show(id, 0)
	} else if _, err := fmt.Sscanf(o.ID, "former %d", &n); err == nil {
		b.v.show(0, n)
	} else {
		b.v.show(0, 0)
	}
}
