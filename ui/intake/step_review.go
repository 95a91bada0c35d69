package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/chart"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// reviewStep is the second step: counts that filter, the rows with what will happen to each, and beside them one
// row's trouble with its ways out.
type reviewStep struct {
	screen *Screen
	object *fyne.Container

	counts    *kit.SummaryCounts
	bar       *chart.Proportion
	skipped   *text.Label
	reminders *kit.Link
	notices   *fyne.Container
	body      *fyne.Container // the table
	side      *fyne.Container // the pane
	left      *text.Label     // what stays out
	write     *kit.Button
	export    *kit.Button

	shown  *file
	views  []*previewTable
	tab    int // of views
	filter filter
	grid   *grid
	issues []issue
	pane   *pane
	adding func() bool // a click on a tile adds to what shows
}

func newReviewStep(s *Screen) *reviewStep {
	p := &reviewStep{screen: s, adding: adds}
	p.counts = kit.NewSummaryCounts(countItems(intake.Summary{}), nil, p.filterBy)
	p.bar = chart.NewProportion(nil)
	p.skipped = text.Small("").Cutting()
	p.reminders = kit.SmallLink("", p.toggleReminders)
	beside := kit.VBox(look.Gap8, kit.Space(0, 0), p.bar, kit.Border(nil, nil, nil, p.reminders, p.skipped))
	counts := kit.Pad(p.counts.Box, 0, 0, 0, look.Gap12)
	summary := container.NewStack(kit.NewFill(look.Surface), kit.Border(nil, kit.HRule(look.Line), counts, nil, kit.Pad(beside, 0, look.Gap24, 0, look.Gap24)))
	p.notices = container.NewStack()
	p.body, p.side = container.NewStack(), container.NewStack()

	p.left = text.Small("").Cutting()
	p.left.Align = look.Right
	p.write = kit.PrimaryButton("", p.apply)
	p.export = kit.NewButton("导出问题表", p.exportProblems).Icon("export").Small()
	back := kit.NewButton("上一步", func() { s.goTo(stepChoose) }).Small()
	foot := kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(
		kit.Border(nil, nil, kit.HBox(look.Gap8, back, p.export), kit.HBox(0, p.write.Small()), kit.Pad(p.left, 0, look.Gap16, 0, look.Gap16)), 0, look.Gap24, 0, look.Gap24))
	work := kit.Border(nil, foot, nil, nil, p.body)
	p.object = kit.Border(kit.Border(summary, p.notices, nil, nil, kit.Space(0, 0)), nil, nil, p.side, work)
	p.pane = newPane(p)
	return p
}

// reset forgets filter and place when another file comes under review.
func (p *reviewStep) reset() { p.shown = nil }

// show brings everything up to the plan of the file under review.
func (p *reviewStep) show() {
	f := p.screen.at
	if f == nil || f.draft == nil {
		return
	}
	plan := f.plan()
	first := p.shown != f
	p.shown = f
	p.views = previewTablesOf(plan)
	p.tab = min(p.tab, max(0, len(p.views)-1))
	if first {
		p.startFilter(plan.Summary)
	}
	p.counts.Set(countItems(plan.Summary))
	p.counts.SetOn(p.filterOn())
	p.bar.Set(shares(plan.Summary))
	p.skipped.SetText(skippedSentence(plan))
	p.showReminders()
	p.showNotices()
	p.showFoot()
	p.issues = f.issuesOf(p.views, p.filter.warn)
	p.showTable()
	if first {
		p.firstRow()
	}
	p.showPane()
	if first {
		p.pane.focus()
	}
}

func (p *reviewStep) showFoot() {
	plan := p.screen.at.plan()
	p.left.SetText(leftOutSentence(plan.Summary, false))
	p.write.SetText(importVerb(plan))
	p.write.SetEnabled(plan.ToWrite() > 0 && len(plan.Blocking) == 0 && plan.Unanswered() == nil && p.screen.at.waiting())
	p.export.SetEnabled(len(plan.Codes) > 0 || len(p.screen.at.opts.Decisions) > 0)
	switch {
	case len(plan.Blocking) > 0:
		p.left.SetText("现在不能导入")
	case plan.Unanswered() != nil:
		p.left.SetText("先回答上面的问题，再导入")
	}
}

