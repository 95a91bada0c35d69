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
	told   bool
}

// NewProportion makes the bar.
func NewProportion(shares []Share) *Proportion {
	b := &Proportion{shares: shares}
	b.ExtendBaseWidget(b)
	return b
}

// Counted makes the parts 18 high, each with its count where there is room, and returns the bar.
func (b *Proportion) Counted() *Proportion { b.told = true; return b }

// high is the height of the parts.
func (b *Proportion) high() float32 {
	if b.told {
		return 18
	}
	return 8
}

// count is a part's number on it, nil without room.
func (b *Proportion) count(sh Share, x, y, w float32) fyne.CanvasObject {
	words := strconv.Itoa(sh.Count)
	if !b.told || text.Width(words, look.SizeSmall, false)+4 > w {
		return nil
	}
	line := text.Line(words, look.SizeSmall, false, look.OnChart(sh.Token))
	line.Alignment = look.Center
	text.Place(line, x, y, w, b.high())
	return line
}

// Set changes the parts.
func (b *Proportion) Set(shares []Share) { b.shares = shares; b.Refresh() }

// CreateRenderer draws one rectangle a part; a part that is there at all is at least 2 wide.
func (b *Proportion) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(120, b.high()) }}
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
			y := draw.Snap((s.Height - b.high()) / 2)
			draw.Place(r, x, y, min(w, s.Width-x), b.high())
			d.Parts = append(d.Parts, r)
			if told := b.count(sh, x, y, w); told != nil {
				d.Parts = append(d.Parts, told)
			}
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
