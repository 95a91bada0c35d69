package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Field is a control with its label above and its hint or error beneath. The error says what is allowed; it goes as soon as the
// control is changed by hand.
type Field struct {
	widget.BaseWidget
	Control fyne.CanvasObject
	label   *text.Label
	note    *text.Label
	hint    string
	problem string
	judged  int // counts the calls of SetError
}

// NewField puts a label over a control.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{Control: control, label: text.Small(label), note: text.Caption("")}
	f.ExtendBaseWidget(f)
	if c, ok := control.(interface{ onEdit(func() func()) }); ok {
		c.onEdit(f.beforeEdit)
	}
	return f
}

// Hint sets the line beneath while there is no error and returns the field.
func (f *Field) Hint(s string) *Field { f.hint = s; whenReleased(f.showNote); return f }

// SetLabel changes the label.
func (f *Field) SetLabel(s string) { f.label.SetText(s) }

// SetError shows what is wrong beneath the field and turns its border vermilion; "" takes both away.
func (f *Field) SetError(problem string) {
	f.judged++
	if f.problem == problem {
		return
	}
	f.problem = problem
	if c, ok := f.Control.(interface{ SetBad(bool) }); ok {
		c.SetBad(problem != "")
	}
	whenReleased(f.showNote)
}

// beforeEdit is called before the control may be changed by hand, and what it returns after it was: the problem goes, unless the
// screen judged what was typed already.
func (f *Field) beforeEdit() (changed func()) {
	judged := f.judged
	return func() {
		if f.judged == judged {
			f.SetError("")
		}
	}
}

// Error is the problem shown now, "" for none.
func (f *Field) Error() string { return f.problem }

func (f *Field) showNote() {
	text, token := f.hint, look.Text3
	if f.problem != "" {
		text, token = f.problem, look.Bad
	}
	f.note.SetToken(token)
	f.note.SetText(text)
	f.Refresh()
}

// CreateRenderer stacks label, control and note at distances of 4.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Parts: []fyne.CanvasObject{f.label, f.Control, f.note}}
	d.Least = func() fyne.Size {
		c := f.Control.MinSize()
		h := text.LineHeight(look.SizeSmall) + look.Gap4 + c.Height
		if f.note.Text != "" {
			h += look.Gap4 + f.note.MinSize().Height
		}
		return fyne.NewSize(max(c.Width, f.label.MinSize().Width), h)
	}
	d.Arrange = func(s fyne.Size) {
		lh := text.LineHeight(look.SizeSmall)
		draw.Place(f.label, 0, 0, s.Width, lh)
		nh := float32(0)
		f.note.Hidden = f.note.Text == ""
		if !f.note.Hidden {
			f.note.Resize(fyne.NewSize(s.Width, f.note.MinSize().Height))
			nh = f.note.MinSize().Height + look.Gap4
		}
		ch := max(f.Control.MinSize().Height, s.Height-lh-look.Gap4-nh)
		draw.Place(f.Control, 0, lh+look.Gap4, s.Width, ch)
		draw.Place(f.note, 0, lh+look.Gap4+ch+look.Gap4, s.Width, nh)
	}
	return d
}
