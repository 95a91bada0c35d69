package files

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Handed tells where a paper went.
type Handed int

// Where a paper can go.
const (
	ToPrinter Handed = iota
	ToViewer         // it was opened, to be printed from there
)

// Said tells the user where a paper went: to the printer, or only to a viewer.
func (h Handed) Said() string {
	if h == ToViewer {
		return "没有找到打印机，已打开 PDF，在那里打印"
	}
	return "已交给打印机"
}

// Print prints one copy with the system's own means; where there is none the PDF is opened, to be printed from there, and the user is to be told.
func Print(path string) (Handed, error) { return PrintCopies(path, 1) }

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
