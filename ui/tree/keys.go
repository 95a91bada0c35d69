package tree

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/orgtree"
)

// key does what a key means here; false for one without a meaning.
func (s *Screen) key(name fyne.KeyName) bool {
	if s.tree == nil {
		return false
	}
	switch name {
	case fyne.KeyUp:
		s.step(-1)
	case fyne.KeyDown:
		s.step(1)
	case fyne.KeyPageUp:
		s.step(-8)
	case fyne.KeyPageDown:
		s.step(8)
	case fyne.KeyHome:
		s.step(-1 << 20)
	case fyne.KeyEnd:
		s.step(1 << 20)
	case fyne.KeyLeft:
		s.sideways(-1)
	case fyne.KeyRight:
		s.sideways(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
	default:
		return false
	}
	return true
}

// nodes are the indexes of the nodes of a column.
func (s *Screen) nodes(column int) (all []int, chosen int) {
	chosen = -1
	for i := range s.columns[column] {
		if l := &s.columns[column][i]; l.IsNode() {
			if l.Chosen {
				chosen = len(all)
			}
			all = append(all, i)
		}
	}
	return all, chosen
}

// step goes up or down in the column.
func (s *Screen) step(by int) {
	nodes, at := s.nodes(s.at)
	if len(nodes) == 0 {
		return
	}
	to := max(0, min(at+by, len(nodes)-1))
	if at < 0 {
		to = 0
	}
	s.choose(s.at, s.columns[s.at][nodes[to]].Key)
	s.canvas.reveal(s.at, nodes[to])
	s.canvas.Refresh()
}

// sideways goes to the next column that has a node, to the chosen one there or the first.
func (s *Screen) sideways(by int) {
	for c := s.at + by; c >= 0 && c < 4; c += by {
		nodes, at := s.nodes(c)
		if len(nodes) == 0 {
			continue
		}
		line := nodes[max(at, 0)]
		if at >= 0 {
			s.at = c
			s.show()
		} else {
			s.choose(c, s.columns[c][line].Key)
		}
		s.canvas.reveal(c, line)
		s.canvas.Refresh()
		return
	}
}

// turnTo gives the keyboard to a column, to the chosen node there or the first.
func (s *Screen) turnTo(column int) {
	s.at = column
	if nodes, at := s.nodes(column); at < 0 && len(nodes) > 0 {
		s.choose(column, s.columns[column][nodes[0]].Key)
		return
	}
	s.show()
}

// enter unfolds a group, or opens the record of a node; in an empty column it does what that offers.
func (s *Screen) enter() {
	if l := s.current(); l == nil {
		for _, l := range s.columns[s.at] {
			if l.Sort == orgtree.Empty {
				s.act(l.Act)
				return
			}
		}
	} else if l.Sort == orgtree.FoldNode {
		s.unfold(l.Key)
	} else {
		s.open()
	}
}

// current is the node that has the keyboard, nil for none.
func (s *Screen) current() *orgtree.Line {
	for i := range s.columns[s.at] {
		if l := &s.columns[s.at][i]; l.Chosen {
			return l
		}
	}
	return nil
}
