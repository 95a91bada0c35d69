package shell

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// navigation is the column at the left: groups of rows, the current one white with a bar of accent. The frame scrolls it where the
// window is too low for all of them.
type navigation struct {
	box  *fyne.Container
	rows map[string]*kit.NavRow
	last string // group of the row added last
}

func newNavigation() *navigation {
	return &navigation{box: kit.VBox(0, kit.Space(look.NavWidth-1, look.Gap8)), rows: map[string]*kit.NavRow{}}
}

func (n *navigation) add(p Place, open func()) {
	if p.Group != n.last && p.Group != "" {
		n.box.Add(kit.Pad(text.Small(p.Group), 8, 0, 2, look.Gap20))
	}
	n.last = p.Group
	row := kit.NewNavRow(p.Icon, p.Title, open)
	n.rows[p.ID] = row
	n.box.Add(row)
}

// clear takes every row away.
func (n *navigation) clear() {
	n.box.Objects, n.rows, n.last = n.box.Objects[:1], map[string]*kit.NavRow{}, ""
}

func (n *navigation) setCurrent(id string) {
	for key, row := range n.rows {
		row.SetCurrent(key == id)
	}
	if row := n.rows[id]; row != nil { // a key or a search may lead to one out of sight
		kit.Reveal(row)
	}
}

func (n *navigation) lock(on bool, open string) {
	for key, row := range n.rows {
		row.SetEnabled(!on || key == open)
	}
}
