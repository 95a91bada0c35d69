package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// cannotOpen tells why a data file does not open and offers the way on: a damaged file its backups, one that is in
// use or write-protected to be looked at without changing it. Where there is no way on, tell is called.
func (w *Window) cannotOpen(path string, err error, tell func(error)) {
	switch model.CodeOf(err) {
	case model.Corrupt:
		w.findBackups(path, "", func(r office.Restorable, _ office.SavedBackup) {
			if all, chosen := r.Offered(); len(all) > 0 {
				w.offerBackups(path, "“"+filepath.Base(path)+"”打不开", model.MessageOf(err)+"。下面是自动备份和换下来的旧数据，恢复前会再检查一遍，坏的文件在“备份”文件夹里留一份。"+placeTrouble(r), all, chosen)
			} else {
				tell(&model.Error{Code: model.Corrupt, Err: err, Message: model.MessageOf(err) + "。旁边和第二个地方都没有找到备份；别处存着的备份，和数据文件一样直接打开。" + placeTrouble(r)})
			}
		})
		return
	case model.Locked, model.ReadOnly:
		w.offerLooking(path, err)
		return
	}
	tell(err)
}

// findBackups looks for what a data file can be restored from, and for the copy that was saved when it was moved away (aside; "" for
// none), off the UI goroutine: each may lie on a share that is gone.
func (w *Window) findBackups(path, aside string, then func(r office.Restorable, rescued office.SavedBackup)) {
	var found office.Restorable
	var rescued office.SavedBackup
	w.desk.Run(shell.Work{What: "正在找可以恢复的备份", Stop: "不找了",
		Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) error {
			found = office.RestorableOf(ctx, path)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if info, err := os.Stat(aside); err == nil {
				rescued = office.SavedBackup{Path: aside, At: info.ModTime(), Reason: "上次退出时另存"}
			}
			return nil
		},
		Done: func(err error) error {
			if err != nil {
				found.Trouble = "这一次没有找完，重新打开这份数据文件就再找一遍"
			}
			then(found, rescued)
			return nil
		}})
}

// placeTrouble says why no backups of the second place are offered; "" when they are, or none was chosen.
func placeTrouble(r office.Restorable) string {
	if r.Trouble == "" {
		return ""
	}
	return "第二个地方也有备份的话，" + r.Trouble + "。"
}

// offerBackups lets the user put a backup in the place of a data file that is damaged or gone; -1 chooses none.
func (w *Window) offerBackups(path, title, text string, all []office.SavedBackup, chosen int) {
	var choices []kit.Choice
	for _, b := range all {
		detail := b.Reason + "，在" + office.BackupPlaceText(b)
		if b.Key != "" {
			detail += "，" + b.Key
		}
		choices = append(choices, kit.Choice{Text: model.When(b.At, "2006-01-02 15:04"), Detail: detail})
	}
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: title, Text: text,
		Content: kit.NewRadioGroup(choices, chosen, false, func(i int) { chosen = i }).Box, Width: 560,
		Safe: "先不恢复", Act: "恢复到选中的一份", OnAct: func() bool {
			if chosen < 0 {
				return false
			}
			w.rescue(all[chosen].Path, path)
			return true
		},
	})
}

// offerLooking lets the user look at a data file that cannot be written now.
func (w *Window) offerLooking(path string, err error) {
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: "“" + filepath.Base(path) + "”现在不能改动", Text: model.MessageOf(err), Width: 480,
		Safe: "先不打开", Act: "只查看，不改动", OnAct: func() bool {
			w.openFile(path, opening{screen: shell.Home, readOnly: true, refused: model.CodeOf(err)}, w.desk.Fail)
			return true
		},
	})
}

// tellMissing says that the data file used last is not in its place, and offers what is kept of it.
func (w *Window) tellMissing(path string) {
	w.findBackups(path, w.rescuedOf(path), func(r office.Restorable, rescued office.SavedBackup) { w.offerMissing(path, r, rescued) })
}

func (w *Window) offerMissing(path string, r office.Restorable, rescued office.SavedBackup) {
	name := "“" + filepath.Base(path) + "”"
	all, chosen := r.Offered()
	text := "它被移走、改名或删除了。还在别处的，先不恢复，用“打开已有数据文件”去找；找不到，就把下面的一份恢复到原处。"
	if r.Lost {
		text = "它的文件夹“" + filepath.Dir(path) + "”也不在了。还在别处的，先不恢复，用“打开已有数据文件”去找；找不到，就把下面的一份恢复到原处，文件夹会重新建好。"
	}
	if rescued.Path != "" {
		text += "第一份是上次退出时另存的全部资料，最新。"
		all = slices.DeleteFunc(all, func(b office.SavedBackup) bool { return b.Path == rescued.Path })
		all = slices.Insert(all, 0, rescued)
		chosen = 0
		w.forgetRescued(path)
	}
	if len(all) == 0 {
		kit.ShowMessage(w.win.Canvas(), name+"不在原处", "原来在“"+filepath.Dir(path)+"”，被移走、改名或删除了。用“打开已有数据文件”去找，或者建立新的。"+placeTrouble(r), "知道了")
		return
	}
	w.offerBackups(path, name+"不在原处", text+placeTrouble(r), all, chosen)
}

// offerRescued tells, at the start after the data file was moved away while it was open, of the copy that was saved then. With none, or
// with the file that is open now kept, declined is called.
func (w *Window) offerRescued(declined func()) {
	of := w.office
	rescued := w.rescuedOf(of.Path())
	w.forgetRescued(of.Path())
	if rescued == "" || of.ReadOnly() {
		declined()
		return
	}
	w.desk.Later(func() error { _, err := os.Stat(rescued); return err }, func(err error) {
		if err != nil || w.office != of { // another data file was opened meanwhile
			declined()
			return
		}
		w.askRescued(rescued, declined)
	})
}

func (w *Window) askRescued(rescued string, declined func()) {
	of := w.office
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: "上次退出时数据文件不在原处", Width: 480,
		Text: "“" + filepath.Base(w.office.Path()) + "”当时被移走、改名或换成了别的文件，打开着的全部资料另存在“备份”文件夹：" + filepath.Base(rescued) +
			"。现在打开的是原处的这一份；拿不准的，先不恢复，看看内容对不对，另存的那一份在“设置”的“备份”里随时可以恢复。",
		Safe: "不用恢复", Act: "恢复另存的那一份", Danger: true, OnSafe: declined, OnAct: func() bool {
			if w.office == of {
				w.restore(rescued)
			}
			return true
		},
	})
}

// keepRescued remembers for the next start where everything was saved because the data file was moved away.
func (w *Window) keepRescued(o *office.Office) {
	if rescued := o.Rescued(); rescued != "" {
		w.prefs.SetString(prefRescuedFile, o.Path())
		w.prefs.SetString(prefRescued, rescued)
	}
}

// rescuedOf is the copy that keepRescued remembered of a data file, "" for none. It may be gone.
func (w *Window) rescuedOf(path string) string {
	if w.prefs.String(prefRescuedFile) != path {
		return ""
	}
	return w.prefs.String(prefRescued)
}

// forgetRescued is for the copy of a data file that was offered, once, or that is not wanted any more.
func (w *Window) forgetRescued(path string) {
	if w.rescuedOf(path) != "" {
		w.prefs.RemoveValue(prefRescued)
		w.prefs.RemoveValue(prefRescuedFile)
	}
}
