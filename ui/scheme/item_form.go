package scheme

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// item is the form of one item. Everything that it writes to is looked up by the ID of the item, because the scheme may be read
// anew meanwhile.
func (f *form) item(_ *model.Part, category *model.Category, item *model.Item) fyne.CanvasObject {
	v, id := f.v, item.ID
	on := func(set func(*model.Item)) {
		if _, _, i, ok := v.scheme.ItemByID(id); ok {
			set(i)
		}
	}
	var homes []kit.Option
	for _, p := range v.scheme.Parts {
		for _, c := range p.Categories {
			homes = append(homes, kit.Option{ID: c.ID, Text: c.Name, Group: p.Name})
		}
	}
	code := f.entry(item.Code, "", func(s string) { on(func(i *model.Item) { i.Code = s }) })
	name := f.entry(item.Name, "指标名称", func(s string) { on(func(i *model.Item) { i.Name = s }) })
	home := f.choice(homes, category.ID, func(to string) { v.moveTo(id, to) })
	points := f.points(item.Max, func(p model.Points) { on(func(i *model.Item) { i.Max = p }) })
	f.start = name
	f.later = append(f.later, func() { points.SetBad(len(v.problemsAt(scoring.CategorySection, category.ID)) > 0) })
	head := kit.Columns(look.Gap12, 0, []float32{56, 0, 104, 52}, labelled("编号", code), labelled("名称", name), labelled("类别", home), labelled("分值", points))
	box := kit.VBox(look.Gap12, kit.VBox(look.Gap4, head, f.beside(func() string { return v.sumProblem(category.ID) }, func() string { return v.fitHint(id) })))

	if v.readOnly() {
		f.readItem(box, item)
		return box
	}
	kinds := scoring.MethodKinds()
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = scoring.MethodLabel(k)
	}
	method := kit.NewSegments(words, slices.Index(kinds, item.Method.Kind), func(i int) {
		on(func(item *model.Item) { item.Method = methodAs(item, kinds[i]) })
		v.changed()
	})
	method.SetEnabled(!v.readOnly())
	box.Add(labelled("计分办法", kit.Sideways(kit.HBox(0, method))))
	box.Add(f.parameters(id, item, on))
	box.Add(f.problem(func() string { return v.firstProblem(scoring.ItemSection, id) }))
	box.Add(labelled("由程序提出，考核组确认", f.sources(item, on)))
	proof := f.entry(item.Proof, "如：培训证书、述职报告", func(s string) { on(func(i *model.Item) { i.Proof = s }) })
	hint := f.entry(item.Hint, "如：写明培训班名称和学时", func(s string) { on(func(i *model.Item) { i.Hint = s }) })
	box.Add(kit.FormGrid(2, labelled("佐证材料", proof), labelled("填报提示", hint)))
	box.Add(row(f.tick("得 0 分即一票否决", item.Veto, func(b bool) { on(func(i *model.Item) { i.Veto = b }) }),
		f.tick("成立不满 1 年的支部不适用", item.Scope.MinMonths == 12, func(b bool) {
			on(func(i *model.Item) { i.Scope.MinMonths = map[bool]int{true: 12}[b] })
		})))
	box.Add(labelled("适用支部", kit.HBox(0, f.scopeChoice(item.Scope, func(s model.Scope) { on(func(i *model.Item) { i.Scope = s }) }))))
	return box
}

// readItem tells what there is to an item that cannot be edited.
func (f *form) readItem(box *fyne.Container, item *model.Item) {
	box.Add(labelled("计分办法", text.Para(scoring.MethodText(item)).For(440)))
	box.Add(labelled("由程序提出，考核组确认", f.sources(item, nil)))
	for _, c := range [][2]string{{"佐证材料", item.Proof}, {"填报提示", item.Hint}, {"只用于", scoring.ScopeText(item.Scope)}} {
		if c[1] != "" {
			box.Add(labelled(c[0], text.Para(c[1]).For(440)))
		}
	}
	if item.Veto {
		box.Add(kit.NewNote(look.ToneWarn, "★ 项", "", "得 0 分的，按一票否决处理。"))
	}
}

