package tree

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// brush collects the shapes of one drawing from back to front.
type brush struct{ parts []fyne.CanvasObject }

func (b *brush) rect(fill look.Token, x, y, w, h float32) {
	r := draw.Rect(fill)
	draw.Place(r, x, y, w, h)
	b.parts = append(b.parts, r)
}

// across and down are lines of one px.
func (b *brush) across(t look.Token, x1, x2, y float32) { b.rect(t, x1, y, x2-x1, 1) }
func (b *brush) down(t look.Token, x, y1, y2 float32) {
	b.rect(t, x, min(y1, y2), 1, max(y1, y2)-min(y1, y2)+1)
}

func (b *brush) words(s string, size float32, bold bool, ink look.Token, x, y, w, h float32) {
	if w <= 0 || s == "" {
		return
	}
	line := text.Line(text.Truncate(text.Clean(s), w, size, bold), size, bold, ink)
	text.Place(line, x, y, w, h)
	b.parts = append(b.parts, line)
}

// paint draws the lines between the nodes, then the nodes.
func (d *drawing) paint(size fyne.Size) []fyne.CanvasObject {
	b := &brush{}
	b.rect(look.Surface, 0, 0, size.Width, size.Height)
	var laid [4][]placed
	for c := range laid {
		laid[c] = d.lay(c)
	}
	streets := d.linked(laid[2])
	for c := 1; c < 4; c++ {
		d.belongs(b, c, laid, len(streets))
	}
	d.seconds(b, streets, laid)
	for c := range laid {
		for _, p := range laid[c] {
			d.line(b, c, p)
		}
	}
	for _, w := range d.ways() {
		w.paint(b)
	}
	return b.parts
}

// belongs draws the lines from the chosen node of a column to the nodes of the next, and from a node to those under it.
func (d *drawing) belongs(b *brush, c int, laid [4][]placed, streets int) {
	x, _, shown := d.place(c)
	left, w, beside := d.place(c - 1)
	here := laid[c]
	if !shown || len(here) == 0 {
		return
	}
	if beside {
		bus, _, _ := busesBetween(left+w, x, 0)
		if c == 2 {
			bus, _, _ = busesBetween(left+w, x, streets)
		}
		top, bottom := float32(-1), float32(-1)
		reach := func(y float32) {
			if top < 0 || y < top {
				top = y
			}
			bottom = max(bottom, y)
		}
		if y, ok := d.anchor(c-1, d.s.view.Chosen[c-1], laid[c-1]); ok {
			b.across(look.Edge, left+w, bus, y)
			reach(y)
		}
		for _, p := range here {
			if p.IsNode() && p.Depth == 0 {
				b.across(look.Edge, bus, x, p.middle())
				reach(p.middle())
			}
		}
		if top >= 0 && bottom > top {
			b.down(look.Edge, bus, top, bottom)
		}
	}
	for i, p := range here { // children hang under their node
		if p.Depth == 0 {
			continue
		}
		from := here[0].y
		for j := i - 1; j >= 0; j-- {
			if here[j].Depth == 0 && here[j].IsNode() {
				from = here[j].y + here[j].h
				break
			}
		}
		b.down(look.Edge, x+7, from, p.middle())
		b.across(look.Edge, x+7, p.x, p.middle())
	}
}

// linked are the keys of the streets of the second column that manage one of these organisations too, in their order, also those that
// are scrolled out of view.
func (d *drawing) linked(orgs []placed) []string {
	_, _, beside := d.place(1)
	if d.s.view.ByStreet || !beside {
		return nil
	}
	var all []string
	for _, l := range d.s.columns[1] {
		if l.Sort == orgtree.StreetNode && slices.ContainsFunc(orgs, func(o placed) bool { return o.Local == l.Key }) {
			all = append(all, l.Key)
		}
	}
	return all
}

