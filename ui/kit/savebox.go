package kit

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// ownSave asks where to write a file when the system has no dialog of its own: the whole path in one field, and a
// button that chooses the folder. Fyne's own save dialog is not used: it empties an existing file as soon as that is
// chosen, before anybody knows whether the writing will be possible.
func ownSave(win fyne.Window, r FileRequest, chosen func(string)) *Dialog {
	start := r.Start
	if !filepath.IsAbs(start) {
		home, _ := os.UserHomeDir()
		start = filepath.Join(home, start)
	}
	entry := NewEntry("文件夹和文件名").With(start)
	field := NewField("存到", entry)
	folder := NewButton("换文件夹", func() {
		d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				entry.SetText(filepath.Join(u.Path(), filepath.Base(entry.Text)))
			}
		}, win)
		d.SetConfirmText("就在这里")
		d.SetDismissText("不换")
		d.Show()
	}).Icon("folder")
	confirmed := ""
	return ShowDialog(win.Canvas(), DialogSpec{
		Title: r.Title, Content: VBox(Gap8, field, HBox(0, folder)), Width: 640, Safe: "不保存", Act: "存到这里", Focus: entry,
		OnAct: func() bool {
			path := withEnding(entry.Value(), r)
			switch problem := cannotSave(path); {
			case problem != "":
				field.SetError(problem)
				return false
			case exists(path) && confirmed != path:
				confirmed = path
				field.SetError("这里已经有“" + filepath.Base(path) + "”，再按一次“存到这里”就替换它")
				return false
			}
			chosen(path)
			return true
		},
	})
}

// withEnding adds the first kind's ending to a name that has none.
func withEnding(path string, r FileRequest) string {
	if path != "" && filepath.Ext(path) == "" && len(r.Kinds) > 0 {
		path += r.Kinds[0].Extensions[0]
	}
	return path
}

// cannotSave says why nothing can be written at a path, "" when it looks possible.
func cannotSave(path string) string {
	if path == "" || !filepath.IsAbs(path) {
		return "写出完整的文件夹和文件名，或者点“换文件夹”"
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "这是一个文件夹，在后面加上文件名"
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return "没有这个文件夹，点“换文件夹”选一个"
	}
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
