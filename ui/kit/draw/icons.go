package draw

import (
	"bytes"
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/kit/look"
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
func IconResource(name string, t look.Token) fyne.Resource {
	c, ok := look.Color(t).(color.NRGBA)
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

// IconImage makes the place for a line icon; setIcon says which.
func IconImage() *canvas.Image {
	return &canvas.Image{FillMode: canvas.ImageFillContain}
}

// SetIcon changes the picture of img only when it differs, since every change draws the SVG again.
func SetIcon(img *canvas.Image, name string, t look.Token) {
	r := IconResource(name, t)
	if img.Resource == r {
		return
	}
	img.Resource = r
	img.Hidden = r == nil
	img.Refresh()
}
