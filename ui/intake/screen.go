package intake

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/newregister"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The steps of the wizard.
const (
	stepChoose = iota
	stepReview
	stepDone
	stepRegister // instead of the review: the file becomes a new register
)

// Screen is the import screen.
type Screen struct {
	desk  *shell.Desk
	run   func(shell.Work) // desk.Run, but for tests
	pick  func(chosen func([]string))
	save  func(start, source string, chosen func(outfile.Target))
	root  fyne.CanvasObject
	title *text.Label
	steps *kit.Steps
	right *fyne.Container // of the head
	stage *fyne.Container

	step     int
	files    []*file
	at       *file       // the one under review
	branches []model.Org // for menus; read when one is first needed
	readAt   int         // the count of changes when they were read
	imports  []model.Import
	reading  shell.Reading // of the imports

	registers []office.RegisterRow // as of the latest file that was read, for menus
	into      shell.ImportOf       // what the files being added are said to be

	changes  int   // how often the data changed while the screen lived
	planning bool  // a plan is being made
	again    *file // make another one after it
	applying bool  // the plan is being written

	choose *chooseStep
	review *reviewStep
	done   *doneStep
}

// folderPref keeps the folder of the last import for the file dialog.
const folderPref = "intake.folder"

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{desk: d, run: d.Run}
	s.pick = func(chosen func([]string)) {
		request := files.Request{Title: "选择要导入的表格", Kinds: []files.Kind{files.Spreadsheets}}
		if d.Prefs != nil {
			request.Start = d.Prefs.Get(folderPref)
		}
		files.AskOpenSeveral(d.Window, request, chosen)
	}
	s.save = func(start, source string, chosen func(outfile.Target)) {
		files.AskSave(d.Window, files.Request{Title: "问题表存到哪里", Start: start, Kinds: []files.Kind{files.Workbook},
			Guard: d.Office.Output("", nil, source)}, chosen)
	}
	s.title = text.Title("导入")
	s.steps = kit.NewSteps([]string{"选择文件", "核对内容", "完成"}, 0)
	s.right = kit.HBox(look.Gap12)
	s.stage = container.NewStack()
	head := kit.Spread(look.Gap24, []fyne.CanvasObject{s.title, s.steps}, []fyne.CanvasObject{s.right})
	bar := kit.Bar(look.HeadHeight, look.Surface, false, true, kit.Pad(head, 0, look.Gap24, 0, look.Gap24))
	s.root = container.NewStack(kit.NewFill(look.Surface), kit.Border(bar, nil, nil, nil, s.stage))
	s.choose, s.review, s.done = newChooseStep(s), newReviewStep(s), newDoneStep(s)
	s.goTo(stepChoose)
	return s
}

// Object is the whole sheet.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown opens the screen; target may be a file's path or several, which are read at once. With nil it begins with the
// choice of files, but for work in which choices were made: that is as it was left.
func (s *Screen) Shown(target any) {
	s.changes++
	s.reload()
	switch t := target.(type) {
	case string:
		s.Dropped([]string{t})
	case []string:
		s.Dropped(t)
	case shell.ImportOf:
		s.goTo(stepChoose)
		s.pickAs(t)
	default:
		if s.begun() {
			s.renew()
		} else {
			s.restart()
		}
	}
}

// Reopen is a click on the place of the screen while it is shown.
func (s *Screen) Reopen() { s.Shown(nil) }

// begun reports whether leaving the present step would lose sight of choices, or of what is being written.
func (s *Screen) begun() bool {
	switch s.step {
	case stepReview:
		return s.applying || s.at.chosen()
	case stepRegister:
		return s.at.maker.Touched()
	}
	return false
}

// restart shows the choice of files, without those that were dealt with when no other waits any more.
func (s *Screen) restart() {
	if s.waitingCount() == 0 {
		s.drop(func(f *file) bool { return f.applied != nil || f.err != nil })
	}
	s.goTo(stepChoose)
}

// Changed is called after the data file changed: the preview is made anew, because rows may match others now.
func (s *Screen) Changed() {
	s.changes++
	s.reload()
	s.renew()
}

// renew makes the plan under review anew after the data changed.
func (s *Screen) renew() {
	if s.step == stepReview && s.at != nil && s.at.waiting() && !s.applying {
		s.replan(s.at, nil)
	}
}

// Keys are the keys of the present step.
func (s *Screen) Keys() []string {
	switch s.step {
	case stepReview:
		return []string{"F8 下一个问题", "F2 修改", "Ctrl+Enter 导入", "Ctrl+Z 退回一步", "Shift+Space 多选分类", "F1 帮助"}
	case stepDone:
		if s.at == nil || s.at.applied == nil || s.at.applied.undone || s.at.applied.change == 0 {
			return []string{"F1 帮助"}
		}
		return []string{"Ctrl+Z 撤销导入", "F1 帮助"}
	case stepRegister:
		return s.at.maker.Keys()
	}
	return []string{"Ctrl+O 选择文件", "F1 帮助"}
}

