package scheme

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const treeWidth, treeLeast float32 = 336, 224

// tree shows parts, categories and items with their points, under the sums of the parts.
type tree struct {
	v       *View
	object  *fyne.Container
	sums    *fyne.Container
	outline *kit.Outline
	scroll  *container.Scroll
}

func newTree(v *View) *tree {
	t := &tree{v: v, sums: container.NewStack(), outline: kit.NewOutline()}
	t.outline.OnPick = func(id string) { v.pick(id) }
	t.outline.OnFold = func(id string, open bool) {
		v.open[id] = open
		t.show()
	}
	t.outline.OnAct = func(id string) { v.pick(id); v.h.Focus(v.form.first()) }
	t.scroll = kit.VScroll(kit.Pad(t.outline, look.Gap4, 0, look.Gap8, 0))
	all := kit.Border(nil, nil, nil, kit.VRule(look.Line), kit.Border(kit.Border(nil, kit.HRule(look.Line), nil, nil, t.sums), nil, nil, nil, t.scroll))
	t.object = kit.Giving(all, treeWidth, treeLeast)
	return t
}

// show draws sums and lines anew.
func (t *tree) show() {
	t.sums.Objects = []fyne.CanvasObject{t.sumCells()}
	t.sums.Refresh()
	t.outline.Set(t.rows(), t.v.chosen)
	t.scroll.Content.Refresh()
	t.scroll.Refresh()
}

// reveal scrolls the chosen line into sight.
func (t *tree) reveal() {
	top := t.outline.Top(t.v.chosen)
	if top < 0 {
		return
	}
	switch high := t.scroll.Size().Height; {
	case top < t.scroll.Offset.Y:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+2*look.DenseRow > t.scroll.Offset.Y+high:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top+2*look.DenseRow-high))
	}
}

// sumCells are the parts with what their items come to, 56 high.
func (t *tree) sumCells() fyne.CanvasObject {
	v := t.v
	var cells []fyne.CanvasObject
	for i := range v.scheme.Parts {
		p := &v.scheme.Parts[i]
		off := 0
		for _, c := range p.Categories {
			if len(v.problemsAt(scoring.CategorySection, c.ID)) > 0 {
				off++
			}
		}
		state := kit.HBox(look.Gap4, kit.NewIcon("check", look.GlyphChip, look.OK), text.Small("相符").In(look.OK))
		ink := look.Text1
		switch sum := v.problemsAt(scoring.PartSection, p.ID); {
		case len(sum) > 0:
			state, ink = kit.HBox(look.Gap4, kit.NewIcon("alert", look.GlyphChip, look.Bad), text.Small("合计不符").In(look.Bad)), look.Bad
		case off > 0:
			state = kit.HBox(look.Gap4, kit.NewIcon("alert", look.GlyphChip, look.Bad), text.Small(fmt.Sprintf("%d 类不符", off)).In(look.Bad))
		}
		var sum model.Points
		for _, c := range p.Categories {
			sum += c.Max
		}
		figure := text.New(sum.Short(), look.SizeTitle, true, ink)
		cell := kit.VBox(0, kit.HBox(look.Gap8, text.Small(p.Short), state), kit.HBox(look.Gap4, figure, text.Body("/ "+p.Max.Short()).In(look.Text3)))
		if i > 0 {
			cells = append(cells, kit.VRule(look.Line))
		}
		cells = append(cells, kit.Pad(cell, 8, look.Gap8, 0, look.Gap16))
	}
	row := container.New(evenly{}, cells...)
	return container.NewStack(kit.NewFill(look.Inset), kit.Block(look.Clear, 0, 56), container.New(layout.NewStackLayout(), row))
}

// evenly parts the width among the cells; rules between them keep their own.
type evenly struct{}

func (evenly) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objects {
		s.Width += min(o.MinSize().Width, 90)
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return s
}

func (evenly) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	n := float32((len(objects) + 1) / 2)
	wide, x := (s.Width-n+1)/n, float32(0)
	for i, o := range objects {
		w := wide
		if i%2 == 1 {
			w = 1
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, s.Height))
		x += w
	}
}

