package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Segments is a choice of one among a few in one frame. Tabs is the same with an underline.
type Segments struct {
	oneOf
	items []string
}

// NewSegments makes a segment group of 28 with item chosen; changed is called with the new index.
func NewSegments(items []string, chosen int, changed func(int)) *Segments {
	s := &Segments{items: items}
	s.start(s, len(items), chosen, s.ends, changed)
	return s
}

// SetItems changes the words, usually their counts; their number must stay.
func (s *Segments) SetItems(items []string) {
	if len(items) == len(s.items) {
		s.items = items
		s.Refresh()
	}
}

// ends are the right ends of the items.
func (s *Segments) ends() []float32 {
	ends := make([]float32, len(s.items))
	var x float32
	for i, item := range s.items {
		x += draw.Ceil(text.Width(text.Clean(item), look.SizeBody, false)) + 24
		ends[i] = x
	}
	return ends
}

// CreateRenderer draws the frame, the chosen ground, the rules and the words.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	ring, frame := newRing(), draw.Rect(look.Surface)
	frame.CornerRadius = look.RadiusControl
	grounds, rules, texts := make([]*canvas.Rectangle, len(s.items)), make([]*canvas.Rectangle, len(s.items)), make([]*canvas.Text, len(s.items))
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, frame}}
	for i := range s.items {
		grounds[i], rules[i], texts[i] = draw.Rect(look.Clear), draw.Rect(look.EdgeSoft), text.Line("", look.SizeBody, false, look.Text2)
		d.Parts = append(d.Parts, grounds[i], rules[i], texts[i])
	}
	d.Least = func() fyne.Size { return fyne.NewSize(s.ends()[len(s.items)-1], look.SmallHeight) }
	d.Arrange = func(size fyne.Size) {
		placeRing(ring, size)
		draw.Place(frame, 0, 0, size.Width, size.Height)
		left := float32(0)
		for i, end := range s.ends() {
			draw.Place(grounds[i], left+1, 1, end-left-1, size.Height-2)
			draw.Place(rules[i], end, 1, 1, size.Height-2)
			rules[i].Hidden = i == len(s.items)-1
			text.Place(texts[i], left+12, 0, end-left-24, size.Height)
			left = end
		}
	}
	d.Repaint = func() {
		draw.Paint(frame, look.Surface, look.EdgeSoft, 1)
		showRing(ring, s.focused)
		for i := range s.items {
			ink, fill := look.Text2, look.Clear
			switch {
			case s.off:
				ink = look.TextOff
			case i == s.chosen:
				ink, fill = look.OnAccent, look.Pick
			}
			draw.Paint(grounds[i], fill, look.Clear, 0)
			rules[i].FillColor = look.Color(look.EdgeSoft)
			roundEnds(grounds[i], i == 0, i == len(s.items)-1)
			texts[i].Text, texts[i].Color = text.Clean(s.items[i]), look.Color(ink)
		}
	}
	d.Repaint()
	return d
}

// roundEnds rounds the outer corners of the first and the last ground.
func roundEnds(r *canvas.Rectangle, first, last bool) {
	if first {
		r.TopLeftCornerRadius, r.BottomLeftCornerRadius = look.RadiusTag, look.RadiusTag
	}
	if last {
		r.TopRightCornerRadius, r.BottomRightCornerRadius = look.RadiusTag, look.RadiusTag
	}
}
