package files

import (
	"fmt"
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

// ownChooser is the dialog that asks for a file, several files or a folder when the system has none of its own. Fyne's is not used: it has no keyboard.
type ownChooser struct {
	win     fyne.Window
	request Request
	folders bool // a folder is asked for
	several bool // more than one file may be chosen
	folder  string
	reading int // counts the readings, so that a slow folder does not come over a later one
	entry   *kit.Entry
	field   *kit.Field
	list    *table.Table[place]
	dialog  *kit.Dialog
	named   string // what the list wrote into the entry
	toMake  string // a folder that is not there, which is made when it is chosen once more
	chosen  func([]string)
}

func ownOpen(win fyne.Window, r Request, chosen func(string)) {
	(&ownChooser{win: win, request: r, chosen: func(all []string) { chosen(all[0]) }}).show()
}

func ownOpenSeveral(win fyne.Window, r Request, chosen func([]string)) {
	(&ownChooser{win: win, request: r, several: true, chosen: chosen}).show()
}

func ownFolder(win fyne.Window, r Request, chosen func(string)) {
	(&ownChooser{win: win, request: r, folders: true, chosen: func(all []string) { chosen(all[0]) }}).show()
}

// The list of a folder is as high as that many rows.
const placesInSight = 9

func (c *ownChooser) show() *ownChooser {
	label, safe, act := "文件", "不打开", "打开"
	if c.folders {
		label, safe, act = "文件夹", "不选", chooseFolder
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
		OnPick: func([]place) { c.showPicked() },
		OnOpen: func(p place) {
			if !c.takePicked() {
				c.take(p.path, !p.folder)
			}
		},
		OnKey: func(ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyBackspace {
				c.open(filepath.Dir(c.folder))
			}
			return ev.Name == fyne.KeyBackspace
		}})
	content := kit.VBox(look.Gap8, c.field)
	if c.folders {
		c.entry.OnChanged = func(string) { c.showMeant() }
	}
	if c.request.Make {
		content.Add(kit.HBox(0, kit.NewButton("新建文件夹", c.askNew).Small().Icon("plus")))
	}
	room := container.NewStack(kit.Space(0, (placesInSight+1)*look.DenseRow), c.list.Object())
	content.Add(room)
	c.dialog = kit.ShowDialog(c.win.Canvas(), kit.DialogSpec{Title: c.request.Title, Content: content, Width: 640, Safe: safe, Act: act,
		Note: "Enter 打开文件夹　Backspace 上一级", Focus: c.entry, Unsaved: kit.NothingToLose,
		OnAct: func() bool {
			typed := strings.TrimSpace(c.entry.Value())
			return typed == c.named && c.takePicked() || c.take(typed, c.folders)
		}})
	c.showPicked()
	c.open(startFolder(c.request.Start))
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

func (c *ownChooser) name(path string) {
	c.named = path
	c.entry.SetText(path)
	c.field.SetError("")
}

// picked are the files that are selected in the list, where several may be chosen.
func (c *ownChooser) picked() (paths []string) {
	if !c.several {
		return nil
	}
	for _, p := range c.list.Selected() {
		if !p.folder {
			paths = append(paths, p.path)
		}
	}
	return paths
}

// showPicked says how many files are selected.
func (c *ownChooser) showPicked() {
	switch n := len(c.picked()); {
	case n > 0:
		c.field.Hint(fmt.Sprintf("选了 %d 个文件，Enter 打开；Esc 都不选", n))
	case c.several:
		c.field.Hint("可以一次选几个：Ctrl 或 Shift 加单击，Space，Shift+↑↓；Ctrl+A 全选")
	}
}

// takePicked chooses the files that are selected, and reports whether any is.
func (c *ownChooser) takePicked() bool {
	paths := c.picked()
	if len(paths) == 0 {
		return false
	}
	c.dialog.Close()
	c.chosen(paths)
	return true
}

// take chooses a path, or goes into it where it is a folder and is not to be chosen itself. It reports whether the dialog is done with.
func (c *ownChooser) take(path string, choose bool) bool {
	if !filepath.IsAbs(path) {
		path = filepath.Join(c.folder, path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil && c.request.Make && os.IsNotExist(err):
		if path != c.toMake {
			c.toMake = path
			c.field.SetError("还没有“" + filepath.Base(path) + "”这个文件夹，再按一次“" + chooseFolder + "”就新建它")
			return false
		}
		if !c.make(path) {
			return false
		}
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
	c.chosen([]string{path})
	return true
}

// chooseFolder is the verb that chooses the folder whose path is written above.
const chooseFolder = "选这个文件夹"

// showMeant says which folder the verb chooses: the one written in the field, which the line chosen in the list is written into.
func (c *ownChooser) showMeant() {
	c.toMake = ""
	if c.entry.Value() == "" {
		c.field.Hint("")
		return
	}
	c.field.Hint("选的是“" + filepath.Base(c.entry.Value()) + "”；要选里面的，在下面选中它")
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
