package pioneer

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// showBar draws quarters, branch and filters.
func (s *Screen) showBar() {
	chosen := s.quarter - 1
	if s.yearly {
		chosen = 4
	}
	segments := kit.NewSegments([]string{"一季度", "二季度", "三季度", "四季度", "全年和民主评议"}, chosen, s.ask)
	var options []kit.Option
	at := 0
	for i, b := range s.branches {
		if b.Org.ID == s.org {
			at = i
		}
		options = append(options, kit.Option{ID: fmt.Sprint(b.Org.ID), Text: model.PlainBranch(b.Org.Name), Detail: fmt.Sprintf("%d 人", b.Members)})
	}
	branch := kit.NewOptionSelect(options, at, func(o kit.Option) {
		for _, b := range s.branches {
			if fmt.Sprint(b.Org.ID) == o.ID {
				s.want.org = b.Org.ID
			}
		}
		s.reload(s.focusGrid)
	}).Small().Wide(190)
	left := []fyne.CanvasObject{branch, segments}
	right := []fyne.CanvasObject{s.search}
	if s.yearly {
		right = append(right, s.yearGrid.CountLabel())
	} else {
		if n := s.countBlank(); n > 0 || s.blanks {
			left = append(left, kit.NewChip(fmt.Sprintf("没有填全的 %d", n), s.blanks, func(on bool) { s.blanks = on; s.narrow() }))
		}
		right = append(right, s.grid.CountLabel())
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, right)}
	s.bar.Refresh()
}

// ask asks for a quarter (0 to 3), or the year (4).
func (s *Screen) ask(segment int) {
	if s.want.yearly = segment == 4; !s.want.yearly {
		s.want.quarter = segment + 1
	}
	s.reload(s.focusGrid)
}

func (s *Screen) countBlank() (n int) {
	for i := range s.board.Rows {
		if !s.board.Rows[i].Quarter.Ready {
			n++
		}
	}
	return n
}

// narrow shows the members who pass.
func (s *Screen) narrow() {
	if s.board == nil {
		return
	}
	hit := func(m *model.Member) bool {
		return s.query == "" || strings.Contains(strings.ToLower(m.Name), s.query) || strings.Contains(m.Initials, s.query)
	}
	if s.yearly {
		rows := make([]yearRow, len(s.results.Rows))
		for i := range rows {
			rows[i] = &s.results.Rows[i]
		}
		s.yearGrid.SetRows(rows)
		s.yearGrid.SetFilter(func(r yearRow) bool { return hit(&r.Member) })
		if _, ok := s.yearGrid.Current(); !ok && len(rows) > 0 {
			s.yearGrid.SetCurrentCell(yearKey(rows[0]), "grade")
		}
		return
	}
	rows := make([]row, len(s.board.Rows))
	for i := range rows {
		rows[i] = &s.board.Rows[i]
	}
	s.grid.SetRows(rows)
	s.grid.SetFilter(func(r row) bool { return (!s.blanks || !r.Quarter.Ready) && hit(&r.Member) })
	if _, ok := s.grid.Current(); !ok && len(rows) > 0 {
		s.grid.SetCurrentCell(key(rows[0]), s.firstLine())
	}
	s.showEmpty(len(rows))
}

func (s *Screen) showEmpty(all int) {
	o := kit.NewEmptyState("没有符合条件的党员", "", kit.NewButton("清除条件", func() { s.blanks = false; s.search.SetText(""); s.showBar(); s.narrow() }).Small())
	switch first, _ := model.QuarterDays(s.year, s.quarter); {
	case s.d.Office.Today().Before(first):
		o = kit.NewEmptyState("这个季度还没有到", "到了季度里再填，填全以后才有指数", nil)
	case all == 0:
		o = kit.NewEmptyState("这个支部还没有党员", "先导入党员花名册；季度末在支部的党员会列在这里",
			shell.Writing(s.d, kit.NewButton("导入花名册", func() { s.d.Go(shell.Intake, shell.ImportOf{}) })).Icon("import").Small())
	}
	s.empty.Objects = []fyne.CanvasObject{o}
	s.empty.Refresh()
}
