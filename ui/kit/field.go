package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is a control with its label above and its hint or error beneath. The error says what is allowed.
type Field struct {
	widget.BaseWidget
	Control fyne.CanvasObject
	label   *Label
	note    *Label
	hint    string
	problem string
}

// NewField puts a label over a control.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{Control: control, label: Small(label), note: Caption("")}
	f.ExtendBaseWidget(f)
	return f
}

// Hint sets the line beneath while there is no error and returns the field.
func (f *Field) Hint(s string) *Field { f.hint = s; f.showNote(); return f }

// SetLabel changes the label.
func (f *Field) SetLabel(s string) { f.label.SetText(s) }

// SetError shows what is wrong beneath the field and turns its border vermilion; "" takes both away.
func (f *Field) SetError(problem string) {
	if f.problem == problem {
		return
	}
	f.problem = problem
	if c, ok := f.Control.(interface{ SetBad(bool) }); ok {
		c.SetBad(problem != "")
	}
	f.showNote()
}

// Error is the problem shown now, "" for none.
func (f *Field) Error() string { return f.problem }

func (f *Field) showNote() {
	text, token := f.hint, Text3
	if f.problem != "" {
		text, token = f.problem, Bad
	}
	f.note.Token = token
	f.note.Text = text
	f.note.width = -1
	f.note.Refresh()
	f.Refresh()
}

// CreateRenderer stacks label, control and note at distances of 4.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{f.label, f.Control, f.note}}
	d.min = func() fyne.Size {
		c := f.Control.MinSize()
		h := LineHeight(SizeSmall) + Gap4 + c.Height
		if f.note.Text != "" {
			h += Gap4 + f.note.MinSize().Height
		}
		return fyne.NewSize(max(c.Width, f.label.MinSize().Width), h)
	}
	d.layout = func(s fyne.Size) {
		lh := LineHeight(SizeSmall)
		place(f.label, 0, 0, s.Width, lh)
		nh := float32(0)
		f.note.Hidden = f.note.Text == ""
		if !f.note.Hidden {
			f.note.Resize(fyne.NewSize(s.Width, f.note.MinSize().Height))
			nh = f.note.MinSize().Height + Gap4
		}
		ch := max(f.Control.MinSize().Height, s.Height-lh-Gap4-nh)
		place(f.Control, 0, lh+Gap4, s.Width, ch)
		place(f.note, 0, lh+Gap4+ch+Gap4, s.Width, nh)
	}
	return d
}
