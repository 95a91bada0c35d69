package kit

import (
	"fyne.io/fyne/v2"
)

// CountItem is one count that filters: a square of its colour, a name and the number in 16 bold.
type CountItem struct {
	Name  string
	Count int
	Dot   Token
	Tone  Tone // ground and underline while it is on
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
	ground, rule, under, dot, ring := newRect(Clear), newRect(Line), newRect(Clear), newRect(t.item.Dot), newRing()
	name, number := newText("", SizeSmall, false, Text2), newText("", SizeTitle, true, Text1)
	d := &drawing{objects: []fyne.CanvasObject{ground, rule, dot, name, number, under, ring}}
	d.min = func() fyne.Size {
		w := max(20+TextWidth(Clean(t.item.Name), SizeSmall, false), TextWidth(itoa(t.item.Count), SizeTitle, true))
		return fyne.NewSize(max(92, ceil(w)+2*Gap12), 56)
	}
	d.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(rule, s.Width-1, 0, 1, s.Height)
		place(under, 0, s.Height-2, s.Width, 2)
		place(ring, 1, 1, s.Width-3, s.Height-2)
		place(dot, 12, 10, 8, 8)
		placeText(name, 28, 5, s.Width-30, 18)
		place(number, 12, 22, s.Width-14, LineHeight(SizeTitle))
	}
	d.refresh = func() {
		fill, ink, line := Surface, Text1, Clear
		if t.on {
			fill, ink, line = t.item.Tone.Soft(), t.item.Tone.Ink(), t.item.Tone.Mark()
		} else if t.hovered {
			fill = Hover
		}
		ground.FillColor, rule.FillColor, under.FillColor = Color(fill), Color(Line), Color(line)
		dot.FillColor = Color(t.item.Dot)
		name.Text, name.Color = Clean(t.item.Name), Color(Text2)
		number.Text, number.Color = Count(t.item.Count), Color(ink)
		if t.item.Count == 0 && !t.on {
			number.Color = Color(Text3)
		}
		showRing(ring, t.focused)
	}
	d.refresh()
	return d
}

// FigureItem is one large number of the home screen: a label above, a line of parts beneath.
type FigureItem struct {
	Name, Value, Parts string
	Tone               Tone
	Open               func()
}

// FigureRow lays figures on one line with rules between; each is a link.
func FigureRow(items []FigureItem) *fyne.Container {
	widths := make([]float32, len(items))
	cells := make([]fyne.CanvasObject, len(items))
	for i, item := range items {
		f := &figureTile{item: item, first: i == 0}
		f.init(f, item.Open)
		cells[i] = f
	}
	return Columns(0, 0, widths, cells...)
}

type figureTile struct {
	control
	item  FigureItem
	first bool
}

// CreateRenderer draws the three lines and the rule at the left.
func (f *figureTile) CreateRenderer() fyne.WidgetRenderer {
	rule, ring := newRect(Line), newRing()
	name, value, parts := newText(f.item.Name, SizeSmall, false, Text2), newText(f.item.Value, SizeFigure, true, Text1), newText(f.item.Parts, SizeSmall, false, Text2)
	line := newRect(Text2)
	d := &drawing{objects: []fyne.CanvasObject{rule, name, value, parts, line, ring}}
	d.min = func() fyne.Size {
		return fyne.NewSize(max(96, 40+ceil(TextWidth(Clean(f.item.Parts), SizeSmall, false))), 70)
	}
	d.layout = func(s fyne.Size) {
		x := Gap20
		if f.first {
			x = 0
		}
		place(rule, 0, 2, 1, s.Height-4)
		place(ring, x-4, 0, s.Width-x-4, s.Height)
		place(name, x, 2, s.Width-x, 17)
		place(value, x, 17, s.Width-x, LineHeight(SizeFigure))
		parts.Text = Truncate(Clean(f.item.Parts), s.Width-x-4, SizeSmall, false)
		place(parts, x, 52, s.Width-x, 17)
		place(line, x, 68, TextWidth(parts.Text, SizeSmall, false), 1)
	}
	d.refresh = func() {
		rule.Hidden = f.first
		rule.FillColor, name.Color, parts.Color = Color(Line), Color(Text2), Color(Text2)
		value.Color = Color(f.item.Tone.Ink())
		line.FillColor, line.Hidden = Color(Text2), !f.hovered || f.act == nil
		showRing(ring, f.focused)
	}
	d.refresh()
	return d
}
