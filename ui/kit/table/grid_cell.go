package table

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const barWidth float32 = 48

// cellView is the shapes of one visible cell. Only the tint and the text exist from the start; tags, check, icon and
// bar are made when a cell first needs them.
type cellView struct {
	box   *fyne.Container
	tint  *canvas.Rectangle
	text  *canvas.Text
	rule  *canvas.Rectangle
	tags  []*kit.TagShape
	check *kit.CheckShape
	icon  *canvas.Raster
	bar   [2]*canvas.Rectangle
	parts []*canvas.Rectangle // of a divided bar
	told  []*canvas.Text      // the counts on them
	drawn *fyne.Container     // Shapes

	allTags string // the tags, also those that have no room

	shown string // the uncut text drawn now, with the width it was cut for
	wide  float32
	size  fyne.Size
}

func newCellView() *cellView {
	v := &cellView{tint: draw.Rect(look.Clear), text: text.Line("", look.SizeBody, false, look.Text1)}
	v.box = &fyne.Container{Layout: still{}, Objects: []fyne.CanvasObject{v.tint, v.text}}
	return v
}

func (v *cellView) add(objects ...fyne.CanvasObject) {
	v.box.Objects = append(v.box.Objects, objects...)
}

// set draws a cell of the given size. onTint says that the row is tinted, so tags take the surface as ground.
func (v *cellView) set(c *Cell, w, h, pad float32, boldLead, onTint, ruleOff bool) {
	v.size = fyne.NewSize(w, h)
	v.setTint(c, w, h)
	v.setRule(ruleOff, h)
	x := pad + c.Indent
	v.setCheck(c.check, pad, h)
	if c.check != 0 {
		v.setText("", c, 0, false)
		return
	}
	x += v.setIcon(c, x, h)
	v.setTags(c, x, w-pad, h, onTint || c.Tone != look.ToneNone)
	v.setBar(c, x, h)
	v.setShapes(c.Shapes)
	if v.setShares(c, x, w-x-pad, h); len(c.Shares) > 0 {
		v.setText("", c, 0, false)
		return
	}
	room := w - x - pad
	if c.Bar > 0 || c.BarToken != look.Clear {
		room -= barWidth + look.Gap8
		x += barWidth + look.Gap8
	}
	if len(c.Tags) > 0 {
		v.setText("", c, 0, false)
		return
	}
	v.setText(c.Text, c, room, boldLead)
	v.placeText(c.Align, x, room, h)
}

func (v *cellView) setTint(c *Cell, w, h float32) {
	v.tint.Hidden = !c.ranged && (c.Tone == look.ToneNone || c.Tone == look.ToneMuted)
	if !v.tint.Hidden {
		fill := c.Tone.Soft()
		if c.ranged {
			fill = look.Selected
		}
		v.tint.FillColor = look.Color(fill)
		draw.Place(v.tint, 0, 0, w, h-1)
	}
}

func (v *cellView) setRule(on bool, h float32) {
	if !on && v.rule == nil {
		return
	}
	if v.rule == nil {
		v.rule = draw.Rect(look.Line)
		v.add(v.rule)
	}
	v.rule.Hidden = !on
	v.rule.FillColor = look.Color(look.Line)
	draw.Place(v.rule, 0, 0, 1, h)
}

func (v *cellView) setText(s string, c *Cell, room float32, boldLead bool) {
	size, bold, ink := look.SizeBody, c.Bold || boldLead, c.Ink
	if c.Small {
		size = look.SizeSmall
	}
	if ink == look.Clear {
		ink = c.Tone.Ink()
	}
	color := look.Color(ink)
	same := v.shown == s && v.wide == room && v.text.TextSize == size && v.text.TextStyle.Bold == bold
	if same && v.text.Color == color {
		return
	}
	if !same {
		v.shown, v.wide = s, room
		v.text.TextSize = size
		cut := text.Truncate
		if c.Ends {
			cut = text.TruncateMiddle
		}
		v.text.Text = cut(text.Clean(s), room, size, bold)
		text.SetBold(v.text, bold)
	}
	v.text.Color = color
	v.text.Hidden = v.text.Text == ""
	v.text.Refresh()
}

func (v *cellView) placeText(align fyne.TextAlign, x, room, h float32) {
	v.text.Alignment = align
	text.Place(v.text, x, 0, room, h-1)
}

func (v *cellView) setCheck(state int, x, h float32) {
	if state == 0 && v.check == nil {
		return
	}
	if v.check == nil {
		v.check = kit.NewCheckShape()
		v.add(v.check.Face, v.check.Icon)
	}
	v.check.Face.Hidden = state == 0
	if state == 0 {
		v.check.Icon.Hidden = true
		return
	}
	v.check.Set(kit.CheckState(state-1), false, false)
	v.check.Icon.Hidden = state == 1
	v.check.Place(x, draw.Snap((h-1-kit.CheckSize)/2))
	v.check.Face.Refresh()
}

