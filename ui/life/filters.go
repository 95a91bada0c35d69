package life

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// filter is a part of the branches.
type filter struct {
	group, label string
	keep         func(row) bool
}

// segmentKinds are the kinds that have a segment of their own; the others stand in a menu.
var segmentKinds = []model.ActivityKind{"", model.MembersMeeting, model.CommitteeMeeting, model.GroupMeeting, model.Lecture, model.PartyDay}

// showBar draws kinds and filters.
func (s *Screen) showBar() {
	words := []string{"全部"}
	for _, k := range segmentKinds[1:] {
		words = append(words, k.Label())
	}
	chosen := slices.Index(segmentKinds, s.kind)
	segments := kit.NewSegments(words, chosen, func(i int) { s.chooseKind(segmentKinds[i]) })
	left := []fyne.CanvasObject{segments}
	if chosen < 0 {
		left = append(left, kit.ActiveChip(s.kind.Label(), func() { s.chooseKind("") }))
	} else {
		var other *kit.Chip
		other = kit.ActionChip("其他类别", "plus", func() { kit.ShowMenu(other, s.otherKinds()) })
		left = append(left, other)
	}
	n := 0
	for _, r := range s.board.Rows {
		if s.lacks(r) {
			n++
		}
	}
	left = append(left, kit.NewChip(fmt.Sprintf("有缺项的 %d", n), s.gaps, func(on bool) { s.gaps = on; s.listAnew() }))
	if s.filter != nil {
		left = append(left, kit.ActiveChip(s.filter.label, func() { s.choose(nil) }))
	} else if options := s.filters(); len(options) > 0 {
		var more *kit.Chip
		more = kit.ActionChip("筛选", "plus", func() { kit.ShowMenu(more, options) })
		left = append(left, more)
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, []fyne.CanvasObject{s.search, s.table.CountLabel()})}
	s.bar.Refresh()
}

// lacks reports whether a branch misses something of the kind chosen.
func (s *Screen) lacks(r row) bool {
	return s.board.Sum([]row{r}, 0, s.kind).Missed() > 0
}

func (s *Screen) chooseKind(k model.ActivityKind) {
	s.Leave(func() {
		s.kind = k
		s.listAnew()
		s.showPane(nil)
		s.table.Focus()
	})
}

func (s *Screen) otherKinds() []kit.Option {
	var all []kit.Option
	for _, k := range model.ActivityKinds() {
		if !slices.Contains(segmentKinds, k) {
			all = append(all, kit.Option{Text: k.Label(), Do: func() { s.chooseKind(k) }})
		}
	}
	return all
}

// filters are the parts that tell branches apart, with their counts.
func (s *Screen) filters() []kit.Option {
	var all []kit.Option
	add := func(group, label string, keep func(row) bool) {
		n := 0
		for _, r := range s.board.Rows {
			if keep(r) {
				n++
			}
		}
		if n > 0 && n < len(s.board.Rows) {
			all = append(all, kit.Option{Group: group, Text: label, Detail: fmt.Sprint(n), Do: func() { s.choose(&filter{group, label, keep}) }})
		}
	}
	for _, k := range []model.OrgKind{model.Branch, model.JointBranch} {
		add("组织类别", k.Label(), func(r row) bool { return r.Org.Kind == k })
	}
	var parents, kinds []string
	for _, r := range s.board.Rows {
		if r.Parent != "" && !slices.Contains(parents, r.Parent) {
			parents = append(parents, r.Parent)
		}
		for _, k := range r.UnitKinds {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	for _, p := range parents {
		add("党总支", p, func(r row) bool { return r.Parent == p })
	}
	if len(parents) > 0 {
		add("党总支", "党委直属", func(r row) bool { return r.Parent == "" })
	}
	for _, k := range kinds {
		add("单位类别", k, func(r row) bool { return slices.Contains(r.UnitKinds, k) })
	}
	add("记录", "没有记录的支部", func(r row) bool { return !r.Life.Kept })
	return all
}

func (s *Screen) choose(f *filter) {
	s.filter = f
	s.listAnew()
}

// listAnew lists what passes the kind, the gaps and the filter that were chosen now.
func (s *Screen) listAnew() {
	s.listed = nil
	s.showBar()
	s.narrow()
}

// narrow shows the branches that pass, and beside them one of those.
func (s *Screen) narrow() {
	if s.board == nil {
		return
	}
	s.filterRows()
	s.followList()
}

// followList moves on to the first branch of the list where the one at hand is not in it, and reports whether it did. A form with
// unsaved changes stays and says that its branch is not listed.
func (s *Screen) followList() bool {
	_, listed := s.table.Current()
	shown := s.table.Shown()
	switch e := s.entry; {
	case e != nil && e.Touched():
		kit.SetShown(e.away, !slices.Contains(shown, s.board.Row(e.row.Org.ID)))
		e.Body.Refresh()
		return false
	case listed:
		return false
	case len(shown) == 0:
		s.setPane(nil, nil)
		return true
	}
	column := s.table.CurrentColumn()
	if monthOf(column) == 0 {
		column = monthID(s.firstMonth())
	}
	s.table.SetCurrentCell(key(shown[0]), column)
	return true
}

func (s *Screen) filterRows() {
	if s.listed == nil {
		s.listed = map[int64]bool{}
	}
	for _, r := range s.board.Rows {
		if (!s.gaps || s.lacks(r)) && (s.filter == nil || s.filter.keep(r)) {
			s.listed[r.Org.ID] = true
		}
	}
	s.table.SetRows(s.board.Rows)
	s.table.SetFilter(func(r row) bool {
		return s.listed[r.Org.ID] && (s.query == "" || strings.Contains(strings.ToLower(r.Org.Name), s.query) || strings.Contains(r.Org.Initials, s.query))
	})
	s.showEmpty()
}

func (s *Screen) showEmpty() {
	var o *fyne.Container
	if len(s.board.Rows) == 0 {
		o = kit.NewEmptyState("还没有支部", "先导入党组织台账，支部就会出现在这里",
			shell.Writing(s.d, kit.PrimaryButton("导入党组织台账", func() { s.d.Go(shell.Intake, shell.ImportOf{}) })).Icon("import"))
	} else {
		o = kit.NewEmptyState("没有符合条件的支部", "", kit.NewButton("清除条件", s.clear).Small())
	}
	s.empty.Objects = []fyne.CanvasObject{o}
	s.empty.Refresh()
}

func (s *Screen) clear() {
	s.gaps, s.filter = false, nil
	s.search.SetText("")
	s.listAnew()
}

func (s *Screen) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		if shown := s.table.Shown(); len(shown) > 0 {
			s.table.SetCurrent(key(shown[0]))
		}
		s.table.Focus()
	case fyne.KeyEscape:
		s.search.SetText("")
		s.table.Focus()
	default:
		return false
	}
	return true
}
