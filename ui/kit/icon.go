package kit

import (
	"bytes"
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/resources/icons"
)

// Icon sizes in px.
const (
	GlyphNav    float32 = 18 // navigation and to-do
	GlyphButton float32 = 16
	GlyphInline float32 = 14
	GlyphChip   float32 = 12
)

type iconKey struct {
	name  string
	color color.NRGBA
}

var (
	iconLock  sync.Mutex
	iconCache = map[iconKey]fyne.Resource{}
)

// IconResource returns the line icon called name in the colour of the token, made once per name and colour. Fyne's
// themed resources recolour fills only, which line icons do not have. An unknown name gives nil.
func IconResource(name string, t Token) fyne.Resource {
	c, ok := Color(t).(color.NRGBA)
	if !ok {
		return nil
	}
	key := iconKey{name, c}
	iconLock.Lock()
	defer iconLock.Unlock()
	if r, ok := iconCache[key]; ok {
		return r
	}
	drawing, ok := icons.SVG(name)
	if !ok {
		return nil
	}
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	r := fyne.NewStaticResource(name+hex[1:]+".svg", bytes.ReplaceAll(drawing, []byte(icons.Marker), []byte(hex)))
	iconCache[key] = r
	return r
}

// Icon shows one line icon; it has its natural size as its minimum and is drawn in the middle of more room.
type Icon struct {
	widget.BaseWidget
	name  string
	size  float32
	token Token
}

// NewIcon makes an icon of the given size and colour.
func NewIcon(name string, size float32, t Token) *Icon {
	i := &Icon{name: name, size: size, token: t}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes what is drawn.
func (i *Icon) Set(name string, t Token) {
	if i.name == name && i.token == t {
		return
	}
	i.name, i.token = name, t
	i.Refresh()
}

// CreateRenderer draws the icon as an image of its exact size.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := newIconImage()
	setIcon(img, i.name, i.token)
	return &drawing{
		objects: []fyne.CanvasObject{img},
		min:     func() fyne.Size { return fyne.NewSquareSize(i.size) },
		layout: func(s fyne.Size) {
			img.Resize(fyne.NewSquareSize(i.size))
			img.Move(fyne.NewPos(snap((s.Width-i.size)/2), snap((s.Height-i.size)/2)))
		},
		refresh: func() { setIcon(img, i.name, i.token) },
	}
}

func newIconImage() *canvas.Image {
	return &canvas.Image{FillMode: canvas.ImageFillContain}
}

// setIcon changes the picture of img only when it differs, since every change draws the SVG again.
func setIcon(img *canvas.Image, name string, t Token) {
	r := IconResource(name, t)
	if img.Resource == r {
		return
	}
	img.Resource = r
	img.Hidden = r == nil
	img.Refresh()
}
