package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Label is text of one style that follows the mode. It is one line, cut with … when the room is narrower, unless
// Wrap is set; then its height follows its width. Fields may be set before it is shown; afterwards use SetText.
type Label struct {
	widget.BaseWidget
	Text  string
	Type  float32 // type size in px
	Bold  bool
	Token look.Token
	Align fyne.TextAlign
	Wrap  bool
	Cut   bool // give way to a narrower room (minimum width 0) and end in …

	hint  float32 // width to break lines for before the label has one
	lines []string
	width float32 // the width lines were broken for
}

// Body is text in 14.
func Body(s string) *Label { return New(s, look.SizeBody, false, look.Text1) }

// Strong is bold text in 14.
func Strong(s string) *Label { return New(s, look.SizeBody, true, look.Text1) }

// Small is text in 12 in the colour of labels.
func Small(s string) *Label { return New(s, look.SizeSmall, false, look.Text2) }

// Hint is text in 12 in the colour of hints and units.
func Hint(s string) *Label { return New(s, look.SizeSmall, false, look.Text3) }

// Section is the name of a part: 16 bold.
func Section(s string) *Label { return New(s, look.SizeSection, true, look.Text1) }

// Title is the name of a screen: 20 bold.
func Title(s string) *Label { return New(s, look.SizeTitle, true, look.Text1) }

// Figure is one large number: 26 bold.
func Figure(s string) *Label { return New(s, look.SizeFigure, true, look.Text1) }

// Para is text in 14 that wraps to the width it is given.
func Para(s string) *Label { return Body(s).Wrapped() }

// Caption is text in 12 that wraps to the width it is given.
func Caption(s string) *Label { return Small(s).Wrapped() }

func New(s string, size float32, bold bool, t look.Token) *Label {
	l := &Label{Text: s, Type: size, Bold: bold, Token: t}
	l.ExtendBaseWidget(l)
	return l
}

// FullWidth is the width at which one line of it is not cut.
func (l *Label) FullWidth() float32 { return draw.Ceil(Width(Clean(l.Text), l.Type, l.Bold)) }

// In sets the colour and returns the label.
func (l *Label) In(t look.Token) *Label { l.Token = t; return l }

// Wrapped lets the label run over several lines and returns it.
func (l *Label) Wrapped() *Label { l.Wrap = true; return l }

// Cutting lets the label give way to a narrower room and returns it.
func (l *Label) Cutting() *Label { l.Cut = true; return l }

// Right aligns the label to the right and returns it.
func (l *Label) Right() *Label { l.Align = fyne.TextAlignTrailing; return l }

// Centered centres the label and returns it.
func (l *Label) Centered() *Label { l.Align = fyne.TextAlignCenter; return l }

// For tells a wrapping label how wide it is going to be, for places that ask for its height before they lay it out,
// and returns it.
func (l *Label) For(width float32) *Label { l.hint = width; return l }

// SetText changes the text.
func (l *Label) SetText(s string) {
	if l.Text != s {
		l.Text, l.width = s, -1
		l.Refresh()
	}
}

// SetToken changes the colour.
func (l *Label) SetToken(t look.Token) {
	if l.Token != t {
		l.Token = t
		l.Refresh()
	}
}

// Resize breaks the lines again when the width changes.
func (l *Label) Resize(s fyne.Size) {
	rewrap := l.Wrap && s.Width != l.Size().Width
	l.BaseWidget.Resize(s)
	if rewrap {
		l.Refresh()
	}
}

// CreateRenderer draws one canvas text per line.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{}
	d.Least = l.minSize
	d.Repaint = func() { d.Parts = l.texts(d.Parts) }
	d.Arrange = func(s fyne.Size) {
		d.Parts = l.texts(d.Parts)
		top := float32(0)
		if !l.Wrap {
			top = draw.Snap((s.Height-LineHeight(l.Type))/2) - Lift
		}
		for i, o := range d.Parts {
			draw.Place(o, 0, top+float32(i)*LineHeight(l.Type), s.Width, LineHeight(l.Type))
		}
	}
	d.Parts = l.texts(nil)
	return d
}

func (l *Label) minSize() fyne.Size {
	if l.Wrap {
		l.breakLines()
		return fyne.NewSize(l.Type*3, float32(len(l.lines))*LineHeight(l.Type))
	}
	if l.Cut {
		return fyne.NewSize(l.Type, LineHeight(l.Type))
	}
	return fyne.NewSize(draw.Ceil(Width(Clean(l.Text), l.Type, l.Bold)), LineHeight(l.Type))
}

// IsCut reports whether the label has less room than its text needs.
func (l *Label) IsCut() bool {
	return !l.Wrap && l.Size().Width > 0 && Width(Clean(l.Text), l.Type, l.Bold) > l.Size().Width+1
}

func (l *Label) breakLines() {
	w := l.Size().Width
	if w <= 0 {
		w = l.hint
	}
	if w <= 0 {
		w = 280
	}
	if w == l.width {
		return
	}
	l.width, l.lines = w, Wrap(CleanLines(l.Text), w, l.Type, l.Bold)
}

func (l *Label) texts(old []fyne.CanvasObject) []fyne.CanvasObject {
	lines := []string{Clean(l.Text)}
	if l.Wrap {
		l.breakLines()
		lines = l.lines
	} else if w := l.Size().Width; w > 0 {
		lines[0] = Truncate(lines[0], w+1, l.Type, l.Bold)
	}
	for len(old) < len(lines) {
		old = append(old, &canvas.Text{})
	}
	old = old[:len(lines)]
	for i, s := range lines {
		t := old[i].(*canvas.Text)
		t.Text, t.TextSize, t.Color, t.Alignment = s, l.Type, look.Color(l.Token), l.Align
		SetBold(t, l.Bold)
	}
	return old
}
