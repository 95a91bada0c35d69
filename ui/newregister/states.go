package newregister

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// drawTags shows the states in their order, with a way to rename them.
func (p *Page) drawTags() {
	states := p.proposal().States
	row := []fyne.CanvasObject{}
	for i, s := range states {
		if i == 3 {
			row = append(row, text.Small(fmt.Sprintf("等 %d 个", len(states))))
			break
		}
		tone := look.ToneWarn
		if s.Over {
			tone = look.ToneOK
		}
		row = append(row, kit.NewTag(text.Truncate(text.Clean(s.Name), 84, look.SizeSmall, false), tone))
	}
	if len(states) > 0 {
		row = append(row, kit.SmallLink("改名", p.renameStates))
	} else {
		row = append(row, text.Hint("没有"))
	}
	p.tags.Objects = []fyne.CanvasObject{kit.Space(0, look.ControlHeight), kit.HBox(look.Gap8, row...)}
	p.tags.Refresh()
}

// renameStates asks for the names of the states, and in which of them nothing is due any more.
func (p *Page) renameStates() {
	q := p.proposal()
	states := slices.Clone(q.States)
	box := kit.VBox(look.Gap8, kit.Columns(look.Gap12, 0, []float32{150, 0, 120}, text.Small("状态"), text.Small("取自"), text.Small("办结，不再提醒")))
	var names []*kit.Entry
	var over []*kit.Check
	source, _ := q.Definition("x")
	item, _ := source.Field(q.StateOf)
	for _, s := range states {
		name := kit.NewEntry("").With(s.Name)
		check := kit.NewCheck("办结", s.Over, nil)
		names, over = append(names, name), append(over, check)
		box.Add(kit.Columns(look.Gap12, 0, []float32{150, 0, 120}, name, kit.Pad(text.Small(meaning(item, s)), 6, 0, 0, 0), kit.Pad(check, 6, 0, 0, 0)))
	}
	wrong := text.Small("").In(look.Bad)
	box.Add(wrong)
	var focus fyne.Focusable
	if len(names) > 0 {
		focus = names[0]
	}
	kit.ShowDialog(p.d.Window.Canvas(), kit.DialogSpec{Title: "状态的名称", Content: box, Width: 520, Safe: "不改", Act: "改状态", Focus: focus, OnAct: func() bool {
		seen := map[string]bool{}
		for i := range states {
			word := names[i].Value()
			if word == "" || seen[word] {
				wrong.SetText("每个状态都要有名称，不能相同")
				return false
			}
			seen[word] = true
			if word != states[i].Name && len(states[i].Values) == 0 {
				states[i].Values = []string{states[i].Name} // the value of the field stays what the file has
			}
			states[i].Name, states[i].Over = word, over[i].Checked()
			states[i].Values = slices.DeleteFunc(slices.Clone(states[i].Values), func(v string) bool { return v == word })
		}
		q.States = states
		p.step("状态的名称")
		return true
	}})
}

// meaning says which values of the field mean a state.
func meaning(item *record.Item, s record.State) string {
	values := s.Values
	if len(values) == 0 {
		values = []string{s.Name}
	}
	var words []string
	for _, v := range values {
		if item != nil {
			v = item.Shape.TextOf(v)
		}
		words = append(words, "“"+v+"”")
	}
	if item == nil {
		return strings.Join(words, "、")
	}
	return item.Label + strings.Join(words, "、")
}
