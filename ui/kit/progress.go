package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ProgressLine is a thin line filled from the left; below 0 it says that work is going on without an end in sight.
type ProgressLine struct {
	widget.BaseWidget
	value  float64
	height float32
	wide   float32
	token  Token
}

// NewProgressLine makes a line of 6, filled from 0 to 1.
func NewProgressLine(value float64) *ProgressLine {
	p := &ProgressLine{value: value, height: 6, wide: 80, token: Accent}
	p.ExtendBaseWidget(p)
	return p
}

// Wide sets a least width and returns the line.
func (p *ProgressLine) Wide(w float32) *ProgressLine { p.wide = w; return p }

// In sets the colour of the filled part and returns the line.
func (p *ProgressLine) In(t Token) *ProgressLine { p.token = t; return p }

// Set changes how far it is filled.
func (p *ProgressLine) Set(value float64) {
	if p.value != value {
		p.value = value
		p.Refresh()
	}
}

// CreateRenderer draws track and fill.
func (p *ProgressLine) CreateRenderer() fyne.WidgetRenderer {
	track, fill := newRect(Line), newRect(p.token)
	track.CornerRadius, fill.CornerRadius = 3, 3
	d := &drawing{objects: []fyne.CanvasObject{track, fill}}
	d.min = func() fyne.Size { return fyne.NewSize(p.wide, p.height) }
	d.layout = func(s fyne.Size) {
		y := snap((s.Height - p.height) / 2)
		place(track, 0, y, s.Width, p.height)
		w := s.Width * float32(min(1, max(0, p.value)))
		if p.value < 0 {
			w = s.Width / 3
		}
		place(fill, 0, y, w, p.height)
		fill.Hidden = w < 1
	}
	d.refresh = func() { track.FillColor, fill.FillColor = Color(Line), Color(p.token) }
	return d
}

// Share is one part of a ProportionBar.
type Share struct {
	Name  string
	Count int
	Token Token
}

// ProportionBar shows how a whole divides: parts side by side with 1 px between them, 8 high.
type ProportionBar struct {
	widget.BaseWidget
	shares []Share
}

// NewProportionBar makes the bar.
func NewProportionBar(shares []Share) *ProportionBar {
	b := &ProportionBar{shares: shares}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the parts.
func (b *ProportionBar) Set(shares []Share) { b.shares = shares; b.Refresh() }

// CreateRenderer draws one rectangle a part; a part that is there at all is at least 2 wide.
func (b *ProportionBar) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(120, 8) }}
	d.layout = func(s fyne.Size) {
		d.objects = d.objects[:0]
		total := 0
		for _, sh := range b.shares {
			total += sh.Count
		}
		var x float32
		for _, sh := range b.shares {
			if sh.Count == 0 || total == 0 {
				continue
			}
			w := max(2, s.Width*float32(sh.Count)/float32(total)-1)
			r := newRect(sh.Token)
			place(r, x, snap((s.Height-8)/2), min(w, s.Width-x), 8)
			d.objects = append(d.objects, r)
			x += w + 1
		}
	}
	return d
}

// Legend names the parts of a whole: a square of the colour, the name and the bold count.
func Legend(shares []Share) *fyne.Container {
	row := HBox(Gap24)
	for _, sh := range shares {
		row.Add(HBox(Gap8, newFill(sh.Token, 8, 8), Small(sh.Name), newLabel(itoa(sh.Count), SizeSmall, true, Text1)))
	}
	return row
}
