package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// CreateRenderer lays our own border over Fyne's.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	inner := e.Entry.CreateRenderer()
	r := &entryFrame{WidgetRenderer: inner, e: e, frame: draw.Rect(look.Clear), icon: draw.IconImage()}
	r.frame.CornerRadius = look.RadiusControl
	r.restyle()
	return r
}

type entryFrame struct {
	fyne.WidgetRenderer
	e     *Entry
	frame *canvas.Rectangle
	icon  *canvas.Raster
	clip  *container.Clip // see withoutWheel
	size  fyne.Size
}

func (r *entryFrame) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	all := make([]fyne.CanvasObject, 0, len(inner)+3)
	for _, o := range inner {
		if s, ok := o.(*container.Scroll); ok {
			r.e.typed = s.Content
			o = r.withoutWheel(s)
		}
		all = append(all, o)
	}
	all = append(all, r.icon)
	if r.e.trail != nil {
		all = append(all, r.e.trail)
	}
	return append(all, r.frame)
}

// withoutWheel shows what Fyne's scroller inside a field shows, without that: the scroller would keep the wheel from the
// form around the field. Where there is more text than the field shows, the wheel scrolls the text.
func (r *entryFrame) withoutWheel(s *container.Scroll) fyne.CanvasObject {
	if s.Content == nil || r.e.MultiLine && s.Content.MinSize().Height > s.Size().Height {
		return s
	}
	if r.clip == nil || r.clip.Content != s.Content {
		r.clip = container.NewClip(s.Content)
	}
	if r.clip.Visible() != s.Visible() {
		SetShown(r.clip, s.Visible())
	}
	if r.clip.Position() != s.Position() {
		r.clip.Move(s.Position())
	}
	if r.clip.Size() != s.Size() {
		r.clip.Resize(s.Size())
	}
	return r.clip
}

func (r *entryFrame) Layout(s fyne.Size) {
	r.size = s
	left, right := float32(4), float32(4)
	if r.e.lead != "" {
		left = 28
	}
	if r.e.trail != nil {
		t := r.e.trail.MinSize()
		draw.Place(r.e.trail, s.Width-t.Width-10, draw.Snap((s.Height-t.Height)/2), t.Width, t.Height)
		right = t.Width + 12
	}
	inner := fyne.NewSize(s.Width-left-right, s.Height)
	down := float32(0)
	if !r.e.MultiLine {
		inner.Height = look.ControlHeight
		down = draw.Snap((s.Height-look.ControlHeight)/2) - text.Lift
	}
	if r.e.number {
		words := text.Width(r.e.Text, look.SizeBody, false)
		if r.e.Text == "" {
			words = text.Width(text.Clean(r.e.PlaceHolder), look.SizeBody, false)
		}
		if spare := inner.Width - words - 16; spare > 0 {
			left += float32(int(spare))
			inner.Width -= float32(int(spare))
		}
	}
	r.e.shift = fyne.NewPos(left, down)
	r.WidgetRenderer.Layout(inner)
	r.inkToRead()
	objects := r.WidgetRenderer.Objects()
	for _, o := range objects[2:] {
		o.Move(o.Position().Add(r.e.shift))
	}
	draw.Place(objects[0], 0, 0, s.Width, s.Height) // box
	draw.Place(objects[1], 0, 0, s.Width, s.Height) // Fyne's border, replaced by frame
	draw.Place(r.frame, 0, 0, s.Width, s.Height)
	draw.Place(r.icon, 10, draw.Snap((s.Height-look.GlyphButton)/2), look.GlyphButton, look.GlyphButton)
}

func (r *entryFrame) Refresh() {
	r.WidgetRenderer.Refresh()
	r.restyle()
	if r.size != (fyne.Size{}) {
		r.Layout(r.size)
	}
	r.frame.Refresh()
}

func (r *entryFrame) restyle() {
	text.NeedFace(r.e.Text)
	box, border := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle), r.WidgetRenderer.Objects()[1].(*canvas.Rectangle)
	border.Hidden = true
	box.FillColor, box.CornerRadius = look.Color(look.Surface), look.RadiusControl
	stroke, width := look.Edge, float32(1)
	switch {
	case r.e.Disabled():
		stroke, box.FillColor = look.Line, look.Color(look.Ground)
	case r.e.noFrame:
		stroke, box.FillColor = look.Clear, look.Color(look.Clear)
	case r.e.active:
		stroke, width = look.Accent, look.FocusStroke
	case r.e.bad:
		stroke = look.Bad
	}
	draw.Paint(r.frame, look.Clear, stroke, width)
	ink := look.Text2
	if r.e.Disabled() {
		ink = look.TextOff
	}
	draw.SetIcon(r.icon, r.e.lead, ink)
	r.inkToRead()
}
