// Package pioneer is the screen of 党员先锋指数: members × lines of a branch and quarter, typed and pasted into, and the
// yearly 民主评议 beside it. What an entry gives is worked out in model/pioneer.
package pioneer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type row = *office.PioneerRow

// view is what is shown, or asked for: a quarter of a branch, or its year.
type view struct {
	org     int64
	quarter int // 1 to 4, 0 before it is known
	yearly  bool
}

// Screen is the grid of a quarter, or the appraisal of the year.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	bar    *fyne.Container
	strip  *fyne.Container // what a paste would do, or what records propose
	body   *fyne.Container
	main   *fyne.Container // the table that shows
	pane   *fyne.Container
	empty  *fyne.Container
	search *kit.Entry

	view          // what shows
	want     view // what was asked for; it shows when it has been read
	year     int
	branches []office.BranchRow
	board    *office.PioneerBoard   // nil before it was read
	results  *office.AppraisalBoard // likewise
	index    *model.PioneerIndex
	grid     *table.Table[row]
	lines    string // the lines that the grid was made for
	yearGrid *table.Table[yearRow]
	grades   string // the grades that yearGrid was made for
	blanks   bool   // only members with blank lines
	query    string
	paste    *office.PioneerPaste // shown in the strip, nil for none
	shut     bool                 // the user closed the pane

	reading shell.Reading
}

var _ shell.Screen = (*Screen)(nil)

// New makes the screen. Shown takes a shell.PioneerOf, or nil.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, bar: container.NewStack(), strip: container.NewStack(), main: container.NewStack(), pane: container.NewStack(), empty: container.NewStack()}
	s.head = shell.NewHead("先锋指数", "", kit.NewButton("计分办法", s.editIndex).Icon("sliders"),
		kit.NewButton("公示表", func() { d.Go(shell.Papers, "pioneer") }).Icon("document"))
	s.search = kit.NewEntry("查找党员").Small().Lead("search").Wide(130)
	s.search.OnChanged = func(q string) { s.query = strings.ToLower(strings.TrimSpace(q)); s.narrow() }
	s.body = kit.Border(nil, nil, nil, s.pane, kit.Border(s.strip, nil, nil, nil, s.main))
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.bar), nil, nil, nil, s.body)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// closed reports whether nothing may be changed: the data file is open to read only, or the year is archived.
func (s *Screen) closed() bool {
	return s.d.Office.ReadOnly() || s.board != nil && s.board.Closed != ""
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	if s.closed() {
		return []string{"Ctrl+F 查找", "Ctrl+C 复制", "F1 帮助"}
	}
	if s.yearly {
		return []string{"Enter 下移", fmt.Sprintf("1 到 %d 定等次", len(s.results.Rule.Grades)), "Delete 清除", "F1 帮助"}
	}
	return []string{"Enter 下移", "Ctrl+D 向下填充", "Ctrl+V 粘贴", "F4 写依据", "F8 下一处空格", "F1 帮助"}
}

// Shortcuts are the keys of the grid.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyD, Mod: fyne.KeyModifierControl, Do: s.fillDown},
		{Key: fyne.KeyF4, Do: s.editLine},
		{Key: fyne.KeyF8, Do: s.nextBlank},
		{Key: fyne.KeyF, Mod: fyne.KeyModifierControl, Do: func() { kit.Focus(s.search) }},
		{Key: fyne.KeyEscape, Do: s.escape},
	}
}

// Shown reads the branch and quarter that are asked for, or those of before.
func (s *Screen) Shown(target any) {
	of, asked := target.(shell.PioneerOf)
	if asked {
		s.want = view{org: of.Org, quarter: of.Quarter}
		s.blanks = false
		s.search.SetText("")
	}
	if !asked && s.grid != nil && s.view == s.want && s.reading.Current(s.d) {
		s.focus()
		return
	}
	s.reload(func() {
		if s.grid == nil {
			return
		}
		if asked && of.Member != 0 && !s.yearly {
			s.shut = false
			s.grid.SetCurrentCell(fmt.Sprint(of.Member), s.firstLine())
		}
		s.focus()
	})
}

// Changed reads everything again.
func (s *Screen) Changed() { s.reload(nil) }