// sumProblem says that the items of a category do not add up, "" while they do.
func (v *View) sumProblem(category string) string {
	return v.firstProblem(scoring.CategorySection, category)
}

func (v *View) firstProblem(section scoring.Section, id string) string {
	if all := v.problemsAt(section, id); len(all) > 0 {
		return all[0].Text
	}
	return ""
}

// fitHint says with which points the item would make its category add up.
func (v *View) fitHint(id string) string {
	_, c, item, ok := v.scheme.ItemByID(id)
	if !ok {
		return ""
	}
	fit := c.Max + item.Max
	for _, i := range c.Items {
		fit -= i.Max
	}
	if fit == item.Max || fit <= 0 {
		return ""
	}
	return fmt.Sprintf("本项填 %s 分即相符", fit.Short())
}

// methodAs is an item's method turned into another kind: tiers stay where both have them, else usual ones come.
func methodAs(item *model.Item, kind model.MethodKind) model.Method {
	was := item.Method
	m := model.Method{Kind: kind}
	switch kind {
	case model.Deduct:
		m.Unit = min(model.Pt(1), item.Max)
		if was.Unit > 0 {
			m.Unit = was.Unit
		}
	case model.Count:
		m.Unit, m.Cap = min(model.Pt(1), item.Max), item.Max
	case model.Step:
		if m.Tiers = was.Tiers; len(m.Tiers) == 0 {
			m.Tiers = []model.Tier{{Label: "做到", Points: item.Max}, {Label: "没有做到"}}
		}
	case model.Survey:
		for n, share := range []int64{90, 80, 70, 60} {
			m.Tiers = append(m.Tiers, model.Tier{Label: fmt.Sprintf("满意率%d%%以上", share), AtLeast: share * 100, Points: item.Max.MulDiv(int64(5-n), 5)})
		}
		m.Tiers = append(m.Tiers, model.Tier{Label: "满意率不到60%"})
	}
	return m
}

// parameters are the fields of the item's method.
func (f *form) parameters(_ string, item *model.Item, on func(func(*model.Item))) fyne.CanvasObject {
	switch item.Method.Kind {
	case model.Step, model.Survey:
		return f.tiers(item, on)
	case model.Level:
		if len(item.Method.Tiers) > 0 {
			return f.tiers(item, on)
		}
		return text.Caption(scoring.MethodText(item)).For(420)
	case model.Deduct:
		return f.deductions(item, on)
	case model.Count:
		each := f.points(item.Method.Unit, func(p model.Points) { on(func(i *model.Item) { i.Method.Unit = p }) }).Wide(72)
		most := f.optionalPoints(item.Method.Cap, func(p model.Points) { on(func(i *model.Item) { i.Method.Cap = p }) }).Wide(72)
		return row(text.Body("每项"), each, text.Small("分，最多"), most, text.Small("分，空着就是分值"))
	case model.Ratio:
		due := f.whole(item.Method.Due, func(n int) { on(func(i *model.Item) { i.Method.Due = n }) }).Wide(72)
		return row(text.Body("完成数 ÷ 应完成数"), kit.Space(look.Gap8, 0), text.Body("全年应完成"), due, text.Small("各支部不同的空着"))
	case model.Judged:
		return text.Caption(scoring.MethodText(item)).For(420)
	}
	return kit.Space(0, 0)
}

