package scheme

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// form is what can be edited of the line at hand, or of the page that shows. Every field writes into the scheme that shows as it is
// typed; it is kept when the field is left.
type form struct {
	v            *View
	object       fyne.CanvasObject
	body         *fyne.Container
	scroll       *container.Scroll
	start        fyne.Focusable // the first field
	later        []func()       // what is said beside the fields, after every edit
	ties, vetoed *kit.Segments  // of the page of combination
	again        func()         // shows the figures of a trial anew; nil for a page without
}

func newForm(v *View) *form {
	f := &form{v: v, body: container.NewStack()}
	f.scroll = kit.VScroll(f.body)
	f.object = f.scroll
	return f
}

// show makes the form anew for what is at hand.
func (f *form) show() {
	v := f.v
	f.start, f.later, f.again = nil, nil, nil
	var o fyne.CanvasObject
	switch v.page {
	case combinePage:
		o = f.combine()
	case adjustPage:
		o = f.adjusts()
	case vetoPage:
		o = f.vetoes()
	case coversPage:
		o = f.covers()
	default:
		o = f.line()
	}
	f.body.Objects = []fyne.CanvasObject{o}
	f.body.Refresh()
	f.scroll.Refresh()
	f.notes()
}

// line is the form of the line of the tree at hand.
func (f *form) line() fyne.CanvasObject {
	v := f.v
	var o fyne.CanvasObject
	if p, c, item := v.item(); item != nil {
		o = f.item(p, c, item)
	} else if c, p := v.category(strings.TrimPrefix(v.chosen, "category ")); c != nil {
		o = f.category(p, c)
	} else if p := v.part(strings.TrimPrefix(v.chosen, "part ")); p != nil {
		o = f.part(p)
	} else {
		return kit.NewEmptyState("方案里还没有指标", "先加一个大类，再加指标。", shell.Writing(v.h.Desk, kit.NewButton("加一个大类", v.addCategory)))
	}
	return kit.Pad(o, look.Gap12, look.Gap24, look.Gap16, look.Gap24)
}

// notes says anew what stands beside the fields.
func (f *form) notes() {
	for _, say := range f.later {
		say()
	}
}

// figures shows the figures of a new trial.
func (f *form) figures() {
	if f.again != nil {
		f.again()
	}
}

func (f *form) first() fyne.Focusable { return f.start }

func (f *form) focusFirst() {
	if f.start != nil && !f.v.readOnly() {
		f.v.h.Focus(f.start)
	}
}

// entry makes a field for a text; take writes it into the scheme.
func (f *form) entry(value, placeholder string, take func(string)) *kit.Entry {
	e := kit.NewEntry(placeholder)
	e.Text = value
	f.ready(e)
	e.OnChanged = func(s string) {
		take(strings.TrimSpace(s))
		f.v.edited()
	}
	return e
}

// ready makes a field that keeps what was typed when it is left, or read-only.
func (f *form) ready(e *kit.Entry) {
	e.OnLeave = func(string) {
		f.v.saves.save()
		e.SetText(e.Text) // what is kept is undone as a change of the data file, no longer letter by letter
	}
	e.OnUndone(f.v.undo)
	e.OnSubmitted = func(string) { f.v.saves.save() }
	if f.v.readOnly() {
		e.ToRead()
	}
	if f.start == nil {
		f.start = e
	}
}

// points makes a field for a number of points, or of percent; what is no number is marked and not taken.
func (f *form) points(value model.Points, take func(model.Points)) *kit.Entry {
	e := kit.NumberEntry("")
	e.Text = value.Short()
	f.ready(e)
	e.OnChanged = func(s string) {
		p, err := model.ParsePoints(s)
		e.SetBad(err != nil)
		if err == nil {
			take(p)
			f.v.edited()
		}
	}
	return e
}

// optionalPoints is points where an empty field is 0.
func (f *form) optionalPoints(value model.Points, take func(model.Points)) *kit.Entry {
	e := f.points(value, take)
	if value == 0 {
		e.Text = ""
	}
	typed := e.OnChanged
	e.OnChanged = func(s string) {
		if strings.TrimSpace(s) == "" {
			s = "0"
		}
		typed(s)
	}
	return e
}

// whole makes a field for a number without decimals.
func (f *form) whole(value int, take func(int)) *kit.Entry {
	return f.optionalPoints(model.Pt(int64(value)), func(p model.Points) { take(int(p / 100)) })
}

// choice makes a select; take writes the choice.
func (f *form) choice(options []kit.Option, chosen string, take func(string)) *kit.Select {
	s := kit.NewOptionSelect(options, -1, func(o kit.Option) {
		take(o.ID)
		f.v.changed()
	})
	s.SetChosenID(chosen)
	s.SetEnabled(!f.v.readOnly())
	return s
}

// tick makes a check; take writes it.
func (f *form) tick(words string, on bool, take func(bool)) *kit.Check {
	c := kit.NewCheck(words, on, func(on bool) {
		take(on)
		f.v.changed()
	})
	c.SetEnabled(!f.v.readOnly())
	return c
}

// link makes an act in small, left out where nothing can be edited.
func (f *form) link(words string, act func()) fyne.CanvasObject {
	if f.v.readOnly() {
		return kit.Space(0, 0)
	}
	return kit.HBox(0, kit.NewLink(words, act).Icon("plus"))
}

// cross takes a line away.
func (f *form) cross(hint string, act func()) fyne.CanvasObject {
	if f.v.readOnly() {
		return kit.Space(24, 24)
	}
	return kit.NewIconButton("close", hint, act).Sized(24, look.GlyphInline)
}

// beside is a line of two notes, the left one said by wrong, the right one by hint.
func (f *form) beside(wrong, hint func() string) fyne.CanvasObject {
	left, right := text.Small("").In(look.Bad).Cutting(), text.Small("").In(look.Text2)
	box := kit.HBox(look.Gap8, left, right)
	f.later = append(f.later, func() {
		left.SetText(wrong())
		right.SetText(hint())
		kit.SetShown(box, left.Text+right.Text != "")
		box.Refresh()
	})
	return box
}

// problem is a line that says what is wrong, nothing while nothing is.
func (f *form) problem(words func() string) fyne.CanvasObject {
	label := text.Caption("").In(look.Bad)
	f.later = append(f.later, func() { label.SetText(words()); kit.SetShown(label, label.Text != "") })
	return label
}

func labelled(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.VBox(look.Gap4, text.Small(label), o)
}

// row is a form's line of controls, each in the middle of the height; the wheel moves it where the window is too narrow for it.
func row(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Sideways(kit.HBox(look.Gap8, objects...))
}
