package settings

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// PasswordActions set, change and take off the password of the open data file, and list the copies without one.
type PasswordActions struct {
	Set, Change, NewSheet, TakeOff, Copies func()
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
		box.Add(kit.HBox(look.Gap8, kit.NewButton("改密码", acts.Change), kit.NewButton("换恢复单", acts.NewSheet),
			kit.NewButton("没加密的副本", acts.Copies), kit.NewButton("取消密码", acts.TakeOff)))
	}
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
