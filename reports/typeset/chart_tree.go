package typeset

import (
	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of a drawn tree, mm unless said otherwise.
const (
	treePitch  = 6.0
	treeNode   = 4.9 // height of a node
	treeIndent = 4.0
	treePad    = 1.2
	treeThin   = 0.5 // points
	treeSecond = 1.5 // points: 2 px
	treeSquare = 1.7 // side of the open square
	treeApart  = 1.2 // between the buses of second superiors
)

// tree draws nodes and lines from the left edge x.
func (f *flow) tree(t document.Tree, x float64) float64 {
	lefts := make([]float64, len(t.Widths))
	at := x
	for i, w := range t.Widths {
		lefts[i] = at
		at += w + t.Gap
	}
	place := func(n document.TreeNode) (left, top, width float64) {
		left, top, width = lefts[n.Column], f.y+treePitch*float64(n.Row), t.Widths[n.Column]
		if n.Under {
			left, width = left+treeIndent, width-treeIndent
		}
		return left, top, width
	}
	f.treeLines(&t, place)
	for _, n := range t.Nodes {
		f.treeNode(n, place)
	}
	return treePitch * float64(t.Rows())
}

// treeLines draws the lines: black, elbows; those of second superiors heavier, each superior with a bus of its own.
func (f *flow) treeLines(t *document.Tree, place func(document.TreeNode) (float64, float64, float64)) {
	bus := map[int]float64{}
	for _, l := range t.Links {
		from, to := t.Nodes[l.From], t.Nodes[l.To]
		x1, y1, w1 := place(from)
		x2, y2, _ := place(to)
		m1, m2 := y1+treeNode/2, y2+treeNode/2
		switch {
		case from.Column == to.Column: // the node under it hangs on its left edge
			f.path(treeThin, [2]float64{x1 + treeIndent/2, y1 + treeNode}, [2]float64{x1 + treeIndent/2, m2}, [2]float64{x2, m2})
		case l.Second:
			if _, ok := bus[l.From]; !ok {
				bus[l.From] = x1 + w1 + t.Gap/2 + treeApart*float64(1+len(bus))
			}
			m2 += treeNode / 4
			end := x2 - 0.6
			f.path(treeSecond, [2]float64{x1 + w1, m1}, [2]float64{bus[l.From], m1}, [2]float64{bus[l.From], m2}, [2]float64{end - treeSquare, m2})
			f.shape(Shape{Points: [][2]float64{{end - treeSquare, m2 - treeSquare/2}, {end, m2 - treeSquare/2}, {end, m2 + treeSquare/2}, {end - treeSquare, m2 + treeSquare/2}},
				Closed: true, Fill: White, Stroke: Black, Width: treeThin})
		default:
			middle := x1 + w1 + t.Gap/2
			f.path(treeThin, [2]float64{x1 + w1, m1}, [2]float64{middle, m1}, [2]float64{middle, m2}, [2]float64{x2, m2})
		}
	}
}

func (f *flow) path(width float64, points ...[2]float64) {
	f.shape(Shape{Points: points, Fill: NoInk, Stroke: Black, Width: width})
}

// treeNode draws a node, or a heading without a frame.
func (f *flow) treeNode(n document.TreeNode, place func(document.TreeNode) (float64, float64, float64)) {
	left, top, width := place(n)
	middle := top + treeNode/2
	count := 0.0
	if n.Count != "" {
		count = f.plain(n.Count, document.Body, f.st.SizeSmall).width + treePad
	}
	role := document.Body
	if n.Bold || n.Heading {
		role = document.HeadRole
	}
	if !n.Heading {
		fill := White
		if n.Shaded {
			fill = TreeGround
		}
		f.shape(Shape{Points: [][2]float64{{left, top}, {left + width, top}, {left + width, top + treeNode}, {left, top + treeNode}}, Closed: true, Fill: fill, Stroke: Black, Width: treeThin})
		left, width = left+treePad, width-2*treePad
	}
	text, size := n.Text, f.st.SizeSmall
	l := f.plain(text, role, size)
	for len([]rune(text)) > 1 && l.width > width-count { // a long name gives way to the count
		runes := []rune(text)
		text = string(runes[:len(runes)-1])
		l = f.plain(text+"…", role, size)
	}
	f.lineAt(l, left, middle-2, 4, size)
	if n.Count != "" {
		c := f.plain(n.Count, document.Body, size)
		f.lineAt(c, left+width-c.width, middle-2, 4, size)
	}
}