// Shortcuts are the screen's own keys.
func (s *Screen) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyF8, Do: func() { s.onReview(s.review.next); s.onRegister((*newregister.Page).Next) }},
		{Key: fyne.KeyF2, Do: func() { s.onReview(s.review.edit); s.onRegister((*newregister.Page).Edit) }},
		{Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Do: func() { s.onRegister(func(p *newregister.Page) { p.Move(-1) }) }},
		{Key: fyne.KeyDown, Mod: fyne.KeyModifierAlt, Do: func() { s.onRegister(func(p *newregister.Page) { p.Move(1) }) }},
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: func() { s.onReview(s.review.apply); s.onRegister(func(p *newregister.Page) { p.Create(false) }) }},
		{Key: fyne.KeyEscape, Do: func() { s.onRegister(func(*newregister.Page) { s.leaveRegister() }) }},
		{Key: fyne.KeyO, Mod: fyne.KeyModifierControl, Do: s.pickFiles},
	}
}

func (s *Screen) onReview(do func()) {
	if s.step == stepReview && s.at != nil {
		do()
	}
}

// Dropped takes files that were dropped on the window.
func (s *Screen) Dropped(paths []string) {
	if len(paths) > 0 {
		s.add(paths)
	}
}

func (s *Screen) pickFiles() { s.pickAs(shell.ImportOf{}) }

// pickAs asks for files that are said to be something; other files, should none be chosen, are not.
func (s *Screen) pickAs(what shell.ImportOf) {
	s.pick(func(paths []string) {
		if s.desk.Prefs != nil && len(paths) > 0 {
			s.desk.Prefs.Set(folderPref, filepath.Dir(paths[0])+string(filepath.Separator))
		}
		s.into = what
		s.add(paths)
	})
}

// goTo shows a step.
func (s *Screen) goTo(step int) {
	defer s.keysChanged()
	s.step = step
	s.showSteps()
	page, show := s.choose.object, s.choose.show
	switch step {
	case stepReview:
		page, show = s.review.object, s.review.show
	case stepDone:
		page, show = s.done.object, s.done.show
	case stepRegister:
		page, show = s.at.maker.Object, func() {}
	default:
		s.at = nil
	}
	s.stage.Objects = []fyne.CanvasObject{page}
	s.stage.Refresh()
	show() // after the page has its size, so that the table can scroll to its row
	s.showHead()
}

// keysChanged brings the status line up to date with the step.
func (s *Screen) keysChanged() {
	if s.desk.Keys != nil {
		s.desk.Keys()
	}
}

// showHead brings the facts at the right of the head up to date.
func (s *Screen) showHead() {
	s.right.Objects = s.headFacts()
	s.root.Refresh()
}

// replan changes a file's options and makes its plan anew. While one plan is being made the newest wish waits.
func (s *Screen) replan(f *file, change func(*intake.Options)) {
	if f == nil || f.draft == nil { // it was put aside meanwhile
		return
	}
	if change != nil {
		next := cloneOptions(f.opts)
		change(&next)
		s.review.noteStep(f, next)
		f.opts = next
	}
	if s.planning {
		s.again = f
		return
	}
	s.planning = true
	draft, wanted, place := *f.draft, f.opts, f.steps.Place()
	f.seen = s.changes
	s.run(shell.Work{What: "正在核对" + f.name(), Stop: "停止核对",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
			return o.Replan(ctx, &draft, wanted, func(done, total int) {
				report(fmt.Sprintf("正在核对第 %s / %s 行", kit.Count(done), kit.Count(total)), done, total)
			})
		},
		Done: func(err error) error {
			s.planning = false
			again := s.again
			s.again = nil
			if err != nil {
				f.opts = cloneOptions(f.draft.Options)
				f.steps.Return(f.planned)
			} else {
				f.draft, f.planned = &draft, place
			}
			if again != nil && err == nil {
				s.replan(again, nil)
			}
			if s.step == stepReview && s.at == f {
				s.review.show()
				s.showHead()
			}
			return err
		}})
}

// focus gives the keyboard to a widget that may not have been drawn yet.
func (s *Screen) focus(w fyne.Focusable) { s.desk.Window.Canvas().Focus(w) }

// knownBranches are the branches that menus offer.
func (s *Screen) knownBranches() []model.Org {
	if s.branches != nil && s.readAt == s.changes {
		return s.branches
	}
	branches, err := s.desk.Office.OpenOrgs(context.Background())
	if err != nil {
		s.desk.Fail(err)
	}
	s.branches, s.readAt = branches, s.changes
	return branches
}
