package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/desk"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// How many backups, and copies that are none, the dialog offers.
const (
	rescuedShown = 6
	asideShown   = 2
)

// cannotOpen tells why a data file does not open and offers the way on: a damaged file its backups, one that is in
// use or write-protected to be looked at without changing it.
func (w *Window) cannotOpen(path string, err error) {
	switch model.CodeOf(err) {
	case model.Corrupt:
		if all, chosen := backupsToOffer(path); len(all) > 0 {
			w.offerBackups(path, err, all, chosen)
			return
		}
	case model.Locked, model.ReadOnly:
		w.offerLooking(path, err)
		return
	}
	w.desk.Fail(err)
}

// backupsToOffer are the latest backups of a data file, the latest of them chosen, and after them what was set aside,
// which nobody should take by mistake: -1 is chosen when there is no backup.
func backupsToOffer(path string) (all []office.SavedBackup, chosen int) {
	all, err := office.BackupsOf(path)
	if err != nil || len(all) == 0 {
		chosen = -1
	}
	all = all[:min(len(all), rescuedShown)]
	if aside, err := office.SetAsideOf(path); err == nil {
		all = append(all, aside[:min(len(aside), asideShown)]...)
	}
	return all, chosen
}

// offerBackups lets the user put a backup in the place of a damaged data file.
func (w *Window) offerBackups(path string, err error, all []office.SavedBackup, chosen int) {
	var choices []kit.Choice
	for _, b := range all {
		choices = append(choices, kit.Choice{Text: b.At.Local().Format("2006-01-02 15:04"), Detail: b.Reason})
	}
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: "“" + filepath.Base(path) + "”打不开", Text: model.MessageOf(err) + "。下面是自动备份和换下来的旧数据，恢复前会再检查一遍，坏的文件在“备份”文件夹里留一份。",
		Content: kit.NewRadioGroup(choices, chosen, false, func(i int) { chosen = i }).Box, Width: 480,
		Safe: "先不恢复", Act: "恢复到选中的一份", OnAct: func() bool {
			if chosen < 0 {
				return false
			}
			w.rescue(all[chosen].Path, path)
			return true
		},
	})
}

func (w *Window) rescue(from, path string) {
	var r office.RestoreReport
	w.desk.Run(desk.Work{
		What: "正在恢复",
		Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) (err error) {
			r, err = office.Restore(ctx, from, path, true)
			return err
		},
		Done: func(err error) error {
			if err != nil {
				return err
			}
			if err := w.OpenFile(path); err != nil {
				return err
			}
			w.saidRestored("打不开的文件", r)
			return nil
		},
	})
}

// saidRestored tells that a backup was restored, and what Verify found in it.
func (w *Window) saidRestored(before string, r office.RestoreReport) {
	text := "已恢复；" + before + "留在“备份”文件夹：" + filepath.Base(r.Kept)
	if len(r.Problems) == 0 {
		w.frame.Toasts.Say(text, "", nil)
		return
	}
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "已恢复，但是这份备份有问题", Text: text + "。检查发现：" + strings.Join(r.Problems, "；") + "。", Safe: "知道了"})
}

// offerLooking lets the user look at a data file that cannot be written now.
func (w *Window) offerLooking(path string, err error) {
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: "“" + filepath.Base(path) + "”现在不能改动", Text: model.MessageOf(err), Width: 480,
		Safe: "先不打开", Act: "只查看，不改动", OnAct: func() bool {
			if err := w.openAt(path, desk.Home, nil, true); err != nil {
				w.desk.Fail(err)
			}
			return true
		},
	})
}

// leaveSafely backs the data file up when it was changed, and then calls leave; when the backup fails the user
// decides. Running work ends first.
func (w *Window) leaveSafely(leave func()) {
	w.desk.WhenIdle(func() { w.leaveBackedUp(leave) })
}

func (w *Window) leaveBackedUp(leave func()) {
	if w.office == nil || !w.office.Written() {
		leave()
		return
	}
	w.desk.Run(desk.Work{
		What: "正在备份",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			_, err := o.BackupNow(ctx, "退出时")
			return err
		},
		Done: func(err error) error {
			if err == nil {
				w.backedUp = true
				leave()
				return nil
			}
			w.log.Error("backup at exit failed", "code", model.CodeOf(err))
			kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
				Title: "退出前的备份没有做成", Text: fmt.Sprintf("%s。数据文件本身已经保存，只是这次没有多留一份。", model.MessageOf(err)),
				Safe: "先不退出", Act: "不备份，直接退出", OnAct: func() bool { w.backedUp = true; leave(); return true },
			})
			return nil
		},
	})
}
