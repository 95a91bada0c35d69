package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// optionView is the shapes of one line of an optionList.
type optionView struct {
	ground       *canvas.Rectangle
	icon, tick   *canvas.Raster
	text, detail *canvas.Text
}

// CreateRenderer draws the lines in sight and a thumb when there are more.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer {
	thumb := draw.Rect(look.EdgeSoft)
	thumb.CornerRadius = 2
	d := &draw.Renderer{}
	d.Least = func() fyne.Size {
		var w float32
		for _, o := range l.options {
			w = max(w, 24+text.Width(text.Clean(o.Text), look.SizeBody, false)+optionLead(o)+detailWidth(o)+28)
		}
		return fyne.NewSize(min(w, 560), float32(l.inSight())*look.ListRow+8)
	}
	d.Arrange = func(s fyne.Size) { d.Parts = append(l.draw(s), thumb); l.placeThumb(thumb, s) }
	d.Repaint = func() { thumb.FillColor = look.Color(look.EdgeSoft) }
	return d
}

func optionLead(o Option) float32 {
	if o.Icon == "" {
		return 0
	}
	return look.GlyphButton + look.Gap8
}

func detailWidth(o Option) float32 {
	if o.Detail == "" {
		return 0
	}
	return look.Gap12 + text.Width(text.Clean(o.Detail), look.SizeSmall, false)
}

func (l *optionList) placeThumb(thumb *canvas.Rectangle, s fyne.Size) {
	thumb.Hidden = len(l.lines) <= l.rows
	if thumb.Hidden {
		return
	}
	h := s.Height * float32(l.rows) / float32(len(l.lines))
	draw.Place(thumb, s.Width-6, (s.Height-h)*float32(l.top)/float32(len(l.lines)-l.rows), 4, h)
}

func (l *optionList) draw(s fyne.Size) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for n := 0; n < l.inSight() && l.top+n < len(l.lines); n++ {
		if len(l.views) <= n {
			l.views = append(l.views, &optionView{draw.Rect(look.Clear), draw.IconImage(), draw.IconImage(), text.Line("", look.SizeBody, false, look.Text1), text.Line("", look.SizeSmall, false, look.Text3)})
		}
		objects = append(objects, l.drawLine(l.views[n], l.lines[l.top+n], 4+float32(n)*look.ListRow, s.Width)...)
	}
	return objects
}

func (l *optionList) drawLine(v *optionView, line optionLine, y, w float32) []fyne.CanvasObject {
	if line.index < 0 {
		v.text.Text, v.text.TextSize, v.text.Color = text.Clean(line.group), look.SizeSmall, look.Color(look.Text3)
		text.Place(v.text, 12, y+2, w-24, look.ListRow)
		return []fyne.CanvasObject{v.text}
	}
	o := l.options[line.index]
	fill, ink := look.Clear, look.Text1
	switch {
	case o.Off:
		ink = look.TextOff
	case o.Danger:
		ink = look.Bad
	}
	if line.index == l.marked {
		fill = look.Selected
	}
	v.ground.FillColor = look.Color(fill)
	draw.Place(v.ground, 1, y, w-2, look.ListRow)
	x := float32(12)
	draw.SetIcon(v.icon, o.Icon, ink)
	draw.Place(v.icon, x, y+8, look.GlyphButton, look.GlyphButton)
	x += optionLead(o)
	room := w - x - 32
	v.text.TextSize, v.text.Color = look.SizeBody, look.Color(ink)
	v.text.Text = text.Truncate(text.Clean(o.Text), room, look.SizeBody, false)
	tw := text.Width(v.text.Text, look.SizeBody, false)
	text.Place(v.text, x, y, tw+1, look.ListRow)
	v.detail.Text, v.detail.Color = text.Truncate(text.Clean(o.Detail), room-tw-look.Gap12, look.SizeSmall, false), look.Color(look.Text3)
	text.Place(v.detail, x+tw+look.Gap12, y, room-tw, look.ListRow)
	name := ""
	if o.Ticked {
		name = "check"
	}
	draw.SetIcon(v.tick, name, look.Text2)
	draw.Place(v.tick, w-28, y+8, look.GlyphButton, look.GlyphButton)
	return []fyne.CanvasObject{v.ground, v.icon, v.text, v.detail, v.tick}
}
