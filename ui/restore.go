package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// closedPlace stands where the home screen will be while the data file is closed for work on it; nil while it is not.
type closedPlace struct{ title, detail string }

var restoring = &closedPlace{"正在恢复", "检查备份并放到原处，完成后自动打开。"}

func (p *closedPlace) Object() fyne.CanvasObject { return kit.NewEmptyState(p.title, p.detail, nil) }
func (*closedPlace) Shown(any)                   {}
func (*closedPlace) Changed()                    {}
func (*closedPlace) Keys() []string              { return nil }
func (*closedPlace) Shortcuts() []kit.Shortcut   { return nil }

// restore puts a backup in the place of the open data file once nothing works in that any more.
func (w *Window) restore(from string) { w.desk.WhenIdle(func() { w.putBack(from) }) }

// putBack closes the data file, puts a backup in its place and opens that. Whatever closing says, the file is let go: one
// that was removed or overwritten is what a restore is for. When the backup is refused the present file is opened again.
func (w *Window) putBack(from string) {
	if w.office == nil || w.office.ReadOnly() {
		return
	}
	o := w.office
	path := o.Path()
	w.office, w.desk.Office, w.closedFor = nil, nil, restoring
	w.frame.Toasts.Dismiss()
	w.showFirstRun()
	var closing error
	var r office.RestoreReport
	w.desk.Run(shell.Work{
		What: "正在恢复",
		Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) (err error) {
			closing = o.Close()
			r, err = office.Restore(ctx, from, path, o.Who(), true, o.Now)
			return err
		},
		Done: func(err error) error {
			w.closedFor = nil
			if closing != nil {
				w.log.Error("close failed", "code", model.CodeOf(closing))
			}
			if err != nil {
				w.keepRescued(o)
				w.reopen(path, err, closing)
				return nil
			}
			w.openRestored(path, r, func() {
				if closing != nil {
					kit.ShowMessage(w.win.Canvas(), "已恢复", office.RestoredText(r.Kept, o.Rescued(), closing), "知道了")
				}
			})
			return nil
		},
	})
}

// reopen opens the data file again after a refused restore and says why it was refused.
func (w *Window) reopen(path string, refused, closing error) {
	opened := w.open(path, opening{screen: shell.Settings, then: func() { w.desk.Fail(refused) }})
	if opened == nil {
		return
	}
	w.showFirstRun()
	if closing == nil {
		closing = opened
	}
	w.desk.Fail(model.Errorf(model.CodeOf(refused), "%s。%s", model.MessageOf(refused), model.MessageOf(closing)))
}

// rescue puts a backup in the place of a data file that is not open.
func (w *Window) rescue(from, path string) {
	who := w.prefs.String(prefWho)
	var r office.RestoreReport
	w.desk.Run(shell.Work{
		What: "正在恢复", Opens: []string{from, path},
		Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) (err error) {
			r, err = office.Restore(ctx, from, path, who, true, nil)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				w.openRestored(path, r, func() {})
			}
			return err
		},
	})
}

// openRestored opens what a restore put in its place, says where the file is that stood there before and what the
// examination found in the backup, and calls then.
func (w *Window) openRestored(path string, r office.RestoreReport, then func()) {
	said := "已恢复"
	if r.Kept != "" {
		said += "；原来的数据文件留在“备份”文件夹：" + filepath.Base(r.Kept)
	}
	w.forgetRescued(path) // whatever was saved then, the user chose what to go on with
	err := w.open(path, opening{screen: shell.Home, then: func() {
		switch acts := w.passwordActions(); {
		case len(r.Problems) == 0:
			w.frame.Toasts.Say(said, "", nil)
		case r.Bare && acts != nil:
			var d *kit.Dialog
			d = kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "已恢复，现在没有密码", Text: said + "。" + strings.Join(r.Problems, "；") + "。", Safe: "先不设",
				Act: "设密码", OnAct: func() bool {
					d.Close() // with it goes what stands over it
					acts.Set()
					return false
				}})
		default:
			kit.ShowMessage(w.win.Canvas(), "已恢复，但是这份备份有问题", said+"。检查发现："+strings.Join(r.Problems, "；")+"。", "知道了")
		}
		then()
	}})
	if err != nil {
		w.showFirstRun()
		w.cannotOpen(path, err, w.desk.Fail)
	}
}
