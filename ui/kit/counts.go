package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// CountItem is one count that filters: a square of its colour, a name and the number in 16 bold.
type CountItem struct {
	Name  string
	Count int
	Dot   look.Token
	Tone  look.Tone // ground and underline while it is on
}

// SummaryCounts is a row of counts, each of which is a filter; several may be on at once. The first item stands for
// all: it is on when no other is.
type SummaryCounts struct {
	Box     *fyne.Container // put this into a layout
	tiles   []*countTile
	changed func(on []bool)
}

// NewSummaryCounts makes the row; changed gets the state of every item after a click.
func NewSummaryCounts(items []CountItem, on []bool, changed func(on []bool)) *SummaryCounts {
	s := &SummaryCounts{Box: HBox(0), changed: changed}
	for i, item := range items {
		t := &countTile{item: item}
		if i < len(on) {
			t.on = on[i]
		}
		t.init(t, func() { s.toggle(i) })
		s.tiles = append(s.tiles, t)
		s.Box.Add(t)
	}
	return s
}

// On is the state of every item.
func (s *SummaryCounts) On() []bool {
	on := make([]bool, len(s.tiles))
	for i, t := range s.tiles {
		on[i] = t.on
	}
	return on
}

// Set changes the counts; their number must stay.
func (s *SummaryCounts) Set(items []CountItem) {
	for i := range min(len(items), len(s.tiles)) {
		s.tiles[i].item = items[i]
		s.tiles[i].Refresh()
	}
}

// SetOn changes the states without calling changed.
func (s *SummaryCounts) SetOn(on []bool) {
	for i, t := range s.tiles {
		t.on = i < len(on) && on[i]
		t.Refresh()
	}
}

func (s *SummaryCounts) toggle(i int) {
	if i == 0 {
		s.SetOn(nil)
	} else {
		s.tiles[i].on = !s.tiles[i].on
		s.tiles[i].Refresh()
	}
	if s.changed != nil {
		s.changed(s.On())
	}
}

type countTile struct {
	control
	item CountItem
	on   bool
}

// CreateRenderer draws ground, square, name, number, the rule at the right and the underline.
func (t *countTile) CreateRenderer() fyne.WidgetRenderer {
	ground, rule, under, dot, ring := draw.Rect(look.Clear), draw.Rect(look.Line), draw.Rect(look.Clear), draw.Rect(t.item.Dot), newRing()
	name, number := text.Line("", look.SizeSmall, false, look.Text2), text.Line("", look.SizeTitle, true, look.Text1)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ground, rule, dot, name, number, under, ring}}
	d.Least = func() fyne.Size {
		w := max(20+text.Width(text.Clean(t.item.Name), look.SizeSmall, false), text.Width(itoa(t.item.Count), look.SizeTitle, true))
		return fyne.NewSize(max(92, draw.Ceil(w)+2*look.Gap12), 56)
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(ground, 0, 0, s.Width, s.Height)
		draw.Place(rule, s.Width-1, 0, 1, s.Height)
		draw.Place(under, 0, s.Height-2, s.Width, 2)
		draw.Place(ring, 1, 1, s.Width-3, s.Height-2)
		draw.Place(dot, 12, 10, 8, 8)
		text.Place(name, 28, 5, s.Width-30, 18)
		draw.Place(number, 12, 22, s.Width-14, text.LineHeight(look.SizeTitle))
	}
	d.Repaint = func() {
		fill, ink, line := look.Surface, look.Text1, look.Clear
		if t.on {
			fill, ink, line = t.item.Tone.Soft(), t.item.Tone.Ink(), t.item.Tone.Mark()
		} else if t.hovered {
			fill = look.Hover
		}
		ground.FillColor, rule.FillColor, under.FillColor = look.Color(fill), look.Color(look.Line), look.Color(line)
		dot.FillColor = look.Color(t.item.Dot)
		name.Text, name.Color = text.Clean(t.item.Name), look.Color(look.Text2)
		number.Text, number.Color = Count(t.item.Count), look.Color(ink)
		if t.item.Count == 0 && !t.on {
			number.Color = look.Color(look.Text3)
		}
		showRing(ring, t.focused)
	}
	d.Repaint()
	return d
}

// FigureItem is one large number of the home screen: a label above, a line of parts beneath.
type FigureItem struct {
	Name, Value, Parts string
	Tone               look.Tone
	Open               func()
}

