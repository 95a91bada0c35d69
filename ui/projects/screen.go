// Package projects is the screen of the tasks that are run as projects (项目化任务): a time line and a board of the same entries,
// one of them beside it with what is late, its checks and its evidence. How a project stands comes from model/project.
package projects

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/registers"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const paneWidth float32 = 352

type row = office.ProjectRow

// Screen shows the projects.
type Screen struct {
	*records.Screen[row]
	d      *shell.Desk
	def    record.Register
	month  float32 // the width of a month, px
	first  int     // the month in which the time line begins, counted from year 0
	views  *kit.Segments
	line   fyne.CanvasObject // the time line
	board  *fyne.Container
	foot   *fyne.Container // of the time line
	folded bool            // the finished ones are left out
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
)

// New makes the screen. Shown takes the number of a project (int64), or nil.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, month: monthWide, board: container.NewStack(), foot: container.NewStack(), folded: true}
	s.first = d.Office.Today().Year() * 12
	s.views = kit.NewSegments([]string{"时间轴", "看板"}, 0, func(i int) { s.show(i) })
	s.board.Hide()
	s.Screen = records.New(d, s.spec())
	s.retitle()
	return s
}

func (s *Screen) spec() records.Spec[row] {
	return records.Spec[row]{
		ID: "projects", Unit: "个", Title: "项目", Columns: s.columns(), Key: func(r row) int64 { return r.ID }, Name: func(r row) string { return r.Row.Title },
		Read: func(ctx context.Context, o *office.Office, _ bool) ([]row, func(), error) {
			b, err := o.Projects(ctx)
			if err != nil {
				return nil, nil, err
			}
			return b.Rows, func() { s.def = b.Register }, nil
		},
		Facts:   func(rows []row) string { return project.Said(facts(rows)) },
		Buttons: []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("导入任务表", s.importTasks).Icon("import")), kit.NewButton("出项目汇总表", s.paper).Icon("document")},
		All:     "全部", Filters: filters(), AddWords: "申报项目", NoHit: "没有符合条件的项目", Empty: s.showEmpty, NoFoot: true, Lead: s.views,
		Folded: func(r row) bool { return r.Group == project.Over && s.folds() }, Narrowed: s.narrowed,
		Wrap: s.wrap, PaneWide: paneWidth, Pane: s.pane,
		Adjust: func(t *table.Spec[row]) {
			t.Break, t.Frozen, t.CellPad, t.Inset = s.band, 1, cellPad, look.Gap24-cellPad
			t.OnKey, t.Fit = s.key, s.fit
		},
		Form: func(ctx context.Context, o *office.Office, r *row) (func() *records.Form, error) {
			def, err := o.Register(ctx, project.Register)
			if err != nil {
				return nil, err
			}
			if r == nil {
				return registers.Form(ctx, o, def, nil)
			}
			return registers.Form(ctx, o, def, &r.Row)
		},
	}
}

// folds reports whether the finished ones are left out of the time line; they stay where there are no others.
func (s *Screen) folds() bool {
	return s.folded && s.views.Chosen() == 0 && s.Count(func(r row) bool { return r.Group != project.Over }) > 0
}

// filters are the columns of the board, then what is late, near, or without evidence.
func filters() []records.Filter[row] {
	var all []records.Filter[row]
	for _, c := range stages {
		all = append(all, records.Filter[row]{ID: "state-" + c.name, Label: c.name, Keep: func(r row) bool { return c.has(r.State) }})
	}
	return append(all,
		records.Filter[row]{ID: "late", Label: "逾期", Keep: func(r row) bool { return r.Group == project.Late }, Dot: look.Bad, Apart: true},
		records.Filter[row]{ID: "near", Label: fmt.Sprintf("%d 天内到期", project.Soon), Keep: func(r row) bool { return r.Near() }, Dot: look.Warn},
		records.Filter[row]{ID: "evidence", Label: "缺佐证", Keep: func(r row) bool { return r.Group != project.Over && len(r.Missing) > 0 }})
}

func facts(rows []row) []project.Project {
	return (&office.ProjectBoard{Rows: rows}).Projects()
}

