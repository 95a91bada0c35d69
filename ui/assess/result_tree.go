package assess

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// resultTree turns explained results into the lines of a tree.
type resultTree struct {
	marked string      // the item that is looked at; the way down to it is open
	stage  model.Stage // the stage that marks are missing of, also where the results of an earlier one are shown
}

// node is the line of one result; sentences that only repeat the numbers beside them are left out.
func (t resultTree) node(parent, r *model.Result) kit.TreeNode {
	shown := scoring.LineOf(parent, r)
	n := kit.TreeNode{ID: r.ID, Name: nodeName(r), Value: shown.Value, Max: shown.Max, Marked: r.ID != "" && r.ID == t.marked}
	if shown.Explains || n.Marked {
		n.Why = r.Why
	}
	if r.Kind == model.ItemNode && !r.Ready {
		n.Why = scoring.MissingText(t.stage)
	}
	if n.ID == "" {
		n.ID = r.Name
	}
	for _, c := range r.Children {
		child := t.node(r, c)
		n.Open = n.Open || child.Open || child.Marked || n.Marked
		n.Children = append(n.Children, child)
	}
	return n
}

// ofPart is the tree of a part, the other parts and what leads to the total beneath it.
func (t resultTree) ofPart(result *model.BranchResult, part string) []kit.TreeNode {
	if result == nil || result.Tree == nil {
		return nil
	}
	own := result.Tree.Find(part)
	if own == nil {
		return t.ofTotal(result)
	}
	first := t.node(result.Tree, own)
	first.Open = true
	return append([]kit.TreeNode{first}, t.rest(result, part)...)
}

// rest are the nodes beside a part, and the total.
func (t resultTree) rest(result *model.BranchResult, part string) []kit.TreeNode {
	var nodes []kit.TreeNode
	for _, c := range result.Tree.Children {
		if c.ID != part {
			nodes = append(nodes, t.node(result.Tree, c))
		}
	}
	total := t.node(nil, result.Tree)
	total.Children, total.Open = nil, false
	return append(nodes, total)
}

// ofTotal is the whole tree with the total first, its children closed.
func (t resultTree) ofTotal(result *model.BranchResult) []kit.TreeNode {
	if result == nil || result.Tree == nil {
		return nil
	}
	root := t.node(nil, result.Tree)
	root.Open = true
	return []kit.TreeNode{root}
}

// nodeName parts the code of a category from its name by a full-width space; an item needs the room for its name.
func nodeName(r *model.Result) string {
	if r.Kind == model.CategoryNode {
		return spaced(r.Name)
	}
	return r.Name
}
