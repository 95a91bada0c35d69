package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ActsIn are what the buttons and links in a tree of containers do, from the top left on: those that are shown, can be
// pressed and have words that no other has. What lies inside widgets, such as the rows of a table, is left out.
func ActsIn(o fyne.CanvasObject) []Option { return once(actsIn(o, false)) }

// ActsAndTabsIn are these and the tabs, and what is chosen among a few that stand side by side, but what is chosen there.
func ActsAndTabsIn(o fyne.CanvasObject) []Option { return once(actsIn(o, true)) }

func once(all []Option) []Option {
	times := map[string]int{}
	for _, act := range all {
		times[act.Text]++
	}
	return slices.DeleteFunc(all, func(act Option) bool { return act.Text == "" || times[act.Text] > 1 })
}

func actsIn(o fyne.CanvasObject, tabs bool) (all []Option) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch in := o.(type) {
	case *Button:
		if !in.off {
			all = append(all, Option{Text: in.text, Icon: in.icon, Do: in.doAct})
		}
	case *Link:
		if !in.off {
			all = append(all, Option{Text: in.text, Icon: in.icon, Do: in.doAct})
		}
	case *Tabs:
		for i, item := range in.items {
			all = in.act(all, tabs, i, item.Text)
		}
	case *Segments:
		for i, item := range in.items {
			all = in.act(all, tabs, i, item)
		}
	case *container.Scroll:
		return actsIn(in.Content, tabs)
	case *fyne.Container:
		for _, part := range in.Objects {
			all = append(all, actsIn(part, tabs)...)
		}
	}
	return all
}

// act adds the choice of an item that is not chosen.
func (o *oneOf) act(all []Option, wanted bool, i int, words string) []Option {
	if !wanted || o.off || i == o.chosen {
		return all
	}
	return append(all, Option{Text: words, Icon: "chevron-right", Do: func() { o.choose(i) }})
}
