package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// headCell is the header of one column.
type headCell struct {
	title, sub, group string
	align             fyne.TextAlign
	sorted            int  // 1 up, -1 down
	canSort           bool // the pointer becomes a hand
	check             int  // 0 none, else CheckState+1
	current           bool // column of the current cell: bold accent
	box               fyne.CanvasObject
	tip               string
}

// headSource is what a header asks its owner.
type headSource interface {
	headCells() []headCell
	headTapped(col int)
	headDragged(col int, width float32)
	headDropped() // the border was let go
}

// gridHead is the header of a table: one line, or two when columns have groups or sub-titles, and a third for boxes.
// It moves with the rows when they scroll sideways, and a column's right edge can be dragged.
type gridHead struct {
	widget.BaseWidget
	source headSource
	layer  *gridLayer
	inner  *fyne.Container
	views  []*headView
	drag   int
	dragW  float32
	edge   bool

	marked          int // column drawn as that of the current cell, -1 for none
	tipCol, tipLine int // the title that a tip was asked for; line 1 is the group
}

type headView struct {
	title, sub *canvas.Text
	arrow      *canvas.Raster
	check      *kit.CheckShape
	rule       *canvas.Rectangle
}

// sortArrow is the room of the arrow behind the title of the column that rows are sorted by.
const sortArrow = look.GlyphChip + 4

func newGridHead(source headSource, layer *gridLayer) *gridHead {
	h := &gridHead{source: source, layer: layer, drag: -1, tipCol: -1, marked: -1, inner: &fyne.Container{Layout: still{}}}
	h.ExtendBaseWidget(h)
	return h
}

// heights returns the height of the group line, the title lines and the boxes.
func (h *gridHead) heights(cells []headCell) (group, title, boxes float32) {
	title = look.ListRow
	for _, c := range cells {
		if c.sub != "" {
			title = 40
		}
		if c.box != nil {
			boxes = look.ListRow
		}
	}
	for _, c := range cells {
		if c.group != "" {
			group = 24
			if title == look.ListRow {
				title = 24
			}
		}
	}
	return group, title, boxes
}

// CreateRenderer draws inside a clip, since titles scroll out of sight.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	clip := container.NewClip(h.inner)
	ground, line := draw.Rect(look.Inset), draw.Rect(look.Line)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ground, clip, line}}
	d.Least = func() fyne.Size {
		g, t, b := h.heights(h.source.headCells())
		return fyne.NewSize(120, g+t+b)
	}
	d.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		clip.Resize(s)
		h.inner.Resize(s)
		draw.Place(line, 0, s.Height-1, s.Width, 1)
		h.arrange()
	}
	d.Repaint = func() {
		ground.FillColor, line.FillColor = look.Color(look.Inset), look.Color(look.Line)
		h.arrange()
	}
	return d
}

// follow moves the titles to where the rows have scrolled.
func (h *gridHead) follow() {
	h.arrange()
	canvas.Refresh(h.inner)
}

func (h *gridHead) arrange() {
	cells := h.source.headCells()
	if len(cells) != len(h.layer.columns) {
		return
	}
	group, title, boxes := h.heights(cells)
	height := group + title + boxes
	for len(h.views) < len(cells) {
		h.views = append(h.views, &headView{title: text.Line("", look.SizeSmall, false, look.Text2), sub: text.Line("", look.SizeSmall, false, look.Text2),
			arrow: draw.IconImage(), rule: draw.Rect(look.Line)})
	}
	in := h.layer.sight()
	h.marked = -1
	var moving, fixed []fyne.CanvasObject
	for i, c := range cells {
		if c.current {
			h.marked = i
		}
		if i >= h.layer.frozen && !in.has(i) && c.box == nil { // a box is reached by the keyboard out of sight too
			continue
		}
		v := h.views[i]
		x := h.x(i)
		objects := v.draw(c, x, h.layer.columns[i].width, h.layer.pad, group, title, boxes)
		v.rule.Hidden = !h.layer.columns[i].ruleOff
		v.rule.FillColor = look.Color(look.Line)
		draw.Place(v.rule, x, 0, 1, height)
		objects = append(objects, v.rule)
		if i < h.layer.frozen {
			fixed = append(fixed, objects...)
		} else {
			moving = append(moving, objects...)
		}
	}
	moving = append(moving, h.groups(cells, group, in)...)
	if n := h.layer.frozen; n > 0 && n <= len(h.layer.columns) {
		g := draw.Rect(look.Inset)
		draw.Place(g, 0, 0, h.layer.columns[n-1].x+h.layer.columns[n-1].width, height-1)
		moving = append(moving, g)
	}
	h.inner.Objects = append(moving, fixed...)
}