// FigureRow lays figures on one line with rules between; each is a link.
func FigureRow(items []FigureItem) *fyne.Container {
	cells := make([]fyne.CanvasObject, len(items))
	for i, item := range items {
		f := &figureTile{item: item, first: i == 0}
		f.init(f, item.Open)
		cells[i] = f
	}
	return container.New(figuresLayout{}, cells...)
}

// figuresLayout gives figures equal widths; where one has no room for its parts then, each gets what it needs and a share of the rest.
type figuresLayout struct{}

func (figuresLayout) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objects {
		s.Width += o.MinSize().Width
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return s
}

func (figuresLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects))
	needs, most, all := make([]float32, len(objects)), float32(0), float32(0)
	for i, o := range objects {
		needs[i] = o.(*figureTile).need()
		most, all = max(most, needs[i]), all+needs[i]
	}
	var x float32
	for i, o := range objects {
		w := size.Width / n
		if most > w && all <= size.Width {
			w = needs[i] + (size.Width-all)/n
		}
		draw.Place(o, draw.Snap(x), 0, draw.Snap(w), o.MinSize().Height)
		x += w
	}
}

// fitParts is a line of parts as it fits into a width: closer together, or without the last ones, before a word is cut.
func fitParts(line string, width float32) string {
	parts := strings.Split(text.Clean(line), "　")
	for _, sep := range []string{"　", "  "} {
		if all := strings.Join(parts, sep); text.Width(all, look.SizeSmall, false) <= width {
			return all
		}
	}
	for n := len(parts) - 1; n > 0; n-- {
		if some := strings.Join(parts[:n], "  "); text.Width(some, look.SizeSmall, false) <= width {
			return some
		}
	}
	return text.Truncate(parts[0], width, look.SizeSmall, false)
}

type figureTile struct {
	control
	item  FigureItem
	first bool
}

// need is the width in which nothing of the figure is left out.
func (f *figureTile) need() float32 {
	parts := text.Width(strings.ReplaceAll(text.Clean(f.item.Parts), "　", "  "), look.SizeSmall, false)
	if f.first {
		return max(f.MinSize().Width-look.Gap20, draw.Ceil(parts)+look.Gap8)
	}
	return max(f.MinSize().Width, look.Gap20+draw.Ceil(parts)+look.Gap8)
}

// CreateRenderer draws the three lines and the rule at the left.
func (f *figureTile) CreateRenderer() fyne.WidgetRenderer {
	rule, ring := draw.Rect(look.Line), newRing()
	name, value, parts := text.Line(f.item.Name, look.SizeSmall, false, look.Text2), text.Line(f.item.Value, look.SizeFigure, true, look.Text1), text.Line(f.item.Parts, look.SizeSmall, false, look.Text2)
	line := draw.Rect(look.Text2)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{rule, name, value, parts, line, ring}}
	d.Least = func() fyne.Size {
		w := max(text.Width(f.item.Name, look.SizeSmall, false), text.Width(f.item.Value, look.SizeFigure, true)) // the parts are cut
		return fyne.NewSize(max(96, look.Gap20+draw.Ceil(w)+4), 70)
	}
	d.Arrange = func(s fyne.Size) {
		x := look.Gap20
		if f.first {
			x = 0
		}
		draw.Place(rule, 0, 2, 1, s.Height-4)
		draw.Place(ring, x-4, 0, s.Width-x-4, s.Height)
		draw.Place(name, x, 2, s.Width-x, 17)
		draw.Place(value, x, 17, s.Width-x, text.LineHeight(look.SizeFigure))
		parts.Text = fitParts(f.item.Parts, s.Width-x-4)
		draw.Place(parts, x, 52, s.Width-x, 17)
		draw.Place(line, x, 68, text.Width(parts.Text, look.SizeSmall, false), 1)
	}
	d.Repaint = func() {
		rule.Hidden = f.first
		rule.FillColor, name.Color, parts.Color = look.Color(look.Line), look.Color(look.Text2), look.Color(look.Text2)
		value.Color = look.Color(f.item.Tone.Ink())
		line.FillColor, line.Hidden = look.Color(look.Text2), !f.hovered || f.act == nil
		showRing(ring, f.focused)
	}
	d.Repaint()
	return d
}