// reload reads the branches and the quarter or year, shows them, and then calls then.
func (s *Screen) reload(then func()) {
	var board *office.PioneerBoard
	var results *office.AppraisalBoard
	var branches []office.BranchRow
	year, want := 0, s.want
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) error {
		c, err := o.Committee(ctx)
		if err != nil {
			return err
		}
		if year = c.Year; year == 0 {
			year = o.Today().Year()
		}
		if branches, err = o.Branches(ctx); err != nil {
			return err
		}
		branches = slices.DeleteFunc(branches, func(b office.BranchRow) bool { return !b.Org.Kind.IsBranch() })
		if len(branches) == 0 {
			want.org = 0
			return nil
		}
		if !slices.ContainsFunc(branches, func(b office.BranchRow) bool { return b.Org.ID == want.org }) {
			want.org = branches[0].Org.ID
		}
		if want.quarter == 0 {
			want.quarter = office.LatestQuarter(year, o.Today())
		}
		if board, err = o.PioneerBoard(ctx, year, want.quarter, want.org); err != nil || !want.yearly {
			return err
		}
		results, err = o.AppraisalBoard(ctx, year, want.org)
		return err
	}, func() {
		if s.year != year || s.view != want {
			s.paste = nil
		}
		s.year, s.view, s.want, s.branches, s.board, s.results = year, want, want, branches, board, results
		s.show()
		if s.d.Keys != nil {
			s.d.Keys()
		}
	}, func() {
		if s.board != nil && s.want != s.view { // it could not be read
			s.want = s.view
			s.showBar()
		}
		if then != nil {
			then()
		}
	})
}

// show draws everything after it was read.
func (s *Screen) show() {
	if s.board == nil {
		s.showNothing()
		return
	}
	s.index = s.board.Index
	if ids := lineIDs(s.index); s.grid == nil || s.lines != ids {
		s.grid, s.lines = table.New(s.spec()), ids
	}
	object := s.grid.Object()
	if s.yearly {
		if grades := strings.Join(s.results.Rule.Grades, " "); s.yearGrid == nil || s.grades != grades {
			s.yearGrid, s.grades = table.New(s.yearSpec(s.results.Rule.Grades)), grades
		}
		object = s.yearGrid.Object()
	}
	s.main.Objects = []fyne.CanvasObject{object}
	s.main.Refresh()
	s.head.SetFacts(s.facts())
	s.showBar()
	s.narrow()
	s.showStrip()
	s.showPane()
}

func (s *Screen) showNothing() {
	s.bar.Objects, s.strip.Objects = nil, nil
	s.main.Objects = []fyne.CanvasObject{kit.NewEmptyState("还没有支部", "先导入党组织台账和党员花名册，党员就会列在这里",
		shell.Writing(s.d, kit.PrimaryButton("导入党组织台账", func() { s.d.Go(shell.Intake, shell.ImportOf{}) })).Icon("import"))}
	s.setPane(nil)
	s.object.Refresh()
}

func lineIDs(x *model.PioneerIndex) string {
	ids := ""
	for _, l := range x.Lines() {
		ids += l.ID + " " + l.Code + " " + l.Name + " " + l.Max.String() + ";"
	}
	return ids
}

// facts is the sentence of the head: 2026 年第 3 季度，平均 84.50，12 人，3 人没有填全.
func (s *Screen) facts() string {
	if s.yearly {
		return fmt.Sprintf("%d 年度民主评议　%s", s.year, s.results.LimitText())
	}
	mean, with, without := s.board.Mean()
	words := model.QuarterLabel(s.year, s.quarter)
	if with > 0 {
		words += fmt.Sprintf("，%d 人平均 %s", with, mean)
	}
	if without > 0 {
		words += fmt.Sprintf("，%d 人没有填全", without)
	}
	return words
}

func (s *Screen) focus() {
	if s.yearly {
		s.yearGrid.Focus()
	} else if s.grid != nil {
		s.grid.Focus()
	}
}

// focusGrid gives the keys to the grid, unless the user went on to type elsewhere while it was read.
func (s *Screen) focusGrid() {
	if !kit.Typing(s.d.Window.Canvas()) {
		s.focus()
	}
}

// escape takes a planned paste away, or closes the pane.
func (s *Screen) escape() {
	switch {
	case s.paste != nil:
		s.dropPaste()
	case kit.Typing(s.d.Window.Canvas()):
		s.focus()
	case !s.shut:
		s.shut = true
		s.showPane()
	}
}

func (s *Screen) firstLine() string {
	if lines := s.index.Lines(); len(lines) > 0 {
		return lines[0].ID
	}
	return ""
}

func (s *Screen) setPane(o fyne.CanvasObject) {
	kit.PutBeside(s.pane, s.body, o)
}

// note is a line of small words with an act at its right, in the pane.
func note(words string, act fyne.CanvasObject) fyne.CanvasObject {
	return kit.Border(nil, nil, nil, act, text.Small(words).Wrapped())
}
