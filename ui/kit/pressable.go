package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// appearance is what a button, chip, link or row looks like now: parts side by side on a ground, with a ring around them
// while it has the keyboard. What it does by pointer and keyboard is control's.
type appearance struct {
	height, pad  float32 // px; pad is the room before the first part and after the last
	end          float32 // the room after the last part where that differs
	least        float32 // least width
	center       bool    // the parts stand in the middle of a wider place
	fill, stroke look.Token
	radius       float32 // of the ground's corners
	spread       float32 // how far the ground reaches beyond the widget at both sides
	ring         fyne.Size
	ringRadius   float32 // of the ring's corners; 0 is the usual one
	marked       bool    // the bar of the chosen row at the left edge
	underline    bool    // a line under the words
	parts        []part
	under        part // words in a line of their own beneath the parts, cut to their room; none without words
}

// underHigh is the height of the line beneath the parts.
const underHigh float32 = 22

// part is one icon, word, tag or square of an appearance.
type part struct {
	icon  string
	size  float32 // of the icon's side or of the type
	words string
	bold  bool
	tag   string
	tone  look.Tone // of the tag
	plain bool      // the tag stands on a tint
	ink   look.Token
	dot   bool    // a square of 8 in ink
	gap   float32 // to the part before
	least float32 // least width, the words at its right end
	ends  bool    // what is cut is cut in the middle
	cut   bool    // the words give way to what follows, which then stands at the right edge
}

func (p part) width() float32 {
	switch {
	case p.tag != "":
		return tagWidth(p.tag)
	case p.dot, p.icon != "":
		return p.size
	}
	return max(p.least, draw.Ceil(text.Width(text.Clean(p.words), p.size, p.bold)))
}

// width is that of the parts in one line.
func (a appearance) width() float32 {
	w := a.pad + a.padEnd()
	for i, p := range a.parts {
		if i > 0 {
			w += p.gap
		}
		w += p.width()
	}
	return w
}

func (a appearance) padEnd() float32 {
	if a.end > 0 {
		return a.end
	}
	return a.pad
}

// minSize leaves words that give way out.
func (a appearance) minSize() fyne.Size {
	high := a.height
	if a.under.words != "" {
		high += underHigh
	}
	for _, p := range a.parts {
		if p.cut {
			return fyne.NewSize(a.least, high)
		}
	}
	return fyne.NewSize(max(a.width(), a.least), high)
}

// pressed holds the shapes of an appearance; they are made when a part first needs them.
type pressed struct {
	ring, ground, bar, line *canvas.Rectangle
	icons                   []*canvas.Raster
	texts                   []*canvas.Text
	tags                    []*TagShape
	dots                    []*canvas.Rectangle
}

// pressable is the renderer of a control with the appearance that view tells.
func (c *control) pressable(view func() appearance) *draw.Renderer {
	v := &pressed{ring: newRing(), ground: draw.Rect(look.Clear), bar: draw.Rect(look.Accent), line: draw.Rect(look.Clear)}
	d := &draw.Renderer{Least: func() fyne.Size { return view().minSize() }}
	d.Repaint = func() { d.Parts = v.paint(view(), c.focused && !c.off) }
	d.Arrange = func(s fyne.Size) { v.arrange(view(), s) }
	d.Repaint()
	return d
}

