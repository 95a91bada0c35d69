package ui

import (
	"github.com/shuangbai/shuangbai/ui/handbook"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// firstPage is the page of the manual for somebody without a data file.
const firstPage = "first"

// help opens the manual at the page of a place, or at another page by its ID; at the present place it is opened where it tells of the
// part of the screen that is shown.
func (w *Window) help(at string) {
	if w.manual.Open() {
		return
	}
	back, section := "关闭手册", ""
	for _, p := range places() {
		if p.id == at {
			back = "回到" + p.title
		}
	}
	if at == w.frame.Current() {
		if s, ok := w.frame.Screen(at).(shell.Sectioned); ok {
			section = s.Section()
		}
	}
	if w.firstRun {
		at, back = firstPage, "回到建立党委资料"
	}
	w.manual = handbook.Show(w.win.Canvas(), at, section, back)
}
