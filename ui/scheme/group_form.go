package scheme

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// category is the form of a category: its name and points, and its items to go on to.
func (f *form) category(_ *model.Part, category *model.Category) fyne.CanvasObject {
	v, id := f.v, category.ID
	on := func(set func(*model.Category)) {
		if c, _ := v.category(id); c != nil {
			set(c)
		}
	}
	code := f.entry(category.Code, "", func(s string) { on(func(c *model.Category) { c.Code = s }) })
	name := f.entry(category.Name, "大类名称", func(s string) { on(func(c *model.Category) { c.Name = s }) })
	points := f.points(category.Max, func(p model.Points) { on(func(c *model.Category) { c.Max = p }) })
	f.start = name
	f.later = append(f.later, func() { points.SetBad(v.sumProblem(id) != "") })
	head := kit.Columns(look.Gap12, 0, []float32{56, 0, 72}, labelled("代号", code), labelled("名称", name), labelled("分值", points))
	box := kit.VBox(look.Gap12, kit.VBox(look.Gap4, head, f.problem(func() string { return v.sumProblem(id) })))
	lines := kit.VBox(0, text.Small("指标"), kit.Space(0, look.Gap4), kit.HRule(look.Line))
	for i := range category.Items {
		item := &category.Items[i]
		open := kit.NewLink(spaced(item.Title()), func() { v.pick("item " + item.ID) })
		lines.Add(kit.Pad(kit.Columns(look.Gap8, 0, []float32{0, 72, 56}, kit.HBox(0, open), kit.Pad(text.Body(scoring.MethodLabel(item.Method.Kind)).In(look.Text2), 2, 0, 0, 0),
			kit.Pad(text.Body(item.Max.Short()).Right(), 2, 0, 0, 0)), 4, 0, 4, 0))
		lines.Add(kit.HRule(look.LineSoft))
	}
	box.Add(lines)
	box.Add(f.link("加一项", v.addItem))
	return box
}

// part is the form of a part: its names and points, and its categories to go on to.
func (f *form) part(part *model.Part) fyne.CanvasObject {
	v, id := f.v, part.ID
	on := func(set func(*model.Part)) {
		if p := v.part(id); p != nil {
			set(p)
		}
	}
	name := f.entry(part.Name, "如：党建工作", func(s string) { on(func(p *model.Part) { p.Name = s }) })
	short := f.entry(part.Short, "如：党建", func(s string) { on(func(p *model.Part) { p.Short = s }) })
	points := f.points(part.Max, func(p model.Points) { on(func(p2 *model.Part) { p2.Max = p }) })
	f.later = append(f.later, func() { points.SetBad(v.firstProblem(scoring.PartSection, id) != "") })
	head := kit.Columns(look.Gap12, 0, []float32{0, 104, 72}, labelled("部分名称", name), labelled("简称", short), labelled("满分", points))
	box := kit.VBox(look.Gap12, kit.VBox(look.Gap4, head, f.problem(func() string { return v.firstProblem(scoring.PartSection, id) })))
	lines := kit.VBox(0, text.Small("大类"), kit.Space(0, look.Gap4), kit.HRule(look.Line))
	for i := range part.Categories {
		c := &part.Categories[i]
		open := kit.NewLink(spaced(c.Title()), func() { v.pick("category " + c.ID) })
		lines.Add(kit.Pad(kit.Columns(look.Gap8, 0, []float32{0, 72, 56}, kit.HBox(0, open), kit.Pad(text.Body(fmt.Sprintf("%d 项", len(c.Items))).In(look.Text2), 2, 0, 0, 0),
			kit.Pad(text.Body(c.Max.Short()).Right(), 2, 0, 0, 0)), 4, 0, 4, 0))
		lines.Add(kit.HRule(look.LineSoft))
	}
	box.Add(lines)
	box.Add(f.link("加一个大类", v.addCategory))
	return box
}
