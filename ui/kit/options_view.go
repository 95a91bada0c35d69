package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// optionView is the shapes of one line of an optionList.
type optionView struct {
	ground       *canvas.Rectangle
	icon, tick   *canvas.Image
	text, detail *canvas.Text
}

// CreateRenderer draws the lines in sight and a thumb when there are more.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer {
	thumb := newRect(EdgeSoft)
	thumb.CornerRadius = 2
	d := &drawing{}
	d.min = func() fyne.Size {
		var w float32
		for _, o := range l.options {
			w = max(w, 24+TextWidth(Clean(o.Text), SizeBody, false)+optionLead(o)+detailWidth(o)+28)
		}
		return fyne.NewSize(min(w, 560), float32(l.inSight())*ListRow+8)
	}
	d.layout = func(s fyne.Size) { d.objects = append(l.draw(s), thumb); l.placeThumb(thumb, s) }
	d.refresh = func() { thumb.FillColor = Color(EdgeSoft) }
	return d
}

func optionLead(o Option) float32 {
	if o.Icon == "" {
		return 0
	}
	return GlyphButton + Gap8
}

func detailWidth(o Option) float32 {
	if o.Detail == "" {
		return 0
	}
	return Gap12 + TextWidth(Clean(o.Detail), SizeSmall, false)
}

func (l *optionList) placeThumb(thumb *canvas.Rectangle, s fyne.Size) {
	thumb.Hidden = len(l.lines) <= l.rows
	if thumb.Hidden {
		return
	}
	h := s.Height * float32(l.rows) / float32(len(l.lines))
	place(thumb, s.Width-6, (s.Height-h)*float32(l.top)/float32(len(l.lines)-l.rows), 4, h)
}

func (l *optionList) draw(s fyne.Size) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for n := 0; n < l.inSight() && l.top+n < len(l.lines); n++ {
		if len(l.views) <= n {
			l.views = append(l.views, &optionView{newRect(Clear), newIconImage(), newIconImage(), newText("", SizeBody, false, Text1), newText("", SizeSmall, false, Text3)})
		}
		objects = append(objects, l.drawLine(l.views[n], l.lines[l.top+n], 4+float32(n)*ListRow, s.Width)...)
	}
	return objects
}

func (l *optionList) drawLine(v *optionView, line optionLine, y, w float32) []fyne.CanvasObject {
	if line.index < 0 {
		v.text.Text, v.text.TextSize, v.text.Color = Clean(line.group), SizeSmall, Color(Text3)
		placeText(v.text, 12, y+2, w-24, ListRow)
		return []fyne.CanvasObject{v.text}
	}
	o := l.options[line.index]
	fill, ink := Clear, Text1
	switch {
	case o.Off:
		ink = TextOff
	case o.Danger:
		ink = Bad
	}
	if line.index == l.marked {
		fill = Selected
	}
	v.ground.FillColor = Color(fill)
	place(v.ground, 1, y, w-2, ListRow)
	x := float32(12)
	setIcon(v.icon, o.Icon, ink)
	place(v.icon, x, y+8, GlyphButton, GlyphButton)
	x += optionLead(o)
	room := w - x - 32
	v.text.TextSize, v.text.Color = SizeBody, Color(ink)
	v.text.Text = Truncate(Clean(o.Text), room, SizeBody, false)
	tw := TextWidth(v.text.Text, SizeBody, false)
	placeText(v.text, x, y, tw+1, ListRow)
	v.detail.Text, v.detail.Color = Truncate(Clean(o.Detail), room-tw-Gap12, SizeSmall, false), Color(Text3)
	placeText(v.detail, x+tw+Gap12, y, room-tw, ListRow)
	name := ""
	if line.index == l.ticked {
		name = "check"
	}
	setIcon(v.tick, name, Text2)
	place(v.tick, w-28, y+8, GlyphButton, GlyphButton)
	return []fyne.CanvasObject{v.ground, v.icon, v.text, v.detail, v.tick}
}
