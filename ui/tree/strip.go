package tree

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// evenly gives cells of the figure strip equal widths, with rules of 1 px between them.
type evenly struct{}

func (evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return fyne.NewSize(320, size.Height)
}

func (evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := (len(objects) + 1) / 2
	if n == 0 {
		return
	}
	// The first figure has the longest fraction.
	unit := (size.Width - float32(n-1)) / (float32(n) + 0.6)
	x := float32(0)
	for i, o := range objects {
		w := unit
		switch {
		case i%2 == 1:
			w = 1
		case i == 0:
			w = unit * 1.6
		}
		draw.Place(o, draw.Snap(x), 0, draw.Snap(w), size.Height)
		x += w
	}
}

// secondSign is the sign of a line to a second superior: the line with its hollow square.
type secondSign struct {
	widget.BaseWidget
	bare bool // without the line
}

func newSecondSign() *secondSign {
	s := &secondSign{}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer draws it.
func (s *secondSign) CreateRenderer() fyne.WidgetRenderer {
	r := &draw.Renderer{Least: func() fyne.Size {
		if s.bare {
			return fyne.NewSize(9, 9)
		}
		return fyne.NewSize(22, 8)
	}}
	r.Arrange = func(fyne.Size) {
		b := &brush{}
		if s.bare {
			b.hollow(1, 1)
		} else {
			b.across(look.Info, 0, 15, 4)
			b.hollow(15, 1)
		}
		r.Parts = b.parts
	}
	return r
}

// newHollowSign is the square alone, as beside what a street manages.
func newHollowSign() *secondSign {
	s := newSecondSign()
	s.bare = true
	return s
}
