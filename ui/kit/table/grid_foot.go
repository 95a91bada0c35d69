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
	room   float32 // for the totals
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
		f.room = s.Width
		if f.end != nil && f.end.MinSize().Width > 0 {
			f.room -= f.end.MinSize().Width + look.Gap24 + look.Gap12
		}
		f.arrange()
		if f.end != nil {
			m := f.end.MinSize()
			draw.Place(f.end, s.Width-m.Width-look.Gap24, draw.Snap((s.Height-m.Height)/2), m.Width, m.Height)
		}
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

func (f *gridFoot) arrange() {
	f.inner.Objects = f.inner.Objects[:0]
	pad := f.layer.pad
	for i, s := range f.totals {
		if s == "" || i >= len(f.layer.columns) {
			continue
		}
		for len(f.texts) <= i {
			f.texts = append(f.texts, text.Line("", look.SizeBody, false, look.Text2))
		}
		g, t := f.layer.columns[i], f.texts[i]
		x := g.x
		if i >= f.layer.frozen {
			x -= f.layer.scroll.Offset.X
			if n := f.layer.frozen; n > 0 && x < f.layer.columns[n-1].x+f.layer.columns[n-1].width {
				continue // scrolled under the columns that stay
			}
		}
		if x+g.width-pad > f.room {
			continue // a total under what stands at the end would be read with it
		}
		t.Text, t.Alignment, t.Color = text.Clean(s), f.aligns[i], look.Color(look.Text2)
		text.Place(t, x+pad, 0, g.width-2*pad, look.FooterHeight)
		f.inner.Objects = append(f.inner.Objects, t)
	}
	if f.label != "" && len(f.layer.columns) > 0 {
		f.name.Text, f.name.Color = f.label, look.Color(look.Text2)
		text.Place(f.name, f.layer.columns[0].x+pad, 0, 120, look.FooterHeight)
		f.inner.Objects = append(f.inner.Objects, f.name)
	}
}
