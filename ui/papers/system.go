package papers

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/shuangbai/shuangbai/model"
)

// printFile is where a paper is written to be printed from.
func printFile(title string) (string, error) {
	dir, err := os.MkdirTemp("", "shuangbai-print-")
	if err != nil {
		return "", model.Wrap(err, model.DiskFull, "不能建立临时文件，检查磁盘空间")
	}
	return filepath.Join(dir, title+".pdf"), nil
}

// sendToPrinter prints with the system's own means; where there is none the PDF is opened, to be printed from there.
func sendToPrinter(path string) error {
	if runtime.GOOS == "windows" {
		return start(exec.Command("rundll32", "url.dll,FileProtocolHandler", path), path)
	}
	if lp, err := exec.LookPath("lp"); err == nil && exec.Command("lpstat", "-d").Run() == nil {
		if err := exec.Command(lp, path).Run(); err == nil {
			return nil
		}
	}
	return openFile(path)
}

// openFile opens a file with the program that the system has for it.
func openFile(path string) error {
	switch runtime.GOOS {
	case "windows":
		return start(exec.Command("rundll32", "url.dll,FileProtocolHandler", path), path)
	case "darwin":
		return start(exec.Command("open", path), path)
	}
	return start(exec.Command("xdg-open", path), path)
}

func start(cmd *exec.Cmd, path string) error {
	if err := cmd.Start(); err != nil {
		return model.Wrap(err, model.Missing, "系统没有能打开它的程序，文件在 %s", path)
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
