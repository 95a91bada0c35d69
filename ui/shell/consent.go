package shell

import (
	"errors"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// askConsent asks before people's data is written where everybody can read it (office.PersonalData), and writes it, or gives it up,
// which is told as an error. It reports whether it asked.
func (d *Desk) askConsent(err error, again func(), giveUp func(error)) bool {
	var q *office.PersonalData
	if !errors.As(err, &q) {
		return false
	}
	title, safe, left := "写出来的文件不加密", "先不写", "没有写出，什么都没有留下"
	switch {
	case q.Locked != "":
		title = "数据包里有个人信息"
	case q.Way == model.ToPrinter:
		title, safe, left = "打印的纸上有个人信息", "先不打印", "没有打印"
	}
	kit.ShowDialog(d.Window.Canvas(), kit.DialogSpec{Title: title, Text: q.Text() + "。", Width: 480, Safe: safe,
		OnSafe: func() { giveUp(model.Errorf(model.Cancelled, "%s", left)) }, Act: q.Act(), OnAct: func() bool { again(); return true }})
	return true
}
