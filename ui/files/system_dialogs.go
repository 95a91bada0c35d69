package files

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// Kind is one line of the file dialog's type menu.
type Kind struct {
	Name       string   // such as 表格文件
	Extensions []string // with the dot, such as .xlsx
}

// The kinds of files the program opens and writes.
var (
	Spreadsheets = Kind{"表格文件", []string{".xlsx", ".xls", ".csv", ".ods", ".fods", ".xml", ".html", ".htm"}}
	Workbook     = Kind{"Excel 工作簿", []string{".xlsx"}}
	PDF          = Kind{"PDF 文件", []string{".pdf"}}
	Package      = Kind{"双百数据包", []string{".sbp"}}
	Text         = Kind{"文本文件", []string{".txt"}}
	DataFile     = Kind{"双百数据文件", []string{".sbd", ".db"}}
)

// Request asks for a file or a folder.
type Request struct {
	Title string
	Start string // folder or file to begin with; "" leaves it to the system
	Kinds []Kind

	Guard   outfile.Target // of a file to be written: what must not be written over; its path and endings are set here
	NewOnly bool           // an existing file is refused, not asked about
	Make    bool           // a folder that is not there yet may be made: something is put into it
}

// AskOpen lets the user choose one file with the system's own dialog and calls chosen with its path; a dismissed
// dialog calls nothing. The dialog runs off the UI goroutine, so a dead network drive does not freeze the window.
func AskOpen(win fyne.Window, r Request, chosen func(path string)) {
	native(win, chosen, func() (string, error) {
		return zenity.SelectFile(r.options()...)
	}, func() { ownOpen(win, r, chosen) })
}

// AskOpenSeveral lets the user choose several files.
func AskOpenSeveral(win fyne.Window, r Request, chosen func(paths []string)) {
	go func() {
		paths, err := zenity.SelectFileMultiple(r.options()...)
		fyne.Do(func() {
			switch {
			case err == nil && len(paths) > 0:
				kit.WhenUnlocked(win.Canvas(), func() { chosen(paths) })
			case unavailable(err):
				ownOpenSeveral(win, r, chosen)
			}
		})
	}()
}

// AskFolder lets the user choose a folder.
func AskFolder(win fyne.Window, r Request, chosen func(path string)) {
	native(win, chosen, func() (string, error) {
		return zenity.SelectFile(append(r.options(), zenity.Directory())...)
	}, func() { ownFolder(win, r, chosen) })
}

// AskSave lets the user choose where to write a file. The extension of the first kind is added when the name has
// none. What may not be written over is refused, and an existing file asked about by its name, before chosen is called;
// the system's dialog does not ask, for it knows neither.
func AskSave(win fyne.Window, r Request, chosen func(outfile.Target)) {
	native(win, func(path string) { settleTarget(win, r, path, chosen) }, func() (string, error) {
		return zenity.SelectFileSave(r.options()...)
	}, func() { ownSave(win, r, chosen) })
}

// from is where the system's dialog begins: at a file only where it is of the kinds asked for, for with any other file chosen GTK's dialog
// drops the filter and lists everything; else in its folder.
func (r Request) from() string {
	if r.Start == "" {
		return ""
	}
	if info, err := os.Stat(r.Start); err == nil && info.IsDir() {
		return filepath.Clean(r.Start) + string(filepath.Separator)
	}
	ending := strings.ToLower(filepath.Ext(r.Start))
	for _, k := range r.Kinds {
		if slices.Contains(k.Extensions, ending) {
			return r.Start
		}
	}
	if len(r.Kinds) == 0 {
		return r.Start
	}
	return filepath.Dir(r.Start) + string(filepath.Separator)
}

func (r Request) options() []zenity.Option {
	options := []zenity.Option{zenity.Title(r.Title)}
	if from := r.from(); from != "" {
		options = append(options, zenity.Filename(from))
	}
	var filters zenity.FileFilters
	for _, k := range r.Kinds {
		var patterns []string
		for _, e := range k.Extensions {
			patterns = append(patterns, "*"+e)
		}
		filters = append(filters, zenity.FileFilter{Name: k.Name + "（" + strings.Join(patterns, " ") + "）", Patterns: patterns, CaseFold: true})
	}
	if len(filters) > 0 {
		options = append(options, filters)
	}
	return options
}

// native runs ask off the UI goroutine; when the system has no such dialog, fallback opens ours. In a locked window what was chosen
// waits until it is unlocked.
func native(win fyne.Window, chosen func(string), ask func() (string, error), fallback func()) {
	go func() {
		path, err := ask()
		fyne.Do(func() {
			switch {
			case err == nil && path != "":
				kit.WhenUnlocked(win.Canvas(), func() { chosen(path) })
			case unavailable(err):
				fallback()
			}
		})
	}()
}

// unavailable reports that there is no native dialog, as against one that was dismissed.
func unavailable(err error) bool {
	return err != nil && !errors.Is(err, zenity.ErrCanceled)
}

// Tell shows words in a dialog of the system's own and returns when it is dismissed. It is for the time when there is no
// window; where the system has no such dialog nothing is shown.
func Tell(title, words string) {
	_ = zenity.Warning(words, zenity.Title(title), zenity.OKLabel("知道了"), zenity.NoWrap())
}
