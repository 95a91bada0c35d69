package main

import (
	"context"
	"fmt"
	"image"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui"
)

// benchmark prepares the window for `make bench`, which says by SHUANGBAI_BENCH what it measures; otherwise it does
// nothing. With "1" the program prints "first-frame" after its first frame, a second later the resident memory in
// kilobytes, and ends. With "marks" and a number it marks in the grid of the assessment screen, other points for an even
// number than for an odd one.
func benchmark(opts *ui.Options) {
	what := os.Getenv("SHUANGBAI_BENCH")
	round, marks := strings.CutPrefix(what, "marks ")
	switch {
	case what == "1":
		opts.Ready = func() {
			fmt.Println("first-frame")
			time.AfterFunc(time.Second, func() {
				fmt.Println("resident-kb", residentKB())
				os.Exit(0)
			})
		}
	case marks:
		written := make(chan time.Time, 1)
		opts.Log = slog.New(writtenLog{opts.Log.Handler(), written})
		opts.Ready = func() { go markKeys(written, round) }
	}
}

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

// The keys of the measure: how many, and how far apart, as quick as anybody types marks from paper.
const markCount, markPace = 50, 250 * time.Millisecond

// markKeys marks branch after branch in the focused grid. For each it prints the milliseconds from the key that ends
// the mark until the frame with it is drawn and the mark is in the data file, and until all else is drawn too.
func markKeys(written <-chan time.Time, round string) {
	n, _ := strconv.Atoi(round) // the program that measures writes numbers only
	win := fyne.CurrentApp().Driver().AllWindows()[0]
	drawn := make(chan struct{}, 1)
	probe := canvas.NewRaster(func(int, int) image.Image { // drawn after everything else
		select {
		case drawn <- struct{}{}:
		default:
		}
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	probe.Resize(fyne.NewSize(1, 1))
	// frame does something on the UI goroutine and returns when the frame that shows it is on the screen.
	frame := func(do func()) time.Time {
		fyne.DoAndWait(func() {
			select {
			case <-drawn:
			default:
			}
			do()
			probe.Refresh()
		})
		<-drawn
		fyne.DoAndWait(func() {}) // the buffers are swapped
		return time.Now()
	}
	frame(func() { win.SetContent(container.NewStack(win.Content(), container.NewWithoutLayout(probe))) })
	for focused := false; !focused; time.Sleep(20 * time.Millisecond) {
		fyne.DoAndWait(func() { focused = win.Canvas().Focused() != nil })
	}
	for i := range markCount {
		time.Sleep(markPace)
		frame(func() { win.Canvas().Focused().TypedRune(rune('1' + (n+i)%2)) })
		began := time.Now()
		shown := frame(func() { win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })
		select {
		case at := <-written:
			if at.After(shown) {
				shown = at
			}
		case <-time.After(10 * time.Second):
			fmt.Println("no mark was written after key", i)
			os.Exit(1)
		}
		fmt.Printf("mark %.2f %.2f\n", ms(shown.Sub(began)), ms(frame(func() {}).Sub(began)))
	}
	os.Exit(0)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

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
