package records

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// searchWide is the width of a search field at the right of the bar, in px.
const searchWide float32 = 168

func (s *Screen[T]) makeSearch() {
	if s.spec.Search == nil {
		return
	}
	wide := s.spec.SearchWide
	if wide == 0 {
		wide = searchWide
	}
	s.search = kit.NewEntry(s.spec.SearchHint).Small().Lead("search").Wide(wide)
	s.search.OnChanged = func(q string) {
		s.query = strings.ToLower(strings.TrimSpace(q))
		s.narrow()
		s.ShowPane()
	}
	s.search.OnKey = s.searchKey
}

// Find puts words into the search field.
func (s *Screen[T]) Find(words string) { s.search.SetText(words) }

// Narrow lists the records anew after what Spec.Folded says has changed.
func (s *Screen[T]) Narrow() { s.narrow() }

// Filter puts a filter in force; another one of its group, or where filters exclude one another any other, gives way.
func (s *Screen[T]) Filter(f Filter[T]) {
	s.setActive(append(slices.DeleteFunc(slices.Clone(s.active), func(a Filter[T]) bool { return s.spec.All != "" || a.Group == f.Group }), f))
}

// Active are the filters in force.
func (s *Screen[T]) Active() []Filter[T] { return s.active }

// Clear takes filters and search away.
func (s *Screen[T]) Clear() {
	s.query = ""
	if s.search != nil {
		s.search.SetText("")
	}
	s.setActive(nil)
}

func (s *Screen[T]) remove(id string) {
	s.setActive(slices.DeleteFunc(slices.Clone(s.active), func(a Filter[T]) bool { return a.ID == id }))
}

func (s *Screen[T]) setActive(active []Filter[T]) {
	closed := s.wantsClosed()
	s.active = active
	if s.wantsClosed() != closed {
		s.Reload(nil)
		return
	}
	s.showBar()
	s.narrow()
	s.ShowPane()
}

func (s *Screen[T]) wantsClosed() bool {
	return slices.ContainsFunc(s.active, func(f Filter[T]) bool { return f.Closed })
}

func (s *Screen[T]) isActive(id string) bool {
	return slices.ContainsFunc(s.active, func(f Filter[T]) bool { return f.ID == id })
}

// narrow shows the rows that pass.
func (s *Screen[T]) narrow() {
	active, query := slices.Clone(s.active), s.query
	s.Table.SetFilter(func(r T) bool {
		for _, f := range active {
			if !f.Keep(r) {
				return false
			}
		}
		return (query == "" || s.spec.Search(r, query)) && !(query == "" && len(active) == 0 && s.spec.Folded != nil && s.spec.Folded(r))
	})
	if s.spec.Narrowed != nil {
		s.spec.Narrowed(s.Table.Shown())
	}
	s.showEmpty()
	if s.spec.Foot != nil {
		s.end.SetText(s.spec.Foot())
	}
	s.showExport(s.Table.ShownCount())
	s.object.Refresh()
}

// showBar builds the filters with their counts.
func (s *Screen[T]) showBar() {
	left, right := s.chips(), s.barEnd
	if s.spec.Lead != nil {
		left = append([]fyne.CanvasObject{s.spec.Lead}, left...)
	}
	if s.spec.Note != "" {
		left = append(left, text.Small(s.spec.Note))
	}
	switch {
	case s.search == nil:
	case s.spec.SearchWide > 0:
		left = append([]fyne.CanvasObject{s.search}, left...)
	default:
		right = append([]fyne.CanvasObject{s.search}, right...)
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, right)}
	s.bar.Refresh()
}

// chips are the filters of the bar. One that no record passes is left out, unless it is in force.
func (s *Screen[T]) chips() []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	taken := map[string]bool{}
	if s.spec.All != "" {
		chips = append(chips, kit.NewChip(fmt.Sprintf("%s %d", s.spec.All, len(s.rows)), len(s.active) == 0, func(bool) { s.setActive(nil) }))
	} else {
		for _, f := range s.active {
			taken[f.Group] = true
			chips = append(chips, kit.ActiveChip(f.Label, func() { s.remove(f.ID) }))
		}
	}
	for _, f := range s.spec.Filters {
		n, chosen := s.Count(f.Keep), s.spec.All != "" && s.isActive(f.ID)
		if n == 0 && !chosen || taken[f.Group] {
			continue
		}
		if f.Apart && len(chips) > 0 {
			chips = append(chips, kit.Block(look.Line, 1, 16))
		}
		chips = append(chips, kit.NewChip(fmt.Sprintf("%s %d", f.Label, n), chosen, func(bool) { s.Filter(f) }).Dot(f.Dot))
	}
	if s.spec.More != nil {
		var more *kit.Chip
		more = kit.ActionChip("筛选", "plus", func() { kit.ShowMenu(more, s.filterMenu()) })
		chips = append(chips, more)
	}
	return chips
}

// filterMenu offers the rarer filters that some record passes; typing searches it.
func (s *Screen[T]) filterMenu() []kit.Option {
	var options []kit.Option
	for _, f := range s.spec.More() {
		o := kit.Option{Group: f.Group, Text: f.Label, Keys: f.Keys, Do: func() { s.Filter(f) }}
		if !f.Closed {
			n := s.Count(f.Keep)
			if n == 0 {
				continue
			}
			o.Detail = fmt.Sprintf("%d %s", n, s.spec.Unit)
		}
		options = append(options, o)
	}
	return options
}

// Count counts the records that pass.
func (s *Screen[T]) Count(keep func(T) bool) int {
	n := 0
	for _, r := range s.rows {
		if keep(r) {
			n++
		}
	}
	return n
}

func (s *Screen[T]) showEmpty() {
	state := kit.NewEmptyState(s.spec.NoHit, "换一个筛选条件，或者换几个字查找", kit.NewButton("清除筛选", s.Clear))
	if len(s.rows) == 0 && len(s.active) == 0 {
		state = s.spec.Empty()
	}
	s.empty.Objects = []fyne.CanvasObject{state}
	s.empty.Refresh()
}
