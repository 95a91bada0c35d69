package assess

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// treeOf turns an explained result into the lines of a tree. The way down to marked is open; sentences that only
// repeat the numbers beside them are left out on the way.
func treeOf(parent, r *model.Result, marked string) kit.TreeNode {
	line := scoring.LineOf(parent, r)
	n := kit.TreeNode{ID: r.ID, Name: nodeName(r), Value: line.Value, Max: line.Max, Marked: r.ID != "" && r.ID == marked}
	if line.Explains || n.Marked {
		n.Why = r.Why
	}
	if n.ID == "" {
		n.ID = r.Name
	}
	for _, c := range r.Children {
		child := treeOf(r, c, marked)
		n.Open = n.Open || child.Open || child.Marked
		n.Children = append(n.Children, child)
	}
	return n
}

// partTree is the tree of a part, the other parts and what leads to the total beneath it.
func partTree(result *model.BranchResult, part, marked string) []kit.TreeNode {
	if result == nil || result.Tree == nil {
		return nil
	}
	own := result.Tree.Find(part)
	if own == nil {
		return totalTree(result)
	}
	first := treeOf(result.Tree, own, marked)
	first.Open = true
	return append([]kit.TreeNode{first}, rest(result, part)...)
}

// rest are the nodes beside a part, and the total.
func rest(result *model.BranchResult, part string) []kit.TreeNode {
	var nodes []kit.TreeNode
	for _, c := range result.Tree.Children {
		if c.ID != part {
			nodes = append(nodes, treeOf(result.Tree, c, ""))
		}
	}
	total := treeOf(nil, result.Tree, "")
	total.Children, total.Open = nil, false
	return append(nodes, total)
}

// totalTree is the whole tree with the total first, its children closed.
func totalTree(result *model.BranchResult) []kit.TreeNode {
	if result == nil || result.Tree == nil {
		return nil
	}
	root := treeOf(nil, result.Tree, "")
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
