//go:build !windows

package office

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// documentsLine names the folder of documents in user-dirs.dirs, as desktops of Linux write it.
var documentsLine = regexp.MustCompile(`(?m)^\s*XDG_DOCUMENTS_DIR="(.+)"\s*$`)

// documentsFolder is 文档 of the present user: what the desktop takes for it, else ~/文档 where there is one, else ~/Documents.
func documentsFolder() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	config, err := os.UserConfigDir()
	if err == nil {
		text, _ := os.ReadFile(filepath.Join(config, "user-dirs.dirs")) // most machines of ours have one, none is well
		if named := documentsLine.FindSubmatch(text); named != nil {
			folder := strings.Replace(string(named[1]), "$HOME", home, 1)
			if filepath.IsAbs(folder) && filepath.Clean(folder) != filepath.Clean(home) {
				return folder, nil
			}
		}
	}
	if chinese := filepath.Join(home, "文档"); isFolder(chinese) {
		return chinese, nil
	}
	return filepath.Join(home, "Documents"), nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