// tiers are the steps of an item, each with its points, the best first.
func (f *form) tiers(item *model.Item, on func(func(*model.Item))) fyne.CanvasObject {
	rated := item.Method.Kind == model.Survey || slices.ContainsFunc(item.Method.Tiers, func(t model.Tier) bool { return t.AtLeast > 0 })
	widths, heads := []float32{0, 72, 14, 24}, []fyne.CanvasObject{text.Small("档次，自上而下取第一个符合的"), text.Small("得分").Right(), kit.Space(0, 0), kit.Space(0, 0)}
	if rated {
		widths = []float32{0, 72, 72, 14, 24}
		heads = slices.Insert(heads, 1, fyne.CanvasObject(text.Small("不低于 %").Right()))
	}
	box := kit.VBox(0, kit.Columns(look.Gap8, 0, widths, heads...), kit.Space(0, look.Gap4), kit.HRule(look.Line))
	for n, t := range item.Method.Tiers {
		cells := []fyne.CanvasObject{
			f.entry(t.Label, "档次", func(s string) { on(func(i *model.Item) { i.Method.Tiers[n].Label = s }) }).Small(),
			f.points(t.Points, func(p model.Points) { on(func(i *model.Item) { i.Method.Tiers[n].Points = p }) }).Small(),
			middle(text.Small("分")), middle(f.cross("删去这一档", func() {
				on(func(i *model.Item) { i.Method.Tiers = slices.Delete(slices.Clone(i.Method.Tiers), n, n+1) })
				f.v.changed()
			}))}
		if rated {
			rate := f.optionalPoints(model.Points(t.AtLeast), func(p model.Points) { on(func(i *model.Item) { i.Method.Tiers[n].AtLeast = int64(p) }) }).Small()
			cells = slices.Insert(cells, 1, fyne.CanvasObject(rate))
		}
		box.Add(kit.Pad(kit.Columns(look.Gap8, 0, widths, cells...), 3, 0, 4, 0))
		box.Add(kit.HRule(look.LineSoft))
	}
	box.Add(kit.Space(0, look.Gap8))
	box.Add(f.link("加一档", func() {
		on(func(i *model.Item) {
			i.Method.Tiers = append(slices.Clone(i.Method.Tiers), model.Tier{Label: fmt.Sprintf("第 %d 档", len(i.Method.Tiers)+1)})
		})
		f.v.changed()
	}))
	return box
}

// middle puts a small thing in the middle of a field's height.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Pad(o, max(0, (look.SmallHeight-o.MinSize().Height)/2), 0, 0, 0)
}

// deductions are what the findings of an item cost.
func (f *form) deductions(item *model.Item, on func(func(*model.Item))) fyne.CanvasObject {
	widths := []float32{0, 72, 14, 24}
	box := kit.VBox(0)
	if len(item.Method.Units) > 0 {
		box.Add(kit.Columns(look.Gap8, 0, widths, text.Small("问题"), text.Small("每个扣").Right(), kit.Space(0, 0), kit.Space(0, 0)))
		box.Add(kit.Space(0, look.Gap4))
		box.Add(kit.HRule(look.Line))
	}
	for n, t := range item.Method.Units {
		box.Add(kit.Pad(kit.Columns(look.Gap8, 0, widths,
			f.entry(t.Label, "问题", func(s string) { on(func(i *model.Item) { i.Method.Units[n].Label = s }) }).Small(),
			f.points(t.Points, func(p model.Points) { on(func(i *model.Item) { i.Method.Units[n].Points = p }) }).Small(),
			middle(text.Small("分")), middle(f.cross("删去这一种", func() {
				on(func(i *model.Item) { i.Method.Units = slices.Delete(slices.Clone(i.Method.Units), n, n+1) })
				f.v.changed()
			}))), 3, 0, 4, 0))
		box.Add(kit.HRule(look.LineSoft))
	}
	if len(item.Method.Units) > 0 {
		box.Add(kit.Space(0, look.Gap8))
	}
	box.Add(f.link("加一种问题", func() {
		on(func(i *model.Item) {
			i.Method.Units = append(slices.Clone(i.Method.Units), model.Tier{Label: fmt.Sprintf("问题 %d", len(i.Method.Units)+1), Points: model.Pt(1)})
		})
		f.v.changed()
	}))
	box.Add(kit.Space(0, look.Gap8))
	each := f.optionalPoints(item.Method.Unit, func(p model.Points) { on(func(i *model.Item) { i.Method.Unit = p }) }).Wide(72)
	low := f.optionalPoints(item.Method.Floor, func(p model.Points) { on(func(i *model.Item) { i.Method.Floor = p }) }).Wide(72)
	box.Add(row(text.Body("其他问题每个扣"), each, text.Small("分，最低"), low, text.Small("分，空着就扣完为止")))
	return box
}
