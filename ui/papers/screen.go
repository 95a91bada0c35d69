// Package papers is the screen of the year-end papers: choose one, see its pages as they will be printed, and print
// them or save them as PDF or workbook.
package papers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/typeset"
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
	d      *shell.Desk
	root   *fyne.Container
	head   *shell.Head
	body   *fyne.Container
	view   *preview
	list   *fyne.Container
	panel  *fyne.Container
	facts  *model.YearFacts
	paper  reports.Paper
	branch int  // index into facts.Sheets, for papers of one branch each
	single bool // the outputs hold the sheet of that branch only
	opts   reports.Options
	made   *madePaper
	job    int // the newest typesetting; older ones are dropped

	narrow bool // there is no room for the list of papers: the panel chooses the paper

	scope *kit.Segments // 只这一份 or 全部, nil for a paper of the whole

	// ways out of the program; tests put their own in
	run                 func(shell.Work)
	choose              func(fyne.Window, files.Request, func(outfile.Target))
	toPrinter, toViewer func(path string) error
}

// madePaper is a paper as typeset for the preview.
type madePaper struct {
	pages    []typeset.Page // of the branch shown, or of the whole paper
	all      int            // pages of all branches together
	warnings []string
}

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, paper: reports.Catalogue()[0], run: d.Run, choose: files.AskSave, toPrinter: files.Print, toViewer: files.Open}
	s.head = shell.NewHead("文书", "")
	s.view = newPreview(s.stepBranch)
	s.list = kit.VBox(0)
	s.panel = container.NewStack(kit.Space(paneWidth, 0))
	s.body = container.NewStack()
	s.root = kit.Border(s.head.Object, nil, nil, nil, s.body)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Keys are the screen's keys.
func (s *Screen) Keys() []string { return []string{"PgUp PgDn 翻页", "Ctrl+P 打印", "F1 帮助"} }

// Shortcuts turn pages and print.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyPageDown, Do: func() { s.view.step(1) }},
		{Key: fyne.KeyPageUp, Do: func() { s.view.step(-1) }},
		{Key: fyne.KeyHome, Do: func() { s.view.show(0) }},
		{Key: fyne.KeyEnd, Do: func() { s.view.show(1 << 20) }},
		{Key: fyne.KeyP, Mod: fyne.KeyModifierControl, Do: s.print},
	}
}

// Shown opens the screen; target may be the ID of a branch whose sheet shall be shown, or the name of a paper. Opened
// for one branch, the outputs hold that branch's sheet, otherwise those of all.
func (s *Screen) Shown(target any) {
	_, s.single = target.(int64)
	switch t := target.(type) {
	case int64:
		s.paper = reports.Catalogue()[0]
		s.load(t)
		return
	case string:
		if p, err := reports.Find(t); err == nil {
			s.paper = p
		}
	}
	s.load(0)
}

// Changed reads the year again and keeps the branch shown.
func (s *Screen) Changed() { s.load(0) }

// load reads the working year off the UI goroutine; want is the branch to show, 0 for the one shown before.
func (s *Screen) load(want int64) {
	if want == 0 && s.facts != nil && s.branch < len(s.facts.Sheets) {
		want = s.facts.Sheets[s.branch].OrgID
	}
	var facts *model.YearFacts
	s.run(shell.Work{
		What: "正在读取考核结果",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			c, err := o.Committee(ctx)
			if err != nil {
				return err
			}
			facts, err = o.Facts(ctx, c.Year)
			if model.CodeOf(err) == model.NotFound {
				return nil
			}
			return err
		},
		Done: func(err error) error {
			if err == nil {
				s.take(facts, want)
			}
			return err
		},
	})
}

// take shows a year that was read; nil means that no assessment was opened.
func (s *Screen) take(facts *model.YearFacts, want int64) {
	s.facts = facts
	if facts == nil || len(facts.Sheets) == 0 {
		s.job++ // what is being typeset is of a year that is gone
		s.made = nil
		s.showNothing()
		return
	}
	s.branch = 0
	for i, sheet := range facts.Sheets {
		if sheet.OrgID == want {
			s.branch = i
		}
	}
	s.head.SetFacts(fmt.Sprintf("%d 种，数字都取自同一份考核结果", len(reports.Catalogue())))
	s.drawList()
	left := kit.Border(nil, nil, nil, kit.VRule(look.Line), kit.Wide(kit.Pad(s.list, look.Gap8, 0, 0, 0), listWidth))
	s.replaceBody(container.New(bodyLayout{s}, left, s.view.object, s.panel))
	s.typeset()
}

// showNothing says what to do before there can be papers.
func (s *Screen) showNothing() {
	s.head.SetFacts("")
	title, why := "还没有考核年度", "文书里的数字都取自考核结果。先在“考核”里开始一个年度。"
	act := kit.PrimaryButton("去考核", func() { s.d.Go(shell.Assess, nil) })
	if s.facts != nil {
		title, why = "还没有参加考核的支部", "先导入党组织台账，再录入分数。"
		act = kit.PrimaryButton("去导入台账", func() { s.d.Go(shell.Intake, shell.ImportOf{Kind: string(intake.Branches)}) })
	}
	s.replaceBody(kit.NewEmptyState(title, why, act))
}

func (s *Screen) replaceBody(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// drawList fills the list of papers at the left.
func (s *Screen) drawList() {
	s.list.Objects = nil
	group := ""
	for _, p := range reports.Catalogue() {
		if g := groupOf(p); g != group {
			group = g
			s.list.Add(kit.Pad(text.Small(g), look.Gap8, look.Gap16, look.Gap4, look.Gap24))
		}
		count := ""
		if p.PerBranch {
			count = fmt.Sprintf("%d 份", len(s.facts.Sheets))
		}
		s.list.Add(kit.NewPickRow(p.Title, count, p.Name == s.paper.Name, func() { s.pick(p) }))
	}
	s.list.Refresh()
}

func groupOf(reports.Paper) string { return "考核" }

func (s *Screen) pick(p reports.Paper) {
	s.paper = p
	s.drawList()
	s.typeset()
}

// stepBranch shows the sheet of the next or previous branch.
func (s *Screen) stepBranch(by int) {
	if s.facts != nil && len(s.facts.Sheets) > 0 {
		s.branch = min(max(0, s.branch+by), len(s.facts.Sheets)-1)
		s.typeset()
	}
}

// typeset makes the pages of the paper off the UI goroutine: those of the branch shown at once, and the number of
// pages of all.
func (s *Screen) typeset() {
	s.job++
	job, paper, opts, branch := s.job, s.paper, s.opts, s.branch
	all := s.facts
	shown := all
	if paper.PerBranch {
		shown = s.only(branch)
	}
	var made *madePaper
	s.run(shell.Work{
		What: "正在排版",
		Do: func(context.Context, *office.Office, func(string, int, int)) error {
			faces := reports.Faces()
			set := typeset.Typeset(paper.Build(shown, opts), faces)
			made = &madePaper{pages: set.Pages, all: len(set.Pages)}
			made.warnings = append(append(made.warnings, faces.Substitutions...), set.Warnings...)
			if paper.PerBranch {
				made.all = len(typeset.Typeset(paper.Build(all, opts), faces).Pages)
			}
			return nil
		},
		Done: func(err error) error {
			if err == nil && job == s.job {
				s.made = made
				s.showMade()
			}
			return err
		},
	})
}

func (s *Screen) showMade() {
	copies := 0
	if s.paper.PerBranch {
		copies = len(s.facts.Sheets)
	}
	s.view.set(s.made.pages, s.branch, copies)
	s.drawPanel()
}
