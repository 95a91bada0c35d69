package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ActsIn are what the buttons and links in a tree of containers do, from the top left on: those that are shown, can be
// pressed and have words that no other has. What lies inside widgets, such as the rows of a table, is left out.
func ActsIn(o fyne.CanvasObject) []Option {
	all := actsIn(o)
	times := map[string]int{}
	for _, act := range all {
		times[act.Text]++
	}
	return slices.DeleteFunc(all, func(act Option) bool { return act.Text == "" || times[act.Text] > 1 })
}

func actsIn(o fyne.CanvasObject) (all []Option) {
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
	case *container.Scroll:
		return actsIn(in.Content)
	case *fyne.Container:
		for _, part := range in.Objects {
			all = append(all, actsIn(part)...)
		}
	}
	return all
}
