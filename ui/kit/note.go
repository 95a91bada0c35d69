package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Note says what is so and what should be, on a soft ground with a 3 px bar: a bold line with a code at its right,
// a sentence beneath in 12, and acts. Any part may be left out.
type Note struct {
	widget.BaseWidget
	tone   look.Tone
	title  *text.Label
	code   *text.Label
	detail *text.Label
	acts   *fyne.Container
}

// NewNote makes a note; title may be "" when detail says it all, code is the rule's number.
func NewNote(tone look.Tone, title, code, detail string, acts ...fyne.CanvasObject) *Note {
	n := &Note{tone: tone, title: text.Strong(title).Wrapped(), code: text.Small(code), detail: text.Caption(detail)}
	n.detail.Token = look.Text1
	if len(acts) > 0 {
		n.acts = HBox(look.Gap8, acts...)
	}
	n.ExtendBaseWidget(n)
	return n
}

// Set changes tone, title and detail.
func (n *Note) Set(tone look.Tone, title, detail string) {
	n.tone = tone
	n.title.SetText(title)
	n.detail.SetText(detail)
	n.Refresh()
}

const notePad float32 = 13 // after the bar

// CreateRenderer stacks the parts on the ground.
func (n *Note) CreateRenderer() fyne.WidgetRenderer {
	ground, bar := draw.Rect(look.Clear), draw.Rect(look.Clear)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ground, bar, n.title, n.code, n.detail}}
	if n.acts != nil {
		d.Parts = append(d.Parts, n.acts)
	}
	d.Least = func() fyne.Size { return fyne.NewSize(120, n.arrange(n.Size().Width, false)) }
	d.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		draw.Place(bar, 0, 0, look.MarkerBar, s.Height)
		n.arrange(s.Width, true)
	}
	d.Repaint = func() {
		ground.FillColor, bar.FillColor = look.Color(n.tone.Soft()), look.Color(n.tone.Mark())
		if n.tone == look.ToneMust {
			ground.FillColor = look.Color(look.BadSoft)
		}
	}
	d.Repaint()
	return d
}

// arrange returns the height for a width, and places the parts when asked to.
func (n *Note) arrange(width float32, do bool) float32 {
	if width <= 0 {
		width = look.PaneForm - 2*look.Gap20
	}
	x, w, y := look.MarkerBar+notePad, width-look.MarkerBar-2*notePad, float32(10)
	codeW := float32(0)
	if n.code.Text != "" {
		codeW = n.code.MinSize().Width + look.Gap8
	}
	part := func(l *text.Label, w float32) {
		l.Hidden = l.Text == ""
		if l.Hidden {
			return
		}
		h := float32(len(text.Wrap(text.CleanLines(l.Text), w, l.Type, l.Bold))) * text.LineHeight(l.Type)
		if do {
			draw.Place(l, x, y, w, h)
		}
		y += h + 2
	}
	if do && codeW > 0 {
		draw.Place(n.code, x+w-codeW+look.Gap8, y+2, codeW, text.LineHeight(look.SizeSmall))
	}
	part(n.title, w-codeW)
	part(n.detail, w)
	if n.acts != nil {
		h := n.acts.MinSize().Height
		y += 4
		if do {
			draw.Place(n.acts, x, y, w, h)
		}
		y += h + 2
	}
	return y + 8
}
