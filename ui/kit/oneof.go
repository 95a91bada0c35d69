package kit

import "fyne.io/fyne/v2"

// oneOf is a choice of one among a few that stand side by side: one focus stop, the arrow keys move. The embedding type
// draws it and says by spans where each stands.
type oneOf struct {
	control
	count   int
	chosen  int
	spans   func() []float32 // right ends of the items
	changed func(int)
}

func (o *oneOf) start(self fyne.Widget, count, chosen int, spans func() []float32, changed func(int)) {
	o.count, o.chosen, o.spans, o.changed = count, chosen, spans, changed
	o.init(self, nil)
}

// Chosen is the index of the chosen item.
func (o *oneOf) Chosen() int { return o.chosen }

// SetChosen changes the choice without calling changed.
func (o *oneOf) SetChosen(i int) {
	if i >= 0 && i < o.count && i != o.chosen {
		o.chosen = i
		o.Refresh()
	}
}

func (o *oneOf) choose(i int) {
	if i < 0 || i >= o.count || i == o.chosen || o.off {
		return
	}
	o.SetChosen(i)
	if o.changed != nil {
		o.changed(i)
	}
}

// Tapped chooses the item under the pointer.
func (o *oneOf) Tapped(ev *fyne.PointEvent) {
	if f, ok := o.self.(fyne.Focusable); ok {
		Focus(f)
	}
	for i, end := range o.spans() {
		if ev.Position.X < end || i == o.count-1 {
			o.choose(i)
			return
		}
	}
}

// TypedKey moves the choice with the arrows.
func (o *oneOf) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		o.choose(o.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		o.choose(o.chosen + 1)
	default:
		PassKey(o.self, ev)
	}
}
