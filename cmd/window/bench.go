//go:build !release

package window

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui"
)

// benchmark prepares the window for `make bench`, which says by SHUANGBAI_BENCH what it measures; otherwise it does
// nothing. With "1" the program prints "first-frame" after its first frame, a second later the resident memory in
// kilobytes, and ends. With "marks" and 0 or 1 it marks in the grid of the assessment screen, other points for 1
// than for 0. With "grid" it scrolls that grid and types marks. With "rounds" and a number it goes round all screens; with a second
// number see ui.Rounds. With "orders" it
// does what standard input says (ui.Obey). With "import" and a file it prints the resident memory before and some seconds after importing the file.
func benchmark(opts *ui.Options) {
	what := os.Getenv("SHUANGBAI_BENCH")
	if what != "" && office.LockedFile(opts.Data) != "" {
		_, _ = office.Unlock(context.Background(), opts.Data, office.Key{Password: measuredPassword}) // any other is asked for
	}
	profile()
	odd, marks := strings.CutPrefix(what, "marks ")
	count, rounds := strings.CutPrefix(what, "rounds ")
	file, imports := strings.CutPrefix(what, "import ")
	switch {
	case what == "1":
		opts.Ready = func(*ui.Window) {
			fmt.Println("first-frame")
			pprof.StopCPUProfile()
			time.AfterFunc(time.Second, func() {
				fmt.Println("resident-kb", ui.ResidentKB())
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
				pprof.StopCPUProfile()
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
				pprof.StopCPUProfile()
				os.Exit(0)
			}()
		}
	case rounds:
		opts.Ready = func(w *ui.Window) {
			go func() {
				n, settled := 0, 0
				_, _ = fmt.Sscan(count, &n, &settled) // none is 0
				if err := ui.Rounds(w, n, settled); err != nil {
					fmt.Println(err)
					os.Exit(1)
				}
				pprof.StopCPUProfile()
				os.Exit(0)
			}()
		}
	case what == "orders":
		opts.Ready = func(w *ui.Window) { go ui.Obey(w, os.Stdin) }
	case imports:
		opts.Ready = func(w *ui.Window) {
			go func() {
				time.Sleep(time.Second)
				fmt.Println("before-kb", ui.ResidentKB())
				if err := ui.ImportFile(w, file); err != nil {
					fmt.Println(err)
					os.Exit(1)
				}
				time.Sleep(afterImport)
				fmt.Println("after-kb", ui.ResidentKB())
				pprof.StopCPUProfile()
				os.Exit(0)
			}()
		}
	}
}

// measuredPassword is that of the file with a password that `make bench` makes.
const measuredPassword = "测量用的密码"

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

// profile writes what the processor does until it ends, five minutes at most, into the file that SHUANGBAI_PROFILE names.
func profile() {
	path := os.Getenv("SHUANGBAI_PROFILE")
	if path == "" {
		return
	}
	out, err := os.Create(path)
	if err == nil {
		err = pprof.StartCPUProfile(out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	time.AfterFunc(5*time.Minute, pprof.StopCPUProfile)
}