func (t *tree) rows() []kit.OutlineRow {
	v := t.v
	var rows []kit.OutlineRow
	errors := func(section scoring.Section, id string, depth int, act string) {
		for _, p := range v.problemsAt(section, id) {
			words := p.Text
			if _, rest, ok := strings.Cut(words, "各项目"); ok && p.Sum {
				words = rest
			} else if _, rest, ok := strings.Cut(words, "各类别"); ok && p.Sum {
				words = rest
			}
			rows = append(rows, kit.OutlineRow{ID: string(section) + " " + id, Depth: depth, Error: words, Act: act})
		}
	}
	for i := range v.scheme.Parts {
		p := &v.scheme.Parts[i]
		id := "part " + p.ID
		rows = append(rows, kit.OutlineRow{ID: id, Fold: v.folding(id, true), Name: p.Short, Value: p.Max.Short()})
		errors(scoring.PartSection, p.ID, 1, "看差在哪里")
		if v.folding(id, true) == kit.Folded {
			continue
		}
		for c := range p.Categories {
			category := &p.Categories[c]
			id := "category " + category.ID
			rows = append(rows, kit.OutlineRow{ID: id, Depth: 1, Fold: v.folding(id, false), Code: category.Code, Name: category.Name,
				Note: fmt.Sprintf("%d 项", len(category.Items)), Value: category.Max.Short()})
			errors(scoring.CategorySection, category.ID, 1, "看差在哪里")
			if v.folding(id, false) == kit.Folded {
				continue
			}
			off := len(v.problemsAt(scoring.CategorySection, category.ID)) > 0
			for n := range category.Items {
				rows = append(rows, v.itemRow(&category.Items[n], off))
				if v.chosen != "item "+category.Items[n].ID {
					errors(scoring.ItemSection, category.Items[n].ID, 2, "去改")
				}
			}
		}
	}
	return rows
}

func (v *View) itemRow(item *model.Item, off bool) kit.OutlineRow {
	row := kit.OutlineRow{ID: "item " + item.ID, Depth: 2, Code: item.Code, Name: item.Name, Note: scoring.MethodLabel(item.Method.Kind), Value: item.Max.Short()}
	if item.Veto {
		row.Name += " ★"
	}
	if was := v.originItem(item.ID); was != nil && was.Max != item.Max {
		row.Tag, row.Bad = "原 "+was.Max.Short(), off
	} else if v.origin != nil && was == nil {
		row.Tag = "新"
	}
	return row
}

// originItem is an item as the draft's origin has it, nil when it does not.
func (v *View) originItem(id string) *model.Item {
	if v.origin == nil || v.readOnly() {
		return nil
	}
	_, _, item, _ := v.origin.ItemByID(id)
	return item
}

func (v *View) folding(id string, usual bool) kit.Folding {
	open, told := v.open[id]
	if !told {
		open = usual
	}
	if open {
		return kit.Unfolded
	}
	return kit.Folded
}

// exists reports whether a line of the tree is there.
func (v *View) exists(id string) bool {
	section, key, _ := strings.Cut(id, " ")
	switch scoring.Section(section) {
	case scoring.PartSection:
		return v.part(key) != nil
	case scoring.CategorySection:
		c, _ := v.category(key)
		return c != nil
	case scoring.ItemSection:
		_, _, _, ok := v.scheme.ItemByID(key)
		return ok
	}
	return false
}

func (v *View) part(id string) *model.Part {
	for i := range v.scheme.Parts {
		if v.scheme.Parts[i].ID == id {
			return &v.scheme.Parts[i]
		}
	}
	return nil
}

func (v *View) category(id string) (*model.Category, *model.Part) {
	for p := range v.scheme.Parts {
		for c := range v.scheme.Parts[p].Categories {
			if v.scheme.Parts[p].Categories[c].ID == id {
				return &v.scheme.Parts[p].Categories[c], &v.scheme.Parts[p]
			}
		}
	}
	return nil, nil
}

// choose makes a line of the tree the one at hand and unfolds what it lies in; "" is the first item.
func (v *View) choose(id string) {
	if !v.exists(id) {
		id = ""
		for _, p := range v.scheme.Parts {
			for _, c := range p.Categories {
				if len(c.Items) > 0 && id == "" {
					id = "item " + c.Items[0].ID
				}
			}
		}
	}
	v.chosen = id
	if part, category, item, ok := v.scheme.ItemByID(strings.TrimPrefix(id, "item ")); ok && item != nil {
		v.open["part "+part.ID], v.open["category "+category.ID] = true, true
	}
	if c, p := v.category(strings.TrimPrefix(id, "category ")); c != nil {
		v.open["part "+p.ID] = true
	}
}

// pick shows another line of the tree, after what was typed is kept.
func (v *View) pick(id string) {
	v.saves.save()
	v.choose(id)
	v.tree.show()
	v.tree.reveal()
	v.form.show()
	v.footer()
	v.pane.show()
}

// item is the item at hand with its category and part, nil for a category or a part.
func (v *View) item() (*model.Part, *model.Category, *model.Item) {
	if id, ok := strings.CutPrefix(v.chosen, "item "); ok {
		if p, c, i, ok := v.scheme.ItemByID(id); ok {
			return p, c, i
		}
	}
	return nil, nil, nil
}
