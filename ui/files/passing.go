package files

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Papers are printed from files, and copies of attachments are opened: what these hold can be read by everybody who gets at them. They
// lie in a folder of the user's own, one for each run of the program, and are gone when it ends, or at the next start after it was killed.

// inUse is how long the program that a file was handed to may need to read it, toStart how long to start, longestRun how long a run of
// the program may take before its folder is taken for one that was left.
const (
	inUse      = 10 * time.Minute
	toStart    = 20 * time.Second
	longestRun = 7 * 24 * time.Hour
)

// formerFolders begin the names of the folders of earlier versions, in the system's folder for temporary files.
var formerFolders = []string{"shuangbai-print-", "shuangbai-view-"}

// passingFolder is the folder of the user's own with those of the runs.
func passingFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "shuangbai", "passing")
}

// runFolder is that of this run.
func runFolder() string { return filepath.Join(passingFolder(), strconv.Itoa(os.Getpid())) }

// PrintFile is where a paper is written to be printed from. Those of earlier printing are taken away.
func PrintFile(title string) (string, error) {
	removeFolders(runFolder(), "print-", inUse)
	dir, err := passing("print-")
	return filepath.Join(dir, title+".pdf"), err
}

// ViewFolder makes a folder for the copy of an attachment that is opened.
func ViewFolder() (string, error) { return passing("view-") }

func passing(prefix string) (string, error) {
	err := os.MkdirAll(runFolder(), 0o700)
	if err != nil {
		return "", model.Wrap(err, model.DiskFull, "不能建立临时文件，检查磁盘空间")
	}
	dir, err := os.MkdirTemp(runFolder(), prefix)
	return dir, model.Wrap(err, model.DiskFull, "不能建立临时文件，检查磁盘空间")
}

// EndPassing is RemovePassing of a run that ends: the window is closed already, and a file that was handed over this moment is left to
// the program that prints it for up to 20 seconds.
func EndPassing() { endPassing(time.Sleep) }

func endPassing(sleep func(time.Duration)) {
	var latest time.Time
	folders, _ := os.ReadDir(runFolder()) // none is well
	for _, f := range folders {
		if info, err := f.Info(); err == nil && info.ModTime().After(latest) {
			latest = info.ModTime()
		}
	}
	if left := toStart - time.Since(latest); left > 0 && left <= toStart {
		sleep(left)
	}
	RemovePassing()
}

// RemovePassing takes away the files that papers were printed from and copies of attachments were opened from in this run, and those
// that runs left which are no more. A file that a viewer still holds open stays until the next time.
func RemovePassing() {
	_ = os.RemoveAll(runFolder())
	runs, _ := os.ReadDir(passingFolder()) // none is well
	for _, run := range runs {
		info, err := run.Info()
		if pid, e := strconv.Atoi(run.Name()); err == nil && e == nil && (!isRunning(pid) || time.Since(info.ModTime()) > longestRun) {
			_ = os.RemoveAll(filepath.Join(passingFolder(), run.Name()))
		}
	}
	for _, prefix := range formerFolders {
		removeFolders(os.TempDir(), prefix, inUse)
	}
}

// isRunning reports whether there is a process with a number.
func isRunning(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" { // which finds only those that are
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || os.IsPermission(err)
}

// removeFolders takes away the folders whose names begin so and that are older than an age.
func removeFolders(in, prefix string, age time.Duration) {
	all, _ := os.ReadDir(in) // none is well
	for _, dir := range all {
		info, err := dir.Info()
		if err == nil && dir.IsDir() && strings.HasPrefix(dir.Name(), prefix) && time.Since(info.ModTime()) >= age {
			_ = os.RemoveAll(filepath.Join(in, dir.Name())) // one that is held open goes the next time
		}
	}
}
