package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Tag is a word on a tinted ground, 20 high: a level, a status or a count.
type Tag struct {
	widget.BaseWidget
	text  string
	tone  Tone
	plain bool // stands on a tinted row: takes the surface as ground
}

// NewTag makes a tag of the tone.
func NewTag(text string, tone Tone) *Tag {
	t := &Tag{text: text, tone: tone}
	t.ExtendBaseWidget(t)
	return t
}

// OnTint gives the tag the surface as ground, because tints never stack, and returns it.
func (t *Tag) OnTint() *Tag { t.plain = true; return t }

// Set changes words and tone.
func (t *Tag) Set(text string, tone Tone) {
	if t.text != text || t.tone != tone {
		t.text, t.tone = text, tone
		t.Refresh()
	}
}

// CreateRenderer draws the ground and the word.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	v := newTagView()
	d := &drawing{objects: []fyne.CanvasObject{v.face, v.text}}
	d.min = func() fyne.Size { return fyne.NewSize(tagWidth(t.text), TagHeight) }
	d.layout = func(s fyne.Size) { v.place(0, snap((s.Height-TagHeight)/2)) }
	d.refresh = func() { v.set(t.text, t.tone, t.plain) }
	d.refresh()
	return d
}

// tagView is the two shapes of a tag; the data table draws tags without a widget for each.
type tagView struct {
	face *canvas.Rectangle
	text *canvas.Text
	wide float32
}

func newTagView() *tagView {
	v := &tagView{face: newRect(Ground), text: newText("", SizeSmall, false, Text2)}
	v.face.CornerRadius = RadiusTag
	return v
}

func tagWidth(s string) float32 { return 12 + ceil(TextWidth(Clean(s), SizeSmall, false)) }

func (v *tagView) set(s string, tone Tone, plain bool) {
	fill := tone.Soft()
	switch {
	case plain && tone != ToneMust:
		fill = Surface
	case tone == ToneNone:
		fill = Ground
	}
	v.wide = tagWidth(s)
	paint(v.face, fill, Clear, 0)
	v.text.Text, v.text.Color = Clean(s), Color(tone.Ink())
}

func (v *tagView) place(x, y float32) {
	place(v.face, x, y, v.wide, TagHeight)
	placeText(v.text, x+6, y, v.wide-12, TagHeight)
}

func (v *tagView) show(on bool) { v.face.Hidden, v.text.Hidden = !on, !on }

// Badge is a count in a small box beside a word, such as the findings of the top bar.
func Badge(text string, tone Tone) *Tag { return NewTag(text, tone) }
