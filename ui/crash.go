package ui

import (
	"path/filepath"

	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// tellCrash says that the program ended by a fault the last time, and offers the report that was made of it.
func (w *Window) tellCrash() {
	path := w.opts.CrashReport
	if path == "" {
		return
	}
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: "上次程序意外关闭了", Width: 480,
		Text: "已经保存的改动都在，数据文件打开时检查过。程序写了一份故障报告，只有程序停在哪里，没有姓名、证号、电话和资料的内容，可以发给支持人员：" +
			filepath.Base(path) + "，在“" + filepath.Dir(path) + "”。",
		Safe: "知道了", Act: "打开看看", OnAct: func() bool {
			if err := files.ShowFolder(path); err != nil {
				w.desk.Fail(err)
			}
			return true
		},
	})
}
