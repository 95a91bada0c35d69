// Package tree is the picture of the organisations: the district's leading body, hubs, sector committees and streets, this
// committee's branches under both their superiors, and the units that they cover, with a pane on the one that is chosen.
package tree

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// paneWidth is the width of the pane.
const paneWidth = look.PaneScore

// bodyRegister is the register of the organisations above and beside the committee.
const bodyRegister = "body"

// Screen is the tree.
type Screen struct {
	d       *shell.Desk
	object  *fyne.Container
	head    *shell.Head
	bar     *fyne.Container
	pane    *fyne.Container
	strip   *fyne.Container
	canvas  *drawing
	reading shell.Reading
	saving  bool
	narrow  bool // the canvas has no room for the words beside lines and figures

	tree    *orgtree.Tree // nil before it was read
	view    orgtree.View
	columns [4][]orgtree.Line
	at      int // the column that has the keyboard
}

var _ shell.Screen = (*Screen)(nil)

// New makes the screen; tabs stand in its head. Shown takes nothing.
func New(d *shell.Desk, tabs fyne.CanvasObject) *Screen {
	s := &Screen{d: d, view: orgtree.View{Open: map[string]bool{}}, at: 1, bar: container.NewStack(), pane: container.NewStack(), strip: container.NewStack()}
	s.canvas = newDrawing(s)
	s.head = shell.NewHead("党组织", "", kit.NewButton("打印组织树", s.print).Icon("print"),
		kit.NewButton("导出覆盖统计", func() { d.Go(shell.Papers, "coverage") }).Icon("export"))
	s.head.SetTabs(tabs)
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.bar), nil, nil, s.pane, kit.Border(nil, s.strip, nil, nil, s.canvas))
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the tree and gives it the keyboard.
func (s *Screen) Shown(any) {
	s.load()
	kit.Focus(s.canvas)
}

// Changed reads the tree again; what is chosen stays, as far as it is still there.
func (s *Screen) Changed() { s.load() }

// Leave asks about nothing: dialogs are written before they close.
func (s *Screen) Leave(leave func()) { leave() }

// Stepping reports that no form is open.
func (s *Screen) Stepping() bool { return false }

// UndoStep has nothing to take back.
func (s *Screen) UndoStep() string { return "" }

// RedoStep has nothing to do again.
func (s *Screen) RedoStep() string { return "" }

// DroppedAt takes no files: attachments belong to the records that the nodes open.
func (s *Screen) DroppedAt(fyne.Position, []string) bool { return false }

// Keys are the keys of the status line.
func (s *Screen) Keys() []string { return []string{"方向键移动", "Enter 展开", "Ctrl+P 打印"} }

// Shortcuts are the keys that work wherever the keyboard is.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{{Key: fyne.KeyP, Mod: fyne.KeyModifierControl, Do: s.print}}
}

func (s *Screen) print() { s.d.Go(shell.Papers, "tree") }

func (s *Screen) load() {
	var t *orgtree.Tree
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		t, err = o.Tree(ctx)
		return err
	}, func() { s.tree = t; s.show() }, nil)
}

// show draws everything for what is chosen now.
func (s *Screen) show() {
	if s.tree == nil {
		return
	}
	s.columns = s.tree.Columns(&s.view)
	if f := s.tree.Coverage; f.Units > 0 {
		s.head.SetFacts(fmt.Sprintf("%d 个支部，%d 家%s", s.tree.Branches(), f.Units, s.tree.UnitWord))
	} else {
		s.head.SetFacts("还没有" + s.tree.UnitWord)
	}
	s.showBar()
	s.showFigures()
	s.showPane()
	s.canvas.Refresh()
}

// turn looks at the tree by superiors, or by streets.
func (s *Screen) turn(byStreet bool) {
	s.view = orgtree.View{ByStreet: byStreet, Open: map[string]bool{}, Chip: s.view.Chip}
	s.canvas.first, s.at = [4]int{}, 1
	s.show()
}

// choose makes a node the chosen one of its column; the columns behind it follow.
func (s *Screen) choose(column int, key string) {
	s.at, s.view.Chosen[column] = column, key
	for c := column + 1; c < 4; c++ {
		s.view.Chosen[c], s.canvas.first[c] = "", 0
	}
	s.show()
}

// unfold opens a group, or folds it up.
func (s *Screen) unfold(key string) {
	s.view.Open[key] = !s.view.Open[key]
	s.show()
}

// open goes to the record of the node that is chosen.
func (s *Screen) open() {
	l := s.current()
	if l == nil {
		return
	}
	switch l.Sort {
	case orgtree.OrgNode:
		s.d.Go(shell.Branches, l.ID)
	case orgtree.UnitNode:
		s.d.Go(shell.Branches, shell.Unit(l.ID))
	case orgtree.SelfNode:
		s.d.Go(shell.Settings, nil)
	default:
		if l.ID != 0 {
			s.d.Go(shell.Registers, l.ID)
		} else {
			s.d.Go(shell.Registers, bodyRegister)
		}
	}
}

// act does what an empty column offers.
func (s *Screen) act(what string) {
	switch {
	case what == "":
	case what == "import":
		s.d.Go(shell.Intake, shell.ImportOf{Kind: "branches"})
	case what == "cover":
		if o := s.chosenOrg(); o != nil {
			s.d.Go(shell.Branches, o.ID)
		}
	case strings.HasPrefix(what, "body:"):
		var id int64
		_, _ = fmt.Sscan(strings.TrimPrefix(what, "body:"), &id) // a key made of a number
		s.d.Go(shell.Registers, id)
	default:
		s.d.Go(shell.Registers, bodyRegister)
	}
}

// chosenOrg is the organisation chosen in the third column, nil for none.
func (s *Screen) chosenOrg() *orgtree.Org {
	for _, l := range s.columns[2] {
		if l.Chosen && l.Sort == orgtree.OrgNode {
			return s.tree.Org(l.ID)
		}
	}
	return nil
}
