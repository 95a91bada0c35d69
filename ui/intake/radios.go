package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// radios offers the ways out. Choosing one takes effect at once; typing takes effect with 填入 or Enter.
func (n *pane) radios(ref intake.RowRef, t trouble, resolutions []resolution) fyne.CanvasObject {
	var choices []kit.Choice
	chosen := -1
	for i, w := range resolutions {
		c := kit.Choice{Text: w.text, Detail: w.detail}
		switch {
		case w.typing:
			c.Body = n.typingBody(ref, t, w)
		case w.value != nil:
			c.Body = n.valueBody(ref, t, w)
		}
		if w.chosen {
			chosen = i
		}
		choices = append(choices, c)
	}
	group := kit.NewRadioGroup(choices, chosen, true, func(i int) { n.take(ref, t, resolutions[i]) })
	n.radio = group
	return group.Box
}

// take takes a way that needs nothing more.
func (n *pane) take(ref intake.RowRef, t trouble, w resolution) {
	if w.apply == nil {
		n.object.Refresh()
		if w.typing && n.entry != nil {
			n.focus()
		}
		return
	}
	n.page.screen.at.remember(ref, t)
	n.after = focusRadio
	n.page.change(func(o *intake.Options) {
		restore(o, ref)
		w.apply(o)
	})
}

// typingBody is the field for the right value, with what is still missing under it.
func (n *pane) typingBody(ref intake.RowRef, t trouble, w resolution) fyne.CanvasObject {
	f := n.page.screen.at
	entry := kit.NewEntry("")
	before := tidyTyped(f.written(w.cell))
	if typed, ok := f.opts.Edits[w.cell]; ok {
		entry.Text = typed
	} else if t.problem.Code != intake.IDLostDigits && w.field == t.problem.Field {
		entry.Text = f.inFile(w.cell)
	}
	entry.CursorColumn = len([]rune(entry.Text))
	fill := kit.NewButton("填入", nil)
	hint := text.Small("").Cutting()
	now := n.page.screen.desk.Office.Now()
	style := func() bool {
		words, ok := typedHint(f.plan().Kind, f.plan().Register, w.field, entry.Text, now)
		if ok && tidyTyped(entry.Text) == before {
			ok = false
			if !t.settled {
				words = "和现在的内容一样"
			}
		}
		hint.SetText(words)
		if words == "" {
			hint.SetText(" ")
		}
		fill.SetEnabled(ok)
		return ok
	}
	put := func() {
		if !style() {
			return
		}
		words := tidyTyped(entry.Text)
		f.remember(ref, t)
		n.after = focusOnward
		n.page.change(func(o *intake.Options) { typeCell(o, w.cell, words) })
	}
	entry.OnChanged = func(string) { style() }
	entry.OnSubmitted = func(string) { put() }
	fill.OnTapped(put)
	style()
	n.entry = entry
	return kit.VBox(look.Gap4, kit.Border(nil, nil, nil, kit.Pad(fill, 0, 0, 0, look.Gap8), entry), hint)
}

// valueBody is the menu that says what an unknown value is.
func (n *pane) valueBody(ref intake.RowRef, t trouble, w resolution) fyne.CanvasObject {
	s := n.page.screen
	for _, u := range s.at.plan().Unknowns {
		if u.Field != w.value.Field || u.Text != w.value.Text {
			continue
		}
		options := s.optionsFor(u)
		chosen := -1
		if u.Choice.Chosen {
			chosen = presentChoice(options, u.Choice)
		}
		return kit.Pad(kit.NewOptionSelect(options, chosen, func(o kit.Option) {
			s.at.remember(ref, t)
			n.after = focusOnward
			n.page.change(func(opts *intake.Options) {
				restore(opts, ref)
				setValue(opts, *w.value, choiceFrom(o.ID))
			})
		}).Hint("指定它是什么"), look.Gap4, 0, 0, 0)
	}
	return kit.Space(0, 0)
}

// stackTint puts a label on the soft ground of a tone.
func stackTint(label *text.Label, tone look.Tone) fyne.CanvasObject {
	return container.NewStack(kit.NewFill(tone.Soft()), label)
}
