package chart

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Share is one part of a ProportionBar.
type Share struct {
	Name  string
	Count int
	Token look.Token
}

// Proportion shows how a whole divides: parts side by side with 1 px between them, 8 high.
type Proportion struct {
	widget.BaseWidget
	shares []Share
}

// NewProportion makes the bar.
func NewProportion(shares []Share) *Proportion {
	b := &Proportion{shares: shares}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the parts.
func (b *Proportion) Set(shares []Share) { b.shares = shares; b.Refresh() }

// CreateRenderer draws one rectangle a part; a part that is there at all is at least 2 wide.
func (b *Proportion) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(120, 8) }}
	d.Arrange = func(s fyne.Size) {
		d.Parts = d.Parts[:0]
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
			r := draw.Rect(sh.Token)
			draw.Place(r, x, draw.Snap((s.Height-8)/2), min(w, s.Width-x), 8)
			d.Parts = append(d.Parts, r)
			x += w + 1
		}
	}
	return d
}

// Legend names the parts of a whole: a square of the colour, the name and the bold count.
func Legend(shares []Share) *fyne.Container {
	row := kit.HBox(look.Gap24)
	for _, sh := range shares {
		row.Add(kit.HBox(look.Gap8, kit.Block(sh.Token, 8, 8), text.Small(sh.Name), text.New(strconv.Itoa(sh.Count), look.SizeSmall, true, look.Text1)))
	}
	return row
}
