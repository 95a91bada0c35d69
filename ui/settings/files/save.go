package files

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// Asker asks for a file and calls then with its path, or not at all. start is a proposal: a file with its folder.
type Asker func(title, start string, then func(path string))

// SaveWorkbook asks with the system's dialog where to write a workbook.
func SaveWorkbook(win fyne.Window) Asker {
	return func(title, start string, then func(string)) {
		kit.SaveFile(win, kit.FileRequest{Title: title, Start: start, Kinds: []kit.FileKind{kit.Workbook}}, then)
	}
}

// SaveData asks where to put a data file or a backup of one.
func SaveData(win fyne.Window) Asker {
	return func(title, start string, then func(string)) {
		kit.SaveFile(win, kit.FileRequest{Title: title, Start: start, Kinds: []kit.FileKind{kit.DataFile}}, then)
	}
}

// OpenData asks for an existing data file or backup.
func OpenData(win fyne.Window) Asker {
	return func(title, start string, then func(string)) {
		kit.OpenFile(win, kit.FileRequest{Title: title, Start: start, Kinds: []kit.FileKind{kit.DataFile}}, then)
	}
}

// Beside proposes a file of that name in the folder of another file.
func Beside(path, name string) string { return filepath.Join(filepath.Dir(path), name) }