// SetIcon returns how much room the icon takes.
func (v *cellView) setIcon(c *Cell, x, h float32) float32 {
	if c.Icon == "" {
		if v.icon != nil {
			v.icon.Hidden = true
		}
		return 0
	}
	if v.icon == nil {
		v.icon = draw.IconImage()
		v.add(v.icon)
	}
	ink := c.Ink
	if ink == look.Clear {
		ink = look.Text2
	}
	v.icon.Hidden = false
	draw.SetIcon(v.icon, c.Icon, ink)
	draw.Place(v.icon, x, draw.Snap((h-1-look.GlyphInline)/2), look.GlyphInline, look.GlyphInline)
	return look.GlyphInline + look.Gap4
}

func (v *cellView) setTags(c *Cell, x, end, h float32, plain bool) {
	v.allTags = tagsText(c.Tags)
	for len(v.tags) < len(c.Tags) {
		t := kit.NewTagShape()
		v.tags = append(v.tags, t)
		v.add(t.Face, t.Word)
	}
	for i, t := range v.tags {
		if i >= len(c.Tags) {
			t.Show(false)
			continue
		}
		t.Set(c.Tags[i].Text, c.Tags[i].Tone, plain)
		t.Show(x+t.Wide <= end+2 || i == 0)
		t.Place(x, draw.Snap((h-1-look.TagHeight)/2))
		t.Word.Refresh()
		t.Face.Refresh()
		x += t.Wide + look.Gap4
	}
}

func (v *cellView) setBar(c *Cell, x, h float32) {
	on := c.BarToken != look.Clear
	if !on && v.bar[0] == nil {
		return
	}
	if v.bar[0] == nil {
		v.bar[0], v.bar[1] = draw.Rect(look.Line), draw.Rect(look.Chart2)
		v.add(v.bar[0], v.bar[1])
	}
	v.bar[0].Hidden, v.bar[1].Hidden = !on, !on
	if !on {
		return
	}
	v.bar[0].FillColor, v.bar[1].FillColor = look.Color(look.Line), look.Color(c.BarToken)
	y := draw.Snap((h - 1 - 6) / 2)
	draw.Place(v.bar[0], x, y, barWidth, 6)
	draw.Place(v.bar[1], x, y, barWidth*min(1, max(0, c.Bar)), 6)
}

// setShares draws the divided bar, 8 high or with counts 18; a part that is there at all is at least 2 wide.
func (v *cellView) setShares(c *Cell, x, w, h float32) {
	total := 0
	for _, s := range c.Shares {
		total += s.Count
	}
	for len(v.parts) < len(c.Shares) {
		v.parts = append(v.parts, draw.Rect(look.Clear))
		v.add(v.parts[len(v.parts)-1])
	}
	high := float32(8)
	if c.Counted {
		high = 18
	}
	before := 0
	for i, r := range v.parts {
		r.Hidden = i >= len(c.Shares) || c.Shares[i].Count == 0
		if r.Hidden {
			continue
		}
		from := draw.Snap(w * float32(before) / float32(total))
		before += c.Shares[i].Count
		r.FillColor = look.Color(c.Shares[i].Token)
		wide := max(2, draw.Snap(w*float32(before)/float32(total))-from)
		if c.Counted && before < total {
			wide = max(2, wide-1)
		}
		draw.Place(r, x+from, draw.Snap((h-1-high)/2), wide, high)
		r.Refresh()
	}
	v.setTold(c)
}

// setTold writes the counts on the parts of a divided bar, each where there is room for it.
func (v *cellView) setTold(c *Cell) {
	for c.Counted && len(v.told) < len(c.Shares) {
		v.told = append(v.told, text.Line("", look.SizeSmall, false, look.OnAccent))
		v.add(v.told[len(v.told)-1])
	}
	for i, t := range v.told {
		t.Hidden = !c.Counted || i >= len(c.Shares) || c.Shares[i].Count == 0
		if t.Hidden {
			continue
		}
		words, r := strconv.Itoa(c.Shares[i].Count), v.parts[i]
		if t.Hidden = text.Width(words, look.SizeSmall, false)+4 > r.Size().Width; t.Hidden {
			continue
		}
		t.Text, t.Color, t.Alignment = words, look.Color(look.OnChart(c.Shares[i].Token)), look.Center
		text.Place(t, r.Position().X, r.Position().Y, r.Size().Width, r.Size().Height)
		t.Refresh()
	}
}
