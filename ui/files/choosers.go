package files

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/outfile"
)

// Asker asks for a file that exists and calls then with its path, or not at all. start is a folder or file to begin with.
type Asker func(title, start string, then func(path string))

// Saver asks where to write a file and calls then with the target, or not at all. start is a proposal: a file with its
// folder; guard says what must not be written over.
type Saver func(title, start string, guard outfile.Target, then func(outfile.Target))

// SaveWorkbook asks with the system's dialog where to write a workbook.
func SaveWorkbook(win fyne.Window) Saver {
	return func(title, start string, guard outfile.Target, then func(outfile.Target)) {
		AskSave(win, Request{Title: title, Start: start, Kinds: []Kind{Workbook}, Guard: guard}, then)
	}
}

// SaveBackup asks where to put a backup of the data file.
func SaveBackup(win fyne.Window) Saver {
	return func(title, start string, guard outfile.Target, then func(outfile.Target)) {
		AskSave(win, Request{Title: title, Start: start, Kinds: []Kind{DataFile}, Guard: guard}, then)
	}
}

// NewData asks where to put a new data file; a place that is taken is refused.
func NewData(win fyne.Window) Asker {
	return func(title, start string, then func(string)) {
		AskSave(win, Request{Title: title, Start: start, Kinds: []Kind{DataFile}, NewOnly: true},
			func(to outfile.Target) { then(to.Path) })
	}
}

// OpenData asks for an existing data file or backup.
func OpenData(win fyne.Window) Asker {
	return func(title, start string, then func(string)) {
		AskOpen(win, Request{Title: title, Start: start, Kinds: []Kind{DataFile}}, then)
	}
}

// Beside proposes a file of that name in the folder of another file.
func Beside(path, name string) string { return filepath.Join(filepath.Dir(path), name) }
