package branches

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// part is one chip of the filter bar.
type part struct {
	id    Filter
	label string
	keep  func(row) bool
}

func parts() []part {
	return []part{
		{All, "全部", nil},
		{Alone, "单独", func(r row) bool { return r.Org.Kind.IsBranch() && r.Org.Formation == model.FormedAlone }},
		{Joint, "联合", func(r row) bool { return r.Org.Kind.IsBranch() && r.Org.Formation == model.FormedJointly }},
		{Overdue, "届满未换届", func(r row) bool { return r.Term == office.TermOverdue }},
		{DueSoon, "六个月内届满", func(r row) bool { return r.Term == office.TermDueSoon }},
		{Unmarked, "未交自评", func(r row) bool { s := r.Progress.State(); return s == scoring.Unsent || s == scoring.PartlySent }},
		{Marked, "已复核", func(r row) bool { return r.Progress.CheckedDone() }},
	}
}

func (s *Screen) setFilter(f Filter) {
	s.filter = f
	s.applyFilter()
}

// applyFilter shows the rows of the chosen chip and builds the chips with their counts. A part without rows has no
// chip, unless it is the chosen one.
func (s *Screen) applyFilter() {
	var left []fyne.CanvasObject
	for _, p := range parts() {
		n := len(s.rows)
		if p.keep != nil {
			n = count(s.rows, p.keep)
		}
		if p.id == s.filter {
			s.table.SetFilter(p.keep)
		} else if n == 0 {
			continue
		}
		left = append(left, kit.NewChip(fmt.Sprintf("%s %d", p.label, n), p.id == s.filter, func(bool) { s.setFilter(p.id) }))
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, s.barEnd)}
	s.bar.Refresh()
	s.end.SetText(s.footFacts())
}

func count(rows []row, keep func(row) bool) int {
	n := 0
	for _, r := range rows {
		if keep(r) {
			n++
		}
	}
	return n
}

// footFacts is what the footer says at its right end.
func (s *Screen) footFacts() string {
	text := ""
	if n := count(s.rows, func(r row) bool { return r.Term == office.TermOverdue }); n > 0 {
		text = fmt.Sprintf("任期届满未换届 %d", n)
	}
	if n := count(s.rows, func(r row) bool { return r.Org.Kind.IsBranch() && r.Secretary == "" }); n > 0 {
		if text != "" {
			text += "　"
		}
		text += fmt.Sprintf("没有书记 %d", n)
	}
	return text
}
