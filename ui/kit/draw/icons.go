package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"sync"

	"fyne.io/fyne/v2/canvas"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

type iconKey struct {
	name  string
	color color.NRGBA
}

// lineIcon is a line icon in one colour; without a drawing it is nothing. It keeps its pictures, one for each size in dots.
type lineIcon struct {
	svg      []byte
	lock     sync.Mutex
	pictures map[image.Point]*image.RGBA
}

var (
	iconLock sync.Mutex
	allIcons = map[iconKey]*lineIcon{}
	noIcon   = &lineIcon{pictures: map[image.Point]*image.RGBA{}}
)

// iconIn is the line icon called name in the colour of the token; an unknown name gives noIcon.
func iconIn(name string, t look.Token) *lineIcon {
	c, ok := look.Color(t).(color.NRGBA)
	if !ok {
		return noIcon
	}
	key := iconKey{name, c}
	iconLock.Lock()
	defer iconLock.Unlock()
	if i, ok := allIcons[key]; ok {
		return i
	}
	drawing, ok := icons.SVG(name)
	if !ok {
		return noIcon
	}
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	i := &lineIcon{svg: bytes.ReplaceAll(drawing, []byte(icons.Marker), []byte(hex)), pictures: map[image.Point]*image.RGBA{}}
	allIcons[key] = i
	return i
}

// picture is the icon in a room of so many dots, in the middle of it; it is drawn when first asked for.
func (i *lineIcon) picture(w, h int) image.Image {
	i.lock.Lock()
	defer i.lock.Unlock()
	size := image.Pt(w, h)
	if drawn, ok := i.pictures[size]; ok {
		return drawn
	}
	drawn := image.NewRGBA(image.Rectangle{Max: size})
	if side := min(w, h); side > 0 && i != noIcon {
		if svg, err := oksvg.ReadIconStream(bytes.NewReader(i.svg)); err == nil {
			svg.SetTarget(float64(w-side)/2, float64(h-side)/2, float64(side), float64(side))
			svg.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, drawn, drawn.Bounds())), 1)
		}
	}
	i.pictures[size] = drawn
	return drawn
}

// IconImage makes the place for a line icon; SetIcon says which. It is no canvas.Image: such a one is drawn from its SVG again each time
// its size is told, and once more, together with a second frame of the whole window, when it is first in the window.
func IconImage() *canvas.Raster { return canvas.NewRaster(noIcon.picture) }

// SetIcon changes what is drawn only where that is another icon, which its picture without dots tells: every change draws the window.
func SetIcon(img *canvas.Raster, name string, t look.Token) {
	i := iconIn(name, t)
	if img.Generator(0, 0) == i.picture(0, 0) {
		return
	}
	img.Generator, img.Hidden = i.picture, i == noIcon
	Refresh(img)
}
