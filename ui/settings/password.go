package settings

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// PasswordActions set, change and take off the password of the open data file, and list the copies without one.
type PasswordActions struct {
	Set, Change, NewSheet, TakeOff, Copies, Lock func()
}

// addPassword shows whether the data file has a password and what can be done with it.
func (s *Screen) addPassword(box *fyne.Container) {
	box.Add(text.Section("密码保护"))
	state, err := office.SealInfo(s.d.Office.Path())
	if err != nil {
		box.Add(kit.NewNote(look.ToneWarn, "", "", model.MessageOf(err)))
		return
	}
	words := "没有设密码：拿到这台电脑、U 盘或者备份的人，都能看到里面的姓名和证号。设不设由党委决定，设了以后用起来一样，只是打开时要输密码。"
	if s.d.Office.LostPassword(context.Background()) {
		words = "现在没有密码：以前的有，恢复的那份备份没有。拿到这台电脑、U 盘或者备份的人，都能看到里面的姓名和证号；再设一次密码。"
	}
	if state.Sealed {
		words = "设了密码：文件、附件和以后的备份没有密码或恢复码都打不开。导出的表格、打印的文书不受密码保护。"
	}
	box.Add(text.Para(words).In(look.Text2))
	acts := s.acts.Password
	switch {
	case acts == nil:
		box.Add(text.Small("现在只查看，不能设密码、改密码"))
	case !state.Sealed:
		box.Add(kit.HBox(look.Gap8, kit.NewButton("设密码", acts.Set).Icon("lock")))
	default:
		s.addLock(box)
		box.Add(kit.HBox(look.Gap8, kit.NewButton("改密码", acts.Change), kit.NewButton("换恢复单", acts.NewSheet),
			kit.NewButton("没加密的副本", acts.Copies), kit.NewButton("取消密码", acts.TakeOff)))
	}
}

// addLock shows after how long the window is locked, and locks it.
func (s *Screen) addLock(box *fyne.Container) {
	c, err := s.d.Office.Committee(context.Background())
	if err != nil {
		box.Add(kit.NewNote(look.ToneWarn, "", "", model.MessageOf(err)))
		return
	}
	minutes := c.LockMinutes()
	words := "没人用的时候不自动锁上"
	if minutes > 0 {
		words = fmt.Sprintf("%d 分钟没人用就锁上，要密码才能继续", minutes)
	}
	box.Add(kit.HBox(look.Gap8, kit.NewButton("现在锁上", s.acts.Password.Lock).Icon("lock"), text.Body(words).In(look.Text2), kit.SmallLink("改", func() { s.askLock(minutes) })))
}

// askLock asks after how many minutes the window is locked.
func (s *Screen) askLock(minutes int) {
	e := kit.NumberEntry("").With(strconv.Itoa(minutes))
	field := kit.NewField("几分钟没人用就锁上，不自动锁写 0", e)
	var d *kit.Dialog
	d = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "自动锁上", Text: "人离开了，程序还开着，过这么久就锁上，要密码才能继续。跟着数据文件走，在别的电脑上打开也一样。",
		Content: field, Focus: e, Safe: "不改", Act: "保存", OnAct: func() bool {
			n, err := strconv.Atoi(form.Digits(e.Value()))
			if err != nil {
				n = -1
			}
			var change int64
			s.d.Run(shell.Work{What: "正在保存", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
				change, err = o.SetLockMinutes(ctx, n)
				return err
			}, Done: func(err error) error {
				if model.CodeOf(err) == model.Invalid {
					field.SetError(model.MessageOf(err))
					return nil
				}
				if d.Close(); err == nil {
					s.d.Said("已保存", change)
				}
				return err
			}})
			return false
		}})
}

// askPassword does what the search box offers: sets a password, or changes it.
func (s *Screen) askPassword() {
	acts := s.acts.Password
	if acts == nil {
		return
	}
	if state, err := office.SealInfo(s.d.Office.Path()); err == nil && state.Sealed {
		acts.Change()
	} else if err == nil {
		acts.Set()
	}
}
