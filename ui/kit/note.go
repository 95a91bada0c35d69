package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Note says what is so and what should be, on a soft ground with a 3 px bar: a bold line with a code at its right,
// a sentence beneath in 12, and acts. Any part may be left out.
type Note struct {
	widget.BaseWidget
	tone   Tone
	title  *Label
	code   *Label
	detail *Label
	acts   *fyne.Container
}

// NewNote makes a note; title may be "" when detail says it all, code is the rule's number.
func NewNote(tone Tone, title, code, detail string, acts ...fyne.CanvasObject) *Note {
	n := &Note{tone: tone, title: Strong(title).Wrapped(), code: Small(code), detail: Caption(detail)}
	n.detail.Token = Text1
	if len(acts) > 0 {
		n.acts = HBox(Gap8, acts...)
	}
	n.ExtendBaseWidget(n)
	return n
}

// Set changes tone, title and detail.
func (n *Note) Set(tone Tone, title, detail string) {
	n.tone = tone
	n.title.SetText(title)
	n.detail.SetText(detail)
	n.Refresh()
}

const notePad float32 = 13 // after the bar

// CreateRenderer stacks the parts on the ground.
func (n *Note) CreateRenderer() fyne.WidgetRenderer {
	ground, bar := newRect(Clear), newRect(Clear)
	d := &drawing{objects: []fyne.CanvasObject{ground, bar, n.title, n.code, n.detail}}
	if n.acts != nil {
		d.objects = append(d.objects, n.acts)
	}
	d.min = func() fyne.Size { return fyne.NewSize(120, n.arrange(n.Size().Width, false)) }
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		place(bar, 0, 0, MarkerBar, s.Height)
		n.arrange(s.Width, true)
	}
	d.refresh = func() {
		ground.FillColor, bar.FillColor = Color(n.tone.Soft()), Color(n.tone.Mark())
		if n.tone == ToneMust {
			ground.FillColor = Color(BadSoft)
		}
	}
	d.refresh()
	return d
}

// arrange returns the height for a width, and places the parts when asked to.
func (n *Note) arrange(width float32, do bool) float32 {
	if width <= 0 {
		width = PaneForm - 2*Gap20
	}
	x, w, y := MarkerBar+notePad, width-MarkerBar-2*notePad, float32(10)
	codeW := float32(0)
	if n.code.Text != "" {
		codeW = n.code.MinSize().Width + Gap8
	}
	part := func(l *Label, w float32) {
		l.Hidden = l.Text == ""
		if l.Hidden {
			return
		}
		h := float32(len(WrapText(CleanLines(l.Text), w, l.Type, l.Bold))) * LineHeight(l.Type)
		if do {
			place(l, x, y, w, h)
		}
		y += h + 2
	}
	if do && codeW > 0 {
		place(n.code, x+w-codeW+Gap8, y+2, codeW, LineHeight(SizeSmall))
	}
	part(n.title, w-codeW)
	part(n.detail, w)
	if n.acts != nil {
		h := n.acts.MinSize().Height
		y += 4
		if do {
			place(n.acts, x, y, w, h)
		}
		y += h + 2
	}
	return y + 8
}