// wrap stacks the time line, with its footer, and the board.
func (s *Screen) wrap(list fyne.CanvasObject) fyne.CanvasObject {
	s.line = kit.Border(nil, s.foot, nil, nil, list)
	return container.NewStack(s.line, s.board)
}

// show brings up the time line (0) or the board (1).
func (s *Screen) show(view int) {
	kit.SetShown(s.line, view == 0)
	kit.SetShown(s.board, view == 1)
	s.Narrow()
	if view == 0 {
		s.FocusRows()
	}
}

// narrowed draws what follows the list of projects: the board and the footer.
func (s *Screen) narrowed(shown []row) {
	s.drawFoot(shown)
	s.drawBoard(shown)
}

// Shown reads the projects; a finished one that is asked for unfolds the others.
func (s *Screen) Shown(target any) {
	if target != nil {
		s.folded = false
	}
	s.Screen.Shown(target)
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	if s.Stepping() {
		return s.Screen.Keys()
	}
	return []string{"Enter 打开", "←→ 换季度", "Ctrl+N 申报", "F1 帮助"}
}

// key moves the time line by a quarter.
func (s *Screen) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyLeft:
		s.move(-3)
	case fyne.KeyRight:
		s.move(3)
	case fyne.KeyF2:
		s.Edit()
	default:
		return false
	}
	return true
}

func (s *Screen) move(months int) {
	s.first += months
	s.retitle()
	s.Table.Refresh()
}

func (s *Screen) importTasks() {
	s.d.Go(shell.Intake, shell.ImportOf{Kind: string(intake.RegisterKind(project.Register))})
}

func (s *Screen) paper() { s.d.Go(shell.Papers, "projects") }

func (s *Screen) showEmpty() *fyne.Container {
	acts := container.NewCenter(kit.HBox(look.Gap8, shell.Writing(s.d, kit.PrimaryButton("申报项目", s.Add)).Icon("plus"), shell.Writing(s.d, kit.NewButton("导入任务表", s.importTasks).Icon("import"))))
	return kit.NewEmptySentences("还没有项目", acts, "要做到多少、谁负责、哪天完成的任务写在这里；逾期的会在工作台提醒，结项后计入考核。")
}

// drawFoot draws the legend, the way to the finished ones, and the money of what is counted above the list: all projects, as on paper,
// or those that were filtered or searched for.
func (s *Screen) drawFoot(shown []row) {
	of := fmt.Sprintf("显示的 %d 个：", len(shown))
	folded := s.folds()
	if over := s.Count(func(r row) bool { return r.Group == project.Over }); len(shown) == len(s.Rows()) || folded && len(shown)+over == len(s.Rows()) {
		shown, of = s.Rows(), fmt.Sprintf("全部 %d 个：", len(s.Rows()))
	}
	planned, paid := project.Money(facts(shown))
	over := s.Count(func(r row) bool { return r.Group == project.Over })
	var right []fyne.CanvasObject
	if over > 0 && over < len(s.Rows()) && len(s.Active()) == 0 {
		words := fmt.Sprintf("展开已结项 %d", over)
		if !s.folded {
			words = "收起已结项"
		}
		right = append(right, kit.SmallLink(words, func() { s.folded = !s.folded; s.Narrow() }), kit.Space(look.Gap4, 0))
	}
	if planned > 0 {
		right = append(right, text.Small(strings.Join([]string{of + "预算 " + planned.String(), "已拨 " + paid.String() + " 元"}, "　")))
	}
	key := func(o fyne.CanvasObject, words string) fyne.CanvasObject {
		return kit.HBox(look.Gap4+2, o, text.Small(words))
	}
	left := kit.HBox(look.Gap16, key(kit.Block(look.Chart2, 16, 10), "已完成"), key(kit.Block(look.Chart3, 16, 10), "未完成"), key(kit.Block(look.Bad, 16, 4), "逾期"),
		key(kit.Block(look.Text1, 8, 8), "中期检查"), key(kit.Block(look.Text2, 1, 18), "今天 "+s.d.Office.Today().In(s.d.Office.Today().Year())))
	s.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Ends(left, kit.HBox(look.Gap8, right...)), 0, look.Gap24, 0, look.Gap24))}
	s.foot.Refresh()
}
