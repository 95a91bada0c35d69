package ui

import (
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// mostRecent is how many data files are offered again: more than a person works on, few enough to read at a glance.
const mostRecent = 6

// recentFiles are the data files opened at this PC, the latest first, without the one that is open now. Whether they
// are still there is not looked at: one may lie on a drive that does not answer.
func (w *Window) recentFiles() []string {
	all := w.prefs.StringList(prefRecent)
	if w.office == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(path string) bool { return path == w.office.Path() })
}

// noteRecent puts a data file first among the recent ones.
func (w *Window) noteRecent(path string) {
	all := slices.DeleteFunc(slices.Clone(w.prefs.StringList(prefRecent)), func(p string) bool { return p == path })
	all = slices.Insert(all, 0, path)
	w.prefs.SetStringList(prefRecent, all[:min(len(all), mostRecent+1)])
}

// forgetRecent leaves out a data file that is gone.
func (w *Window) forgetRecent(path string) {
	all := slices.DeleteFunc(slices.Clone(w.prefs.StringList(prefRecent)), func(p string) bool { return p == path })
	w.prefs.SetStringList(prefRecent, all)
}

// openRecent opens one of the recent files; one that is gone is not offered again. One that is in use, or that a drive
// does not give now, stays.
func (w *Window) openRecent(path string, failed func(error)) {
	w.OpenFile(path, func(err error) {
		if model.CodeOf(err) == model.Missing {
			w.forgetRecent(path)
			if w.office != nil {
				w.refreshFrame()
			}
		}
		failed(err)
	})
}

// recentMenu offers the recent files.
func (w *Window) recentMenu() []kit.Option {
	var menu []kit.Option
	for _, path := range w.recentFiles() {
		menu = append(menu, kit.Option{Group: "最近打开过", Text: filepath.Base(path), Detail: filepath.Dir(path), Icon: "table", Do: func() { w.openRecent(path, w.desk.Fail) }})
	}
	return menu
}
