package files

import (
	"os/exec"
	"runtime"

	"github.com/shuangbai/shuangbai/model"
)

// ShowFolder opens a folder, or a file with its program, in the desktop.
func ShowFolder(path string) error {
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "windows":
		name, args = "explorer", []string{path}
	case "darwin":
		name = "open"
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return model.Wrap(err, model.Missing, "打不开文件夹，可以自己到这里去找：%s", path)
	}
	go func() { _ = cmd.Wait() }() // only so that no dead process remains
	return nil
}
