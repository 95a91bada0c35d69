package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Segments is a choice of one among a few, side by side: one focus stop, the arrow keys move. Tabs is the same with
// an underline.
type Segments struct {
	control
	items   []string
	chosen  int
	over    int
	height  float32
	changed func(int)
}

// NewSegments makes a segment group of 28 with item chosen; changed is called with the new index.
func NewSegments(items []string, chosen int, changed func(int)) *Segments {
	s := &Segments{items: items, chosen: chosen, over: -1, height: SmallHeight, changed: changed}
	s.init(s, nil)
	return s
}

// Chosen is the index of the chosen item.
func (s *Segments) Chosen() int { return s.chosen }

// SetChosen changes the choice without calling changed.
func (s *Segments) SetChosen(i int) {
	if i >= 0 && i < len(s.items) && i != s.chosen {
		s.chosen = i
		s.Refresh()
	}
}

// SetItems changes the words, usually their counts; their number must stay.
func (s *Segments) SetItems(items []string) {
	if len(items) == len(s.items) {
		s.items = items
		s.Refresh()
	}
}

func (s *Segments) choose(i int) {
	if i < 0 || i >= len(s.items) || s.off || i == s.chosen {
		return
	}
	s.SetChosen(i)
	if s.changed != nil {
		s.changed(i)
	}
}

// Tapped chooses the item under the pointer.
func (s *Segments) Tapped(ev *fyne.PointEvent) {
	Focus(s)
	s.choose(spanAt(s.spans(), ev.Position.X))
}

// TypedKey moves the choice with the arrows.
func (s *Segments) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(s.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(s.chosen + 1)
	default:
		passKey(s, ev)
	}
}

func (s *Segments) spans() []float32 {
	ends := make([]float32, len(s.items))
	var x float32
	for i, item := range s.items {
		x += ceil(TextWidth(Clean(item), SizeBody, false)) + 24
		ends[i] = x
	}
	return ends
}

// spanAt returns which of the spans, given by their right ends, x lies in.
func spanAt(ends []float32, x float32) int {
	for i, e := range ends {
		if x < e {
			return i
		}
	}
	return len(ends) - 1
}

// CreateRenderer draws the frame, the chosen ground, the rules and the words.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	ring, frame := newRing(), newRect(Surface)
	frame.CornerRadius = RadiusControl
	grounds, rules, texts := make([]*canvas.Rectangle, len(s.items)), make([]*canvas.Rectangle, len(s.items)), make([]*canvas.Text, len(s.items))
	d := &drawing{objects: []fyne.CanvasObject{ring, frame}}
	for i := range s.items {
		grounds[i], rules[i], texts[i] = newRect(Clear), newRect(EdgeSoft), newText("", SizeBody, false, Text2)
		d.objects = append(d.objects, grounds[i], rules[i], texts[i])
	}
	d.min = func() fyne.Size { return fyne.NewSize(s.spans()[len(s.items)-1], s.height) }
	d.layout = func(size fyne.Size) {
		placeRing(ring, size)
		place(frame, 0, 0, size.Width, size.Height)
		left := float32(0)
		for i, end := range s.spans() {
			place(grounds[i], left+1, 1, end-left-1, size.Height-2)
			place(rules[i], end, 1, 1, size.Height-2)
			rules[i].Hidden = i == len(s.items)-1
			placeText(texts[i], left+12, 0, end-left-24, size.Height)
			left = end
		}
	}
	d.refresh = func() {
		paint(frame, Surface, EdgeSoft, 1)
		showRing(ring, s.focused)
		for i := range s.items {
			ink, fill := Text2, Clear
			switch {
			case s.off:
				ink = TextOff
			case i == s.chosen:
				ink, fill = OnAccent, Pick
			}
			paint(grounds[i], fill, Clear, 0)
			rules[i].FillColor = Color(EdgeSoft)
			roundEnds(grounds[i], i == 0, i == len(s.items)-1)
			texts[i].Text, texts[i].Color = Clean(s.items[i]), Color(ink)
		}
	}
	d.refresh()
	return d
}

// roundEnds rounds the outer corners of the first and the last ground.
func roundEnds(r *canvas.Rectangle, first, last bool) {
	if first {
		r.TopLeftCornerRadius, r.BottomLeftCornerRadius = RadiusTag, RadiusTag
	}
	if last {
		r.TopRightCornerRadius, r.BottomRightCornerRadius = RadiusTag, RadiusTag
	}
}
