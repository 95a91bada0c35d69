package assess

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// treeOf turns an explained result into the lines of a tree. The way down to marked is open; sentences that only
// repeat the numbers beside them are left out on the way.
func treeOf(r *model.Result, marked string) kit.TreeNode {
	n := kit.TreeNode{ID: r.ID, Name: nodeName(r), Marked: r.ID != "" && r.ID == marked}
	switch {
	case r.NA:
		n.Value = "—"
	case r.Kind == model.LineNode:
	case r.Ready || r.Score != 0:
		n.Value = r.Score.String()
	}
	if r.Max > 0 && r.Kind != model.AdjustNode {
		n.Max = "/ " + r.Max.Short()
	}
	if tells(r) || n.Marked {
		n.Why = r.Why
	}
	if n.ID == "" {
		n.ID = r.Name
	}
	for _, c := range r.Children {
		child := treeOf(c, marked)
		if c.Kind == model.WeightNode {
			child.Value = counted(r, c).String()
		}
		n.Open = n.Open || child.Open || child.Marked
		n.Children = append(n.Children, child)
	}
	return n
}

// counted is what a part contributes to the total. In the result its node is the difference to the part, so that
// everything adds up; on the screen the part's contribution says more.
func counted(parent, weight *model.Result) model.Points {
	for _, c := range parent.Children {
		if c.ID+".weight" == weight.ID {
			return c.Score + weight.Score
		}
	}
	return weight.Score
}

// tells reports whether a node's sentence says more than its numbers.
func tells(r *model.Result) bool {
	switch r.Kind {
	case model.ItemNode:
		return r.NA || !r.Ready || strings.Contains(r.Why, "；") || strings.Contains(r.Why, "，自评")
	case model.CategoryNode:
		return r.NA
	case model.PartNode:
		return r.NA || strings.Contains(r.Why, "不适用") || strings.Contains(r.Why, "没有打分")
	case model.AdjustNode:
		return len(r.Children) == 0 && r.Score != 0 || strings.Contains(r.Why, "最多") || strings.Contains(r.Why, "不计")
	}
	return true
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
	first := treeOf(own, marked)
	first.Open = true
	return append([]kit.TreeNode{first}, rest(result, part)...)
}

// rest are the nodes beside a part, and the total.
func rest(result *model.BranchResult, part string) []kit.TreeNode {
	var nodes []kit.TreeNode
	for _, c := range result.Tree.Children {
		if c.ID != part {
			node := treeOf(c, "")
			if c.Kind == model.WeightNode {
				node.Value = counted(result.Tree, c).String()
			}
			nodes = append(nodes, node)
		}
	}
	total := treeOf(result.Tree, "")
	total.Children, total.Open = nil, false
	return append(nodes, total)
}

// totalTree is the whole tree with the total first, its children closed.
func totalTree(result *model.BranchResult) []kit.TreeNode {
	if result == nil || result.Tree == nil {
		return nil
	}
	root := treeOf(result.Tree, "")
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
