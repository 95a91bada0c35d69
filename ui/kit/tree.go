package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// TreeNode is one number of an explained result: its name, value and greatest value stand in fixed columns, the
// sentence that explains it beneath in 12.
type TreeNode struct {
	ID       string
	Name     string
	Value    string
	Max      string
	Why      string
	Tone     look.Tone
	Open     bool // shown opened
	Marked   bool // tinted, with the bar at the left
	Children []TreeNode
}

// TreeLines shows an explained tree whose nodes open and close; the arrows move and open, Enter reports the node.
type TreeLines struct {
	control
	roots  []TreeNode
	open   map[string]bool
	lines  []treeLine
	at     int
	onPick func(id string)
	onMove func(y, height float32)
	valueW float32
	maxW   float32
}

type treeLine struct {
	node  *TreeNode
	depth int
	y, h  float32
	why   []string
}

// NewTreeLines makes the tree; onPick is called with a node's ID on a click or Enter.
func NewTreeLines(roots []TreeNode, onPick func(id string)) *TreeLines {
	t := &TreeLines{onPick: onPick, valueW: 64, maxW: 48, at: -1}
	t.init(t, nil)
	t.Set(roots)
	return t
}

// OnMove has f told where the line is that the keys moved to, so that it can be scrolled into sight.
func (t *TreeLines) OnMove(f func(y, height float32)) { t.onMove = f }

// MoveTo puts the keyboard's place on the line of a node, as far as it is in sight.
func (t *TreeLines) MoveTo(id string) {
	t.arrange(t.Size().Width)
	for i, l := range t.lines {
		if l.node.ID == id {
			t.at = i
			t.Refresh()
		}
	}
}

// Toggle opens a node, or closes it; one without children stays.
func (t *TreeLines) Toggle(id string) {
	t.open[id] = !t.open[id]
	t.Refresh()
}

// Set shows another tree; nodes open as they say.
func (t *TreeLines) Set(roots []TreeNode) {
	t.roots, t.open, t.at = roots, map[string]bool{}, -1
	var note func(nodes []TreeNode)
	note = func(nodes []TreeNode) {
		for _, n := range nodes {
			if n.Open {
				t.open[n.ID] = true
			}
			note(n.Children)
		}
	}
	note(roots)
	t.Refresh()
}

// OpenAll opens every node, or closes all but the roots.
func (t *TreeLines) OpenAll(on bool) {
	var walk func(nodes []TreeNode, depth int)
	walk = func(nodes []TreeNode, depth int) {
		for _, n := range nodes {
			t.open[n.ID] = on || depth == 0
			walk(n.Children, depth+1)
		}
	}
	walk(t.roots, 0)
	t.Refresh()
}

const treeIndent float32 = 16

// arrange lists the lines in sight for a width and returns their height.
func (t *TreeLines) arrange(width float32) float32 {
	if width <= 0 {
		width = look.PaneScore
	}
	t.lines = t.lines[:0]
	var y float32
	var walk func(nodes []TreeNode, depth int)
	walk = func(nodes []TreeNode, depth int) {
		for i := range nodes {
			n := &nodes[i]
			line := treeLine{node: n, depth: depth, y: y, h: look.DenseRow}
			if n.Why != "" {
				line.why = text.Wrap(text.CleanLines(n.Why), width-t.textX(depth)-look.Gap20, look.SizeSmall, false)
				line.h += float32(len(line.why))*text.LineHeight(look.SizeSmall) + 1
			}
			t.lines = append(t.lines, line)
			y += line.h
			if t.open[n.ID] {
				walk(n.Children, depth+1)
			}
		}
	}
	walk(t.roots, 0)
	return y
}

func (t *TreeLines) textX(depth int) float32 { return look.Gap20 + float32(depth)*treeIndent + 18 }

