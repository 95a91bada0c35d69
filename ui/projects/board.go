package projects

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// stage is a column of the board with the states in it.
type stage struct {
	name   string
	states []string
}

func (s stage) has(state string) bool { return slices.Contains(s.states, state) }

var stages = []stage{
	{project.Applied, []string{project.Applied, project.Reviewed}},
	{project.Approved, []string{project.Approved}},
	{project.Under, []string{project.Under, project.Extended}},
	{project.Finished, []string{project.Finished, project.Abandoned}},
}

// drawBoard draws the projects that are listed in four columns of states; one that is in a state of its own stands in the first.
func (s *Screen) drawBoard(shown []row) {
	if s.views.Chosen() == 0 {
		return
	}
	current, _ := s.Table.Current()
	var columns []fyne.CanvasObject
	for i, st := range stages {
		list := kit.VBox(0)
		n := 0
		for _, r := range shown {
			known := slices.ContainsFunc(stages, func(o stage) bool { return o.has(r.State) })
			if !st.has(r.State) && (known || i > 0) {
				continue
			}
			n++
			list.Add(s.card(r, r.ID == current.ID))
		}
		head := kit.Bar(look.ListRow, look.Inset, false, true, kit.Pad(kit.HBox(look.Gap8, text.Strong(st.name), text.Small(fmt.Sprint(n))), 0, look.Gap16, 0, look.Gap24))
		column := kit.Border(head, nil, nil, nil, kit.VScroll(list))
		if i > 0 {
			column = kit.Border(nil, nil, kit.VRule(look.Line), nil, column)
		}
		columns = append(columns, column)
	}
	s.board.Objects = []fyne.CanvasObject{container.NewStack(kit.NewFill(look.Surface), container.NewGridWithColumns(len(stages), columns...))}
	s.board.Refresh()
}

// card is a project on the board: its name with what is due, and beneath who answers for it, the deadline and how far it is.
func (s *Screen) card(r row, chosen bool) fyne.CanvasObject {
	year := s.d.Office.Today().Year()
	said, ink := r.Values["leader"], look.Text2
	if r.Due != "" && r.Group != project.Over {
		said += "　" + dueText(r.Due, year)
	}
	switch {
	case r.DaysLate > 0:
		said, ink = said+fmt.Sprintf("　逾期 %d 天", r.DaysLate), look.Bad
	case r.Group == project.Late:
		said, ink = said+"　中期检查过期", look.Bad
	case r.Group == project.Over:
		said += "　" + dueText(model.Date(r.Values["done_on"]), year) + " " + r.State
	case r.Group == project.ThisQuarter:
		ink = look.Warn
	}
	row := kit.NewPickRow(r.Row.Title, r.Progress(), chosen, func() {
		s.Choose(r.ID)
		s.drawBoard(s.Table.Shown())
	})
	return kit.VBox(0, row.Under(said, ink), kit.HRule(look.LineSoft))
}
