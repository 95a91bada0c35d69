// Package assess is the assessment screen: the year's scheme to read, the grid to mark in, the bonus and deduction
// entries, and the ranking with its quota and ties.
package assess

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The tabs of the screen.
const (
	stepsTab = iota
	schemeTab
	formsTab
	marksTab
	rankTab
	yearsTab
)

// paneWidth is the width of the pane at the right of every tab.
const paneWidth float32 = 344

// Screen shows the assessment of the working year.
type Screen struct {
	d    *shell.Desk
	root *fyne.Container
	body *fyne.Container
	head *shell.Head
	tabs *kit.Tabs
	tab  int

	year        int
	seen        office.Edition                                  // of the data file, of which facts are, but for marks written here
	at          int64                                           // the latest change set that facts hold
	facts       *model.YearFacts                                // of the group that shows; nil while the year is not open
	group       int                                             // the number of that group, 0 for the first
	progress    map[int64]scoring.Progress                      // of the branches, as far as asked
	unreasoned  map[int64]map[unreasonedAt][]scoring.Unreasoned // likewise, the marks that a reason is asked for
	attached    map[int64]map[string]int                        // how many attachments prove an item, see office.AttachedItems
	earlier     map[int64]string                                // the grades of the year before, by organisation
	schemes     []office.SchemeRow                              // the defaults to choose from, read while the year is not open
	ownScheme   bool                                            // the first of them is that of the committee's sector
	wantBranch  int64                                           // branch to show once the year was read
	wantAdjusts bool                                            // what is added and taken off is to be shown beside them
	trial       trial
	tries       int // counts what was tried, so that only the last is shown

	run    func(shell.Work) // work that says how far it is
	soon   func(func())     // calls something on the UI goroutine once the screen is drawn
	writes *writeQueue

	steps  *stepsView
	scheme *schemeView
	forms  *formsView
	marks  *marksView
	rank   *rankView
	years  *yearsView
	groups *groupChoice
}

var _ shell.Leaver = (*Screen)(nil)

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, tab: marksTab, run: d.Run}
	s.soon = func(f func()) {
		afterDrawing(func() {
			if kit.Stands(d.Window.Canvas(), s.root) { // else another screen was opened meanwhile
				f()
			}
		})
	}
	s.writes = newWriteQueue(s)
	s.head = shell.NewHead("考核", "")
	s.tabs = kit.NewTabs(kit.TabWords("进度", "方案", "自评", "打分", "排名定级", "历年"), s.tab, s.open).Spaced(look.Gap20, look.HeadHeight-1).Yielding(look.Gap8)
	s.head.SetMiddle(s.tabs)
	s.body = container.NewStack()
	s.root = kit.Border(s.head.Object, nil, nil, nil, s.body)
	s.scheme, s.forms, s.marks, s.rank = newSchemeView(s), newFormsView(s), newMarksView(s), newRankView(s)
	s.years, s.steps = newYearsView(s), newStepsView(s)
	s.groups = newGroupChoice(s)
	return s
}

