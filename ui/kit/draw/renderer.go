// Package draw holds what every widget is drawn with: its renderer, rectangles and line icons.
package draw

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Renderer is the renderer of every widget of the kit: its objects, and three functions that place and paint them.
type Renderer struct {
	Parts   []fyne.CanvasObject
	Least   func() fyne.Size
	Arrange func(fyne.Size)
	Repaint func()
	last    fyne.Size
	made    bool // the last layout made its objects anew
}

func (d *Renderer) Destroy() {}

// Objects are the drawing. Fyne drops the renderer of a widget that was out of sight for a minute and makes another one
// when it is back; the widget keeps its size, so nobody lays the new one out. A drawing that makes its objects while
// it is laid out has none by then: a clear rectangle stands in, which is new to Fyne, so that Fyne asks for the layout.
func (d *Renderer) Objects() []fyne.CanvasObject {
	if len(d.Parts) == 0 && d.last == (fyne.Size{}) && d.Arrange != nil {
		d.Parts = []fyne.CanvasObject{canvas.NewRectangle(color.Transparent)}
	}
	return d.Parts
}

// Layout places the objects. Fyne asks for it again whenever an object is new to it; a drawing that makes its objects
// anew at every layout must not follow at the same size, or the window would be drawn without end.
func (d *Renderer) Layout(s fyne.Size) {
	if s == d.last && d.made {
		return
	}
	d.last = s
	d.lay(s)
}

func (d *Renderer) lay(s fyne.Size) {
	if d.Arrange == nil {
		return
	}
	n, first := len(d.Parts), fyne.CanvasObject(nil)
	if n > 0 {
		first = d.Parts[0]
	}
	d.Arrange(s)
	d.made = len(d.Parts) > 0 && (len(d.Parts) != n || d.Parts[0] != first)
}

func (d *Renderer) MinSize() fyne.Size {
	if d.Least == nil {
		return fyne.Size{}
	}
	return d.Least()
}

func (d *Renderer) Refresh() {
	if d.Repaint != nil {
		d.Repaint()
	}
	if before := d.Parts; d.last != (fyne.Size{}) {
		if d.lay(d.last); d.made && len(before) > 0 {
			canvas.Refresh(before[0]) // of the new ones the window knows nothing yet
		}
	}
	for _, o := range d.Parts {
		canvas.Refresh(o)
	}
}

// Snap rounds a position to whole px, so that 1 px lines and small text stay sharp at a scale of 1.
func Snap(v float32) float32 {
	if v < 0 {
		return float32(int(v - 0.5))
	}
	return float32(int(v + 0.5))
}

// Rect makes a rectangle of the token.
func Rect(fill look.Token) *canvas.Rectangle { return canvas.NewRectangle(look.Color(fill)) }

// Paint sets fill, stroke and stroke width of a rectangle.
func Paint(r *canvas.Rectangle, fill, stroke look.Token, width float32) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = look.Color(fill), look.Color(stroke), width
	if stroke == look.Clear {
		r.StrokeWidth, r.StrokeColor = 0, color.Transparent
	}
}

// Place moves and resizes in one go.
func Place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// Ceil rounds a size up to whole px.
func Ceil(v float32) float32 {
	n := float32(int(v))
	if n < v {
		n++
	}
	return n
}
