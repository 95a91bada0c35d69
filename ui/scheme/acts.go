package scheme

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// footer says under tree and form what is wrong first, and offers what can be done with the line at hand.
func (v *View) footer() {
	left := []fyne.CanvasObject{kit.NewIcon("check", look.GlyphInline, look.OK), text.Small("各项合计相符").In(look.OK)}
	var right []fyne.CanvasObject
	switch n := len(v.problems); {
	case v.readOnly():
		left = []fyne.CanvasObject{text.Small(v.title() + "，只能看")}
	case n > 0:
		words := v.problems[0].Text + "，改好后才能下发"
		if n > 1 {
			words = fmt.Sprintf("%s，另有 %d 处，改好后才能下发", v.problems[0].Text, n-1)
		}
		left = []fyne.CanvasObject{kit.NewIcon("alert", look.GlyphInline, look.Bad), kit.Tipped(text.Small(words).In(look.Bad))}
		if !v.placeShown(v.problems[0].Place) {
			right = append(right, kit.SmallLink("去改", func() { v.goTo(v.problems[0].Place) }))
		}
	}
	if !v.readOnly() && v.page == itemsPage {
		right = append(right, v.lineActs()...)
	}
	v.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, left, right), 0, look.Gap24, 0, look.Gap24))}
	v.foot.Refresh()
}

// lineActs are what can be done with the line at hand.
func (v *View) lineActs() []fyne.CanvasObject {
	if _, _, item := v.item(); item != nil {
		acts := []fyne.CanvasObject{kit.DangerButton("删除 "+or(item.Code, "本项"), v.remove).Small(), kit.NewButton("加一项", v.addItem).Icon("plus").Small()}
		if was := v.originItem(item.ID); was != nil && was.Max != item.Max {
			id, points := item.ID, was.Max
			acts = append(acts, kit.NewButton(fmt.Sprintf("改回 %s 分", points.Short()), func() {
				if _, _, i, ok := v.scheme.ItemByID(id); ok {
					i.Max = points
					v.changed()
				}
			}).Icon("undo").Small())
		}
		return acts
	}
	acts := []fyne.CanvasObject{shell.Writing(v.h.Desk, kit.NewButton("加一个大类", v.addCategory)).Icon("plus").Small()}
	if c, _ := v.category(strings.TrimPrefix(v.chosen, "category ")); c != nil {
		acts = append([]fyne.CanvasObject{kit.DangerButton("删除大类", v.remove).Small(), kit.NewButton("加一项", v.addItem).Icon("plus").Small()}, acts...)
	}
	return acts
}

// categoryAtHand is the category of the line at hand, nil for a part.
func (v *View) categoryAtHand() *model.Category {
	if _, c, item := v.item(); item != nil {
		return c
	}
	c, _ := v.category(strings.TrimPrefix(v.chosen, "category "))
	return c
}

// partAtHand is the part of the line at hand, the first one when there is none.
func (v *View) partAtHand() *model.Part {
	if p, _, item := v.item(); item != nil {
		return p
	}
	if c, p := v.category(strings.TrimPrefix(v.chosen, "category ")); c != nil {
		return p
	}
	if p := v.part(strings.TrimPrefix(v.chosen, "part ")); p != nil {
		return p
	}
	if len(v.scheme.Parts) == 0 {
		v.scheme.Parts = []model.Part{{ID: model.PartyPart, Name: "党建工作", Short: "党建", Max: model.Pt(100)}}
	}
	return &v.scheme.Parts[0]
}

// addItem adds an item after the one at hand, numbered on.
func (v *View) addItem() {
	c := v.categoryAtHand()
	if c == nil || v.readOnly() {
		return
	}
	at := len(c.Items)
	if _, _, item := v.item(); item != nil {
		at = slices.IndexFunc(c.Items, func(i model.Item) bool { return i.ID == item.ID }) + 1
	}
	id, code := v.freeItem(c)
	item := model.Item{ID: id, Code: code, Name: "新的一项", Max: model.Pt(1), Method: model.Method{Kind: model.Judged}}
	c.Items = slices.Insert(slices.Clone(c.Items), at, item)
	v.choose("item " + id)
	v.changed()
	v.focusNew()
}