// paint gives every part a shape, sets colours and words, and returns the shapes from back to front.
func (v *pressed) paint(a appearance, focused bool) []fyne.CanvasObject {
	width := float32(1)
	if a.stroke == look.Clear {
		width = 0
	}
	draw.Paint(v.ground, a.fill, a.stroke, width)
	v.ground.CornerRadius = a.radius
	if v.ring.CornerRadius = a.ringRadius; a.ringRadius == 0 {
		v.ring.CornerRadius = look.RadiusControl + 3
	}
	showRing(v.ring, focused)
	v.bar.FillColor, v.bar.Hidden = look.Color(look.Accent), !a.marked
	v.line.Hidden = !a.underline
	objects := []fyne.CanvasObject{v.ring, v.ground, v.bar}
	icons, texts, tags, dots := 0, 0, 0, 0
	all := a.parts
	if a.under.words != "" {
		all = append(slices.Clone(all), a.under)
	}
	for _, p := range all {
		switch {
		case p.tag != "":
			t := nth(&v.tags, &tags, NewTagShape)
			t.Set(p.tag, p.tone, p.plain)
			objects = append(objects, t.Face, t.Word)
		case p.dot:
			r := nth(&v.dots, &dots, func() *canvas.Rectangle { return draw.Rect(p.ink) })
			r.FillColor = look.Color(p.ink)
			objects = append(objects, r)
		case p.icon != "":
			i := nth(&v.icons, &icons, draw.IconImage)
			draw.SetIcon(i, p.icon, p.ink)
			objects = append(objects, i)
		default:
			t := nth(&v.texts, &texts, func() *canvas.Text { return text.Line("", p.size, p.bold, p.ink) })
			t.Text, t.TextSize, t.Color = text.Clean(p.words), p.size, look.Color(p.ink)
			text.SetBold(t, p.bold)
			v.line.FillColor = t.Color
			objects = append(objects, t)
		}
	}
	return append(objects, v.line)
}

// nth returns the shape at *n, made when there is none yet, and counts on.
func nth[T any](shapes *[]T, n *int, make func() T) T {
	if *n == len(*shapes) {
		*shapes = append(*shapes, make())
	}
	*n++
	return (*shapes)[*n-1]
}

func (v *pressed) arrange(a appearance, s fyne.Size) {
	draw.Place(v.ring, -a.ring.Width, -a.ring.Height, s.Width+2*a.ring.Width, s.Height+2*a.ring.Height)
	draw.Place(v.ground, -a.spread, 0, s.Width+2*a.spread, s.Height)
	draw.Place(v.bar, 0, 0, look.MarkerBar, s.Height)
	if a.under.words != "" { // the last of the texts
		s.Height -= underHigh
		t, w := v.texts[len(v.texts)-1], s.Width-a.pad-a.padEnd()
		t.Text = text.Truncate(text.Clean(a.under.words), w, a.under.size, a.under.bold)
		text.Place(t, a.pad, s.Height-2, w, underHigh-2)
	}
	x, spare := a.pad, s.Width-a.width()
	if a.center {
		x += draw.Snap(spare / 2)
	}
	icons, texts, tags, dots := 0, 0, 0, 0
	for i, p := range a.parts {
		if i > 0 {
			x += p.gap
		}
		w := p.width()
		switch {
		case p.tag != "":
			v.tags[tags].Place(x, draw.Snap((s.Height-look.TagHeight)/2))
			tags++
		case p.dot:
			draw.Place(v.dots[dots], x, draw.Snap((s.Height-p.size)/2), p.size, p.size)
			dots++
		case p.icon != "":
			draw.Place(v.icons[icons], x, draw.Snap((s.Height-p.size)/2), p.size, p.size)
			icons++
		default:
			if p.cut {
				w += spare
			}
			v.placeWords(v.texts[texts], p, x, w, s.Height)
			texts++
		}
		x += w
	}
}

// placeWords puts words into a place w wide, cut to it when they give way, and the line under them.
func (v *pressed) placeWords(t *canvas.Text, p part, x, w, h float32) {
	if p.cut {
		shorten := text.Truncate
		if p.ends {
			shorten = text.TruncateMiddle
		}
		t.Text = shorten(text.Clean(p.words), w, p.size, p.bold)
	}
	if p.least > 0 {
		own := text.Width(t.Text, p.size, p.bold)
		x, w = x+w-own, own
	}
	text.Place(t, x, 0, w, h)
	draw.Place(v.line, x, draw.Snap((h+text.LineHeight(p.size))/2)-2, w, 1)
}
