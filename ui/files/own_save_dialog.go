package files

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// ownSave asks where to write a file when the system has no dialog of its own: the whole path in one field, and a
// button that chooses the folder. Fyne's own save dialog is not used: it empties an existing file as soon as that is
// chosen, before anybody knows whether the writing will be possible.
func ownSave(win fyne.Window, r Request, chosen func(outfile.Target)) *kit.Dialog {
	start := r.Start
	if !filepath.IsAbs(start) {
		home, _ := os.UserHomeDir()
		start = filepath.Join(home, start)
	}
	entry := kit.NewEntry("文件夹和文件名").With(start)
	entry.CursorColumn = len([]rune(start)) - len([]rune(filepath.Ext(start))) // at the end of the name, which is what is changed
	field := kit.NewField("存到", entry)
	folder := kit.NewButton("换文件夹", func() {
		ownFolder(win, Request{Title: "放到哪个文件夹", Start: filepath.Dir(entry.Text), Make: true}, func(folder string) {
			entry.SetText(filepath.Join(folder, filepath.Base(entry.Text)))
		})
	}).Icon("folder")
	confirmed, safe := "", "不保存"
	if r.NewOnly { // only the place is chosen now
		safe = "不改位置"
	}
	return kit.ShowDialog(win.Canvas(), kit.DialogSpec{
		Title: r.Title, Content: kit.VBox(look.Gap8, field, kit.HBox(0, folder)), Width: 640, Safe: safe, Act: "存到这里", Focus: entry, Unsaved: kit.NothingToLose,
		OnAct: func() bool {
			to := r.target(entry.Value())
			if problem := cannotSave(to.Path); problem != "" {
				field.SetError(problem)
				return false
			}
			to.Replace = confirmed == to.Path
			if err := to.Check(); err != nil {
				problem := model.MessageOf(err)
				if model.CodeOf(err) == model.Exists && !r.NewOnly {
					confirmed = to.Path
					problem = "这里已经有“" + filepath.Base(to.Path) + "”，再按一次“存到这里”就替换它"
				}
				field.SetError(problem)
				return false
			}
			chosen(to)
			return true
		},
	})
}

// target is the place of a path that was chosen. A name without an ending gets that of the first kind.
func (r Request) target(path string) outfile.Target {
	to := r.Guard
	to.Endings = nil
	for _, k := range r.Kinds {
		to.Endings = append(to.Endings, k.Extensions...)
	}
	if path != "" && filepath.Ext(path) == "" && len(to.Endings) > 0 {
		path += to.Endings[0]
	}
	to.Path = path
	return to
}

// settleTarget checks what the system's dialog gave: it refuses with a way back to the dialog, and asks before an
// existing file is replaced.
func settleTarget(win fyne.Window, r Request, path string, chosen func(outfile.Target)) *kit.Dialog {
	to := r.target(path)
	err := to.Check()
	if err == nil {
		chosen(to)
		return nil
	}
	name := filepath.Base(to.Path)
	again := func() bool {
		r.Start = filepath.Join(filepath.Dir(to.Path), name)
		AskSave(win, r, chosen)
		return true
	}
	if model.CodeOf(err) != model.Exists || r.NewOnly {
		return kit.ShowDialog(win.Canvas(), kit.DialogSpec{Title: "不能存在这里", Text: model.MessageOf(err), Safe: "不保存", Act: "换一个位置", OnAct: again})
	}
	return kit.ShowDialog(win.Canvas(), kit.DialogSpec{Title: "替换“" + name + "”？", Text: "这个文件夹里已经有“" + name + "”。替换以后，原来的内容就没有了。",
		Safe: "不替换", Act: "替换", Danger: true, OnAct: func() bool {
			to.Replace = true
			chosen(to)
			return true
		}})
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
