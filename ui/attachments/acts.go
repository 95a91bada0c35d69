package attachments

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
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Ways out of the program; tests put their own in.
var (
	ChooseFiles = files.AskOpenSeveral
	ChoosePlace = files.AskSave
	OpenFile    = files.Open
)

// ask lets the user choose files and adds them.
func ask(d *shell.Desk, of model.Holder) {
	ChooseFiles(d.Window, files.Request{Title: "添加附件"}, func(paths []string) { Add(d, of, paths) })
}

// Add adds files to a record in the background, all or none of them.
func Add(d *shell.Desk, of model.Holder, paths []string) {
	if len(paths) == 0 {
		return
	}
	if d.Office.ReadOnly() {
		kit.ShowMessage(d.Window.Canvas(), "没有添加附件", "现在只查看，不能添加附件；能改动的时候再添加", "知道了")
		return
	}
	what := "正在添加“" + model.FileName(paths[0]) + "”"
	if len(paths) > 1 {
		what = fmt.Sprintf("正在添加 %d 个附件", len(paths))
	}
	var added office.Attached
	d.Run(shell.Work{What: what, Stop: "停止添加",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
			added, err = o.Attach(WithProgress(ctx, what, sizeOf(paths), report), of, paths)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				d.Said(added.Text(), added.Change)
			}
			return err
		}})
}

// sizeOf is the size of files in bytes, as far as it is known.
func sizeOf(paths []string) (total int64) {
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil {
			total += info.Size()
		}
	}
	return total
}

// WithProgress shows how much of total bytes is copied; total is 0 where the work knows it.
func WithProgress(ctx context.Context, what string, total int64, report func(string, int, int)) context.Context {
	return office.WithProgress(ctx, func(done, known int64) {
		all := max(total, known)
		report(fmt.Sprintf("%s　%s / %s", what, model.BytesText(done), model.BytesText(all)), int(done), int(all))
	})
}

// open opens a read-only copy with the program that the system has for it. What may run is not opened: it can be saved.
func open(d *shell.Desk, a model.Attachment) {
	if why := office.AttachmentType(a.Name).Why; why != "" {
		kit.ShowDialog(d.Window.Canvas(), kit.DialogSpec{Title: "不直接打开“" + a.Name + "”", Text: why + "。", Safe: "不存", Act: "存出来", OnAct: func() bool { save(d, a); return true }})
		return
	}
	d.Run(shell.Work{What: "正在打开“" + a.Name + "”", Stop: "不打开了",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
			folder, err := files.ViewFolder()
			if err != nil {
				return err
			}
			path, err := o.CopyToOpen(WithProgress(ctx, "正在打开“"+a.Name+"”", a.Size, report), a.ID, folder)
			if err != nil {
				return err
			}
			if err := OpenFile(path); err != nil {
				return model.Errorf(model.Missing, "这台电脑没有能打开“%s”的程序；存出来，拷到别的电脑上打开", a.Name)
			}
			return nil
		},
		Done: func(err error) error {
			if err == nil {
				d.Said("打开的是只读的一份，要改就先存出来", 0)
			}
			return err
		}})
}

// save asks where to and writes the attachment there.
func save(d *shell.Desk, a model.Attachment) {
	kind := files.Kind{Name: office.AttachmentType(a.Name).Label, Extensions: []string{strings.ToLower(filepath.Ext(a.Name))}}
	ChoosePlace(d.Window, files.Request{Title: "存出附件", Start: files.Beside(d.Office.Path(), a.Name), Kinds: []files.Kind{kind}, Guard: d.Office.Output("", nil)},
		func(to outfile.Target) {
			what := "正在存出“" + a.Name + "”"
			d.Run(shell.Work{What: what, Stop: "不存了",
				Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
					return o.SaveAttachment(WithProgress(ctx, what, a.Size, report), a.ID, to)
				},
				Done: func(err error) error {
					if err == nil {
						d.Said("已存为 "+filepath.Base(to.Path), 0)
					}
					return err
				}})
		})
}

// remove takes an attachment from its record; it can be undone.
func remove(d *shell.Desk, a model.Attachment, then func()) {
	var change int64
	d.Run(shell.Work{What: "正在移除附件", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = o.RemoveAttachment(ctx, a.ID)
		return err
	}, Done: func(err error) error {
		if err == nil {
			d.Said("已移除附件“"+a.Name+"”", change)
			if then != nil {
				then()
			}
		}
		return err
	}})
}

// Over reports whether a place in the window lies over something that shows.
func Over(o fyne.CanvasObject, at fyne.Position) bool {
	if o == nil || !o.Visible() || o.Size().IsZero() {
		return false
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.X >= top.X && at.Y >= top.Y && at.X < top.X+o.Size().Width && at.Y < top.Y+o.Size().Height
}
