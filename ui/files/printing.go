package files

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
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

// viewFolders begins the names of the folders that copies of attachments are opened from.
const viewFolders = "shuangbai-view-"

// ViewFolder makes a folder of the user's own for the copy of an attachment that is opened.
func ViewFolder() (string, error) {
	dir, err := os.MkdirTemp("", viewFolders)
	return dir, model.Wrap(err, model.DiskFull, "不能建立临时文件，检查磁盘空间")
}

// RemovePrinted takes away the files that papers were printed from and copies of attachments were opened from, those of this and of
// earlier runs. The window calls it when it closes; a file that a viewer still holds open stays until the next time.
func RemovePrinted() {
	removePrinted(os.TempDir(), 0)
	removeFolders(os.TempDir(), viewFolders, 0)
}

// removePrinted takes away the print folders in a folder that are older than an age.
func removePrinted(in string, age time.Duration) { removeFolders(in, printFolders, age) }

// removeFolders takes away the folders whose names begin so and that are older than an age.
func removeFolders(in, prefix string, age time.Duration) {
	old, _ := filepath.Glob(filepath.Join(in, prefix+"*")) // fails on a bad pattern only
	for _, dir := range old {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() && time.Since(info.ModTime()) >= age {
			_ = os.RemoveAll(dir) // one that is held open goes the next time
		}
	}
}

// Handed tells where a paper went.
type Handed int

// Where a paper can go.
const (
	ToPrinter Handed = iota
	ToViewer         // it was opened, to be printed from there
)

// Print prints one copy with the system's own means; where there is none the PDF is opened, to be printed from there.
func Print(path string) error {
	_, err := PrintCopies(path, 1)
	return err
}

// CountsCopies reports whether the system makes the copies itself; elsewhere the PDF must hold them one after the other. It asks
// the system: call it off the UI goroutine.
func CountsCopies() bool { return lpPrinter() != "" }

// PrintCopies hands a PDF to the printer, or opens it where the system has no printer that it can hand it to. Where the system
// does not count copies, the PDF holds them.
func PrintCopies(path string, copies int) (Handed, error) {
	if lp := lpPrinter(); lp != "" {
		if exec.Command(lp, "-n", strconv.Itoa(max(1, copies)), "-o", "collate=true", "--", path).Run() == nil {
			return ToPrinter, nil
		}
	}
	if printByVerb(path) == nil {
		return ToPrinter, nil
	}
	if err := start(opener(path)); err != nil {
		return ToViewer, model.Wrap(err, model.Missing, "这台电脑没有能用的打印机，也没有能打开 PDF 的程序；点“存为 PDF”，拷到能打印的电脑上打印")
	}
	return ToViewer, nil
}

// lpPrinter is the command that prints, "" where there is none or it has no printer to print on.
func lpPrinter() string {
	if runtime.GOOS == "windows" {
		return ""
	}
	lp, err := exec.LookPath("lp")
	if err != nil {
		return ""
	}
	ask := exec.Command("lpstat", "-d")
	ask.Env = append(os.Environ(), "LC_ALL=C")
	if said, err := ask.Output(); err != nil || strings.HasPrefix(string(said), "no system default") {
		return ""
	}
	return lp
}
