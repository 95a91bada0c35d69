package tree

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// The measures of the drawing (look-new.md, 17 and “node”), in px.
const (
	canvasWide   float32 = 870
	canvasLeast  float32 = 480 // from here on the columns get narrower
	canvasNarrow float32 = 700 // from here on words are left out
	nodeHigh     float32 = 28
	nodeTall     float32 = 48 // of two lines
	pitchGap     float32 = 4
	headHigh     float32 = 26
	emptyHigh    float32 = 52
	topInset     float32 = 6
	indent       float32 = 16
	nodePad      float32 = 10
	thumbWide    float32 = 4
)

// columnPlaces are where the four columns begin in a canvas of full width, and how wide they are.
var columnPlaces = [4][2]float32{{24, 136}, {192, 196}, {428, 208}, {672, 174}}

// drawing is the canvas: four columns of nodes, each of which scrolls by itself, and the lines between those in view. It has the
// keyboard.
type drawing struct {
	widget.BaseWidget
	s       *Screen
	first   [4]int // the first line in view of each column
	focused bool
	wheel   float32 // what the wheel turned since the last line
	tip     string
}

// Resize gives the columns their room.
func (d *drawing) Resize(size fyne.Size) {
	d.BaseWidget.Resize(size)
	d.s.fit(size.Width)
}

func newDrawing(s *Screen) *drawing {
	d := &drawing{s: s}
	d.ExtendBaseWidget(d)
	return d
}

// placed is a line of a column where it stands in the canvas.
type placed struct {
	*orgtree.Line
	x, y, w, h float32
}

func (p placed) middle() float32 { return p.y + p.h/2 }

// heightOf is the height of a line without the gap under it.
func heightOf(l *orgtree.Line) float32 {
	switch {
	case l.Sort == orgtree.Heading:
		return headHigh
	case l.Sort == orgtree.Empty:
		return emptyHigh
	case l.Sort == orgtree.LeadNode && l.Second != "":
		return nodeTall
	}
	return nodeHigh
}

// place is where a column begins and how wide it is; the first column gives way in a narrow window unless the keyboard is in it,
// and then the last one does.
func (d *drawing) place(column int) (x, w float32, shown bool) {
	wide := d.Size().Width
	if wide >= canvasWide-40 {
		p := columnPlaces[column]
		return p[0], p[1], true
	}
	from := 1
	if d.s.at == 0 {
		from = 0
	}
	if wide >= canvasWide-170 { // all four, narrower
		scale := (wide - 24) / (canvasWide - 24)
		p := columnPlaces[column]
		return draw.Snap(p[0] * scale), draw.Snap(p[1] * scale), true
	}
	if column < from || column > from+2 {
		return 0, 0, false
	}
	start, end := columnPlaces[from][0], columnPlaces[from+2][0]+columnPlaces[from+2][1]
	scale := (wide - 48) / (end - start)
	p := columnPlaces[column]
	return draw.Snap(24 + (p[0]-start)*scale), draw.Snap(p[1] * scale), true
}

// lay places the lines of a column that are in view.
func (d *drawing) lay(column int) []placed {
	x, w, shown := d.place(column)
	if !shown {
		return nil
	}
	lines := d.s.columns[column]
	d.first[column] = max(0, min(d.first[column], len(lines)-1))
	y := topInset
	var all []placed
	for i := d.first[column]; i < len(lines); i++ {
		l := &lines[i]
		h := heightOf(l)
		if l.Sort == orgtree.Heading && i > d.first[column] {
			y += look.Gap8
		}
		if y+h > d.Size().Height-2 {
			break
		}
		p := placed{l, x, y, w, h}
		if l.Depth > 0 {
			p.x, p.w = x+indent, w-indent
		}
		all = append(all, p)
		y += h + pitchGap
		if l.Sort == orgtree.Heading {
			y -= pitchGap
		}
	}
	return all
}

// reveal scrolls a column until a line is in view.
func (d *drawing) reveal(column, line int) {
	if line < d.first[column] {
		d.first[column] = line
		if line == 1 { // with its heading
			d.first[column] = 0
		}
	}
	for d.first[column] < line && len(d.lay(column)) > 0 && d.first[column]+len(d.lay(column)) <= line {
		d.first[column]++
	}
}

