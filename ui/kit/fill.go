package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Fill is a rectangle of one token that follows the mode; its minimum is the given size.
type Fill struct {
	widget.BaseWidget
	token look.Token
	size  fyne.Size
}

// NewFill makes a rectangle of the token with no minimum size of its own.
func NewFill(t look.Token) *Fill { return newFill(t, 0, 0) }

// HRule is a 1 px horizontal line.
func HRule(t look.Token) *Fill { return newFill(t, 0, 1) }

// VRule is a 1 px vertical line.
func VRule(t look.Token) *Fill { return newFill(t, 1, 0) }

// Block is a rectangle of the token of the given size.
func Block(t look.Token, w, h float32) *Fill { return newFill(t, w, h) }

// Space is an invisible gap of the given size.
func Space(w, h float32) *Fill { return newFill(look.Clear, w, h) }

func newFill(t look.Token, w, h float32) *Fill {
	f := &Fill{token: t, size: fyne.NewSize(w, h)}
	f.ExtendBaseWidget(f)
	return f
}

// SetToken changes the colour.
func (f *Fill) SetToken(t look.Token) {
	if f.token != t {
		f.token = t
		f.Refresh()
	}
}

// CreateRenderer draws one rectangle.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	r := draw.Rect(f.token)
	return &draw.Renderer{
		Parts:   []fyne.CanvasObject{r},
		Least:   func() fyne.Size { return f.size },
		Arrange: func(s fyne.Size) { r.Resize(s) },
		Repaint: func() { r.FillColor = look.Color(f.token) },
	}
}
