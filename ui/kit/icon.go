package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Icon shows one line icon; it has its natural size as its minimum and is drawn in the middle of more room.
type Icon struct {
	widget.BaseWidget
	name  string
	size  float32
	token look.Token
}

// NewIcon makes an icon of the given size and colour.
func NewIcon(name string, size float32, t look.Token) *Icon {
	i := &Icon{name: name, size: size, token: t}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes what is drawn.
func (i *Icon) Set(name string, t look.Token) {
	if i.name == name && i.token == t {
		return
	}
	i.name, i.token = name, t
	i.Refresh()
}

// CreateRenderer draws the icon as an image of its exact size.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := draw.IconImage()
	draw.SetIcon(img, i.name, i.token)
	return &draw.Renderer{
		Parts: []fyne.CanvasObject{img},
		Least: func() fyne.Size { return fyne.NewSquareSize(i.size) },
		Arrange: func(s fyne.Size) {
			img.Resize(fyne.NewSquareSize(i.size))
			img.Move(fyne.NewPos(draw.Snap((s.Width-i.size)/2), draw.Snap((s.Height-i.size)/2)))
		},
		Repaint: func() { draw.SetIcon(img, i.name, i.token) },
	}
}