// columnAt is the column at a place of the canvas, -1 for none.
func (d *drawing) columnAt(x float32) int {
	for c := range d.s.columns {
		if left, w, shown := d.place(c); shown && x >= left-8 && x < left+w+8 {
			return c
		}
	}
	return -1
}

// lineAt finds the line at a place; nil for none.
func (d *drawing) lineAt(at fyne.Position) (column int, found *placed) {
	for c := range d.s.columns {
		for _, p := range d.lay(c) {
			if at.X >= p.x && at.X < p.x+p.w && at.Y >= p.y && at.Y < p.y+p.h {
				return c, &p
			}
		}
	}
	return -1, nil
}

// Tapped chooses a node, unfolds a group, or does what an empty column offers.
func (d *drawing) Tapped(ev *fyne.PointEvent) {
	kit.Focus(d)
	column, p := d.lineAt(ev.Position)
	if p == nil {
		return
	}
	switch {
	case p.Sort == orgtree.Empty:
		d.s.act(p.Act)
	case p.IsNode():
		again := d.s.view.Chosen[column] == p.Key
		d.s.choose(column, p.Key)
		if p.Sort == orgtree.FoldNode && (again || !p.Open) {
			d.s.unfold(p.Key)
		}
	}
}

// DoubleTapped opens the record of a node.
func (d *drawing) DoubleTapped(ev *fyne.PointEvent) {
	if column, p := d.lineAt(ev.Position); p != nil && p.IsNode() && p.Sort != orgtree.FoldNode {
		d.s.choose(column, p.Key)
		d.s.open()
	}
}

// Scrolled moves the column under the pointer by lines.
func (d *drawing) Scrolled(ev *fyne.ScrollEvent) {
	c := d.columnAt(ev.Position.X)
	if c < 0 {
		return
	}
	d.wheel += ev.Scrolled.DY
	step := int(d.wheel / 10)
	if step == 0 {
		return
	}
	d.wheel = 0
	d.scroll(c, -step)
}

func (d *drawing) scroll(column, by int) {
	before := d.first[column]
	for range max(by, -by) {
		if by > 0 && d.first[column]+len(d.lay(column)) < len(d.s.columns[column]) {
			d.first[column]++
		} else if by < 0 && d.first[column] > 0 {
			d.first[column]--
		}
	}
	if d.first[column] != before {
		d.Refresh()
	}
}

// MouseIn shows the whole name of a node that is cut.
func (d *drawing) MouseIn(ev *desktop.MouseEvent) { d.MouseMoved(ev) }

// MouseMoved follows the pointer from node to node.
func (d *drawing) MouseMoved(ev *desktop.MouseEvent) {
	_, p := d.lineAt(ev.Position)
	name := ""
	if p != nil && p.IsNode() && text.Width(text.Clean(p.Name), look.SizeBody, true) > p.w-2*nodePad-countWide(p.Line) {
		name = p.Name
	}
	if name == d.tip {
		return
	}
	if d.tip = name; name == "" {
		kit.TipAway(d)
		return
	}
	kit.TipSoon(d, fyne.NewPos(p.x, p.y), p.h, name)
}

// MouseOut takes the tip away.
func (d *drawing) MouseOut() {
	d.tip = ""
	kit.TipAway(d)
}

// FocusGained shows which node has the keyboard.
func (d *drawing) FocusGained() { d.focused = true; d.Refresh() }

// FocusLost takes the mark away.
func (d *drawing) FocusLost() { d.focused = false; d.Refresh() }

// TypedRune has no use here.
func (d *drawing) TypedRune(rune) {}

// TypedKey moves from node to node.
func (d *drawing) TypedKey(ev *fyne.KeyEvent) {
	if !d.s.key(ev.Name) {
		kit.PassKey(d, ev)
	}
}

// TypedShortcut passes shortcuts on to the window.
func (d *drawing) TypedShortcut(sc fyne.Shortcut) { kit.PassShortcut(d, sc) }

// CreateRenderer draws what is in view.
func (d *drawing) CreateRenderer() fyne.WidgetRenderer {
	r := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(canvasLeast, 200) }}
	r.Arrange = func(size fyne.Size) { r.Parts = d.paint(size) }
	return r
}
