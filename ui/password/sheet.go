package password

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Sheet is a recovery sheet that is to be kept.
type Sheet struct {
	Code  office.RecoveryCode
	Paper reports.RecoverySheet
	Guard outfile.Target // where it may be saved
}

// NewSheetOf makes a recovery sheet with a new code for the open data file.
func NewSheetOf(o *office.Office) (Sheet, error) {
	c, err := o.Committee(context.Background())
	code := office.NewRecoveryCode()
	return Sheet{code, reports.RecoverySheet{Committee: c.Name, File: filepath.Base(o.Path()), Code: code.Text(), On: o.Today()}, o.SheetOutput("")}, err
}

// keepSheet shows the recovery code to be printed, saved or copied by hand, has it typed once, and finishes with what was typed.
func (a *Dialogs) keepSheet(s Sheet, step, last, act string, finish func(typed string, done func(error))) {
	var d *kit.Dialog
	said := text.Caption("打印、存到 U 盘，或者照着抄在纸上；不要存在这台电脑里。").In(look.Text2)
	acts := kit.HBox(look.Gap8, kit.NewButton("打印", func() { a.printSheet(s, said) }).Icon("print"), kit.NewButton("存为 PDF", func() { a.saveSheet(s, said) }).Icon("document"))
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "恢复单", Note: step, Width: width, Unsaved: kit.NothingToLose,
		Text:    "密码忘了，只有用下面的恢复码才打得开；密码和恢复码都没有了，谁也打不开，我们也打不开。存好以后，下一步照着输一次。",
		Content: kit.VBox(look.Gap12, codeGrid(s.Code.Text()), acts, said), Safe: "先不做", Act: "存好了，下一步", OnAct: func() bool {
			d.Close()
			a.proveSheet(s, step, last, act, finish)
			return false
		}})
}

// proveSheet has the code typed as it stands on the sheet.
func (a *Dialogs) proveSheet(s Sheet, step, last, act string, finish func(typed string, done func(error))) {
	var d *kit.Dialog
	e := kit.NewEntry("")
	field := kit.NewField("恢复码", e).Hint(codeHint)
	back := kit.NewLink("再看一次恢复单", func() { d.Close(); a.keepSheet(s, step, last, act, finish) })
	d = kit.ShowDialog(a.canvas(), kit.DialogSpec{Title: "照恢复单输一次", Note: last, Width: width, Focus: e, Unsaved: kit.NothingToLose,
		Text: "照打印或抄下来的恢复单输入 8 组，证明它存好了。", Content: kit.VBox(look.Gap8, field, kit.HBox(0, back)), Safe: "先不做", Act: act, OnAct: func() bool {
			if err := office.CheckTyped(s.Code, e.Text); err != nil {
				field.SetError(model.MessageOf(err))
				a.canvas().Focus(e)
				return false
			}
			finish(e.Text, func(err error) {
				if d.Close(); err != nil {
					a.Desk.Fail(err)
				}
			})
			return false
		}})
}

// codeGrid shows the groups of a code, two lines of four, each under its number.
func codeGrid(code string) fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for i, group := range strings.Split(code, "-") {
		cells = append(cells, kit.VBox(0, text.Small(fmt.Sprintf("第 %d 组", i+1)), text.Title(group)))
	}
	return kit.Pad(kit.FormGrid(4, cells...), look.Gap4, 0, look.Gap4, 0)
}

func (a *Dialogs) printSheet(s Sheet, said *text.Label) {
	path, err := files.PrintFile("恢复单")
	if err != nil {
		a.Desk.Fail(err)
		return
	}
	var handed files.Handed
	a.write(s, outfile.Target{Path: path, Endings: []string{".pdf"}}, func() (err error) {
		handed, err = a.Hand(path)
		return err
	}, said, func() string {
		if handed == files.ToViewer {
			return handed.Said() + "；打出来看一看纸上的 8 组是不是清楚"
		}
		return handed.Said() + "；看一看纸上的 8 组是不是清楚"
	}, func() { _ = os.RemoveAll(filepath.Dir(path)) })
}

func (a *Dialogs) saveSheet(s Sheet, said *text.Label) {
	a.Save("保存恢复单", s.start(), s.Guard, func(to outfile.Target) {
		a.write(s, to, func() error { return nil }, said, func() string { return "已存为 " + to.Path + "；不要和数据文件放在一起" }, func() {})
	})
}

// start is where a sheet is offered to be saved: not beside the data file, which it opens.
func (s Sheet) start() string {
	data := s.Guard.Data
	name := strings.TrimSuffix(filepath.Base(data), filepath.Ext(data)) + " 恢复单.pdf"
	home, err := os.UserHomeDir()
	if err != nil || home == filepath.Dir(data) {
		return name
	}
	return filepath.Join(home, name)
}

func (a *Dialogs) write(s Sheet, to outfile.Target, hand func() error, said *text.Label, words func() string, failed func()) {
	a.Desk.Run(shell.Work{What: "正在做恢复单", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
		if err := s.Paper.Write(ctx, to, o.Now()); err != nil {
			return err
		}
		return hand()
	}, Done: func(err error) error {
		if err != nil {
			failed()
			return err
		}
		said.SetToken(look.OK)
		said.SetText(words())
		return nil
	}})
}
