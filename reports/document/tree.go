package document

import "strings"

// Tree is a drawn tree: nodes in columns, with lines between them. A workbook has List in its place.
type Tree struct {
	Widths []float64 // of the columns, mm
	Gap    float64   // between columns, mm, where the lines run
	Nodes  []TreeNode
	Links  []TreeLink
	List   Table // the whole tree as a list; without columns the workbook leaves the part out
}

// TreeNode is a node, or a heading over nodes.
type TreeNode struct {
	Column, Row int
	Text, Count string
	Heading     bool
	Bold        bool
	Shaded      bool // a group that is not written out
	Under       bool // indented, under the node before it in its column
}

// TreeLink is a line from one node to another, by their indexes. Second is a second superior: heavier, with an open square at its end.
type TreeLink struct {
	From, To int
	Second   bool
}

// Rows is how many rows the tree is high.
func (t Tree) Rows() int {
	rows := 0
	for _, n := range t.Nodes {
		rows = max(rows, n.Row+1)
	}
	return rows
}

func (Tree) part() {}

func dumpTree(line func(string, ...any), t Tree) {
	line("tree %d rows", t.Rows())
	for _, n := range t.Nodes {
		kind := "node"
		if n.Heading {
			kind = "head"
		}
		line("  %s %d.%d %s | %s", kind, n.Column, n.Row, n.Text, n.Count)
	}
	for _, l := range t.Links {
		if l.Second {
			line("  second %s → %s", t.Nodes[l.From].Text, t.Nodes[l.To].Text)
		}
	}
}

// CopiesText is the line of those who get a copy: 抄送：江南街道党工委，秋水街道党工委。
func (c Closing) CopiesText() string { return "抄送：" + strings.Join(c.Copies, "，") + "。" }