func (h *gridHead) x(i int) float32 {
	if i < h.layer.frozen {
		return h.layer.columns[i].x
	}
	return h.layer.columns[i].x - h.layer.scroll.Offset.X
}

// groups draws the names above neighbouring columns of one group, each with a line beneath and at its left.
func (h *gridHead) groups(cells []headCell, height float32, in span) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := 0; i < len(cells); {
		end := i + 1
		for end < len(cells) && cells[end].group == cells[i].group {
			end++
		}
		if cells[i].group != "" && (i < h.layer.frozen || i < in.end && end > in.first) {
			last := h.layer.columns[end-1]
			x := h.x(i)
			w := last.x + last.width - h.layer.columns[i].x
			words, line := text.Line(cells[i].group, look.SizeSmall, false, look.Text2), draw.Rect(look.Line)
			words.Alignment = look.Center
			words.Text = text.Truncate(words.Text, w-4, look.SizeSmall, false)
			text.Place(words, x, 0, w, height)
			draw.Place(line, x, height-1, w, 1)
			objects = append(objects, words, line)
		}
		i = end
	}
	return objects
}

func (v *headView) draw(c headCell, x, w, pad, group, title, boxes float32) []fyne.CanvasObject {
	ink, bold := look.Text2, c.current
	if c.current {
		ink = look.AccentText
	}
	top, lines := group, title
	if c.group == "" { // a column without a group uses both lines
		top, lines = 0, group+title
	}
	for _, t := range []*canvas.Text{v.title, v.sub} {
		t.Color, t.Alignment = look.Color(ink), c.align
		text.SetBold(t, bold)
	}
	room := w - 2*pad
	arrow := float32(0)
	if c.sorted != 0 { // the arrow takes the padding at the right before it cuts the title
		arrow = sortArrow
		room += min(pad, max(0, text.Width(text.Clean(c.title), look.SizeSmall, bold)+arrow-room))
	}
	v.title.Text = text.Truncate(text.Clean(c.title), room-arrow+1, look.SizeSmall, bold)
	tw := text.Width(v.title.Text, look.SizeSmall, bold)
	tx, trw := x+pad, room
	if c.align != look.Left {
		trw -= arrow
	}
	half := lines
	if c.sub != "" {
		half = lines / 2
		v.sub.Text = text.Truncate(text.Clean(c.sub), w-2*pad+1, look.SizeSmall, bold)
		text.Place(v.sub, tx, top+lines/2-2, w-2*pad, half)
		text.Place(v.title, tx, top+2, trw, half)
	} else {
		v.sub.Text = ""
		text.Place(v.title, tx, top, trw, half)
	}
	objects := []fyne.CanvasObject{v.title, v.sub}
	switch c.sorted {
	case 1:
		draw.SetIcon(v.arrow, "sort-up", look.Text2)
	case -1:
		draw.SetIcon(v.arrow, "sort-down", look.Text2)
	default:
		draw.SetIcon(v.arrow, "", look.Text2)
	}
	if c.sorted != 0 {
		ax := tx + tw + 4
		switch c.align {
		case look.Right:
			ax = tx + room - look.GlyphChip
		case look.Center:
			ax = tx + draw.Snap((trw+tw)/2) + 4
		}
		draw.Place(v.arrow, ax, top+draw.Snap((half-look.GlyphChip)/2), look.GlyphChip, look.GlyphChip)
		objects = append(objects, v.arrow)
	}
	if c.check != 0 {
		if v.check == nil {
			v.check = kit.NewCheckShape()
		}
		v.check.Set(kit.CheckState(c.check-1), false, false)
		v.check.Place(x+pad, top+draw.Snap((lines-kit.CheckSize)/2))
		objects = append(objects, v.check.Face, v.check.Icon)
	}
	if c.box != nil {
		draw.Place(c.box, x+2, group+title+2, w-4, boxes-4)
		objects = append(objects, c.box)
	}
	return objects
}