// CreateRenderer draws the lines in sight.
func (t *TreeLines) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{}
	d.Least = func() fyne.Size { return fyne.NewSize(220, t.arrange(t.Size().Width)) }
	d.Arrange = func(s fyne.Size) {
		t.arrange(s.Width)
		d.Parts = nil
		for i, line := range t.lines {
			d.Parts = append(d.Parts, t.draw(line, i == t.at, s.Width)...)
		}
	}
	return d
}

func (t *TreeLines) draw(l treeLine, current bool, w float32) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if l.node.Marked {
		ground, bar := draw.Rect(look.Selected), draw.Rect(look.Accent)
		draw.Place(ground, 0, l.y, w, l.h)
		draw.Place(bar, 0, l.y, look.MarkerBar, l.h)
		objects = append(objects, ground, bar)
	}
	if current && t.focused {
		for _, y := range []float32{l.y, l.y + l.h - 1} {
			line := draw.Rect(look.Accent)
			draw.Place(line, 0, y, w, 1)
			objects = append(objects, line)
		}
	}
	x := t.textX(l.depth)
	if len(l.node.Children) > 0 {
		name := "chevron-right"
		if t.open[l.node.ID] {
			name = "chevron-down"
		}
		icon := draw.IconImage()
		draw.SetIcon(icon, name, look.Text2)
		draw.Place(icon, x-18, l.y+8, look.GlyphChip, look.GlyphChip)
		objects = append(objects, icon)
	}
	valueEnd := w - look.Gap20 - t.maxW
	room := valueEnd - text.Width(l.node.Value, look.SizeBody, true) - look.Gap8 - x // up to the number itself, not its column
	texts := []*canvas.Text{
		text.Line("", look.SizeBody, false, look.Text1), text.Line(l.node.Value, look.SizeBody, true, l.node.Tone.Ink()), text.Line(l.node.Max, look.SizeSmall, false, look.Text2),
	}
	texts[0].Text = text.Truncate(text.Clean(l.node.Name), room, look.SizeBody, false)
	text.Place(texts[0], x, l.y, room, look.DenseRow)
	texts[1].Alignment, texts[2].Alignment = look.Right, look.Right
	text.Place(texts[1], valueEnd-t.valueW, l.y, t.valueW, look.DenseRow)
	text.Place(texts[2], valueEnd, l.y, t.maxW, look.DenseRow)
	for _, words := range texts {
		objects = append(objects, words)
	}
	for i, s := range l.why {
		words := text.Line(s, look.SizeSmall, false, look.Text2)
		draw.Place(words, x, l.y+look.DenseRow-4+float32(i)*text.LineHeight(look.SizeSmall), w-x, text.LineHeight(look.SizeSmall))
		objects = append(objects, words)
	}
	return objects
}

// Tapped opens or closes the node, or reports a leaf.
func (t *TreeLines) Tapped(ev *fyne.PointEvent) {
	Focus(t)
	for i, l := range t.lines {
		if ev.Position.Y >= l.y && ev.Position.Y < l.y+l.h {
			t.at = i
			if len(l.node.Children) > 0 && ev.Position.X < t.textX(l.depth) {
				t.open[l.node.ID] = !t.open[l.node.ID]
				t.Refresh()
				return
			}
			t.pick()
		}
	}
}

func (t *TreeLines) pick() {
	t.Refresh()
	if t.onPick != nil && t.at >= 0 && t.at < len(t.lines) {
		t.onPick(t.lines[t.at].node.ID)
	}
}

// TypedKey moves with Up and Down, opens with Right, closes with Left.
func (t *TreeLines) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		t.at = max(0, t.at-1)
	case fyne.KeyDown:
		t.at = min(len(t.lines)-1, t.at+1)
	case fyne.KeyRight, fyne.KeyLeft:
		if t.at >= 0 && t.at < len(t.lines) {
			t.open[t.lines[t.at].node.ID] = ev.Name == fyne.KeyRight
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.pick()
		return
	default:
		PassKey(t, ev)
		return
	}
	t.Refresh()
	if t.onMove != nil && t.at >= 0 && t.at < len(t.lines) {
		t.onMove(t.lines[t.at].y, t.lines[t.at].h)
	}
}
