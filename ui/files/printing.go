package files

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// printFolders begins the names of the folders that papers are printed from, in the system's folder for passing files.
const printFolders = "shuangbai-print-"

// inUse is how long the program that a paper was handed to may need to read it.
const inUse = 10 * time.Minute

// PrintFile is where a paper is written to be printed from. Papers hold names and marks, so those of earlier printing
// are taken away.
func PrintFile(title string) (string, error) {
	removePrinted(os.TempDir(), inUse)
	dir, err := os.MkdirTemp("", printFolders)
	if err != nil {
		return "", model.Wrap(err, model.DiskFull, "不能建立临时文件，检查磁盘空间")
	}
	return filepath.Join(dir, title+".pdf"), nil
}

// RemovePrinted takes away the files that papers were printed from, those of this and of earlier runs. The window
// calls it when it closes; a file that a viewer still holds open stays until the next time.
func RemovePrinted() { removePrinted(os.TempDir(), 0) }

// removePrinted takes away the print folders in a folder that are older than an age.
func removePrinted(in string, age time.Duration) {
	old, _ := filepath.Glob(filepath.Join(in, printFolders+"*")) // fails on a bad pattern only
	for _, dir := range old {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() && time.Since(info.ModTime()) >= age {
			_ = os.RemoveAll(dir) // one that is held open goes the next time
		}
	}
}

// Print prints with the system's own means; where there is none the PDF is opened, to be printed from there.
func Print(path string) error {
	if runtime.GOOS != "windows" {
		if lp, err := exec.LookPath("lp"); err == nil && exec.Command("lpstat", "-d").Run() == nil {
			if err := exec.Command(lp, path).Run(); err == nil {
				return nil
			}
		}
	}
	if err := start(opener(path)); err != nil {
		return model.Wrap(err, model.Missing, "这台电脑没有能用的打印机，也没有能打开 PDF 的程序；点“存为 PDF”，拷到能打印的电脑上打印")
	}
	return nil
}
