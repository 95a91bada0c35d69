// Package organisations is the place of the Party organisations in the window: their ledger, the tree of them, and the units
// that they cover, each a screen of its own.
package organisations

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/tree"
	"github.com/shuangbai/shuangbai/ui/units"
)

// part is one of the three.
type part interface {
	shell.Screen
	shell.Leaver
	shell.Stepper
	shell.Attacher
}

// Screen shows one of the three at a time.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	parts  [3]part
	choice [3]*kit.Tabs // in the head of each
	at     int
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
)

// The parts.
const (
	ledger = iota
	treeView
	unitList
)

// New makes the screen. Shown takes a shell.Unit, a shell.OrgTree, or what the ledger takes.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d}
	for i := range s.choice {
		s.choice[i] = kit.NewTabs(kit.TabWords("名册", "组织树", d.Office.UnitWord()), i, func(to int) {
			s.choice[i].SetChosen(i) // it stays behind in the list that is left
			s.Leave(func() { s.open(to, nil) })
		}).Spaced(look.Gap20, look.HeadHeight-1)
	}
	s.parts = [3]part{branches.New(d, s.choice[ledger]), tree.New(d, s.choice[treeView]), units.New(d, s.choice[unitList])}
	s.object = container.NewStack(s.parts[ledger].Object())
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown opens the list that the target asks for, or the one that was open.
func (s *Screen) Shown(target any) {
	to, want := s.at, target
	switch t := target.(type) {
	case shell.Unit:
		if to, want = unitList, int64(t); t == 0 {
			want = nil
		}
	case shell.OrgTree:
		to, want = treeView, nil
	case nil:
	default:
		to = ledger
	}
	if to == s.at {
		s.parts[to].Shown(want)
		return
	}
	s.Leave(func() { s.open(to, want) })
}

func (s *Screen) open(to int, target any) {
	s.at = to
	s.object.Objects = []fyne.CanvasObject{s.parts[to].Object()}
	s.object.Refresh()
	s.parts[to].Shown(target)
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// Changed reads the list again that is up.
func (s *Screen) Changed() { s.parts[s.at].Changed() }

// Leave asks about a form that is open.
func (s *Screen) Leave(leave func()) { s.parts[s.at].Leave(leave) }

// DroppedAt adds files to the record in the pane of the list that is up.
func (s *Screen) DroppedAt(at fyne.Position, paths []string) bool {
	return s.parts[s.at].DroppedAt(at, paths)
}

// Section is the heading under which the manual tells of the list that is up.
func (s *Screen) Section() string {
	return [...]string{ledger: "名册", treeView: "组织树", unitList: "单位"}[s.at]
}

// Keys are those of the list that is up.
func (s *Screen) Keys() []string { return s.parts[s.at].Keys() }

// Shortcuts are those of the list that is up.
func (s *Screen) Shortcuts() []kit.Shortcut { return s.parts[s.at].Shortcuts() }

// Stepping reports whether a form is open.
func (s *Screen) Stepping() bool { return s.parts[s.at].Stepping() }

// UndoStep takes the last step in a form back.
func (s *Screen) UndoStep() string { return s.parts[s.at].UndoStep() }

// RedoStep does it again.
func (s *Screen) RedoStep() string { return s.parts[s.at].RedoStep() }