// seconds draws the lines from streets to the organisations that they manage too; each street has a bus of its own.
func (d *drawing) seconds(b *brush, streets []string, laid [4][]placed) {
	left, w, _ := d.place(1)
	x, _, _ := d.place(2)
	_, bus, pitch := busesBetween(left+w, x, len(streets))
	for _, street := range streets {
		from, ok := d.anchor(1, street, laid[1])
		if !ok {
			continue
		}
		for _, o := range laid[2] {
			if o.Local != street {
				continue
			}
			y, end := o.middle()+8, o.x-3
			if y > o.y+o.h {
				y = o.y + o.h - 2
			}
			b.across(look.Info, left+w, bus, from)
			b.down(look.Info, bus, from, y)
			b.across(look.Info, bus, end-6, y)
			b.hollow(end-6, y-3)
		}
		bus += pitch
	}
}

// hollow is the small open square at the end of such a line.
func (b *brush) hollow(x, y float32) {
	r := draw.Rect(look.Surface)
	draw.Paint(r, look.Surface, look.Info, 1)
	draw.Place(r, x, y, 7, 7)
	b.parts = append(b.parts, r)
}

func countWide(l *orgtree.Line) float32 {
	if l.Count == "" {
		return 0
	}
	return draw.Ceil(text.Width(text.Clean(l.Count), look.SizeSmall, false)) + 8
}

// line draws one line of a column.
func (d *drawing) line(b *brush, column int, p placed) {
	switch p.Sort {
	case orgtree.Heading:
		d.heading(b, p)
	case orgtree.Empty:
		b.words(p.Name, look.SizeSmall, false, look.Text2, p.x, p.y, p.w, 20)
		if p.Act != "" {
			b.words(p.Second, look.SizeBody, false, look.Info, p.x, p.y+22, p.w, 22)
		} else {
			b.words(p.Second, look.SizeSmall, false, look.Text3, p.x, p.y+22, p.w, 22)
		}
	default:
		d.node(b, column, p)
	}
}

func (d *drawing) heading(b *brush, p placed) {
	x := p.x
	if p.Mark != "" {
		b.words(p.Mark, look.SizeSmall, true, look.Text1, x, p.y, 16, p.h)
		x += 19
	}
	room := p.x + p.w - x - countWide(p.Line)
	b.words(p.Name, look.SizeSmall, false, look.Text2, x, p.y, room, p.h)
	if p.Second != "" {
		x += draw.Ceil(text.Width(text.Clean(p.Name), look.SizeSmall, false)) + 12
		b.words(p.Second, look.SizeSmall, false, look.Text3, x, p.y, p.x+p.w-x-countWide(p.Line), p.h)
	}
	w := countWide(p.Line)
	b.words(p.Count, look.SizeSmall, false, look.Text2, p.x+p.w-w+8, p.y, w, p.h)
}

// node draws a node: its frame, its name, and its count at the right.
func (d *drawing) node(b *brush, column int, p placed) {
	fill, stroke := look.Surface, look.EdgeSoft
	current := p.Chosen && column == d.s.at
	switch {
	case current:
		fill = look.Selected
	case p.Sort == orgtree.FoldNode:
		fill = look.Inset
	}
	if current && d.focused {
		stroke = look.Accent
	}
	r := draw.Rect(fill)
	draw.Paint(r, fill, stroke, 1)
	draw.Place(r, p.x, p.y, p.w, p.h)
	b.parts = append(b.parts, r)
	if current {
		b.rect(look.Accent, p.x, p.y, look.MarkerBar, p.h)
	}
	ink, small := look.Text1, look.Text2
	switch {
	case p.Tone == orgtree.Bad:
		small = look.Bad
	case p.Tone == orgtree.Warn:
		small = look.Warn
	}
	if p.Faded {
		ink, small = look.TextOff, look.TextOff
	}
	bold := p.Chosen || p.Bold && column == 1 && d.s.view.Chosen[1] == ""
	w := countWide(p.Line)
	high := p.h
	if p.h == nodeTall {
		high = 26
		b.words(p.Second, look.SizeSmall, false, small, p.x+nodePad, p.y+24, p.w-2*nodePad, 20)
	}
	b.words(p.Name, look.SizeBody, bold, ink, p.x+nodePad, p.y, p.w-2*nodePad-w, high)
	b.words(p.Count, look.SizeSmall, false, small, p.x+p.w-nodePad-w+8, p.y, w, high)
}
