package ui

import "github.com/shuangbai/shuangbai/ui/handbook"

// firstPage is the page of the manual for somebody without a data file.
const firstPage = "first"

// help opens the manual at the page of a place, or at another page by its ID.
func (w *Window) help(at string) {
	back := "关闭手册"
	for _, p := range places() {
		if p.id == at {
			back = "回到" + p.title
		}
	}
	if w.firstRun {
		at, back = firstPage, "回到建立党委资料"
	}
	handbook.Show(w.win.Canvas(), at, back)
}
