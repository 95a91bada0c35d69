package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// place is one line of our own dialog: a folder to go into, or a file to choose.
type place struct {
	name, path string
	folder     bool
	changed    time.Time
}

// ownChooser is the dialog that asks for a file or a folder when the system has none of its own. Fyne's is not used: it has no keyboard.
type ownChooser struct {
	win     fyne.Window
	request Request
	folders bool // a folder is asked for
	folder  string
	reading int // counts the readings, so that a slow folder does not come over a later one
	entry   *kit.Entry
	field   *kit.Field
	list    *table.Table[place]
	dialog  *kit.Dialog
	chosen  func(string)
}

func ownOpen(win fyne.Window, r Request, chosen func(string)) { showOwn(win, r, false, chosen) }

func ownFolder(win fyne.Window, r Request, chosen func(string)) { showOwn(win, r, true, chosen) }

// The list of a folder is as high as that many rows.
const placesInSight = 9

func showOwn(win fyne.Window, r Request, folders bool, chosen func(string)) *ownChooser {
	c := &ownChooser{win: win, request: r, folders: folders, chosen: chosen}
	label, safe, act := "文件", "不打开", "打开"
	if folders {
		label, safe, act = "文件夹", "不选", "选这个文件夹"
	}
	c.entry = kit.NewEntry("文件夹和文件名")
	c.field = kit.NewField(label, c.entry)
	c.entry.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			c.list.Focus()
		}
		return ev.Name == fyne.KeyDown
	}
	c.list = table.New(table.Spec[place]{RowHeight: look.DenseRow, NoFoot: true, Inset: look.Gap8,
		Key:   func(p place) string { return p.path },
		Empty: text.Para("这个文件夹里没有可以选的").In(look.Text3),
		Columns: []table.Column[place]{
			{ID: "name", Title: "名称", Width: 200, Flex: true, Ends: true, Text: func(p place) string { return p.name }, Draw: func(p place, cell *table.Cell) {
				cell.Icon = "document"
				if p.folder {
					cell.Icon = "folder"
				}
			}},
			{ID: "changed", Title: "修改时间", Width: 140, Small: true, Text: func(p place) string {
				if p.folder {
					return ""
				}
				return p.changed.Format("2006-01-02 15:04")
			}},
		},
		OnRow:  func(p place) { c.name(p.path) },
		OnOpen: func(p place) { c.take(p.path, !p.folder) },
		OnKey: func(ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyBackspace {
				c.open(filepath.Dir(c.folder))
			}
			return ev.Name == fyne.KeyBackspace
		}})
	room := container.NewStack(kit.Space(0, (placesInSight+1)*look.DenseRow), c.list.Object())
	c.dialog = kit.ShowDialog(win.Canvas(), kit.DialogSpec{Title: r.Title, Content: kit.VBox(look.Gap8, c.field, room), Width: 640, Safe: safe, Act: act,
		Note: "Enter 打开文件夹　Backspace 上一级", Focus: c.entry, Unsaved: kit.NothingToLose,
		OnAct: func() bool { return c.take(strings.TrimSpace(c.entry.Value()), folders) }})
	c.open(startFolder(r.Start))
	c.list.Focus()
	return c
}

// startFolder is the folder to begin with.
func startFolder(start string) string {
	home, _ := os.UserHomeDir()
	if start == "" || !filepath.IsAbs(start) {
		return home
	}
	return start
}

func (c *ownChooser) name(path string) { c.entry.SetText(path); c.field.SetError("") }

// take chooses a path, or goes into it where it is a folder and is not to be chosen itself. It reports whether the dialog is done with.
func (c *ownChooser) take(path string, choose bool) bool {
	if !filepath.IsAbs(path) {
		path = filepath.Join(c.folder, path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		c.field.SetError("没有这个" + map[bool]string{true: "文件夹", false: "文件"}[c.folders] + "，从下面选一个，或者写出完整的路径")
		return false
	case info.IsDir() && !(c.folders && choose):
		c.open(path)
		return false
	case !info.IsDir() && c.folders:
		c.field.SetError("这是一个文件，选放它的文件夹")
		return false
	}
	c.dialog.Close()
	c.chosen(path)
	return true
}

// open shows what is in a folder, or in that of a file. It is read off the UI goroutine: a dead network drive freezes nothing.
func (c *ownChooser) open(folder string) {
	c.reading++
	mine := c.reading
	kinds := c.request.endings()
	go func() {
		info, err := os.Stat(folder)
		if err != nil || !info.IsDir() {
			folder = filepath.Dir(folder)
		}
		all, err := placesIn(folder, kinds, c.folders)
		fyne.Do(func() {
			if mine != c.reading {
				return
			}
			if err != nil {
				c.field.SetError("打不开这个文件夹，可能没有权限，或者已经不在了")
				return
			}
			c.folder = folder
			c.name(folder)
			c.list.SetRows(all)
			if len(all) > 0 {
				c.list.SetCurrent(all[min(1, len(all)-1)].path)
			}
			c.name(folder)
		})
	}()
}

func (r Request) endings() (all []string) {
	for _, k := range r.Kinds {
		all = append(all, k.Extensions...)
	}
	return all
}

// placesIn are the folder above, the folders in one and its files of some endings, each by name; none of what is hidden.
func placesIn(folder string, endings []string, folders bool) ([]place, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var all, files []place
	if up := filepath.Dir(folder); up != folder {
		all = append(all, place{name: "上一级", path: up, folder: true})
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		info, err := os.Stat(path) // follows links
		switch {
		case err != nil || strings.HasPrefix(e.Name(), "."):
		case info.IsDir():
			all = append(all, place{name: e.Name(), path: path, folder: true})
		case !folders && (len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(path)))):
			files = append(files, place{name: e.Name(), path: path, changed: info.ModTime()})
		}
	}
	return append(all, files...), nil
}
