// Package papers is the screen of the year-end papers: choose one, see its pages as they will be printed, and print
// them or save them as PDF or workbook.
package papers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const (
	listWidth = 212
	paneWidth = 288
)

// Screen shows the papers of the working year.
type Screen struct {
	d       *shell.Desk
	root    *fyne.Container
	head    *shell.Head
	body    *fyne.Container
	view    *preview
	list    *fyne.Container
	scroll  *container.Scroll // of the list, where the user left it
	panel   *fyne.Container
	facts   *paper.Facts   // as far as the papers shown so far need them
	needs   paper.Needs    // that facts answer
	year    int            // of the facts, 0 for the committee's own
	seen    office.Edition // of the data file, of which the facts are
	paper   reports.Paper
	copies  []reports.Copy // of a paper for each branch
	branch  int            // index into copies
	quarter int            // of the pioneer paper, 0 for the latest
	single  bool           // the outputs hold the sheet of that branch only
	opts    reports.Options
	whole   bool // the next output holds whole ID numbers; asked for each time
	made    *madePaper
	job     int    // the newest typesetting; older ones are dropped
	stop    func() // ends the setting of what is not shown any more

	narrow bool // there is no room for the list of papers: the panel chooses the paper

	scope *kit.Segments // 只这一份 or 全部, nil for a paper of the whole

	// ways out of the program; tests put their own in
	run          func(shell.Work)
	choose       func(fyne.Window, files.Request, func(outfile.Target))
	toPrinter    func(path string, copies int) (files.Handed, error)
	countsCopies func() bool
	toViewer     func(path string) error
	later        func(do func() error, done func(error)) // off the UI goroutine, without a word
}

// madePaper is a paper as typeset for the preview.
type madePaper struct {
	shelf    *shelf // of the branch shown, or of the whole paper
	all      int    // pages of all branches together; 0 while they are being counted
	warnings []string
}

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, paper: reports.CatalogueOf(d.Office.IsDistrict())[0], run: d.Run, choose: files.AskSave, toPrinter: files.PrintCopies,
		countsCopies: files.CountsCopies, toViewer: files.Open, later: d.Later, stop: func() {}}
	s.head = shell.NewHead("文书", "")
	s.view = newPreview(s.stepBranch, func(do, done func()) {
		s.later(func() error { do(); return nil }, func(error) { done() })
	})
	s.list = kit.VBox(0)
	s.scroll = kit.VScroll(kit.Pad(s.list, look.Gap8, 0, look.Gap8, 0))
	s.panel = container.NewStack(kit.Space(paneWidth, 0))
	s.body = container.NewStack()
	s.root = kit.Border(s.head.Object, nil, nil, nil, s.body)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Keys are the screen's keys.
func (s *Screen) Keys() []string {
	return []string{"PgUp PgDn 翻页", "Ctrl+＋ Ctrl+－ 缩放", "Ctrl+P 打印", "F1 帮助"}
}

// Shortcuts turn pages and print.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyPageDown, Do: func() { s.view.step(1) }},
		{Key: fyne.KeyPageUp, Do: func() { s.view.step(-1) }},
		{Key: fyne.KeyHome, Do: func() { s.view.show(0) }},
		{Key: fyne.KeyEnd, Do: func() { s.view.show(1 << 20) }},
		{Key: fyne.KeyEqual, Mod: fyne.KeyModifierControl, Do: func() { s.view.zoomBy(1.2) }},
		{Key: fyne.KeyMinus, Mod: fyne.KeyModifierControl, Do: func() { s.view.zoomBy(1 / 1.2) }},
		{Key: fyne.KeyP, Mod: fyne.KeyModifierControl, Do: s.print},
	}
}

