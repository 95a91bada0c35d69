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
		for _, w := range d.ways() {
			if w.holds(ev.Position) {
				d.follow(w)
				return
			}
		}
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