// showTable fills the table, made anew when the layout is another one.
func (p *reviewStep) showTable() {
	if len(p.views) == 0 {
		p.grid = nil
		why := "指定这是什么表、表头在第几行，就能继续"
		if b := p.screen.at.plan().Blocking; len(b) > 0 {
			why = b[0].Text
		}
		f := p.screen.at
		acts := kit.HBox(look.Gap8, kit.NewButton("存为新台账", func() { p.screen.makeRegister(f) }).Icon("archive"), kit.NewButton("指定种类和表头", p.askReading))
		p.body.Objects = []fyne.CanvasObject{kit.NewEmptySentences("没有认出这张表", container.NewCenter(acts), why, "是自己设计的表，也可以存成一本新台账")}
		p.body.Refresh()
		return
	}
	v := p.views[p.tab]
	if p.grid == nil || !p.grid.fits(v) {
		p.grid = newGrid(p, v)
		p.body.Objects = []fyne.CanvasObject{p.grid.object}
		p.body.Refresh()
	}
	p.grid.show(v)
}

// firstRow makes the first row that waits for somebody current, else leaves none.
func (p *reviewStep) firstRow() {
	if len(p.issues) > 0 {
		p.jump(p.issues[0])
		return
	}
	if p.grid != nil {
		p.grid.table.ClearCurrent()
	}
}

// jump shows an issue's row, in whichever table it stands.
func (p *reviewStep) jump(to issue) {
	if to.view != p.tab {
		p.tab = to.view
		p.showTable()
		p.screen.showHead()
	}
	if p.grid == nil {
		return
	}
	if !p.grid.makeCurrent(to.ref) && len(p.filter.kinds) > 0 {
		p.filter.kinds[intake.ErrorRow], p.filter.kinds[intake.ConflictRow] = true, true
		p.counts.SetOn(p.filterOn())
		p.showTable()
		p.grid.makeCurrent(to.ref)
	}
}

// next goes to the next issue that is still open, from the current row on and round; F8.
func (p *reviewStep) next() {
	at := p.issueAt()
	for n := 1; n <= len(p.issues); n++ {
		i := (at + n + len(p.issues)) % len(p.issues)
		if p.isOpen(p.issues[i].ref) {
			p.jump(p.issues[i])
			p.showPane()
			p.pane.focus()
			return
		}
	}
	if len(p.issues) > 0 {
		p.screen.desk.Toasts.Say("问题都处理完了，可以导入", "", nil)
	}
}

func (p *reviewStep) isOpen(ref intake.RowRef) bool {
	row := p.screen.at.plan().Row(ref)
	return row != nil && (open(row.Kind) || p.filter.warn && p.screen.at.warned(ref, row))
}

// step goes to the issue before or after the current one.
func (p *reviewStep) step(by int) {
	if i := p.issueAt() + by; i >= 0 && i < len(p.issues) {
		p.jump(p.issues[i])
		p.showPane()
	}
}

// issueAt is the place of the current row among the issues, -1 when it is none.
func (p *reviewStep) issueAt() int {
	ref, ok := p.current()
	if !ok {
		return -1
	}
	for i, is := range p.issues {
		if is.ref == ref {
			return i
		}
	}
	return -1
}

func (p *reviewStep) current() (intake.RowRef, bool) {
	if p.grid == nil {
		return intake.RowRef{}, false
	}
	l, ok := p.grid.table.Current()
	if !ok {
		return intake.RowRef{}, false
	}
	return l.ref(), true
}

// edit opens the current cell for typing; F2.
func (p *reviewStep) edit() {
	if p.grid != nil {
		p.grid.edit()
	}
}

func (p *reviewStep) showPane() {
	if len(p.side.Objects) == 0 {
		p.side.Objects = []fyne.CanvasObject{p.pane.object}
	}
	p.pane.show()
}

// change edits the options of the file under review and makes its plan anew.
func (p *reviewStep) change(edit func(*intake.Options)) { p.screen.replan(p.screen.at, edit) }
