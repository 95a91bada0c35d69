package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const barWidth float32 = 48

// cellView is the shapes of one visible cell. Only the tint and the text exist from the start; tags, check, icon and
// bar are made when a cell first needs them.
type cellView struct {
	box   *fyne.Container
	tint  *canvas.Rectangle
	text  *canvas.Text
	rule  *canvas.Rectangle
	tags  []*tagView
	check *checkView
	icon  *canvas.Image
	bar   [2]*canvas.Rectangle

	shown string // the uncut text drawn now, with the width it was cut for
	wide  float32
	size  fyne.Size
}

func newCellView() *cellView {
	v := &cellView{tint: newRect(Clear), text: newText("", SizeBody, false, Text1)}
	v.box = &fyne.Container{Layout: still{}, Objects: []fyne.CanvasObject{v.tint, v.text}}
	return v
}

func (v *cellView) add(objects ...fyne.CanvasObject) {
	v.box.Objects = append(v.box.Objects, objects...)
}

// set draws a cell of the given size. onTint says that the row is tinted, so tags take the surface as ground.
func (v *cellView) set(c *Cell, w, h, pad float32, boldLead, onTint, ruleOff bool) {
	v.size = fyne.NewSize(w, h)
	v.setTint(c.Tone, w, h)
	v.setRule(ruleOff, h)
	x := pad + c.Indent
	v.setCheck(c.check, pad, h)
	if c.check != 0 {
		v.setText("", c, 0, false)
		return
	}
	x += v.setIcon(c, x, h)
	v.setTags(c, x, w-pad, h, onTint || c.Tone != ToneNone)
	v.setBar(c, x, h)
	room := w - x - pad
	if c.Bar > 0 || c.BarToken != Clear {
		room -= barWidth + Gap8
		x += barWidth + Gap8
	}
	if len(c.Tags) > 0 {
		v.setText("", c, 0, false)
		return
	}
	v.setText(c.Text, c, room, boldLead)
	v.placeText(c.Align, x, room, h)
}

func (v *cellView) setTint(tone Tone, w, h float32) {
	v.tint.Hidden = tone == ToneNone || tone == ToneMuted
	if !v.tint.Hidden {
		v.tint.FillColor = Color(tone.Soft())
		place(v.tint, 0, 0, w, h-1)
	}
}

func (v *cellView) setRule(on bool, h float32) {
	if !on && v.rule == nil {
		return
	}
	if v.rule == nil {
		v.rule = newRect(Line)
		v.add(v.rule)
	}
	v.rule.Hidden = !on
	v.rule.FillColor = Color(Line)
	place(v.rule, 0, 0, 1, h)
}

func (v *cellView) setText(s string, c *Cell, room float32, boldLead bool) {
	size, bold, ink := SizeBody, c.Bold || boldLead, c.Ink
	if c.Small {
		size = SizeSmall
	}
	if ink == Clear {
		ink = c.Tone.Ink()
	}
	color := Color(ink)
	same := v.shown == s && v.wide == room && v.text.TextSize == size && v.text.TextStyle.Bold == bold
	if same && v.text.Color == color {
		return
	}
	if !same {
		v.shown, v.wide = s, room
		v.text.TextSize = size
		v.text.Text = Truncate(Clean(s), room, size, bold)
		setBold(v.text, bold)
	}
	v.text.Color = color
	v.text.Hidden = v.text.Text == ""
	v.text.Refresh()
}

func (v *cellView) placeText(align fyne.TextAlign, x, room, h float32) {
	v.text.Alignment = align
	placeText(v.text, x, 0, room, h-1)
}

func (v *cellView) setCheck(state int, x, h float32) {
	if state == 0 && v.check == nil {
		return
	}
	if v.check == nil {
		v.check = newCheckView()
		v.add(v.check.face, v.check.icon)
	}
	v.check.face.Hidden = state == 0
	if state == 0 {
		v.check.icon.Hidden = true
		return
	}
	v.check.set(CheckState(state-1), false, false)
	v.check.icon.Hidden = state == 1
	v.check.place(x, snap((h-1-checkSize)/2))
	v.check.face.Refresh()
}

// setIcon returns how much room the icon takes.
func (v *cellView) setIcon(c *Cell, x, h float32) float32 {
	if c.Icon == "" {
		if v.icon != nil {
			v.icon.Hidden = true
		}
		return 0
	}
	if v.icon == nil {
		v.icon = newIconImage()
		v.add(v.icon)
	}
	ink := c.Ink
	if ink == Clear {
		ink = Text2
	}
	v.icon.Hidden = false
	setIcon(v.icon, c.Icon, ink)
	place(v.icon, x, snap((h-1-GlyphInline)/2), GlyphInline, GlyphInline)
	return GlyphInline + Gap4
}

func (v *cellView) setTags(c *Cell, x, end, h float32, plain bool) {
	for len(v.tags) < len(c.Tags) {
		t := newTagView()
		v.tags = append(v.tags, t)
		v.add(t.face, t.text)
	}
	for i, t := range v.tags {
		if i >= len(c.Tags) {
			t.show(false)
			continue
		}
		t.set(c.Tags[i].Text, c.Tags[i].Tone, plain)
		t.show(x+t.wide <= end+2 || i == 0)
		t.place(x, snap((h-1-TagHeight)/2))
		t.text.Refresh()
		t.face.Refresh()
		x += t.wide + Gap4
	}
}

func (v *cellView) setBar(c *Cell, x, h float32) {
	on := c.BarToken != Clear
	if !on && v.bar[0] == nil {
		return
	}
	if v.bar[0] == nil {
		v.bar[0], v.bar[1] = newRect(Line), newRect(Chart2)
		v.add(v.bar[0], v.bar[1])
	}
	v.bar[0].Hidden, v.bar[1].Hidden = !on, !on
	if !on {
		return
	}
	v.bar[0].FillColor, v.bar[1].FillColor = Color(Line), Color(c.BarToken)
	y := snap((h - 1 - 6) / 2)
	place(v.bar[0], x, y, barWidth, 6)
	place(v.bar[1], x, y, barWidth*min(1, max(0, c.Bar)), 6)
}
