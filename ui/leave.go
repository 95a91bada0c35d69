package ui

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// leaveSafely makes sure of the data file and then calls leave; when that fails the user decides. Running work ends
// first. What is pressed again meanwhile does nothing.
func (w *Window) leaveSafely(leave func()) {
	if w.leaving {
		return
	}
	w.leaving = true
	w.desk.WhenIdle(func() { w.secure("先不退出", "仍然退出", leave, func() { w.leaving = false }) })
}

// secure makes sure of the open data file before it is closed, and calls then once nothing works in it: a file that was
// changed is backed up, and one that is no longer in its place is told of. When something is wrong the user decides
// between two verbs, and stay is called for the first.
func (w *Window) secure(safe, act string, then, stay func()) {
	o := w.office
	if o == nil {
		then()
		return
	}
	let := func() {
		w.backedUp = true
		w.desk.WhenIdle(then)
	}
	w.desk.Run(shell.Work{
		What: "正在备份",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			err := o.Secure(ctx, "退出时")
			if err == nil {
				copyBriefly(ctx, o)
			}
			return err
		},
		Done: func(err error) error {
			if err == nil {
				w.forgetRescued(o.Path()) // it is back in its place
				let()
				return nil
			}
			w.log.Error("backup at exit failed", "code", model.CodeOf(err))
			title := map[model.Code]string{model.Missing: "数据文件不在原处", model.Conflict: "数据文件被别的程序改动过"}[model.CodeOf(err)]
			if title == "" {
				title = "退出前的备份没有做成"
			} else {
				w.keepRescued(o)
			}
			kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: title, Text: model.MessageOf(err) + "。", Width: 480,
				Safe: safe, Act: act, Danger: true, OnAct: func() bool { let(); return true }, OnSafe: stay})
			return nil
		},
	})
}

// closeOffice closes the data file. One that nobody made sure of, because the system ended the window, is backed up.
func (w *Window) closeOffice() {
	o := w.office
	if o == nil {
		return
	}
	if !w.backedUp {
		if err := o.Secure(context.Background(), "退出时"); err != nil {
			w.log.Error("backup at exit failed", "code", model.CodeOf(err))
		}
	}
	if err := o.Close(); err != nil {
		w.log.Error("close failed", "code", model.CodeOf(err))
		w.keepRescued(o)
	}
	w.office, w.desk.Office, w.backedUp = nil, nil, false
}
