package intake

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/newregister"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// makeRegister makes a new register of a file that was read (存为新台账), going on where it was left.
func (s *Screen) makeRegister(f *file) {
	if f.maker != nil {
		s.at = f
		s.goTo(stepRegister)
		return
	}
	s.propose(f, "", 0)
}

// propose reads a table of the file as a register; sheet "" and header 0 are found by the program.
func (s *Screen) propose(f *file, sheet string, header int) {
	var draft *office.RegisterDraft
	s.run(shell.Work{What: "正在认各列的类型", Stop: "停止",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			draft, err = o.ProposeRegisterFrom(ctx, f.draft, sheet, header)
			return err
		},
		Done: func(err error) error {
			if err != nil {
				return err
			}
			s.at, f.proposed = f, draft
			f.maker = newregister.New(s.desk, s.run, draft, s.leaveRegister, func(made office.NewRegister) { s.madeRegister(f, made) })
			s.goTo(stepRegister)
			return nil
		}})
}

// leaveRegister goes back to the import, in which the file is as it was.
func (s *Screen) leaveRegister() {
	if s.at != nil && s.at.plan().Kind != "" {
		s.goTo(stepReview)
		return
	}
	s.goTo(stepChoose)
}

// madeRegister shows the register that a file became.
func (s *Screen) madeRegister(f *file, made office.NewRegister) {
	f.applied = &result{change: made.ChangeSet, summary: made.Plan.Summary}
	f.maker, f.proposed = nil, nil
	s.changes++
	s.reload()
	s.goTo(stepChoose)
	said := "已建立" + made.Title
	if n := made.Plan.Summary.New; n > 0 {
		said += fmt.Sprintf("，导入 %d %s", n, made.Unit)
	}
	s.desk.Go(shell.Registers, made.ID)
	s.desk.Said(said, made.ChangeSet)
}

func (s *Screen) onRegister(do func(*newregister.Page)) {
	if s.step == stepRegister {
		do(s.at.maker)
	}
}

// showSteps shows the way through the wizard, which is another one for a new register.
func (s *Screen) showSteps() {
	if s.step == stepRegister {
		s.title.SetText("存为新台账")
		s.steps.Set([]string{"选择文件", "定列和类型", "完成"}, 1)
		return
	}
	s.title.SetText("导入")
	s.steps.Set([]string{"选择文件", "核对内容", "完成"}, s.step)
}

// registerFacts is what the head says of the file that becomes a register, with a way to read another sheet or header.
func (s *Screen) registerFacts() []fyne.CanvasObject {
	p := s.at.proposed.Proposal
	return []fyne.CanvasObject{kit.NewIcon("table", look.GlyphButton, look.Text2), text.Body(clip(s.at.name(), 24)),
		text.Body("工作表 " + clip(p.Sheet, 12)).In(look.Text2), text.Body(fmt.Sprintf("表头第 %d 行", p.HeaderRow)).In(look.Text2), kit.NewLink("更改", s.askTable)}
}

// askTable asks which sheet becomes the register, and where its header stands.
func (s *Screen) askTable() {
	f := s.at
	book, p := f.plan().Book(), f.proposed.Proposal
	var sheets []kit.Option
	rowsOf := func(name string) []kit.Option {
		options := []kit.Option{{ID: "0", Text: "由程序找"}}
		for _, x := range book.Sheets {
			if x.Name == name {
				options = append(options, headerRows(x)...)
			}
		}
		return options
	}
	for _, x := range book.Sheets {
		if len(x.Rows) > 0 {
			sheets = append(sheets, kit.Option{ID: x.Name, Text: x.Name})
		}
	}
	header := kit.NewOptionSelect(nil, -1, nil)
	sheet := kit.NewOptionSelect(sheets, -1, func(o kit.Option) { header.SetOptions(rowsOf(o.ID)) })
	sheet.SetChosenID(p.Sheet)
	header.SetOptions(rowsOf(p.Sheet))
	header.SetChosenID(fmt.Sprint(p.HeaderRow))
	content := kit.FormGrid(2, kit.NewField("工作表", sheet), kit.NewField("表头在", header))
	kit.ShowDialog(s.desk.Window.Canvas(), kit.DialogSpec{Title: "存哪一张表", Text: "按新的表头重新认各列，已经改过的类型和名称会重新定。", Content: content, Width: 560,
		Safe: "不改", Act: "按这样重新认", OnAct: func() bool {
			row := 0
			_, _ = fmt.Sscan(header.ChosenID(), &row) // the IDs are numbers
			s.propose(f, sheet.ChosenID(), row)
			return true
		}})
}

// unknown reports whether a file waits that the import does not know.
func unknown(f *file) bool { return f.waiting() && f.plan().Kind == "" }
