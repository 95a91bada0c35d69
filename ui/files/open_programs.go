package files

import (
	"os/exec"
	"runtime"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Open opens a file with the program that the system has for it.
func Open(path string) error {
	if err := start(opener(path)); err != nil {
		return model.Wrap(err, model.Missing, "文件已经存好，但这台电脑没有能打开它的程序。文件在 %s，可以拷到别的电脑上打开", path)
	}
	return nil
}

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

// opener is the system's command that opens a file.
func opener(path string) *exec.Cmd {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", path)
	}
	return exec.Command("xdg-open", path)
}

// settled is how long an opener is watched: it ends at once when there is no program for the file, and may itself be
// that program and stay.
const settled = 2 * time.Second

// start runs an opener and returns its failure when it fails within the time it is watched. It is called off the UI
// goroutine.
func start(cmd *exec.Cmd) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(settled):
		return nil
	}
}