func (v *View) focusNew() {
	v.tree.reveal()
	v.pane.show()
	v.footer()
	v.h.Focus(v.form.first())
}

// freeItem is a number that no line has: the category's letter and the next figure; where items are only numbered, the next number.
func (v *View) freeItem(c *model.Category) (id, code string) {
	for n := 1; ; n++ {
		id = fmt.Sprintf("%s%d", or(c.Code, c.ID+"-"), n)
		if !v.exists("item "+id) && !v.exists("category "+id) && v.part(id) == nil {
			break
		}
	}
	if c.Code != "" {
		return id, id
	}
	most := 0
	for _, p := range v.scheme.Parts {
		for _, other := range p.Categories {
			for _, i := range other.Items {
				var n int
				if _, err := fmt.Sscanf(i.Code+" ", "%d ", &n); err == nil {
					most = max(most, n)
				}
			}
		}
	}
	return id, fmt.Sprint(most + 1)
}

// addCategory adds a category to the part at hand.
func (v *View) addCategory() {
	if v.readOnly() {
		return
	}
	p := v.partAtHand()
	code, id := "", ""
	for n := 0; id == "" || v.exists("category "+id) || v.exists("item "+id); n++ {
		if code = ""; p.ID != model.BusinessPart && n < 26 {
			code = string(rune('A' + n))
		}
		if id = code; code == "" {
			id = fmt.Sprintf("%s-%d", p.ID, n+1)
		}
	}
	p.Categories = append(slices.Clone(p.Categories), model.Category{ID: id, Code: code, Name: "新的大类"})
	v.choose("category " + id)
	v.changed()
	v.focusNew()
}

// remove takes the item or the category at hand away.
func (v *View) remove() {
	if v.readOnly() {
		return
	}
	next := ""
	if _, c, item := v.item(); item != nil {
		at := slices.IndexFunc(c.Items, func(i model.Item) bool { return i.ID == item.ID })
		c.Items = slices.Delete(slices.Clone(c.Items), at, at+1)
		next = "category " + c.ID
		if len(c.Items) > 0 {
			next = "item " + c.Items[min(at, len(c.Items)-1)].ID
		}
	} else if c, p := v.category(strings.TrimPrefix(v.chosen, "category ")); c != nil {
		at := slices.IndexFunc(p.Categories, func(o model.Category) bool { return o.ID == c.ID })
		p.Categories = slices.Delete(slices.Clone(p.Categories), at, at+1)
		next = "part " + p.ID
	} else {
		return
	}
	v.choose(next)
	v.changed()
	v.pane.show()
	v.h.Focus(v.tree.outline)
}

// move moves the line at hand among its neighbours.
func (v *View) move(by int) {
	if v.Empty() || v.readOnly() || v.page != itemsPage {
		return
	}
	swap := func(n, at int, do func(a, b int)) {
		if to := at + by; at >= 0 && to >= 0 && to < n {
			do(at, to)
			v.changed()
			v.tree.reveal()
		}
	}
	if _, c, item := v.item(); item != nil {
		items := slices.Clone(c.Items)
		swap(len(items), slices.IndexFunc(items, func(i model.Item) bool { return i.ID == item.ID }), func(a, b int) {
			items[a], items[b] = items[b], items[a]
			c.Items = items
		})
	} else if c, p := v.category(strings.TrimPrefix(v.chosen, "category ")); c != nil {
		all := slices.Clone(p.Categories)
		swap(len(all), slices.IndexFunc(all, func(o model.Category) bool { return o.ID == c.ID }), func(a, b int) {
			all[a], all[b] = all[b], all[a]
			p.Categories = all
		})
	}
}

// moveTo puts an item at the end of another category.
func (v *View) moveTo(id, category string) {
	_, from, item, ok := v.scheme.ItemByID(id)
	to, _ := v.category(category)
	if !ok || to == nil || from.ID == to.ID {
		return
	}
	moved := *item
	from.Items = slices.DeleteFunc(slices.Clone(from.Items), func(i model.Item) bool { return i.ID == id })
	to.Items = append(slices.Clone(to.Items), moved)
	v.choose("item " + id)
}

// spaced parts a code from its name by a full-width space, as lists print it.
func spaced(title string) string { return strings.Replace(title, " ", "　", 1) }
