package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// drawing is the renderer of every widget of the kit: its objects, and three functions that place and paint them.
type drawing struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
	last    fyne.Size
	made    bool // the last layout made its objects anew
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

// Layout places the objects. Fyne asks for it again whenever an object is new to it; a drawing that makes its objects
// anew at every layout must not follow at the same size, or the window would be drawn without end.
func (d *drawing) Layout(s fyne.Size) {
	if s == d.last && d.made {
		return
	}
	d.last = s
	d.lay(s)
}

func (d *drawing) lay(s fyne.Size) {
	if d.layout == nil {
		return
	}
	n, first := len(d.objects), fyne.CanvasObject(nil)
	if n > 0 {
		first = d.objects[0]
	}
	d.layout(s)
	d.made = len(d.objects) > 0 && (len(d.objects) != n || d.objects[0] != first)
}

func (d *drawing) MinSize() fyne.Size {
	if d.min == nil {
		return fyne.Size{}
	}
	return d.min()
}

func (d *drawing) Refresh() {
	if d.refresh != nil {
		d.refresh()
	}
	if before := d.objects; d.last != (fyne.Size{}) {
		if d.lay(d.last); d.made && len(before) > 0 {
			canvas.Refresh(before[0]) // of the new ones the window knows nothing yet
		}
	}
	for _, o := range d.objects {
		canvas.Refresh(o)
	}
}

// snap rounds a position to whole px, so that 1 px lines and small text stay sharp at a scale of 1.
func snap(v float32) float32 {
	if v < 0 {
		return float32(int(v - 0.5))
	}
	return float32(int(v + 0.5))
}

func newRect(fill Token) *canvas.Rectangle { return canvas.NewRectangle(Color(fill)) }

// paint sets fill, stroke and stroke width of a rectangle.
func paint(r *canvas.Rectangle, fill, stroke Token, width float32) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = Color(fill), Color(stroke), width
	if stroke == Clear {
		r.StrokeWidth, r.StrokeColor = 0, color.Transparent
	}
}

func newText(s string, size float32, bold bool, t Token) *canvas.Text {
	x := canvas.NewText(Clean(s), Color(t))
	x.TextSize = size
	setBold(x, bold)
	return x
}

// place moves and resizes in one go.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// placeText puts one line of text with its left edge at x, in the middle of a strip that starts at y and is h high.
func placeText(t *canvas.Text, x, y, w, h float32) {
	setBold(t, t.TextStyle.Bold) // the words may have changed since
	lh := LineHeight(t.TextSize)
	place(t, x, snap(y+(h-lh)/2)-textLift, w, lh)
}

// textLift brings Chinese characters to the middle of their strip: the face leaves more room above them than below.
const textLift float32 = 1

// Fill is a rectangle of one token that follows the mode; its minimum is the given size.
type Fill struct {
	widget.BaseWidget
	token Token
	size  fyne.Size
}

// NewFill makes a rectangle of the token with no minimum size of its own.
func NewFill(t Token) *Fill { return newFill(t, 0, 0) }

// HRule is a 1 px horizontal line.
func HRule(t Token) *Fill { return newFill(t, 0, 1) }

// VRule is a 1 px vertical line.
func VRule(t Token) *Fill { return newFill(t, 1, 0) }

// Block is a rectangle of the token of the given size.
func Block(t Token, w, h float32) *Fill { return newFill(t, w, h) }

// Space is an invisible gap of the given size.
func Space(w, h float32) *Fill { return newFill(Clear, w, h) }

func newFill(t Token, w, h float32) *Fill {
	f := &Fill{token: t, size: fyne.NewSize(w, h)}
	f.ExtendBaseWidget(f)
	return f
}

// SetToken changes the colour.
func (f *Fill) SetToken(t Token) {
	if f.token != t {
		f.token = t
		f.Refresh()
	}
}

// CreateRenderer draws one rectangle.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	r := newRect(f.token)
	return &drawing{
		objects: []fyne.CanvasObject{r},
		min:     func() fyne.Size { return f.size },
		layout:  func(s fyne.Size) { r.Resize(s) },
		refresh: func() { r.FillColor = Color(f.token) },
	}
}