// Shown opens the screen; target may be the ID of a branch whose sheet shall be shown, the name of a paper, or one copy of one. Opened
// for one branch or copy, the outputs hold that one, otherwise all.
func (s *Screen) Shown(target any) {
	of := s.year
	s.year = 0
	if target == nil && of == 0 && !s.single && s.made != nil && s.d.Unchanged(s.seen) {
		return
	}
	_, s.single = target.(int64)
	switch t := target.(type) {
	case int64:
		s.paper, s.needs = reports.CatalogueOf(s.d.Office.IsDistrict())[0], 0
		s.load(t)
		return
	case shell.PaperOf:
		if p, err := reports.Find(t.Name); err == nil {
			s.paper, s.needs, s.year, s.single = p, 0, t.Year, t.Copy != 0
			s.load(t.Copy)
			return
		}
	case string:
		if p, err := reports.Find(t); err == nil {
			s.paper = p
		}
	}
	s.needs = 0
	s.load(0)
}

// Changed reads the facts again and keeps the branch shown.
func (s *Screen) Changed() {
	s.needs = 0
	s.load(0)
}

// drawList fills the list of papers at the left.
func (s *Screen) drawList() {
	s.list.Objects = nil
	group := ""
	for _, p := range reports.CatalogueOf(s.d.Office.IsDistrict()) {
		if p.Group != group {
			group = p.Group
			s.list.Add(kit.Pad(text.Small(group), look.Gap8, look.Gap16, look.Gap4, look.Gap24))
		}
		count := ""
		if p.Name == s.paper.Name && len(s.copies) > 0 {
			count = fmt.Sprintf("%d 份", len(s.copies))
		}
		row := kit.NewPickRow(p.Title, count, p.Name == s.paper.Name, func() { s.pick(p) })
		if s.list.Add(row); p.Name == s.paper.Name {
			defer kit.Reveal(row)
		}
	}
	s.list.Refresh()
}

func (s *Screen) pick(p reports.Paper) {
	s.paper = p
	if s.year != 0 && p.Needs&paper.NeedsMeetings == 0 { // the other papers of a meeting are of its year too
		s.year, s.needs = 0, 0
	}
	s.load(0)
}

// stepBranch shows the copy of the next or previous branch.
func (s *Screen) stepBranch(by int) {
	if len(s.copies) > 0 {
		s.branch = min(max(0, s.branch+by), len(s.copies)-1)
		s.typeset()
	}
}

// typeset makes the first pages of the paper off the UI goroutine and shows them; the others are set and counted after that,
// until another paper is wanted.
func (s *Screen) typeset() {
	s.stop()
	ctx, stop := context.WithCancel(context.Background())
	s.job++
	s.stop = stop
	job, shown, facts, opts := s.job, s.paper, s.facts, s.opts
	var only []int64
	if shown.PerBranch() {
		only = []int64{s.copies[s.branch].OrgID}
	}
	made := &madePaper{}
	s.later(func() error {
		made.shelf = newShelf(shown.Sequence(facts, opts, only...), reports.Faces())
		return nil
	}, func(error) {
		if job != s.job {
			return
		}
		s.made = made
		s.showMade(true)
		s.count(ctx, job, made, func() *shelf {
			if shown.PerBranch() && len(shown.Copies(facts)) > 1 {
				return newShelf(shown.Sequence(facts, opts), reports.Faces())
			}
			return made.shelf
		})
	})
}

// count sets the rest of a paper, or all its copies, and shows how many pages there are and what no face has.
func (s *Screen) count(ctx context.Context, job int, made *madePaper, all func() *shelf) {
	var whole *shelf
	s.later(func() error {
		whole = all()
		return whole.setRest(ctx)
	}, func(err error) {
		if err != nil || job != s.job {
			return
		}
		made.all = whole.count()
		made.warnings = append(append(made.warnings, reports.Faces().Substitutions...), reports.MissingByCode(s.facts, whole.missing())...)
		s.showMade(false)
	})
}

func (s *Screen) showMade(counting bool) {
	s.view.set(s.made.shelf, counting && !s.paper.PerBranch(), s.branch, len(s.copies))
	s.drawPanel()
}
