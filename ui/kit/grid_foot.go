package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
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
	texts  []*canvas.Text
	name   *canvas.Text
}

func newGridFoot(layer *gridLayer) *gridFoot {
	f := &gridFoot{layer: layer, inner: &fyne.Container{Layout: still{}}, name: newText("", SizeBody, true, Text2)}
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
	ground, line, clip := newRect(Inset), newRect(Line), container.NewClip(f.inner)
	d := &drawing{}
	d.min = func() fyne.Size { return fyne.NewSize(120, FooterHeight) }
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		place(line, 0, 0, s.Width, 1)
		clip.Resize(s)
		f.inner.Resize(s)
		f.arrange()
		if f.end != nil {
			m := f.end.MinSize()
			place(f.end, s.Width-m.Width-Gap24, snap((s.Height-m.Height)/2), m.Width, m.Height)
		}
		if f.picked != nil {
			place(f.picked, Gap24, 0, s.Width-2*Gap24, s.Height)
		}
	}
	d.refresh = func() {
		line.FillColor = Color(Line)
		ground.FillColor = Color(Inset)
		d.objects = []fyne.CanvasObject{ground, line, clip}
		if f.picked != nil {
			ground.FillColor = Color(Selected)
			d.objects = []fyne.CanvasObject{ground, line, f.picked}
		} else if f.end != nil {
			d.objects = append(d.objects, f.end)
		}
		f.arrange()
	}
	d.refresh()
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
			f.texts = append(f.texts, newText("", SizeBody, false, Text2))
		}
		g, t := f.layer.columns[i], f.texts[i]
		x := g.x
		if i >= f.layer.frozen {
			x -= f.layer.scroll.Offset.X
		}
		t.Text, t.Alignment, t.Color = Clean(s), f.aligns[i], Color(Text2)
		placeText(t, x+pad, 0, g.width-2*pad, FooterHeight)
		f.inner.Objects = append(f.inner.Objects, t)
	}
	if f.label != "" && len(f.layer.columns) > 0 {
		f.name.Text, f.name.Color = f.label, Color(Text2)
		placeText(f.name, f.layer.columns[0].x+pad, 0, 120, FooterHeight)
		f.inner.Objects = append(f.inner.Objects, f.name)
	}
}
