package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Tag is a word on a tinted ground, 20 high: a level, a status or a count.
type Tag struct {
	widget.BaseWidget
	text  string
	tone  look.Tone
	plain bool // stands on a tinted row: takes the surface as ground
}

// NewTag makes a tag of the tone.
func NewTag(text string, tone look.Tone) *Tag {
	t := &Tag{text: text, tone: tone}
	t.ExtendBaseWidget(t)
	return t
}

// OnTint gives the tag the surface as ground, because tints never stack, and returns it.
func (t *Tag) OnTint() *Tag { t.plain = true; return t }

// Set changes words and tone.
func (t *Tag) Set(text string, tone look.Tone) {
	if t.text != text || t.tone != tone {
		t.text, t.tone = text, tone
		t.Refresh()
	}
}

// CreateRenderer draws the ground and the word.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	v := NewTagShape()
	d := &draw.Renderer{Parts: []fyne.CanvasObject{v.Face, v.Word}}
	d.Least = func() fyne.Size { return fyne.NewSize(tagWidth(t.text), look.TagHeight) }
	d.Arrange = func(s fyne.Size) { v.Place(0, draw.Snap((s.Height-look.TagHeight)/2)) }
	d.Repaint = func() { v.Set(t.text, t.tone, t.plain) }
	d.Repaint()
	return d
}

// TagShape is the two shapes of a tag; the data table draws tags without a widget for each.
type TagShape struct {
	Face *canvas.Rectangle
	Word *canvas.Text
	Wide float32
}

func NewTagShape() *TagShape {
	v := &TagShape{Face: draw.Rect(look.Ground), Word: text.Line("", look.SizeSmall, false, look.Text2)}
	v.Face.CornerRadius = look.RadiusTag
	return v
}

func tagWidth(s string) float32 {
	return 12 + draw.Ceil(text.Width(text.Clean(s), look.SizeSmall, false))
}

func (v *TagShape) Set(s string, tone look.Tone, plain bool) {
	fill := tone.Soft()
	switch {
	case plain && tone != look.ToneMust:
		fill = look.Surface
	case tone == look.ToneNone:
		fill = look.Ground
	}
	v.Wide = tagWidth(s)
	draw.Paint(v.Face, fill, look.Clear, 0)
	v.Word.Text, v.Word.Color = text.Clean(s), look.Color(tone.Ink())
}

func (v *TagShape) Place(x, y float32) {
	draw.Place(v.Face, x, y, v.Wide, look.TagHeight)
	text.Place(v.Word, x+6, y, v.Wide-12, look.TagHeight)
}

func (v *TagShape) Show(on bool) { v.Face.Hidden, v.Word.Hidden = !on, !on }
