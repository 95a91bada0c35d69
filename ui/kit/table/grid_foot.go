package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// gridFoot is the footer of a table, 48 high: totals under their columns and something at the right end; while rows
// are selected it becomes the bar of what can be done with them, so that rows never jump.
type gridFoot struct {
	widget.BaseWidget
	layer  *gridLayer
	totals []string // per column
	aligns []fyne.TextAlign
	label  string
	end    fyne.CanvasObject
	picked fyne.CanvasObject // the action bar, nil while nothing is selected
	inner  *fyne.Container
	size   fyne.Size
	texts  []*canvas.Text
	name   *canvas.Text
}

func newGridFoot(layer *gridLayer) *gridFoot {
	f := &gridFoot{layer: layer, inner: &fyne.Container{Layout: still{}}, name: text.Line("", look.SizeBody, true, look.Text2)}
	f.ExtendBaseWidget(f)
	return f
}

// set takes the totals of the visible columns; label stands at the left when there are any.
func (f *gridFoot) set(label string, totals []string, aligns []fyne.TextAlign) {
	f.label, f.totals, f.aligns = label, totals, aligns
	f.Refresh()
}

// setPicked shows the action bar, or the totals again when bar is nil.
func (f *gridFoot) setPicked(bar fyne.CanvasObject) {
	f.picked = bar
	f.Refresh()
}

// CreateRenderer draws ground, rule and either totals or actions.
func (f *gridFoot) CreateRenderer() fyne.WidgetRenderer {
	ground, line, clip := draw.Rect(look.Inset), draw.Rect(look.Line), container.NewClip(f.inner)
	d := &draw.Renderer{}
	d.Least = func() fyne.Size { return fyne.NewSize(120, look.FooterHeight) }
	d.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		draw.Place(line, 0, 0, s.Width, 1)
		clip.Resize(s)
		f.inner.Resize(s)
		f.size = s
		f.arrange()
		if f.picked != nil {
			draw.Place(f.picked, look.Gap24, 0, s.Width-2*look.Gap24, s.Height)
		}
	}
	d.Repaint = func() {
		line.FillColor = look.Color(look.Line)
		ground.FillColor = look.Color(look.Inset)
		d.Parts = []fyne.CanvasObject{ground, line, clip}
		if f.picked != nil {
			ground.FillColor = look.Color(look.Selected)
			d.Parts = []fyne.CanvasObject{ground, line, f.picked}
		} else if f.end != nil {
			d.Parts = append(d.Parts, f.end)
		}
		f.arrange()
	}
	d.Repaint()
	return d
}

func (f *gridFoot) follow() {
	f.arrange()
	canvas.Refresh(f.inner)
}

// totalsHigh is the height of the totals that stand over what is at the end.
const totalsHigh float32 = 28

// left is where a column stands in the footer; false for one that is scrolled under the columns that stay.
func (f *gridFoot) left(i int) (float32, bool) {
	x := f.layer.columns[i].x
	if i < f.layer.frozen {
		return x, true
	}
	x -= f.layer.scroll.Offset.X
	n := f.layer.frozen
	return x, n == 0 || x >= f.layer.columns[n-1].x+f.layer.columns[n-1].width
}

// placeEnd puts what is at the right end there, beneath the totals where one of them would be read with it, and returns the height
// that is left to the totals.
func (f *gridFoot) placeEnd() float32 {
	if f.end == nil || f.end.MinSize().Width == 0 {
		return f.size.Height
	}
	m := f.end.MinSize()
	at, high := fyne.NewPos(f.size.Width-m.Width-look.Gap24, draw.Snap((f.size.Height-m.Height)/2)), f.size.Height
	for i, s := range f.totals {
		if s == "" || i >= len(f.layer.columns) {
			continue
		}
		if x, ok := f.left(i); ok && x < f.size.Width && x+f.layer.columns[i].width-f.layer.pad > at.X-look.Gap12 {
			at.Y, high = min(totalsHigh-4, f.size.Height-m.Height), totalsHigh
			break
		}
	}
	draw.Place(f.end, at.X, at.Y, m.Width, m.Height)
	return high
}

func (f *gridFoot) arrange() {
	f.inner.Objects = f.inner.Objects[:0]
	pad, high := f.layer.pad, f.placeEnd()
	for i, s := range f.totals {
		if s == "" || i >= len(f.layer.columns) {
			continue
		}
		for len(f.texts) <= i {
			f.texts = append(f.texts, text.Line("", look.SizeBody, false, look.Text2))
		}
		x, ok := f.left(i)
		if !ok {
			continue
		}
		g, t := f.layer.columns[i], f.texts[i]
		t.Text, t.Alignment, t.Color = text.Clean(s), f.aligns[i], look.Color(look.Text2)
		text.Place(t, x+pad, 0, g.width-2*pad, high)
		f.inner.Objects = append(f.inner.Objects, t)
	}
	if f.label != "" && len(f.layer.columns) > 0 {
		f.name.Text, f.name.Color = f.label, look.Color(look.Text2)
		text.Place(f.name, f.layer.columns[0].x+pad, 0, 120, high)
		f.inner.Objects = append(f.inner.Objects, f.name)
	}
}