// afterDrawing calls f when the window has drawn what was just put into it; only then can it have the keyboard.
func afterDrawing(f func()) {
	time.AfterFunc(150*time.Millisecond, func() { fyne.Do(f) })
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Section is the heading under which the manual tells of the tab shown.
func (s *Screen) Section() string {
	if s.tab == yearsTab {
		return ""
	}
	return s.tabs.Word()
}

// Keys are the keys of the tab shown.
func (s *Screen) Keys() []string {
	switch s.tab {
	case stepsTab:
		return s.steps.keys()
	case formsTab:
		return s.forms.keys()
	case marksTab:
		switch {
		case s.marks.list && s.closed():
			return []string{"↑↓ 选一条", "Enter 查看", "F1 帮助"}
		case s.Stepping():
			return []string{"Ctrl+Z 退回一步", "Esc 不改了", "F1 帮助"}
		case s.marks.list:
			return []string{"↑↓ 选一条", "Enter 修改", "F1 帮助"}
		case s.closed():
			return []string{"↑↓ 看得分来历", "Ctrl+C 复制", "F1 帮助"}
		}
		return []string{"Enter 下移", "F2 修改", "/ 不适用", "F8 下一处空格", "Ctrl+D 向下填充", "F1 帮助"}
	case yearsTab:
		return []string{"↑↓ 选一行", "Ctrl+C 复制", "F1 帮助"}
	case rankTab:
		return []string{"Enter 看得分来历", "Esc 返回", "Ctrl+C 复制", "F1 帮助"}
	}
	return s.scheme.editor.Keys()
}

// Shortcuts are the keys of the grid that the table itself does not have.
func (s *Screen) Shortcuts() []kit.Shortcut {
	keys := []kit.Shortcut{
		{Key: fyne.KeyD, Mod: fyne.KeyModifierControl, Do: s.marks.fillDown},
		{Key: fyne.KeyEscape, Do: s.escape},
	}
	for _, k := range s.scheme.editor.Shortcuts() {
		act := k.Do
		k.Do = func() {
			switch {
			case s.tab == schemeTab:
				act()
			case s.tab == marksTab && k.Key == fyne.KeyF8: // a key has one act of the screen's
				s.marks.nextEmpty()
			}
		}
		keys = append(keys, k)
	}
	return keys
}

// tabAt is the tab of a place where a step of the year is mended.
func tabAt(place office.StagePlace) int {
	switch place {
	case office.AtScheme:
		return schemeTab
	case office.AtForms:
		return formsTab
	case office.AtMarks:
		return marksTab
	case office.AtRanking:
		return rankTab
	}
	return stepsTab
}

// escape goes one step back in the tab shown.
func (s *Screen) escape() {
	switch s.tab {
	case marksTab:
		if form := s.marks.adjusts; s.marks.list && form.form != nil {
			form.shut()
			return
		}
		s.marks.dropPaste()
	case stepsTab:
		if s.steps.form != nil {
			s.steps.shut()
		}
	case rankTab:
		if s.facts != nil && s.rank.table != nil {
			s.rank.back()
		}
	}
}

// Shown opens the screen; target may be the ID of a branch to show in the grid.
func (s *Screen) Shown(target any) {
	switch to := target.(type) {
	case int64:
		s.tab, s.wantBranch = marksTab, to
	case shell.AssessAt:
		s.tab, s.wantBranch = tabAt(to.Place), to.Org
		s.steps.chosen, s.wantAdjusts, s.marks.list = to.Stage, to.Adjusts, false
	}
	s.tabs.SetChosen(s.tab)
	s.marks.filterAgain = true
	if target == nil && s.facts != nil && !s.writes.busy() && s.d.Unchanged(s.seen) {
		s.draw()
		s.keysChanged()
		s.soon(s.focusGrid)
		return
	}
	s.load(true)
}

// Dropped takes back self-assessment forms that were dropped on the window; files that are none go to the import.
func (s *Screen) Dropped(paths []string) {
	s.forms.read(paths, s.tab != formsTab || s.facts == nil || s.closed())
}

// Changed reads the year again; while own edits are still being written it waits for them.
func (s *Screen) Changed() {
	if s.writes.busy() {
		s.writes.changedMeanwhile = true
		return
	}
	if s.tab == schemeTab && s.scheme.editor.Saving() {
		return // a draft, on which nothing of the year stands yet
	}
	s.load(false)
}

// open shows a tab.
func (s *Screen) open(tab int) {
	s.tab = tab
	s.tabs.SetChosen(tab)
	s.draw()
	s.keysChanged()
}

// showMarksOf shows a branch in the grid.
func (s *Screen) showMarksOf(org int64) {
	s.wantBranch = org
	s.open(marksTab)
}

// keysChanged has the status line show the keys anew.
func (s *Screen) keysChanged() {
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// draw fills the present tab from what was read.
func (s *Screen) draw() {
	switch {
	case s.tab == stepsTab:
		s.steps.show()
	case s.tab == schemeTab:
		s.scheme.show()
	case s.tab == yearsTab:
		s.years.show()
	case s.facts == nil:
		s.head.SetButtons()
		s.replace(kit.NewEmptyState(fmt.Sprintf("%d 年度考核还没有开始", s.year), "先在“方案”里选一份考核方案，再录入分数。",
			kit.PrimaryButton("去选方案", func() { s.open(schemeTab) })))
	case len(s.facts.Sheets) == 0 && len(s.facts.All()) > 1:
		s.head.SetButtons()
		s.replace(kit.NewEmptyState("“"+s.facts.Year.Label()+"”里没有"+s.whom(), "没有"+s.whom()+"符合这个组别的范围；改一改范围，或者撤销这个组别。",
			kit.PrimaryButton("去改组别", func() { s.open(schemeTab) })))
	case len(s.facts.Sheets) == 0 && s.facts.Year.Units:
		s.head.SetButtons()
		s.replace(kit.NewEmptyState("还没有参加考核的单位", "先在“党组织”的“单位”里登记，或者导入台账。",
			kit.PrimaryButton("去登记单位", func() { s.d.Go(shell.Branches, shell.Unit(0)) })))
	case len(s.facts.Sheets) == 0:
		s.head.SetButtons()
		s.replace(kit.NewEmptyState("还没有参加考核的支部", "先导入党组织台账，支部就会出现在这里。",
			kit.PrimaryButton("去导入台账", func() { s.collect(intake.Branches) })))
	case s.tab == formsTab:
		s.forms.show()
	case s.tab == marksTab:
		s.marks.show()
	default:
		s.rank.show()
	}
}

// collect begins an import of files of one kind.
func (s *Screen) collect(kind intake.Kind) { s.d.Go(shell.Intake, shell.ImportOf{Kind: string(kind)}) }

func (s *Screen) replace(o fyne.CanvasObject) {
	if len(s.body.Objects) == 1 && s.body.Objects[0] == o {
		return
	}
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// closed reports whether the year is finalised, so that nothing can be changed.
func (s *Screen) closed() bool { return s.facts != nil && s.facts.Year.Finalised }

// fixed reports whether nothing of the year can be changed: it is closed, or the data file is open for looking only.
func (s *Screen) fixed() bool { return s.closed() || s.d.Office.ReadOnly() }

// rescore scores a branch anew after its marks were changed here, so that sums follow at once.
func (s *Screen) rescore(sheet *model.MarkSheet) {
	s.facts.Results[sheet.OrgID] = scoring.NewScorer(&s.facts.Year.Scheme).All(sheet)
	s.marksChanged(sheet.OrgID)
}

// marksChanged forgets what was counted of a branch by its marks before.
func (s *Screen) marksChanged(org int64) {
	delete(s.progress, org)
	delete(s.unreasoned, org)
}

// progressOf is how far a branch is by the marks that show; it is counted anew only after they changed.
func (s *Screen) progressOf(sheet *model.MarkSheet) scoring.Progress {
	p, known := s.progress[sheet.OrgID]
	if !known {
		p = office.ProgressIn(s.facts, sheet)
		s.progress[sheet.OrgID] = p
	}
	return p
}
