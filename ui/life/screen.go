// Package life is the screen of Party life (组织生活): a matrix of branches and months that shows what is done, due and missing,
// with the form of a month's record beside it. What a month owes comes from office.LifeBoard.
package life

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type row = *office.LifeRow

// Screen is the matrix.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	bar    *fyne.Container // filters
	strip  *fyne.Container // what a paste would do
	body   *fyne.Container
	table  *table.Table[row]
	legend *fyne.Container
	pane   *fyne.Container
	empty  *fyne.Container
	search *kit.Entry

	year   int               // that was asked for, 0 for the working year
	board  *office.LifeBoard // nil before it was read
	kind   model.ActivityKind
	gaps   bool           // only branches that lack something
	filter *filter        // nil for none
	listed map[int64]bool // the branches that passed gaps and filter since those were set: one that is being filled in stays
	query  string
	paste  *office.LifePaste // shown in the strip, nil for none

	entry    *entryForm // in the pane, nil for none
	usualDay int        // of the month, on which the branch in the pane met last; 0 when that is not known
	shut     bool       // the user closed the pane

	reading, drafting shell.Reading
	saving            bool
	ahead             *typeAhead // nil while nothing is kept
	saved             []func()   // wait until what is being saved is written; when that fails they are dropped
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
)

// New makes the screen. Shown takes a shell.LifeOf, or nil.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, bar: container.NewStack(), strip: container.NewStack(), pane: container.NewStack(), empty: container.NewStack(), legend: container.NewStack()}
	s.head = shell.NewHead("组织生活", "",
		shell.Writing(d, kit.NewButton("导入活动表", func() { d.Go(shell.Intake, shell.ImportOf{Kind: string(intake.Activities)}) })).Icon("import"),
		shell.Writing(d, kit.NewButton("批量登记", s.enterMany)))
	s.search = kit.NewEntry("查找支部").Small().Lead("search").Wide(140)
	s.search.OnChanged = func(q string) { s.query = strings.ToLower(strings.TrimSpace(q)); s.narrow() }
	s.search.OnKey = s.searchKey
	s.table = table.New(s.spec())
	s.body = kit.Border(nil, nil, nil, s.pane, kit.Border(s.strip, s.legend, nil, nil, s.table.Object()))
	s.object = kit.Border(kit.VBox(0, s.head.Object, s.bar), nil, nil, nil, s.body)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	if s.Stepping() {
		return []string{"Ctrl+Enter 登记", "Ctrl+Z 退回一步", "Esc 不改了"}
	}
	return []string{"Enter 登记", "打日子直接记", "Ctrl+V 粘贴", "F8 下一处", "F1 帮助"}
}

// Shortcuts are the keys of the matrix and its form.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: s.save},
		{Key: fyne.KeyF8, Do: s.nextGap},
		{Key: fyne.KeyF, Mod: fyne.KeyModifierControl, Do: func() { kit.Focus(s.search) }},
		{Key: fyne.KeyEscape, Do: s.escape},
	}
}

// Shown reads the year; a shell.LifeOf opens a cell, or the first gap of a branch.
func (s *Screen) Shown(target any) {
	of, asked := target.(shell.LifeOf)
	if !asked && s.year == 0 && s.reading.Current(s.d) {
		s.listed = nil
		s.narrow()
		s.table.Focus()
		return
	}
	open := func() {
		s.year, s.listed = of.Year, nil
		s.reload(func() {
			if asked {
				s.goTo(of)
			}
			s.table.Focus()
		})
	}
	if asked {
		s.Leave(open)
		return
	}
	open()
}

// Changed reads the year again. A form with unsaved changes stays as it is.
func (s *Screen) Changed() {
	if s.entry != nil && s.entry.attached != nil {
		s.entry.attached.Reload()
	}
	s.reload(nil)
}

// reload reads the year, shows it, and then calls then. A form that was typed into stays.
func (s *Screen) reload(then func()) {
	var board *office.LifeBoard
	year := s.year
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		board, err = o.LifeBoard(ctx, year)
		return err
	}, func() {
		s.board = board
		s.show()
	}, then)
}

// show draws everything after the year was read.
func (s *Screen) show() {
	s.head.SetFacts(s.board.Said())
	s.showBar()
	s.filterRows()
	s.showLegend()
	if !s.followList() {
		s.showRecord(s.changing(), nil)
	}
}

func key(r row) string { return strconv.FormatInt(r.Org.ID, 10) }

func monthID(month int) string { return "m" + strconv.Itoa(month) }

// monthOf is the month of a column, 0 for one that is none.
func monthOf(column string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(column, "m"))
	if err != nil {
		return 0
	}
	return n
}

// firstMonth is the month in which the cursor begins: the present one, of another year the nearest.
func (s *Screen) firstMonth() int { return min(max(s.board.ThisMonth(), 1), 12) }

// goTo makes a cell current: the one asked for, or the first gap of the branch.
func (s *Screen) goTo(of shell.LifeOf) {
	if of.Org == 0 {
		s.nextGap()
		return
	}
	r := s.board.Row(of.Org)
	if r == nil { // the matrix holds branches only
		s.openBranch(of.Org)
		return
	}
	s.kind, s.gaps, s.filter = of.Kind, false, nil
	s.search.SetText("")
	s.listAnew()
	month := of.Month
	if month == 0 {
		month = s.firstMonth()
		if gaps := s.board.Gaps([]row{r}, of.Kind); len(gaps) > 0 {
			month = gaps[0].Month
		}
	}
	s.shut = false
	s.table.SetCurrentCell(key(r), monthID(month))
	s.showRecord(of.Record, s.focusLacking)
}

// current is the branch and month of the current cell; ok is false on a column that is no month.
func (s *Screen) current() (r row, month int, ok bool) {
	r, ok = s.table.Current()
	month = monthOf(s.table.CurrentColumn())
	return r, month, ok && month > 0
}

// nextGap goes to the next cell that lacks something, round again from the first.
func (s *Screen) nextGap() {
	if s.board == nil {
		return
	}
	var org int64
	month := 0
	if r, m, ok := s.current(); ok {
		org, month = r.Org.ID, m+1
	}
	s.Leave(func() { s.openGap(org, month) })
}

// openGap opens the gap at or after a month of a branch.
func (s *Screen) openGap(org int64, month int) {
	rows := s.table.Shown()
	if org == 0 && len(rows) > 0 {
		org = rows[0].Org.ID
	}
	g, ok := s.board.NextGap(rows, s.kind, org, month)
	if !ok {
		s.ahead = nil
		s.showPane(nil)
		s.d.Toasts.Say("列出的支部都不缺了", "", nil)
		return
	}
	s.shut = false
	s.table.SetCurrentCell(strconv.FormatInt(g.OrgID, 10), monthID(g.Month))
	s.showPane(s.startTyping)
}

// escape takes a planned paste away, leaves the form, or closes the pane.
func (s *Screen) escape() {
	switch {
	case s.paste != nil:
		s.dropPaste()
	case s.Stepping():
		s.Leave(func() { s.showPane(nil); s.table.Focus() })
	case kit.Typing(s.d.Window.Canvas()):
		s.table.Focus()
	case !s.shut:
		s.shut = true
		s.showPane(nil)
	}
}
