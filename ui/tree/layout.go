package tree

import (
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// The measures of the drawing (look-new.md, 17 and “node”), in px.
const (
	canvasWide   float32 = 870
	canvasLeast  float32 = 480 // from here on the columns get narrower
	canvasNarrow float32 = 700 // from here on two columns show, and words are left out
	canvasMargin float32 = 24
	columnGap    float32 = 40 // between two columns of a narrow canvas
	nodeHigh     float32 = 28
	nodeTall     float32 = 48 // of two lines
	pitchGap     float32 = 4
	headHigh     float32 = 26
	emptyHigh    float32 = 52
	topInset     float32 = 6
	indent       float32 = 16
	nodePad      float32 = 10
	wayHigh      float32 = 22 // of a line that says what is out of view
)

// columnPlaces are where the four columns begin in a canvas of full width, and how wide they are.
var columnPlaces = [4][2]float32{{24, 136}, {192, 196}, {428, 208}, {672, 174}}

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

// narrow reports that two columns show, not all four.
func (d *drawing) narrow() bool { return d.Size().Width < canvasNarrow }

// firstShown is the first of the columns in view: in a narrow canvas the one with the keyboard, and the next.
func (d *drawing) firstShown() int {
	if d.narrow() {
		return min(d.s.at, 2)
	}
	return 0
}

// place is where a column begins and how wide it is.
func (d *drawing) place(column int) (x, w float32, shown bool) {
	wide, p := d.Size().Width, columnPlaces[column]
	switch {
	case wide >= canvasWide-40:
		return p[0], p[1], true
	case !d.narrow(): // all four, narrower
		scale := (wide - canvasMargin) / (canvasWide - canvasMargin)
		return draw.Snap(p[0] * scale), draw.Snap(p[1] * scale), true
	}
	at := column - d.firstShown()
	if at < 0 || at > 1 {
		return 0, 0, false
	}
	w = draw.Snap((wide - 2*canvasMargin - columnGap) / 2)
	return canvasMargin + float32(at)*(w+columnGap), w, true
}

// busesBetween are the vertical lines between two columns: the one of those that belong together, and the first of n second superiors
// with the distance to the next. They end before the squares at the right.
func busesBetween(left, right float32, n int) (own, second, pitch float32) {
	middle := draw.Snap((left + right) / 2)
	if n <= 2 {
		return middle - 4, middle + 4, 4
	}
	own, second = left+8, left+14
	return own, second, min(4, (right-12-second)/float32(n-1))
}

// top is where the lines of the columns begin.
func (d *drawing) top() float32 {
	if d.narrow() {
		return topInset + wayHigh
	}
	return topInset
}

// span places lines of a column from y on until they reach bottom.
func span(lines []orgtree.Line, y, bottom float32) (all []placed) {
	for i := range lines {
		l := &lines[i]
		h := heightOf(l)
		if l.Sort == orgtree.Heading && i > 0 {
			y += look.Gap8
		}
		if y+h > bottom {
			break
		}
		all = append(all, placed{Line: l, y: y, h: h})
		if y += h; l.Sort != orgtree.Heading {
			y += pitchGap
		}
	}
	return all
}

// lay places the lines of a column that are in view. A column that is cut keeps room to say how many are above and below; one that
// has room for more is scrolled back.
func (d *drawing) lay(column int) []placed {
	x, w, shown := d.place(column)
	lines := d.s.columns[column]
	if !shown || len(lines) == 0 {
		return nil
	}
	bottom := d.Size().Height - 2
	from := func(first int) (all []placed) {
		y := d.top()
		if first > 0 {
			y += wayHigh
		}
		if all = span(lines[first:], y, bottom); first+len(all) < len(lines) {
			all = span(lines[first:], y, bottom-wayHigh)
			for len(all) > 1 && all[len(all)-1].Sort == orgtree.Heading { // of what is not in view
				all = all[:len(all)-1]
			}
		}
		return all
	}
	first := max(0, min(d.first[column], len(lines)-1))
	for first > 0 && first-1+len(from(first-1)) == len(lines) {
		first--
	}
	d.first[column] = first
	all := from(first)
	for i := range all {
		all[i].x, all[i].w = x, w
		if all[i].Depth > 0 {
			all[i].x, all[i].w = x+indent, w-indent
		}
	}
	return all
}

// anchor is the height at which the lines of a node begin: in its middle, or where the column says that there is more.
func (d *drawing) anchor(column int, key string, laid []placed) (y float32, ok bool) {
	if key == "" {
		return 0, false
	}
	for _, p := range laid {
		if p.Key == key {
			return p.middle(), true
		}
	}
	for i, l := range d.s.columns[column] {
		if l.Key == key && i < d.first[column] {
			return d.top() + wayHigh/2, true
		}
		if l.Key == key {
			return d.Size().Height - 2 - wayHigh/2, true
		}
	}
	return 0, false
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

func (d *drawing) scroll(column, by int) {
	before := d.first[column]
	for range max(by, -by) {
		if by > 0 && d.first[column]+len(d.lay(column)) < len(d.s.columns[column]) {
			d.first[column]++
		} else if by < 0 && d.first[column] > 0 {
			d.first[column]--
		}
	}
	if d.first[column] == 1 { // the heading alone is not worth a line that says that it is above
		d.first[column] = 0
		if by > 0 {
			d.first[column] = 2
		}
	}
	if d.first[column] != before {
		d.Refresh()
	}
}
