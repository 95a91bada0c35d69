package window

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/ui"
)

// benchmark prepares the window for `make bench`, which says by SHUANGBAI_BENCH what it measures; otherwise it does
// nothing. With "1" the program prints "first-frame" after its first frame, a second later the resident memory in
// kilobytes, and ends. With "marks" and 0 or 1 it marks in the grid of the assessment screen, other points for 1
// than for 0. With "grid" it scrolls that grid and types marks. With "import" and a file it prints the resident memory before and some seconds after importing the file.
func benchmark(opts *ui.Options) {
	what := os.Getenv("SHUANGBAI_BENCH")
	odd, marks := strings.CutPrefix(what, "marks ")
	file, imports := strings.CutPrefix(what, "import ")
	switch {
	case what == "1":
		opts.Ready = func(*ui.Window) {
			fmt.Println("first-frame")
			time.AfterFunc(time.Second, func() {
				fmt.Println("resident-kb", residentKB())
				os.Exit(0)
			})
		}
	case marks:
		written := make(chan time.Time, 1)
		opts.Log = slog.New(writtenLog{opts.Log.Handler(), written})
		opts.Ready = func(*ui.Window) {
			go func() {
				if err := ui.MarkKeys(written, odd == "1"); err != nil {
					fmt.Println(err)
					os.Exit(1)
				}
				os.Exit(0)
			}()
		}
	case what == "grid":
		opts.Ready = func(*ui.Window) {
			go func() {
				if err := ui.GridFrames(); err != nil {
					fmt.Println(err)
					os.Exit(1)
				}
				os.Exit(0)
			}()
		}
	case imports:
		opts.Ready = func(w *ui.Window) {
			go func() {
				time.Sleep(time.Second)
				fmt.Println("before-kb", residentKB())
				if err := ui.ImportFile(w, file); err != nil {
					fmt.Println(err)
					os.Exit(1)
				}
				time.Sleep(afterImport)
				fmt.Println("after-kb", residentKB())
				os.Exit(0)
			}()
		}
	}
}

// afterImport is how long after an import the memory is measured.
const afterImport = 5 * time.Second

// writtenLog tells when a change was committed to the data file.
type writtenLog struct {
	slog.Handler
	written chan time.Time
}

// Handle implements slog.Handler.
func (l writtenLog) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == "written" {
		select {
		case l.written <- time.Now():
		default:
		}
	}
	return l.Handler.Handle(ctx, r)
}

// residentKB is the resident memory of this process as Linux tells it; "0" elsewhere.
func residentKB() string {
	raw, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(raw), "\n") {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			return f[1]
		}
	}
	return "0"
}
