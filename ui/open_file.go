package ui

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// opening says how a data file is opened.
type opening struct {
	screen   string     // to show first
	target   any        // of that screen
	readOnly bool       // for looking only
	refused  model.Code // the code with which writing was refused then
	atStart  bool       // of the program, so that what the last time left is told
	then     func()     // called once the file stands behind the screens; nil for nothing
}

// OpenFile opens a data file, off the UI goroutine, in the place of the present one, once the screen shown holds nothing
// unsaved. Its password is asked for where it has one. When it cannot be opened the present one stays; failed is called where there is no other way on, see cannotOpen.
func (w *Window) OpenFile(path string, failed func(error)) {
	w.frame.AskToLeave(func() { w.openFile(path, opening{screen: shell.Home}, failed) })
}

func (w *Window) openFile(path string, how opening, failed func(error)) {
	who := w.prefs.String(prefWho)
	var o *office.Office
	elsewhere := false
	w.desk.Run(shell.Work{
		What:  "正在打开" + filepath.Base(path),
		Stop:  "不等了",
		Opens: []string{path},
		Left:  func() { letGo(o, w.log) },
		Do: func(ctx context.Context, present *office.Office, report func(string, int, int)) (err error) {
			defer tellSlow(path, report)()
			if present != nil && (how.readOnly || !present.ReadOnly()) && samePath(present.Path(), path) {
				return nil
			}
			o, err = openOffice(ctx, path, office.Options{Who: who, Log: w.log, Now: w.opts.Now, ReadOnly: how.readOnly})
			if elsewhere = showHolder(path, err, func() {}); elsewhere {
				return nil
			}
			return err
		},
		Done: func(err error) error {
			if w.closedFor != nil { // it was to be opened first of all
				if w.closedFor = nil; err != nil || elsewhere {
					w.showFirstRun()
				}
			}
			switch {
			case model.CodeOf(err) == model.Cancelled: // its password was not given, or nobody waited any more
			case elsewhere:
				w.frame.Toasts.Say("“"+filepath.Base(path)+"”在另一个窗口里开着，已经转到那个窗口", "", nil)
			case err != nil:
				w.cannotOpen(path, err, failed)
			case o == nil: // it is the present one
				w.Go(how.screen, how.target)
			default:
				w.take(o, how)
			}
			return nil
		},
	})
}

// open opens a data file at once: at the start, and where the one before must be known to be replaced.
func (w *Window) open(path string, how opening) error {
	if w.office != nil && samePath(w.office.Path(), path) && (how.readOnly || !w.office.ReadOnly()) {
		w.Go(how.screen, how.target)
		return nil
	}
	o, err := office.Open(context.Background(), path, office.Options{Who: w.prefs.String(prefWho), Log: w.log, Now: w.opts.Now, ReadOnly: how.readOnly})
	if err != nil {
		return err
	}
	w.take(o, how)
	return nil
}

func samePath(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// take puts an open data file behind the screens and shows the first one, once nothing works in the present one and
// that is made sure of.
func (w *Window) take(o *office.Office, how opening) {
	stay := func() {
		if err := o.Close(); err != nil {
			w.log.Error("close failed", "code", model.CodeOf(err))
		}
	}
	w.desk.WhenIdle(func() { w.secure("先不打开", "仍然打开另一个文件", func() { w.put(o, how) }, stay) })
}

func (w *Window) put(o *office.Office, how opening) {
	w.closeOffice()
	w.frame.Toasts.Dismiss()
	w.office, w.desk.Office = o, o
	w.prefs.SetString(prefLast, o.Path())
	w.noteRecent(o.Path())
	o.OnChange(func() { fyne.Do(w.changed) })
	w.firstRun = false
	w.turn = turn{reason: how.refused, waits: how.refused == model.Locked}
	w.frame.Forget()
	w.register()
	w.frame.Lock(false, "")
	w.refreshFacts()
	if !w.starting {
		w.refreshFindings()
	}
	if how.screen == shell.Home && o.IsDistrict() {
		how.screen = shell.Districts
	}
	w.Go(how.screen, how.target)
	warn := func() {
		if warning := o.Warning(); warning != "" {
			kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "先看一下这份数据文件", Text: warning + "。", Safe: "知道了"})
		}
	}
	if how.atStart {
		w.offerRescued(warn)
	} else {
		warn()
	}
	if how.then != nil {
		how.then()
	}
}

// askOpen asks for another data file and opens it.
func (w *Window) askOpen() {
	files.AskOpen(w.win, files.Request{Title: "打开数据文件", Kinds: []files.Kind{files.DataFile}}, func(path string) { w.OpenFile(path, w.desk.Fail) })
}
