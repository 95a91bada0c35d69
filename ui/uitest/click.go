package uitest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// Click taps where words stand that can be tapped: a line of a menu, of a list or of a table, a button. Words that stand alone are taken
// before those that only begin so, and of several the last.
func (tr *Rig) Click(words string) {
	tr.T.Helper()
	tr.Settle()
	top := tr.Window.Canvas().Content()
	if over := tr.Window.Canvas().Overlays().Top(); over != nil {
		top = over
	}
	whole, begun := spot{}, spot{}
	look(top, fyne.Position{}, spot{}, func(text string, s spot) {
		switch {
		case text == words:
			whole = s
		case strings.HasPrefix(text, words), isCut(text, words):
			begun = s
		}
	})
	if whole.on == nil {
		whole = begun
	}
	if whole.on == nil {
		tr.T.Fatalf("nothing to tap says %q; the window says:\n%s", words, tr.Texts())
	}
	test.TapAt(whole.on, whole.at)
	tr.Settle()
}

// Segment chooses the segment of a group with these words, which may stand elsewhere as well.
func (tr *Rig) Segment(words string) {
	tr.T.Helper()
	tr.Settle()
	found := spot{}
	tr.walk(func(o fyne.CanvasObject) {
		if group, ok := o.(*kit.Segments); ok {
			look(group, fyne.Position{}, spot{}, func(text string, s spot) {
				if text == words {
					found = s
				}
			})
		}
	})
	if found.on == nil {
		tr.T.Fatalf("no segment %q; the window says:\n%s", words, tr.Texts())
	}
	test.TapAt(found.on, found.at)
	tr.Settle()
}

// isCut reports whether a text is the beginning of words, cut to its room.
func isCut(text, words string) bool {
	beginning, cut := strings.CutSuffix(text, "…")
	return cut && beginning != "" && strings.HasPrefix(words, beginning)
}

// spot is a place in something that can be tapped.
type spot struct {
	on fyne.Tappable
	at fyne.Position
}

// look visits every text that can be seen in something that can be tapped. at is the place of the object that holds o, in is what can be
// tapped around it with its own place.
func look(o fyne.CanvasObject, at fyne.Position, in spot, visit func(text string, s spot)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if t, ok := o.(fyne.Tappable); ok {
		in = spot{t, at}
	}
	switch w := o.(type) {
	case *canvas.Text:
		if in.on != nil {
			middle := at.AddXY(w.Size().Width/2, w.Size().Height/2)
			visit(w.Text, spot{in.on, middle.Subtract(in.at)})
		}
	case *fyne.Container:
		for _, c := range w.Objects {
			look(c, at, in, visit)
		}
	case *container.Scroll:
		look(w.Content, at, in, visit)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(w).Objects() {
			look(c, at, in, visit)
		}
	}
}

// Enter puts a value into the field with a label as a user would: typed, chosen from its list, or ticked for 是.
func (tr *Rig) Enter(label, value string) {
	tr.T.Helper()
	tr.Settle()
	var control fyne.CanvasObject
	tr.walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && strings.TrimSuffix(textOf(f), " *") == label {
			control = f.Control
		}
	})
	switch c := control.(type) {
	case *kit.Entry:
		tr.Window.Canvas().Focus(c)
		c.SetText("")
		test.Type(c, value)
	case *kit.Select:
		test.Tap(c)
		if search, ok := tr.Window.Canvas().Focused().(*kit.Entry); ok { // a long list is searched
			test.Type(search, value)
		}
		tr.Click(value)
	case *kit.Check:
		if c.Checked() != (value == "是") {
			test.Tap(c)
		}
	default:
		tr.T.Fatalf("no field %q to fill in; the window says:\n%s", label, tr.Texts())
	}
	tr.Settle()
}
